// Search: by names first, then by what roles answer for, make and master.

const MOST_FOUND = 12;

let found = [];
let chosen = -1;

/** Everything that a member can be found by: its words, how well they fit, and what to call them. */
const searched = () =>
    world.members.map((member) => ({
        member,
        names: [member.label, ...member.aliases, member.key].map(fold),
        rest: [
            ["family", member.family],
            ["seniority", member.seniority],
            ...member.duties.map((duty) => ["responsibility", duty.title]),
            ...member.artifacts.map((artifact) => ["artifact", artifact.name]),
            ...member.capabilities.map((capability) => ["capability", capability.name]),
        ]
            .filter(([, text]) => text)
            .map(([kind, text]) => ({ kind, text, folded: fold(text) })),
    }));

let index = null;

function matches(words) {
    index ||= searched();
    const wanted = fold(words.trim());
    if (!wanted) return [];
    const rated = index.map(({ member, names, rest }) => {
        const part = rest.find(({ folded }) => folded.includes(wanted));
        const rank = names.some((name) => name.startsWith(wanted))
            ? 0
            : names.some((name) => name.includes(wanted))
              ? 1
              : part
                ? 2
                : 3;
        return {
            member,
            rank,
            reason: rank === 2 ? `${part.kind}: ${part.text}` : member.family || SORTS[member.sort],
        };
    });
    return rated.filter(({ rank }) => rank < 3).sort((one, two) => one.rank - two.rank);
}

function search() {
    const all = matches(byId("search").value);
    found = all.slice(0, MOST_FOUND);
    chosen = found.length ? 0 : -1;
    const options = found.map(({ member, reason }, number) =>
        make(
            "li",
            {
                id: `found-${number}`,
                role: "option",
                class: tone(member),
                onpointerdown: (event) => {
                    event.preventDefault();
                    take(number, event.shiftKey);
                },
            },
            named(member.label),
            reason ? aside(named(reason)) : null,
        ),
    );
    const isAsked = Boolean(byId("search").value.trim());
    const more = all.length - found.length;
    if (more)
        options.push(make("li.more", { role: "option", "aria-disabled": "true" }, `and ${more} more: keep typing`));
    if (isAsked && !all.length)
        options.push(make("li.more", { role: "option", "aria-disabled": "true" }, "Nothing found"));
    byId("found").replaceChildren(...options);
    byId("found").hidden = !isAsked;
    byId("search").setAttribute("aria-expanded", String(isAsked));
    choose(chosen);
}

function choose(number) {
    chosen = number;
    found.forEach((_, place) => byId(`found-${place}`)?.setAttribute("aria-selected", String(place === number)));
    const option = number < 0 ? null : byId(`found-${number}`);
    if (option) byId("search").setAttribute("aria-activedescendant", option.id);
    else byId("search").removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
}

function take(number, isFocus) {
    const hit = found[number];
    if (!hit) return;
    closeSearch();
    (isFocus ? focusOn : select)(hit.member.key);
    goTo(hit.member.key);
}

function closeSearch() {
    byId("search").value = "";
    search();
}

function searchKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) choose((chosen + step + found.length) % found.length);
    else if (event.key === "Enter") take(chosen, event.shiftKey);
    else if (event.key === "Escape") {
        closeSearch();
        byId("search").blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
}

function startSearch() {
    byId("search").addEventListener("input", search);
    byId("search").addEventListener("keydown", searchKey);
    byId("search").addEventListener("blur", () => {
        byId("found").hidden = true;
    });
    byId("search").addEventListener("focus", search);
}
