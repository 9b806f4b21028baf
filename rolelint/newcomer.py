"""A role or ladder that is new to a project: its name is free, its file lies beside the others, and is like them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from rolelint import blueprint, decoding, files, placeholder, scaffold, settings
from rolelint.analysis import Analysis
from rolelint.catalog import Catalog
from rolelint.config import matches
from rolelint.errors import UserError
from rolelint.format import FormatError, formatted
from rolelint.frozen import frozen
from rolelint.identifiers import following
from rolelint.identity import GENERIC_STEMS
from rolelint.ladders import PART
from rolelint.names import fold
from rolelint.naming import Sort, named
from rolelint.placement import Layout, layout
from rolelint.precedent import habits_of, seniority_of, steps_of
from rolelint.project import Project
from rolelint.request import by_project, name_in
from rolelint.slugs import agrees
from rolelint.source import Position, Source
from rolelint.syntax.node import Node

# Names that Windows keeps for devices, whatever the suffix.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


@frozen
class Newcomer:
    """A file that nobody has written yet. `blanks` are the lines that wait to be filled in, and their places."""

    path: Path
    text: str
    blanks: tuple[tuple[Position, str], ...]
    told: tuple[str, ...]

    def write(self) -> None:
        """Write the file; a `UserError` where it has come to be there in the meantime."""
        files.create(self.path, self.text)


@frozen
class _Draft:
    """What a newcomer is called, its text, and what to tell about it; `template` is where the text comes from."""

    sort: Sort
    name: str
    slug: str
    text: str
    told: tuple[str, ...] = ()
    template: str | None = None


def role(
    name: str, *, seniority: str | None = None, folder: Path | None = None, template: Path | None = None
) -> Newcomer:
    """Return a new role of the project that a folder lies in, or the current one. Wrong words are a `UserError`."""
    project = _project(folder)
    catalog = project.catalog
    sort = Sort("role", "roles", catalog.identities, project.config.roles, is_of_ladders=False)
    plain, slug = named(name, sort)
    grade, told = seniority_of(seniority, catalog)
    identifier = following(slug, sort.owners, _ids(catalog))
    habits = habits_of(catalog)
    text = scaffold.role(plain, identifier=identifier, slug=slug, seniority=grade, habits=habits)
    if habits.proficiency and "capabilities" in habits.sections:
        told = (*told, f"the words for proficiency, from low to high: {', '.join(catalog.vocabulary.proficiency)}")
    names = {"id": identifier, "slug": slug, "name": plain, "default_seniority": grade}
    draft = _Draft(sort, plain, slug, text, told)
    return _made(project, draft, names, folder, template, is_asked=seniority is not None)


def ladder(name: str, *, folder: Path | None = None, template: Path | None = None) -> Newcomer:
    """Return a new ladder of the project that a folder lies in, or the current one. Wrong words are a `UserError`."""
    project = _project(folder)
    catalog = project.catalog
    known = catalog.ladders
    owners = (*(one.identity for one in known.all), *known.broken)
    sort = Sort("ladder", "ladders", owners, project.config.ladders, is_of_ladders=True)
    plain, slug = named(name, sort)
    has_ids = any(owner.id for owner in owners)
    identifier = following(slug, owners, _ids(catalog)) if has_ids else None
    steps, told = steps_of(catalog)
    text = scaffold.ladder(plain, identifier=identifier, slug=slug, steps=steps)
    names = {**({"id": identifier} if identifier else {}), "slug": slug, "name": plain}
    return _made(project, _Draft(sort, plain, slug, text, told), names, folder, template)


def _project(folder: Path | None) -> Project:
    """Open and load the project: that of the configuration above the folder, else the current one, else the folder."""
    here = Path().absolute()
    base = next(path for path in ((here / folder), *(here / folder).parents) if path.is_dir()) if folder else here
    if base != here and settings.find(base) is None and base.is_relative_to(here):
        base = here
    [request] = by_project((base,))
    project = Project.open(request.root, {})
    project.load(replace(request, paths=("",)))
    return project


def _ids(catalog: Catalog) -> frozenset[str]:
    owners = (*catalog.identities, *catalog.untracked, *(one.identity for one in catalog.ladders.all))
    return frozenset(owner.id for owner in owners if owner.id)


def _made(
    project: Project,
    draft: _Draft,
    names: dict[str, str],
    folder: Path | None,
    template: Path | None,
    *,
    is_asked: bool = False,
) -> Newcomer:
    """Return the newcomer at its place, from a template where there is one that will do; one that is named has to."""
    if template:
        return _placed(
            project, _filled(project, draft, _text(template), str(template), names, is_asked=is_asked), folder
        )
    found = dict(_templates(project, draft.sort))
    told = draft.told
    if len(found) > 1:
        told = (*told, f"there are {len(found)} templates; --template says which to use: {', '.join(found)}")
    elif found:
        [(name, text)] = found.items()
        try:
            return _placed(project, _filled(project, draft, text, name, names, is_asked=is_asked), folder)
        except UserError as unfit:
            told = (*told, f"made from no template: {unfit.message}")
    return _placed(project, replace(draft, told=told), folder)


def _templates(project: Project, sort: Sort) -> Iterator[tuple[str, str]]:
    """Yield the templates of a project: files that would be of this sort if they were not called so."""
    for name in project.seen:
        if name in project.analyses:
            continue
        try:
            text = decoding.decode(files.read(project.root / name))
        except decoding.UnreadableError:
            continue
        if project.recognise(name, text, is_named=False).reason == "template":
            dialect = project.recognise(name, text, is_named=True).dialect
            if dialect and dialect.is_of_ladders == sort.is_of_ladders:
                yield name, text


def _text(path: Path) -> str:
    if not path.exists():
        raise UserError(f"'{path}' does not exist", "name another file with --template")
    try:
        return decoding.decode(files.read(path))
    except decoding.UnreadableError as error:
        raise UserError(f"cannot read '{path}': {error.message}") from None


def _filled(
    project: Project, draft: _Draft, text: str, template: str, names: dict[str, str], *, is_asked: bool
) -> _Draft:
    dialect = project.recognise(f"{draft.slug}.md", text, is_named=True).dialect
    if dialect is None or dialect.is_of_ladders != draft.sort.is_of_ladders:
        raise UserError(f"'{template}' is no template of a {draft.sort.word}", "name another one with --template")
    kept = blueprint.value(text, "default_seniority")
    known = map(fold, project.catalog.vocabulary.seniority)
    if kept and not is_asked and fold(kept) in known:
        names = {**names, "default_seniority": kept}
    filled = blueprint.fill(text, names, is_whole=dialect.is_canonical)
    if dialect.is_canonical:
        # What cannot be formatted stays as it is; whether it can be read is told when it is read back.
        with suppress(FormatError):
            filled = formatted(Source(f"{draft.slug}.md", filled), dialect, project.headings)
    return replace(draft, text=filled, told=(), template=template)


def _placed(project: Project, draft: _Draft, folder: Path | None) -> Newcomer:
    """Return the newcomer at its place, read back there."""
    path = _path(project, draft, _layout(project, draft.sort, folder))
    found = project.retold({f"{project.prefix}{path}": draft.text})
    analysis = found.analyses.get(path)
    if analysis is None or _said_name(analysis) != draft.name:
        raise _unfit(draft, path, "it would be read as something else")
    problems = [one for one in found.report().diagnostics if one.finding.at.path == analysis.source.path]
    broken = next((one for one in problems if one.code.startswith("RL0")), None)
    if broken:
        raise _unfit(draft, path, broken.finding.message)
    more = [f"{one.code} {one.finding.message}" for one in problems if one.code != "RL312"]
    source = f"made from '{draft.template}'" if draft.template else "take out 'status: draft' when all is filled in"
    return Newcomer(project.root / path, draft.text, tuple(_blanks(analysis)), (*draft.told, source, *more))


def _unfit(draft: _Draft, path: str, reason: str) -> UserError:
    if draft.template:
        return UserError(f"'{draft.template}' gives no {draft.sort.word} called '{draft.name}': {reason}", "mend it")
    return UserError(
        f"'{path}' would not be a {draft.sort.word} called '{draft.name}': {reason}", "choose another name"
    )


def _said_name(analysis: Analysis) -> str | None:
    if analysis.ladder:
        return analysis.ladder.label
    return analysis.roles[0].label if len(analysis.roles) == 1 else None


def _layout(project: Project, sort: Sort, folder: Path | None) -> Layout:
    if sort.is_of_ladders:
        paths = [one.path for one in project.catalog.ladders.all if one.form != PART]
    else:
        roles = [role for role in project.catalog.roles if role.identity.section is None]
        paths = [role.path for role in roles if role.is_canonical] or [role.path for role in roles]
    inside = [path.removeprefix(project.prefix) for path in paths]
    found = layout(inside, sort.patterns, sort.folder)
    return found if folder is None else replace(found, folder=name_in(project.root, Path().absolute() / folder))


def _path(project: Project, draft: _Draft, place: Layout) -> str:
    """Return the first path for a slug that is read as what it is; some names of files mean something else."""
    slug, word = draft.slug, draft.sort.word
    for stem in (slug, f"{slug}-{word}", f"{word}-{slug}"):
        path = place.path(stem)
        dialect = project.recognise(path, draft.text, is_named=False).dialect
        is_free = stem.casefold() not in GENERIC_STEMS and not _DEVICES.fullmatch(stem)
        if is_free and dialect and dialect.is_of_ladders == draft.sort.is_of_ladders and agrees(slug, path):
            break
    else:
        raise _unfit(draft, place.path(slug), "its file would be taken for something else")
    if not files.everything(project.root, [path]) == {path} or matches(project.config.exclude, path):
        raise UserError(f"'{path}' lies where no file is read", "name another folder with --folder")
    if (project.root / path).exists() or (project.root / path).is_symlink():
        raise UserError(f"'{path}' exists already, and was left alone", "choose another name, or another --folder")
    return path


def _blanks(analysis: Analysis) -> Iterator[tuple[Position, str]]:
    """Yield each line that waits to be filled in, with the first place in it that does."""
    source = analysis.source
    nodes = [*(role.node for role in analysis.roles), *([analysis.ladder.node] if analysis.ladder else [])]
    starts = sorted({start for node in nodes for start in _waiting(node, source.text)})
    lines: dict[int, Position] = {}
    for start in starts:
        position = source.position(start)
        lines.setdefault(position.line, position)
    for position in lines.values():
        yield position, source.text.splitlines()[position.line - 1].strip()


def _waiting(node: Node, text: str) -> Iterator[int]:
    for part in node.parts:
        yield from _waiting(part, text)
    if isinstance(node.value, str):
        yield from (node.at.start + span.start for span in placeholder.find(text[node.at.start : node.at.end]))
