// Everything together: the views by name, and what has to be drawn again when the state changes.

const views = [mapView, focusView, matrixView, ladderView, metricsView, findingsView].filter(
    (view) => view !== ladderView || world.ladders.length,
);
const THEMES = ["auto", "light", "dark"];
const WIDE = window.matchMedia("(min-width: 75rem)");

/** What only a part of the page shows does not draw the whole view again. */
const LIGHT = new Set(["role", "cell", "theme"]);

function show(changed) {
    const view = views.find(({ id }) => id === state.view) || views[0];
    markViews(view);
    markTheme();
    drawPanel();
    announce(markFilters());
    const isSame = changed.every((name) => LIGHT.has(name)) && byId("stage").firstChild;
    const followsRole = view === focusView && !state.focus && changed.includes("role");
    if (!isSame || followsRole) {
        byId("stage").replaceChildren(make("h2.unseen", view.title), view.draw());
        view.arrive?.();
    } else view.select();
    rove();
    const cell = cellSelected();
    const selected = state.role ? world.byKey.get(state.role).label : cell && `${cell.row.name}, ${cell.level.name}`;
    document.title = [selected, view.title, world.title]
        .filter(Boolean)
        .join(" · ");
}

/** Tell what has changed to who cannot see it, and that a link is stale to everybody. */
function announce(words) {
    byId("status").textContent = state.missing || words;
    byId("status").className = state.missing ? "notice" : "unseen";
}

function drawViews() {
    byId("views").append(
        make(
            "ul",
            ...views.map((view) =>
                make("li", make("a", { "data-view": view.id, href: "#" }, view.title, viewTally(view))),
            ),
        ),
    );
}

function viewTally(view) {
    return view === findingsView && world.findings.length ? numeral(` ${world.findings.length}`) : null;
}

/** Mark the current view; the links lead to the others as they would look with the same selection and filters. */
function markViews(current) {
    for (const link of byId("views").querySelectorAll("a")) {
        const isCurrent = link.dataset.view === current.id;
        if (isCurrent) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
        link.setAttribute("href", address({ ...state, view: link.dataset.view }));
    }
}

function markTheme() {
    const theme = THEMES.includes(state.theme) ? state.theme : "auto";
    document.documentElement.dataset.theme = theme;
    byId("theme-switch").textContent = `Theme: ${theme}`;
}

const isFiltersOver = () => !WIDE.matches && document.body.classList.contains("with-filters");

function switchFilters(isOpen) {
    document.body.classList.toggle("with-filters", isOpen);
    byId("filters-switch").setAttribute("aria-expanded", String(isOpen));
}

function startPage() {
    drawViews();
    drawFilters();
    startSearch();
    startKeys();
    switchFilters(WIDE.matches);
    WIDE.addEventListener("change", () => switchFilters(WIDE.matches));
    byId("filters-switch").addEventListener("click", () =>
        switchFilters(!document.body.classList.contains("with-filters")),
    );
    byId("theme-switch").addEventListener("click", () =>
        go({ theme: THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length] }),
    );
    byId("help-switch").addEventListener("click", openHelp);
    byId("skip").addEventListener("click", (event) => {
        event.preventDefault();
        byId("stage").focus();
    });
    window.addEventListener("hashchange", follow);
    startPaper();
    new ResizeObserver(() => views.find(({ id }) => id === state.view)?.arrive?.()).observe(byId("stage"));
    state = readAddress();
    show(Object.keys(START));
}

startPage();
