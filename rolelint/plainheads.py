"""Heads of items in the canonical form, taken apart by one pattern each.

The readers of items understand whatever people write, and look for every part in turn. Most heads are written plainly:
`**Title** (primary)`, `**Name** — Level (details)`, `**Name** (type: kind)`, `**Verb** → Role (frequency)`,
`**Name**: one, two`. Here is what these mean, as the readers would find; of any other head the answer is None.
"""

import re

from rolelint.passage import Passage
from rolelint.source import Location, Span
from rolelint.syntax.node import Node

# The parts of a head by key, and what else it says.
Head = tuple[dict[str, Node], list[Node]]


def _words(but: str = "") -> str:
    """Return the pattern of words with one blank between them and without any sign that means more than itself."""
    word = rf"[^\s\\`*_&<>\[\](){{}}{but}]++"
    return rf"{word}(?: {word})*+"


_TITLE = re.compile(rf"\*\*(?P<title>{_words(':')})\*\*(?: \((?P<primary>primary)\))?")
_CAPABILITY = re.compile(
    rf"\*\*(?P<name>{_words(':')})\*\*"
    rf"(?: [—–-] (?P<proficiency>[^\W_]++(?:[ -][^\W_]++){{0,2}})(?: \((?P<details>{_words()})\))?)?"
)
_ARTIFACT = re.compile(rf"\*\*(?P<name>{_words(':')})\*\*(?: \(type: (?P<type>{_words(',')})\))?")
_INTERACTION = re.compile(
    rf"\*\*(?P<kind>{_words(':→⇒➔➜⟶←⇐⟵↔⇔⟷')})\*\* (?P<arrow>[→←↔])"
    rf" (?P<role>{_words(',:—–―−')})(?: \((?P<frequency>{_words()})\))?"
)
_PAIR = re.compile(rf"\*\*(?P<name>{_words(':')})\*\*: (?P<values>{_words()})")
_WAYS = {"→": "to", "←": "from", "↔": "both"}


def responsibility(head: Passage) -> Head | None:
    """Read `**Title** (primary)`."""
    parts = _parts(_TITLE, head)
    # Behind a dash the word is a flag as well.
    if parts is None or "primary" in parts["title"].value.casefold():
        return None
    if "primary" in parts:
        parts["primary"] = Node(value=True, at=parts["primary"].at)
    return parts, []


def capability(head: Passage) -> Head | None:
    """Read `**Name** — Level (details)`."""
    parts = _parts(_CAPABILITY, head)
    if parts is None:
        return None
    details = parts.pop("details", None)
    return parts, _listed(details) if details else []


def artifact(head: Passage) -> Head | None:
    """Read `**Name** (type: kind)`."""
    parts = _parts(_ARTIFACT, head)
    return (parts, []) if parts else None


def interaction(head: Passage) -> Head | None:
    """Read `**Verb** → Role (frequency)`."""
    parts = _parts(_INTERACTION, head)
    # A hyphen between blanks is a dash.
    if parts is None or " -" in parts["role"].value:
        return None
    kind, arrow, role = parts.pop("kind"), parts.pop("arrow"), parts.pop("role")
    return {"kind": kind, "role": role, "arrow": Node(_WAYS[arrow.value], arrow.at), **parts}, []


def pair(head: Passage) -> Head | None:
    """Read `**Name**: one, two`: the name, all that stands behind it, and the values in that."""
    parts = _parts(_PAIR, head)
    return (parts, _listed(parts["values"])) if parts else None


def _parts(pattern: "re.Pattern[str]", head: Passage) -> dict[str, Node] | None:
    """Return what the named groups of a pattern match, where it matches a head as a whole."""
    match = pattern.fullmatch(head.source.text, head.start, head.end)
    if match is None:
        return None
    path = head.source.path
    return {
        name: Node(words, Location(path, Span(*match.span(name))))
        for name, words in match.groupdict().items()
        if words is not None
    }


def _listed(written: Node) -> list[Node]:
    """Return what stands between commas."""
    words, path, begin = written.value, written.at.path, written.at.start
    if "," not in words:
        return [written]
    found = []
    for part in words.split(","):
        start = begin + len(part) - len(part.lstrip())
        begin += len(part) + 1
        if part.strip():
            found.append(Node(part.strip(), Location(path, Span(start, start + len(part.strip())))))
    return found
