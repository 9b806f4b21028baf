// The map: a box per family, a card per role, lines between. From afar families speak, nearby roles do.

const mapView = { id: "map", title: "Map", draw: drawMap, select: markMap, arrive: arriveMap };

let map = null; // made once: its elements, its camera, and whom it is about just now
let withLabels = false;

function drawMap() {
    if (state.form === "table") return tableView("Every connection of the map, line by line.");
    map ||= makeMap();
    filterMap();
    markMap();
    return map.root;
}

function tableView(words) {
    return make("div.view", toolbar(words, formSwitch()), wholeTable());
}

function makeMap() {
    const [width, height] = world.size;
    const layer = (name) =>
        draw("svg", { class: name, width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    const made = {
        cards: new Map(),
        lines: layer("lines"),
        lit: layer("lit"),
        trunks: layer("trunks"),
        captions: make("div.captions"),
    };
    const frames = world.frames.map((frame) => makeFrame(frame, made.cards));
    made.sheet = make("div.sheet-of-map", frames, made.lines, made.lit, made.trunks, made.captions);
    setBox(made.sheet, { x: 0, y: 0, width, height });
    made.pane = make("div.map", { role: "region", "aria-label": "Map of roles" }, made.sheet, zoomButtons());
    made.labels = toggle(false, switchLabels, "Labels");
    made.root = make("div.view", toolbar("", made.labels, formSwitch()), made.pane);
    made.camera = makeCamera(made.pane, made.sheet, world.size, (scale) => rescale(made, scale));
    made.sheet.style.setProperty("--on-paper", onPaper(width, height));
    // Known beforehand, the browser need not lay out hundreds of names only to hide them.
    const room = byId("stage").getBoundingClientRect();
    rescale(made, Math.min(1, room.width / width, room.height / height));
    for (const moment of ["pointerover", "focusin"]) made.pane.addEventListener(moment, peek);
    for (const moment of ["pointerleave", "focusout"]) made.pane.addEventListener(moment, () => light(null));
    return made;
}

function setBox(element, { x, y, width, height }) {
    Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}

function makeFrame(frame, cards) {
    const closer = () => map.camera.frame(frame, 1.15, 0.6);
    const back = make("div.frame-back", { onclick: () => map.isFar && closer() });
    setBox(back, frame);
    const items = frame.members.map((member) => {
        const card = makeCard(member);
        cards.set(member, card);
        return make("li", card);
    });
    const hue = frame.hue === null ? "tone-none" : `tone-${frame.hue}`;
    const group = make(
        "section",
        { class: `frame ${hue}`, "aria-label": frame.label || "Without a group" },
        back,
        make("ul", ...items),
    );
    if (frame.label || world.frames.length > 1) {
        const title = make(
            "h3.frame-title",
            button(
                {
                    onclick: closer,
                    onfocus: () => lightTrunks(frame),
                    onblur: () => lightTrunks(null),
                    onpointerenter: () => lightTrunks(frame),
                    onpointerleave: () => lightTrunks(null),
                },
                named(frame.label || "No group"),
                " ",
                numeral(frame.members.length),
                unseen(" members, look closer"),
            ),
        );
        setBox(title, frame);
        back.after(title);
    }
    return group;
}

const SORTS = {
    role: "",
    broken: "file that cannot be read",
    group: "group of roles",
    external: "outside the organisation",
    ambiguous: "name that several roles bear",
    unknown: "name that nobody bears",
    bundle: "group of roles",
};

function makeCard(member) {
    const card = memberButton(member, findingsBadge(member), unseen(cardWords(member)));
    card.classList.add("card", member.sort);
    setBox(card, member.box);
    // The layout has room for sixty characters in a row without a blank; a longer word ends in "…".
    const lines = Math.round((member.box.height - 14) / 16) - (member.what ? 1 : 0);
    card.firstChild.style.webkitLineClamp = Math.max(1, lines);
    if (member.label.length > 60) card.title = member.label;
    return card;
}

function findingsBadge(member) {
    const { length } = member.findings;
    return length ? make("span.badge", mark("warning"), length, unseen(length === 1 ? " finding" : " findings")) : null;
}

function cardWords(member) {
    const many = (way) => othersIn(tiesWith(member).filter((tie) => tie.way === way));
    const said = [
        SORTS[member.sort],
        `gives to ${many("out")}`,
        `takes from ${many("in")}`,
        `works with ${many("both")}`,
    ];
    return `, ${said.filter((words) => words && !words.endsWith(" 0")).join(", ") || "no connection"}`;
}

function zoomButtons() {
    const zoom = (factor) => () => map.camera.zoom(factor, undefined, undefined, true);
    return make(
        "div.zoom",
        { role: "group", "aria-label": "Zoom" },
        button({ "aria-label": "Zoom in", title: "Zoom in (+)", onclick: zoom(1.35) }, "+"),
        button({ "aria-label": "Zoom out", title: "Zoom out (−)", onclick: zoom(1 / 1.35) }, "−"),
        button({ title: "The whole map (0)", onclick: () => map.camera.fit() }, "Fit"),
    );
}

/** Place the map when it first has a size, and bring the selected role into sight. */
function arriveMap() {
    if (!map || !map.pane.isConnected) return;
    if (!map.isPlaced) map.camera.fit(false);
    map.isPlaced = true;
    const member = world.byKey.get(state.role);
    if (member && member.box) map.camera.reveal(member.box);
}

function rescale(made, scale) {
    const isFar = scale < FAR && world.frames.length > 1;
    if (made.isFar === isFar) return;
    made.sheet.style.setProperty("--scale", scale);
    setFar(made, isFar);
}

/** Let families speak, or the cards in them. */
function setFar(made, isFar) {
    made.isFar = isFar;
    made.pane.classList.toggle("far", isFar);
    for (const cards of made.sheet.querySelectorAll("ul")) cards.inert = isFar;
    for (const title of made.sheet.querySelectorAll("h3 button")) title.disabled = !isFar;
    if (isFar) drawTrunks(made);
    tellMap(made);
}

// What is on it

/** Show what passes the filters: the others leave an empty outline, so that nothing moves. */
function filterMap() {
    const { members, edges } = shown();
    for (const [member, card] of map.cards) {
        const isOut = !members.has(member);
        card.classList.toggle("out", isOut);
        card.inert = isOut;
    }
    map.lines.replaceChildren(
        ...linesOf(
            edges.map(({ edge }) => edge),
            "rest",
        ),
    );
    map.lines.classList.toggle("many", edges.length > 250);
    if (map.isFar) drawTrunks(map);
    tellMap(map);
}

/** Say how to read what is in sight. */
function tellMap(made) {
    const words = made.isFar
        ? "Lines join families, the wider the more connections. Come nearer to see roles."
        : "Arrows follow the work: who gives points to who takes.";
    made.root.querySelector(".toolbar p").textContent = shown().edges.length
        ? words
        : world.edges.length
          ? "No connection passes the filters."
          : "No role says whom it works with.";
}

/** A path per line, so that the browser skips those out of sight, and one per frame for the small arrowheads. */
function linesOf(edges, kind) {
    const lines = [];
    const heads = new Map();
    const point = (member, ...ends) => heads.set(member.frame, `${heads.get(member.frame) || ""}${arrowhead(...ends)}`);
    for (const edge of edges) {
        const points = pointsOf(edge);
        if (!points) continue;
        const [start, ...rest] = points.map((numbers) => numbers.join(" "));
        lines.push(
            draw("path", { class: edge.isOneSided ? `${kind} dashed` : kind, d: `M${start}C${rest.join(" ")}` }),
        );
        point(edge.target, points.at(-1), points.at(-2));
        if (edge.isMutual) point(edge.source, points[0], points[1]);
    }
    return [...lines, ...[...heads.values()].map((d) => draw("path", { class: `${kind} heads`, d }))];
}

/** The route of an edge; where the layout has none, straight from card to card. */
function pointsOf(edge) {
    if (edge.points.length > 3) return edge.points;
    if (!edge.source.box || !edge.target.box) return null;
    const [one, two] = [edge.source.box, edge.target.box].map((box) => [box.x + box.width / 2, box.y + box.height / 2]);
    return [one, one, two, two];
}

function markMap() {
    if (!map) return;
    for (const [member, card] of map.cards) {
        const isSelected = member.key === state.role;
        card.setAttribute("aria-current", String(isSelected));
        if (isSelected && map.pane.isConnected) map.camera.reveal(member.box);
    }
    map.labels.hidden = !state.role;
    light(null);
}

/** What is under the pointer or has the keyboard lights up by itself, or says what it exchanges with the selected role. */
function peek(event) {
    if (event.target.closest(".frame-title")) return; // lights its own lines
    const card = event.target.closest(".card");
    light(card ? world.byKey.get(card.dataset.key) : null);
}

function light(peeked) {
    const selected = world.byKey.get(state.role);
    const about = selected || peeked;
    const ties = about ? shown().ties.get(about) : [];
    if (map.about !== about || map.ties !== ties) lightLines(about, ties);
    Object.assign(map, { about, ties });
    const isTold = (partner) => (withLabels && selected) || partner === peeked;
    const partners = new Map(ties.filter((tie) => tie.other.box).map((tie) => [tie.other, []]));
    for (const tie of ties) partners.get(tie.other)?.push(tie);
    const told = selected ? [...partners].filter(([partner]) => isTold(partner)) : [];
    map.captions.replaceChildren(...told.map(([partner, own]) => caption(partner, own)));
}

function lightLines(about, ties) {
    const ways = new Map();
    for (const { other: partner, way, group } of ties)
        for (const one of group ? [partner, group] : [partner])
            ways.set(one, ways.has(one) && ways.get(one) !== way ? "both" : way);
    map.pane.classList.toggle("lights", Boolean(about));
    for (const [member, card] of map.cards) card.dataset.way = member === about ? "self" : ways.get(member) || "";
    const groups = { in: new Set(), out: new Set(), both: new Set() };
    for (const { edge, other: partner } of ties) groups[ways.get(partner)].add(edge);
    map.lit.replaceChildren(...Object.entries(groups).flatMap(([way, edges]) => linesOf(edges, way)));
}

function caption(partner, ties) {
    const lines = ties.map(({ exchange, way, edge, group }) =>
        make(
            "span",
            mark(way),
            often(exchange),
            group && [", ", partOf(group)],
            edge.isOneSided ? ` — said by ${speakers(exchange, edge)}` : "",
        ),
    );
    const words = make("p.caption", ...lines);
    const { x, y, width, height } = partner.box;
    Object.assign(words.style, { left: `${x + width / 2}px`, top: `${y + height + 3}px` });
    return words;
}

function switchLabels() {
    withLabels = !withLabels;
    map.labels.setAttribute("aria-pressed", String(withLabels));
    light(null);
}

// From afar

/** Lines between families, as wide as many connections they stand for. */
function drawTrunks(made) {
    const pairs = new Map();
    for (const { edge } of shown().edges) {
        const [from, to] = [edge.source, edge.target].map(({ frame }) => world.frames.indexOf(frame));
        if (from < 0 || to < 0 || from === to) continue;
        const numbers = [from, to].sort((one, two) => one - two);
        const pair = pairs.get(numbers.join()) || { ends: numbers.map((number) => world.frames[number]), givers: [] };
        pair.givers.push(edge.isMutual ? null : edge.source.frame);
        pairs.set(numbers.join(), pair);
    }
    made.pairs = [...pairs.values()];
    const most = Math.max(...made.pairs.map(({ givers }) => givers.length));
    made.trunks.replaceChildren(...made.pairs.map((pair) => trunk(pair, most)));
}

const middle = (frame) => [frame.x + frame.width / 2, frame.y + frame.height / 2];

function trunk({ ends, givers }, most) {
    const [[x, y], [toX, toY]] = ends.map(middle);
    const bend = `${(x + toX) / 2 + (toY - y) / 8} ${(y + toY) / 2 - (toX - x) / 8}`;
    const path = draw("path.trunk", { d: `M${x} ${y}Q${bend} ${toX} ${toY}` });
    path.style.setProperty("--width", 1 + (5 * givers.length) / most);
    return path;
}

/** Say how many connections lead from one family to each of the others, and which way. */
function lightTrunks(frame) {
    if (!map.isFar) return;
    map.pane.classList.toggle("lights", Boolean(frame));
    const told = frame ? map.pairs.filter(({ ends }) => ends.includes(frame)) : [];
    [...map.trunks.children].forEach((path, number) => path.classList.toggle("lit", told.includes(map.pairs[number])));
    map.captions.replaceChildren(
        ...told.map(({ ends, givers }) => {
            const partner = ends[0] === frame ? ends[1] : ends[0];
            const ways = [
                ["out", frame, "given"],
                ["in", partner, "taken"],
                ["both", null, "together"],
            ].map(([way, giver, word]) => [way, givers.filter((one) => one === giver).length, word]);
            const lines = ways
                .filter(([, times]) => times)
                .map(([way, times, word]) => make("span", mark(way), `${times} ${word}`));
            const words = make("p.caption", ...lines);
            const [x, y] = middle(partner);
            Object.assign(words.style, { left: `${x}px`, top: `${y + 14 / map.camera.at.scale}px` });
            return words;
        }),
    );
}
