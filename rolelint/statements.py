"""What one role says about working with another one: a line of its file, for one of those that it is addressed to."""

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum

from rolelint.catalog import Resolution
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.model import Interaction, Role
from rolelint.names import fold_plural, squash
from rolelint.source import Location
from rolelint.vocabulary import REPORTS_TO, VERBS, Arrow, Flow, Phrase

_MANAGES = "Manages"
_FLOWS = {"from": Flow.IN, "both": Flow.BOTH}
_SIGNS = {Flow.OUT: "→", Flow.IN: "←", Flow.BOTH: "↔"}


class Kind(StrEnum):
    """What a line is addressed to: a role by its name, a family or everyone, or somebody outside.

    An *ambiguous* name is that of several roles, an *unknown* one that of nobody.
    """

    ROLE = "role"
    GROUP = "group"
    EXTERNAL = "external"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@frozen
class Statement:
    """What one role says about working with another one, named as it is written.

    `meant` is the role that is meant, the members of a group, which all lines share that mean it, or nobody of this
    project. `phrase` is None where the vocabulary does not know the verb. `where` finds the place of the name.
    """

    role: Role
    interaction: Interaction
    name: str
    kind: Kind
    meant: tuple[Identity, ...]
    phrase: Phrase | None
    where: Callable[[], Location] = field(compare=False, repr=False)

    @property
    def at(self) -> Location:
        """The place of the name."""
        return self.where()

    @property
    def others(self) -> tuple[Identity, ...]:
        """Who is meant, without the role itself: to be asked of single lines, as a group may be everyone."""
        if self.kind is not Kind.GROUP:
            return self.meant
        return tuple(other for other in self.meant if other.place != self.role.identity.place)

    @property
    def flow(self) -> Flow:
        """Which way work goes: what the verb says, else what the arrow shows."""
        return self.phrase.verb.flow if self.phrase else _FLOWS.get(self.interaction.arrow or "", Flow.OUT)

    @property
    def object(self) -> str:
        """What is given or received, made comparable; empty where the verb names nothing."""
        return fold_plural(self.phrase.object) if self.phrase else ""

    @property
    def often(self) -> str:
        """The frequency, made comparable; empty where there is none."""
        return squash(self.interaction.frequency or "")

    @property
    def is_report(self) -> bool:
        """Whether the line says that its role reports to the other one."""
        phrase = self.phrase
        return phrase is not None and (phrase.name == REPORTS_TO or _MANAGES in phrase.verb.inverse)

    @property
    def is_lead(self) -> bool:
        """Whether the line says that the other role reports to its own."""
        phrase = self.phrase
        return phrase is not None and (phrase.name == _MANAGES or REPORTS_TO in phrase.verb.inverse)

    @property
    def reporting(self) -> tuple[Identity, Identity] | None:
        """Who reports to whom, if the line says that one of two roles does."""
        if self.kind is not Kind.ROLE:
            return None
        if self.is_report:
            return self.role.identity, self.meant[0]
        return (self.meant[0], self.role.identity) if self.is_lead else None

    @property
    def is_dependency(self) -> bool:
        """Whether the line says that its role depends on the other one: its arrow points at where work comes from."""
        return self.phrase is not None and (self.flow, self.phrase.verb.arrow) == (Flow.IN, Arrow.TARGET)

    @property
    def hands_over(self) -> bool:
        """Whether the verb names a thing that changes hands, so that both sides can call it the same."""
        return self.phrase is not None and takes_object(self.phrase.name) and any(map(takes_object, self.inverses))

    @property
    def inverses(self) -> tuple[str, ...]:
        """The verbs that the other side may use."""
        return self.phrase.verb.inverse if self.phrase else ()

    @property
    def sentence(self) -> str:
        """The line as a sentence about its role: `'QA Engineer' reports to Product Manager (weekly)`."""
        kind = self.interaction.kind
        verb = kind if kind[1:2].isupper() else f"{kind[:1].lower()}{kind[1:]}"
        often = f" ({self.interaction.frequency})" if self.interaction.frequency else ""
        return " ".join(f"'{self.role.label}' {verb} {self._joint} {self.name}{often}".split())

    @property
    def _joint(self) -> str:
        """What stands between verb and name in a sentence: a preposition, or an arrow behind words of the project."""
        if self.phrase is None or self.phrase.name not in VERBS:
            return _SIGNS[self.flow]
        if not takes_object(self.phrase.name):
            return ""
        if self.flow is Flow.IN:
            return "from"
        return "to" if self.hands_over else "of"


def kind_of(meaning: Resolution) -> Kind:
    """Return what a name is that of."""
    if meaning.is_group:
        return Kind.GROUP
    if meaning.roles:
        return Kind.ROLE
    if meaning.is_external:
        return Kind.EXTERNAL
    return Kind.AMBIGUOUS if meaning.ambiguous else Kind.UNKNOWN


def takes_object(verb: str) -> bool:
    """Tell whether a verb of the vocabulary names the thing that is given or received."""
    return verb.endswith(" *")
