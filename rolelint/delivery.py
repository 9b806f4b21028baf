"""What people ask to be exported: names become roles and ladders, and these become files that can be written again.

A name that means nothing here is a `UserError` with the nearest one that does. A file that no export has written is
never replaced, unless somebody insists.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import blake2s
from itertools import chain
from os.path import relpath
from pathlib import Path
from types import ModuleType

from rolelint import copies, decoding, files, plugins, record, request
from rolelint.catalog import Catalog
from rolelint.copies import Copy
from rolelint.errors import UserError
from rolelint.extract import Extract, Room
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.ladder import Ladder
from rolelint.model import Role
from rolelint.names import slug
from rolelint.project import Project
from rolelint.request import Request, within
from rolelint.similarity import nearest

DEFAULT = "json"
_FORMATS = {name.replace("_", "-"): name for name in plugins.names("exporters")}
_MOST_NAMES = 12
_LONGEST_STEM = 120


@frozen
class Delivery:
    """What is exported in which form. `is_whole` tells that it is all that the project has.

    `broken` are files of roles and ladders that cannot be read, and therefore are not in it.
    """

    extract: Extract
    form: str
    is_whole: bool
    broken: tuple[str, ...]
    project: Project

    @cached_property
    def exporter(self) -> ModuleType:
        """The module that writes the form."""
        return _exporter(self.form)

    @property
    def text(self) -> str:
        """All of it as one text; of a form with several tables, the one that is asked for."""
        tables = _tables(self.exporter)
        if tables and not self.extract.table:
            raise UserError(
                f"{self.form} has a table for each list, and only one fits here",
                f"name it with --table ({', '.join(tables)}), or write all to a folder with --output",
            )
        text: str = self.exporter.render(self.extract)
        return text

    @property
    def left_out(self) -> tuple[str, ...]:
        """What of the files does not fit the schema, and is not in the data."""
        if not self.exporter.HAS_LADDERS:
            return ()
        roles = ((role.path, one) for role, one in self.extract.role_records)
        ladders = ((ladder.path, one) for ladder, one in self.extract.ladder_records)
        return tuple(f"{path}: {said}" for path, one in chain(roles, ladders) for said in one.left_out)

    def file(self, path: Path) -> Copy:
        """Return the one file that holds all of it."""
        return copies.whole(path, str(path), self.text)

    def folder(self, path: Path) -> list[Copy]:
        """Return the files of a folder: one for each role and ladder, or for each table."""
        if path.exists() and not path.is_dir():
            raise UserError(f"'{path}' is a file, and several are to be written", "name a folder")
        return [
            copies.whole(path / name, str(path / name), self.exporter.render(part))
            for name, part in sorted(self._parts().items())
        ]

    def leftovers(self, path: Path) -> list[str]:
        """Return the exports in a folder that nothing writes any more; none if only a part is exported."""
        if not (self.is_whole and path.is_dir()):
            return []
        wanted = self._parts()
        others = (one for one in path.glob(f"*{self.exporter.SUFFIX}") if one.name not in wanted)
        return sorted(str(one) for one in others if self._wrote(one))

    def demand_replaceable(self, found: Iterable[Copy], *, is_forced: bool) -> None:
        """Demand that no file is replaced but exports of this form; a role's own file never is."""
        sources = {(self.project.root / path).resolve(): path for path in self.project.analyses}
        for copy in found:
            source = sources.get(copy.path.resolve())
            if source:
                raise UserError(f"'{copy.name}' is the file of a role or ladder", "write to another file")
            if copy.before and not is_forced and not self._wrote(copy.path):
                raise UserError(
                    f"'{copy.name}' is there already, and no export of {self.form} wrote it",
                    "write to another file, or replace it with --force",
                )

    def _wrote(self, path: Path) -> bool:
        try:
            text = decoding.decode(files.read(path))
        except decoding.UnreadableError:
            return False
        wrote: bool = self.exporter.wrote(text.replace("\r\n", "\n"))
        return wrote

    def _parts(self) -> dict[str, Extract]:
        suffix, extract = self.exporter.SUFFIX, self.extract
        tables = _tables(self.exporter)
        if tables:
            chosen = (extract.table,) if extract.table else tables
            return {f"{table}{suffix}": replace(extract, table=table) for table in chosen}
        roles = zip(_stems(role.identity for role in extract.roles), extract.roles, strict=True)
        ladders = zip(_stems(ladder.identity for ladder in extract.ladders), extract.ladders, strict=True)
        return {
            **{f"{stem}{suffix}": replace(extract, roles=(role,), ladders=(), is_single=True) for stem, role in roles},
            **{
                f"{stem}.ladder{suffix}": replace(extract, roles=(), ladders=(ladder,), is_single=True)
                for stem, ladder in ladders
            },
        }


def formats() -> tuple[str, ...]:
    """Return the names of the forms."""
    return tuple(_FORMATS)


def prepared(
    asked: Sequence[str], place: Path | None, form: str, included: Sequence[str] = (), table: str | None = None
) -> Delivery:
    """Gather what is asked for: roles, families and ladders by name, files and folders by path; without any, all.

    `place` is where the project lies; without it the paths tell, or the current folder.
    """
    if form not in _FORMATS:
        raise _unknown("format", form, _FORMATS, _near(form, _FORMATS))
    exporter = _exporter(form)
    paths = [Path(name) for name in asked if _is_path(name)]
    names = [name for name in asked if not _is_path(name)]
    project, inside = _opened(paths, place)
    roles, ladders = _within(project.catalog, inside) if inside or not asked else ((), ())
    is_single = len(roles) + len(ladders) == 1 and all(path.is_file() for path in paths)
    for name in names:
        more_roles, more_ladders, is_single = _named(project.catalog, name, has_ladders=exporter.HAS_LADDERS)
        roles, ladders = (*roles, *more_roles), (*ladders, *more_ladders)
    wanted = {part.identity for part in roles} | {part.identity for part in ladders}
    extract = Extract(
        project.catalog,
        tuple(role for role in project.catalog.roles if role.identity in wanted),
        tuple(ladder for ladder in project.catalog.ladders.all if ladder.identity in wanted),
        is_single=is_single and len(asked) == 1,
    )
    broken = _broken(project.catalog, inside or ([] if asked else [""]))
    found = Delivery(extract, form, not asked or "" in inside, broken, project)
    return replace(found, extract=_narrowed(found, extract, included, table, has_names=bool(names)))


def _is_path(name: str) -> bool:
    """Tell whether a name is that of a file or folder; one that no file can have is not."""
    try:
        return bool(name) and Path(name).exists()
    except (OSError, ValueError):
        return False


def _narrowed(
    found: Delivery, extract: Extract, included: Sequence[str], table: str | None, *, has_names: bool
) -> Extract:
    """Return what a form has room for; what was asked for and has none is a `UserError`."""
    exporter, tables = found.exporter, _tables(found.exporter)
    if table is not None and not tables:
        raise UserError(f"{found.form} has no tables", "leave out --table")
    if table is not None and table not in tables:
        raise _unknown("table", table, tables, _near(table, tables))
    if included and exporter.ROOM is Room.NONE:
        raise UserError(f"{found.form} has no word for '{included[0]}'", "leave out --include")
    if not exporter.HAS_LADDERS:
        if extract.ladders and has_names and not extract.roles:
            raise UserError(f"'{extract.ladders[0].label}' is a ladder, and {found.form} is about roles", "name a role")
        extract = replace(extract, ladders=())
    if not (extract.roles or extract.ladders or found.broken):
        raise UserError(f"{found.form} is about roles, and there is none here", "name a folder that has some")
    return replace(extract, included=frozenset(_known_keys(extract.catalog, included, exporter.ROOM)), table=table)


def _known_keys(catalog: Catalog, included: Iterable[str], room: Room) -> Iterator[str]:
    """Yield private keys that are in use, and that a form has room for; `owner` always is."""
    roles = [role.data for role in catalog.roles]
    found = chain(roles, (ladder.data for ladder in catalog.ladders.all)) if room is Room.ALL else roles
    own = sorted({key for data in found for key in record.private_keys(data) if room is Room.ALL or key in data})
    known = (record.OWNER, *own)
    for key in included:
        if key not in known:
            near = f"x-{key}" if f"x-{key}" in known else _near(key, known)
            raise _unknown("private key", key, known, near)
        yield key


def _opened(paths: Sequence[Path], place: Path | None) -> tuple[Project, list[str]]:
    """Open the one project that is meant; returns it with the paths as it names them."""
    found = request.by_project([place] if place else paths)
    if len(found) > 1:
        raise UserError(
            f"these lie in {len(found)} projects", "export from one after the other, or name one: --project"
        )
    root = found[0].root
    inside = [request.name_in(root, path) for path in paths]
    outside = next((path for path in inside if path.startswith("../")), None)
    if outside:
        raise UserError(f"'{outside}' lies outside of the project '{root}'", "name another one with --project")
    project = Project.open(root, {})
    project.load(Request(root, tuple(inside) or ("",)))
    if not project.analyses:
        nested = ", ".join(Path(relpath(one)).as_posix() for one in project.nested[:_MOST_NAMES])
        raise UserError(
            f"there is no role or ladder in '{root}'",
            f"projects inside it: {nested}" if nested else "name a folder that has some",
        )
    return project, inside


def _within(catalog: Catalog, paths: Sequence[str]) -> tuple[tuple[Role, ...], tuple[Ladder, ...]]:
    asked = paths or ("",)
    roles = tuple(role for role in catalog.roles if within(role.path, asked))
    ladders = tuple(ladder for ladder in catalog.ladders.all if any(within(one, asked) for one in _files(ladder)))
    lost = next((path for path in asked if not any(within(one.path, (path,)) for one in _all(catalog))), None)
    if lost is not None and not any(within(one, (lost,)) for ladder in ladders for one in _files(ladder)):
        raise UserError(f"there is no role or ladder in '{lost}'", "rolelint config show FILE says why")
    return roles, ladders


def _all(catalog: Catalog) -> tuple[Identity, ...]:
    ladders = (ladder.identity for ladder in catalog.ladders.all)
    return (*catalog.identities, *ladders, *catalog.ladders.broken)


def _files(ladder: Ladder) -> set[str]:
    """Return the files of a ladder: one, or one for each of its levels."""
    return {ladder.path, *(level.node.at.path for level in ladder.levels)}


def _broken(catalog: Catalog, paths: Sequence[str]) -> tuple[str, ...]:
    identities = (*catalog.stubs, *catalog.ladders.broken)
    return tuple(sorted({identity.path for identity in identities if within(identity.path, paths)}))


def _named(catalog: Catalog, name: str, *, has_ladders: bool) -> tuple[tuple[Role, ...], tuple[Ladder, ...], bool]:
    """Return the roles or the ladder that a name means, and whether it means one alone.

    A ladder goes before a family of the same name, unless a form has no room for ladders.
    """
    meaning = catalog.resolve(name)
    linked = catalog.resolve_link(name, "")
    if meaning.ambiguous and not linked:
        candidates = ", ".join(f"'{one.label}' in {one.path}" for one in meaning.ambiguous)
        raise UserError(f"'{name}' can mean several roles: {candidates}", "name the one you mean by its file")
    meant = {linked} if linked else set(meaning.roles)
    roles = tuple(role for role in catalog.roles if role.identity in meant)
    ladder = catalog.ladders.find(name)
    if ladder and not (roles and (linked or not (meaning.is_group and has_ladders))):
        return (), (ladder,), True
    if roles:
        return roles, (), len(meant) == 1 and not (meaning.is_group and not linked)
    broken = meant or {one for one in catalog.ladders.broken if catalog.ladders.knows(name)}
    if broken:
        raise UserError(f"'{name}' cannot be read", f"rolelint check {min(one.path for one in broken)} says why")
    labels = (*(role.label for role in catalog.roles), *(ladder.label for ladder in catalog.ladders.all))
    others = (one for identity in _all(catalog) for rank in identity.ranks for one in rank)
    raise _unknown("role or ladder", name, labels, _near(name, (*labels, *others)))


def _near(word: str, known: Iterable[str]) -> str | None:
    return nearest(word, known, shortest=3)


def _unknown(what: str, word: str, known: Iterable[str], near: str | None) -> UserError:
    names = list(dict.fromkeys(known))
    advice = f"; did you mean '{near}'?" if near else ""
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return UserError(f"there is no {what} '{word}' here{advice}", f"known: {', '.join(names[:_MOST_NAMES])}{more}")


def _stems(identities: Iterable[Identity]) -> Iterator[str]:
    """Yield a name for the file of each; whoever has the name of somebody before gets a number."""
    taken: set[str] = set()
    for identity in identities:
        wanted = _short(slug(identity.key))
        number, stem = 1, wanted
        while stem in taken:
            number += 1
            stem = f"{wanted}-{number}"
        taken.add(stem)
        yield stem


def _short(stem: str) -> str:
    """Return a name that every file system can hold: the end of a long one becomes a digest."""
    data = stem.encode()
    if len(data) <= _LONGEST_STEM:
        return stem
    return f"{data[:_LONGEST_STEM].decode(errors='ignore')}-{blake2s(data, digest_size=4).hexdigest()}"


def _exporter(form: str) -> ModuleType:
    return plugins.module("exporters", _FORMATS[form])


def _tables(exporter: ModuleType) -> tuple[str, ...]:
    tables: tuple[str, ...] = getattr(exporter, "TABLES", ())
    return tables
