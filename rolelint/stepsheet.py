"""What a level adds, and what stands between a role and its next level, in words: text, Markdown, CSV or JSON.

In text, `[-words-]` go and `{+words+}` come; in Markdown they are marked as deleted and inserted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rolelint import leaflet, literal, spreadsheet
from rolelint.ladder import Criterion, Level
from rolelint.laddersheet import WHOLE, named
from rolelint.leaflet import Item, Section
from rolelint.model import Capability
from rolelint.steps import Change, Comparison, Need, NextStep, Pair, Piece, Shift, Side

_FORMAT = 1
_SIGNS = {Change.KEPT: "=", Change.CHANGED: "~", Change.ADDED: "+", Change.GONE: "-"}
_MET = {True: "met", False: "missing", None: "unclear"}
_MET_SIGNS = {True: "✓", False: "✗", None: "?"}
_HEAD = ("part", "name", "change", "before", "after")
_AHEAD = (Change.ADDED, Change.CHANGED)


def render(asked: Comparison | NextStep, form: str = "text") -> str:
    """Return a comparison or the next step of a role as `text`, `markdown`, `csv` or `json`."""
    return FORMS[form](asked)


def _sections(asked: Comparison | NextStep, *, has_signs: bool) -> Iterator[Section]:
    """Yield the sections; the key to the signs is for forms that show them."""
    if isinstance(asked, NextStep):
        yield from _of_role(asked, has_signs=has_signs)
        return
    key = tuple(_key(asked, tuple(Change))) if has_signs else ()
    heading = f"{asked.ladder.label}: from {_called(asked.lower)} to {_called(asked.upper)}"
    sentences = (*_beside(asked), _total(asked, tuple(Change)))
    yield Section(heading, sentences, notes=key, is_title=True)
    yield from _sides(asked, tuple(Change))
    if asked.shifts:
        yield Section("Capabilities", items=tuple(map(_shift, asked.shifts)))


def _of_role(step: NextStep, *, has_signs: bool) -> Iterator[Section]:
    here = f"stands at {_called(step.level)} of {step.ladder.label}"
    if step.comparison is None:
        highest = f"the highest level of the track '{step.level.track}'" if step.level.track else "its highest level"
        yield Section(step.role.label, (f"{here}, {highest}; there is no next one",), is_title=True)
        return
    sentences = (
        f"{here}; the next level is {_called(step.comparison.upper)}{_forks(step)}",
        f"criteria: {_counts(step.comparison, _AHEAD) or 'none is added or changed'}",
        f"capabilities: {_met(step) if step.needs else 'the next level names none'}",
    )
    key = tuple(_key(step.comparison, _AHEAD)) if has_signs else ()
    yield Section(step.role.label, sentences, notes=key, is_title=True)
    if step.needs:
        yield Section("Capabilities", items=tuple(map(_need, step.needs)))
    yield from _sides(step.comparison, _AHEAD)


def _beside(comparison: Comparison) -> Iterator[str]:
    """Yield that two levels are of two tracks, if they are."""
    one, other = comparison.lower.track, comparison.upper.track
    if one and other and one != other:
        yield f"these are levels of two tracks, '{one}' and '{other}': neither is above the other"


def _forks(step: NextStep) -> str:
    """Return what comes next where tracks part."""
    return "".join(f"; on the track '{level.track}' it is {_called(level)}" for level in step.others)


def _called(level: Level) -> str:
    return f"{level.name} ({level.seniority})" if level.seniority else level.name


def _met(step: NextStep) -> str:
    """Return how many of the capabilities are met, and of how many nobody can tell."""
    verdicts = [need.is_met for need in step.needs]
    unclear = f", {verdicts.count(None)} unclear" if None in verdicts else ""
    return f"{verdicts.count(True)} of {len(verdicts)} met{unclear}"


def _counts(counted: Comparison | Side, changes: Sequence[Change]) -> str:
    return ", ".join(f"{counted.count(change)} {change}" for change in changes if counted.count(change))


def _total(comparison: Comparison, changes: Sequence[Change]) -> str:
    return ", ".join(f"{comparison.count(change)} {change}" for change in changes)


def _key(comparison: Comparison, changes: Sequence[Change]) -> Iterator[str]:
    """Yield what the signs of the kinds mean that occur."""
    meanings = {
        Change.KEPT: f"= {comparison.upper.name} says the same",
        Change.CHANGED: f"~ {comparison.upper.name} says it otherwise: [-gone-] {{+added+}}",
        Change.ADDED: f"+ only {comparison.upper.name} says so",
        Change.GONE: f"- only {comparison.lower.name} says so",
    }
    yield from (meanings[change] for change in changes if comparison.count(change))


def _sides(comparison: Comparison, changes: Sequence[Change]) -> Iterator[Section]:
    """Yield a section for each dimension with pairs of these kinds, and one that names the others."""
    silent = []
    for side in comparison.sides:
        items = tuple(_pair(pair) for pair in side.pairs if pair.change in changes)
        if items:
            yield Section(f"{_name(side)}: {_counts(side, changes)}", items=items)
        else:
            silent.append(_name(side))
    if silent:
        yield Section(
            f"Nothing {' or '.join(changes) if changes == _AHEAD else 'at either level'}: {', '.join(silent)}"
        )


def _name(side: Side) -> str:
    return side.dimension or WHOLE[:1].upper() + WHOLE[1:]


def _pair(pair: Pair) -> Item:
    # Only what is changed is marked word by word; of the others the sign says all.
    is_changed = pair.change is Change.CHANGED
    pieces = tuple((piece.text, _style(piece) if is_changed else "") for piece in pair.pieces)
    shown = pair.after or pair.before
    examples = shown.examples if shown and pair.change is not Change.KEPT else ()
    return Item(_SIGNS[pair.change], pair.change, pieces, tuple(f"Example: {example}" for example in examples))


def _style(piece: Piece) -> str:
    return "" if piece.change is Change.KEPT else str(piece.change)


def _shift(shift: Shift) -> Item:
    words = {
        Change.KEPT: f"{_level(shift.after)} at both levels",
        Change.CHANGED: f"from {_level(shift.before)} to {_level(shift.after)}",
        Change.ADDED: _level(shift.after),
        Change.GONE: _level(shift.before),
    }
    return Item(_SIGNS[shift.change], shift.change, ((f"{shift.name}: {words[shift.change]}", ""),))


def _need(need: Need) -> Item:
    wanted = f"{need.wanted.proficiency} is expected" if need.wanted.proficiency else "it is expected"
    says = need.has and need.has.proficiency
    known = f"the role says {says}" if says else "the role gives no proficiency"
    has = "the role does not name it" if need.has is None else known
    unclear = ", and which is higher nobody can tell" if need.is_met is None and says else ""
    return Item(_MET_SIGNS[need.is_met], _MET[need.is_met], ((f"{need.name}: {wanted}, {has}{unclear}", ""),))


def _level(capability: Capability | None) -> str:
    return (capability and capability.proficiency) or "no proficiency"


def _text(asked: Comparison | NextStep) -> str:
    return leaflet.text(_sections(asked, has_signs=True))


def _markdown(asked: Comparison | NextStep) -> str:
    return leaflet.markdown(_sections(asked, has_signs=False))


def _csv(asked: Comparison | NextStep) -> str:
    return spreadsheet.render(_HEAD, _rows(asked))


def _rows(asked: Comparison | NextStep) -> Iterator[tuple[str, ...]]:
    """Yield a row per criterion and capability; of a role, `before` is what it has of a capability."""
    comparison = asked.comparison if isinstance(asked, NextStep) else asked
    for side in comparison.sides if comparison else ():
        for pair in side.pairs:
            words = ("" if one is None else one.text for one in (pair.before, pair.after))
            yield ("criterion", side.dimension or "", pair.change, *words)
    if isinstance(asked, NextStep):
        for need in asked.needs:
            yield ("capability", need.name, _MET[need.is_met], _proficiency(need.has), _proficiency(need.wanted))
    else:
        for shift in asked.shifts:
            proficiencies = map(_proficiency, (shift.before, shift.after))
            yield ("capability", shift.name, shift.change, *proficiencies)


def _proficiency(capability: Capability | None) -> str:
    return (capability and capability.proficiency) or ""


def _json(asked: Comparison | NextStep) -> str:
    if isinstance(asked, Comparison):
        return literal.document({"version": _FORMAT, "comparison": _comparison(asked)})
    role = asked.role
    return literal.document(
        {
            "version": _FORMAT,
            "role": {"key": role.identity.key, "name": role.label, "path": role.path},
            "ladder": named(asked.ladder),
            "level": asked.level.name,
            "comparison": _comparison(asked.comparison) if asked.comparison else None,
            "needs": [
                {
                    "name": need.name,
                    "wanted": need.wanted.proficiency,
                    "has": need.has.proficiency if need.has else None,
                    "verdict": _MET[need.is_met],
                }
                for need in asked.needs
            ],
        }
    )


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "ladder": named(comparison.ladder),
        "lower": comparison.lower.name,
        "upper": comparison.upper.name,
        "dimensions": [
            {"name": side.dimension, "criteria": [_pair_data(pair) for pair in side.pairs]} for side in comparison.sides
        ],
        "capabilities": [
            {
                "name": shift.name,
                "change": shift.change,
                "before": shift.before.proficiency if shift.before else None,
                "after": shift.after.proficiency if shift.after else None,
            }
            for shift in comparison.shifts
        ],
    }


def _pair_data(pair: Pair) -> dict[str, Any]:
    return {
        "change": pair.change,
        "before": _criterion(pair.before),
        "after": _criterion(pair.after),
        "words": [{"text": piece.text, "change": piece.change} for piece in pair.pieces],
    }


def _criterion(criterion: Criterion | None) -> dict[str, Any] | None:
    if criterion is None:
        return None
    return {"key": criterion.key, "text": criterion.text, "examples": list(criterion.examples)}


FORMS: Mapping[str, Callable[[Comparison | NextStep], str]] = MappingProxyType(
    {"text": _text, "markdown": _markdown, "csv": _csv, "json": _json}
)
