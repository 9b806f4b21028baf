// The data of the page, unpacked: members, edges and findings that know each other.

const HUES = 10;

function unpack(raw) {
    const word = (number) => raw.words[number || 0];
    const text = (written) => (typeof written === "number" ? word(written) : written);
    const findings = raw.findings.map((finding) => unpackFinding(finding, word, text));
    const members = raw.members.map((member) => unpackMember(member, word, text));
    for (const member of members) member.holds = member.holds.map((number) => members[number]);
    const ladders = unpackLadders(raw.ladders, members);
    assign(findings, members, ladders);
    const edges = raw.edges.map((edge, number) => unpackEdge(edge, word, members, findings, raw.map.routes[number]));
    for (const edge of edges) {
        edge.source.edges.push(edge);
        edge.target.edges.push(edge);
    }
    const byKey = new Map(members.map((member) => [member.key, member]));
    const frames = raw.map.frames.map((frame, number) => unpackFrame(frame, number, members));
    const roles = members.filter(isRole);
    return { ...raw, ladders, findings, members, edges, byKey, frames, roles, size: raw.map.size };
}

const isRole = (member) => ["role", "broken", "bundle"].includes(member.sort);

/** The key of a member that says none: of all other keys this module is told. */
const keyOf = (label) => label.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function unpackMember(raw, word, text) {
    const metrics = (list = []) =>
        list.map(([words, label, lack]) => ({ text: text(words), verdict: VERDICTS.at((label || 0) - 1), lack: word(lack) }));
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
        holds: [],
        ...raw,
        sort: word(raw.sort),
        what: word(raw.what),
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

/** Give each member and each ladder the findings in its files. */
function assign(findings, members, ladders) {
    const byPath = new Map(members.filter((member) => member.path).map((member) => [member.path, member]));
    for (const finding of findings) {
        finding.ladder = ladders[finding.ladder - 1] || null;
        finding.member = byPath.get(finding.path) || null;
        (finding.ladder || finding.member)?.findings.push(finding);
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
        ...unpackFrequency([frequency].flat().map(word)),
        giver: ends[way === 1 ? 1 : 0],
        taker: ends[way === 1 ? 0 : 1],
        isMutual: way === 2,
        label: word(label),
        verb: word(verb),
        isFrontMatter: Boolean(front),
        saidBy: Array.isArray(said)
            ? said.map(word)
            : ends.filter((_, side) => said & (1 << side)).map((end) => end.label),
        notes: notes.map(([speaker, text]) => ({ speaker: word(speaker), text })),
    }));
    return edge;
}

/** How often in words, and the word of each side where they differ. */
const unpackFrequency = ([often, ...frequencies]) => ({ often, frequencies: frequencies.length ? frequencies : [often] });

function unpackFinding([severity, code, name, message, path, line, column, notes = [], ladder = 0], word, text) {
    const written = ([form, ...quotes]) => word(form).replace(/''/g, () => `'${text(quotes.shift())}'`);
    const place = (...at) => [word(at[0]), ...at.slice(1).filter(Boolean)].join(":");
    return {
        severity: word(severity),
        code: word(code),
        name: word(name),
        message: written(message),
        ladder,
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

/** The marks of cells, in the order in which they are numbered. */
const CELL_MARKS = ["own", "inherited", "cumulative", "hole", "unexpected"];

function unpackLadders(raw, members) {
    const keys = shortNames(raw.map(({ name }) => name || ""));
    return raw.map((ladder, number) => unpackLadder(ladder, keys[number], members));
}

function unpackLadder(raw, key, members) {
    const start = { name: "", path: "", above: "", percent: null, without: [], findings: [] };
    const ladder = { ...start, ...raw, key, cells: new Map() };
    ladder.unplaced = (raw.unplaced || []).map((number) => members[number]);
    ladder.levels = (raw.levels || []).map(([name = "", seniority = "", roles = [], isCumulative = 0]) => ({
        name,
        seniority,
        isCumulative,
        roles: roles.map((number) => members[number]),
    }));
    const columns = shortNames(ladder.levels.map(({ name }) => name));
    const rows = shortNames((raw.rows || []).map(([name]) => name || ""));
    ladder.rows = (raw.rows || []).map(([name, cells = [], others = [], first = ""], number) => {
        const row = { name: name || "The level as a whole", first };
        row.others = others.map(([level, called]) => ({ level: ladder.levels[level], name: called }));
        row.cells = cells.map((cell, column) => unpackCell(cell, row, ladder, `${rows[number]}.${columns[column]}`));
        link(row.cells);
        return row;
    });
    for (const cell of ladder.rows.flatMap(({ cells }) => cells))
        if (cell.mark !== "unexpected") ladder.cells.set(cell.key, cell);
    return ladder;
}

function unpackCell([kind = 0, own = [], inherited = []], row, ladder, key) {
    const criteria = (list) => list.map(([text = "", examples = []]) => ({ text, examples }));
    const mark = CELL_MARKS[kind];
    return { key, mark, row, ladder, own: criteria(own), inherited: criteria(inherited) };
}

/** Tell the cells of a row which level they are at, what they take over, and what they count. */
function link(cells) {
    cells.forEach((cell, number) => {
        cell.level = cell.ladder.levels[number];
        cell.below = number && cell.level.isCumulative ? cells[number - 1] : null;
        const taken = takenOver(cell).flatMap(({ own, inherited }) => [...own, ...inherited]);
        const parts = { own: cell.own, inherited: cell.inherited, cumulative: taken };
        cell.count = parts[cell.mark]?.length || 0;
        cell.more = Object.entries(parts).filter(([kind, criteria]) => kind !== cell.mark && criteria.length);
    });
}

/** The cells below whose criteria a cell takes over, the nearest first. */
function takenOver(cell) {
    const found = [];
    for (let below = cell.below; below; below = below.below) found.push(below);
    return found;
}

/** Names as they stand in an address, each only once. */
function shortNames(names) {
    const taken = new Set();
    return names.map((name) => {
        const wanted = name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)?.join("-") || "unnamed";
        let key = wanted;
        for (let number = 2; taken.has(key); number += 1) key = `${wanted}-${number}`;
        taken.add(key);
        return key;
    });
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const often = (exchange) => (exchange.often ? `${exchange.label} (${exchange.often})` : exchange.label);
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
