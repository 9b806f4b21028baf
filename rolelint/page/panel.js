// The selected role in full; without one, what the marks mean and who is best connected.

function drawPanel() {
    const member = world.byKey.get(state.role || (state.view === "focus" ? state.focus : ""));
    const cell = cellSelected();
    const parts = member ? memberPanel(member) : cell ? cellPanel(cell) : overview();
    byId("panel").classList.toggle("open", Boolean(state.role || cell));
    byId("panel").setAttribute("aria-label", cell && !member ? "Selected cell" : "Selected role");
    byId("panel").replaceChildren(...parts.filter(Boolean));
    byId("panel").scrollTop = 0;
}

function memberPanel(member) {
    const facts = [SORTS[member.sort], member.family, member.seniority, member.status].filter(Boolean);
    const dotted = facts.map((fact, number) => [number ? " · " : "", named(fact)]);
    return [
        make(
            "div.panel-head",
            make("h2", { dir: "auto", class: tone(member) }, member.label),
            button({ class: "quiet", "aria-label": "Close", title: "Close (Esc)", onclick: () => select("") }, "×"),
        ),
        facts.length ? make("p.facts", dotted) : null,
        member.size > 1 ? make("p.facts", `stands for ${count(member.size, "role")}`) : null,
        state.view === "focus" && (state.focus || state.role) === member.key
            ? null
            : button({ class: "primary", onclick: () => focusOn(member.key) }, "Focus on this role"),
        member.mission ? make("p.mission", { dir: "auto" }, member.mission) : null,
        member.summary ? make("p.summary", { dir: "auto" }, member.summary) : null,
        factList(member),
        share(member.allMetrics),
        section("Responsibilities", member.duties.map(dutyItem)),
        section("Success metrics of the role", member.metrics.map(metricItem)),
        ...neighbours(member),
        section("Capabilities", member.capabilities.map(capabilityItem)),
        section(
            "Artifacts",
            member.artifacts.map((artifact) =>
                make("li", { dir: "auto" }, artifact.name, artifact.type ? aside(artifact.type) : null),
            ),
        ),
        section(
            "Findings",
            member.findings.map((finding) =>
                make("li.found", marked(finding.severity, finding.severity), ...findingWords(finding)),
            ),
        ),
        member.path ? make("p.path", placed(member.path)) : null,
    ];
}

function share(metrics) {
    if (!metrics.length) return null;
    const words = `${tallied(metrics).measurable} of ${count(metrics.length, "metric")} measurable`;
    return make("div.share", bar(metrics), make("p.hint", words));
}

function factList(member) {
    const facts = [
        ["Reports to", member.reports],
        ["Replaced by", [member.replaced].filter(Boolean)],
        ["Also called", member.aliases],
        ["Reviewed", [member.reviewed].filter(Boolean)],
        ...member.properties,
    ].filter(([, list]) => list.length);
    if (!facts.length) return null;
    return make(
        "dl",
        ...facts.flatMap(([name, list]) => [make("dt", named(name)), make("dd", { dir: "auto" }, list.join(", "))]),
    );
}

function dutyItem(duty) {
    const asides = [duty.primary ? "primary" : "", duty.share ? `${duty.share} %` : ""].filter(Boolean);
    return make(
        "li.duty",
        make(
            "p",
            { dir: "auto" },
            make("strong", duty.title),
            asides.map((words) => aside(words)),
        ),
        duty.details.map((detail) => make("p.detail", { dir: "auto" }, detail)),
        duty.metrics.length
            ? make("ul.metrics", ...duty.metrics.map(metricItem))
            : make("p.detail.none", "no success metric"),
    );
}

function metricItem(metric) {
    return make(
        "li",
        make("p", { dir: "auto" }, metric.text),
        make("p.judged", verdict(metric), metric.lack ? ` — ${metric.lack}` : ""),
    );
}

function capabilityItem(capability) {
    const asides = [capability.level, capability.importance].filter(Boolean);
    return make(
        "li",
        { dir: "auto" },
        capability.name,
        asides.map((words) => aside(words)),
        capability.details.length ? make("p.detail", capability.details.join(", ")) : null,
    );
}

const WAYS = { in: "Takes from", out: "Gives to", both: "Works with" };

/** Who works with a member, by the way the work goes; what filters hide is left in, for this is the whole role. */
function neighbours(member) {
    const ties = tiesWith(member);
    return Object.entries(WAYS).map(([way, title]) => {
        const parties = gathered(ties.filter((tie) => tie.way === way));
        return section([mark(way), ` ${title} `, numeral(parties.length)], few(parties.map(neighbourItem)));
    });
}

function neighbourItem({ member, ties }) {
    return make(
        "li.neighbour",
        memberButton(member),
        findingsBadge(ties[0].edge),
        ties.map(({ exchange, edge, group }) =>
            make(
                "div.tie",
                make("p", named(often(exchange))),
                group && make("p.detail", partOf(group)),
                make("p.detail", edge.isOneSided ? mark("onesided") : null, saidWords(exchange, edge)),
                exchange.notes.map((note) => make("p.detail", { dir: "auto" }, note.text)),
            ),
        ),
    );
}

/** Say through which group something reaches a role. */
const partOf = (group) => ["as one of ", named(group.label)];

function saidWords(exchange, edge) {
    const words = speakers(exchange, edge);
    return words ? `said by ${words}` : "";
}

// Nobody is selected

function overview() {
    const top = byPartners(world.roles, tiesWith)
        .slice(0, 5)
        .filter(([, partners]) => partners);
    const metrics = world.roles.flatMap((role) => role.allMetrics);
    const tally = tallied(metrics);
    const verdicts = VERDICTS.filter((kind) => tally[kind]).map((kind) =>
        make("li", marked(kind, `${tally[kind]} ${VERDICT_WORDS[kind]}`)),
    );
    return [
        make("div.panel-head", make("h2", "At a glance")),
        state.view === "ladder"
            ? make("p.hint", "Select a cell to read what is expected there, or a role to read what it answers for.")
            : make("p.hint", "Select a role to read what it answers for, and who says what about working with it."),
        section(
            "Best connected",
            top.map(([role, partners]) =>
                make("li.neighbour.line", memberButton(role), numeral(count(partners, "partner"))),
            ),
            "ol",
        ),
        metrics.length
            ? make("section", make("h3", "Success metrics"), bar(metrics), make("ul.legend", ...verdicts))
            : null,
        legend(state.view === "ladder" ? Object.entries(MARK_WORDS) : meanings(), state.view !== "ladder"),
    ];
}

/** What the marks of connections mean, as far as they occur. */
const meanings = () =>
    [
        ["line", "connection; the arrow follows the work"],
        ["onesided", "one-sided: only one role speaks of it", world.edges.some((edge) => edge.isOneSided)],
        ["in", "comes in"],
        ["out", "goes out"],
        ["both", "both ways"],
        ["warning", "number of findings", world.findings.length > 0],
    ].filter(([, , occurs = true]) => occurs);

function legend(marks, withSorts = true) {
    const lines = marks.map(([kind, words]) => make("li", marked(kind, words)));
    const sorts = Object.entries(SORTS)
        .filter(([sort, words]) => withSorts && words && world.members.some((member) => member.sort === sort))
        .map(([sort, words]) => make("li", make("span.marked", make("span", { class: `swatch ${sort}` }), words)));
    return make("section", make("h3", "Marks"), make("ul.legend", ...lines, ...sorts));
}
