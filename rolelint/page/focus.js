// The focus: one role in the middle, who gives to it on the left, who takes from it on the right. It reads at every size.

const focusView = { id: "focus", title: "Focus", draw: drawFocus, select: markMembers, arrive: joinCards };

const COLUMNS = {
    giversOfGivers: "Who gives to them",
    givers: "Who gives",
    hub: "",
    takers: "Who takes",
    takersOfTakers: "Who takes from them",
};

let joined = []; // pairs of cards with a line between them, each with its way

function drawFocus() {
    joined = [];
    const hub = hubAt();
    if (!hub) return chooser();
    const columns = columnsOf(hub);
    if (state.form === "table") return make("div.view", focusBar(hub, columns), hubTable(hub));
    const cards = new Map();
    const drawn = Object.entries(columns).map(([name, parties]) => drawColumn(name, parties, hub, cards));
    const lines = draw("svg.joins", { "aria-hidden": "true" });
    const plan = make("div", { class: `plan depth-${state.depth}` }, lines, ...drawn);
    collectJoins(hub, columns, cards);
    return make("div.view", focusBar(hub, columns), make("div.scroll", { onscroll: joinCards }, plan));
}

const hubAt = () => world.byKey.get(state.focus) || world.byKey.get(state.role);

/** Without a role to look at: all of them, those with most connections first. */
function chooser() {
    const { roles, ties } = shown();
    const items = byPartners(roles, (role) => ties.get(role)).map(([role, partners]) =>
        make("li", memberButton(role, numeral(count(partners, "partner")))),
    );
    return make(
        "div.view",
        toolbar("Whom do you want to look at? The best connected come first."),
        make("div.scroll", make("ul.chooser", ...items)),
    );
}

function focusBar(hub, columns) {
    const hidden = othersIn(tiesWith(hub)) - othersIn(shown().ties.get(hub));
    const words = ["Work flows from left to right.", hidden ? ` Filters hide ${hidden} more.` : ""];
    const isFolded = Object.values(columns).some((parties) => parties.length > MANY);
    const isOpen = state.folds === "open";
    const steps = make(
        "div.steps",
        { role: "group", "aria-label": "Depth" },
        toggle(state.depth === "1", () => go({ depth: "1" }), "1 step"),
        toggle(state.depth === "2", () => go({ depth: "2" }), "2 steps"),
    );
    return toolbar(
        words,
        steps,
        isFolded && state.form === "picture" && toggle(isOpen, () => go({ folds: isOpen ? "" : "open" }), "Unfold all"),
        button({ onclick: () => go({ view: "map", role: hub.key }) }, "Show on the map"),
        formSwitch(),
    );
}

/** Who stands in which column: parties of one member with its ties to the column that is nearer to the middle. */
function columnsOf(hub) {
    const { ties } = shown();
    const own = (way) => gathered(ties.get(hub).filter((tie) => tie.way === way));
    const columns = { giversOfGivers: [], givers: own("in"), hub: own("both"), takers: own("out"), takersOfTakers: [] };
    if (state.depth === "2") {
        columns.giversOfGivers = further(hub, columns.givers, "in", ties);
        columns.takersOfTakers = further(hub, columns.takers, "out", ties);
    }
    return columns;
}

/** Ties joined by the member at their far end, in the order of names within their families. */
function gathered(ties) {
    const parties = new Map();
    for (const tie of ties) {
        if (!parties.has(tie.other)) parties.set(tie.other, { member: tie.other, ties: [] });
        parties.get(tie.other).ties.push(tie);
    }
    const rank = ({ member }) => [world.frames.indexOf(member.frame), world.members.indexOf(member)];
    return [...parties.values()].sort((one, two) => rank(one)[0] - rank(two)[0] || rank(one)[1] - rank(two)[1]);
}

function further(hub, near, way, ties) {
    const known = new Set([hub, ...near.map(({ member }) => member)]);
    const steps = near.flatMap(({ member }) =>
        ties
            .get(member)
            .filter((tie) => tie.way === way && !tie.group && !known.has(tie.other))
            .map((tie) => ({ ...tie, by: member })),
    );
    return gathered(steps);
}

function drawColumn(name, parties, hub, cards) {
    if (name === "hub") return hubColumn(hub, parties, cards);
    const isNear = name === "givers" || name === "takers";
    if (!parties.length && !isNear) return make("div", { class: `column ${name}` });
    return make(
        "section",
        { class: `column ${name}` },
        make("h3", mark("out"), ` ${COLUMNS[name]} `, numeral(parties.length)),
        parties.length
            ? partyList(parties, isNear, (key, card) => cards.set(`${name}/${key}`, card))
            : make("p.empty", name === "givers" ? "Nobody gives to this role." : "Nobody takes from this role."),
    );
}

/** All parties of a column; where they are many, a fold per family. */
function partyList(parties, withWhat, keep = () => {}) {
    const families = new Map();
    for (const party of parties) {
        const card = partyCard(party, withWhat);
        keep(party.member.key, card);
        const { frame } = party.member;
        families.set(frame, [...(families.get(frame) || []), make("li", card)]);
    }
    if (parties.length <= MANY) return make("ul", ...[...families.values()].flat());
    if (families.size === 1) return make("ul", ...few([...families.values()][0]));
    const folds = [...families].map(([frame, items]) =>
        make("li", folding([named(frame?.label || "No group"), " ", numeral(items.length)], items, frame && tone({ frame }))),
    );
    return make("ul", ...folds);
}

function hubColumn(hub, parties, cards) {
    const card = memberButton(
        hub,
        make("span.facts", [hub.family, hub.seniority].filter(Boolean).join(" · ") || SORTS[hub.sort]),
        findingsBadge(hub),
    );
    card.classList.add("hub", hub.sort);
    cards.set("hub", card);
    return make(
        "section.column.middle",
        { "aria-label": "In the middle" },
        make("div.hub-place", card),
        parties.length > 0 &&
            make(
                "div.together",
                make("h3", mark("both"), " Work together ", numeral(parties.length)),
                partyList(parties, true),
            ),
    );
}

function partyCard({ member, ties }, withWhat) {
    const card = memberButton(member, findingsBadge(member), withWhat ? make("span.what", ...ties.map(tieLine)) : null);
    card.classList.add("party", member.sort);
    return card;
}

function tieLine({ exchange, edge, group }) {
    const words = [exchange.label, exchange.often].filter(Boolean).join(" · ");
    return make(
        "span",
        named(words),
        group && make("span.says", make("span", partOf(group))),
        edge.isOneSided ? make("span.says", mark("onesided"), `said by ${speakers(exchange, edge)}`) : null,
    );
}

function collectJoins(hub, columns, cards) {
    const join = (from, to, tie) =>
        joined.push({ from: cards.get(from), to: cards.get(to), isOneSided: tie.edge.isOneSided });
    for (const { member, ties } of columns.givers) join(`givers/${member.key}`, "hub", ties[0]);
    for (const { member, ties } of columns.takers) join("hub", `takers/${member.key}`, ties[0]);
    for (const { member, ties } of columns.giversOfGivers)
        for (const tie of ties) join(`giversOfGivers/${member.key}`, `givers/${tie.by.key}`, tie);
    for (const { member, ties } of columns.takersOfTakers)
        for (const tie of ties) join(`takers/${tie.by.key}`, `takersOfTakers/${member.key}`, tie);
}

/** Fit what depends on places to a fold that has been opened or closed. */
function unfolded() {
    joinCards();
    rove();
}

/** Draw the lines between the cards, wherever their texts have made them stand. */
function joinCards() {
    const lines = document.querySelector(".joins");
    if (!lines) return;
    const plan = lines.parentElement;
    lines.replaceChildren();
    const base = plan.getBoundingClientRect();
    plan.style.setProperty("--wide", `${base.width}px`);
    plan.style.setProperty("--on-paper", onPaper(base.width, 0));
    const paths = { solid: new Set(), dashed: new Set(), heads: new Set() };
    for (const { from, to, isOneSided } of joined) {
        const [start, end] = [from, to].map((card) => (foldOver(card) || card).getBoundingClientRect());
        const tail = [start.right - base.left, start.top - base.top + Math.min(start.height / 2, 120)];
        const tip = [end.left - base.left - 1, end.top - base.top + Math.min(end.height / 2, 120)];
        paths[isOneSided ? "dashed" : "solid"].add(joinPath(tail, tip));
        paths.heads.add(arrowhead(tip, [tip[0] - 10, tip[1]], 8));
    }
    // What leads to a closed fold is one line, dashed if all of it is one-sided.
    for (const path of paths.solid) paths.dashed.delete(path);
    lines.classList.toggle("many", paths.heads.size > 2 * MANY);
    lines.append(...Object.entries(paths).map(([kind, own]) => draw("path", { class: kind, d: [...own].join("") })));
}

function joinPath([x, y], [toX, toY]) {
    const reach = (toX - x) / 2;
    return `M${x} ${y}C${x + reach} ${y} ${toX - reach} ${toY} ${toX - 6} ${toY}`;
}

/** Mark the buttons of the selected role, wherever they are. */
function markMembers() {
    for (const one of byId("stage").querySelectorAll(".member"))
        one.setAttribute("aria-current", String(one.dataset.key === state.role));
}

/** All that the columns around a member show, line by line. */
function hubTable(hub) {
    const ties = Object.values(columnsOf(hub)).flatMap((parties) => parties.flatMap((party) => party.ties));
    const inside = new Set(ties.map((tie) => tie.exchange));
    const edges = shown().edges.map(({ edge, exchanges }) => ({
        edge,
        exchanges: exchanges.filter((exchange) => inside.has(exchange)),
    }));
    return connectionTable(
        edges.filter(({ exchanges }) => exchanges.length),
        ties.length ? [] : [hub],
    );
}
