"""The words that roles are described with: ordered scales, open lists, and verbs with a direction.

A scale is *declared* once the project's configuration sets it. Until then the defaults hold, and a word outside them is
something to learn, not something to blame.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType


class Flow(StrEnum):
    """Which way work goes, seen from the role that writes the line: out to the other, in from it, or both."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Arrow(StrEnum):
    """What the arrow of a verb follows: the flow of work, or simply the target that it names."""

    FLOW = "flow"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Verb:
    """How a verb joins two roles. A trailing ` *` in its name stands for any words."""

    flow: Flow
    inverse: tuple[str, ...] = ()
    arrow: Arrow = Arrow.FLOW


SENIORITY = ("Junior", "Mid", "Senior", "Staff", "Principal")
PROFICIENCY = ("Novice", "Competent", "Advanced", "Expert")
FREQUENCY = ("daily", "weekly", "biweekly", "per sprint", "monthly", "quarterly", "yearly", "on-demand")
ARTIFACT_TYPES = (
    *("api", "application", "automation", "code", "contract", "dashboard", "dataset", "design", "documentation"),
    *("library", "model", "pipeline", "plan", "playbook", "policy", "process", "report", "roadmap", "runbook"),
    *("schema", "specification", "template", "test", "training"),
)
# Keys as people write them, and what they are called here.
RENAMED_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "seniority": "default_seniority",
        "summary": "short_description",
        "title": "name",
        "metrics": "success_metrics",
    }
)
VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "Provides *": Verb(Flow.OUT, ("Depends on", "Receives *")),
        "Delivers *": Verb(Flow.OUT, ("Receives *",)),
        "Hands over *": Verb(Flow.OUT, ("Receives *",)),
        "Advises": Verb(Flow.OUT, ("Receives advice",)),
        "Supports": Verb(Flow.OUT, ("Receives support",)),
        "Reviews *": Verb(Flow.OUT, ("Receives review",)),
        "Validates *": Verb(Flow.OUT, ("Receives validation",)),
        "Approves *": Verb(Flow.OUT, ("Receives approval",)),
        "Informs": Verb(Flow.OUT, ("Receives information",)),
        "Mentors": Verb(Flow.OUT, ("Receives mentoring",)),
        "Manages": Verb(Flow.OUT, ("Reports to",)),
        "Receives *": Verb(Flow.IN, ("Provides *", "Delivers *", "Hands over *")),
        "Depends on": Verb(Flow.IN, ("Provides *", "Supports"), Arrow.TARGET),
        "Reports to": Verb(Flow.OUT, ("Manages",), Arrow.TARGET),
        "Escalates to": Verb(Flow.OUT, ("Supports",), Arrow.TARGET),
        "Collaborates with": Verb(Flow.BOTH, ("Collaborates with",)),
        "Pairs with": Verb(Flow.BOTH, ("Pairs with",)),
    }
)


@dataclass(frozen=True)
class Vocabulary:
    """Scales from low to high, word lists and verbs; `declared` names those that the configuration sets.

    The names are those of the configuration: seniority, proficiency, frequency, artifact-types, verbs.
    """

    seniority: tuple[str, ...] = SENIORITY
    proficiency: tuple[str, ...] = PROFICIENCY
    frequency: tuple[str, ...] = FREQUENCY
    artifact_types: tuple[str, ...] = ARTIFACT_TYPES
    verbs: Mapping[str, Verb] = field(default_factory=lambda: VERBS)
    declared: frozenset[str] = frozenset()

    def verb(self, words: str) -> Verb | None:
        """Return the verb that `words` use, exact names before those that end in ` *`; None for an unknown one."""
        folded = " ".join(words.casefold().split())
        exact = self._verbs.get(folded)
        if exact:
            return exact
        return next((verb for stem, verb in self._verb_stems if f"{folded} ".startswith(stem)), None)

    @cached_property
    def _verbs(self) -> Mapping[str, Verb]:
        return {name.casefold(): verb for name, verb in self.verbs.items()}

    @cached_property
    def _verb_stems(self) -> tuple[tuple[str, Verb], ...]:
        """What verbs with an object begin with, their blank included, the longest first."""
        stems = [(name[:-1], verb) for name, verb in self._verbs.items() if name.endswith(" *")]
        return tuple(sorted(stems, key=lambda pair: len(pair[0]), reverse=True))
