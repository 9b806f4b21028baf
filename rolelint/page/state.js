// What is shown lies in the address, behind the #, so that a link leads to it and the way back works.

const LISTS = ["family", "seniority", "frequency", "verb", "show", "verdict", "severity"];
const NONE = "(none)";
const START = {
    view: world.focus.length ? "focus" : "map",
    role: "",
    focus: world.focus[0] || "",
    depth: "1",
    form: "picture",
    folds: "",
    rows: "",
    ladder: "",
    cell: "",
    theme: "auto",
    ...Object.fromEntries(LISTS.map((name) => [name, []])),
};

let state = START;

function readAddress() {
    const said = new URLSearchParams(location.hash.slice(1));
    const read = (name) => (LISTS.includes(name) ? said.getAll(name) : said.get(name) || START[name]);
    const found = Object.fromEntries(Object.keys(START).map((name) => [name, read(name)]));
    const nobody = [found.role, found.focus].find((key) => key && !world.byKey.has(key));
    found.missing = nobody ? `Nobody here is called '${nobody}' (any more).` : missingOnLadder(found);
    if (!world.byKey.has(found.role)) found.role = "";
    if (!world.byKey.has(found.focus)) found.focus = "";
    found.depth = found.depth === "2" ? "2" : "1";
    return found;
}

/** Say which ladder or cell of an address is not there, and leave it out. */
function missingOnLadder(found) {
    if (!world.ladders.length) return "";
    const { ladder, cell } = found;
    const known = ladder ? world.ladders.find(({ key }) => key === ladder) : world.ladders[0];
    if (cell && !known?.cells.has(cell)) found.cell = "";
    if (!known) found.ladder = "";
    if (!known) return `No ladder here is called '${ladder}' (any more).`;
    return cell && !found.cell ? `This ladder has no cell '${cell}' (any more).` : "";
}

function address(wanted) {
    const said = new URLSearchParams();
    for (const [name, start] of Object.entries(START)) {
        if (LISTS.includes(name)) for (const value of wanted[name]) said.append(name, value);
        else if (wanted[name] !== start) said.set(name, wanted[name]);
    }
    return `#${said}`;
}

/** Change what is shown. */
function go(change) {
    const target = address({ ...state, ...change });
    if (target === (location.hash || "#")) return;
    location.hash = target;
    follow();
}

/** Show what the address says, if it is not what is shown already. */
function follow() {
    const before = state;
    const next = readAddress();
    const changed = Object.keys(START).filter((name) => String(before[name]) !== String(next[name]));
    state = next;
    if (changed.length || next.missing) show(changed);
}

/** Put a value into one of the lists, or take it out. */
const toggled = (name, value) => ({
    [name]: state[name].includes(value) ? state[name].filter((one) => one !== value) : [...state[name], value],
});
const select = (key) => go({ role: key });
const focusOn = (key) => go({ view: "focus", focus: key, role: key });
