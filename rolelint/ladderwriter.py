"""Ladders as text in the canonical form: a heading per level, one per dimension below, a list item per criterion.

As with roles, what is written is read back before anybody gets it. What would come back otherwise, since the body has
not the words for all of it, is written into the front matter.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from rolelint import outline
from rolelint.frozen import frozen
from rolelint.rungs import LadderReading
from rolelint.schema import load
from rolelint.source import Source
from rolelint.syntax import yaml
from rolelint.syntax.parse import parse
from rolelint.writer import Data, Written, escaped, opened

# A cell is a level's name and a dimension's, None for the level as a whole.
_Cell = tuple[str, str | None]
_Cells = Mapping[_Cell, list[Data]]

_LISTS = ("dimensions", "levels")
_NESTED = "  "


@frozen
class _Plan:
    """What stands in the front matter: the criteria of some cells, some levels' summaries, lists of names."""

    criteria: frozenset[_Cell] = frozenset()
    summaries: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


def write(reading: LadderReading, more: Data) -> Written:
    """Return a ladder as a text of the canonical form; `more` are keys that its front matter gets if it lacks them."""
    data = {**more, **_trimmed(reading.data.value), "kind": "ladder"}
    cells = frozenset((cell.level, cell.dimension) for cell in reading.cells)
    listed = {"levels": reading.listed_levels, "dimensions": reading.declared_dimensions}
    plan = _Plan(lists=frozenset(name for name in _LISTS if listed[name]))
    while True:
        text = _text(data, cells, plan)
        found = outline.read(parse(Source("ladder.md", text)))
        next_plan = _replanned(plan, data, found.data.value)
        if next_plan == plan:
            break
        plan = next_plan
    wanted, back = _comparable(data), _comparable(found.data.value)
    lost = sorted(key for key in {**wanted, **back} if wanted.get(key) != back.get(key))
    if lost or cells != {(cell.level, cell.dimension) for cell in found.cells}:
        message = f"written as a ladder file, these fields would not come back as they are: {', '.join(lost)}"
        raise AssertionError(message)
    return Written(text, ("criteria",) if plan.criteria else ())


def _trimmed(data: Data) -> dict[str, Any]:
    """Return the data without blanks at the ends of what criteria say."""
    criteria = [_stripped(criterion) for criterion in data.get("criteria", ())]
    return {**data, **({"criteria": criteria} if criteria else {})}


def _stripped(value: Any) -> Any:
    match value:
        case str():
            return value.strip()
        case list():
            return [_stripped(part) for part in value]
        case Mapping():
            return {key: _stripped(part) for key, part in value.items()}
        case _:
            return value


def _replanned(plan: _Plan, wanted: Data, found: Data) -> _Plan:
    """Return the plan with more in the front matter, where something came back otherwise."""
    ours, theirs = _by_cell(wanted), _by_cell(found)
    astray = frozenset(cell for cell in {**ours, **theirs} if ours.get(cell) != theirs.get(cell)) & ours.keys()
    if not astray <= plan.criteria:
        return replace(plan, criteria=plan.criteria | astray)
    levels, back = _named(wanted, "levels"), _named(found, "levels")
    changed = frozenset(name for name, level in levels.items() if "x-summary" in level and level != back.get(name))
    if not changed <= plan.summaries:
        return replace(plan, summaries=plan.summaries | changed)
    lists = frozenset(name for name in _LISTS if wanted.get(name) != found.get(name))
    return replace(plan, lists=plan.lists | lists)


def _comparable(data: Data) -> dict[str, Any]:
    """Return the data with the criteria by cell: in between, their order is that of levels and dimensions."""
    return {**data, "criteria": _by_cell(data)}


def _by_cell(data: Data) -> _Cells:
    cells: dict[_Cell, list[Data]] = {}
    for criterion in data.get("criteria", ()):
        key = (str(criterion.get("level")), criterion.get("dimension")) if isinstance(criterion, Mapping) else ("", "")
        cells.setdefault(key, []).append(criterion)
    return cells


def _named(data: Data, key: str) -> dict[str, Data]:
    entries = data[key] if isinstance(data.get(key), list) else []
    return {str(entry.get("name")): entry for entry in entries if isinstance(entry, Mapping)}


def _text(data: Data, cells: Iterable[_Cell], plan: _Plan) -> str:
    blocks = [f"---\n{yaml.write(_front(data, plan))}---\n"]
    criteria = _by_cell(data)
    body = {cell for cell in (*criteria, *cells) if cell not in plan.criteria}
    in_front = {level for level, _ in plan.criteria}
    for name, level in _named(data, "levels").items():
        if name in in_front and not any(cell[0] == name for cell in body):
            continue
        blocks.append(f"# {escaped(name)}\n")
        if "x-summary" in level and name not in plan.summaries:
            blocks.append(f"{level['x-summary']}\n")
        blocks += _blocks(criteria.get((name, None), []) if (name, None) in body else [])
        for dimension in _named(data, "dimensions"):
            if (name, dimension) in body:
                blocks += [f"## {escaped(dimension)}\n", *_blocks(criteria.get((name, dimension), []))]
    return "\n".join(blocks)


def _front(data: Data, plan: _Plan) -> dict[str, Any]:
    """Return the front matter: the keys of the schema in its order, then the others."""
    front = dict(data)
    for name in _LISTS:
        entries = [_entry(entry, _said(name, plan)) for entry in data[name]] if isinstance(data.get(name), list) else []
        if name in plan.lists or any(isinstance(entry, Mapping) for entry in entries):
            front[name] = entries
        else:
            front.pop(name, None)
    front["criteria"] = [one for cell, found in _by_cell(data).items() if cell in plan.criteria for one in found]
    known = [*load("ladder")["properties"], *front]
    return {key: front[key] for key in dict.fromkeys(known) if key in front and (key != "criteria" or front[key])}


def _said(name: str, plan: _Plan) -> Callable[[Data], bool]:
    """Return what tells whether the body gives the summary of an entry: it has room for those of levels."""
    return lambda entry: name == "levels" and "x-summary" in entry and entry.get("name") not in plan.summaries


def _entry(entry: Any, is_said: Callable[[Data], bool]) -> Any:
    """Return a level or dimension as the front matter lists it: its name alone where there is no more to say."""
    if not isinstance(entry, Mapping):
        return entry
    told = {key: value for key, value in entry.items() if key != "x-summary" or not is_said(entry)}
    return told["name"] if told.keys() == {"name"} and isinstance(told["name"], str) else told


def _blocks(criteria: Iterable[Data]) -> Iterator[str]:
    """Yield the blocks of a cell: a list, or headings with a list each where the criteria are grouped."""
    for group, members in groupby(criteria, key=lambda criterion: criterion.get("x-group")):
        if group is not None:
            yield f"### {escaped(str(group))}\n"
        yield "".join(f"{line}\n" for criterion in members for line in _lines(criterion))


def _lines(criterion: Data) -> Iterator[str]:
    text, lead = str(criterion.get("text", "")), criterion.get("x-lead")
    if lead and text.startswith(str(lead)):
        yield f"- **{escaped(str(lead))}**{_rest(text, str(lead))}"
    else:
        yield f"- {opened(escaped(text))}"
    yield from (f"{_NESTED}- {opened(escaped(str(detail)))}" for detail in criterion.get("x-details", ()))
    yield from (f"{_NESTED}- _Example_: {escaped(str(example))}" for example in criterion.get("examples", ()))


def _rest(text: str, lead: str) -> str:
    """Return what follows the lead of a criterion, with the blank before it if there is one."""
    rest = text[len(lead) :]
    return f"{' ' if rest[:1].isspace() else ''}{escaped(rest)}"
