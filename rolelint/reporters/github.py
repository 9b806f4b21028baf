"""Workflow commands, which GitHub shows as annotations beside the lines of a change; the weightiest first.

GitHub keeps ten errors, ten warnings and ten notices of a step. The last of the notices counts what these leave out.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from rolelint.annotation import Annotation, annotations
from rolelint.diagnostic import Severity
from rolelint.report import Report
from rolelint.sentences import counted

_KEPT = 10
_COMMANDS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"})
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """Return one command for each finding that GitHub keeps, and one for all others."""
    found = list(annotations(report))
    groups = {
        severity: [one for one in found if one.diagnostic.severity is severity]
        for severity in sorted(Severity, reverse=True)
    }
    room = dict.fromkeys(groups, _KEPT)
    if any(len(group) > _KEPT for group in groups.values()):
        room[Severity.INFO] = _KEPT - 1
    shown = chain.from_iterable(group[: room[severity]] for severity, group in groups.items())
    left_out = {severity: len(group[room[severity] :]) for severity, group in groups.items()}
    return "".join(f"{line}\n" for line in (*map(_command, shown), *_rest(left_out)))


def _command(one: Annotation) -> str:
    properties = {
        "file": one.path,
        "line": one.start.line,
        "col": one.start.column,
        "endColumn": one.end.column,
        "title": one.title,
    }
    written = ",".join(f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{_COMMANDS[one.diagnostic.severity]} {written}::{_message(one.lines)}"


def _message(lines: Sequence[str]) -> str:
    return "\n".join(lines).translate(_IN_MESSAGES)


def _rest(left_out: Mapping[Severity, int]) -> Iterator[str]:
    """Yield the command that counts the findings that have no room; nothing where all of them have."""
    words = {Severity.INFO: "note"}
    counts = [counted(count, words.get(one, one.word)) for one, count in left_out.items() if count]
    if counts:
        more = f"{sum(left_out.values())} more in the summary: {', '.join(counts)}"
        yield f"::notice title=rolelint::{more}; --output-format markdown writes it"
