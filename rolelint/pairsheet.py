"""The sheet of two roles in words: two columns for a terminal, a table in Markdown, or JSON."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from itertools import zip_longest
from types import MappingProxyType

from rolelint import literal
from rolelint.frame import pad, visible
from rolelint.handshake import Row, Said, Sheet, Side, Verdict
from rolelint.names import squash
from rolelint.sentences import counted
from rolelint.table import markdown

_COLUMN = 48
_WIDEST = 2 * _COLUMN + 3
_FORMAT = 1
_CONTRADICTIONS = (Verdict.FREQUENCY, Verdict.CLAIM)
_ALONE = (Verdict.UNANSWERED, Verdict.UNREADABLE, Verdict.AMBIGUOUS)


def render(sheet: Sheet, form: str = "text") -> str:
    """Return the sheet as `text`, `markdown` or `json`."""
    return FORMS[form](sheet)


def _text(sheet: Sheet) -> str:
    one, other = sheet.sides
    rule = "─" * (_COLUMN + 1)
    blocks = [
        [*_beside([one.label, one.path], [other.label, other.path]), f"{rule}┼{rule}"],
        *([*_beside(*map(_cell, row.sides)), *_remarks(row, sheet)] for row in sheet.rows),
        literal.lines(_closing(sheet), _WIDEST),
    ]
    return "\n".join("".join(f"{line.rstrip()}\n" for line in block) for block in blocks)


def _beside(left: list[str], right: list[str]) -> Iterator[str]:
    """Yield lines that hold two columns; each of their parts begins a line, and goes on indented."""
    for one, other in zip_longest(_folded(left), _folded(right), fillvalue=""):
        yield f"{pad(one, _COLUMN)} │ {other}"


def _folded(parts: list[str]) -> Iterator[str]:
    for part in parts:
        first, *others = literal.lines(part, _COLUMN - 2)
        yield first
        yield from (f"  {line}" for line in others)


def _cell(said: Said | None) -> list[str]:
    if said is None:
        return ["—"]
    return [said.words, *([f"“{said.notes}”"] if said.notes else []), f"line {said.line}"]


def _remarks(row: Row, sheet: Sheet) -> Iterator[str]:
    for place, line in enumerate(literal.lines(_remark(row, sheet), _WIDEST - 4)):
        yield f"    {line}" if place else f"  = {line}"
    if row.draft:
        for line in literal.lines(row.draft, _WIDEST - 6):
            yield f"      {line}"


def _remark(row: Row, sheet: Sheet) -> str:
    one, other = sheet.sides
    silent, speaker = sheet.sides[row.silent], sheet.sides[1 - row.silent]
    match row.verdict:
        case Verdict.AGREED if all(said and said.frequency for said in row.sides):
            often = {squash(said.frequency or "") for said in row.sides if said}
            return "both say the same" if len(often) == 1 else "both say the same; how often, each in words of its own"
        case Verdict.AGREED:
            pairs = zip(sheet.sides, row.sides, strict=True)
            unsaid = " and ".join(side.label for side, said in pairs if said and not said.frequency)
            return f"both say the same; {unsaid} without how often"
        case Verdict.FREQUENCY:
            return "they disagree on how often"
        case Verdict.CLAIM:
            return f"they disagree on who gives it to whom: {one.label} and {other.label} say the same of themselves"
        case Verdict.LOOSE:
            return "perhaps the same exchange: the directions fit, the words do not say so"
        case Verdict.UNREADABLE:
            return f"the file of {silent.label} cannot be read, so nobody knows what it says"
        case Verdict.AMBIGUOUS:
            return f"{_doubt(silent, speaker)}, so nobody knows whether it says so"
        case Verdict.MENTIONED:
            return f"{speaker.label} says this in its front matter or to a whole group; no line needs to answer it"
        case Verdict.UNANSWERED:
            return f"{silent.label} does not say so; it could write, in {silent.path}:"


def _doubt(side: Side, other: Side) -> str:
    return f"{side.label} names '{side.ambiguous}', which may be {other.label} or another role of that name"


def _closing(sheet: Sheet) -> str:
    if not sheet.rows:
        doubts = [f" {_doubt(*sides)}." for sides in (sheet.sides, sheet.sides[::-1]) if sides[0].ambiguous]
        return "".join(
            ("Neither of the two says anything about the other", " for certain" * bool(doubts), ".", *doubts)
        )
    told = [
        (sheet.count(Verdict.AGREED), "told alike by both"),
        (sheet.count(*_CONTRADICTIONS), "told differently"),
        (sheet.count(Verdict.LOOSE), "perhaps told by both"),
        (sheet.count(*_ALONE), "told by one side only"),
        (sheet.count(Verdict.MENTIONED), "mentioned in passing"),
    ]
    parts = ", ".join(f"{number} {words}" for number, words in told if number)
    return f"{counted(len(sheet.rows), 'exchange')}: {parts}."


def _markdown(sheet: Sheet) -> str:
    one, other = (literal.markdown(side.label) for side in sheet.sides)
    rows = [[*map(_table_cell, row.sides), literal.markdown(_table_remark(row, sheet))] for row in sheet.rows]
    blocks = [f"# {one} and {other}", literal.markdown(_closing(sheet))]
    if rows:
        blocks.append("\n".join(markdown([one, other, "Together"], rows)))
    for silent, side in enumerate(sheet.sides):
        drafts = [row.draft for row in sheet.rows if row.draft and row.silent == silent]
        if drafts:
            blocks.append(literal.markdown(f"{side.label} could write, in {side.path}:"))
            blocks.append("\n".join(("```markdown", *map(visible, drafts), "```")))
    return "\n\n".join(blocks) + "\n"


def _table_cell(said: Said | None) -> str:
    return "<br>".join(map(literal.markdown, _cell(said)))


def _table_remark(row: Row, sheet: Sheet) -> str:
    if row.verdict is Verdict.UNANSWERED:
        return f"{sheet.sides[row.silent].label} does not say so; a draft stands below"
    return _remark(row, sheet)


def _json(sheet: Sheet) -> str:
    return literal.document({"version": _FORMAT, **asdict(sheet)})


FORMS: Mapping[str, Callable[[Sheet], str]] = MappingProxyType({"text": _text, "markdown": _markdown, "json": _json})
