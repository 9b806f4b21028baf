// What map, focus and matrix show as pictures, as a table: line by line the same.

function connectionTable(edges, members) {
    const rows = edges.flatMap(({ edge, exchanges }) => exchanges.map((exchange) => connectionRow(edge, exchange)));
    const joined = new Set(edges.flatMap(({ edge }) => [edge.source, edge.target]));
    const alone = members.filter((member) => !joined.has(member));
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

function connectionRow(edge, exchange) {
    const { giver, taker } = exchange;
    return make(
        "tr",
        make("th", { scope: "row" }, memberButton(giver)),
        make(
            "td",
            marked(exchange.isMutual ? "both" : "out", named(exchange.label)),
            exchange.isMutual ? " (both ways)" : "",
        ),
        make("td", memberButton(taker)),
        make("td", exchange.frequency),
        make("td", edge.isOneSided ? marked("onesided", speakers(exchange, edge)) : speakers(exchange, edge)),
    );
}

/** The bar above a view: what it shows, and its own switches. */
const toolbar = (words, ...controls) => make("div.toolbar", make("p", words), make("div.controls", ...controls));

/** The switch between a picture and its table. */
const formSwitch = () =>
    toggle(state.form === "table", () => go({ form: state.form === "table" ? "picture" : "table" }), "As a table");
