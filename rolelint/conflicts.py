"""Lines by which two roles contradict each other: how often, or who gives a thing to whom.

Only what cannot both hold is a conflict: a sprint may last two weeks, and two roles may each give the other feedback.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.interactions import Match, relations
from rolelint.likeness import artifacts, spelling_key
from rolelint.names import fold_plural, squash
from rolelint.statements import Statement
from rolelint.vocabulary import Flow, Vocabulary

_UNITS = {"day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly", "year": "yearly"}
_TIMES = ("every", "each", "per", "once a", "once per", "once every", "once each")
_WAYS = {
    **{word: [f"{times} {unit}" for times in _TIMES] for unit, word in _UNITS.items()},
    "yearly": [*(f"{times} year" for times in _TIMES), "annually", "annual"],
    "fortnightly": ["every two weeks", "every 2 weeks", "every other week", "every second week"],
    "on-demand": ["on request", "upon request", "ad hoc", "as needed", "as required", "if needed", "when needed"],
}
# What one word may mean; people differ on all of these.
_UNSURE = {
    **{f"{times} sprint": ("weekly", "fortnightly", "monthly") for times in _TIMES},
    "biweekly": ("fortnightly", "twice a week"),
    "bimonthly": ("every two months", "fortnightly", "twice a month"),
    "twice a month": ("fortnightly",),
    "semimonthly": ("fortnightly",),
}
_MEANINGS = {
    **{squash(way): frozenset({squash(word)}) for word, ways in _WAYS.items() for way in ways},
    **{squash(way): frozenset(map(squash, words)) for way, words in _UNSURE.items()},
}


@frozen
class Conflict:
    """A line of each of two roles, and the part of both that cannot hold: its `frequency` or its `kind`."""

    mine: Statement
    theirs: Statement
    part: str


def conflicts(catalog: Catalog, one: Identity, other: Identity) -> Iterator[Conflict]:
    """Yield how two roles contradict each other: first in lines that correspond, then in those that stand alone."""
    known = catalog.once(relations)
    if _may_differ(known.said(one, other), known.said(other, one)):
        matches = known.matches(one, other)
        yield from _of_frequencies(matches, catalog.vocabulary, catalog.once(_frequencies))
        named = catalog.once(_named)
        yield from _of_things(matches, lambda thing: thing in named(one) or thing in named(other))


def _may_differ(mine: Sequence[Statement], theirs: Sequence[Statement]) -> bool:
    """Whether the lines of two sides, before they are matched, tell of several frequencies, or of gifts one way."""
    if not (mine and theirs):
        return False
    often = mine[0].interaction.frequency
    if any(line.interaction.frequency != often for lines in (mine, theirs) for line in lines):
        return True
    flows = {line.flow for line in mine if line.phrase and line.phrase.object}
    return bool(flows) and any(line.phrase and line.phrase.object and line.flow in flows for line in theirs)


def _frequencies(catalog: Catalog) -> frozenset[str]:
    return frozenset(map(squash, catalog.vocabulary.frequency))


def _of_frequencies(
    matches: Sequence[Match], vocabulary: Vocabulary, frequencies: frozenset[str]
) -> Iterator[Conflict]:
    """Compare how often lines say that one thing happens; words that the vocabulary does not know are not compared."""
    for match in matches:
        if match.mine and match.theirs and not match.is_loose:
            often = (match.mine.often, match.theirs.often)
            differ = frequencies.issuperset(often) and _meanings(often[0]).isdisjoint(_meanings(often[1]))
            if differ and _is_one_thing(match.mine, match.theirs, vocabulary):
                yield Conflict(match.mine, match.theirs, "frequency")


def _meanings(often: str) -> frozenset[str]:
    return _MEANINGS.get(often, frozenset({often}))


def _is_one_thing(one: Statement, other: Statement, vocabulary: Vocabulary) -> bool:
    """Whether two lines name the same thing, or neither names any: `Depends on` may mean more than one dataset."""
    mine, theirs = _things(one, vocabulary), _things(other, vocabulary)
    return not mine.isdisjoint(theirs) or not (mine or theirs)


def _things(statement: Statement, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what a line calls the thing exchanged: by its own words, and by those that would answer it."""
    answer = vocabulary.phrase(vocabulary.inverse(statement.phrase) or "") if statement.phrase else None
    return frozenset(filter(None, (statement.object, fold_plural(answer.object) if answer else "")))


def _of_things(matches: Sequence[Match], is_named: Callable[[str], bool]) -> Iterator[Conflict]:
    """Judge what no line of the other side answers: both say that they give, or that both receive, one artifact."""
    theirs: dict[tuple[Flow, str], list[Statement]] = {}
    for match in matches:
        if match.theirs and not match.mine and _is_claim(match.theirs, is_named):
            theirs.setdefault(_claim(match.theirs), []).append(match.theirs)
    for match in matches:
        if match.mine and not match.theirs and _is_claim(match.mine, is_named) and theirs.get(_claim(match.mine)):
            yield Conflict(match.mine, theirs[_claim(match.mine)].pop(0), "kind")


def _claim(statement: Statement) -> tuple[Flow, str]:
    return statement.flow, spelling_key(statement.object)


def _is_claim(statement: Statement, is_named: Callable[[str], bool]) -> bool:
    return statement.hands_over and is_named(spelling_key(statement.object))


def _named(catalog: Catalog) -> Callable[[Identity], frozenset[str]]:
    """Return what tells the artifacts that a role lists, reading them once.

    Of what is none, such as feedback, everybody may give their own.
    """
    roles = catalog.once(relations).roles
    return cache(lambda one: frozenset(spelling_key(thing.name) for _, thing in artifacts(catalog, roles[one])))
