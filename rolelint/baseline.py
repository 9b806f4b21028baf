"""The file of findings that a project knows of and does not want to hear about again.

Each finding has a line: its rule, what it is about, a hash of what was found, the path, which is for readers only, and
maybe the reason why it may stay. Findings that are alike have a line each.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rolelint.diagnostic import Diagnostic
from rolelint.errors import UserError
from rolelint.frozen import frozen
from rolelint.patterns import lazy
from rolelint.report import Report
from rolelint.source import Location, Source

STALE = "RL904"

_FORMAT = 1
_MEMBERS = ("rule", "entity", "value", "path", "reason")
_NEEDED = _MEMBERS[:3]
_BLANKS = lazy(r"[ \t\r\n]*")
_CONFLICT = lazy(r"^(?:<{7}|={7}|>{7})(?:[ \r]|$)", re.MULTILINE)
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One line of a baseline. `path` is where its finding was when the line was written."""

    entity: str
    rule: str
    value: str
    path: str = ""
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """By what its finding is known again."""
        return self.rule, self.entity, self.value


@frozen
class Baseline:
    """The entries of a file in their order, with the place of each and what goes when it is taken out."""

    source: Source
    entries: tuple[Entry, ...]
    places: tuple[Location, ...]
    removals: tuple[Location, ...]


def written(report: Report, prefix: str = "") -> str:
    """Return a file that knows every finding of a report, with the reasons that the one in use had.

    Paths of the report begin with the prefix, those of the file do not.
    """
    found = (entry(one, prefix) for one in report.diagnostics if one.code != STALE)
    return rendered([*found, *(entry(known.diagnostic, prefix, known.reason) for known in report.known)])


def entry(diagnostic: Diagnostic, prefix: str, reason: str = "") -> Entry:
    """Return the entry of a finding, as its project calls what it is about, wherever the run began."""
    path = diagnostic.finding.at.path.removeprefix(prefix)
    kind, _, name = diagnostic.entity.partition(":")
    entity = f"{kind}:{name.removeprefix(prefix)}" if kind == "file" else diagnostic.entity
    return Entry(entity, diagnostic.code, diagnostic.value, path, reason)


def rendered(entries: Iterable[Entry]) -> str:
    """Return entries as the text of a file: sorted, on a line each, so that the files of two branches can be merged."""
    lines = ",\n".join(f"    {_line(one)}" for one in sorted(entries))
    findings = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "version": {_FORMAT},\n  "findings": {findings}\n}}\n'


def _line(one: Entry) -> str:
    members = {name: getattr(one, name) for name in _MEMBERS}
    text = json.dumps({name: word for name, word in members.items() if word or name in _NEEDED}, ensure_ascii=False)
    # What a terminal or an editor would obey or hide is escaped.
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in text)


def parse(source: Source) -> Baseline:
    """Read a file. A `UserError` names the line of what is wrong in it."""
    _demand_json(source)
    items, inside = _items(source)
    entries = tuple(_entry(source, item, at) for item, at in items)
    places = tuple(at for _, at in items)
    return Baseline(source, entries, places, tuple(_removals(source, places, inside)))


def _demand_json(source: Source) -> None:
    conflict = _CONFLICT.search(source.text)
    if conflict:
        line, _ = source.position(conflict.start())
        way_out = "keep the lines of both sides, with a comma at the end of each but the last one"
        raise UserError(f"{source.path}:{line}: this baseline holds a conflict of two branches", way_out)
    try:
        json.loads(source.text)
    except json.JSONDecodeError as error:
        raise _fault(source, error.pos, "this is no JSON") from None
    except (RecursionError, ValueError):
        raise _fault(source, 0, "the values in it are too deep or too long") from None


def _fault(source: Source, offset: int, message: str) -> UserError:
    line, _ = source.position(offset)
    return UserError(
        f"{source.path}:{line}: {message}", "correct the baseline, or remove it and run 'rolelint baseline create'"
    )


def _items(source: Source) -> tuple[list[tuple[Any, Location]], Location]:
    """Return the findings with their places, and the place between the brackets around all of them."""
    if not isinstance(json.loads(source.text), dict):
        raise _fault(source, 0, "a baseline is an object with 'version' and 'findings'")
    members = {name: (value, at) for name, value, at in _members(source)}
    for name, (_, at) in members.items():
        if name not in ("version", "findings"):
            raise _fault(source, at.start, f"unknown key '{name}'")
    for name in ("version", "findings"):
        if name not in members:
            raise _fault(source, 0, f"'{name}' is missing")
    version, at = members["version"]
    if type(version) is not int or version != _FORMAT:
        raise _fault(source, at.start, f"'version' is {json.dumps(version)}, and this rolelint knows {_FORMAT}")
    findings, at = members["findings"]
    if not isinstance(findings, list):
        raise _fault(source, at.start, "'findings' is a list")
    return [*_parts(source, at.start + 1)], source.at(at.start + 1, at.end - 1)


def _members(source: Source) -> Iterator[tuple[str, Any, Location]]:
    """Yield the keys and values of the outermost object, with the places of the values."""
    place = _after(source, _after(source, 0) + 1)
    while source.text[place] != "}":
        name, place = _DECODER.raw_decode(source.text, place)
        start = _after(source, _after(source, place) + 1)
        value, end = _DECODER.raw_decode(source.text, start)
        yield name, value, source.at(start, end)
        place = _next(source, end)


def _parts(source: Source, place: int) -> Iterator[tuple[Any, Location]]:
    """Yield the items of a list with their places; it begins ahead of a place."""
    place = _after(source, place)
    while source.text[place] != "]":
        value, end = _DECODER.raw_decode(source.text, place)
        yield value, source.at(place, end)
        place = _next(source, end)


def _after(source: Source, place: int) -> int:
    blanks = _BLANKS.match(source.text, place)
    return blanks.end() if blanks else place


def _next(source: Source, end: int) -> int:
    """Return where the next value begins, or the closing bracket stands."""
    place = _after(source, end)
    return _after(source, place + 1) if source.text[place] == "," else place


def _entry(source: Source, item: Any, at: Location) -> Entry:
    if not isinstance(item, dict):
        raise _fault(source, at.start, "a finding is an object with 'rule', 'entity' and 'value'")
    for name in _NEEDED:
        if name not in item:
            raise _fault(source, at.start, f"'{name}' is missing")
    for name, word in item.items():
        if name not in _MEMBERS:
            raise _fault(source, at.start, f"unknown key '{name}'; known: {', '.join(_MEMBERS)}")
        if not isinstance(word, str):
            raise _fault(source, at.start, f"'{name}' is a text")
    return Entry(**item)


def _removals(source: Source, places: Sequence[Location], inside: Location) -> Iterator[Location]:
    """Yield what goes with each entry: its line, for the last one the comma above it, and all if there is but one."""
    yield from (source.at(at.start, following.start) for at, following in pairwise(places))
    if len(places) > 1:
        yield source.at(places[-2].end, places[-1].end)
    elif places:
        yield inside
