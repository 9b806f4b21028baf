"""A finding drawn for people: headline, source line with an underline, second places, hint and fix.

Underlines are measured in display cells, and nothing from a checked file reaches a terminal raw: whatever would move
the cursor, hide or reorder text is written as an escape. Cell widths follow UAX #11 (East Asian Width; ambiguous is
narrow) and UTS #51 (emoji sequences).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rolelint.diagnostic import Diagnostic, Fix, Note, Severity
from rolelint.patterns import lazy
from rolelint.source import Location, Source, Span

# Controls (Cc), soft hyphen, zero-width and bidirectional controls, line separators, surrogates. The joiners U+200C and
# U+200D stay: emoji and several scripts need them.
UNSAFE = lazy(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
_SHORT_ESCAPES = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_HANGUL_TAILS = range(0x1160, 0x1200)
_TAB = 4
_WIDEST = 100
_GUTTER = 5
_MARGIN = " " * (_GUTTER + 1)
_Cell = tuple[str, int]  # what is shown for a character, and how many cells that adds
_LABELS = {Severity.ERROR: "", Severity.WARNING: " (warning)", Severity.INFO: " (note)"}


def visible(text: str) -> str:
    r"""Write every character that a terminal would obey or hide as an escape: `\x1b`, `\u202e`, `\t`."""
    return text if text.isascii() and text.isprintable() else UNSAFE.sub(_escape, text)


def width(text: str) -> int:
    """Return the number of display cells that the text takes on one line."""
    return len(text) if text.isascii() and text.isprintable() else sum(cells for _, cells in _cells(text))


def pad(text: str, cells: int) -> str:
    """Fill the text with blanks up to a number of display cells."""
    return text + " " * (cells - width(text))


def shorten(text: str, most: int) -> str:
    """Return the text on one line, in at most so many display cells; `…` stands for what was cut."""
    # Only what could fit is measured; the rest of a long text is cut in any case.
    line = list(_cells(" ".join(text[: most * 8].split())))
    if len(text) <= most * 8 and _sum(line) <= most:
        return "".join(shown for shown, _ in line)
    return "".join(shown for shown, _ in line[: _fitting(line, most - 1)]).rstrip() + "…"


def page(blocks: Iterable[Sequence[str]]) -> str:
    """Join blocks of lines with one blank line between them; every line is made safe to print and ends in a newline."""
    return "\n".join("".join(f"{visible(line)}\n" for line in block) for block in blocks if block)


def source_at(at: Location, sources: Mapping[str, Source]) -> Source:
    """Return the text that a place lies in; an empty one for a file that could not be read."""
    return sources.get(at.path) or Source(at.path, "")


def place(at: Location, sources: Mapping[str, Source]) -> str:
    """Return where a place begins, as editors understand it: `path:line:column`."""
    line, column = source_at(at, sources).position(at.start)
    return f"{at.path}:{line}:{column}"


def headline(diagnostic: Diagnostic, sources: Mapping[str, Source], label: str = "") -> str:
    """Return the first line of a finding: `path:line:column: CODE name: message`, the label after the name."""
    where = place(diagnostic.finding.at, sources)
    return f"{where}: {diagnostic.code} {diagnostic.name}{label}: {diagnostic.finding.message}"


def drawn(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> list[str]:
    """Return the lines of a finding in full. The headline names the severity, but for an error."""
    finding = diagnostic.finding
    return [
        headline(diagnostic, sources, _LABELS[diagnostic.severity]),
        *frame(source_at(finding.at, sources), finding.at.span),
        *(line for note in finding.notes for line in _noted(note, sources)),
        *_advised(finding.hint, finding.fix),
    ]


def frame(source: Source, span: Span, mark: str = "^") -> list[str]:
    """Return the line on which a span begins, numbered, and the line that underlines it; nothing for an empty text.

    A long line is cut around the span, and a span of several lines is underlined to the end of its first.
    """
    if not source.text:
        return []
    index = source.line_at(span.start)
    whole = source.line_spans[index]
    start, end = _marked(source.text, whole, span)
    # Only what a frame could show is measured: a line may be as long as its file.
    left, right = max(whole.start, start - _WIDEST), min(whole.end, start + _WIDEST)
    line = list(_cells(source.text[left:right]))
    begin, stop = _window(line, start - left)
    opening = "…" if left + begin > whole.start else ""
    closing = "…" if left + stop < whole.end else ""
    shown = "".join(shown for shown, _ in line[begin:stop])
    blanks = " " * (len(opening) + _sum(line[begin : start - left]))
    underline = mark * max(_sum(line[start - left : min(end - left, stop)]), 1)
    number = f"{index + 1:>{_GUTTER}}"
    return [f"{number} | {opening}{shown}{closing}".rstrip(), f"{' ' * len(number)} | {blanks}{underline}"]


def _noted(note: Note, sources: Mapping[str, Source]) -> list[str]:
    return [
        f"{_MARGIN}= see {place(note.at, sources)}: {note.message}",
        *frame(source_at(note.at, sources), note.at.span, "-"),
    ]


def _advised(hint: str | None, fix: Fix | None) -> Iterator[str]:
    if hint:
        yield f"{_MARGIN}= {hint}"
    if fix:
        yield f"{_MARGIN}= fix ({fix.safety}): {fix.title}"


def _marked(text: str, line: Span, span: Span) -> tuple[int, int]:
    """Return the part of a span that lies on its first line; without trailing blanks where the span goes on below."""
    start = min(span.start, line.end)
    end = max(start, min(span.end, line.end))
    return start, end if span.end <= line.end else start + len(text[start:end].rstrip())


def _window(line: Sequence[_Cell], first: int) -> tuple[int, int]:
    """Return the range of a line's characters that a frame has room for, such that the one at `first` is in it.

    What follows `first` says more than what stands before it, so it has a right to two thirds of the room.
    """
    right = min(_sum(line[first:]), _WIDEST * 2 // 3)
    begin = first - _fitting(line[:first][::-1], _WIDEST - right)
    return begin, begin + _fitting(line[begin:], _WIDEST)


def _fitting(line: Sequence[_Cell], room: int) -> int:
    """Return how many of the first cells fit into the room."""
    used = 0
    for count, (_, cells) in enumerate(line):
        used += cells
        if used > room:
            return count
    return len(line)


def _sum(line: Iterable[_Cell]) -> int:
    return sum(cells for _, cells in line)


def _cells(text: str) -> Iterator[_Cell]:
    """Yield for each character what is shown for it and how many cells that adds."""
    column = 0
    base = 0
    previous = ""
    for character in text:
        shown = _shown(character, column)
        cells = len(shown) if shown != character else _added(character, previous, base)
        yield shown, cells
        column += cells
        base = base + cells if character == _EMOJI_STYLE else cells or base
        previous = character


def _shown(character: str, column: int) -> str:
    if character == "\t":
        return " " * (_TAB - column % _TAB)
    return visible(character)


def _added(character: str, previous: str, base: int) -> int:
    """Return the cells that a character adds after a previous one; `base` is the width of what it may combine with."""
    if character == _EMOJI_STYLE:
        return int(base == 1)
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or ord(character) in _HANGUL_TAILS:
        return 0
    if base == 2 and (previous == _JOINER or ord(character) in _SKIN_TONES):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _SHORT_ESCAPES.get(character) or (rf"\x{code:02x}" if code < 0x100 else rf"\u{code:04x}")
