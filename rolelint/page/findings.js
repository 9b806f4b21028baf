// Every finding with its place, by role.

const findingsView = { id: "findings", title: "Findings", draw: drawFindings, select: markMembers };
const SEVERITIES = ["error", "warning", "info"];

function drawFindings() {
    const { members } = shown();
    const open = world.findings.filter((finding) => !finding.member || members.has(finding.member));
    const isWanted = (finding) => !state.severity.length || state.severity.includes(finding.severity);
    const chips = SEVERITIES.map((severity) => [
        severity,
        open.filter((finding) => finding.severity === severity).length,
    ])
        .filter(([, times]) => times)
        .map(([severity, times]) =>
            toggle(
                state.severity.includes(severity),
                () => go(toggled("severity", severity)),
                marked(severity, severity),
                " ",
                numeral(times),
            ),
        );
    const files = new Map();
    for (const finding of open.filter(isWanted)) files.set(finding.path, [...(files.get(finding.path) || []), finding]);
    return make(
        "div.view",
        toolbar(world.findings.length ? count(open.length, "finding") : "", ...chips),
        make("div.scroll.reading", files.size ? [...files].map(([path, found]) => fileOf(path, found)) : noFindings()),
    );
}

function noFindings() {
    const words = world.findings.length
        ? "No finding passes the filters."
        : world.isPublic
          ? "This page is for everybody, so findings are left out."
          : "No findings. Either rolelint has nothing to say about these roles, or the page was written without them.";
    return make("p.empty", words);
}

function fileOf(path, found) {
    const { member } = found[0];
    return make(
        "section.entry",
        make("h3", member ? memberButton(member) : named(path), numeral(count(found.length, "finding"))),
        make("ul.rows", ...found.map(findingRow)),
    );
}

function findingRow(finding) {
    return make("li", marked(finding.severity, finding.severity), ...findingWords(finding));
}

function findingWords(finding) {
    const notes = finding.notes.map((note) => make("p.of", note.message, " ", placed(note.place)));
    return [
        make("div", make("p.words", { dir: "auto" }, finding.message), ...notes),
        make("p.lack", make("span.rule", `${finding.code} ${finding.name}`), placed(finding.place)),
    ];
}

const placed = (words) => make("code", named(words));
