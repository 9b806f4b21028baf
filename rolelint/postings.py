"""Items as job descriptions and profiles have them: duties with a share of working time, and qualifications."""

import re
from collections.abc import Mapping

from rolelint import heads, items
from rolelint.entry import Entry
from rolelint.passage import Passage, list_node, mapping_node
from rolelint.patterns import lazy
from rolelint.syntax.node import Node

# Words of headings and lines above lists that ask for application papers, where `*` stands for any words.
PAPERS = (
    *("* resume *", "* resume", "* cover letter *", "* cover letter", "* cv *", "* your application *"),
    *("your application *", "please send *", "* please send", "please submit *", "* please submit", "* please provide"),
)

_NUMBER = r"(?<![\d.,–-])(?P<share>\d{1,3}(?:[.,]\d{1,2})?)[ \t]?(?:%|per ?cent\b|prozent\b|pour ?cent\b|v\. ?h\.)"
_ABOUT = r"(?:(?:approx(?:imately)?|about|around|circa|ca|roughly|etwa|rund|environ)\b\.?|[~≈])?[ \t]*"
_TIME = (
    r"[ \t]*(?:(?:of|der|des|du|de la|de)[ \t]+(?:[^\W\d_]+[ \t]+){0,2}?(?:time|day|week|work|workload|effort|role|job)"
    r"|(?:of )?(?:working )?time|fte|effort|(?:der |an )?(?:arbeits)?zeit|der arbeit|du temps(?: de travail)?)\b"
)
# A share says so, stands in brackets or in front of a dash; a per cent anywhere else is part of what is to be done.
_SHARES = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (
        rf"[(\[][ \t]*{_ABOUT}{_NUMBER}(?:{_TIME})?[ \t]*[)\]]",
        rf"\A\W*{_ABOUT}{_NUMBER}(?:{_TIME})?[ \t]*[-–—:|][ \t]*(?=\S)",
        rf"{_NUMBER}{_TIME}",
        rf"(?:[–—]|(?<=\s)-|,[ \t]*(?=approx|about|around|ca\b|circa|etwa|environ|rund))[ \t]*{_ABOUT}{_NUMBER}\W*\Z",
    )
)
_IN_FRONT = 1
_NUMBERED = lazy(
    r"(?:(?:key )?(?:objective|goal|responsibility|duty)[ \t]*\\?#?[ \t]*\d{1,2}[ \t]*[:.–—-]+\s*|\d{1,2}[.)]\s+)",
    re.IGNORECASE,
)
_WELCOME = lazy(
    r"(?:\((?:preferred|desirable|desired|optional|nice[- ]to[- ]have|a plus|wünschenswert|von vorteil|un plus)\)"
    r"|\b(?:(?:is|are|would be|as) )?(?:a (?:big |strong |definite )?plus|an advantage|advantageous)"
    r"|\b(?:(?:is|are|would be) )?(?:desirable|preferred|nice to have)"
    r"|\b(?:(?:ist|sind|wäre) )?(?:von vorteil|wünschenswert|ein plus)"
    r"|\b(?:(?:est|serait) )?(?:un (?:vrai )?plus|un atout|souhaitée?s?|appréciée?s?))\W*\Z",
    re.IGNORECASE,
)


def share(title: Passage) -> Passage | None:
    """Return the place of the share of working time that a title states."""
    match = _share(title)
    return title.group(match, "share") if match else None


def _share(title: Passage) -> "re.Match[str] | None":
    found = (pattern.search(title.raw) for pattern in _SHARES)
    return next((match for match in found if match and 0 < _amount(match["share"]) <= 100), None)


def _amount(written: str) -> float:
    return float(written.replace(",", "."))


def duty(entry: Entry) -> Node:
    """Read a duty: `Key Objective #1:` in front of it is no part of its title, and a share of working time counts."""
    number = _NUMBERED.match(entry.head.raw)
    entry.head = entry.head.after(number.end()) if number else entry.head
    match = _share(entry.head)
    if match is None:
        return items.responsibility(entry)
    value = _amount(match["share"])
    at = entry.head.group(match, "share").node(int(value) if value.is_integer() else value)
    if match.re is _SHARES[_IN_FRONT]:
        entry.head = entry.head.after(match.end()).strip()
    node = items.responsibility(entry)
    return node if "share" in node else _with(node, "share", at)


def qualification(entry: Entry) -> Node:
    """Read what somebody must bring: all of the line is its name, since it grades nothing."""
    further = [*entry.details, *(passage for passages in entry.labelled.values() for passage in passages)]
    node = mapping_node(entry.at, {"name": entry.head.node()})
    texts = [passage.node() for passage in further if passage.words]
    node = _with(node, "details", list_node(texts[0].at, texts)) if texts else node
    welcome = _WELCOME.search(entry.head.raw)
    return _with(node, "importance", entry.head.group(welcome, 0).node("preferred")) if welcome else node


def required(entry: Entry) -> Node:
    """Read what somebody has to bring, unless the line itself says that it is only welcome."""
    node = qualification(entry)
    return node if "importance" in node else _with(node, "importance", Node("required", node.at))


def preferred(entry: Entry) -> Node:
    """Read what would be nice to bring."""
    return _with(qualification(entry), "importance", Node("preferred", entry.at))


def contact(entry: Entry) -> Node:
    """Read `**Product Managers:** what for`: with whom one works; how is what the heading above says."""
    name, rest = heads.name_and_rest(entry.head)
    notes = [*([rest] if rest else []), *entry.details, *entry.labelled.get("notes", ())]
    node = mapping_node(entry.at, {"role": name.strip(": ").node()})
    words = "; ".join(note.words for note in notes if note.words)
    return _with(node, "notes", notes[0].to(notes[-1]).node(words)) if words else node


def _with(node: Node, key: str, value: Node) -> Node:
    return mapping_node(node.at, {**(node.children if isinstance(node.children, Mapping) else {}), key: value})
