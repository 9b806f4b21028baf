"""Two revisions of a project, made of texts, and what changed between them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rolelint.catalog import Catalog
from rolelint.changes import Change
from rolelint.differences import differences
from rolelint.lineage import lineage
from rolelint.project import Project
from rolelint.request import Request

COMPANY = Path(__file__).parent.parent / "examples" / "company"


def texts(folder: Path = COMPANY) -> dict[str, str]:
    """Return the texts of a folder's Markdown files by path."""
    paths = sorted(folder.rglob("*.md"))
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode(errors="replace") for path in paths}


def catalog(files: Mapping[str, str], folder: Path = COMPANY) -> Catalog:
    """Return the roles and ladders that texts hold in a folder with a configuration."""
    contents = {name: text.encode() for name, text in files.items()}
    return _loaded(folder).at(tuple(contents), contents).catalog


@cache
def _loaded(folder: Path) -> Project:
    """Return what a folder holds, so that texts which did not change are read once."""
    project = Project.open(folder, {})
    project.load(Request(folder))
    return project


def changed(before: Mapping[str, str], after: Mapping[str, str], folder: Path = COMPANY) -> tuple[Change, ...]:
    """Return what changed between two revisions of a folder."""
    return differences(lineage(catalog(before, folder), catalog(after, folder)))
