"""One line of metrics, split into clauses: each is a check of its own.

Marks that separate (`;`, `|`, `•`, a spaced `/`, the end of a sentence) always split outside brackets. A comma splits
unless what follows continues what stands before: a date, an enumeration, a row of adjectives, a qualifier. `and` and
its like split when both sides hold a target, or when one does and the other is a phrase of its own.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from rolelint.metric.normal import Normal, normalize
from rolelint.metric.phrase import Outset, Phrase, outset, phrase
from rolelint.metric.reading import Reading
from rolelint.metric.tables import Tables, default_tables

_LABEL: Final = re.compile(
    r"\s*(?:success\s+(?:metrics?|measures?|criteria|criterion)|kpis?|metrics?|targets?|measures?|"
    r"measured by|key\s+results?|okrs?)\s*[:：]\s*",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"\s*(?:[-+•]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?")
# A line that opens with a bullet is an item of its own; the match ends before the bullet.
_LINE_BULLET: Final = re.compile(r"\n[ \t]*(?=(?:[-+*•]|\d{1,2}[.)])[ \t])")
# Every mark begins with one of few characters: a search for these alone is the fastest there is.
_MARK: Final = re.compile(
    r"[;|•,.!?。(\[“{)\]”}\"\s](?:"
    r"(?P<comma>(?<=,))"
    r"|(?P<joint>(?<=\s)(?:and|&|plus|\+|as well as|while)\s)"
    r"|(?P<hard>(?<=\s)/\s|(?<=[;|•]))"
    r"|(?P<stop>(?<=[.!?])(?=\s+[A-Z<>≥≤~\d\"(])|(?<=[.。])(?=[^\s\w.]*\Z))"
    r"|(?P<open>(?<=[(\[“{]))|(?P<close>(?<=[)\]”}]))|(?P<quote>(?<=\")))",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:i\.e|e\.g|vs|approx|ca|incl|excl|no|min|max|avg|etc|resp|p\.a|dr|inc|st|[A-Z])|^\W*\d{1,2})\Z",
    re.IGNORECASE,
)
# A letter after a number is a unit, and the point after it ends a sentence: "under 2.5 s. Error rate below 1%".
_UNIT_END: Final = re.compile(r"\d ?(?:[smhdgx]|min)\Z")
_CODE: Final = re.compile(r"`[^`\n]{1,200}`")
# What is joined beyond this many characters is no longer looked at again, so that hostile text takes linear time.
_LONG: Final = 400
_MOST_ITEMS: Final = 12
_LEAD: Final = re.compile(r"[\s.,;]*(?:(?:and|plus|&|with|as well as|while)\s+)?", re.IGNORECASE)
# What one of the three may take off a piece: a bullet, a word that joins it to the piece before, a label.
_OPENING: Final = re.compile(
    r"\s*(?:[-+•.,;&]|\d{1,2}[.)]\s|and\s|plus\s|with\s|as\s|while\s|success\s|kpi|metric|target|measure|key\s|okr)",
    re.IGNORECASE,
)
# Marks that do not always separate.
_SOFT: Final = frozenset(("comma", "joint"))
_DATE_TAIL: Final = re.compile(r"\s*(?:19|20)\d\d\b")
_DATE_HEAD: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:st|nd|rd|th)?\Z", re.IGNORECASE
)


class Clause(NamedTuple):
    """One check. `line[start:end]` is how it stands in the line; `text` is the same without markup and extra blanks."""

    text: str
    start: int
    end: int


class Part(NamedTuple):
    """A clause, and its reading if there is one."""

    clause: Clause
    begun: Reading | None


_NOTHING: Final = Outset()


@dataclass(slots=True)
class _Piece:
    """What stands between two marks; `joint` is the one before it."""

    start: int
    end: int
    joint: str
    text: str
    tables: Tables
    outset: Outset = _NOTHING
    begun: Reading | None = None
    is_merged: bool = False
    known: Phrase | None = None

    def look(self) -> None:
        """Find out what decides most commas."""
        self.outset, self.begun = outset(self.text, self.tables)

    @property
    def phrase(self) -> Phrase:
        """All that there is to say about the piece; few lines ask for it."""
        if self.known is None:
            found = phrase(self.text, self.tables, self.begun)
            self.known = found._replace(leads=False) if self.is_merged else found
        return self.known


def split(line: str, tables: Tables | None = None) -> tuple[Clause, ...]:
    """Return the clauses of a line in order. Nothing but separators, labels and blanks lies between them."""
    return tuple([part.clause for part in parts(line, tables or default_tables())])


def parts(line: str, tables: Tables) -> list[Part]:
    """Return the clauses of a line in order, each with what the splitter has found out about it."""
    if "\n" not in line:
        return _clauses(line, tables)
    cuts = [0, *(found.end() for found in _LINE_BULLET.finditer(line)), len(line)]
    return [
        part._replace(clause=Clause(part.clause.text, part.clause.start + start, part.clause.end + start))
        for start, end in pairwise(cuts)
        for part in _clauses(line[start:end], tables)
    ]


def _clauses(line: str, tables: Tables) -> list[Part]:
    normal = normalize(line)
    text = normal.text
    start = _after_label(text, _skip(_BULLET, text, 0))
    found: list[Part] = []
    for piece in _joined(text, _pieces(text, start, tables, _code(line, normal))):
        first, last = _trim(text, piece.start, piece.end)
        if first < last:
            words = text[first:last]
            clause = Clause(" ".join(words.split()), *normal.raw(first, last))
            found.append(Part(clause, piece.begun if piece.text == words else None))
    return found


def is_one_piece(written: str) -> bool:
    """Tell whether what stands between two commas is plain, whole and cut by no other mark."""
    return not (
        _OPENING.match(written)
        or written[0] in " ."
        or _MARK.search(f" {written}")
        or normalize(written).origins is not None
    )


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _after_label(text: str, at: int) -> int:
    return _skip(_LABEL, text, at)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if _OPENING.match(text, start):
        start = _skip(_BULLET, text, start)
        start = _skip(_LEAD, text, start) if not text[start : start + 5].lower().startswith("with ") or start else start
        start = min(_after_label(text, start), end)
    else:
        start = end - len(text[start:end].lstrip())
    while end > start and (text[end - 1] in " .,;" and text[max(start, end - 3) : end] != "..."):
        end -= 1
    while start < end and text[start] in " .,;" and not text[start : start + 2][1:].isdigit():
        start += 1
    return start, end


def _pieces(text: str, start: int, tables: Tables, code: list[range]) -> list[_Piece]:
    """Cut at every mark that may separate, and remember which mark it was."""
    kept: list[_Piece] = []
    is_blank = False
    pieces = _cut(text, start, tables, code)
    for piece in pieces:
        if piece.text.strip(" .,;•|"):
            if piece.joint == "joint" and is_blank:
                piece.joint = "series"
            kept.append(piece)
        is_blank = piece.joint == "comma" and not piece.text
    if len(kept) > 1:
        for piece in kept:
            piece.look()
    return kept or pieces[:1]


def _cut(text: str, start: int, tables: Tables, code: list[range]) -> list[_Piece]:
    pieces: list[_Piece] = []
    depth, quoted, begin, joint = 0, False, start, "hard"
    for found in _MARK.finditer(text, start):
        kind = found.lastgroup or ""
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "quote":
            quoted = not quoted and '"' in text[found.end() :]
        elif depth == 0 and not quoted:
            first, last = found.span()
            if not _in_code(code, first) and _separates(text, kind, first, last):
                pieces.append(_Piece(begin, first, joint, text[begin:first].lstrip(), tables))
                begin, joint = last, kind if kind in _SOFT else "hard"
    pieces.append(_Piece(begin, len(text), joint, text[begin:].lstrip(), tables))
    return pieces


def _code(line: str, normal: Normal) -> list[range]:
    """Return where code spans stand in the plain text."""
    if "`" not in line or normal.origins is None:
        return []
    ticks = [range(match.start(), match.end()) for match in _CODE.finditer(line)]
    plain = [at for at, (start, _) in enumerate(normal.origins) if any(start in tick for tick in ticks)]
    return [range(min(plain), max(plain) + 1)] if len(ticks) == 1 and plain else [range(at, at + 1) for at in plain]


def _in_code(code: list[range], at: int) -> bool:
    return any(at in span for span in code)


def _separates(text: str, kind: str, start: int, end: int) -> bool:
    if kind == "comma":
        digits = text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
        return not digits and not (_DATE_TAIL.match(text, end) and _DATE_HEAD.search(text, max(0, start - 20), start))
    if kind == "stop":
        before = max(0, start - 6)
        measured = _UNIT_END.search(text, before, start) and text[end : end + 8].lstrip()[:1].isupper()
        return bool(measured) or not _ABBREVIATION.search(text, before, start)
    return True


def _joined(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Put pieces together again that are one check, from left to right."""
    groups: list[_Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if not groups or piece.joint == "hard" or _stand_apart(groups[-1], piece):
            groups.append(piece)
        elif (length := _enumeration(groups[-1], pieces, at)) > 0:
            groups[-1] = _merge(text, groups[-1], pieces[at + length - 1])
            at += length
            continue
        elif _continues(groups[-1], piece, pieces[at + 1 :]):
            groups[-1] = _merge(text, groups[-1], piece)
        else:
            groups.append(piece)
        at += 1
    return groups


def _stand_apart(left: _Piece, right: _Piece) -> bool:
    """Tell the usual case, two targets between which stands a comma; everything else needs a closer look."""
    return right.joint == "comma" and left.outset.settled and not right.outset.attaches


def _merge(text: str, left: _Piece, right: _Piece) -> _Piece:
    words = text[left.start : right.end].lstrip()
    whole = _Piece(left.start, right.end, left.joint, words, left.tables, is_merged=True)
    if right.end - left.start > _LONG:
        whole.known, whole.outset = left.phrase._replace(leads=False), left.outset
    else:
        whole.look()
    return whole


def _enumeration(left: _Piece, pieces: list[_Piece], at: int) -> int:
    """Return how many pieces continue an enumeration that `left` opens: "unit, integration and e2e tests pass"."""
    if pieces[at].joint != "comma" or left.phrase.refers or (left.phrase.number and not left.phrase.lists):
        return 0
    last = at
    while (
        last < min(len(pieces), at + _MOST_ITEMS)
        and pieces[last].joint == "comma"
        and (pieces[last].phrase.bare or left.phrase.lists)
    ):
        last += 1
    if last == at or last >= len(pieces) or pieces[last].joint not in {"joint", "series"}:
        return 0
    end = pieces[last].phrase
    if end.opens_target:
        return 0
    items = [piece.phrase for piece in pieces[at:last]]
    first = left.phrase
    alike = all(item.article for item in items) or all(item.length == 1 for item in items)
    words = first.starts_adjective and first.length == 2 and all(item.length == 1 for item in [*items, end])
    if first.length == 1 or first.lists or words or (alike and (first.clausal or first.article or items[0].article)):
        return last - at + 1
    return 0


def _continues(left: _Piece, right: _Piece, rest: list[_Piece]) -> bool:
    if right.joint == "joint":
        return not _two_checks(left.phrase, right.phrase)
    if right.joint == "series":
        apart = left.phrase.number and not left.phrase.lists
        return not _two_checks(left.phrase, right.phrase._replace(article=right.phrase.article and not apart))
    one, other = left.phrase, right.phrase
    if other.qualifies or other.alternative:
        return True
    if one.ends_place and _chooses([right, *rest]):
        return True
    if one.ends_adjective and other.starts_adjective and other.length > 1 and not other.target and one.article_inside:
        return True
    if one.leads and not one.opens_target and (other.target or not one.refers):
        return True
    if one.adjectives and not other.target and other.length > 1 and other.starts_adjective:
        return True
    return one.length == 1 and one.adjectives and not other.target and not rest and other.length > 1


def _chooses(pieces: list[_Piece]) -> bool:
    """Tell whether the pieces go on as ", Chile or Bolivia": one word after the other, the last with `or`."""
    for piece in pieces[:_MOST_ITEMS]:
        if piece.joint != "comma" or piece.phrase.offers:
            return piece.joint == "comma"
        if not piece.phrase.bare:
            return False
    return False


def _two_checks(left: Phrase, right: Phrase) -> bool:
    if left.between or right.always or right.length == 0 or left.length == 0:
        return False
    if left.target and right.target:
        return not (right.starts_participle and not left.limit) and not right.predicate
    if left.target and left.rates and right.starts_adjective:
        return False
    if left.target:
        return right.starts_strong if left.inside else left.closed and right.complete and not right.article
    if right.target and left.indicator and right.opens_subject:
        return False
    if right.target:
        return right.opens_target and left.complete and not right.predicate
    return False
