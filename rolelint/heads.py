"""The heads of items as people write them, taken apart step by step: every part is looked for in turn.

Each function returns the parts by key and what else the head says. It never drops a word: what fits no part is said
with the rest, and a problem shows it where the line reads only in part. A head in the canonical form takes no such
search (`plainheads`).
"""

import re
from collections.abc import Iterable, Iterator

from rolelint.diagnostic import Fix, Safety
from rolelint.entry import Entry, read_label
from rolelint.names import fold
from rolelint.passage import LINK, Passage
from rolelint.patterns import lazy
from rolelint.plainheads import Head
from rolelint.similarity import nearest
from rolelint.source import Edit
from rolelint.syntax.node import Node
from rolelint.vocabulary import FREQUENCY

_Target = tuple[Passage, Passage | None, list[Passage]]

_SHARE = lazy(r"(?P<share>\d{1,3}(?:\.\d{1,9})?)\s?%")
# These match outlines, where the inside of brackets is blotted out.
_BRACKET = lazy(r"\([^()]*\)")
_NEXT_BRACKET = lazy(r"\s?(?P<bracket>\([^()]*\))")
_FLAGS = re.compile(r"(?P<marks>[*_]{0,3})(?P<bracket>\([^()]*+\))(?P=marks)")
_NEXT_FLAGS = lazy(rf"\s?{_FLAGS.pattern}")
_LAST_BRACKETS = lazy(r"\([^()]*+\)(?:\s?\([^()]*+\))*+\s*(?=\Z|\\?[—–―:]|[-−])")
_HYPHEN = r"\\?(?:-{1,2}|−)"
_DASH = lazy(rf"\\?[—―]|(?<=\s)\\?–|\\?–(?=\s)|(?<=\s){_HYPHEN}(?=\s)|:(?=\s|\Z)")
_FIRST_DASH = lazy(rf"(?:\\?[—–―]|{_HYPHEN}(?=\s)|:)\s*")
_REMARK = lazy(rf"\s(?:\\?[—–―]|{_HYPHEN})\s|:(?=\s)")
_LESS, _MORE, _SHAFT = r"(?:\\?<|&lt;)", r"(?:\\?>|&gt;)", r"(?:\\?[-=—–]){1,3}"
_ARROW = lazy(
    rf"(?P<both>[↔⇔⟷]|&(?:harr|#8596|#x2194);|{_LESS}{_SHAFT}{_MORE})"
    rf"|(?P<from>[←⇐⟵]|&(?:larr|#8592|#x2190);|{_LESS}{_SHAFT}(?=\s|\Z))"
    rf"|(?P<to>[→⇒➔➜⟶]|&(?:rarr|#8594|#x2192);|{_SHAFT}{_MORE})"
)
_LEVEL = lazy(r"[*_]{0,3}(?:level|proficiency)[*_]{0,3}\s?:[*_]{0,3}\s*", re.IGNORECASE)
_TYPE = lazy(r"[*_]{0,3}type[*_]{0,3}\s?:[*_]{0,3}\s*", re.IGNORECASE)
_TYPE_BRACKET = lazy(r"\(\s?[*_]{0,3}type[*_]{0,3}\s?:", re.IGNORECASE)
_AND = lazy(r"\s?(?:[&/+,]|and\b)")
_SHORTCUT = lazy(r"\[(?P<text>[^\[\]]+)\]")
_FREQUENCIES = frozenset(map(fold, FREQUENCY))
_IMPORTANCE = frozenset({"required", "preferred"})
_LONGEST_RATING = 3
_LONGEST_TYPE = 3


def responsibility(entry: Entry) -> Head:
    """Read `**Title** (primary, 40 %)`; what stands behind a label in it is the entry's."""
    parts: dict[str, Node] = {}
    title, rest = _named(entry.head) or (entry.head, entry.head.after(len(entry.head.raw)))
    details: list[Passage] = []
    title = _without_flags(entry, title, parts, details)
    rest = _without_flags(entry, rest.strip(), parts, details)
    outline, end = rest.outline, 0
    while bracket := _NEXT_FLAGS.match(outline, end):
        if not _take_flags(entry, _inside(rest.group(bracket, "bracket")), parts, details):
            break
        end = bracket.end()
    remark = _unmarked(rest.after(end))
    labelled = read_label(remark)
    if _is_flags(remark):
        _take_flags(entry, remark, parts, details)
    elif labelled:
        entry.add(*labelled)
    elif remark:
        details.insert(0, remark)
    return {"title": title.strip(": \t").node(), **parts}, nodes(details)


def _without_flags(entry: Entry, passage: Passage, parts: dict[str, Node], details: list[Passage]) -> Passage:
    """Take the brackets at the end of a passage that hold flags, or the flags behind its last dash."""
    outline, end = passage.outline, len(passage.raw)
    for bracket in reversed(list(_FLAGS.finditer(outline))):
        between = passage.part(bracket.end(), end).strip()
        if between or not _take_flags(entry, _inside(passage.group(bracket, "bracket")), parts, details):
            break
        end = bracket.start()
    dashes = list(_DASH.finditer(outline, 0, end))
    flags = passage.part(dashes[-1].end() if dashes else end, end)
    if _is_flags(flags):
        _take_flags(entry, flags, parts, details)
        end = dashes[-1].start()
    return passage.part(0, end).strip()


def _is_flags(passage: Passage) -> bool:
    """Whether words without brackets are flags: `primary`, alone or with a share."""
    flags = [flag.words.casefold() for flag in passage.split()]
    return "primary" in flags and all(flag == "primary" or _SHARE.fullmatch(flag) for flag in flags)


def _take_flags(entry: Entry, written: Passage, parts: dict[str, Node], details: list[Passage]) -> bool:
    """Read `primary` and a share of working time; returns whether a passage holds any."""
    flags = written.split()
    read = {flag: node for flag in flags if (node := _flag(entry, flag))}
    for flag in flags if read else ():
        if flag in read:
            parts.setdefault(*read[flag])
        else:
            details.append(flag)
            entry.complain(f"'{flag.words}' is neither 'primary' nor a share of time; it is kept as a detail", flag.at)
    return bool(read)


def _flag(entry: Entry, flag: Passage) -> tuple[str, Node] | None:
    words = flag.words.casefold()
    share = _SHARE.fullmatch(words)
    if share:
        number = float(share["share"])
        return "share", flag.node(int(number) if number.is_integer() else number)
    if words == "primary":
        return "primary", flag.node(value=True)
    if nearest(words, ("primary",)):
        fix = Fix("write 'primary'", (Edit(flag.at, "primary"),), Safety.SAFE)
        entry.complain(f"'{flag.words}' is not known; did you mean 'primary'?", flag.at, fix)
        return "primary", flag.node(value=True)
    return None


def capability(entry: Entry) -> Head:
    """Read `**Name** (preferred) — Advanced (details)`; behind the dash, too many words for a rating are details."""
    name, rest = name_and_rest(entry.head)
    details, rest = _brackets(rest)
    importance = next((detail for detail in details if detail.words.casefold() in _IMPORTANCE), None)
    details = [detail for detail in details if detail is not importance]
    rest = _unmarked(rest)
    bracket = rest.outline.find("(")
    first, *others = _rating(rest.part(0, bracket if bracket >= 0 else len(rest.raw)))
    parts = {"name": name.node()}
    parts |= {"importance": importance.node(importance.words.casefold())} if importance else {}
    if first and len(first.words.split()) <= _LONGEST_RATING:
        parts["proficiency"] = first.node()
        in_brackets, left = _brackets(rest.after(bracket if bracket >= 0 else len(rest.raw)))
        details += [*others, *in_brackets, *_left(entry, left, "a detail")]
    elif rest:
        details.append(rest)
    return parts, nodes(details)


def _rating(written: Passage) -> list[Passage]:
    """Split `Advanced, SQL, indexing` or `Level: Advanced: SQL, indexing` into the rating and what else it says."""
    first, *others = written.split() or [written]
    label = _LEVEL.match(first.raw)
    first = first.after(label.end() if label else 0).strip(": \t")
    remark = _REMARK.search(first.outline)
    if not remark:
        return [first, *others]
    return [first.part(0, remark.start()).strip(), first.after(remark.end()).strip(), *others]


def artifact(entry: Entry) -> Head:
    """Read `**Name** (type: documentation)`."""
    name, rest = _artifact_name(entry.head)
    behind_dash = _unmarked(rest)
    brackets, rest = _brackets(behind_dash if behind_dash.raw.startswith("(") else rest, split=False)
    parts = {"name": name.node()}
    details: list[Passage] = []
    # A bracket that says so holds the type, even behind others.
    for bracket in sorted(brackets, key=lambda bracket: not _TYPE.match(bracket.raw)):
        first, *others = bracket.split() or [bracket]
        label = _TYPE.match(first.raw)
        kind = first.after(label.end() if label else 0).strip()
        if kind and "type" not in parts and (label or (not others and len(kind.words.split()) <= _LONGEST_TYPE)):
            parts["type"] = kind.node()
            details += others
            for other in others:
                entry.complain(f"'{other.words}' is no part of an artifact's type; it is kept as a detail", other.at)
        else:
            details.append(bracket)
    return parts, nodes([*details, *_left(entry, rest, "a detail")])


def _artifact_name(head: Passage) -> tuple[Passage, Passage]:
    """Split an artifact's head; where no emphasis bounds the name, the bracket that says its type does."""
    kind = None if _named(head) else _TYPE_BRACKET.search(head.raw)
    return (head.part(0, kind.start()).strip(), head.after(kind.start())) if kind else name_and_rest(head)


def pair(entry: Entry) -> Head:
    """Read `**Name**: one, two`: the name, all that stands behind it, and the values in that."""
    name, rest = name_and_rest(entry.head)
    rest = _unmarked(rest)
    written = {"values": rest.node()} if rest else {}
    return {"name": name.node(), **written}, nodes(rest.split())


def interaction(entry: Entry) -> Head:
    """Read `**Provides API** → Frontend Engineer (daily)`."""
    head, behind = _head_with_arrow(entry.head)
    arrow = _ARROW.search(head.outline)
    parts: dict[str, Node] = {}
    if arrow:
        verb = _unemphasised(head.part(0, arrow.start()).strip()).strip(": \t")
        rest = head.after(arrow.end()).strip()
        target, frequency, remarks = _goals(entry, rest, behind)
        parts["arrow"] = head.group(arrow, 0).node(arrow.lastgroup)
        _complain_of_holes(entry, head.group(arrow, 0), verb, target)
    else:
        verb, rest = name_and_rest(entry.head)
        rest = _unmarked(rest)
        target, frequency, remarks = _target(entry, rest)
        _complain_of_arrow(entry, verb, rest)
    parts |= {"frequency": frequency.node()} if frequency else {}
    kind = {"kind": verb.node()} if verb else {}
    return {**kind, **_role(entry, target), **parts}, nodes(remarks)


def _complain_of_holes(entry: Entry, arrow: Passage, verb: Passage, target: Passage) -> None:
    if not target:
        entry.complain("no role stands behind the arrow", arrow.at)
    elif not verb:
        entry.complain("no verb stands before the arrow", arrow.at)


def _complain_of_arrow(entry: Entry, verb: Passage, rest: Passage) -> None:
    if not entry.head:
        return
    if not rest:
        entry.complain(f"'{entry.head.words}' is no interaction: no arrow and no role", entry.at)
        return
    place = rest.at._replace(span=rest.at.span._replace(end=rest.start))
    fix = Fix("write an arrow before the role", (Edit(place, "→ "),), Safety.UNSAFE)
    entry.complain(f"no arrow stands between '{verb.words}' and '{rest.words}'", entry.at, fix)


def _head_with_arrow(head: Passage) -> tuple[Passage, Passage]:
    """Split off the emphasised words of a head if the arrow is among them: `**Reports to → Baker** (daily)`."""
    lead = head.lead()
    return lead if lead and _ARROW.search(lead[0].outline) else (head, head.after(len(head.raw)))


def _goals(entry: Entry, rest: Passage, behind: Passage) -> _Target:
    """Read what stands behind the arrow, and behind the emphasis that covers the arrow."""
    if not rest:
        return _target(entry, behind.strip())
    target, frequency, remarks = _target(entry, rest)
    more, often, others = _target(entry, behind)
    twice = [often] if often and frequency else []
    return target, frequency or often, [*remarks, *_left(entry, more, "a note"), *twice, *others]


def _target(entry: Entry, rest: Passage) -> _Target:
    """Split what stands behind an arrow into role, frequency and remarks: `Baker (daily)`, or `Baker, daily`."""
    named, frequency, remarks = _named_target(entry, rest)
    comma = named.outline.rfind(",")
    often = named.after(comma + 1).strip()
    if comma < 0 or fold(often.words) not in _FREQUENCIES:
        return named, frequency, remarks
    return _unemphasised(named.part(0, comma).strip()), often, [*([frequency] if frequency else []), *remarks]


def _named_target(entry: Entry, rest: Passage) -> _Target:
    """Split what stands behind an arrow into role, what the last bracket says, and remarks."""
    link = LINK.match(rest.raw)
    dash = _REMARK.search(rest.outline, link.end() if link else 0)
    named = rest.part(0, dash.start()) if dash else rest
    remark = rest.after(dash.end()).strip() if dash else rest.after(len(rest.raw))
    brackets = list(_BRACKET.finditer(named.outline))
    if brackets:
        last = brackets[-1]
        left = _left(entry, named.after(last.end()).strip(), "a note")
        frequency = _inside(named.group(last, 0))
        return _unemphasised(named.part(0, last.start()).strip()), frequency, [*left, *([remark] if remark else [])]
    brackets = list(_BRACKET.finditer(remark.outline))
    if brackets and brackets[-1].end() == len(remark.raw):
        last = brackets[-1]
        before = remark.part(0, last.start()).strip()
        return _unemphasised(named.strip()), _inside(remark.group(last, 0)), [before] if before else []
    return _unemphasised(named.strip()), None, [remark] if remark else []


def _role(entry: Entry, target: Passage) -> dict[str, Node]:
    """Return the nodes of the other role, and of the file that its name links to."""
    if not target:
        return {}
    link = LINK.fullmatch(target.raw) or _SHORTCUT.fullmatch(target.raw)
    written = link.groupdict() if link else {}
    if link and written.get("target") is not None:
        href = target.group(link, "target").strip("<>")
        return {"role": target.group(link, "text").node(), **({"link": href.node(href.raw)} if href else {})}
    goal = entry.document.definitions.get((written.get("label") or written.get("text") or "").casefold())
    if link and goal:
        return {"role": target.group(link, "text").node(), "link": target.node(goal)}
    return {"role": target.node()}


def _unemphasised(passage: Passage) -> Passage:
    lead = passage.lead()
    return lead[0] if lead and not lead[1].strip(": \t") else passage


def name_and_rest(head: Passage) -> tuple[Passage, Passage]:
    """Split a head into its name and what follows: emphasised words, else what stands before dash or last brackets."""
    named = _named(head)
    if named:
        return named[0].strip(": \t"), named[1].strip()
    outline = head.outline
    marks = (_DASH.search(outline, 1), _LAST_BRACKETS.search(outline, 1))
    end = min((mark.start() for mark in marks if mark), default=len(outline))
    return head.part(0, end).strip(), head.after(end).strip()


def _named(head: Passage) -> tuple[Passage, Passage] | None:
    """Split off the emphasised words of a head, unless they are only the first of a name: `**Go** & **Rust**`."""
    lead = head.lead()
    return None if lead and _AND.match(lead[1].raw) else lead


def _unmarked(rest: Passage) -> Passage:
    """Drop a dash or colon at the start."""
    match = _FIRST_DASH.match(rest.raw)
    return (rest.after(match.end()) if match else rest).strip()


def _inside(bracket: Passage) -> Passage:
    return bracket.part(1, len(bracket.raw) - 1).strip()


def _brackets(rest: Passage, *, split: bool = True) -> tuple[list[Passage], Passage]:
    """Take the brackets that a passage begins with; returns what stands in them, and the rest."""
    inside: list[Passage] = []
    outline, end = rest.outline, 0
    while bracket := _NEXT_BRACKET.match(outline, end):
        words = _inside(rest.group(bracket, "bracket"))
        inside += words.split() if split else [words]
        end = bracket.end()
    return inside, rest.after(end).strip()


def _closed(left: Passage) -> Fix | None:
    """Return the fix that closes the bracket with which words begin, where it is the only one."""
    if left.raw.count("(") != 1 or ")" in left.raw or "<!--" in left.raw:
        return None
    end = left.source.at(left.end, left.end)
    return Fix("write ')' at its end", (Edit(end, ")"),), Safety.SAFE)


def _left(entry: Entry, left: Passage, what: str) -> Iterator[Passage]:
    """Yield what is left of a head, without its dash; without a dash before it, it does not read."""
    words = _unmarked(left)
    if words and words == left:
        message = f"'{left.words}' is not understood here; it is kept as {what}"
        entry.complain(message, left.at, _closed(left) if left.raw.startswith("(") else None)
    if words:
        yield words


def nodes(passages: Iterable[Passage]) -> list[Node]:
    """Return the words of some passages, each at its place."""
    return [passage.node() for passage in passages]
