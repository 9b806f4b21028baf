"""A summary of a change for those who wrote it, as Markdown: for the page of a job, or a comment on a pull request.

GitHub drops a summary of more than 1,024 kB and refuses a comment of more than 65,536 characters without a word of what
is in it. One text serves both, so it has room for what fits into a comment; what does not is counted.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rolelint import rewiring
from rolelint.allotment import Section, fitted
from rolelint.annotation import Annotation, annotations, in_repository
from rolelint.changes import Change, Weight
from rolelint.diagnostic import Severity
from rolelint.frame import shorten
from rolelint.literal import code, quoted
from rolelint.report import Gate, Report
from rolelint.sentences import counted, listed
from rolelint.summary import checked, owner

_ROOM = 65_000
_WIDEST = 400
_REST = "; the reports in JSON and SARIF have all of them"
_MEANING = {
    Weight.BREAKING: "What others rely on is gone",
    Weight.NOTABLE: "Somebody answers for something else, needs or gets something else, or is measured otherwise",
    Weight.EDITORIAL: "Other words for the same",
}
_AS_IT_IS = """\
Then say so once, with the reason, and nobody is asked again:

- **about one line:** behind it, `<!-- rolelint: ignore {code}: why it is right -->`
- **about a rule in some files:** in `rolelint.toml`

  ```toml
  [[allow]]
  rules = ["{code}"]
  paths = ["roles/legacy/**"]
  reason = "why it is right"
  ```

- **about everything that is there today:** `rolelint baseline update`, and check in the file that it writes

`rolelint explain {code}` says what a rule is for, and when it is right to ignore it."""


def render(report: Report) -> str:
    """Return the counts, then what to mend, what to look at, what the change means, and the way to disagree."""
    found = list(annotations(report))
    errors = [one for one in found if one.diagnostic.severity is Severity.ERROR]
    others = [one for one in found if one.diagnostic.severity is not Severity.ERROR]
    gate = report.gate or Gate("")
    sections = [
        Section(("# Roles and ladders", *_head(report))),
        *_findings("Please mend", "This cannot stay as it is.", errors, report),
        *_findings("Please look", "This may be right. If it is not, please change it.", others, report),
        *_meaning(gate.changes),
        *_lines_between(gate.changes),
        *_away(gate.away),
        *_as_it_is(found),
        Section(("## What was checked",), tuple(f"- {_text(line)}" for line in checked(report))),
    ]
    return fitted(sections, _ROOM)


def _head(report: Report) -> Iterator[str]:
    gate = report.gate
    if gate is None:
        errors, warnings, notes = (report.count(severity) for severity in sorted(Severity, reverse=True))
        yield f"**{counted(errors, 'error')}, {counted(warnings, 'warning')}, {counted(notes, 'note')}**"
    else:
        new = len(report.diagnostics)
        yield f"**{new} new, {len(gate.fixed)} fixed, {len(gate.known)} already there**"
        yield f"Compared with {code(shorten(gate.base, _WIDEST))}. What was there already is not listed."
    yield "The check does not pass yet." if report.failed else "The check passes."


def _findings(heading: str, what: str, found: Sequence[Annotation], report: Report) -> Iterator[Section]:
    """Yield a section with findings by role, in the order of the report; nothing where there are none."""
    pieces: list[str] = []
    by_owner: dict[tuple[str, str], list[Annotation]] = {}
    for one in found:
        by_owner.setdefault(owner(one.diagnostic), []).append(one)
    for whose, own in by_owner.items():
        first, *others = ("\n".join(_item(one)) for one in own)
        gap = "\n" if pieces else ""
        pieces += [f"{gap}### {_called(*whose, report)}\n\n{first}", *others]
    if pieces:
        yield Section((f"## {heading}", what), tuple(pieces), "finding", _REST)


def _called(kind: str, name: str, report: Report) -> str:
    if kind == "file":
        return code(shorten(in_repository(name, report), _WIDEST))
    called = _text(report.names.get(f"{kind}:{name}", name))
    return f"{called} (ladder)" if kind == "ladder" else called


def _item(one: Annotation) -> Iterator[str]:
    message, *more = one.lines
    where = code(f"{shorten(one.path, _WIDEST)}:{one.start.line}")
    yield f"- {_text(message)} ({where}, {one.diagnostic.code})"
    yield from (f"  - {_text(line)}" for line in more)


def _meaning(changes: Iterable[Change]) -> Iterator[Section]:
    """Yield a section with changes in meaning, what weighs most first, each weight by role."""
    pieces: list[str] = []
    ordered = sorted(changes, key=lambda change: -change.weight)
    for weight, alike in groupby(ordered, key=lambda change: change.weight):
        gap = "\n" if pieces else ""
        heading = f"{gap}### {_MEANING[weight]}\n\n"
        for name, own in groupby(alike, key=lambda change: change.owner):
            first, *others = (f"  - {_change(change)}" for change in own)
            pieces += [f"{heading}- **{_text(name)}**\n{first}", *others]
            heading = ""
    if pieces:
        rest = "; `rolelint changes` tells all of them"
        yield Section(("## What this change means",), tuple(pieces), "change", rest)


def _change(change: Change) -> str:
    affected = f" — this affects {_text(listed(change.affected))}" if change.affected else ""
    return f"{_text(change.message)}{affected}"


def _lines_between(changes: Iterable[Change]) -> Iterator[Section]:
    wires = rewiring.wires(changes)
    if wires:
        yield Section(("### Who works with whom",), tuple(rewiring.shown(wires)))


def _away(away: Iterable[str]) -> Iterator[Section]:
    pieces = tuple(f"- {_text(line)}" for line in away)
    if pieces:
        opening = ("## This change asks rolelint to look away", "Whoever approves it agrees to this, too.")
        yield Section(opening, pieces)


def _as_it_is(found: Sequence[Annotation]) -> Iterator[Section]:
    if found:
        worst = max(found, key=lambda one: one.diagnostic.severity)
        yield Section(("## It is right as it is?", _AS_IT_IS.format(code=worst.diagnostic.code)))


def _text(text: str) -> str:
    return quoted(shorten(text, _WIDEST))
