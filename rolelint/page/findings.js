// Every finding with its place: by role, then by ladder, then by any other file.

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
        .map(([severity, times]) => chip("severity", severity, severity, times));
    const groups = new Map();
    for (const finding of open.filter(isWanted)) {
        const about = finding.ladder || finding.path;
        groups.set(about, [...(groups.get(about) || []), finding]);
    }
    return make(
        "div.view",
        toolbar(world.findings.length ? count(open.length, "finding") : "", ...chips),
        make("div.scroll.reading", groups.size ? [...groups.values()].sort(byRank).map(groupOf) : noFindings()),
    );
}

function noFindings() {
    const words = world.findings.length
        ? "No finding passes the filters."
        : world.isPublic
          ? "This page is for everybody, so findings are left out."
          : "No findings.";
    return make("p.empty", words);
}

const rank = ([{ member, ladder }]) => (member ? 0 : ladder ? 1 : 2);
const byRank = (one, two) => rank(one) - rank(two);

function groupOf(found) {
    const [{ member, ladder, path }] = found;
    const title = member ? memberButton(member) : ladder ? ladderLink(ladder) : named(path);
    return make(
        "section.entry",
        make("h3", title, numeral(count(found.length, "finding"))),
        make("ul.rows", ...found.map(findingRow)),
    );
}

const ladderLink = (ladder) =>
    make("a.ladder-link", { href: address({ ...state, view: "ladder", ladder: ladder.key, role: "", cell: "" }) }, [
        "Ladder ",
        named(ladder.name),
    ]);

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
