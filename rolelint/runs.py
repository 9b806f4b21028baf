"""One run: from what was asked to one report about all the projects that it touches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from os.path import relpath
from pathlib import Path
from typing import Any

from rolelint import plugins, request
from rolelint.errors import UserError
from rolelint.project import Project
from rolelint.report import Report, merge
from rolelint.request import Request, within
from rolelint.rule import load_rules


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run was asked: the paths named, and how.

    `stdin` is a file's path with the bytes to take for its content. `settings` are configuration keys with the values
    that stand above the configuration's own. Without `today` nothing depends on the day.
    """

    paths: tuple[Path, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    stdin: tuple[Path, bytes] | None = None
    is_hook: bool = False
    allow_empty: bool = False
    honours_suppressions: bool = True
    today: date | None = None


def check(asked: Asked) -> Report | None:
    """Check what was asked; None where a commit changes nothing that there is to check.

    Raises a `UserError` where there is no role although one was to be expected.
    """
    requests = list(_requests(asked))
    return merge(tuple(_reports(asked, requests))) if requests else None


def _requests(asked: Asked) -> Iterator[Request]:
    if asked.is_hook:
        dialects = tuple(module.DIALECT for module in plugins.modules("dialects"))
        of_commit = request.of_commit(Path(), load_rules(), dialects)
        yield from [of_commit] if of_commit else []
    elif asked.stdin:
        yield request.of_file(*asked.stdin, asked.paths)
    else:
        yield from request.by_project(asked.paths)


def _reports(asked: Asked, requests: list[Request]) -> Iterator[Report]:
    """Check each project, and those inside it that have a configuration of their own."""
    common = requests[0].root if len(requests) == 1 else Path().absolute()
    waiting, seen = requests, set()
    while waiting:
        one, *waiting = waiting
        if one.root.resolve() in seen:
            continue
        seen.add(one.root.resolve())
        prefix = "" if one.root == common else f"{Path(relpath(one.root, common)).as_posix()}/"
        project = Project.open(one.root, asked.settings, prefix, today=asked.today)
        project.load(one)
        inside = [root for root in project.nested if within(Path(relpath(root, one.root)).as_posix(), one.paths)]
        waiting = [*waiting, *(replace(one, root=root, paths=("",)) for root in inside)]
        if not asked.allow_empty:
            _demand_roles(project, inside, is_hook=asked.is_hook)
        yield project.report(one.paths, honours_suppressions=asked.honours_suppressions)


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
