// The matrix: rows give, columns take. Only cells that hold something are drawn, so that 500 roles take no time.

const matrixView = { id: "matrix", title: "Matrix", draw: drawMatrix, select: markMatrix, arrive: markMatrix };
const CELL = { roles: [18, 30], families: 44 };
const MANY_ROLES = 250;
const LONGEST_HEAD = 34;

const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `bold 12px ${getComputedStyle(document.documentElement).fontFamily}`;

let matrix = null;

const byFamilies = () =>
    world.frames.length > 1 && (state.rows ? state.rows === "families" : shown().roles.length > MANY_ROLES);

function drawMatrix() {
    if (state.form === "table") return tableView("Every cell of the matrix that holds something, line by line.");
    matrix = byFamilies() ? familyMatrix() : roleMatrix();
    matrix.at = { row: 0, column: 0 };
    matrix.grid = matrixGrid();
    matrix.pane = make(
        "div",
        {
            class: `scroll matrix ${matrix.kind}`,
            tabindex: 0,
            role: "application",
            "aria-label": "Matrix: rows give, columns take. Arrow keys move from cell to cell.",
            onkeydown: matrixKey,
            onclick: matrixClick,
            onpointermove: (event) => pointAt(event, false),
            onfocus: tellCell,
        },
        matrix.grid,
    );
    matrix.line = make("p.cell-told", { role: "status" }, "Point at a cell, or move with the arrow keys.");
    return make("div.view", matrixBar(), matrix.pane, matrix.line);
}

/** The cells with their heads, which stay in sight. */
function matrixGrid() {
    const { size, heads } = matrix;
    const side = size * heads.length;
    const room = 24 + Math.ceil(Math.max(36, ...heads.map(({ text }) => ruler.measureText(text).width)));
    matrix.body = draw(
        "svg.cells",
        { width: side, height: side, viewBox: `0 0 ${side} ${side}` },
        ...bands(side),
        ...matrix.marks,
    );
    const rows = draw(
        "svg.rows",
        { width: room, height: side },
        ...heads.map((head, number) => rowHead(head, number, room)),
    );
    const columns = draw(
        "svg.columns",
        { width: side, height: room },
        ...heads.map((head, number) => columnHead(head, number, room)),
    );
    const grid = make(
        "div.grid",
        { "aria-hidden": "true" },
        make("div.corner", make("span", "takes →"), make("span", "gives ↓")),
        columns,
        rows,
        matrix.body,
    );
    grid.style.setProperty("--on-paper", onPaper(side + room, side + room));
    return grid;
}

function matrixBar() {
    const rows = make(
        "div.steps",
        { role: "group", "aria-label": "Rows and columns" },
        toggle(matrix.kind === "roles", () => go({ rows: "roles" }), "Roles"),
        toggle(matrix.kind === "families", () => go({ rows: "families" }), "Families"),
    );
    const marks =
        matrix.kind === "roles"
            ? [
                  ["full", "gives"],
                  ["round", "works with"],
                  ["hollow", "one-sided"],
              ].map(([kind, words]) => make("span", { class: `sample ${kind}` }, words))
            : "Numbers count connections; the darker, the more.";
    return toolbar(marks, world.frames.length > 1 ? rows : null, formSwitch());
}

/** A row and a column per member, sorted by family as on the map. */
function roleMatrix() {
    const { members, edges } = shown();
    const order = world.frames.flatMap((frame) => frame.members).filter((member) => members.has(member));
    const place = new Map(order.map((member, number) => [member, number]));
    const told = new Map();
    for (const { edge, exchanges } of edges) {
        for (const exchange of exchanges) {
            for (const ends of endsOf(exchange)) {
                const key = ends.map((member) => place.get(member)).join();
                told.set(key, [...(told.get(key) || []), { exchange, edge }]);
            }
        }
    }
    const heads = order.map((member) => ({ text: shorten(member.label), member, frame: member.frame }));
    const [least, most] = CELL.roles;
    const size = Math.max(least, Math.min(most, Math.floor(540 / heads.length)));
    const cells = [...told].map(([key, lines]) => roleCell(...key.split(",").map(Number), lines, size));
    return { kind: "roles", size, heads, told, marks: cells };
}

/** Who gives to whom in an exchange: one pair, or both ways. */
const endsOf = ({ giver, taker, isMutual }) =>
    [
        [giver, taker],
        [taker, giver],
    ].slice(0, isMutual ? 2 : 1);

function roleCell(row, column, lines, size) {
    const inset = size / 5;
    const isRound = lines.every(({ exchange }) => exchange.isMutual);
    const isHollow = lines.every(({ edge }) => edge.isOneSided);
    const side = size - 2 * inset;
    return draw("rect", {
        class: isHollow ? "cell hollow" : "cell",
        x: column * size + inset,
        y: row * size + inset,
        width: side,
        height: side,
        rx: isRound ? side / 2 : 1.5,
    });
}

/** A row and a column per family; a cell counts the connections. */
function familyMatrix() {
    const told = new Map();
    for (const { exchanges } of shown().edges) {
        const places = exchanges
            .flatMap(endsOf)
            .map((ends) => ends.map((member) => world.frames.indexOf(member.frame)).join());
        for (const key of new Set(places)) told.set(key, (told.get(key) || 0) + 1);
    }
    const heads = world.frames.map((frame) => ({ text: shorten(frame.label || "No group"), frame }));
    const most = Math.max(...told.values());
    return {
        kind: "families",
        size: CELL.families,
        heads,
        told,
        marks: [...told].flatMap(([key, times]) => familyCell(...key.split(",").map(Number), times, most)),
    };
}

function familyCell(row, column, times, most) {
    const size = CELL.families;
    const heat = Math.max(1, Math.ceil(5 * Math.sqrt(times / most)));
    return [
        draw("rect", {
            class: `heat heat-${heat}`,
            x: column * size + 1.5,
            y: row * size + 1.5,
            width: size - 3,
            height: size - 3,
            rx: 4,
        }),
        draw(
            "text",
            { class: `heat-${heat}`, x: (column + 0.5) * size, y: (row + 0.5) * size + 4.5, "text-anchor": "middle" },
            String(times),
        ),
    ];
}

const shorten = (text) =>
    [...text].length > LONGEST_HEAD ? `${[...text].slice(0, LONGEST_HEAD - 1).join("")}…` : text;

/** The ground: a line per cell, a stronger one between families, and the two bands that cross at the cursor. */
function bands(side) {
    const { size, heads } = matrix;
    const starts = heads
        .map((_, number) => number)
        .filter((number) => number && heads[number].frame !== heads[number - 1].frame);
    const grid = (numbers) =>
        numbers.map((number) => `M0 ${number * size}H${side}M${number * size} 0V${side}`).join("");
    return [
        draw("path.fine", { d: grid(heads.map((_, number) => number)) }),
        draw("path.bold", { d: grid(starts) }),
        draw("path.diagonal", { d: `M0 0L${side} ${side}` }),
        draw("rect.band.row", { width: side, height: size, y: -size }),
        draw("rect.band.column", { width: size, height: side, x: -size }),
        draw("rect.cursor", { width: size, height: size, x: -size, y: -size, rx: 3 }),
    ];
}

function headText(head, attributes) {
    return draw(
        "text.head",
        { "data-key": head.member?.key, ...attributes },
        head.text,
        draw("title", head.member?.label || head.frame.label),
    );
}

function rowHead(head, number, room) {
    const { size } = matrix;
    const y = number * size;
    const stripe = draw("rect", { class: `stripe ${tone(head)}`, x: room - 5, y, width: 4, height: size });
    return draw("g", headText(head, { x: room - 12, y: y + size / 2 + 4, "text-anchor": "end" }), stripe);
}

function columnHead(head, number, room) {
    const { size } = matrix;
    const x = number * size;
    const stripe = draw("rect", { class: `stripe ${tone(head)}`, x, y: room - 5, width: size, height: 4 });
    const turned = `translate(${x + size / 2 + 4} ${room - 12}) rotate(-90)`;
    return draw("g", headText(head, { transform: turned }), stripe);
}

function cellAt(event) {
    const bounds = matrix.body.getBoundingClientRect();
    const [column, row] = [(event.clientX - bounds.x) / matrix.size, (event.clientY - bounds.y) / matrix.size].map(
        Math.floor,
    );
    return { row, column };
}

function pointAt(event, isClick) {
    const { row, column } = cellAt(event);
    const last = matrix.heads.length;
    if (event.target.closest(".rows, .columns") || row < 0 || column < 0 || row >= last || column >= last) return;
    if (!isClick && matrix.at.row === row && matrix.at.column === column) return;
    matrix.at = { row, column };
    tellCell();
}

function matrixClick(event) {
    const key = event.target.dataset.key;
    if (key) select(key);
    else if (cellAt(event).row >= 0) {
        pointAt(event, true);
        enterCell(event.shiftKey);
    }
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function matrixKey(event) {
    const step = STEPS[event.key];
    if (step && matrix.heads.length) {
        const last = matrix.heads.length - 1;
        const within = (number) => Math.min(last, Math.max(0, number));
        matrix.at = { row: within(matrix.at.row + step[0]), column: within(matrix.at.column + step[1]) };
        tellCell();
        keepInSight();
    } else if (event.key === "Enter") enterCell(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
}

/** Select the role of the row; of families, show those two role by role. */
function enterCell(isFocus) {
    const head = matrix.heads[matrix.at.row];
    if (!head) return;
    if (head.member) (isFocus ? focusOn : select)(head.member.key);
    else {
        const families = [head, matrix.heads[matrix.at.column]].flatMap(({ frame }) =>
            frame.members.map((member) => member.family || NONE),
        );
        go({ rows: "roles", family: [...new Set(families)] });
    }
}

function keepInSight() {
    const { row, column } = matrix.at;
    const { pane, size } = matrix;
    const room = matrix.grid.firstElementChild.getBoundingClientRect();
    pane.scrollTo({
        left: Math.max(
            Math.min(pane.scrollLeft, column * size),
            (column + 1) * size + room.width - pane.clientWidth + 8,
        ),
        top: Math.max(Math.min(pane.scrollTop, row * size), (row + 1) * size + room.height - pane.clientHeight + 8),
    });
}

/** Say in words what the cell under the cursor holds. */
function tellCell() {
    const { row, column } = matrix.at;
    const [giver, taker] = [matrix.heads[row], matrix.heads[column]];
    if (!giver) return;
    const put = (name, attributes) => fill(matrix.body.querySelector(name), [attributes]);
    put(".band.row", { y: row * matrix.size });
    put(".band.column", { x: column * matrix.size });
    put(".cursor", { x: column * matrix.size, y: row * matrix.size });
    const held = matrix.told.get(`${row},${column}`);
    const name = (head) => named(head.member ? head.member.label : head.frame.label || "No group");
    matrix.line.replaceChildren(name(giver), " → ", name(taker), ": ", make("strong", cellWords(held)));
}

function cellWords(held) {
    if (!held) return "nothing";
    if (typeof held === "number") return count(held, "connection");
    return held.map(({ exchange, edge }) => `${often(exchange)}, said by ${speakers(exchange, edge)}`).join("; ");
}

/** Mark row and column of the selected role. */
function markMatrix() {
    if (!matrix || !matrix.pane.isConnected) return;
    for (const head of matrix.grid.querySelectorAll(".head"))
        head.classList.toggle("selected", head.dataset.key === state.role && Boolean(state.role));
    const number = matrix.heads.findIndex((head) => head.member && head.member.key === state.role);
    if (number < 0 || matrix.at.row === number) return;
    matrix.at = { row: number, column: matrix.at.column };
    tellCell();
    keepInSight();
}
