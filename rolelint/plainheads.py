"""Heads of items in the canonical form, taken apart by one pattern each.

The readers of items understand whatever people write, and look for every part in turn. Most heads are written plainly:
`**Title** (primary)`, `**Name** — Level (details)`, `**Name** (type: kind)`, `**Verb** → Role (frequency)`,
`**Name**: one, two`. Here is what these mean, as the readers would find; of any other head the answer is None.
"""

import re
from collections.abc import Callable

from rolelint.source import Location, Source, Span
from rolelint.syntax.node import Node

# The parts of a head by key, and what else it says.
Head = tuple[dict[str, Node], list[Node]]
# Reads the head that stands between two offsets of a source.
HeadReader = Callable[[Source, int, int], Head | None]

# Makes a named tuple without a call of Python code.
_new = tuple.__new__


def plain_words(but: str = "") -> str:
    """Return the pattern of words with one blank between them and without any sign that means more than itself."""
    word = rf"[^\s\\`*_&<>\[\](){{}}{but}]+"
    return rf"{word}(?: {word})*"


TITLE = re.compile(rf"\*\*(?P<title>{plain_words(':')})\*\*(?: \((?P<primary>primary)\))?")
CAPABILITY = re.compile(
    rf"\*\*(?P<name>{plain_words(':')})\*\*"
    rf"(?: [—–-] (?P<proficiency>[^\W_]++(?:[ -][^\W_]++){{0,2}})(?: \((?P<details>{plain_words()})\))?)?"
)
ARTIFACT = re.compile(rf"\*\*(?P<name>{plain_words(':')})\*\*(?: \(type: (?P<type>{plain_words(',')})\))?")
INTERACTION = re.compile(
    rf"\*\*(?P<kind>{plain_words(':→⇒➔➜⟶←⇐⟵↔⇔⟷')})\*\* (?P<arrow>[→←↔])"
    rf" (?P<role>{plain_words(',:—–―−')})(?: \((?P<frequency>{plain_words()})\))?"
)
PAIR = re.compile(rf"\*\*(?P<name>{plain_words(':')})\*\*: (?P<values>{plain_words()})")
WAYS = {"→": "to", "←": "from", "↔": "both"}


def responsibility(source: Source, start: int, end: int) -> Head | None:
    """Read `**Title** (primary)`."""
    parts = _parts(TITLE, source, start, end)
    # Behind a dash the word is a flag as well.
    if parts is None or "primary" in parts["title"].value.casefold():
        return None
    if "primary" in parts:
        parts["primary"] = Node(value=True, at=parts["primary"].at)
    return parts, []


def capability(source: Source, start: int, end: int) -> Head | None:
    """Read `**Name** — Level (details)`."""
    parts = _parts(CAPABILITY, source, start, end)
    if parts is None:
        return None
    details = parts.pop("details", None)
    return parts, _listed(details) if details else []


def artifact(source: Source, start: int, end: int) -> Head | None:
    """Read `**Name** (type: kind)`."""
    parts = _parts(ARTIFACT, source, start, end)
    return (parts, []) if parts else None


def interaction(source: Source, start: int, end: int) -> Head | None:
    """Read `**Verb** → Role (frequency)`."""
    parts = _parts(INTERACTION, source, start, end)
    # A hyphen between blanks is a dash.
    if parts is None or " -" in parts["role"].value:
        return None
    kind, arrow, role = parts.pop("kind"), parts.pop("arrow"), parts.pop("role")
    return {"kind": kind, "role": role, "arrow": Node(WAYS[arrow.value], arrow.at), **parts}, []


def pair(source: Source, start: int, end: int) -> Head | None:
    """Read `**Name**: one, two`: the name, all that stands behind it, and the values in that."""
    parts = _parts(PAIR, source, start, end)
    return (parts, _listed(parts["values"])) if parts else None


def _parts(pattern: "re.Pattern[str]", source: Source, start: int, end: int) -> dict[str, Node] | None:
    """Return what the groups of a pattern match, all of them named, where it matches a head as a whole."""
    match = pattern.fullmatch(source.text, start, end)
    if match is None:
        return None
    path, parts = source.path, {}
    for name, words in match.groupdict().items():
        if words is not None:
            parts[name] = Node(words, _new(Location, (path, _new(Span, match.span(name)))))
    return parts


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
            found.append(Node(part.strip(), _new(Location, (path, _new(Span, (start, start + len(part.strip())))))))
    return found
