// The keys, which work in every view, and the help that says so.

const KEYS = [
    ["/", "search"],
    ["← ↑ → ↓", "move between roles, or cells"],
    ["Enter", "select"],
    ["Shift+Enter", "focus"],
    ["Esc", "close, clear"],
    ["+ − 0", "zoom the map"],
    ["?", "help"],
];

const STOPS = ":is(.member:not(.out), .square, .plan summary)";

/** What arrows move between: members wherever they are, the cells of a ladder, and the folds of a focus. */
const inView = () => [...byId("stage").querySelectorAll(`${STOPS}:not(details:not([open]) > ul *)`)];

/** Move the keyboard to a member's button in the view, if it has one. */
function goTo(key) {
    const target = [...byId("stage").querySelectorAll(".member")].find((one) => one.dataset.key === key);
    if (!target || target.classList.contains("out")) return;
    const folded = foldOver(target);
    if (folded) folded.parentElement.open = true;
    arriveAt(target);
}

function arriveAt(target) {
    for (const one of inView()) one.tabIndex = one === target ? 0 : -1;
    const isCard = target.classList.contains("card");
    if (isCard) map.camera.reveal(world.byKey.get(target.dataset.key).box);
    target.focus({ preventScroll: isCard });
}

/** Let the Tab key stop once per view: at the selected role, or the first. The arrows do the rest. */
function rove() {
    const all = inView();
    const stop =
        all.find((one) => one === document.activeElement) ||
        all.find((one) => one.dataset.key === state.role) ||
        all.find((one) => one.dataset.cell === state.cell) ||
        all[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
}

const AWAY = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Find the nearest member in a direction: what lies straight ahead counts as nearer. */
function beside(from, [byX, byY]) {
    const center = (one) => {
        const bounds = one.getBoundingClientRect();
        return [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
    };
    const [x, y] = center(from);
    let best = null;
    let least = Infinity;
    for (const one of inView()) {
        const [oneX, oneY] = center(one);
        const ahead = (oneX - x) * byX + (oneY - y) * byY;
        const aside = Math.abs((oneX - x) * byY) + Math.abs((oneY - y) * byX);
        const price = ahead + 2.5 * aside;
        if (ahead > 3 && price < least) [best, least] = [one, price];
    }
    return best;
}

function moveKeyboard(step) {
    const current = document.activeElement?.closest(`#stage ${STOPS}`);
    const first = inView().find((one) => one.tabIndex === 0) || inView()[0];
    const target = current ? beside(current, step) : first;
    if (target) arriveAt(target);
}

function onKey(event) {
    const isTyping = event.target.matches("input[type=search], select") || byId("help").open;
    if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = event.key === "Enter" ? shiftEnter(event) : AWAY[event.key] ? arrow(event) : PRESSED[event.key];
    if (!act) return;
    event.preventDefault();
    act();
}

const PRESSED = {
    "/": () => byId("search").focus(),
    "?": openHelp,
    Escape: escape,
    "+": () => zoomBy(1.35),
    "=": () => zoomBy(1.35),
    "-": () => zoomBy(1 / 1.35),
    0: () => zoomBy(0),
};

/** Arrows are ours in the view, and where nothing has the keyboard. */
function arrow(event) {
    const isOurs = event.target === document.body || event.target.closest("#stage");
    return isOurs ? () => moveKeyboard(AWAY[event.key]) : null;
}

function shiftEnter(event) {
    const key = event.target.closest(".member")?.dataset.key || state.role;
    return event.shiftKey && key ? () => focusFrom(key) : null;
}

function focusFrom(key) {
    focusOn(key);
    goTo(key);
}

function zoomBy(factor) {
    if (!map?.root.isConnected) return;
    if (factor) map.camera.zoom(factor, undefined, undefined, true);
    else map.camera.fit();
}

/** Close what lies on top first: the filters of a small screen, then the selected role, then the cell. */
function escape() {
    if (isFiltersOver()) switchFilters(false);
    else if (state.role) select("");
    else if (cellSelected()) go({ cell: "" });
}

const keyList = () =>
    KEYS.map(([keys, words]) =>
        make(
            "li",
            keys.split(" ").map((key) => make("kbd", key)),
            ` ${words}`,
        ),
    );

function openHelp() {
    if (!byId("help").firstChild) {
        byId("help").append(
            make(
                "div.panel-head",
                make("h2", { id: "help-title" }, "Keys and marks"),
                button({ class: "quiet", onclick: () => byId("help").close() }, "Close"),
            ),
            make("section", make("h3", "Keys"), make("ul.key-list", ...keyList())),
            legend([...meanings(), ...(world.ladders.length ? Object.entries(MARK_WORDS) : [])]),
            make(
                "p.hint",
                "The address keeps what you see: copy it to show somebody the same view. Drag or scroll to move the map, hold Ctrl and scroll to zoom.",
            ),
        );
    }
    byId("help").showModal();
}

function startKeys() {
    document.querySelector(".keys").append(make("ul", ...keyList()));
    document.addEventListener("keydown", onKey);
    byId("stage").addEventListener("click", (event) => {
        const one = event.target.closest(".member, .square");
        if (one?.dataset.cell) go({ cell: one.dataset.cell, role: "" });
        else if (one) (event.shiftKey ? focusFrom : select)(one.dataset.key);
    });
    byId("panel").addEventListener("click", (event) => {
        const one = event.target.closest(".member");
        if (one) (event.shiftKey || state.view === "focus" ? focusFrom : select)(one.dataset.key);
    });
}
