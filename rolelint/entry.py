"""A list item as gathered lines: its head, its labelled passages, and what else stands below it.

Gathering comes before reading, so that a hard break, a soft break, a wrapped line and a nested bullet read the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.edits import line_removal
from rolelint.passage import BREAK, Passage
from rolelint.patterns import lazy
from rolelint.similarity import nearest
from rolelint.source import Edit, Location, Span
from rolelint.syntax.document import Document, Item, LineKind, Section
from rolelint.syntax.yaml import Problem

_METRIC_LABELS = (
    *("success metric", "success metrics", "metric", "metrics", "kpi", "kpis", "success measure", "success measures"),
    *("success criteria", "measure of success", "measured by", "key metric", "key metrics"),
)
LABELS: Mapping[str, str] = {**dict.fromkeys(_METRIC_LABELS, "success_metrics"), "note": "notes", "notes": "notes"}

_LABEL = lazy(
    r"(?:(?P<open>[*_]{1,3})(?P<marked>[^\W\d_][\w ]{1,24}?)(?::[*_]{1,3}|[*_]{1,3}[ \t]{0,9}(?:[:—–―]|[-−](?=\s))):?"
    r"|(?P<bare>[^\W\d_][\w ]{1,24}?)[ \t]{0,9}:(?=\s|$))[ \t]*"
)
_INLINE_LABEL = re.compile(r"(?<=[\s.;,)])([*_]{1,3})[^\W\d_][\w ]{1,24}?:?\1")
_LOST_LABEL = lazy(r"[*_](?![*_])|[*_]*success\b", re.IGNORECASE)
_SENTENCE_END = lazy(r"(?<=\w[\w)\]\"'’”%])[.!?]\s+(?=[A-ZÀ-ÖØ-Þ\"“(])")
_CONTINUATION = lazy(r"[(→←↔⇒⇐⇔—–―]|&[lrh]arr;|(?:\\|&[lg]t;|[-−<>=]){1,6}\s")


@dataclass(slots=True)
class Entry:
    """An item's text: its head, its labelled passages by field, and the other passages below it.

    A passage that goes on over several lines covers them all. `first` is where the value of a label is expected.
    `problems` gathers what does not read, `lines` the lines that were taken.
    """

    document: Document
    item: Item
    head: Passage
    labelled: dict[str, list[Passage]] = field(default_factory=dict)
    first: dict[str, Passage] = field(default_factory=dict)
    details: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)

    @property
    def at(self) -> Location:
        """The place of the head line, or of the marker where it is empty: what a finding about the whole item marks."""
        return self.head.at if self.head else self.document.source.at(self.item.marker.start, self.item.marker.end)

    @property
    def passages(self) -> Iterator[Passage]:
        """All that the item says."""
        yield self.head
        yield from self.details
        for passages in self.labelled.values():
            yield from passages

    def complain(self, message: str, at: Location, fix: Fix | None = None) -> None:
        """Note that a part of the item does not read (RL301)."""
        self.problems.append(("RL301", Finding(message, at, fix=fix)))

    def add(self, name: str, passage: Passage) -> None:
        """Add the passage behind a label to its field."""
        self.first.setdefault(name, passage)
        values = self.labelled.setdefault(name, [])
        if passage:
            values.append(passage)

    def take(self, other: "Entry") -> None:
        """Take what stands below another head, and its problems."""
        self.details += other.details
        self.problems += other.problems
        for name, values in other.labelled.items():
            self.labelled.setdefault(name, []).extend(values)


def read_entry(document: Document, item: Item) -> Entry:
    """Gather the lines of an item and of the items nested in it."""
    head, *further = passages(document, item.lines) or [Passage(document.source, item.marker.end, item.marker.end)]
    entry = Entry(document, item, head, lines=_rows(item))
    if not head and not item.items:
        gone = line_removal(document.source, entry.at)
        entry.complain("this list item is empty", entry.at, Fix("remove it", (gone,), Safety.SAFE) if gone else None)
    name = _split_inline_label(entry)
    if further or item.items:
        _gather(entry, further, item.items, name)
    return entry


def _rows(item: Item) -> set[int]:
    """Return the lines of text of an item and of those nested in it."""
    rows = {item.line, *item.lines}
    for nested in item.items:
        rows |= _rows(nested)
    return rows


def indented(entry: Entry, lines: Iterable[int]) -> Fix | None:
    """Return the fix that indents lines like the words of an item; None where other things than blanks stand there."""
    source, head = entry.document.source, entry.head.start
    start = source.line_spans[entry.item.line].start
    if entry.item.marker.start == entry.item.marker.end or "\t" in source.text[start:head]:
        return None
    places = (source.at(source.line_spans[line].start, source.content(line).start) for line in lines)
    edits = tuple(Edit(place, " " * (head - start)) for place in places)
    return Fix("indent it like the words of its item", edits, Safety.SAFE)


def headed_entry(document: Document, section: Section) -> Entry:
    """Gather what stands below a heading as one item with it for a head; text behind a rule is no part of it."""
    row = document.source.line_at(section.heading.start)
    rules = (line for line in range(section.first, section.last) if document.lines[line].kind is LineKind.RULE)
    last = next(rules, section.last)
    item = Item(row, Span(section.heading.start, section.heading.start), (row,), section.items, ())
    taken = {line for outer in section.items for line in outer.rows}
    texts = tuple(
        line for line in range(section.first, last) if line not in taken and document.lines[line].kind is LineKind.TEXT
    )
    title = Passage(document.source, section.title_at.start, section.title_at.end)
    entry = Entry(document, item, title.strip(), lines={*texts, *_rows(item)})
    _gather(entry, passages(document, texts), section.items, None)
    return entry


def paragraph_entry(document: Document, passage: Passage) -> Entry:
    """Take a paragraph for an item: its first sentence is the head, what follows are details."""
    rows = range(document.source.line_at(passage.start), document.source.line_at(passage.end) + 1)
    item = Item(rows[0], Span(passage.start, passage.start), tuple(rows), (), ())
    end = _SENTENCE_END.search(passage.outline)
    head = passage.part(0, end.start() + 1) if end else passage
    rest = passage.after(end.end()).strip() if end else passage.after(len(passage.raw))
    return Entry(document, item, head.strip(), details=[rest] if rest else [], lines=set(rows))


def _gather(entry: Entry, written: list[Passage], items: tuple[Item, ...], name: str | None) -> None:
    """Take what stands below a head. A label without a value stands above the bullets that follow it."""
    for part, below in _in_order(written, items):
        if isinstance(part, Item):
            name = _take_nested(entry, part, name)
        elif part:
            name = _take_bare(entry, part, below) or _take(entry, part)


def _in_order(
    written: list[Passage], items: tuple[Item, ...]
) -> Iterable[tuple[Passage | Item, Passage | Item | None]]:
    """Return the passages and nested items of an item as they stand, each with the next one."""
    parts: list[Passage | Item] = [*written, *items]
    if len(parts) == 1:
        return ((parts[0], None),)
    parts.sort(key=_start)
    return zip_longest(parts, parts[1:])


def _start(part: Passage | Item) -> int:
    return part.marker.start if isinstance(part, Item) else part.start


def passages(document: Document, lines: tuple[int, ...]) -> list[Passage]:
    """Join lines that go on. Hard breaks do not count: whitespace hooks strip them, and nothing may change by that."""
    if len(lines) == 1:
        alone = _pieces(_line(document, lines[0]))
        if len(alone) == 1:
            return alone
    joined: list[Passage] = []
    for index, line in enumerate(lines):
        is_apart = not joined or _is_apart(document, lines[index - 1], line)
        for passage in _pieces(_line(document, line)):
            if is_apart or _begins(joined, passage):
                joined.append(passage)
            else:
                joined[-1] = joined[-1].to(passage)
            is_apart = False
    return joined


def _line(document: Document, line: int) -> Passage:
    span = document.lines[line].content
    return Passage(document.source, span.start, span.end)


def _pieces(line: Passage) -> list[Passage]:
    """Return what a line says, without what only breaks it."""
    raw = line.raw
    is_broken = "<" in raw or raw.endswith("\\")
    return _broken(_trimmed(line)) if is_broken else [line.strip() or line.part(0, 0)]


def _broken(line: Passage) -> list[Passage]:
    """Split a line where it is broken by hand: `**Title**<br>*Success metric*: 99 %`."""
    breaks = list(BREAK.finditer(line.outline)) if "<" in line.raw else []
    bounds = [0, *(bound for match in breaks for bound in match.span()), len(line.raw)]
    pieces = [line.part(*bound).strip() for bound in zip(bounds[::2], bounds[1::2], strict=True)]
    return [piece for piece in pieces if piece] or [line.part(0, 0)]


def _begins(above: list[Passage], passage: Passage) -> bool:
    """Whether a line begins a passage of its own and does not go on with the last one."""
    if len(above) == 1 and _is_complete(above[0]) and not _CONTINUATION.match(passage.raw):
        return True
    return read_label(passage) is not None or near_label(passage) is not None


def _is_complete(head: Passage) -> bool:
    """Whether a head line ends like one: with its emphasised name, or with a bracket."""
    if head.raw.rstrip("*_").endswith(")"):
        return True
    is_marked = head.raw.rstrip(": ").endswith(("*", "_"))
    lead = head.lead() if is_marked else None
    return lead is not None and not lead[1].strip(": ")


def _is_apart(document: Document, above: int, line: int) -> bool:
    """Whether two lines of one item are no paragraph: anything but a comment stands between, or each line is one."""
    between = (document.lines[row].kind for row in range(above + 1, line))
    is_alone = not document.is_wrapped and not document.lines[line].depth
    return is_alone or any(kind is not LineKind.COMMENT for kind in between)


def _trimmed(passage: Passage) -> Passage:
    """Leave out the backslash of a hard break, and comments at the end."""
    while passage.raw.endswith("-->") and "<!--" in passage.raw:
        passage = passage.part(0, passage.raw.rfind("<!--")).strip()
    is_break = passage.raw.endswith("\\") and not passage.raw.endswith("\\\\")
    return passage.part(0, len(passage.raw) - 1).strip() if is_break else passage


def read_label(passage: Passage) -> tuple[str, Passage] | None:
    """Return the field that a passage's label names and the passage behind it: `*Success metric*: 99 %`."""
    match = _LABEL.match(passage.raw)
    name = LABELS.get(_folded(match)) if match else None
    return (name, passage.after(match.end()).strip()) if match and name else None


def may_be_lost(head: Passage) -> bool:
    """Tell whether an item may be the labelled line of the one above it: no title would be written like that."""
    return _LOST_LABEL.match(head.source.text, head.start, head.end) is not None


def near_label(passage: Passage) -> tuple[str, Passage] | None:
    """Return the right label and the misspelt one's passage where a label is one slip away from a known one."""
    match = _LABEL.match(passage.raw)
    if not match or not match["open"] or _folded(match) in LABELS:
        return None
    right = nearest(_folded(match), LABELS)
    return (right, passage.group(match, "marked")) if right else None


def _bare_label(passage: Passage) -> str | None:
    """Return the field that a label without a colon names: it stands above a list, as a heading does."""
    return LABELS.get(_squeezed(passage.raw.strip("*_: \t")))


def _folded(match: "re.Match[str]") -> str:
    return _squeezed(match["marked"] or match["bare"])


def _squeezed(words: str) -> str:
    return " ".join(words.casefold().split())


def _split_inline_label(entry: Entry) -> str | None:
    """Split `**Title** *Success metric*: …`, on one line; returns the label's field where its value is to follow."""
    head = entry.head
    # Whatever stands in the outline stands in the text as well, behind its first character.
    if not _INLINE_LABEL.search(head.source.text, head.start + 1, head.end):
        return None
    for match in _INLINE_LABEL.finditer(head.outline):
        labelled = read_label(head.after(match.start()))
        if labelled:
            entry.head = head.part(0, match.start()).strip()
            entry.add(*labelled)
            return None if labelled[1] else labelled[0]
    return None


def _take_bare(entry: Entry, passage: Passage, below: Passage | Item | None) -> str | None:
    """Take a label without a colon, if bullets stand below it; returns its field."""
    name = _bare_label(passage) if isinstance(below, Item) else None
    if name:
        entry.add(name, passage.after(len(passage.raw)))
    return name


def _take(entry: Entry, passage: Passage) -> str | None:
    """Take a passage below the head; returns the field of a label whose value is to follow."""
    labelled = read_label(passage) or _misspelt(entry, passage)
    if labelled:
        entry.add(*labelled)
        return None if labelled[1] else labelled[0]
    if passage:
        entry.details.append(passage)
    return None


def _misspelt(entry: Entry, passage: Passage) -> tuple[str, Passage] | None:
    """Read a misspelt label as the right one, and say so."""
    misspelt, match = near_label(passage), _LABEL.match(passage.raw)
    if not misspelt or not match:
        return None
    right, written = misspelt
    fixed = right.capitalize() if written.raw[:1].isupper() else right
    fix = Fix(f"write '{fixed}'", (Edit(written.at, fixed),), Safety.SAFE)
    entry.complain(f"the label '{written.raw}' is not known; did you mean '{fixed}'?", written.at, fix)
    return LABELS[right], passage.after(match.end()).strip()


def _take_nested(entry: Entry, item: Item, name: str | None) -> str | None:
    """Take a nested bullet: a label with its value, a label above its own bullets, one of these, or a detail."""
    above = name
    for part, below in _in_order(passages(entry.document, item.lines), item.items):
        if isinstance(part, Item):
            _take_nested(entry, part, above)
        elif part:
            above = _take_below(entry, part, below, above)
    return name


def _take_below(entry: Entry, passage: Passage, below: Passage | Item | None, above: str | None) -> str | None:
    """Take a passage of a nested bullet; returns the field of the label that stands above what follows."""
    labelled = read_label(passage) or _misspelt(entry, passage)
    if labelled:
        entry.add(*labelled)
        return labelled[0]
    bare = _take_bare(entry, passage, below)
    if not bare and above:
        entry.add(above, passage)
    elif not bare:
        entry.details.append(passage)
    return bare or above
