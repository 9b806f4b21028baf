"""A project beside what it was in an earlier revision, both judged by what the later one is configured for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from os.path import relpath
from pathlib import Path

from rolelint import git, request, revisions
from rolelint.catalog import Catalog
from rolelint.changes import Change, sorted_by_weight
from rolelint.changesheet import ChangeSheet
from rolelint.differences import differences
from rolelint.errors import UserError
from rolelint.lineage import Lineage, lineage
from rolelint.project import opened
from rolelint.request import Request
from rolelint.source import Source


@contextmanager
def requests(paths: Sequence[Path], revision: str | None) -> Iterator[list[Request]]:
    """Ask for the projects of some paths as they are in a commit, or in the index where there is none.

    They are laid out elsewhere for as long as somebody looks; `home` tells where a folder among them is at home.
    """
    named = paths or (Path(),)
    top = _top(named[0])
    with revisions.laid_out(top, revision) as (place, found):
        inside = [place / relpath(path.resolve(), top) for path in named]
        for path, laid in zip(named, inside, strict=True):
            if path.resolve() == top or path.is_dir():
                laid.mkdir(parents=True, exist_ok=True)
            elif not laid.exists():
                raise UserError(f"'{path}' is not in that revision")
        everything = Request(place, listed=found.names)
        yield [replace(everything.beneath(one.root), paths=one.paths) for one in request.by_project(inside)]


def home(root: Path, path: Path) -> Path:
    """Return where the root of a project lies in the repository of a path, wherever it was laid out."""
    return _top(path) / relpath(root.resolve(), git.root(root) or root)


def _top(path: Path) -> Path:
    top = git.root(path)
    if top is None:
        raise UserError(f"'{path}' is not in a git repository", "name a folder that is")
    return top


def changes(folder: Path, base: str, head: str | None) -> ChangeSheet:
    """Return what changed in meaning since a revision, or between two; without a later one it is the work tree.

    What is compared with is the commit at which the later one left the earlier one, so that nothing is told that
    happened there since. A `UserError` where this clone lacks one of the two.
    """
    commit = revisions.base(folder, base, head or "HEAD")
    if head is None:
        return _sheet(base, "the work tree", _compared(request.by_project([folder]), folder, commit))
    with requests([folder], revisions.commit(folder, head)) as asked:
        return _sheet(base, head, _compared(asked, folder, commit))


def _sheet(base: str, head: str, lineages: Iterator[Lineage]) -> ChangeSheet:
    found: list[Change] = []
    before: dict[str, Source] = {}
    after: dict[str, Source] = {}
    unread: list[str] = []
    for one in lineages:
        found += differences(one)
        before |= _sources(one.before)
        after |= _sources(one.after)
        unread += one.not_compared
    return ChangeSheet(base, head, sorted_by_weight(found), before, after, tuple(sorted(unread)))


def _sources(catalog: Catalog) -> dict[str, Source]:
    roles = (role.source for role in catalog.roles)
    ladders = (ladder.source for ladder in catalog.ladders.all)
    levels = (text.source for text in catalog.hypertexts)
    return {source.path: source for source in (*levels, *roles, *ladders)}


def _compared(asked: list[Request], folder: Path, commit: str) -> Iterator[Lineage]:
    for project, one in opened(asked, {}):
        project.load(one)
        before = revisions.snapshot(home(project.root, folder), commit)
        yield lineage(project.at(before.names, before.contents).catalog, project.catalog)
