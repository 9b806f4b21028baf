"""Roles as plain values, each with the node it was read from.

`node` takes no part in comparison, so `old == new` means: the same in meaning. Values of a wrong type are left out
here; the schema reports them, and rules see only what is well typed.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from rolelint import clauses
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.names import fold
from rolelint.origin import Origin, locatable
from rolelint.source import Location, Source
from rolelint.syntax.node import Node

if TYPE_CHECKING:
    from rolelint.metric.grammar import Metric as Parse


@frozen
class Heading:
    """A heading as it was used: `field` is what its section fills, None where the form has no such section.

    `near` is the heading that it seems to be a slip of. `section` covers heading and body up to the next heading
    that is no part of it.
    """

    title: str
    at: Location
    line: Location
    section: Location
    level: int
    field: str | None
    near: str | None
    is_empty: bool


@locatable
@frozen
class Metric:
    """One clause of what is written about success; a line may hold several.

    `parse` and its verdict `label` (measurable, partial or vague) are None where it is not judged.
    """

    text: str
    node: Node = field(compare=False, repr=False)
    parse: "Parse | None" = field(compare=False, repr=False, default=None)
    label: str | None = field(compare=False, repr=False, default=None)
    origin: Origin | None = field(compare=False, repr=False, default=None)

    @property
    def rank(self) -> int:
        """How far it can be checked: not at all (0), it holds a number (1), partly (2), all of it or not judged (3)."""
        ranks = {"vague": int(any(map(str.isdigit, self.text))), "partial": 2}
        return ranks.get(self.label or "", 3)

    @property
    def data(self) -> dict[str, Any]:
        """The metric as the schema describes it, with the verdict on it."""
        return {"text": self.text, **clauses.data(self.parse)}


@locatable
@frozen
class Responsibility:
    """What a role answers for. `share` is its per cent of working time."""

    title: str
    node: Node = field(compare=False, repr=False)
    primary: bool = False
    share: float | None = None
    details: tuple[str, ...] = ()
    success_metrics: tuple[Metric, ...] = ()
    origin: Origin | None = field(compare=False, repr=False, default=None)


@locatable
@frozen
class Capability:
    """What a role must be able to do, and how well."""

    name: str
    node: Node = field(compare=False, repr=False)
    proficiency: str | None = None
    importance: str = "required"
    details: tuple[str, ...] = ()
    origin: Origin | None = field(compare=False, repr=False, default=None)


@locatable
@frozen
class Artifact:
    """What a role produces."""

    name: str
    node: Node = field(compare=False, repr=False)
    type: str | None = None
    origin: Origin | None = field(compare=False, repr=False, default=None)


@locatable
@frozen
class Interaction:
    """How a role works with another one.

    `kind` is the verb as written, `role` the other role as written, `link` the path where it was written as a link,
    `arrow` how the line's arrow pointed: to the other role, from it, or both.
    """

    kind: str
    node: Node = field(compare=False, repr=False)
    role: str | None = None
    arrow: str | None = None
    frequency: str | None = None
    notes: str | None = None
    link: str | None = None
    origin: Origin | None = field(compare=False, repr=False, default=None)


@locatable
@frozen
class Role:
    """One role. `form` is the dialect it was read by, `data` everything that was read, x- keys included.

    `filled` are the keys of `data` with any value, also one of a wrong type; `headed` the fields that headings name.
    `labels` are those of its metrics: of each responsibility, then of the role as a whole.

    `is_canonical` tells that this form is the one that new files are written in, whose order and headings are fixed.
    `ladder` is the career ladder that its people climb, `level` where it stands on it, as a name or a number.
    """

    identity: Identity
    form: str
    data: Mapping[str, Any]
    source: Source = field(compare=False, repr=False)
    node: Node = field(compare=False, repr=False)
    headings: tuple[Heading, ...] = field(compare=False, repr=False, default=())
    title: Node | None = field(compare=False, repr=False, default=None)
    is_canonical: bool = True
    default_seniority: str | None = None
    family: str | None = None
    ladder: str | None = None
    level: str | None = None
    status: str | None = None
    reports_to: tuple[str, ...] = ()
    replaced_by: str | None = None
    reviewed: str | None = None
    language: str | None = None
    mission: str | None = None
    short_description: str | None = None
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    responsibilities: tuple[Responsibility, ...] = ()
    success_metrics: tuple[Metric, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    filled: frozenset[str] = field(compare=False, repr=False, default=frozenset())
    headed: tuple[str, ...] = field(compare=False, repr=False, default=())
    labels: tuple[tuple[str | None, ...], ...] = field(compare=False, repr=False, default=((),))
    origin: Origin | None = field(compare=False, repr=False, default=None)

    @property
    def path(self) -> str:
        """The path of the role's file."""
        return self.identity.path

    @property
    def label(self) -> str:
        """The name to call the role by in a message."""
        return self.identity.label

    def told_from(self, other: "Role") -> str:
        """Return what to call the role beside another one: its name, its path if both have the same, its line there."""
        if self.label == other.label and self.path == other.path:
            return f"{self.path}:{self.source.position(self.at.start).line}"
        return self.identity.told_from(other.identity)

    @property
    def at(self) -> Location:
        """The place of the role as a whole: the first line of its file."""
        return self.node.at

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """All metrics: those of the responsibilities, then those of the role as a whole."""
        found: list[Metric] = []
        for duty in self.responsibilities:
            found += duty.success_metrics
        return (*found, *self.success_metrics)

    @property
    def name_at(self) -> Location:
        """Where the role says its name: in the front matter, else in a heading above all sections."""
        return self.title.at if self.title and "name" not in self.node else self.node["name"].at

    def heading(self, name: str) -> Location:
        """Return the place of the heading whose section fills a field, else of its key, else of the role as a whole."""
        used = (heading.at for heading in self.headings if heading.field == name)
        part = self.node[name]
        return next(used, part.key_at or self.at)

    @property
    def repeated_headings(self) -> tuple[tuple[Heading, Heading], ...]:
        """Each heading whose section fills a field once more, behind the heading that did so first.

        Where the form is free, several headings may fill one field, and only the same words say the same thing.
        """
        if len(set(self.headed)) == len(self.headed):
            return ()
        first: dict[tuple[str | None, str], Heading] = {}
        used = (heading for heading in self.headings if heading.field)
        keys = ((heading, (heading.field, "" if self.is_canonical else fold(heading.title))) for heading in used)
        pairs = ((first.setdefault(key, heading), heading) for heading, key in keys)
        return tuple(
            (known, again) for known, again in pairs if known is not again and not self._is_below(known, again)
        )

    def _is_below(self, known: Heading, heading: Heading) -> bool:
        """Whether a heading is one of those in the section of another."""
        between = self.headings[self.headings.index(known) + 1 : self.headings.index(heading) + 1]
        return all(other.level > known.level and other.field in (known.field, None) for other in between)

    def repeats(self) -> Callable[[Location], bool]:
        """Return what tells whether a place lies in a section that fills a field once more.

        Of such a section one finding speaks; what it holds is no news.
        """
        sections = [again.section.span for _, again in self.repeated_headings]
        starts = [section.start for section in sections]

        def is_repeated(at: Location) -> bool:
            before = bisect_right(starts, at.start)
            return before > 0 and at.start < sections[before - 1].end

        return is_repeated

    def written(self, words: str, at: Location) -> Location:
        """Return where words stand within a place of the role's file: the place itself if it spells them otherwise."""
        start = self.source.text.find(words, at.start, at.end)
        return self.source.at(start, start + len(words)) if start >= 0 and len(words) < at.end - at.start else at


@frozen
class Writing:
    """How a role is written down: the dialect's name, the headings as used, and a heading above all sections.

    `is_canonical` is as in `Role`; `is_part` says that its file holds other roles too.
    """

    form: str
    headings: tuple[Heading, ...] = ()
    title: Node | None = None
    is_canonical: bool = True
    is_part: bool = False


def counterpart(value: Any, mine: Role, theirs: Role) -> Any:
    """Return what stands in one reading of a role where a value stands in another: the role itself or a part of it."""
    if value is mine:
        return theirs
    return next(other for one, other in zip(_parts(mine), _parts(theirs), strict=True) if one is value)


def _parts(role: Role) -> Iterator[Any]:
    # One after the other, the metrics last: of a role that was kept they are read when somebody asks for them.
    for name in ("responsibilities", "capabilities", "artifacts", "interactions", "metrics"):
        yield from getattr(role, name)
