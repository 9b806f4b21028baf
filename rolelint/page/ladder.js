// The ladder: a row per dimension, a column per level. A cell counts its criteria, and a hole is hatched.

const ladderView = { id: "ladder", title: "Ladder", draw: drawLadder, select: markLadder, arrive: showCell };
const HEATS = 5;

const MARK_WORDS = {
    inherited: "from the ladder that this one extends",
    cumulative: "taken over from the level below",
    hole: "hole: nothing is said, though it should be",
};

const ladderAt = () => world.ladders.find(({ key }) => key === state.ladder) || world.ladders[0];
const cellSelected = () => (state.view === "ladder" && ladderAt()?.cells.get(state.cell)) || null;

function drawLadder() {
    const ladder = ladderAt();
    return make(
        "div.view",
        toolbar(
            ["Numbers count criteria", make("span.on-screen", "; the stronger the colour, the more")],
            ladderChooser(ladder),
        ),
        make(
            "div.sheet",
            make("h3.ladder-name", named(ladder.name)),
            make("p.covered", coveredWords(ladder)),
            ladder.levels.length ? ladderTable(ladder) : make("p.empty", "This ladder has no level."),
            ladderLegend(ladder),
            section(
                "Nothing says at which level",
                ladder.unplaced.filter(isShown).map((role) => make("li", memberButton(role))),
            ),
            ladder.findings.length > 0 &&
                make(
                    "section.found-here",
                    make("h3", "Findings ", numeral(ladder.findings.length)),
                    make("div.rows", make("ul", ladder.findings.map(findingRow))),
                ),
        ),
    );
}

const isShown = (member) => shown().members.has(member);

function ladderLegend(ladder) {
    const kinds = new Set(
        [...ladder.cells.values()].flatMap((cell) => [cell.mark, ...cell.more.map(([kind]) => kind)]),
    );
    const items = Object.keys(MARK_WORDS)
        .filter((kind) => kinds.has(kind))
        .map((kind) => make("li", marked(kind, MARK_WORDS[kind])));
    return items.length ? make("ul.legend", items) : null;
}

function ladderChooser(current) {
    if (world.ladders.length === 1) return null;
    const options = world.ladders.map((ladder) =>
        make(
            "option",
            { value: ladder.key, selected: ladder === current },
            [ladder.name, percentOf(ladder)].filter(Boolean).join(" · "),
        ),
    );
    const onchange = (event) => go({ ladder: event.target.value, cell: "" });
    return make(
        "span.which",
        make("label", { for: "which-ladder" }, "Ladder"),
        make("select", { id: "which-ladder", onchange }, options),
    );
}

const percentOf = (ladder) => (ladder.percent === null ? "" : `${ladder.percent} %`);

/** Say how much of a ladder is filled in, and what has no level. */
function coveredWords(ladder) {
    const { filled, expected, without } = ladder;
    const holes = expected - filled;
    const gaps = holes ? count(holes, "hole") : "no hole";
    return [
        expected
            ? `${filled} of ${count(expected, "cell")} filled (${percentOf(ladder)}), ${gaps}.`
            : "No cell is expected to be filled.",
        without.length ? ` No level for ${listed(without)}.` : "",
        isClimbed(ladder) || ladder.unplaced.length ? "" : " No role here is on this ladder.",
    ];
}

const isClimbed = (ladder) => ladder.levels.some(({ roles }) => roles.length);
const listed = (names) => [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");

function ladderTable(ladder) {
    const heads = ladder.levels.map((level) => make("th.level", { scope: "col" }, levelHead(level)));
    const most = Math.max(HEATS, ...[...ladder.cells.values()].map((cell) => cell.count));
    const rows = ladder.rows.map((row) =>
        make(
            "tr",
            make("th", { scope: "row" }, dimensionHead(row)),
            row.cells.map((cell) =>
                make("td", cell.mark === "unexpected" ? unseen("not expected") : square(cell, most)),
            ),
        ),
    );
    if (isClimbed(ladder)) rows.push(standingRow(ladder));
    return make(
        "table.ladder",
        { "aria-label": `${ladder.name}: dimensions by level, from low to high` },
        make("thead", make("tr", make("th.sides", { scope: "col" }, "Dimension"), heads)),
        make("tbody", rows),
    );
}

/** Who stands at which level, as far as the filters let them pass. */
function standingRow(ladder) {
    const cells = ladder.levels.map((level) => {
        const roles = level.roles.filter(isShown);
        return make("td", roles.length ? roles.map((role) => memberButton(role)) : make("span.hint", "nobody"));
    });
    return make("tr.standing", make("th", { scope: "row" }, "Roles"), cells);
}

function levelHead(level) {
    return [
        fill(named(level.name), [{ title: level.name.length > LONGEST_HEAD && level.name }]),
        level.seniority ? make("span.facts", named(level.seniority)) : null,
        level.isCumulative ? make("span.facts", marked("cumulative", "and all below")) : null,
    ];
}

function dimensionHead(row) {
    const others = row.others.map(({ name, level }) => `'${name}' at ${level.name}`);
    return [
        named(row.name),
        row.first ? make("span.facts", "from ", named(row.first)) : null,
        others.length ? make("span.facts", "also ", named(others.join(", "))) : null,
    ];
}

/** A cell that can be selected: its number, and a mark where not all of it is the level's own. */
function square(cell, most) {
    const heat = Math.ceil((HEATS * cell.count) / most);
    const words = cell.mark === "hole" ? marked("hole", "hole") : squareCount(cell);
    return button(
        {
            class: `square ${cell.mark}${heat ? ` heat-${heat}` : ""}`,
            "data-cell": cell.key,
            "aria-current": String(cell.key === state.cell),
        },
        words,
        unseen(`: ${cell.row.name}, ${cell.level.name}`),
    );
}

const MORE_WORDS = { inherited: "inherited", cumulative: "from below" };

function squareCount(cell) {
    const isOwn = cell.mark === "own";
    return [
        make("span.count", isOwn ? null : mark(cell.mark), String(cell.count)),
        unseen(isOwn ? (cell.count === 1 ? " criterion" : " criteria") : ` ${MORE_WORDS[cell.mark]}`),
        cell.more.map(([kind, criteria]) =>
            make("span.more", unseen(", "), mark(kind), String(criteria.length), unseen(` ${MORE_WORDS[kind]}`)),
        ),
    ];
}

function markLadder() {
    markMembers();
    for (const one of byId("stage").querySelectorAll(".square"))
        one.setAttribute("aria-current", String(one.dataset.cell === state.cell));
}

/** Bring the selected cell into sight: a link may lead to it, and the panel takes room away. */
function showCell() {
    const selected = byId("stage").querySelector('.square[aria-current="true"]');
    selected?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The selected cell, in the panel

function cellPanel(cell) {
    const { row, level, ladder } = cell;
    const facts = [level.name, level.seniority, ladder.name].filter(Boolean);
    const here = row.others.filter((other) => other.level === level);
    return [
        make(
            "div.panel-head",
            make("h2", { dir: "auto" }, row.name),
            button(
                { class: "quiet", "aria-label": "Close", title: "Close (Esc)", onclick: () => go({ cell: "" }) },
                "×",
            ),
        ),
        make(
            "p.facts",
            facts.map((fact, number) => [number ? " · " : "", named(fact)]),
        ),
        here.map(({ name }) => make("p.hint", "called ", named(name), " at this level")),
        cell.mark === "hole"
            ? make("p.gap", marked("hole", "A hole: nothing is said here, though it should be."))
            : null,
        criteriaList("Criteria", cell.own),
        criteriaList(
            [mark("inherited"), " From ", ladder.above ? named(ladder.above) : "the ladder that it extends"],
            cell.inherited,
        ),
        takenOver(cell).map((below) =>
            criteriaList(
                [mark("cumulative"), " Taken over from ", named(below.level.name)],
                [...below.own, ...below.inherited],
            ),
        ),
        section(
            ["Roles at ", named(level.name)],
            level.roles.map((role) => make("li.neighbour", memberButton(role))),
        ),
        ladder.path ? make("p.path", placed(ladder.path)) : null,
    ].flat();
}

function criteriaList(title, criteria) {
    const items = criteria.map(({ text, examples }) =>
        make(
            "li.criterion",
            make("p", { dir: "auto" }, text),
            examples.map((example) => make("p.detail", { dir: "auto" }, make("span.of", "Example: "), example)),
        ),
    );
    return section([title, " ", numeral(criteria.length)].flat(), items);
}
