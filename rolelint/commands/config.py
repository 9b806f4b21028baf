"""`rolelint config`: what is set, and by what."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rolelint.project import Project


@click.group()
def command() -> None:
    """Look at the configuration in effect."""


@command.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
def show(file: Path | None) -> None:
    """Print every setting with its value and where it comes from, as TOML.

    With FILE, say also how that file is read, and which rules do not count for it.
    """
    # Expectations are learned from the roles, so the whole project is read.
    from rolelint import effective, expects, request
    from rolelint.project import Project

    (asked,) = request.by_project([file or Path()])
    project = Project.open(asked.root, {})
    project.load(request.Request(asked.root))
    learned, roles = project.catalog.expects, project.catalog.roles
    if file:
        click.echo("".join(f"# {line}\n" for line in _about(project, asked.paths[0])))
    click.echo(effective.render(project.config, learned, expects.evidence(learned, roles), project.catalogue), nl=False)


def _about(project: "Project", name: str) -> Iterator[str]:
    """Say how one file of a project is read, and what the overrides take away from it."""
    from rolelint.config import matches
    from rolelint.request import within

    if (project.root / name).is_dir():
        inside = sum(within(other, [name]) for other in project.analyses)
        yield f"{name or '.'}: a folder; {inside} role files in it are read"
        return
    yield f"{name}: {_reading(project, name)}"
    for override in project.config.overrides:
        if matches(override.paths, name):
            yield f"{name}: ignores {', '.join(override.ignore)} (overrides, {project.config.origins['overrides']})"


def _reading(project: "Project", name: str) -> str:
    from rolelint.config import matches
    from rolelint.files import sample
    from rolelint.recognition import recognise

    is_ladder = matches(project.config.ladders, name)
    is_matched = is_ladder or matches(project.config.roles, name)
    text = sample(project.root / name) or ""
    verdict = recognise(name, text, project.dialects, is_matched=is_matched, is_called_ladder=is_ladder)
    if name in project.analyses:
        why = f", by: {verdict.reason}" if verdict.dialect and verdict.reason else ""
        return f"read as form {project.analyses[name].form}{why}"
    if matches(project.config.exclude, name):
        return f"left aside: excluded ({project.config.origins['exclude']})"
    if name not in project.seen:
        return "left aside: it is ignored by git, lies in a hidden or foreign folder, or its ending is not a role's"
    return f"left aside: {verdict.reason or 'cannot be read'}"
