// What map, focus and matrix show as pictures, as a table: line by line the same.

function connectionTable(edges, alone) {
    const rows = edges.flatMap(({ edge, exchanges }) => exchanges.map((exchange) => connectionRow(edge, exchange)));
    const heads = ["From", "What", "To", "How often", "Who says it"];
    return make(
        "div.sheet",
        rows.length
            ? make(
                  "table",
                  make("caption", `${count(rows.length, "exchange")} in ${count(edges.length, "connection")}`),
                  make("thead", make("tr", ...heads.map((head) => make("th", { scope: "col" }, head)))),
                  make("tbody", ...rows),
              )
            : make("p.empty", "No connections here."),
        section(
            "Without a connection",
            alone.map((member) => make("li", memberButton(member))),
        ),
    );
}

/** Every connection that passes the filters, and the roles that have none. */
function wholeTable() {
    const { edges, roles, ties } = shown();
    return connectionTable(
        edges,
        roles.filter((role) => !ties.get(role).length),
    );
}

function connectionRow(edge, exchange) {
    const { giver, taker } = exchange;
    return make(
        "tr",
        make("th", { scope: "row" }, memberButton(giver)),
        make(
            "td",
            marked(
                exchange.isMutual ? "both" : "out",
                make("span", named(exchange.label), exchange.isMutual && " (both ways)"),
            ),
        ),
        make("td", memberButton(taker)),
        make("td", exchange.often),
        make("td", edge.isOneSided ? marked("onesided", speakers(exchange, edge)) : speakers(exchange, edge)),
    );
}

/** The bar above a view: what it shows, and its own switches. */
const toolbar = (words, ...controls) => make("div.toolbar", make("p", words), make("div.controls", ...controls));

/** A switch for one kind of what a view lists, with how often it occurs. */
const chip = (list, kind, words, times) =>
    toggle(state[list].includes(kind), () => go(toggled(list, kind)), marked(kind, words), " ", numeral(times));

/** The switch between a picture and its table. */
const formSwitch = () =>
    toggle(state.form === "table", () => go({ form: state.form === "table" ? "picture" : "table" }), "As a table");
