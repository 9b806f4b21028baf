"""What a configuration says when it is learned from the files of a project: globs, expectations, words in use.

A configuration consists of parts. Each can be left out without harm to the others, so whoever proves that it changes
nothing can do without the part that would. What only a person can decide is written as a comment.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rolelint.catalog import Catalog
from rolelint.config import matches
from rolelint.expects import evidence
from rolelint.frame import visible
from rolelint.frozen import frozen
from rolelint.globs import exact, patterns
from rolelint.kinds import HEADINGS
from rolelint.model import Role
from rolelint.names import squash
from rolelint.references import references, strangers
from rolelint.scales import Order, ordered
from rolelint.sentences import counted, listed
from rolelint.toml import key_literal, literal
from rolelint.usage import new_frequencies, new_types, new_verbs, proficiencies, seniorities
from rolelint.vocabulary import PROFICIENCY, SENIORITY, Flow
from rolelint.words import OpenList, Use

_TITLES = {name: heading for heading, name in HEADINGS.items()}
_WIDEST = 100
_NAMED = 3
_ENOUGH = 2  # a word of two roles is a word of the house
_FLOWS: dict[frozenset[str | None], Flow] = {
    frozenset({"to"}): Flow.OUT,
    frozenset({"from"}): Flow.IN,
    frozenset({"both"}): Flow.BOTH,
}


@frozen
class Part:
    """Some lines of a configuration, in a table of it; "" is the top. `told` says for people what was learned."""

    table: str
    lines: tuple[str, ...]
    told: str = ""

    @property
    def is_comment(self) -> bool:
        """Whether it sets nothing."""
        return all(line.startswith("#") for line in self.lines)


@frozen
class Kinds:
    """The files of a project by what they are: read as roles, read as ladders, left aside as templates, all others."""

    roles: frozenset[str]
    ladders: frozenset[str]
    templates: frozenset[str]
    others: frozenset[str]


def text(parts: Iterable[Part]) -> str:
    """Return parts as the text of a configuration."""
    blocks = ["# Written by `rolelint init`. All of it may be changed."]
    for table, members in groupby(parts, key=lambda part: part.table):
        found = list(members)
        mark = "# " if all(part.is_comment for part in found) else ""
        header = [f"{mark}[{table}]"] if table else []
        blocks.append("\n".join([*header, *(line for part in found for line in part.lines)]))
    return "".join(f"{block}\n\n" for block in blocks)[:-1]


def parts(kinds: Kinds, catalog: Catalog) -> tuple[Part, ...]:
    """Return what there is to say about a project, in the order of a configuration."""
    return (
        Part("", ('edition = "2026"',)),
        *_files(kinds),
        *_expectations(catalog),
        *_scales(catalog),
        *_list("frequency", new_frequencies(catalog)),
        *_list("artifact-types", new_types(catalog)),
        *_verbs(catalog),
        *_strangers(catalog),
    )


def _files(kinds: Kinds) -> Iterator[Part]:
    """Yield the patterns; where a template lies among roles, it is left out by name."""
    templates: set[str] = set()
    for key, wanted, besides in (("roles", kinds.roles, kinds.ladders), ("ladders", kinds.ladders, kinds.roles)):
        found = patterns(wanted, kinds.others | besides)
        if found:
            yield Part("", _lines(key, found), f"{counted(len(wanted), key[:-1] + ' file')}: {_few(found)}")
            templates |= {name for name in kinds.templates if matches(found, name)}
    if templates:
        names = sorted(map(exact, templates))
        yield Part("", _lines("exclude", names, "  # to copy from"), f"left out, to copy from: {', '.join(names)}")


def _lines(key: str, values: Sequence[str], comment: str = "") -> tuple[str, ...]:
    """Return a key with a list, on one line where that is short enough."""
    line = f"{key} = {literal(values)}{comment}"
    if len(line) <= _WIDEST:
        return (line,)
    return (f"{key} = [", *(f"  {literal(value)}," for value in values), f"]{comment}")


def _expectations(catalog: Catalog) -> Iterator[Part]:
    """Yield what the roles let us expect; which sections, only where all are written in the canonical form."""
    learned, roles = catalog.expects, catalog.roles
    if not roles:
        return
    because = evidence(learned, roles)
    if learned.interactions == "both-sides":
        because["interactions"] = "as in most pairs"
    values = {
        "metrics": learned.metrics,
        "primary": learned.primary,
        "proficiency": learned.proficiency,
        "interactions": learned.interactions,
    }
    for name, value in values.items():
        yield Part("expects", (f"{name} = {literal(value)}  # {because[name]}",), _habit(name, value, because[name]))
    if learned.sections and all(role.is_canonical for role in roles):
        titles = [_TITLES[name] for name in learned.sections]
        yield Part(
            "expects", _lines("sections", titles, f"  # {because['sections']}"), f"sections: {', '.join(titles)}"
        )


def _habit(name: str, value: object, because: str) -> str:
    """Say what roles do here; nothing of what they do not."""
    words = {
        ("metrics", "responsibility"): "each responsibility has success metrics",
        ("metrics", "role"): "success metrics are expected of each role as a whole",
        ("primary", True): "each role marks a primary responsibility",
        ("proficiency", True): "each capability has a proficiency",
        ("interactions", "both-sides"): "both sides of an interaction write it down",
        ("interactions", "listed"): "one side of an interaction writes it down",
    }.get((name, value))
    return f"{words} ({because})" if words else ""


def _scales(catalog: Catalog) -> Iterator[Part]:
    levels = [ladder.levels for ladder in catalog.ladders.all]
    by_seniority = [[level.seniority for level in row if level.seniority] for row in levels]
    yield from _scale("seniority", ordered(seniorities(catalog), SENIORITY, by_seniority))
    yield from _scale("proficiency", ordered(proficiencies(catalog), PROFICIENCY, ()))


def _scale(name: str, order: Order | None) -> Iterator[Part]:
    if order is None:
        return
    words = (*order.words, *order.unplaced)
    if not order.unplaced:
        yield Part("vocabulary", _lines(name, words), f"{name}: {' < '.join(words)}")
        return
    asks = (
        f"# {name}: nobody but you knows the order of these. Once they are set, from low to high, no other is allowed."
    )
    told = f"to decide: the order of {name} words, among them {_quoted(order.unplaced)}"
    yield Part("vocabulary", _comment(asks, f"# {name} = {literal(words)}"), told)


def _list(name: str, found: OpenList) -> Iterator[Part]:
    words = [uses[0].word for uses in _settled(found)]
    if words:
        yield Part("vocabulary", _lines(name, words), f"{found.what} of this house: {', '.join(words)}")


def _settled(found: OpenList) -> list[list[Use]]:
    """Return the uses of each word that two roles or more use, the most frequent word first; slips are no words."""
    words: dict[str, list[Use]] = {}
    for use, right in found.meant():
        if right is None:
            words.setdefault(use.key, []).append(use)
    several = [uses for uses in words.values() if len({use.owner for use in uses}) >= _ENOUGH]
    return sorted(several, key=lambda uses: (-len(uses), uses[0].key))


def _verbs(catalog: Catalog) -> Iterator[Part]:
    """Yield the verbs of the house; which way work goes is told by their arrows, or by a person."""
    arrows: dict[str, set[str | None]] = {}
    for role in catalog.roles:
        for interaction in role.interactions:
            arrows.setdefault(squash(interaction.kind), set()).add(interaction.arrow)
    for uses in _settled(new_verbs(catalog)):
        word = uses[0].word
        flow = _FLOWS.get(frozenset(arrows[uses[0].key]))
        line = f"{key_literal(word)} = {literal({'flow': flow.value if flow else 'out'})}"
        if flow:
            yield Part("vocabulary.verbs", (line,), f"a verb of this house: {word} (work goes {flow.value})")
        else:
            asks = f"# {word}: its arrows do not say which way work goes; out, in or both?"
            yield Part("vocabulary.verbs", _comment(asks, f"# {line}"), f"to decide: which way work goes in '{word}'")


def _strangers(catalog: Catalog) -> Iterator[Part]:
    """Yield, as comments, the names that are no role's: whoever is outside, and what may be a slip."""
    users: dict[str, dict[str, None]] = {}
    for role, name in _named(catalog):
        users.setdefault(name, {}).setdefault(role.identity.key)
    if not users:
        return
    outside: dict[str, str] = {}
    slips: dict[str, str] = {}
    for name, roles in sorted(users.items(), key=lambda item: (-len(item[1]), item[0].casefold(), item[0])):
        near = catalog.nearest(name) or catalog.beginning(name)
        by = f"{counted(len(roles), 'role')}: {_few(list(roles))}"
        if near:
            slips[name] = f"# '{name}' may mean '{near}' ({by})"
        else:
            outside[name] = f'# {key_literal(name)} = "who they are"  # {by}'
    heads = [
        "# Nobody here goes by these names. Who is no role is named here, and is known from then on; a role that is"
    ]
    heads += ["# missing, or a slip, is mended in the files.", *slips.values()]
    told = f"to decide: who {_quoted(list(outside))} {'is' if len(outside) == 1 else 'are'}" if outside else ""
    yield Part("", _comment(*heads, *(["# [externals]", *outside.values()] if outside else [])), told)
    if slips:
        verb = "means" if len(slips) == 1 else "mean"
        yield Part("", (), f"to decide: whom {_quoted(list(slips))} {verb}")


def _named(catalog: Catalog) -> Iterator[tuple[Role, str]]:
    """Yield the names that nobody goes by, each with the role that says it."""
    yield from ((role, name) for role, name, _, _ in strangers(catalog))
    yield from ((one.role, one.name) for one in catalog.once(references) if not one.meaning)


def _quoted(words: Sequence[str]) -> str:
    return _few([f"'{word}'" for word in words])


def _few(words: Sequence[str]) -> str:
    """Return the first of some words in a row, and how many more there are."""
    more = len(words) - _NAMED
    return f"{', '.join(words[:_NAMED])} and {more} more" if more > 1 else listed(words)


def _comment(*lines: str) -> tuple[str, ...]:
    return tuple(visible(line) for line in lines)
