"""One run: from what was asked to one report about all the projects that it touches, and to the texts that it mends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

from rolelint import files, request
from rolelint.diagnostic import Diagnostic, Safety
from rolelint.dialect import load_dialects
from rolelint.errors import UserError
from rolelint.frame import visible
from rolelint.project import Project, opened
from rolelint.repair import Repair, repair
from rolelint.report import Report, merge
from rolelint.request import Request, within
from rolelint.rule import load_rules

_NO_END = "\\ No newline at end of file"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run was asked: the paths named, and how.

    `stdin` is a file's path with the bytes to take for its content. `settings` are configuration keys with the values
    that stand above the configuration's own. Fixes of these kinds are made. Without `today` nothing depends on the day.
    """

    paths: tuple[Path, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    stdin: tuple[Path, bytes] | None = None
    is_hook: bool = False
    allow_empty: bool = False
    honours_suppressions: bool = True
    today: date | None = None
    fixes: frozenset[Safety] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """A text before and after its repair, where it lies and what reports call it."""

    path: Path
    name: str
    before: str
    after: str

    def difference(self) -> str:
        """Return a unified diff, safe to print; a carriage return at the end of a line is not shown."""
        before, after = (text.replace("\r\n", "\n").splitlines(keepends=True) for text in (self.before, self.after))
        lines = (line.partition("\n") for line in unified_diff(before, after, self.name, self.name))
        return "".join(f"{visible(line)}\n" + ("" if end else f"{_NO_END}\n") for line, end, _ in lines)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: a report about what is left, and the changes that led there, which nobody has written yet."""

    report: Report
    changes: tuple[Change, ...]

    def write(self) -> None:
        """Write the changed files, each of them at one stroke.

        A `UserError` where one of them is read-only, or no longer what was read; as far as that shows beforehand,
        nothing is written.
        """
        for change in self.changes:
            files.demand_writable(change.path)
        gone = [change.path for change in self.changes if not files.is_either(change.path, change.before, change.after)]
        if gone:
            named = ", ".join(f"'{path}'" for path in gone)
            raise UserError(f"changed while being repaired, so nothing was written: {named}", "run the command again")
        for change in self.changes:
            files.exchange(change.path, change.before, change.after)


def check(asked: Asked) -> Report | None:
    """Return the report of `mend`."""
    outcome = mend(asked)
    return outcome.report if outcome else None


def mend(asked: Asked) -> Outcome | None:
    """Check what was asked, and repair it in memory; None where a commit changes nothing that there is to check.

    Raises a `UserError` where there is no role although one was to be expected.
    """
    requests = list(_requests(asked))
    outcomes = tuple(_outcomes(asked, requests))
    if not outcomes:
        return None
    changes = tuple(change for outcome in outcomes for change in outcome.changes)
    return Outcome(merge(tuple(outcome.report for outcome in outcomes)), changes)


def _requests(asked: Asked) -> Iterator[Request]:
    if asked.is_hook:
        of_commit = request.of_commit(Path(), load_rules(), load_dialects())
        yield from [of_commit] if of_commit else []
    elif asked.stdin:
        yield request.of_file(*asked.stdin, asked.paths)
    else:
        yield from request.by_project(asked.paths)


def _outcomes(asked: Asked, requests: list[Request]) -> Iterator[Outcome]:
    """Check each project, and those inside it that have a configuration of their own."""
    for project, one in opened(requests, asked.settings, today=asked.today):
        project.load(one)
        if not asked.allow_empty:
            _demand_roles(project, project.inside(one.paths), is_hook=asked.is_hook)
        repaired = _repaired(project, one, asked.fixes) if asked.fixes else Repair({}, (), ())
        report = project.retold(repaired.texts).report(one.paths, honours_suppressions=asked.honours_suppressions)
        yield Outcome(
            replace(report, mended=repaired.mended, refused=repaired.refused), tuple(_changes(project, repaired.texts))
        )


def _repaired(project: Project, request: Request, fixes: frozenset[Safety]) -> Repair:
    """Repair what is asked for, in memory. A fix may reach into other files, but not beside one that is given."""
    originals = {analysis.source.path: analysis.source.text for analysis in project.analyses.values()}
    latest = project

    def look(texts: Mapping[str, str]) -> Report:
        nonlocal latest
        latest = latest.retold({**originals, **texts})
        return latest.report()

    writable = {f"{project.prefix}{name}" for name in request.given} or originals.keys()
    asked = {path for path in originals if within(path.removeprefix(project.prefix), request.paths)}

    def wanted(diagnostic: Diagnostic) -> bool:
        fix = diagnostic.finding.fix
        return (
            fix is not None
            and fix.safety in fixes
            and diagnostic.finding.at.path in asked
            and all(edit.at.path in writable for edit in fix.edits)
        )

    return repair(project.report(), look, wanted)


def _changes(project: Project, texts: Mapping[str, str]) -> Iterator[Change]:
    before = {analysis.source.path: analysis.source.text for analysis in project.analyses.values()}
    for path in sorted(texts):
        yield Change(project.root / path.removeprefix(project.prefix), path, before[path], texts[path])


def _demand_roles(project: Project, inside: list[Path], *, is_hook: bool) -> None:
    """Refuse a project without roles where somebody promised some.

    A configuration promises some, and so does who names a folder; but a folder whose files hold none is told so.
    """
    config = project.config
    if project.unmatched and len(project.unmatched) == len((*config.roles, *config.ladders)):
        patterns = ", ".join(f"'{pattern}'" for _, pattern in project.unmatched)
        raise UserError(
            f"{config.file}: no file matches {patterns}", "correct 'roles' and 'ladders', or pass --allow-empty"
        )
    promised = config.file is not None or not (project.seen or is_hook)
    if promised and not project.analyses and not inside:
        raise UserError(
            f"there is no role or ladder in '{project.root}'", "name a folder that has some, or pass --allow-empty"
        )
