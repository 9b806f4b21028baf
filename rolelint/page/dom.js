// Elements, made from plain values. Nothing here or elsewhere reads text as markup.

const SVG = "http://www.w3.org/2000/svg";

/** Put parts into an element: nodes, texts, lists of these, attributes and listeners (`{ onclick }`); null and false are left out. */
function fill(element, parts) {
    for (const part of parts.flat(2)) {
        if (part === null || part === undefined || part === false || part === "") continue;
        if (typeof part === "object" && !(part instanceof Node)) setAttributes(element, part);
        else element.append(part);
    }
    return element;
}

function setAttributes(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "function") element.addEventListener(name.slice(2), value);
        else if (value || value === 0 || value === "") element.setAttribute(name, value === true ? "" : value);
    }
}

/** An element: `p.hint` is a `p` of the class `hint`. */
const make = (kind, ...parts) => fill(classed(document.createElement(kind.split(".")[0]), kind), parts);
const draw = (kind, ...parts) => fill(classed(document.createElementNS(SVG, kind.split(".")[0]), kind), parts);

function classed(element, kind) {
    const [, ...classes] = kind.split(".");
    if (classes.length) element.setAttribute("class", classes.join(" "));
    return element;
}

const byId = (id) => document.getElementById(id);

/** A name by itself, so that one that runs from right to left does not turn what stands around it. */
const named = (text) => make("bdi", text);

/** Where a long name may be broken beside its blanks: the layout of the map counts on it. */
const BREAKS = /(?<=[\p{L}\p{N}][-/_])(?=[\p{L}\p{N}_])/u;
const breakable = (text) => text.split(BREAKS).flatMap((part, place) => (place ? [make("wbr"), part] : [part]));

/** Words that only a screen reader reads. */
const unseen = (text) => make("span.unseen", text);

const button = (...parts) => make("button", { type: "button" }, ...parts);
const numeral = (number) => make("span.times", number);
const aside = (words) => make("span.aside", words);

const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** A button that is down or up. */
const toggle = (isDown, onclick, ...parts) =>
    button({ class: "chip", "aria-pressed": String(isDown), onclick }, ...parts);

/** A heading with a list below it; nothing at all where the list is empty. */
function section(title, items, tag = "ul") {
    if (!items.length) return null;
    return make("section", make("h3", title), make(tag, {}, ...items));
}

const MANY = 20;
const FEW = 12;

/** A list behind a line that says what is in it; a step of the keyboard leads there. */
function folding(words, items, kind) {
    const summary = make("summary", { class: kind }, words);
    return make("details.fold", { open: state.folds === "open", ontoggle: unfolded }, summary, make("ul", ...items));
}

/** The line of the closed fold that an element is in, if it is in one. */
const foldOver = (element) => element.closest("details.fold:not([open])")?.firstChild;

/** All of a few items; of many the first, and the others behind a fold. */
const few = (items) =>
    items.length > MANY
        ? [...items.slice(0, FEW), make("li", folding(`and ${items.length - FEW} more`, items.slice(FEW)))]
        : items;

/** A button that stands for a member wherever it appears: arrows move between them, Enter selects. */
function memberButton(member, ...more) {
    return button(
        { class: `member ${tone(member)}`, "data-key": member.key, "aria-current": String(member.key === state.role) },
        named(breakable(member.label)),
        member.what && [" ", make("span.doubt", `(${member.what})`)],
        ...more,
    );
}

const tone = (member) => (member.frame && member.frame.hue !== null ? `tone-${member.frame.hue}` : "tone-none");
