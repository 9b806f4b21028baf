"""What a change of the files changes in meaning, each thing weighed by what others lose with it.

*Breaking* takes away what others refer to: a role, a name without an alias, a level. *Notable* changes what somebody
answers for, must be able to do, gets or is measured by. *Editorial* is what changes none of that, as far as a program
can tell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from enum import IntEnum
from types import MappingProxyType

from rolelint.diagnostic import Finding, Note
from rolelint.frozen import frozen
from rolelint.source import Location


class Weight(IntEnum):
    """What a change means for those who rely on a role or ladder."""

    EDITORIAL = 1
    NOTABLE = 2
    BREAKING = 3

    @property
    def word(self) -> str:
        """The name that people read: editorial, notable, breaking."""
        return self.name.lower()


_KINDS = {
    Weight.BREAKING: (
        *("role-removed", "role-unreadable", "id-changed", "renamed-without-alias", "name-lost"),
        *("ladder-removed", "ladder-unreadable", "level-removed"),
    ),
    Weight.NOTABLE: (
        *("role-added", "role-readable", "renamed", "slug-changed", "seniority-changed", "family-changed"),
        *("ladder-changed", "level-changed", "status-changed", "successor-changed", "superior-changed"),
        *("responsibility-removed", "responsibility-added", "responsibility-reworded", "primary-changed"),
        *("share-changed", "metric-removed", "metric-added", "metric-loosened", "metric-tightened", "metric-changed"),
        *("capability-removed", "capability-added", "capability-reworded", "proficiency-changed"),
        *("importance-changed", "artifact-removed", "artifact-added", "artifact-reworded", "artifact-type-changed"),
        *("artifact-changed-owner", "interaction-removed", "interaction-added", "interaction-changed"),
        *("frequency-changed", "direction-changed", "ladder-added", "ladder-readable", "extended-ladder-changed"),
        *("roles-changed", "level-renamed", "level-added", "level-order-changed", "level-count-changed"),
        *("taken-over-changed", "dimension-renamed", "dimension-removed", "dimension-added", "dimension-changed"),
        *("criterion-removed", "criterion-added", "criterion-reworded", "criterion-moved"),
        "criterion-moved-between-levels",
    ),
    Weight.EDITORIAL: (
        *("alias-added", "alias-removed", "respelled", "moved", "form-changed", "metric-reworded"),
        *("mission-changed", "short-description-changed", "summary-changed", "property-changed", "details-changed"),
        *("examples-changed", "notes-changed", "link-changed", "data-changed"),
    ),
}

KINDS: Mapping[str, Weight] = MappingProxyType({kind: weight for weight, kinds in _KINDS.items() for kind in kinds})


@frozen
class Link:
    """Who gives what to whom, as a line about working with others says it: two names, and the words between them.

    `is_mutual` tells that work goes both ways.
    """

    giver: str
    taker: str
    words: str
    is_mutual: bool = False


@frozen
class Side:
    """Where a revision says something, and what, where it has words or a value of its own for it.

    A line about working with others has its `link`, too.
    """

    at: Location = field(compare=False)
    text: str | None = None
    link: Link | None = field(compare=False, default=None)


Sides = tuple[Side | None, Side | None]


@frozen
class Change:
    """One thing that changed.

    `kind` names what happened and is one of `KINDS`, `owner` the role or ladder by its name, `entity` the thing itself
    (see `entities`). `before` is what the earlier revision says, `after` what the later one does; None where it says
    nothing. `at` is the place to look at and `notes` are others, all in the later revision; only where nothing there
    has to do with what is gone, `at` lies in a file of the earlier one that the later one lacks. `affected` names the
    roles that refer to what changed.
    """

    kind: str
    owner: str
    entity: str
    message: str
    at: Location = field(compare=False)
    before: Side | None = None
    after: Side | None = None
    affected: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(compare=False, default=())

    @property
    def weight(self) -> Weight:
        """What the change means for others: that of its kind."""
        return KINDS[self.kind]


@frozen
class Teller:
    """Tells the changes of one role or ladder: its name, its entity path, and where it says what lies at a path below.

    The path is empty for the role or ladder itself.
    """

    owner: str
    entity: str
    place: Callable[[str], Location]

    def __call__(
        self,
        kind: str,
        message: str,
        sides: Sides,
        about: str = "",
        affected: tuple[str, ...] = (),
        notes: tuple[Note, ...] = (),
    ) -> Change:
        """Return a change of what lies at a path below the role or ladder."""
        entity = f"{self.entity}/{about}" if about else self.entity
        at = sides[1].at if sides[1] else self.place(about)
        return Change(kind, self.owner, entity, message, at, *sides, affected, notes)


def sorted_by_weight(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes, what weighs most first, then by owner, in the order in which they were found."""
    return tuple(sorted(changes, key=lambda change: (-change.weight, change.owner)))


def told(changes: Iterable[Change], kind: str, hint: str | None = None) -> Iterator[Finding]:
    """Yield the findings of the rule that a kind of change has; what is said of several is told apart by its words."""
    for change in changes:
        if change.kind == kind:
            yield Finding(change.message, change.at, change.notes, hint=hint, about=change.message)


def said(value: str | None) -> str:
    """Return a value as messages show it; what is not there is nothing."""
    return f"'{value}'" if value else "nothing"
