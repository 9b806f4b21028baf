"""The last lines of a report for people: what was read, what was left aside, what was not judged, and the totals."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from rolelint.diagnostic import Diagnostic, Safety, Severity
from rolelint.report import Gate, Report, Share
from rolelint.sentences import counted


def closing(report: Report, advice: str = "") -> list[str]:
    """Return the last lines of a report; the advice follows the totals on the same line."""
    return [*_judged(report), *_gated(report), f"{_totals(report)}{advice}", *mended(report), *refused(report)]


def checked(report: Report) -> list[str]:
    """Return the last lines of a report that has told of its gate already."""
    return [*_judged(report), _totals(report), *mended(report), *refused(report)]


def _judged(report: Report) -> Iterator[str]:
    yield from (_read(report), *report.not_judged, *_measurable(report.share), *_known(report))


def mended(report: Report, verb: str = "mended") -> list[str]:
    """Return what a repair did, rule by rule, on one line; nothing where there was nothing to do."""
    counts = Counter((mend.diagnostic.code, mend.diagnostic.name) for mend in report.mended)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rules = ", ".join(f"{number} x {code} {name}" for (code, name), number in ordered)
    return [f"{verb} {len(report.mended)}: {rules}"] if rules else []


def refused(report: Report) -> Iterator[str]:
    """Yield which repairs were not made although somebody asked for them, and why."""
    for refusal in report.refused:
        at, one = refusal.diagnostic.finding.at, refusal.diagnostic
        line, column = refusal.source.position(at.start)
        yield f"not mended: {at.path}:{line}:{column}: {one.code} {one.name}: {refusal.why}"


def owner(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return what a finding belongs to: a role or ladder and its name, else the file and its path."""
    kind, _, rest = diagnostic.entity.partition(":")
    return (kind, rest.partition("/")[0]) if kind in {"role", "ladder"} else ("file", diagnostic.finding.at.path)


def owners(diagnostics: Collection[Diagnostic]) -> str:
    """Return how many roles, ladders or files some findings belong to; files where they belong to different kinds."""
    found = {owner(diagnostic) for diagnostic in diagnostics}
    kinds = {kind for kind, _ in found}
    if len(kinds) == 1:
        return counted(len(found), kinds.pop())
    return counted(len({diagnostic.finding.at.path for diagnostic in diagnostics}), "file")


def _read(report: Report) -> str:
    roles = f"{counted(report.roles, 'role')}{_forms(report.forms)}"
    files = sum(report.ladder_forms.values())
    lie = f" in {counted(files, 'file')}" if files > report.ladders else ""
    ladders = f"{counted(report.ladders, 'ladder')}{lie}{_forms(report.ladder_forms)}"
    unread = report.unread_ladders
    broken = (
        f"; {counted(unread, 'file')} of {'a ladder' if unread == 1 else 'ladders'} cannot be read" if unread else ""
    )
    return f"read {roles}, {ladders}{broken}{_left_aside(report.left_aside)}"


def _measurable(share: Share) -> list[str]:
    """Return the sentence about the success metrics, none where there are none."""
    aside = f"{counted(share.not_judged, 'success metric')} not judged: in another language than English"
    if not share.judged:
        return [aside] if share.not_judged else []
    are = "is" if 1 in (share.measurable, share.judged) else "are"
    sentence = f"{share.measurable} of {counted(share.judged, 'success metric')} {are} measurable"
    return [f"{sentence}; {aside}" if share.not_judged else sentence]


def _forms(forms: Mapping[str, int]) -> str:
    if len(forms) < 2:
        return "".join(f" (form: {form})" for form in forms)
    return f" (forms: {_tally(forms)})"


def _left_aside(reasons: Mapping[str, int]) -> str:
    files = sum(reasons.values())
    if not files:
        return ""
    # Reasons speak of one file, as in "no role or ladder in it".
    why = ", ".join(reasons) if len(reasons) == 1 else _tally(reasons)
    return f"; left aside {counted(files, 'file')} ({why if files == 1 else why.replace(' in it', ' in them')})"


def _tally(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {number}" for name, number in ordered)


def _mendable(report: Report) -> str:
    """Say how many findings a safe fix would take away; after a repair these are the ones that it left."""
    fixes = [diagnostic.finding.fix for diagnostic in report.diagnostics]
    number = sum(fix is not None and fix.safety is Safety.SAFE for fix in fixes)
    return f"; {number} can be mended with --fix" if number and not report.refused else ""


def _known(report: Report) -> list[str]:
    """Return the sentences about findings that may stay, none where there are none."""
    places = ((len(report.allowed), "allowed by the configuration"), (len(report.known), "in the baseline"))
    return [
        f"{counted(number, 'finding')} {'is' if number == 1 else 'are'} {where}" for number, where in places if number
    ]


def _gated(report: Report) -> Iterator[str]:
    """Yield what a change does to the findings, and what it asks to look away from."""
    if report.gate is None:
        return
    yield f"since {report.gate.base}: {gate_counts(report)}"
    if report.gate.away:
        yield "this change asks rolelint to look away:"
        yield from (f"  - {line}" for line in report.gate.away)


def gate_counts(report: Report) -> str:
    """Return how many findings a change adds, how many it takes away, and how many were there already."""
    gate = report.gate or Gate("")
    return f"{len(report.diagnostics)} new, {len(gate.fixed)} fixed, {len(gate.known)} already there"


def _totals(report: Report) -> str:
    suppressed = f"; {report.suppressed} suppressed" if report.suppressed else ""
    if report.diagnostics:
        errors, warnings, notes = (report.count(severity) for severity in sorted(Severity, reverse=True))
        totals = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}, {counted(notes, 'note')}"
        return f"{totals}{suppressed}{_mendable(report)}"
    if report.roles or report.ladders:
        praise = "" if report.not_judged or "cannot be read" in report.left_aside else ", well done"
        what = "nothing new to repair" if report.known or report.gate else f"nothing to repair{praise}"
        return f"{what}{suppressed}"
    return f"no role or ladder here, so nothing was judged{suppressed}"
