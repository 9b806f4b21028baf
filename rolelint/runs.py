"""One run: from what was asked to one report about all the projects that it touches, and to the texts that it mends.

What only some runs need, such as repairs and the gate, is imported by these.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolelint import disk, git, request
from rolelint.diagnostic import Diagnostic, Safety
from rolelint.errors import UserError
from rolelint.executor import ALONE, Means
from rolelint.filenames import may_matter
from rolelint.frozen import frozen
from rolelint.request import Request, within
from rolelint.source import Source

if TYPE_CHECKING:
    from rolelint.project import Project
    from rolelint.repair import Repair
    from rolelint.report import Report
    from rolelint.rewrites import Rewrite


@frozen
class Asked:
    """What a run was asked: the paths named, and how.

    `stdin` is a file's path with the bytes to take for its content. `settings` are configuration keys with the values
    that stand above the configuration's own. `baseline` is a file to use instead of the one that lies in the project.
    `since` is the revision that a change is judged against, `base..head` where it is no change of the work tree, empty
    for the branch that a CI service names. Fixes of these kinds are made. Without `today` nothing depends on the day.
    `means` is what the run has to gather files with.
    """

    paths: tuple[Path, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    stdin: tuple[Path, bytes] | None = None
    is_hook: bool = False
    allow_empty: bool = False
    honours_suppressions: bool = True
    today: date | None = None
    fixes: frozenset[Safety] = frozenset()
    baseline: Path | None = None
    since: str | None = None
    means: Means = ALONE

    @property
    def ends(self) -> tuple[str | None, str | None]:
        """The revision to judge against, None where everything counts, and the later one, None for the work tree."""
        if self.since is None:
            return None, None
        from rolelint import revisions

        base, _, head = self.since.replace("...", "..").partition("..")
        if not base and revisions.is_path(self.since):
            raise revisions.no_revision(self.since)
        return base or revisions.target(), head or None


@frozen
class Outcome:
    """What came of a run: a report about what is left, and the texts that led there, which nobody has written yet."""

    report: "Report"
    rewrites: "tuple[Rewrite, ...]"

    def write(self) -> None:
        """Write the changed files, all or none, as far as that shows beforehand."""
        if self.rewrites:
            from rolelint.rewrites import write

            write(self.rewrites)


def check(asked: Asked) -> "Report | None":
    """Return the report of `mend`."""
    outcome = mend(asked)
    return outcome.report if outcome else None


def mend(asked: Asked) -> Outcome | None:
    """Check what was asked, and repair it in memory; None where a commit changes nothing that there is to check.

    Raises a `UserError` where there is no role although one was to be expected, and, as whoever reads the report later
    may do, a `ChangedError` where a file does not say any more what is known of it.
    """
    with _requests(asked) as requests:
        outcomes = tuple(_outcomes(asked, requests))
        if not outcomes:
            return None
        from rolelint.report import merge

        rewrites = tuple(one for outcome in outcomes for one in outcome.rewrites)
        report = merge(tuple(outcome.report for outcome in outcomes))
        return Outcome(replace(report, above=_above(request.base(requests))), rewrites)


def _above(start: Path) -> str:
    """Return what leads from the top of the repository, else from the current folder, to where paths begin."""
    folder, top = disk.resolved(start), git.root(start) or Path.cwd()
    return f"{folder.relative_to(top).as_posix()}/" if top in folder.parents else ""


@contextmanager
def _requests(asked: Asked) -> Iterator[list[Request]]:
    """Ask for what is in the work tree; for what a commit or the index holds instead, where that is meant."""
    _, head = asked.ends
    if asked.is_hook:
        from rolelint.dialect import load_dialects

        of_commit = request.of_commit(Path(), load_dialects())
        if of_commit and any(may_matter(name) for name in git.unstaged(of_commit.root)):
            with _laid_out(asked, [of_commit.root], None) as found:
                yield found
        else:
            yield [of_commit] if of_commit else []
    elif asked.stdin:
        yield [request.of_file(*asked.stdin, asked.paths)]
    elif head:
        from rolelint import revisions

        with _laid_out(asked, asked.paths, revisions.commit(Path(), head)) as found:
            yield found
    else:
        yield request.by_project(asked.paths)


@contextmanager
def _laid_out(asked: Asked, paths: Sequence[Path], revision: str | None) -> Iterator[list[Request]]:
    if asked.fixes:
        raise UserError("only files of the work tree can be repaired", "leave out the later revision, or --hook")
    from rolelint import history

    with history.requests(paths, revision) as found:
        yield found


def _outcomes(asked: Asked, requests: list[Request]) -> Iterator[Outcome]:
    """Check each project, and those inside it that have a configuration of their own."""
    if not requests:
        return
    from rolelint import debts
    from rolelint.project import opened

    for project, one in opened(requests, asked.settings, today=asked.today):
        project.load(one, asked.means)
        if not asked.allow_empty:
            _demand_roles(project, project.inside(one.paths), is_hook=asked.is_hook)
        project.baseline = debts.read(project, one, asked.baseline if project.root == requests[0].root else None)
        yield _mended(asked, project, one) if asked.fixes else Outcome(_report(asked, project, one), ())


def _mended(asked: Asked, project: "Project", one: Request) -> Outcome:
    """Repair what is asked for and prune the baseline, then report what is left."""
    repaired = _repaired(replace(project, baseline=None), one, asked.fixes)
    after = project.retold(repaired.texts)
    pruned = _pruned(after) if Safety.SAFE in asked.fixes and "" in one.paths else None
    after = _with_baseline(after, pruned.texts if pruned else {})
    report = _report(asked, after, one)
    return Outcome(
        replace(report, mended=(*repaired.mended, *(pruned.mended if pruned else ())), refused=repaired.refused),
        tuple(_rewrites(project, {**repaired.texts, **(pruned.texts if pruned else {})})),
    )


def _report(asked: Asked, project: "Project", one: Request) -> "Report":
    """Report what is wrong, or what a change adds to that, where somebody asks for it."""
    base, head = asked.ends
    if base is None:
        return project.report(one.paths, honours_suppressions=asked.honours_suppressions)
    from rolelint import gate, revisions

    commit = revisions.base(one.repository, base, head or "HEAD")
    before = revisions.earlier(one.folder, commit, "" if asked.is_hook else head, one.repository)
    return gate.judge(project, base, before, one.paths, honours_suppressions=asked.honours_suppressions)


def _repaired(project: "Project", request: Request, fixes: frozenset[Safety]) -> "Repair":
    """Repair what is asked for, in memory. A fix may reach into other files, but not beside one that is given."""
    from rolelint.repair import repair

    originals = {analysis.source.path: analysis.source.text for analysis in project.analyses.values()}
    latest = project

    def look(texts: Mapping[str, str]) -> "Report":
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


def _pruned(project: "Project") -> "Repair":
    """Take the entries out of the baseline that speak for nothing any more, in memory."""
    from rolelint.baseline import STALE
    from rolelint.repair import repair

    return repair(
        project.report(),
        lambda texts: _with_baseline(project, texts).report(),
        lambda diagnostic: diagnostic.code == STALE,
    )


def _with_baseline(project: "Project", texts: Mapping[str, str]) -> "Project":
    """Return a project as it would be if its baseline had another text, given by path."""
    known = project.baseline
    if known is None or known.source.path not in texts:
        return project
    from rolelint.baseline import parse

    return replace(project, baseline=parse(Source(known.source.path, texts[known.source.path])))


def _rewrites(project: "Project", texts: Mapping[str, str]) -> "Iterator[Rewrite]":
    from rolelint.rewrites import Rewrite

    sources = [analysis.source for analysis in project.analyses.values()]
    sources += [project.baseline.source] if project.baseline else []
    before = {source.path: source for source in sources if source.path in texts}
    for path in sorted(texts):
        yield Rewrite(project.root / path.removeprefix(project.prefix), path, before[path].text, texts[path])


def _demand_roles(project: "Project", inside: list[Path], *, is_hook: bool) -> None:
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
