"""The tables of which a configuration may list several, such as `[[overrides]]`: their keys, and a reader.

Where a key of a diagram has an option of `rolelint graph` beside it, both have the same name and the same words.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from posixpath import normpath
from typing import Any

from rolelint import kinds, order
from rolelint.config import Allowance, Override
from rolelint.kinds import Key, Kind, Read, Rules, SettingError, closed, members, named, same, several
from rolelint.order import Order
from rolelint.today import written
from rolelint.toml import Address


def _day(value: Any, at: Address, rules: Rules) -> date:  # noqa: ARG001
    """Read a day of TOML, which has no quotation marks, or one in them."""
    day = value if type(value) is date else written(value) if isinstance(value, str) else None
    if day is None:
        raise SettingError(at, f"{named(at)} is a day, such as 2026-03-31")
    return day


_DAY = Kind("a day", {"type": "string", "format": "date"}, _day)
OVERRIDE: Mapping[str, Key] = {
    "paths": Key(kinds.PATTERNS, None, "The files, relative to the folder of the configuration."),
    "ignore": Key(kinds.IGNORABLE, None, "The rules that do not count for them."),
}
ALLOWANCE: Mapping[str, Key] = {
    "rules": Key(kinds.IGNORABLE, None, "The rules whose findings may stay."),
    "reason": Key(kinds.TEXT, None, "Why they may stay."),
    "paths": Key(kinds.PATTERNS, [], "Only findings in these files, relative to the folder of the configuration."),
    "entities": Key(
        kinds.TEXTS, [], "Only findings about these, as the JSON report names them: `role:gardener`, or what is in it."
    ),
    "expires": Key(_DAY, None, "The last day on which nobody needs to look again."),
}
DIAGRAM: Mapping[str, Key] = {
    "file": Key(
        kinds.FILE,
        None,
        "The file, relative to the folder of the configuration. Markdown holds the diagram between markers.",
    ),
    "name": Key(kinds.WORD, None, "Which markers hold it, where one Markdown file has several diagrams."),
    "format": Key(closed(same(*order.formats())), None, "The form to write; without it, the file's suffix says which."),
    "shape": Key(
        closed({"auto": None, **same(*order.SHAPES)}), "auto", "How it is laid out; `auto` goes by the number of roles."
    ),
    "focus": Key(kinds.TEXTS, [], "The roles to look from; without them, everybody is shown."),
    "depth": Key(kinds.POSITIVE, 1, "How many steps to go from the roles in focus."),
    "direction": Key(
        closed(same(*order.DIRECTIONS)), "both", "Which way to go: to who gives (in), to who takes (out), or both."
    ),
    "group-by": Key(closed(same(*order.GROUPINGS)), None, "What frames the roles; without it, what tells them apart."),
    "families": Key(kinds.TEXTS, [], "Only roles of these families."),
    "seniorities": Key(kinds.TEXTS, [], "Only roles of these seniorities."),
    "frequencies": Key(kinds.TEXTS, [], "Only what happens this often, and who takes part in it."),
    "verbs": Key(kinds.TEXTS, [], "Only exchanges with these verbs, and who takes part in them."),
    "with-findings": Key(kinds.FLAG, False, "Whether roles and lines with findings are marked."),  # noqa: FBT003
    "public": Key(kinds.FLAG, False, "Whether findings and paths are left out."),  # noqa: FBT003
}
# How the command calls what a diagram has under another name, and more than once.
_OPTIONS = {
    "family": "families",
    "seniority": "seniorities",
    "frequency": "frequencies",
    "verb": "verbs",
    "output": "file",
    "output-format": "format",
}


def _override(value: Any, at: Address, rules: Rules) -> Override:
    members(value, at, needed=tuple(OVERRIDE))
    return Override(**_read(OVERRIDE, value, at, rules))


def _allowance(value: Any, at: Address, rules: Rules) -> Allowance:
    members(value, at, needed=("rules", "reason"), optional=("paths", "entities", "expires"))
    return Allowance(**_read(ALLOWANCE, value, at, rules))


def _diagrams(value: Any, at: Address, rules: Rules) -> tuple[Order, ...]:
    orders: tuple[Order, ...] = several(_DIAGRAM, "").read(value, at, rules)
    known: set[tuple[str | None, str]] = set()
    for index, one in enumerate(orders):
        if (one.file, one.name) in known:
            file = value[index]["file"]
            name = f"the diagram '{one.name}' in '{file}'" if one.name else f"'{file}'"
            raise SettingError((*at, index, "file"), f"{name} is listed twice", _several_in(one))
        known.add((one.file, one.name))
    return orders


def _several_in(one: Order) -> str:
    return "tell diagrams in one file apart by 'name'" if order.is_page(one.file or "") else "keep one of them"


def _diagram(value: Any, at: Address, rules: Rules) -> Order:
    for option, key in _OPTIONS.items():
        if isinstance(value, dict) and option in value:
            known = f"known here: {', '.join(sorted(DIAGRAM))}"
            raise SettingError((*at, option), f"unknown key '{option}' in {named(at)}; did you mean '{key}'?", known)
    members(value, at, needed=("file",), optional=tuple(name for name in DIAGRAM if name != "file"))
    one = Order(**_read(DIAGRAM, value, at, rules))
    # One file is kept once, in whatever way its name is spelled.
    one = replace(one, file=normpath(one.file or ""))
    wrong = order.fault(one)
    if wrong:
        message, hint = wrong
        raise SettingError((*at, "file"), message, hint)
    return one


def _read(keys: Mapping[str, Key], value: Mapping[str, Any], at: Address, rules: Rules) -> dict[str, Any]:
    return {name.replace("-", "_"): keys[name].kind.read(given, (*at, name), rules) for name, given in value.items()}


def _tables(kind: Kind, read: Read) -> Kind:
    """Return the kind of a list of tables, which a single pair of brackets does not make."""

    def read_all(value: Any, at: Address, rules: Rules) -> Any:
        if isinstance(value, dict):
            raise SettingError(at, f"{named(at)} is a list of tables, not a table", f"write [[{at[-1]}]] above each")
        return read(value, at, rules)

    return several(kind, "a list of tables", read_all)


_DIAGRAM = Kind("a table", {"$ref": "#/$defs/diagram"}, _diagram)
_OVERRIDE = Kind("a table", {"$ref": "#/$defs/override"}, _override)
_ALLOWANCE = Kind("a table", {"$ref": "#/$defs/allowance"}, _allowance)
ALLOWANCES = _tables(_ALLOWANCE, several(_ALLOWANCE, "").read)
OVERRIDES = _tables(_OVERRIDE, several(_OVERRIDE, "").read)
DIAGRAMS = _tables(_DIAGRAM, _diagrams)
