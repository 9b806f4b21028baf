"""Roles and ladders as tables for spreadsheets, one for each list in them.

Every row begins with the key of its role or ladder. Private keys that were asked for are columns at the end.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from rolelint import spreadsheet
from rolelint.extract import Extract, Room
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.record import Data

SUFFIX = ".csv"
HAS_LADDERS = True
ROOM = Room.ALL

_METRICS = "success_metrics"
# Whom a row belongs to, and what it says.
_Row = tuple[Identity, Data]


@frozen
class _Table:
    """A table: what the first column is about, the columns behind it, and how its rows are made."""

    about: str
    columns: tuple[str, ...]
    rows: Callable[[Identity, Data], Iterator[_Row]]

    @property
    def head(self) -> tuple[str, ...]:
        return (self.about, *("with" if name == self.about else name for name in self.columns))


def render(extract: Extract) -> str:
    """Return the table that is asked for: a head and its rows, quoted as RFC 4180 has it."""
    table = _TABLES[extract.table or "roles"]
    records = extract.role_records if table.about == "role" else extract.ladder_records
    rows = [row for part, record in records for row in table.rows(part.identity, record.data)]
    used = {key for _, data in rows for key in data}
    further = [key for key in sorted(extract.included & used) if key not in table.columns]
    cells = ([identity.key, *(_cell(data.get(name)) for name in (*table.columns, *further))] for identity, data in rows)
    return spreadsheet.render((*table.head, *further), cells)


def wrote(text: str) -> bool:
    """Tell whether a text is one of the tables, perhaps with further columns."""
    head = text.partition("\n")[0].split(",")
    return any(head[: len(table.head)] == list(table.head) for table in _TABLES.values())


def _itself(identity: Identity, data: Data) -> Iterator[_Row]:
    yield identity, data


def _entries(key: str) -> Callable[[Identity, Data], Iterator[_Row]]:
    """Return what makes a row of every entry of a list."""

    def rows(identity: Identity, data: Data) -> Iterator[_Row]:
        yield from ((identity, entry) for entry in data.get(key, ()))

    return rows


def _properties(identity: Identity, data: Data) -> Iterator[_Row]:
    for name, values in data.get("properties", {}).items():
        for value in values if isinstance(values, list) else [values]:
            yield identity, {"property": name, "value": value}


def _metrics(identity: Identity, data: Data) -> Iterator[_Row]:
    for duty in data.get("responsibilities", ()):
        yield from ((identity, {**metric, "responsibility": duty["title"]}) for metric in duty.get(_METRICS, ()))
    yield from _entries(_METRICS)(identity, data)


def _of_levels(key: str) -> Callable[[Identity, Data], Iterator[_Row]]:
    def rows(identity: Identity, data: Data) -> Iterator[_Row]:
        for level in data.get("levels", ()):
            yield from ((identity, {**entry, "level": level["name"]}) for entry in level.get(key, ()))

    return rows


def _cell(value: Any) -> str:
    """Return a value in one cell: several texts with semicolons, whatever has more shape as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case list() if all(isinstance(entry, str) for entry in value):
            return "; ".join(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


_TABLES: Mapping[str, _Table] = MappingProxyType(
    {
        "roles": _Table(
            "role",
            (
                *("id", "slug", "name", "aliases", "family", "track", "default_seniority", "ladder", "level"),
                *("reports_to", "status", "replaced_by", "reviewed", "lang", "mission", "short_description"),
                "alignments",
            ),
            _itself,
        ),
        "properties": _Table("role", ("property", "value"), _properties),
        "responsibilities": _Table("role", ("title", "primary", "share", "details"), _entries("responsibilities")),
        "metrics": _Table("role", ("responsibility", "text"), _metrics),
        "capabilities": _Table("role", ("name", "proficiency", "importance", "details"), _entries("capabilities")),
        "artifacts": _Table("role", ("name", "type"), _entries("artifacts")),
        "interactions": _Table(
            "role", ("kind", "arrow", "role", "frequency", "notes", "link"), _entries("interactions")
        ),
        "ladders": _Table(
            "ladder",
            ("id", "slug", "name", "family", "roles", "extends", "status", "reviewed", "lang"),
            _itself,
        ),
        "dimensions": _Table("ladder", ("id", "name", "from"), _entries("dimensions")),
        "levels": _Table("ladder", ("name", "seniority"), _entries("levels")),
        "level-capabilities": _Table("ladder", ("level", "name", "proficiency"), _of_levels("capabilities")),
        "level-metrics": _Table("ladder", ("level", "text"), _of_levels(_METRICS)),
        "criteria": _Table("ladder", ("level", "dimension", "id", "text", "examples"), _entries("criteria")),
    }
)
TABLES = tuple(_TABLES)
