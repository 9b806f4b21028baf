"""The files of a project gathered: what is kept of them is taken as it is, the others are read, here or elsewhere.

However a file comes to be known, the same is known of it.
"""

import copyreg
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rolelint import cache, decoding, disk, files, memory, plugins
from rolelint.analysis import Analysis
from rolelint.bundle import FULL, Bundle
from rolelint.dialect import load_dialects
from rolelint.disk import Trail
from rolelint.errors import ChangedError, UserError
from rolelint.executor import Executor, Means, UnavailableError
from rolelint.frozen import frozen
from rolelint.intake import Intake, Taken
from rolelint.own_dialects import with_own
from rolelint.rule import load_rules
from rolelint.source import Source
from rolelint.store import Entry, Store

if TYPE_CHECKING:
    from rolelint.config import Config


@frozen
class Errand:
    """What somebody elsewhere needs to know in order to read files of a project; `token` is its own in each run."""

    root: Path
    prefix: str
    config: bytes
    token: str

    def intake(self) -> Intake:
        """Return the intake of the project; the same one as long as the errand is."""
        if self.token not in _intakes:
            import pickle

            config: Config = pickle.loads(self.config)  # noqa: S301  it comes from the parent
            dialects = with_own(config, load_dialects())
            _intakes.clear()
            _intakes[self.token] = Intake(self.root, config, load_rules(), dialects, self.prefix)
        return _intakes[self.token]


def _sealed(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# A configuration holds some, and they do not travel by themselves.
copyreg.pickle(MappingProxyType, lambda sealed: (_sealed, (dict(sealed),)))

# The intake of the errand that this process works on. Processes that are forked have it from the start.
_intakes: dict[str, Intake] = {}

Wanted = tuple[str, bool]
# A bundle of what is kept of each file of a chunk, if anything can be, and what was looked at for that.
Gathered = tuple[bytes, Trail]
# So many files are held with all their places where they are read here: whoever asks for one need not read it again.
_HELD = 2000
# A file by path and name, with what is kept of it.
Kept = tuple[str, str, Entry]


class Gathering:
    """The files of one project being gathered: by its intake, from what is kept of them, with whose help."""

    def __init__(self, intake: Intake, means: Means) -> None:
        """Begin; what is kept of the project is opened."""
        self.intake = intake
        self.means = means
        self.store = Store(intake.root, _key(intake)) if means.keeps else None
        self._root = os.fspath(intake.root.absolute())

    def take(self, names: Sequence[str], named: frozenset[str], parts: frozenset[str]) -> Iterator[tuple[str, Taken]]:
        """Yield each file with what it was taken for, in order.

        `named` and `parts` are those that somebody calls roles, and the levels beside others of a ladder.
        """
        found = self._remembered(names, named, parts)
        missing = [name for name in names if name not in found and name not in parts]
        if self.means.executor and missing:
            # Much is worked out only once, for the first file, and what is there already processes need not do again.
            first = missing.pop(0)
            found[first] = self._here(first, is_named=first in named, is_part=False)
            found |= self._shared(self.means.executor, missing, named)
        left = [name for name in missing if name not in found]
        found |= self._lightly(left[_HELD:], named)
        for name in names:
            yield name, found.get(name) or self._here(name, is_named=name in named, is_part=name in parts)

    def close(self) -> None:
        """Keep what was gathered."""
        if self.store:
            self.store.close()

    def _path(self, name: str) -> str:
        return os.path.join(self._root, name)

    def _remembered(self, names: Iterable[str], named: frozenset[str], parts: frozenset[str]) -> dict[str, Taken]:
        found: dict[str, Taken] = {}
        wanted = {self._path(name): name for name in names if name not in parts}
        if self.store is None or not wanted:
            return found
        for bundle, entries in self.store.find():
            known = ((path, wanted.get(path), entry) for path, entry in entries)
            same = [(path, name, entry) for path, name, entry in known if name and entry.is_named == (name in named)]
            for (path, name, entry), taken in self._again(bundle, same):
                found[name] = taken
                self.store.keep(path, entry, is_new=False)
                disk.noted(path, entry.look)
        return found

    def _again(self, bundle: Bundle, kept: Sequence[Kept]) -> list[tuple[Kept, Taken]]:
        """Return what files were taken for, as a bundle tells; nothing where it is damaged."""
        try:
            rows = bundle.first
            told = [one for one in kept if rows[one[2].place] is not None]
            anew = [_Anew(self.intake, name, entry) for _, name, entry in told]
            return [*zip(told, memory.read([rows[entry.place] for *_, entry in told], anew), strict=True)]
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return []

    def _here(self, name: str, *, is_named: bool, is_part: bool) -> Taken:
        taken = self.intake.read(name, is_named=is_named, is_part=is_part)
        if self.store and not is_part:
            path = self._path(name)
            trail = disk.kept()
            look = trail.looks.get(path) if trail else None
            texts = memory.written(*taken)
            if texts is not None and look and look[1]:
                self.store.add(path, look, texts, is_named=is_named)
        return taken

    def _shared(self, executor: Executor, names: Sequence[str], named: frozenset[str]) -> dict[str, Taken]:
        """Have files read elsewhere; what is lost there, or cannot be sent, is left to be read here."""
        size = executor.portion(len(names))
        if not size:
            return {}
        chunks = [tuple((name, name in named) for name in names[at : at + size]) for at in range(0, len(names), size)]
        found: dict[str, Taken] = {}
        lost = strange = 0
        with (
            _errand(self.intake, self._root) as errand,
            closing(executor.map(partial(read, errand), chunks)) as done,
            suppress(UnavailableError),
        ):
            for chunk, gathered in zip(chunks, done, strict=True):
                if gathered is None:
                    lost += len(chunk)
                    continue
                data, trail = gathered
                if not executor.is_near:
                    trail, others = self._confirmed(trail, [name for name, _ in chunk])
                    strange += others
                disk.followed(trail)
                found |= self._told(chunk, Bundle(data), trail)
        if lost:
            self.means.tell(f"a worker was lost; its {lost} files were read here instead")
        if strange:
            self.means.tell(f"{strange} files are not the same where the workers look; they were read here instead")
        return found

    def _confirmed(self, trail: Trail, names: Sequence[str]) -> tuple[Trail, int]:
        """Return a trail of another machine as it would be on this one, and how many of some files are others here."""
        paths = [self._path(name) for name in names]
        confirmed = disk.confirmed(trail, frozenset(paths))
        strange = sum(path in trail.looks and path not in confirmed.looks for path in paths)
        if strange == len(names):
            message = f"--executor: the workers do not see the files in '{self._root}', or see others"
            raise UserError(message, "put them where all machines find the same ones under this path")
        return confirmed, strange

    def _lightly(self, names: Sequence[str], named: frozenset[str]) -> dict[str, Taken]:
        """Read files here, and hold of them no more than what is kept: with all places they would fill the memory.

        None of them where nobody could tell a file that has changed since then, or where one has: then all is held.
        """
        found: dict[str, Taken] = {}
        trail = disk.kept()
        if trail is None or not trail.is_whole:
            return found
        for at in range(0, len(names), FULL):
            chunk = [(name, name in named) for name in names[at : at + FULL]]
            taken = [self.intake.read(name, is_named=is_named) for name, is_named in chunk]
            found |= {name: one for (name, _), one in zip(chunk, taken, strict=True)}
            found |= self._told(chunk, Bundle.of([memory.written(*one) for one in taken]), trail)
        return found

    def _told(self, chunk: Sequence[Wanted], bundle: Bundle, trail: Trail) -> Iterator[tuple[str, Taken]]:
        """Yield what files were taken for, as far as that is kept in a bundle, and keep it."""
        kept = []
        for place, (name, is_named) in enumerate(chunk):
            look = trail.looks.get(self._path(name))
            if look and look[1]:
                kept.append((self._path(name), name, Entry(look, is_named, bundle, place)))
        for (path, name, entry), taken in self._again(bundle, kept):
            if self.store:
                self.store.keep(path, entry)
            yield name, taken


@contextmanager
def _errand(intake: Intake, root: str) -> Iterator[Errand]:
    """Make an errand of an intake. A process that is forked meanwhile has it, with all that was worked out for it."""
    import pickle  # most runs have no help, and need none of this
    import secrets

    errand = Errand(Path(root), intake.prefix, pickle.dumps(intake.config), secrets.token_hex(8))
    _intakes[errand.token] = intake
    try:
        yield errand
    finally:
        del _intakes[errand.token]


def _key(intake: Intake) -> bytes:
    """Return all that files are read by."""
    words = intake.config.vocabulary
    # Sets have another order in each process.
    config = replace(intake.config, origins={}, vocabulary=replace(words, declared=frozenset()))
    parts = (cache.installation(), intake.prefix, intake.folder, repr(sorted(words.declared)), repr(config))
    foreign = (disk.digest(disk.content(file)) for file in plugins.files("dialects") if disk.is_file(file))
    return cache.pack((*map(os.fsencode, parts), *foreign))


def read(errand: Errand, wanted: Sequence[Wanted]) -> Gathered:
    """Read files of a project on an errand."""
    intake = errand.intake()
    trail = disk.keep()
    texts = [memory.written(*intake.read(name, is_named=is_named)) for name, is_named in wanted]
    return Bundle.of(texts).data, trail


class _Anew:
    """A file that something is kept of, read once more when somebody asks for what is not."""

    __slots__ = ("bundle", "content", "found", "intake", "is_named", "name", "path", "place")

    def __init__(self, intake: Intake, name: str, entry: Entry) -> None:
        self.intake = intake
        self.name = name
        self.path = intake.prefix + name
        self.is_named = entry.is_named
        self.content = entry.look[1]
        self.bundle = entry.bundle
        self.place = entry.place
        self.found: Analysis | None = None

    def later(self) -> Any:
        return self.bundle.later(self.place)

    def source(self) -> Source:
        data = self._data()
        try:
            text = decoding.decode(data)
        except decoding.UnreadableError:
            text = decoding.salvage(data) or ""
        return Source(self.path, text)

    def analysis(self) -> Analysis:
        if self.found is None:
            self.found, _ = self.intake.read(self.name, self._data(), is_named=self.is_named)
            if self.found is None:
                raise ChangedError(self.name)
        return self.found

    def _data(self) -> bytes:
        try:
            data = files.read(self.intake.root / self.name)
        except decoding.UnreadableError:
            raise ChangedError(self.name) from None
        if disk.digest(data) != self.content:
            raise ChangedError(self.name)
        return data
