// Every success metric by role, with the verdict on it and what it lacks.

const metricsView = { id: "metrics", title: "Metrics", draw: drawMetrics, select: markMembers };

function drawMetrics() {
    const roles = shown().roles.filter((role) => role.sort === "role");
    const all = roles.flatMap((role) => role.allMetrics);
    const tally = tallied(all);
    const isWanted = (metric) => !state.verdict.length || state.verdict.includes(metric.verdict);
    const sections = roles.map((role) => metricsOf(role, isWanted)).filter(Boolean);
    const without = roles.filter((role) => !role.allMetrics.length);
    const share = (kind) => (all.length ? ` · ${Math.round((100 * tally[kind]) / all.length)} %` : "");
    const chips = VERDICTS.filter((kind) => kind !== "unjudged" || tally.unjudged).map((kind) =>
        chip("verdict", kind, VERDICT_WORDS[kind], `${tally[kind]}${share(kind)}`),
    );
    return make(
        "div.view",
        toolbar(count(all.length, "success metric"), ...chips),
        make(
            "div.scroll.reading",
            all.length ? bar(all) : make("p.empty", "No role here says how its success is measured."),
            ...sections,
            section(
                "Without any success metric",
                without.map((role) => make("li", memberButton(role))),
            ),
        ),
    );
}

function metricsOf(role, isWanted) {
    const parts = [...role.duties.map((duty) => [duty.title, duty.metrics]), ["The role as a whole", role.metrics]];
    const rows = parts.flatMap(([title, metrics]) =>
        metrics.filter(isWanted).map((metric) => metricRow(metric, title)),
    );
    if (!rows.length) return null;
    const tally = tallied(role.allMetrics);
    const words = `${tally.measurable} of ${role.allMetrics.length} measurable`;
    return make(
        "section.entry",
        make("h3", memberButton(role), bar(role.allMetrics), numeral(words)),
        make("ul.rows", ...rows),
    );
}

function metricRow(metric, title) {
    return make(
        "li",
        verdict(metric),
        make("div", make("p.words", { dir: "auto" }, metric.text), make("p.of", { dir: "auto" }, title)),
        make("p.lack", metric.lack),
    );
}
