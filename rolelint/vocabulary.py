"""The words that roles are described with: ordered scales, open lists, and verbs with a direction.

A scale is *declared* once the project's configuration sets it. Until then the defaults hold, and a word outside them is
something to learn, not something to blame.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from rolelint.frozen import frozen


class Flow(StrEnum):
    """Which way work goes, seen from the role that writes the line: out to the other, in from it, or both."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Arrow(StrEnum):
    """What the arrow of a verb follows: the flow of work, or simply the target that it names."""

    FLOW = "flow"
    TARGET = "target"


@frozen
class Verb:
    """How a verb joins two roles. A trailing ` *` in its name stands for any words."""

    flow: Flow
    inverse: tuple[str, ...] = ()
    arrow: Arrow = Arrow.FLOW


@frozen
class Phrase:
    """Words of an interaction as a vocabulary reads them: the verb, its name, and what stands for the ` *` in it."""

    name: str
    verb: Verb
    object: str = ""


SENIORITY = ("Junior", "Mid", "Senior", "Staff", "Principal")
PROFICIENCY = ("Novice", "Competent", "Advanced", "Expert")
FREQUENCY = ("daily", "weekly", "biweekly", "per sprint", "monthly", "quarterly", "yearly", "on-demand")
# How many hours a week an exchange takes each of its sides. A sprint is taken for two weeks, its usual length.
HOURS: Mapping[str, float] = MappingProxyType(
    {
        "daily": 2.5,
        "weekly": 1,
        "biweekly": 0.5,
        "per sprint": 0.5,
        "monthly": 0.25,
        "quarterly": 0.08,
        "yearly": 0.02,
        "on-demand": 0.4,
    }
)
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
REPORTS_TO = "Reports to"
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
        "Manages": Verb(Flow.OUT, (REPORTS_TO,)),
        "Receives *": Verb(Flow.IN, ("Provides *", "Delivers *", "Hands over *")),
        "Depends on": Verb(Flow.IN, ("Provides *", "Supports"), Arrow.TARGET),
        REPORTS_TO: Verb(Flow.OUT, ("Manages",), Arrow.TARGET),
        "Escalates to": Verb(Flow.OUT, ("Supports",), Arrow.TARGET),
        "Collaborates with": Verb(Flow.BOTH, ("Collaborates with",)),
        "Pairs with": Verb(Flow.BOTH, ("Pairs with",)),
    }
)


@frozen
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
        """Return the verb that `words` use; None for an unknown one."""
        phrase = self.phrase(words)
        return phrase.verb if phrase else None

    def phrase(self, words: str) -> Phrase | None:
        """Read words as verb and object: exact names come before those that end in ` *`, and of these the longest."""
        if words not in self._phrases:
            self._phrases[words] = self._read(words)
        return self._phrases[words]

    def _read(self, words: str) -> Phrase | None:
        folded = " ".join(words.casefold().split())
        exact = self._names.get(folded)
        if exact:
            return Phrase(exact, self.verbs[exact])
        name = next((name for stem, name in self._stems if f"{folded} ".startswith(stem)), None)
        if name is None:
            return None
        return Phrase(name, self.verbs[name], " ".join(words.split()[len(name.split()) - 1 :]))

    def inverse(self, phrase: Phrase) -> str | None:
        """Return what the other role writes for a phrase: `Receives dataset` for `Provides dataset`; None if unknown.

        Of several inverses the first that can name the object is taken, and without an object the first that needs
        none.
        """
        inverses = phrase.verb.inverse
        fitting = next((name for name in inverses if name.endswith(" *") == bool(phrase.object)), None)
        name = fitting or next(iter(inverses), None)
        if name is None:
            return None
        return name.replace(" *", f" {phrase.object}" if phrase.object else "")

    @cached_property
    def _phrases(self) -> dict[str, Phrase | None]:
        """What has been read so far: a project says a few hundred phrases some thousand times."""
        return {}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {name.casefold(): name for name in self.verbs}

    @cached_property
    def _stems(self) -> tuple[tuple[str, str], ...]:
        """What verbs with an object begin with, their blank included, and their names, the longest first."""
        stems = [(folded[:-1], name) for folded, name in self._names.items() if name.endswith(" *")]
        return tuple(sorted(stems, key=lambda pair: len(pair[0]), reverse=True))
