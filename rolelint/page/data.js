// The data of the page, unpacked: members, edges and findings that know each other.

const HUES = 10;

function unpack(raw) {
    const word = (number) => raw.words[number || 0];
    const text = (written) => (typeof written === "number" ? word(written) : written);
    const findings = raw.findings.map((finding) => unpackFinding(finding, word, text));
    const members = raw.members.map((member) => unpackMember(member, word, text));
    assign(findings, members);
    const edges = raw.edges.map((edge, number) => unpackEdge(edge, word, members, findings, raw.map.routes[number]));
    for (const edge of edges) {
        edge.source.edges.push(edge);
        edge.target.edges.push(edge);
    }
    const byKey = new Map(members.map((member) => [member.key, member]));
    const frames = raw.map.frames.map((frame, number) => unpackFrame(frame, number, members));
    return { ...raw, findings, members, edges, byKey, frames, roles: members.filter(isRole), size: raw.map.size };
}

const isRole = (member) => ["role", "broken", "bundle"].includes(member.sort);

/** The key of a member that says none: of all other keys this module is told. */
const keyOf = (label) => label.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function unpackMember(raw, word, text) {
    const metrics = (list = []) =>
        list.map(([words, label, lack]) => ({ text: text(words), verdict: VERDICTS[label || 0], lack: word(lack) }));
    const duties = (raw.duties || []).map(([title, own, details = [], primary = 0, share = ""]) => ({
        title: text(title),
        metrics: metrics(own),
        details,
        primary,
        share,
    }));
    const member = {
        label: "",
        key: keyOf(raw.label || ""),
        aliases: [],
        reports: [],
        properties: [],
        size: 1,
        ...raw,
        sort: word(raw.sort),
        family: word(raw.family),
        seniority: word(raw.seniority),
        path: word(raw.path),
        findings: [],
        duties,
        metrics: metrics(raw.metrics),
        capabilities: (raw.capabilities || []).map(([name, level, importance, details = []]) => ({
            name,
            level: word(level),
            importance: word(importance),
            details,
        })),
        artifacts: (raw.artifacts || []).map(([name, type]) => ({ name, type: word(type) })),
        edges: [],
        frame: null,
    };
    member.allMetrics = [...duties.flatMap((duty) => duty.metrics), ...member.metrics];
    return member;
}

/** Give each member the findings in its file. */
function assign(findings, members) {
    const byPath = new Map(members.filter((member) => member.path).map((member) => [member.path, member]));
    for (const finding of findings) {
        finding.member = byPath.get(finding.path) || null;
        finding.member?.findings.push(finding);
    }
}

function unpackEdge([source, target, flags = 0, exchanges = [], found = []], word, members, findings, route) {
    const ends = [members[source], members[target]];
    const edge = {
        source: ends[0],
        target: ends[1],
        isMutual: Boolean(flags & 1),
        isOneSided: Boolean(flags & 2),
        findings: found.map((number) => findings[number]),
        points: [],
    };
    if (route.length) {
        const [x, y, oneX, oneY, twoX, twoY, endX, endY] = route;
        edge.points = [
            [x, y],
            [x + oneX, y + oneY],
            [endX + twoX, endY + twoY],
            [endX, endY],
        ];
    }
    edge.exchanges = exchanges.map(([way = 0, label, verb, frequency, said = 0, front = 0, notes = []]) => ({
        giver: ends[way === 1 ? 1 : 0],
        taker: ends[way === 1 ? 0 : 1],
        isMutual: way === 2,
        label: word(label),
        verb: word(verb),
        frequency: word(frequency),
        isFrontMatter: Boolean(front),
        saidBy: Array.isArray(said)
            ? said.map(word)
            : ends.filter((_, side) => said & (1 << side)).map((end) => end.label),
        notes: notes.map(([speaker, text]) => ({ speaker: word(speaker), text })),
    }));
    return edge;
}

function unpackFinding([severity, code, name, message, path, line = 0, column = 0, notes = []], word, text) {
    const written = ([form, ...quotes]) => word(form).replace(/''/g, () => `'${text(quotes.shift())}'`);
    const place = (...at) => [word(at[0]), ...at.slice(1).filter(Boolean)].join(":");
    return {
        severity: word(severity),
        code: word(code),
        name: word(name),
        message: written(message),
        member: null,
        path: word(path),
        place: place(path, line, column),
        notes: notes.map(([said, ...at]) => ({ message: written(said), place: place(...at) })),
    };
}

function unpackFrame([label, [x, y, width, height], cards], number, members) {
    const frame = { label, x, y, width, height, hue: label ? number % HUES : null, members: [] };
    for (const [member, cardX, cardY, cardWidth, cardHeight] of cards) {
        Object.assign(members[member], { frame, box: { x: cardX, y: cardY, width: cardWidth, height: cardHeight } });
        frame.members.push(members[member]);
    }
    if (!frame.members.some(isRole)) frame.hue = null;
    return frame;
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const often = (exchange) => (exchange.frequency ? `${exchange.label} (${exchange.frequency})` : exchange.label);
const other = (edge, member) => (edge.source === member ? edge.target : edge.source);

/** Which way an exchange goes, seen from a member. */
const wayOf = (exchange, member) => (exchange.isMutual ? "both" : exchange.giver === member ? "out" : "in");

/** Who says that there is an exchange, in words. */
function speakers(exchange, edge) {
    const { saidBy } = exchange;
    if (exchange.isFrontMatter && saidBy.length) return `the front matter of ${saidBy[0]}`;
    if (saidBy.length > 1) return isRole(edge.source) && edge.source.sort !== "bundle" ? "both" : saidBy.join(" and ");
    return `${saidBy.join()}${edge.isOneSided ? " only" : ""}`;
}

const world = unpack(JSON.parse(byId("data").textContent));
