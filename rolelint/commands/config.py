"""`rolelint config`: what is set, and by what."""

from pathlib import Path

import click


@click.group()
def command() -> None:
    """Look at the configuration in effect."""


@command.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
def show(file: Path | None) -> None:
    """Print every setting with its value and where it comes from, as TOML.

    With FILE, say also what that file is and why, and which rules do not count for it.
    """
    # Expectations are learned from the roles, so the whole project is read.
    from rolelint import effective, expects, nature, request
    from rolelint.project import Project

    (asked,) = request.by_project([file or Path()])
    project = Project.open(asked.root, {})
    project.load(request.Request(asked.root))
    learned, roles = project.catalog.expects, project.catalog.roles
    if file:
        click.echo("".join(f"# {line}\n" for line in nature.told(project, asked.paths[0])))
    click.echo(effective.render(project.config, learned, expects.evidence(learned, roles), project.catalogue), nl=False)
