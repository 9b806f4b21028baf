"""The baseline of a project on the disk: found, written, brought up to date, pruned."""

from collections.abc import Iterable
from datetime import date
from os.path import relpath
from pathlib import Path

from rolelint import decoding, disk, files, request
from rolelint.baseline import STALE, Baseline, Entry, parse, rendered, written
from rolelint.errors import UserError
from rolelint.filenames import BASELINE
from rolelint.frozen import frozen
from rolelint.project import Project
from rolelint.request import Request
from rolelint.source import Source


@frozen
class Balance:
    """What became of a baseline: its file, how many findings it knows now, how many entries it gained and lost."""

    file: str
    entries: int
    gained: int
    lost: int


def read(project: Project, asked: Request, named: Path | None = None) -> Baseline | None:
    """Return the baseline that a project uses: the one that somebody named, else the one in its root, if there is one.

    A `UserError` where it cannot be read.
    """
    path = named or project.root / BASELINE
    name = Path(relpath(path.absolute(), project.root)).as_posix()
    if named and not disk.is_file(path):
        raise UserError(f"there is no baseline '{named}'", "make it with 'rolelint baseline create'")
    if name not in asked.given and not disk.is_file(path):
        return None
    try:
        text = decoding.decode(asked.given[name] if name in asked.given else files.read(path))
    except decoding.UnreadableError as error:
        raise UserError(f"{project.prefix}{name}: {error.message}") from None
    return parse(Source(f"{project.prefix}{name}", text))


def create(folder: Path, named: Path | None, today: date | None) -> Balance:
    """Write a baseline that knows every finding of the project that a folder lies in; it must not be there yet."""
    project = _opened(folder, today)
    file = named or project.root / BASELINE
    if file.exists():
        raise UserError(f"'{_shown(file)}' is there already", "bring it up to date with 'rolelint baseline update'")
    report = project.report()
    files.write(file, written(report, project.prefix))
    return Balance(_shown(file), len(report.diagnostics), len(report.diagnostics), 0)


def update(folder: Path, named: Path | None, today: date | None) -> Balance:
    """Bring a baseline up to date: it knows every finding that there is now, and reasons stay with their findings."""
    project, file, before = _with_baseline(folder, named, today)
    report = project.report()
    used = {silence.at for silence in report.known} | set(report.stale)
    waiting = [one for one, at in zip(before.entries, before.places, strict=True) if at not in used]
    found = parse(Source(BASELINE, written(report, project.prefix))).entries
    _exchange(file, before, (*found, *waiting))
    gained = sum(one.code != STALE for one in report.diagnostics)
    return Balance(_shown(file), len(found) + len(waiting), gained, len(report.stale))


def prune(folder: Path, named: Path | None, today: date | None) -> Balance:
    """Take the entries out of a baseline whose findings are gone, and leave the others as they are."""
    project, file, before = _with_baseline(folder, named, today)
    stale = project.report().stale
    kept = [one for one, at in zip(before.entries, before.places, strict=True) if at not in stale]
    if stale:
        _exchange(file, before, kept)
    return Balance(_shown(file), len(kept), 0, len(stale))


def _opened(folder: Path, today: date | None) -> Project:
    if not folder.exists():
        raise UserError(f"there is no file or folder '{folder}'")
    (asked,) = request.by_project([folder])
    project = Project.open(asked.root, {}, today=today)
    project.load(Request(asked.root))
    if not project.analyses:
        raise UserError(f"there is no role or ladder in '{asked.root}'", "name the folder that has some with --project")
    return project


def _with_baseline(folder: Path, named: Path | None, today: date | None) -> tuple[Project, Path, Baseline]:
    project = _opened(folder, today)
    project.baseline = read(project, Request(project.root), named)
    file = named or project.root / BASELINE
    if project.baseline is None:
        raise UserError(f"there is no baseline '{_shown(file)}'", "make it with 'rolelint baseline create'")
    return project, file, project.baseline


def _exchange(file: Path, before: Baseline, entries: Iterable[Entry]) -> None:
    files.demand_writable(file)
    files.exchange(file, before.source.text, rendered(entries))


def _shown(file: Path) -> str:
    """Return a path as seen from here."""
    return Path(relpath(file)).as_posix()
