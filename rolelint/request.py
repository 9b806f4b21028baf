"""What one run asks for: which projects, which of their files, and whether a commit asks for anything at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from os.path import relpath
from pathlib import Path

from rolelint import decoding, disk, files, git, settings
from rolelint.config import Config, matches
from rolelint.dialect import Dialect
from rolelint.errors import UserError
from rolelint.filenames import BASELINE, CONFIGURATIONS, SUFFIXES
from rolelint.frozen import frozen
from rolelint.own_dialects import with_own
from rolelint.recognition import recognise
from rolelint.rule import Catalogue


@frozen
class Request:
    """What one run asks of a project: the files and folders to report about, relative to its root; "" is all of it.

    `listed` narrows the project to these files, such as git's; `untracked` are files that lie beside them. `given` are
    contents that come from elsewhere, such as the standard input, by path. `named` are roles or ladders, whatever they
    seem to be. `home` is where the root lies in a work tree, when it is laid out elsewhere; `part_of` the folder there
    of a request that this one is a part of.
    """

    root: Path
    paths: tuple[str, ...] = ("",)
    listed: tuple[str, ...] | None = None
    untracked: tuple[str, ...] = ()
    given: Mapping[str, bytes] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    home: Path | None = None
    part_of: Path | None = None

    @property
    def folder(self) -> Path:
        """Where the root lies in a work tree."""
        return self.home or self.root

    @property
    def repository(self) -> Path:
        """The top of the work tree that revisions are meant of; a `UserError` where there is none."""
        return top_of(self.part_of or self.folder)

    def beneath(self, root: Path) -> "Request":
        """Return what is asked of all of a project that lies inside this one, or is it."""
        if root == self.root:
            return replace(self, paths=("",))
        prefix = f"{name_in(self.root, root)}/"

        def inside(names: Iterable[str]) -> tuple[str, ...]:
            return tuple(name.removeprefix(prefix) for name in names if name.startswith(prefix))

        return Request(
            root,
            listed=None if self.listed is None else inside(self.listed),
            untracked=inside(self.untracked),
            given={name.removeprefix(prefix): self.given[name] for name in self.given if name.startswith(prefix)},
            named=frozenset(inside(self.named)),
            home=self.folder / prefix,
            part_of=self.part_of or self.folder,
        )


def base(requests: Sequence[Request]) -> Path:
    """Return the folder that the paths of a report begin at."""
    return requests[0].root if len(requests) == 1 else Path().absolute()


def top_of(path: Path) -> Path:
    """Return the top of the git work tree around a path; a `UserError` where there is none."""
    top = git.root(path)
    if top is None:
        raise UserError(f"'{path}' is not in a git repository", "name a folder that is")
    return top


def within(name: str, paths: Iterable[str]) -> bool:
    """Tell whether a file is one of some paths or lies beneath one; "" is the whole project."""
    return any(path in ("", name) or name.startswith(f"{path}/") for path in paths)


def by_project(paths: Sequence[Path]) -> list[Request]:
    """Group what was named by project. A path that does not exist is a `UserError`."""
    grouped: dict[Path, list[str]] = {}
    for path in paths or (Path(),):
        if not disk.exists(path):
            raise UserError(f"there is no file or folder '{path}'")
        root = _root_of(path)
        grouped.setdefault(root, []).append(name_in(root, path))
    return [Request(root, tuple(inside)) for root, inside in grouped.items()]


def of_file(path: Path, content: bytes, paths: Sequence[Path]) -> Request:
    """Return what a file asks for whose content comes from elsewhere; neither it nor its folder need exist."""
    root = _root_of(path)
    name = name_in(root, path)
    asked = tuple(name_in(root, other) for other in paths or (path,))
    return Request(root, asked, given={name: content}, named=frozenset({name}))


def name_in(root: Path, path: Path) -> str:
    """Return a path as the project names it, "" for its root."""
    # A link to a folder means what lies there; a link to a file is a file of its own.
    absolute = path.absolute()
    real = disk.resolved(path) if disk.is_folder(path) else disk.resolved(absolute.parent) / absolute.name
    inside = Path(relpath(real, disk.resolved(root))).as_posix()
    return "" if inside == "." else inside


def _root_of(path: Path) -> Path:
    """Return the root of the project that a path lies in.

    It is where the nearest configuration lies; without one it is the folder itself, and a file's git root or folder.
    """
    found = settings.find(path)
    if found:
        return found.parent
    absolute = path.absolute()
    return absolute if disk.is_folder(path) else git.root(absolute.parent) or absolute.parent


def of_commit(folder: Path, dialects: Sequence[Dialect]) -> Request | None:
    """Return what a commit or push asks for; None where it changes no role and no configuration.

    Only what git tracks counts: an untracked file must not make a reference resolve.
    """
    root = git.root(folder)
    if root is None:
        raise UserError(f"'{folder}' lies in no git repository", "leave out --hook")
    changed = git.changed(root)
    found = settings.find(root)
    config = settings.load(found, Catalogue()) if found else Config()
    forms = with_own(config, dialects)
    if changed is not None and not any(_matters(root, name, config, forms) for name in changed):
        return None
    return Request(root, listed=tuple(git.tracked(root)), untracked=tuple(git.untracked(root)))


def _matters(root: Path, name: str, config: Config, dialects: Sequence[Dialect]) -> bool:
    """Whether a changed file is, or was before, a role or a configuration."""
    path = Path(name)
    if path.name in (*CONFIGURATIONS, BASELINE) or matches((*config.roles, *config.ladders), name):
        return True
    if path.suffix.lower() not in SUFFIXES:
        return False
    now = files.sample(root / name)
    before = decoding.salvage(git.before(root, name))
    return now is None or any(recognise(name, text, dialects).dialect for text in (now, before))
