"""The ladders of a project, joined: levels that are files of their own, and what one ladder takes from another.

A ladder that `extends` another one inherits its criteria, level by level, and its dimensions behind its own. It names
the other one as roles do, by its file, or by a link to it. Those that extend each other in a circle inherit nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from posixpath import basename, dirname, normpath, splitext
from posixpath import join as join_paths
from typing import TypeVar

from rolelint.altitude import upward
from rolelint.cycles import cycles
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.ladder import Criterion, Dimension, Ladder, Level, tracked
from rolelint.levels import referred
from rolelint.names import fold, fold_dimension
from rolelint.neighbours import Neighbours
from rolelint.passage import LINK
from rolelint.patterns import lazy
from rolelint.rungs import Cell
from rolelint.similarity import nearest
from rolelint.syntax.node import Node
from rolelint.vocabulary import SENIORITY

T = TypeVar("T", Criterion, Cell)

PART = "ladder-level"
_DIGITS = lazy(r"([0-9]{1,9})")
_DECIMAL = lazy(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
_AHEAD = (("x-weight", "the weights of the files"), ("x-order", "the order that the files say"))


@frozen
class Ladders:
    """All ladders of a project. `broken` are the identities of files that could not be read to their end."""

    all: tuple[Ladder, ...] = ()
    broken: tuple[Identity, ...] = ()

    def find(self, reference: str) -> Ladder | None:
        """Return the ladder that a name means: by slug, id, name, heading or file."""
        return self._index.get(fold(reference))

    def knows(self, reference: str) -> bool:
        """Tell whether a name means a ladder, be it one that could not be read."""
        return fold(reference) in self._index or fold(reference) in self._broken_names

    def above(self, ladder: Ladder) -> Ladder | None:
        """Return the ladder that one extends."""
        found = (self.find(name) or self._by_path.get(name) for name in _meant(ladder))
        return next(filter(None, found), None)

    def knows_above(self, ladder: Ladder) -> bool:
        """Tell whether a ladder extends another one that there is, be it one that could not be read."""
        if self.above(ladder) is not None:
            return True
        return any(self.knows(name) or name in self._broken_paths for name in _meant(ladder))

    @cached_property
    def circles(self) -> tuple[tuple[Ladder, ...], ...]:
        """The ladders that extend each other in a circle, or themselves; each circle begins with its first file."""
        by_path = {ladder.path: ladder for ladder in self.all}
        above = {path: self.above(ladder) for path, ladder in by_path.items()}
        edges = {path: [parent.path] if parent else [] for path, parent in above.items()}
        return tuple(tuple(by_path[path] for path in circle) for circle in cycles(edges))

    @cached_property
    def _by_path(self) -> Mapping[str, Ladder]:
        return {name: ladder for ladder in reversed(self.all) for name in _paths(ladder.path)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the ladders are called, the names that people say first."""
        labels = (ladder.label for ladder in self.all)
        others = (name for ladder in self.all for rank in ladder.identity.ranks for name in rank)
        return tuple(dict.fromkeys((*labels, *others)))

    def nearest(self, reference: str) -> str | None:
        """Return the name of a ladder that a reference seems to be a slip of."""
        return nearest(reference, self._neighbours.of(reference))

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.names)

    @cached_property
    def _index(self) -> Mapping[str, Ladder]:
        index: dict[str, Ladder] = {}
        for rank in range(len(Identity("", None, None, None).ranks)):
            for ladder in self.all:
                for name in ladder.identity.ranks[rank]:
                    index.setdefault(fold(name), ladder)
        return index

    @cached_property
    def _broken_names(self) -> frozenset[str]:
        return frozenset(fold(name) for identity in self.broken for rank in identity.ranks for name in rank)

    @cached_property
    def _broken_paths(self) -> frozenset[str]:
        return frozenset(name for identity in self.broken for name in _paths(identity.path))


def join(ladders: Iterable[Ladder], broken: Iterable[Identity] = (), scale: tuple[str, ...] = SENIORITY) -> Ladders:
    """Join the ladders of a project that has this scale of seniorities."""
    whole = tuple(upward(ladder, scale) for ladder in _whole(tuple(ladders)))
    known = Ladders(whole, tuple(broken))
    return replace(known, all=tuple(_with_inherited(known)))


def _meant(ladder: Ladder) -> Iterator[str]:
    """Yield what the name of the ladder that one extends may mean: the words, the file of a link, its path and stem."""
    written = (ladder.extends or "").strip()
    if not written:
        return
    yield written
    link = LINK.fullmatch(written)
    target = (link["target"] or "").strip("<>") if link else written
    if link and link["text"]:
        yield link["text"]
    path = target.partition("#")[0].rstrip("/")
    if path and "://" not in path:
        yield normpath(path.lstrip("/") if path.startswith("/") else join_paths(dirname(ladder.path), path))
        yield splitext(basename(path))[0]


def _paths(path: str) -> tuple[str, str]:
    """Return how a file is named by its path: with its suffix, and without."""
    return path, splitext(path)[0]


def _whole(ladders: tuple[Ladder, ...]) -> Iterator[Ladder]:
    """Yield the ladders, those in parts once, where their first part stands."""
    parts: dict[tuple[str, str], list[Ladder]] = {}
    for ladder in ladders:
        if ladder.form == PART:
            parts.setdefault(_place(ladder), []).append(ladder)
    for ladder in ladders:
        if ladder.form != PART:
            yield ladder
        elif parts[_place(ladder)][0] is ladder:
            yield _of_parts(parts[_place(ladder)])


def _place(part: Ladder) -> tuple[str, str]:
    """Return what the parts of one ladder have in common: the folder, and the ladder that they name."""
    return dirname(part.path), fold(str(part.data.get("x-ladder") or ""))


def _of_parts(parts: list[Ladder]) -> Ladder:
    ordered, order = _ordered(parts)
    first = ordered[0]
    folder = dirname(first.path).rpartition("/")[2]
    name = str(first.data.get("x-ladder") or folder or first.label)
    dimensions: dict[str, Dimension] = {}
    for part in ordered:
        for dimension in part.dimensions:
            dimensions.setdefault(fold_dimension(dimension.name), dimension)
    return replace(
        first,
        identity=Identity(first.path, None, folder or None, name),
        levels=tracked(tuple(_numbered(level, part.path) for part in ordered for level in part.levels)),
        dimensions=tuple(dimensions.values()),
        criteria=tuple(_renamed(criterion, dimensions) for part in ordered for criterion in part.criteria),
        cells=tuple(_renamed(cell, dimensions) for part in ordered for cell in part.cells),
        order=order,
    )


def _renamed(part: T, dimensions: Mapping[str, Dimension]) -> T:
    """Return a criterion or cell under the name that its dimension goes by in the whole ladder."""
    known = dimensions.get(fold_dimension(part.dimension or ""))
    return replace(part, dimension=known.name) if known else part


def _numbered(level: Level, path: str) -> Level:
    """Return a level with the number that its file is called by, where its heading has none: `level-2.md`."""
    return level if level.number is not None else replace(level, number=_number_of_file(path))


def _number_of_file(path: str) -> int | None:
    words = splitext(basename(path))[0].replace("-", " ").replace("_", " ")
    # A number alone only counts the files.
    return None if words.isdecimal() else referred(words)


def _ordered(parts: list[Ladder]) -> tuple[list[Ladder], str]:
    """Return the parts from low to high, and what that order rests on."""
    for key, words in _AHEAD:
        weights = [_weight(part.data.get(key)) for part in parts]
        if None not in weights:
            return sorted(parts, key=lambda part: _weight(part.data[key]) or 0.0), words
    chain = _chain(parts)
    if chain:
        return chain, "the files' links to the next one"
    numbers = {part.path: part.levels[0].number for part in parts if part.levels}
    if len(numbers) == len(parts) and None not in numbers.values():
        return sorted(parts, key=lambda part: numbers[part.path] or 0), "the numbers in the headings"
    return sorted(parts, key=lambda part: _natural(part.path)), "the names of the files"


def _weight(value: object) -> float | None:
    """Return a weight, be it written as text."""
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        return float(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _natural(path: str) -> tuple[tuple[int, str], ...]:
    """Return what paths are sorted by: the numbers in them by their size."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(path))


def _chain(parts: list[Ladder]) -> list[Ladder]:
    """Follow `next`, or `prev` backwards, through all parts; nothing where they make no single chain."""
    by_name = {fold(name): part for part in parts for rank in part.identity.ranks for name in rank}
    after: dict[str, Ladder] = {}
    for part in parts:
        following, before = (by_name.get(fold(_target(part.data.get(key)))) for key in ("x-next", "x-prev"))
        if following:
            after[part.path] = following
        if before:
            after[before.path] = part
    followers = {part.path for part in after.values()}
    chain = [part for part in parts if part.path not in followers][:1]
    while chain and chain[-1].path in after and len(chain) <= len(parts):
        chain.append(after[chain[-1].path])
    return chain if len(chain) == len(parts) > 1 else []


def _target(value: object) -> str:
    """Return the name in a link to a file: its stem."""
    return str(value or "").rstrip("/").rpartition("/")[2].partition(".")[0]


def _with_inherited(known: Ladders) -> Iterator[Ladder]:
    """Yield the ladders with what those above them expect."""
    in_circle = {ladder.path for circle in known.circles for ladder in circle}
    done: dict[str, Ladder] = {}
    for ladder in known.all:
        chain = [ladder]
        while not (chain[-1].path in done or chain[-1].path in in_circle) and (parent := known.above(chain[-1])):
            chain.append(parent)
        above = None
        for one in reversed(chain):
            if one.path not in done:
                done[one.path] = _inheriting(one, above) if above and one.path not in in_circle else one
            above = done[one.path]
        yield done[ladder.path]


def _inheriting(ladder: Ladder, above: Ladder) -> Ladder:
    """Add what the ladder above expects, with what that one inherits, and with what its levels take over."""
    at = ladder.node["extends"].at
    dimensions: dict[str, Dimension] = {}
    for dimension in (*ladder.dimensions, *(replace(one, is_inherited=True) for one in above.dimensions)):
        dimensions.setdefault(fold_dimension(dimension.name), dimension)
    levels = tuple(
        replace(one, node=Node(one.node.value, at)) if one.is_inherited else one for one in _levels(ladder, above)
    )
    same = {theirs.name: own.name for theirs in above.levels if (own := _counterpart(theirs, levels))}
    growing = {
        same[theirs.name]: _taken(theirs, above, same, dimensions) for theirs in above.levels if theirs.name in same
    }
    levels = tuple(_growing(level, growing.get(level.name, {})) for level in levels)
    inherited = (
        replace(criterion, level=same[criterion.level], dimension=_known(criterion.dimension, dimensions))
        for criterion in (*above.criteria, *above.inherited)
        if criterion.level in same
    )
    return replace(ladder, levels=levels, dimensions=tuple(dimensions.values()), inherited=tuple(inherited))


def _levels(ladder: Ladder, above: Ladder) -> tuple[Level, ...]:
    """Return the levels of a ladder: its own in their order, and between them those of the one above that it lacks."""
    levels = [_with_seniority(level, above) for level in ladder.levels]
    place = 0
    for theirs in above.levels:
        own = _counterpart(theirs, levels)
        if own:
            place = levels.index(own) + 1
        elif _wants(ladder, theirs):
            while place < len(levels) and (levels[place].number or 0) < (theirs.number or 0):
                place += 1
            levels.insert(place, replace(theirs, is_inherited=True))
            place += 1
    return tuple(levels)


def _wants(ladder: Ladder, theirs: Level) -> bool:
    """Whether a ladder has a level of the one above that it does not speak of: if it does not say which ones it has."""
    if ladder.declared_levels is not None:
        return theirs.number is not None and theirs.number <= ladder.declared_levels
    return not (ladder.levels and ladder.listed_levels)


def _with_seniority(level: Level, above: Ladder) -> Level:
    theirs = above.level(level.name)
    return replace(level, seniority=theirs.seniority) if theirs and not level.seniority else level


def _counterpart(theirs: Level, levels: Iterable[Level]) -> Level | None:
    """Return the level that one of another ladder stands for: by its name, else by its number."""
    candidates = tuple(levels)
    same = next((level for level in candidates if fold(level.name) == fold(theirs.name)), None)
    if same or theirs.number is None:
        return same
    return next((level for level in candidates if level.number == theirs.number), None)


def _taken(
    theirs: Level, above: Ladder, same: Mapping[str, str], dimensions: Mapping[str, Dimension]
) -> Mapping[str | None, int | str | None]:
    """Return what a level of the ladder above takes over, in the words of the one that extends it."""
    found: dict[str | None, int | str | None] = {}
    for dimension, reference in theirs.takes_over:
        level = above.level(reference) if isinstance(reference, str) else None
        found[_known(dimension, dimensions)] = same.get(level.name, reference) if level else reference
    return found


def _growing(level: Level, inherited: Mapping[str | None, int | str | None]) -> Level:
    """Return a level that also takes over what its counterpart above does; its own words come first."""
    takes_over = {**inherited, **dict(level.takes_over)} if not level.is_inherited else inherited
    return replace(level, takes_over=tuple(takes_over.items()), is_cumulative=None in takes_over)


def _known(dimension: str | None, dimensions: Mapping[str, Dimension]) -> str | None:
    known = dimensions.get(fold_dimension(dimension or ""))
    return known.name if known else dimension
