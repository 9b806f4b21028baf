"""What is wrong, where, and how to repair it.

A rule makes a `Finding`: message, place, notes, fix. The engine makes a `Diagnostic` of it by adding what the rule does
not know: code, severity, and the entity that the finding is about.
"""

from enum import IntEnum, StrEnum

from rolelint.frozen import frozen
from rolelint.source import Edit, Location


class Severity(IntEnum):
    """What a reader should do: know (info), change or say why not (warning), repair (error)."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name that people write and read: info, warning, error."""
        return self.name.lower()


class Safety(StrEnum):
    """Whether a fix may be applied without asking."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@frozen
class Note:
    """A second place that explains a finding, maybe in another file."""

    message: str
    at: Location


@frozen
class Fix:
    """Edits that repair one finding; they may reach into other files."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety


@frozen
class Finding:
    """One defect at one place.

    `hint` is a line of advice that is no edit of the checked files, such as the line to write into the configuration.
    `severity` is set only where a finding weighs other than its rule usually does. `about` tells apart what is found at
    one place, where that shows none of it: the name of what is missing there.
    """

    message: str
    at: Location
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None
    hint: str | None = None
    severity: Severity | None = None
    about: str = ""


@frozen
class Diagnostic:
    """A finding with everything a report says about it.

    `entity` names what it is about, stable under reformatting: `role:backend-engineer/interactions/qa-engineer`.
    `value` stands for what was found there, as a hash that no reformatting changes either.
    """

    code: str
    name: str
    severity: Severity
    finding: Finding
    entity: str
    value: str = ""

    @property
    def rank(self) -> tuple[str, int, int, str, str]:
        """What a report is sorted by: path, place, code and message."""
        at = self.finding.at
        return at.path, at.span.start, at.span.end, self.code, self.finding.message
