"""What to say about a metric: which rule speaks, why it cannot be checked, and how it could begin to be.

A message quotes the clause and speaks about the text, never about its author. No number is ever proposed: a blank
(`___`) stands where one belongs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolelint import clauses, placeholder
from rolelint.diagnostic import Finding
from rolelint.model import Metric, Role
from rolelint.sentences import listed

if TYPE_CHECKING:
    from rolelint.metric.grammar import Metric as Parse

MEASURABLE, PARTIAL, VAGUE = "measurable", "partial", "vague"

_OF_VAGUE = {
    "activity": "activity-metric",
    "tautology": "tautological-metric",
    "direction": "direction-only-metric",
    "rhetorical": "rhetorical-metric",
}
_OF_PARTIAL = {"identifier": "number-not-a-target", "link-only": "link-only-metric", "boolean": "boolean-metric"}
_PARTS = {
    "number": "a number",
    "unit": "a unit",
    "comparator": "a comparator (at least? at most?)",
    "baseline": "a baseline (compared with what?)",
    "window": "a window (per month? by when?)",
    "subject": "a subject (of what?)",
}
_SMELLS = frozenset(("bound-against-direction", "vague-metric", *_OF_VAGUE.values(), *_OF_PARTIAL.values())).union(
    f"metric-without-{part}" for part in _PARTS
)
_REASONS = {
    "attitude": "a skill or an attitude shows only in what comes of it",
    "soft-cadence": "what it repeats leaves nothing behind to count",
}
_LONGEST_QUOTE = 80


def smell(parse: "Parse") -> str | None:
    """Return the name of the one rule that speaks about a metric, None where it is as it should be."""
    if parse.against_direction:
        return "bound-against-direction"
    if parse.label == VAGUE:
        return _OF_VAGUE.get(parse.kind, "vague-metric")
    if parse.label == MEASURABLE:
        return None
    lacks = f"metric-without-{parse.missing[0]}" if parse.missing else None
    return _OF_PARTIAL.get(parse.kind, lacks)


def findings(role: Role, name: str) -> Iterator[Finding]:
    """Yield what a rule has to say about a role's metrics: one finding for each that it speaks about."""
    for metric in role.metrics:
        if metric.parse and smell(metric.parse) == name and not is_blank(role, metric):
            said = message(metric.text, metric.parse, written(role, metric))
            yield Finding(said, metric.node.at, hint=hint(metric.text, metric.parse))


def silent(role: Role) -> frozenset[str]:
    """Return the names of the rules that speak about one smell, and have nothing to say about a role's metrics."""
    return _SMELLS.difference(smell(metric.parse) or "" for metric in role.metrics if metric.parse)


def is_blank(role: Role, metric: Metric) -> bool:
    """Tell whether a metric waits to be filled in, which another rule says."""
    return bool(list(placeholder.find(written(role, metric))))


def written(role: Role, metric: Metric) -> str:
    """Return a metric as it stands in the file: what the ranges of its parse count in."""
    return role.source.text[metric.node.at.start : metric.node.at.end]


def message(text: str, parse: "Parse", raw: str) -> str:
    """Return what is wrong with a metric, as a finding says it; `raw` is how it is written."""
    clause = quoted(text)
    match smell(parse):
        case "bound-against-direction":
            return f"{clause} sets an upper limit to a change for the better: more of it would miss the target"
        case "activity-metric":
            return f"{clause} says what is done and not what comes of it: {lack(parse)}"
        case "tautological-metric":
            return f"{clause} is reached when it is reached: {lack(parse)}"
        case "direction-only-metric":
            return f"{clause} has a direction and no end: no number, and nothing to compare with"
        case "rhetorical-metric":
            return f"{clause} sounds like a number, and nobody can count it"
        case "vague-metric":
            return f"nobody can tell when {clause} is reached: {lack(parse)}"
        case "number-not-a-target":
            names = " and ".join(f"'{raw[start:end]}'" for start, end in parse.identifiers)
            return f"{names or 'the number'} in {clause} is a name and no target; it lacks {missing(parse)}"
        case "link-only-metric":
            return f"{clause} is only a link: what has to be reached stands elsewhere, or nowhere"
        case "boolean-metric":
            return f"{clause} is a state without an extent: it lacks {missing(parse)}"
        case _:
            return f"{clause} cannot be checked yet: it lacks {missing(parse)}"


def lack(parse: "Parse") -> str:
    """Return why a vague metric cannot be checked."""
    return _REASONS.get(parse.kind, "no number, date or yes-or-no state")


def missing(parse: "Parse") -> str:
    """Return the missing parts of a metric in words."""
    parts = [_PARTS[part] for part in parse.missing]
    return listed(parts) or "nothing"


def tried(text: str, parse: "Parse | None", raw: str) -> list[str]:
    """Return what is known of a clause, line by line, for somebody who tries its wording."""
    if parse is None:
        return [text, "  not judged: it is in another language than English"]
    found = clauses.data(parse)["parse"]
    if found.pop("implied"):
        found["comparator"] += " (implied)"
    parts = [f"{name.replace('_', ' ')} {value}" for name, value in found.items() if value is not None]
    lines = [f"  {parse.label}: {', '.join(parts) or 'no part of a metric is in it'}"]
    if smell(parse):
        lines += [f"  {message(text, parse, raw)}", *([f"  {advice}"] if (advice := hint(text, parse)) else [])]
    return [text, *lines]


def hint(text: str, parse: "Parse") -> str | None:
    """Return a way to write a metric so that it can be checked, with blanks for what only its author knows."""
    from rolelint.metric.suggest import suggest  # brings the grammar's tables along, and most files need no advice

    # To complete a limit on the wrong side would keep it there.
    advice = None if parse.against_direction else suggest(text, parse)
    return f"for example: {advice}" if advice else None


def quoted(text: str) -> str:
    """Return the words of a metric in quotation marks, shortened where they are many."""
    return f"'{text}'" if len(text) <= _LONGEST_QUOTE else f"'{text[:_LONGEST_QUOTE].rstrip()}…'"
