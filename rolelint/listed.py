"""The tables of which a configuration may list several, `[[overrides]]` and `[[diagrams]]`: their keys, and a reader.

Where a key of a diagram has an option of `rolelint graph` beside it, both have the same name and the same words.
"""

from collections.abc import Mapping
from typing import Any

from rolelint import kinds, order
from rolelint.config import Override
from rolelint.kinds import Key, Kind, Rules, SettingError, closed, members, same, several
from rolelint.order import Order
from rolelint.toml import Address

OVERRIDE: Mapping[str, Key] = {
    "paths": Key(kinds.PATTERNS, None, "The files, relative to the folder of the configuration."),
    "ignore": Key(kinds.IGNORABLE, None, "The rules that do not count for them."),
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


def _override(value: Any, at: Address, rules: Rules) -> Override:
    members(value, at, needed=tuple(OVERRIDE))
    return Override(**_read(OVERRIDE, value, at, rules))


def _diagrams(value: Any, at: Address, rules: Rules) -> tuple[Order, ...]:
    orders: tuple[Order, ...] = several(_DIAGRAM, "").read(value, at, rules)
    known: set[tuple[str | None, str]] = set()
    for index, one in enumerate(orders):
        if (one.file, one.name) in known:
            name = f"the diagram '{one.name}' in '{one.file}'" if one.name else f"'{one.file}'"
            raise SettingError((*at, index, "file"), f"{name} is listed twice", _several_in(one))
        known.add((one.file, one.name))
    return orders


def _several_in(one: Order) -> str:
    return "tell diagrams in one file apart by 'name'" if order.is_page(one.file or "") else "keep one of them"


def _diagram(value: Any, at: Address, rules: Rules) -> Order:
    members(value, at, needed=("file",), optional=tuple(DIAGRAM))
    one = Order(**_read(DIAGRAM, value, at, rules))
    wrong = order.fault(one)
    if wrong:
        message, hint = wrong
        raise SettingError((*at, "file"), message, hint)
    return one


def _read(keys: Mapping[str, Key], value: Mapping[str, Any], at: Address, rules: Rules) -> dict[str, Any]:
    return {name.replace("-", "_"): keys[name].kind.read(given, (*at, name), rules) for name, given in value.items()}


_DIAGRAM = Kind("a table", {"$ref": "#/$defs/diagram"}, _diagram)
OVERRIDES = several(Kind("a table", {"$ref": "#/$defs/override"}, _override), "a list of tables")
DIAGRAMS = several(_DIAGRAM, "a list of tables", _diagrams)
