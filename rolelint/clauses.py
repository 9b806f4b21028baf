"""What is written about success, a line, to the clauses that it holds: each with its place and the verdict on it.

The splitting and the verdict are the grammar's. Here is decided what only the file can tell: where a clause stands, in
which language it is written, and whether a line is a sentence, which is judged as a whole.
"""

import re
from typing import TYPE_CHECKING, Any

from rolelint import language
from rolelint.frozen import frozen
from rolelint.passage import plain
from rolelint.patterns import lazy
from rolelint.source import Location, Source
from rolelint.syntax.node import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rolelint.metric.grammar import Metric as Parse
    from rolelint.metric.split import Clause as Part
    from rolelint.metric.tables import Tables

    _Judged = tuple[Part, Parse]
    _Clause = tuple[str, int, int, Parse | None]

FIELDS = (
    *("comparator", "value", "value_high", "unit", "statistic", "window", "baseline", "deadline", "threshold"),
    *("source", "subject", "implied"),
)
_SIGN = lazy(r"[<>≤≥=±]")
_FINITE = lazy(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|must|should|shall|will|would|can|could|may|might"
    r"|stays|remains|keeps|meets|exceeds|reaches|receives|gets|goes|happens|takes)\b",
    re.IGNORECASE,
)
_WORD = lazy(r"(?<!\S)[^\W\d]\S*")
_BREAK = lazy(r",|[.!?]\s")
# Between clauses, what ends a sentence or an item: the next is judged by itself.
_LISTING = lazy(r"[;|•]|\s/\s|[.!?]\s")
_LONGEST_PHRASE = 8
_LINK_END = lazy(r"\]\([^()\s]{0,999}+\)")
_RANKS = ("measurable", "partial", "vague")


@frozen
class Measure:
    """What metrics are judged by: the grammar's tables (None: as they come) and the language of a project's files."""

    tables: "Tables | None" = None
    language: str | None = None

    def is_foreign(self, said: str | None, text: str) -> bool:
        """Tell whether a file is in a language that nobody here reads: by its own word, the project's, or a guess."""
        known = said or self.language
        return not language.is_english(known) if known else language.is_foreign(text)

    def judged(self, parse: "Parse", text: str) -> "Parse | None":
        """Return the verdict on a clause of a line that stands by itself, None where its language is not judged."""
        # Both bring the grammar's tables along, and most runs judge files.
        from rolelint.metric import foreign
        from rolelint.metric.tables import DEFAULT

        is_foreign = self.is_foreign(None, text)
        if self.language is None and not is_foreign:
            is_foreign = foreign.is_foreign(text, self.tables or DEFAULT)
        return parse if _is_judged(parse, text, is_foreign=is_foreign) else None


@frozen
class Clause:
    """One clause: its words, its place, and the verdict on it, None where it is not judged."""

    text: str
    at: Location
    parse: "Parse | None"


def read(node: Node, source: Source, measure: Measure, *, is_foreign: bool = False) -> tuple[Clause, ...]:
    """Return the clauses of a text that was read from a file; one without any is a clause itself, and not judged."""
    text, start = _as_written(node, source)
    found = _clauses(text, measure.tables)
    if not found:
        return (Clause(str(node.value), node.at, None),)
    if is_foreign:
        found = [_if_judged(*clause, text=text) for clause in found]
    if start is None:
        return tuple([Clause(words, node.at, parse and _without_places(parse)) for words, _, _, parse in found])
    return tuple([Clause(words, source.at(start + first, start + last), parse) for words, first, last, parse in found])


def _if_judged(words: str, first: int, last: int, parse: "Parse | None", *, text: str) -> "_Clause":
    is_judged = parse is not None and _is_judged(parse, text[first:last], is_foreign=True)
    return words, first, last, parse if is_judged else None


def _as_written(node: Node, source: Source) -> tuple[str, int | None]:
    """Return a value as it stands in the file, and its offset there: None where the file spells it otherwise."""
    raw, value = source.text[node.at.start : node.at.end], str(node.value)
    if raw == value or plain(raw) == value:
        return raw, node.at.start
    start = raw.find(value)
    return value, node.at.start + start if start >= 0 else None


def _clauses(text: str, tables: "Tables | None") -> "list[_Clause]":
    """Return words, first and last character, and the verdict of each clause; of a sentence, those of the whole."""
    # The tables take a moment to make, and only who reads metrics needs them.
    from rolelint.metric.line import read_line

    found = read_line(text, tables)
    if len(found) == 1 and (link := _LINK_END.match(text, found[0][0].end)):
        return [_with_link(text, found[0][0], link.end(), tables)]
    if "vague" in [verdict.label for _, verdict in found]:
        return [clause for group in _groups(text, found) for clause in _of_group(text, group, tables)]
    return [(*clause, verdict) for clause, verdict in found]


def _with_link(text: str, clause: "Part", last: int, tables: "Tables | None") -> "_Clause":
    """Judge a link: its words are what is read, and that there is nothing else shows only with the link itself."""
    from rolelint.metric.grammar import parse

    first = clause.start - (text[clause.start - 1 : clause.start] == "[")
    return clause.text, first, last, parse(text[first:last], tables)


def _of_group(text: str, group: "list[_Judged]", tables: "Tables | None") -> "list[_Clause]":
    """Return the clauses of a group, or the one that they are where together they are a sentence."""
    from rolelint.metric.grammar import parse

    first, last = group[0][0].start, group[-1][0].end
    labels = {verdict.label for _, verdict in group}
    if len(group) < 2 or "vague" not in labels or not is_sentence(text[first:last]):
        return [(*clause, verdict) for clause, verdict in group]
    whole = parse(text[first:last], tables)
    best = min((whole, *(verdict for _, verdict in group)), key=lambda verdict: _RANKS.index(verdict.label))
    return [(_whole_words(text, first, last), first, last, whole if best is whole else _without_places(best))]


def _whole_words(text: str, first: int, last: int) -> str:
    """Return the words of a part of a text, with the marks around it that are closed or opened inside."""
    before, after = text[:first], text[last:]
    marks = "*_`"
    return plain(
        before[len(before.rstrip(marks)) :] + text[first:last] + after[: len(after) - len(after.lstrip(marks))]
    )


def _groups(text: str, found: "Sequence[_Judged]") -> "Iterator[list[_Judged]]":
    """Yield the clauses that no mark of a list stands between: only these can be parts of one sentence."""
    group: list[_Judged] = []
    for part in found:
        if group and _LISTING.search(text, group[-1][0].end, part[0].start):
            yield group
            group = []
        group.append(part)
    yield from [group] if group else []


def _without_places(parse: "Parse") -> "Parse":
    """Return a verdict without the ranges of characters, which would count in another text."""
    return parse._replace(spans={}, vague_words=(), identifiers=())


def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence: a finite verb, or more than eight words before a comma, numbers aside."""
    words = plain(text)
    return bool(_FINITE.search(words)) or len(_WORD.findall(_BREAK.split(words, maxsplit=1)[0])) > _LONGEST_PHRASE


def _is_judged(parse: "Parse", text: str, *, is_foreign: bool) -> bool:
    """In a foreign language only signs and units count, and only where they say it all."""
    return not is_foreign or (parse.label == "measurable" and bool(parse.unit) and bool(_SIGN.search(text)))


def data(parse: "Parse | None") -> dict[str, Any]:
    """Return the verdict on a clause as data: label, missing parts and parse; nothing where it is not judged."""
    if parse is None:
        return {}
    return {
        "label": parse.label,
        "missing": list(parse.missing),
        "parse": {name: _plain(getattr(parse, name)) for name in FIELDS},
    }


def _plain(value: Any) -> Any:
    """Return a number without a fraction as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
