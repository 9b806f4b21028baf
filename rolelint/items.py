"""A list item to its parts: title and flags, labelled lines, proficiency, type, arrow and target.

Every reader takes an item apart into nodes and never drops a word: what fits no part becomes a detail, or a problem that
shows it. `Entry` gathers an item's lines first, so that a hard break, a soft break and a nested bullet read the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.passage import LINK, Passage, row, tuck
from rolelint.similarity import nearest
from rolelint.source import Edit, Location
from rolelint.syntax.document import Document, Item, LineKind
from rolelint.syntax.node import Node
from rolelint.syntax.yaml import Problem

LABELS: Mapping[str, str] = {
    **dict.fromkeys(
        ("success metric", "success metrics", "metric", "metrics", "kpi", "kpis", "success measure", "success measures",
         "success criteria", "measure of success", "measured by", "key metric", "key metrics"),
        "success_metrics",
    ),
    **dict.fromkeys(("note", "notes"), "notes"),
}  # fmt: skip

_LABEL = re.compile(r"(?P<open>[*_]{0,3})(?P<label>[^\W\d_][\w ]{2,24}?)(?::[*_]{0,3}|[*_]{0,3}[ \t]*:)[ \t]*")
_INLINE_LABEL = re.compile(r"(?<=[\s.;,)])(?P<open>\*{1,3}|_{1,3})(?P<label>[^\W\d_][\w ]{2,24}?):?(?P=open)[ \t]*:?")
_FLAGS = re.compile(r"[ \t]*\((?P<flags>[^()]*)\)")
_SHARE = re.compile(r"(?P<share>\d{1,3}(?:\.\d+)?)\s*%")
_LAST_PARENTHESES = re.compile(r"[ \t]*\((?P<inside>(?:[^()]|\([^()]*\))*)\)[ \t]*$")
_DASH = re.compile(r"[ \t]*(?P<dash>\\?[—–]|(?<=\s)\\?-{1,2}(?=\s)|:(?=\s|$))[ \t]*")  # noqa: RUF001  (dashes are the point)
_ARROW = re.compile(
    r"(?P<both>↔|⇔|⟷|\\?<\\?[-=]{1,3}\\?>)|(?P<from>←|⇐|⟵|\\?<\\?[-=]{1,3}(?=\s))|(?P<to>→|⇒|➔|➜|⟶|\\?[-=]{1,3}\\?>)"
)
_TYPE = re.compile(r"type[ \t]*:[ \t]*", re.IGNORECASE)
_LONGEST_RATING = 3
_LONGEST_TYPE = 3


@dataclass
class Entry:
    """An item's text: its head, its labelled passages by field, and the other passages below it.

    A passage that goes on over several lines covers them all. `problems` collects what does not read.
    """

    document: Document
    item: Item
    head: Passage
    labelled: dict[str, list[Passage]] = field(default_factory=dict)
    label_at: dict[str, Passage] = field(default_factory=dict)
    details: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)

    @property
    def at(self) -> Location:
        """The place of the head line: what a finding about the whole item marks."""
        return self.head.at

    def complain(self, message: str, at: Location, fix: Fix | None = None) -> None:
        """Note that a part of the item does not read (RL301)."""
        self.problems.append(("RL301", Finding(message, at, fix=fix)))


def read_entry(document: Document, item: Item) -> Entry:
    """Gather the lines of an item and of the items nested in it."""
    head, *further = _passages(document, item.lines) or [_marker_end(document, item)]
    entry = Entry(document, item, head)
    entry.claimed.update((item.line, *item.lines))
    if not head and not item.items:
        entry.complain("this list item is empty", document.source.at(item.marker.start, item.marker.end))
    _split_inline_label(entry)
    for passage in further:
        _take(entry, passage)
    for nested in item.items:
        _take_nested(entry, nested, None)
    return entry


def _marker_end(document: Document, item: Item) -> Passage:
    return Passage(document.source, item.marker.end, item.marker.end)


def _passages(document: Document, lines: tuple[int, ...]) -> list[Passage]:
    """Join lines that go on. Hard breaks do not count: whitespace hooks strip them, and nothing may change by that."""
    passages: list[Passage] = []
    for index, line in enumerate(lines):
        span = document.lines[line].content
        passage = _without_break(Passage(document.source, span.start, span.end))
        is_head_over = index == 1 and _is_complete(passages[0])
        if not passages or is_head_over or _has_label(passage) or _gap(document, lines[index - 1], line):
            passages.append(passage)
        else:
            passages[-1] = Passage(document.source, passages[-1].start, passage.end)
    return passages


def _has_label(passage: Passage) -> bool:
    return read_label(passage) is not None or near_label(passage) is not None


def _is_complete(head: Passage) -> bool:
    """Whether a head line ends like one: with its emphasised name, or with a bracket."""
    lead = head.lead()
    return head.raw.endswith(")") or (lead is not None and not lead[1].strip(": "))


def _gap(document: Document, above: int, line: int) -> bool:
    """Whether an empty line stands between two lines of one item."""
    return any(document.lines[between].kind is LineKind.BLANK for between in range(above + 1, line))


def _without_break(passage: Passage) -> Passage:
    return passage.part(0, len(passage.raw) - 1).strip() if passage.raw.endswith("\\") else passage


def read_label(passage: Passage) -> tuple[str, Passage] | None:
    """Return the field that a passage's label names and the passage behind it: `*Success metric*: 99 %`."""
    match = _LABEL.match(passage.raw)
    if not match:
        return None
    name = LABELS.get(" ".join(match["label"].casefold().split()))
    return (name, passage.after(match.end()).strip()) if name else None


def near_label(passage: Passage) -> tuple[str, Passage] | None:
    """Return the right label and the misspelt one's passage where a label is one slip away from a known one."""
    match = _LABEL.match(passage.raw)
    if not match or not match["open"]:
        return None
    words = " ".join(match["label"].casefold().split())
    right = None if words in LABELS else nearest(words, LABELS)
    return (right, passage.group(match, "label")) if right else None


def _split_inline_label(entry: Entry) -> None:
    """Split `**Title** *Success metric*: …`, all on one line."""
    for match in _INLINE_LABEL.finditer(entry.head.raw):
        labelled = read_label(entry.head.after(match.start("open")))
        if labelled:
            head = entry.head
            entry.head = head.part(0, match.start()).strip()
            _add(entry, *labelled)
            return


def _take(entry: Entry, passage: Passage) -> None:
    labelled = read_label(passage)
    misspelt = near_label(passage)
    if misspelt:
        right, written = misspelt
        fixed = right.capitalize() if written.raw[:1].isupper() else right
        fix = Fix(f"write '{fixed}'", (Edit(written.at, fixed),), Safety.SAFE)
        entry.complain(f"the label '{written.raw}' is not known; did you mean '{fixed}'?", written.at, fix)
        name = LABELS[right]
        label = _LABEL.match(passage.raw)
        labelled = (name, passage.after(label.end() if label else 0).strip())
    if labelled:
        _add(entry, *labelled)
    elif passage:
        entry.details.append(passage)


def _add(entry: Entry, name: str, passage: Passage) -> None:
    values = entry.labelled.setdefault(name, [])
    entry.label_at.setdefault(name, passage)
    if passage:
        values.append(passage)


def _take_nested(entry: Entry, item: Item, name: str | None) -> None:
    """Take a nested bullet: a label with its value, a label above its own bullets, one of these, or a detail."""
    entry.claimed.update((item.line, *item.lines))
    for passage in _passages(entry.document, item.lines):
        labelled = read_label(passage)
        if labelled:
            name = labelled[0]
            _add(entry, *labelled)
        elif name:
            _add(entry, name, passage)
        else:
            _take(entry, passage)
            misspelt = near_label(passage)
            name = LABELS[misspelt[0]] if misspelt else None
    for nested in item.items:
        _take_nested(entry, nested, name)


def name_and_rest(head: Passage) -> tuple[Passage, Passage]:
    """Split a head into its name and what follows: emphasised words, else the words before a dash, bracket or arrow."""
    lead = head.lead()
    if lead:
        name, rest = lead
        if name.raw.endswith(":"):
            return name.part(0, len(name.raw) - 1).strip(), Passage(head.source, name.end - 1, head.end).after(0)
        return name, rest
    dash = _DASH.search(head.raw, 1)
    bracket = _LAST_PARENTHESES.search(head.raw)
    end = min((match.start() for match in (dash, bracket) if match), default=len(head.raw))
    return head.part(0, end).strip(), head.after(end)


def _unmarked(rest: Passage) -> Passage:
    """Drop a dash or colon at the start, and the marks that close an emphasis before it."""
    rest = rest.strip()
    closed = re.match(r":?[*_]{1,3}", rest.raw)
    if closed and closed[0].strip(":"):
        rest = rest.after(closed.end())
    match = re.match(r"[ \t]*(?:\\?[—–]|\\?-{1,2}(?=\s)|:)[ \t]*", rest.raw)  # noqa: RUF001
    return (rest.after(match.end()) if match else rest).strip()


def _texts(passages: list[Passage], at: Location) -> Node:
    return row(at, [tuck(passage.at, {"text": passage.node()}) for passage in passages])


def _detail_nodes(entry: Entry, first: list[Passage], read: tuple[str, ...] = ()) -> dict[str, Node]:
    labelled = [passage for name, values in entry.labelled.items() if name not in read for passage in values]
    details = [*first, *entry.details, *labelled]
    return {"details": row(entry.at, [passage.node() for passage in details])} if details else {}


def responsibility(entry: Entry) -> Node:
    """Read `**Title** (primary, 40 %)` with success metrics and details below."""
    lead = entry.head.lead()
    title, rest = lead if lead else (entry.head, entry.head.after(len(entry.head.raw)))
    parts: dict[str, Node] = {}
    if not lead:
        flags = _LAST_PARENTHESES.search(title.raw)
        if flags and _are_flags(flags["inside"]):
            title, rest = title.part(0, flags.start()).strip(), title.after(flags.start())
    if title.raw.endswith(":"):
        title = title.part(0, len(title.raw) - 1).strip()
    flags = _FLAGS.match(rest.raw)
    if flags:
        inside = rest.group(flags, "flags")
        if _read_flags(entry, inside, parts):
            rest = rest.after(flags.end())
    rest = _unmarked(rest)
    details = _detail_nodes(entry, [rest] if rest else [], ("success_metrics",))
    metrics = entry.labelled.get("success_metrics")
    if metrics is not None:
        at = metrics[0].at if metrics else entry.label_at["success_metrics"].at
        parts["success_metrics"] = _texts(metrics, at)
    return tuck(entry.at, {"title": title.strip().node(), **parts, **details})


def _are_flags(text: str) -> bool:
    return all(flag.strip().casefold() == "primary" or _SHARE.fullmatch(flag.strip()) for flag in text.split(","))


def _read_flags(entry: Entry, inside: Passage, parts: dict[str, Node]) -> bool:
    """Read `primary` and a share of working time; returns whether all of it was read."""
    for flag in inside.split():
        share = _SHARE.fullmatch(flag.raw)
        word = flag.raw.casefold()
        if word == "primary":
            parts["primary"] = flag.node(value=True)
        elif share:
            number = float(share["share"])
            parts["share"] = flag.node(int(number) if number.is_integer() else number)
        elif nearest(word, ("primary",)):
            fix = Fix("write 'primary'", (Edit(flag.at, "primary"),), Safety.SAFE)
            entry.complain(f"'{flag.raw}' is not known; did you mean 'primary'?", flag.at, fix)
            parts["primary"] = flag.node(value=True)
        else:
            return False
    return True


def metric(entry: Entry) -> Node:
    """Read a metric of the role as a whole: one line of text."""
    passages = [entry.head, *entry.details, *(passage for values in entry.labelled.values() for passage in values)]
    whole = Passage(entry.document.source, entry.head.start, max(passage.end for passage in passages))
    return tuck(entry.at, {"text": whole.node()})


def capability(entry: Entry) -> Node:
    """Read `**Name** — Advanced (details)`; words behind the dash that are too many for a rating are details."""
    name, rest = name_and_rest(entry.head)
    rest = _unmarked(rest)
    details: list[Passage] = []
    bracket = _LAST_PARENTHESES.search(rest.raw)
    rating = rest
    if bracket:
        details = list(rest.group(bracket, "inside").split())
        rating = rest.part(0, bracket.start()).strip()
    parts: dict[str, Node] = {}
    if rating and len(rating.words.split()) <= _LONGEST_RATING:
        parts["proficiency"] = rating.node()
    elif rating:
        details = [rest]
    return tuck(entry.at, {"name": name.node(), **parts, **_detail_nodes(entry, details)})


def artifact(entry: Entry) -> Node:
    """Read `**Name** (type: documentation)`."""
    name, rest = name_and_rest(entry.head)
    parts: dict[str, Node] = {}
    details: list[Passage] = []
    bracket = _FLAGS.match(rest.raw)
    if bracket:
        inside = rest.group(bracket, "flags").strip()
        label = _TYPE.match(inside.raw)
        kind = inside.after(label.end()).strip() if label else inside
        if kind and (label or len(kind.words.split()) <= _LONGEST_TYPE):
            parts["type"] = kind.node()
        elif inside:
            details.append(inside)
        rest = rest.after(bracket.end())
    rest = _unmarked(rest)
    return tuck(entry.at, {"name": name.node(), **parts, **_detail_nodes(entry, [*details, rest] if rest else details)})


def property_values(entry: Entry) -> tuple[Passage, Node]:
    """Read `**Name**: one, two`; returns the name and its values."""
    name, rest = name_and_rest(entry.head)
    rest = _unmarked(rest)
    values = [*rest.split(), *entry.details, *(passage for values in entry.labelled.values() for passage in values)]
    return name, replace(row(rest.at if rest else entry.at, [value.node() for value in values]), key_at=name.at)


def interaction(entry: Entry) -> Node:
    """Read `**Provides API** → Frontend Engineer (daily)` with notes below."""
    arrow = _ARROW.search(entry.head.raw)
    if arrow:
        verb = _unemphasised(entry.head.part(0, arrow.start()).strip())
        rest = entry.head.after(arrow.end()).strip()
        parts = {"arrow": entry.head.group(arrow, arrow.lastgroup or 0).node(arrow.lastgroup)}
    else:
        verb, rest = name_and_rest(entry.head)
        rest, parts = _unmarked(rest), {}
        _complain_of_arrow(entry, verb, rest)
    target, frequency, remark = _target(rest)
    if arrow and not target:
        entry.complain("no role stands behind the arrow", entry.head.group(arrow, 0).at)
    if arrow and not verb:
        entry.complain("no verb stands before the arrow", entry.head.group(arrow, 0).at)
    return tuck(entry.at, {"kind": verb.node(), **_target_nodes(entry, target), **parts, **_frequency(frequency), **_notes(entry, remark)})


def _unemphasised(passage: Passage) -> Passage:
    lead = passage.lead()
    return lead[0] if lead and not lead[1].strip() else passage


def _complain_of_arrow(entry: Entry, verb: Passage, rest: Passage) -> None:
    if not entry.head:
        return
    if not rest:
        entry.complain(f"'{entry.head.words}' is no interaction: no arrow and no role", entry.at)
        return
    place = entry.document.source.at(entry.head.start + len(entry.head.part(0, rest.start - entry.head.start).raw), rest.start)
    fix = Fix("write an arrow before the role", (Edit(place, "→ "),), Safety.UNSAFE)
    entry.complain(f"no arrow stands between '{verb.words}' and '{rest.words}'", entry.at, fix)


def _target(rest: Passage) -> tuple[Passage, Passage | None, Passage | None]:
    """Split what stands behind the arrow into role, frequency and remark."""
    link = LINK.match(rest.raw)
    begin = link.end() if link else 0
    remark = None
    dash = re.compile(r"[ \t]+[—–-][ \t]+|:[ \t]+").search(rest.raw, begin)  # noqa: RUF001
    if dash:
        remark, rest = rest.after(dash.end()).strip(), rest.part(0, dash.start())
    bracket = _LAST_PARENTHESES.search(rest.raw, begin)
    if not bracket:
        return _unemphasised(rest.strip()), None, remark
    return _unemphasised(rest.part(0, bracket.start()).strip()), rest.group(bracket, "inside").strip(), remark


def _target_nodes(entry: Entry, target: Passage) -> dict[str, Node]:
    if not target:
        return {}
    link = LINK.fullmatch(target.raw)
    if not link:
        return {"role": target.node()}
    name = target.group(link, "text")
    if link["target"] is not None:
        href = target.group(link, "target").strip("<>")
        return {"role": name.node(), "link": href.node(href.raw)}
    label = (link["label"] or link["text"]).casefold()
    goal = entry.document.definitions.get(label)
    return {"role": name.node(), **({"link": target.node(goal)} if goal else {})}


def _frequency(frequency: Passage | None) -> dict[str, Node]:
    return {"frequency": frequency.node()} if frequency else {}


def _notes(entry: Entry, remark: Passage | None) -> dict[str, Node]:
    passages = [remark] if remark else []
    passages += [passage for values in entry.labelled.values() for passage in values] + entry.details
    if not passages:
        return {}
    return {"notes": passages[0].node("; ".join(passage.words for passage in passages))}
