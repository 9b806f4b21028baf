"""A project beside what it was in an earlier revision, both judged by what the later one is configured for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from os.path import relpath
from pathlib import Path

from rolelint import request, revisions
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

    They are laid out elsewhere for as long as somebody looks. A `UserError` where a path is not in that revision, or in
    another repository than the first.
    """
    named = paths or (Path(),)
    top = request.top_of(named[0])
    outside = [path for path in named if not path.resolve().is_relative_to(top)]
    if outside:
        raise UserError(f"'{outside[0]}' is in another repository than '{named[0]}'", "ask about one after the other")
    with revisions.laid_out(top, revision) as (place, found):
        inside = [place / relpath(path.resolve(), top) for path in named]
        for path, laid in zip(named, inside, strict=True):
            if path.resolve() == top or path.is_dir():
                laid.mkdir(parents=True, exist_ok=True)
            elif not laid.exists():
                raise UserError(f"'{path}' is not in that revision")
        everything = Request(place, listed=found.names, home=top)
        yield [replace(everything.beneath(one.root), paths=one.paths) for one in request.by_project(inside)]


def changes(folder: Path, base: str, head: str | None) -> ChangeSheet:
    """Return what changed in meaning since a revision, or between two; without a later one it is the work tree.

    What is compared with is the commit at which the later one left the earlier one, so that nothing is told that
    happened there since. A `UserError` where this clone lacks one of the two.
    """
    commit = revisions.base(folder, base, head or "HEAD")
    if head is None:
        return _sheet(base, "the work tree", _compared(request.by_project([folder]), commit, None))
    with requests([folder], revisions.commit(folder, head)) as asked:
        return _sheet(base, head, _compared(asked, commit, head))


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


def _compared(asked: list[Request], commit: str, head: str | None) -> Iterator[Lineage]:
    for project, one in opened(asked, {}):
        project.load(one)
        before = revisions.earlier(one.folder, commit, head, one.repository)
        yield lineage(project.at(before.names, before.contents).catalog, project.catalog)
