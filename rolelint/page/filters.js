// What the filters leave over, and the filters themselves.

const FINDINGS_FILTERS = { "one-sided": "One-sided connections", findings: "With findings" };

/** What passes the filters: members, edges with the exchanges that are left of them, and these by member. */
let passing = null;
let passingFor = "";

function shown() {
    const wanted = LISTS.map((name) => state[name].join("\n")).join("\0");
    if (!passing || wanted !== passingFor) {
        passing = filtered();
        passingFor = wanted;
    }
    return passing;
}

function filtered() {
    const one = (name, value) => !state[name].length || state[name].includes(value || NONE);
    const isOneSided = state.show.includes("one-sided");
    const withFindings = state.show.includes("findings");
    const isOpen = (member) =>
        !isRole(member) ||
        (one("family", member.family) &&
            one("seniority", member.seniority) &&
            (!withFindings || member.findings.length > 0));
    const edges = [];
    for (const edge of world.edges) {
        if (!isOpen(edge.source) || !isOpen(edge.target) || (isOneSided && !edge.isOneSided)) continue;
        const exchanges = edge.exchanges.filter(
            (told) => told.frequencies.some((word) => one("frequency", word)) && one("verb", told.verb),
        );
        if (exchanges.length) edges.push({ edge, exchanges });
    }
    const ties = tiesOf(edges, isOpen);
    // Who chooses among connections wants to see those who have such a one.
    const needsOne = isOneSided || state.frequency.length > 0 || state.verb.length > 0;
    const isKept = (member) => isOpen(member) && (ties.get(member).length || (isRole(member) && !needsOne));
    const members = new Set(world.members.filter(isKept));
    return { members, edges, ties, roles: world.roles.filter((role) => members.has(role)) };
}

/** The exchanges of each member as it sees them: with whom, which way, what, and as part of which group. */
function tiesOf(edges, isOpen = () => true) {
    const ties = new Map(world.members.map((member) => [member, []]));
    for (const { edge, exchanges } of edges) {
        for (const member of [edge.source, edge.target]) {
            const partner = other(edge, member);
            const seen = exchanges.map((exchange) => {
                const way = wayOf(exchange, member);
                return { edge, exchange, other: partner, way, group: null };
            });
            ties.get(member).push(...seen);
            for (const role of member.holds)
                if (role !== partner && isOpen(role))
                    ties.get(role).push(...seen.map((tie) => ({ ...tie, group: member })));
        }
    }
    return ties;
}

let allTies = null;

/** The ties of a member whatever the filters are. */
function tiesWith(member) {
    allTies ||= tiesOf(world.edges.map((edge) => ({ edge, exchanges: edge.exchanges })));
    return allTies.get(member);
}

/** With how many a member has ties, be they roles or not. */
const othersIn = (ties) => new Set(ties.map((tie) => tie.other)).size;

/** With how many roles a role has ties of its own: what is told a whole group makes nobody its partner. */
const partnersOf = (ties) => othersIn(ties.filter((tie) => isRole(tie.other) && !tie.group));

/** Roles with how many partners each has, the best connected first. */
const byPartners = (roles, tiesOfRole) =>
    roles.map((role) => [role, partnersOf(tiesOfRole(role))]).sort((one, two) => two[1] - one[1]);

const FILTERS = ["family", "seniority", "frequency", "verb", "show"];
const isFiltered = () => FILTERS.some((name) => state[name].length);

/** Values with how often each occurs: in the order of a scale, else by name, and last who has none. */
function values(list, scale = []) {
    const tally = new Map();
    for (const value of list) tally.set(value || NONE, (tally.get(value || NONE) || 0) + 1);
    const rank = (value) => (value === NONE ? Infinity : scale.indexOf(value) + 1 || scale.length + 1);
    const compare = (one, two) => (rank(one) === rank(two) ? one.localeCompare(two, "en") : rank(one) - rank(two));
    return [...tally].sort(([one], [two]) => compare(one, two));
}

function drawFilters() {
    const exchanges = world.edges.flatMap((edge) => edge.exchanges);
    const found = [
        ["one-sided", world.edges.filter((edge) => edge.isOneSided).length],
        ["findings", world.roles.filter((role) => role.findings.length).length],
    ];
    fill(byId("filters"), [
        make(
            "div.filters-head",
            make("h2", "Filters"),
            button({ id: "clear", class: "quiet", onclick: clearFilters }, "Clear"),
        ),
        make("p", { id: "left", class: "hint" }),
        filterGroup("Family", "family", values(world.roles.map((role) => role.family))),
        filterGroup("Seniority", "seniority", values(world.roles.map((role) => role.seniority))),
        filterGroup(
            "How often",
            "frequency",
            values(
                exchanges.flatMap((told) => told.frequencies),
                world.frequencies,
            ),
        ),
        filterGroup("Verb", "verb", values(exchanges.map((told) => told.verb))),
        filterGroup("Findings", "show", found, FINDINGS_FILTERS),
    ]);
}

function filterGroup(title, name, options, words = {}) {
    if (options.length === 0 || (options.length === 1 && options[0][0] === NONE)) return null;
    const choices = options.map(([value, times]) =>
        make(
            "label.choice",
            make("input", { type: "checkbox", name, value, onchange: () => go(toggled(name, value)) }),
            make("span", named(value === NONE ? "not given" : words[value] || value)),
            numeral(times),
        ),
    );
    return make(
        "details",
        { open: options.length <= 12 || name === "family" },
        make("summary", title, make("span.chosen", { "data-of": name })),
        make("fieldset", make("legend.unseen", title), ...choices),
    );
}

const clearFilters = () => go(Object.fromEntries(FILTERS.map((name) => [name, []])));

/** Tell how much the filters leave, and check the boxes that are chosen. */
function markFilters() {
    for (const box of byId("filters").querySelectorAll("input")) box.checked = state[box.name].includes(box.value);
    for (const chosen of byId("filters").querySelectorAll(".chosen")) {
        const { length } = state[chosen.dataset.of];
        chosen.textContent = length ? `${length} chosen` : "";
    }
    byId("clear").hidden = !isFiltered();
    const left = shown();
    const words = `${left.roles.length} of ${count(world.roles.length, "role")}, ${left.edges.length} of ${count(world.edges.length, "connection")}`;
    byId("left").textContent = `Showing ${words}`;
    byId("filters-switch").textContent = isFiltered() ? "Filters (on)" : "Filters";
    return `Showing ${words}`;
}
