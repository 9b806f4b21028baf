"""What changed in meaning, in words: for a terminal, as Markdown, or as JSON."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any

from rolelint import literal
from rolelint.changes import Change, Side, Weight
from rolelint.frame import visible
from rolelint.frozen import frozen
from rolelint.sentences import listed
from rolelint.source import Location, Source

_FORMAT = 1
_WIDEST = 100
_NOT_COMPARED = "not compared, since nobody can read them"
_MEANING = {
    Weight.BREAKING: "what others refer to is gone",
    Weight.NOTABLE: "what somebody answers for, must be able to do, gets or is measured by",
    Weight.EDITORIAL: "other words, and what nobody relies on",
}


@frozen
class ChangeSheet:
    """What changed between two revisions, as they were asked for, with the texts of both by path.

    `not_compared` are the paths of files that can be read in neither.
    """

    base: str
    head: str
    changes: tuple[Change, ...]
    before: Mapping[str, Source]
    after: Mapping[str, Source]
    not_compared: tuple[str, ...] = ()

    def count(self, weight: Weight) -> int:
        """Return the number of changes of a weight."""
        return sum(change.weight is weight for change in self.changes)

    @property
    def total(self) -> str:
        """How many changes there are of each weight, in words."""
        return ", ".join(f"{self.count(weight)} {weight.word}" for weight in reversed(Weight))


def render(sheet: ChangeSheet, form: str = "text") -> str:
    """Return the sheet as `text`, `markdown` or `json`."""
    return FORMS[form](sheet)


def _text(sheet: ChangeSheet) -> str:
    blocks = [[f"from {sheet.base} to {sheet.head}: {sheet.total}"]]
    for weight, changes in groupby(sheet.changes, key=lambda change: change.weight):
        block = [f"{weight.word}: {_MEANING[weight]}"]
        for owner, own in groupby(changes, key=lambda change: change.owner):
            block.append(f"  {visible(' '.join(owner.split()))}")
            block += (line for change in own for line in _lines(change, sheet))
        blocks.append(block)
    blocks += [[f"{_NOT_COMPARED}:", *(f"  - {visible(path)}" for path in sheet.not_compared)]] * bool(
        sheet.not_compared
    )
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _lines(change: Change, sheet: ChangeSheet) -> Iterator[str]:
    for place, line in enumerate(literal.lines(change.message, _WIDEST - 6)):
        yield f"{'      ' if place else '    - '}{line}"
    more = [_place(change, sheet), *_affected(change)]
    yield from (f"      {line}" for text in more for line in literal.lines(text, _WIDEST - 6))


def _affected(change: Change) -> list[str]:
    return [f"affects {listed(change.affected)}"] if change.affected else []


def _place(change: Change, sheet: ChangeSheet) -> str:
    """Return where to look: in the later revision, else where it stood in the earlier one."""
    if change.after or not change.before:
        return _position(change.at, sheet.after)
    return f"{_position(change.before.at, sheet.before)} before"


def _position(at: Location, sources: Mapping[str, Source]) -> str:
    line, column = sources[at.path].position(at.start)
    return f"{at.path}:{line}:{column}"


def _markdown(sheet: ChangeSheet) -> str:
    blocks = ["# What changed", f"From {_revision(sheet.base)} to {_revision(sheet.head)}: {sheet.total}."]
    for weight, changes in groupby(sheet.changes, key=lambda change: change.weight):
        blocks.append(f"## {weight.word.capitalize()}: {_MEANING[weight]}")
        for owner, own in groupby(changes, key=lambda change: change.owner):
            items = (literal.quoted("; ".join([change.message, *_affected(change)])) for change in own)
            blocks += [f"### {literal.quoted(owner)}", "\n".join(f"- {item}" for item in items)]
    if sheet.not_compared:
        blocks += [
            f"{_NOT_COMPARED.capitalize()}:",
            "\n".join(f"- {literal.code(path)}" for path in sheet.not_compared),
        ]
    return "\n\n".join(blocks) + "\n"


def _revision(name: str) -> str:
    """Return a revision as code; one with a blank is none, but words."""
    return literal.quoted(name) if " " in name else literal.code(name)


def _json(sheet: ChangeSheet) -> str:
    return literal.document(
        {
            "version": _FORMAT,
            "base": sheet.base,
            "head": sheet.head,
            "counts": {weight.word: sheet.count(weight) for weight in reversed(Weight)},
            "not_compared": list(sheet.not_compared),
            "changes": [_data(change, sheet) for change in sheet.changes],
        }
    )


def _data(change: Change, sheet: ChangeSheet) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "weight": change.weight.word,
        "owner": change.owner,
        "entity": change.entity,
        "message": change.message,
        "before": _side(change.before, sheet.before),
        "after": _side(change.after, sheet.after),
        "affected": list(change.affected),
    }


def _side(side: Side | None, sources: Mapping[str, Source]) -> dict[str, Any] | None:
    if side is None:
        return None
    line, column = sources[side.at.path].position(side.at.start)
    return {"text": side.text, "path": side.at.path, "line": line, "column": column}


FORMS: Mapping[str, Callable[[ChangeSheet], str]] = MappingProxyType(
    {"text": _text, "markdown": _markdown, "json": _json}
)
