"""What became of the lists of a role or level: responsibilities, metrics, capabilities, artifacts."""

from collections.abc import Callable, Container, Iterator
from typing import NamedTuple, TypeVar

from rolelint.changes import Change, Side, Sides, Teller, said
from rolelint.model import Artifact, Capability, Metric, Responsibility
from rolelint.names import fold, slug
from rolelint.pairing import Pairs, by, is_respelled, pair
from rolelint.remainder import called, differing, unequal
from rolelint.source import Location
from rolelint.targets import shift

_Item = Responsibility | Metric | Capability | Artifact
T = TypeVar("T", Responsibility, Metric, Capability, Artifact)

_OF_DUTY = ("title", "primary", "share", "details", "success_metrics")
_OF_CAPABILITY = ("name", "proficiency", "importance", "details")
_OF_ARTIFACT = ("name", "type")


class _Words(NamedTuple):
    """How a thing of a list is called in kinds, entity paths and messages."""

    kind: str
    folder: str
    called: str


_DUTY = _Words("responsibility", "responsibilities", "responsibility")
_ARTIFACT = _Words("artifact", "artifacts", "artifact")


def duties(old: tuple[Responsibility, ...], new: tuple[Responsibility, ...], tell: Teller) -> Iterator[Change]:
    """Yield what changed in responsibilities."""
    pairs = pair(old, new, by(lambda duty: duty.title), by(_title), by(_measured), words=_title)
    for before, after in pairs.same:
        about = f"{_DUTY.folder}/{slug(after.title)}"
        sides = _sides(before, after, before.title, after.title)
        yield from _named(before.title, after.title, sides, tell, _DUTY)
        if before.primary != after.primary:
            message = f"'{after.title}' is {'the' if after.primary else 'no longer the'} primary responsibility"
            yield tell("primary-changed", message, sides, about)
        if before.share != after.share:
            then, now = (None if one.share is None else f"{one.share:g}%" for one in (before, after))
            message = f"share of '{after.title}': {said(then)} → {said(now)}"
            yield tell("share-changed", message, _sides(before, after, then, now), about)
        yield from metrics(before.success_metrics, after.success_metrics, tell, after.title)
        yield from _details(before, after, after.title, tell, about)
        yield from _beside(before, after, _OF_DUTY, after.title, tell, about)
    yield from _alone(pairs, tell, _DUTY, lambda duty: duty.title)


def metrics(
    old: tuple[Metric, ...], new: tuple[Metric, ...], tell: Teller, duty: str | None = None
) -> Iterator[Change]:
    """Yield what changed in the success metrics of a responsibility, or of the role as a whole."""
    words = _Words("metric", "success_metrics", "success metric")
    if duty is not None:
        folder = f"responsibilities/{slug(duty)}/success_metrics"
        words = _Words("metric", folder, f"success metric of '{duty}'")
    pairs = pair(
        old, new, by(lambda metric: metric.text), by(_text), by(_measure), by(_subject), words=lambda one: one.text
    )
    for before, after in pairs.same:
        kind = _metric_kind(before, after)
        if kind:
            message = f"{words.called} {kind.partition('-')[2]}: '{before.text}' → '{after.text}'"
            about = f"{words.folder}/{slug(after.text)}"
            yield tell(kind, message, _sides(before, after, before.text, after.text), about)
    yield from _alone(pairs, tell, words, lambda metric: metric.text)


def _metric_kind(before: Metric, after: Metric) -> str | None:
    """Return the kind of change of a metric, None for none; of one that is not judged, only slips are no change."""
    shifted = shift(before.parse, after.parse)
    if shifted:
        return f"metric-{shifted.value}"
    if before.text == after.text:
        return None
    is_known = before.label == "measurable" and _measure(before) == _measure(after) is not None
    return "metric-reworded" if is_known or is_respelled(before.text, after.text) else "metric-changed"


def capabilities(
    old: tuple[Capability, ...], new: tuple[Capability, ...], tell: Teller, level: str | None = None
) -> Iterator[Change]:
    """Yield what changed in the capabilities of a role, or of a level of a ladder."""
    words = _Words("capability", "capabilities", "capability")
    if level is not None:
        words = _Words("capability", f"{slug(level)}/capabilities", f"capability of '{level}'")
    of = f" of '{level}'" if level is not None else ""
    pairs = pair(old, new, by(lambda one: one.name), by(_name), words=_name)
    for before, after in pairs.same:
        about = f"{words.folder}/{slug(after.name)}"
        yield from _named(before.name, after.name, _sides(before, after, before.name, after.name), tell, words)
        for name in ("proficiency", "importance"):
            then, now = getattr(before, name), getattr(after, name)
            if then != now:
                message = f"{name} of '{after.name}'{of}: {said(then)} → {said(now)}"
                yield tell(f"{name}-changed", message, _values(before, after, name, then, now), about)
        yield from _details(before, after, after.name, tell, about)
        yield from _beside(before, after, _OF_CAPABILITY, after.name, tell, about)
    yield from _alone(pairs, tell, words, lambda one: one.name)


def artifacts(
    old: tuple[Artifact, ...], new: tuple[Artifact, ...], tell: Teller, moved: Container[str]
) -> Iterator[Change]:
    """Yield what changed in artifacts, but for those that moved from role to role, by their folded names."""
    pairs = pair(old, new, by(lambda one: one.name), by(_name), words=_name)
    for before, after in pairs.same:
        about = f"{_ARTIFACT.folder}/{slug(after.name)}"
        yield from _named(before.name, after.name, _sides(before, after, before.name, after.name), tell, _ARTIFACT)
        if before.type != after.type:
            message = f"type of '{after.name}': {said(before.type)} → {said(after.type)}"
            yield tell("artifact-type-changed", message, _values(before, after, "type", before.type, after.type), about)
        yield from _beside(before, after, _OF_ARTIFACT, after.name, tell, about)
    gone, come = (tuple(one for one in left if _name(one) not in moved) for left in (pairs.gone, pairs.come))
    yield from _alone(Pairs((), gone, come), tell, _ARTIFACT, lambda one: one.name)


def _named(before: str, after: str, sides: Sides, tell: Teller, words: _Words) -> Iterator[Change]:
    """Yield that a thing has another name, or the same one in other letters."""
    if before != after:
        about = f"{words.folder}/{slug(after)}"
        if is_respelled(before, after):
            yield tell("respelled", f"{words.called} respelled: '{before}' → '{after}'", sides, about)
        else:
            yield tell(f"{words.kind}-reworded", f"{words.called} reworded: '{before}' → '{after}'", sides, about)


def _details(
    before: Responsibility | Capability, after: Responsibility | Capability, name: str, tell: Teller, about: str
) -> Iterator[Change]:
    if sorted(before.details) != sorted(after.details):
        texts = ("\n".join(one.details) or None for one in (before, after))
        sides = _values(before, after, "details", *texts)
        yield tell("details-changed", f"details of '{name}' changed", sides, about)


def _beside(
    before: _Item, after: _Item, read: tuple[str, ...], name: str, tell: Teller, about: str
) -> Iterator[Change]:
    """Yield what changed in the keys of an entry that nothing else speaks of; their values may be private."""
    told = {"success_metrics"} | unequal(before, after, [key for key in read if key != "success_metrics"])
    for key in differing(before.node.value, after.node.value, told):
        sides = (_there(before, key), _there(after, key))
        yield tell("data-changed", f"{called(key)} of '{name}' changed", sides, f"{about}/{slug(key)}")


def _there(one: _Item, key: str) -> Side | None:
    return Side(one.node[key].at) if key in one.node else None


def _alone(pairs: Pairs[T], tell: Teller, words: _Words, named: Callable[[T], str]) -> Iterator[Change]:
    """Yield what one revision has alone."""
    for one in pairs.gone:
        message = f"{words.called} removed: '{named(one)}'"
        sides = (Side(one.node.at, named(one)), None)
        yield tell(f"{words.kind}-removed", message, sides, f"{words.folder}/{slug(named(one))}")
    for one in pairs.come:
        message = f"{words.called} added: '{named(one)}'"
        late = (None, Side(one.node.at, named(one)))
        yield tell(f"{words.kind}-added", message, late, f"{words.folder}/{slug(named(one))}")


def _sides(before: _Item, after: _Item, then: str | None, now: str | None) -> Sides:
    """Return both sides of what there is in both revisions."""
    return Side(before.node.at, then), Side(after.node.at, now)


def _values(before: _Item, after: _Item, key: str, then: str | None, now: str | None) -> Sides:
    """Return what an entry says under a key, at the place of the value, else of the entry."""
    return Side(_at(before, key), then), Side(_at(after, key), now)


def _at(one: _Item, key: str) -> Location:
    return one.node[key].at


def _title(duty: Responsibility) -> str:
    return fold(duty.title)


def _measured(duty: Responsibility) -> tuple[str, ...] | None:
    """Return what a responsibility is measured by, which it keeps under another title."""
    return tuple(sorted(metric.text for metric in duty.success_metrics)) or None


def _text(metric: Metric) -> str:
    return fold(metric.text)


def _measure(metric: Metric) -> tuple[str, str | None, str | None] | None:
    """Return what a metric measures, in what unit, and which figure of many."""
    subject = _subject(metric)
    return (*subject, metric.parse.statistic) if subject and metric.parse else None


def _subject(metric: Metric) -> tuple[str, str | None] | None:
    """Return what a metric measures, and in what unit."""
    parse = metric.parse
    return (fold(parse.subject), parse.base_unit) if parse and parse.subject else None


def _name(thing: Capability | Artifact) -> str:
    return fold(thing.name)
