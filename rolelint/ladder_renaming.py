"""Where the name of a level, a dimension or a capability stands, and what to write there when it gets another one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from rolelint.catalog import Catalog
from rolelint.climbers import climbers
from rolelint.cumulative import taken_over
from rolelint.entities import paths
from rolelint.frozen import frozen
from rolelint.ladder import Dimension, Ladder, Level
from rolelint.levels import number, referred
from rolelint.likeness import spelling_key
from rolelint.model import Capability
from rolelint.names import fold_dimension, fold_title
from rolelint.rewording import Swap
from rolelint.source import Location, Source
from rolelint.syntax.node import Node
from rolelint.syntax.parse import parse

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STEP = r"(?:levels?|lvls?|stages?|grades?|bands?|tiers?|steps?|rungs?)"

Fold = Callable[[str], str]


def akin(catalog: Catalog, ladder: Ladder) -> tuple[Ladder, ...]:
    """Return a ladder with those that it extends and that extend it, however far: they share levels and dimensions."""
    above = {one.path: catalog.ladders.above(one) for one in catalog.ladders.all}
    found = {ladder.path}
    while True:
        more = {parent.path for path in found if (parent := above[path])}
        more |= {path for path, parent in above.items() if parent and parent.path in found}
        if more <= found:
            return tuple(one for one in catalog.ladders.all if one.path in found)
        found |= more


def capabilities(catalog: Catalog) -> Iterator[Capability]:
    """Yield the capabilities of all roles, and those that the levels of ladders ask for."""
    for role in catalog.roles:
        yield from role.capabilities
    for ladder in catalog.ladders.all:
        yield from (one for level in ladder.levels if not level.is_inherited for one in level.capabilities)


def capability_swaps(catalog: Catalog, old: str, new: str) -> Iterator[Swap]:
    """Yield every place of roles and levels that names a capability, however it is spelled."""
    for capability in capabilities(catalog):
        if spelling_key(capability.name) == spelling_key(old) and capability.name != new:
            at = capability.node["name"].at
            yield Swap(at, capability.name, new, at, capability.name)


@frozen
class LadderRenaming:
    """Ladders of a catalog, and the name that a level or dimension of theirs gets; `sources` are the texts by path."""

    catalog: Catalog
    sources: Mapping[str, Source]
    ladders: tuple[Ladder, ...]
    new: str

    def levels(self, old: str) -> Iterator[Swap]:
        """Yield every place that names a level: in the ladders, and in the roles that stand there."""
        for ladder in self.ladders:
            level = ladder.level(old)
            if level is None:
                continue
            yield from self._written(ladder, level.name, "level", fold_title)
            for dimension in ladder.dimensions:
                if dimension.first and not dimension.is_inherited and ladder.level(dimension.first) == level:
                    yield from self._referred(ladder, level, dimension.first, dimension.node["from"])
            yield from self._taken_over(ladder, level)
            for climb in self.catalog.once(climbers).on(ladder):
                if climb.role.level and climb.levels == (level,):
                    yield from self._referred(ladder, level, climb.role.level, climb.role.node["level"])

    def dimensions(self, old: str) -> Iterator[Swap]:
        """Yield every place of the ladders that names a dimension."""
        for ladder in self.ladders:
            found = next((one for one in ladder.dimensions if fold_dimension(one.name) == fold_dimension(old)), None)
            if found:
                yield from self._written(ladder, found.name, "dimension", fold_dimension)

    def _written(self, ladder: Ladder, old: str, key: str, fold: Fold) -> Iterator[Swap]:
        """Yield where a ladder introduces, declares and uses a level or dimension; `fold` compares such names."""
        members: tuple[Level | Dimension, ...] = ladder.levels if key == "level" else ladder.dimensions
        places = [one.node["name"].at for one in members if one.name == old and not one.is_inherited]
        places += [one.node[key].at for one in ladder.criteria if getattr(one, key) == old and key in one.node]
        places += [one.at for one in ladder.cells if getattr(one, key) == old]
        for path in sorted(paths(ladder) & self.sources.keys()):
            places += self._in_file(self.sources[path], old, key, fold)
        for at in sorted(set(places)):
            if at.path in self.sources:
                yield from self._spelled(self.sources[at.path], at, old, fold)

    def _in_file(self, source: Source, old: str, key: str, fold: Fold) -> Iterator[Location]:
        """Yield the headings of a file that are a name, and the values of its data that may be it."""
        document = parse(source)
        for section in document.sections:
            if section.level and fold(section.title) == fold(old):
                yield source.at(section.title_at.start, section.title_at.end)
        for node in _names(document.front, key) if document.front else ():
            if fold(node.value) == fold(old) or (key == "level" and _is_numbered(node.value, old)):
                yield node.at

    def _spelled(self, source: Source, at: Location, old: str, fold: Fold) -> Iterator[Swap]:
        """Yield the swap of a name at a place that may hold marks and numbers around it; none for another text."""
        written = source.text[at.start : at.end]
        bare = written.strip("\"'")
        words = r"\s+".join(map(re.escape, old.split()))
        found = re.search(rf"(?<!\w){words}(?!\w)", written, re.IGNORECASE)
        start, name = (at.start + found.start(), found[0]) if found else (at.start + written.find(bare), bare)
        if found or fold(bare) == fold(old) or (fold is fold_title and _is_numbered(bare, old)):
            yield Swap(source.at(start, start + len(name)), name, self.new, at, bare)

    def _referred(self, ladder: Ladder, level: Level, written: str, node: Node) -> Iterator[Swap]:
        """Yield the swap of a reference to a level, unless it is a number that means the level afterwards, too."""
        levels = tuple(
            replace(one, name=self.new, number=number(self.new)) if one == level else one for one in ladder.levels
        )
        meant = replace(ladder, levels=levels).level(written)
        if fold_title(written) == fold_title(level.name) or meant is None or meant.name != self.new:
            yield Swap(node.at, written, self.new, node.at, str(node.value))

    def _taken_over(self, ladder: Ladder, level: Level) -> Iterator[Swap]:
        """Yield where another level says that it takes over all that this one expects: `Everything in Level 1`."""
        number_of = level.number
        words = [r"\s+".join(map(re.escape, level.name.split()))]
        if number_of is not None and number_of != number(self.new):
            named = [str(number_of), *_NUMBERS[number_of : number_of + 1]]
            words += [rf"{_STEP}\s+(?:{'|'.join(named)})", rf"[a-z]{{1,2}}{number_of}"]
        names = tuple(one.name for one in ladder.levels)
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)
        for one in ladder.levels:
            if one.is_inherited or not any(ladder.base(one, name) == level for name, _ in one.takes_over):
                continue
            for node in _texts(ladder, one, dict(one.takes_over)):
                source = self.sources.get(node.at.path) if taken_over(str(node.value), names) else None
                found = pattern.search(source.text, node.at.start, node.at.end) if source else None
                if source and found:
                    yield Swap(source.at(*found.span()), found[0], self.new, node.at, found[0])


def _names(front: Node, key: str) -> Iterator[Node]:
    """Yield the texts of a front matter that may name a level or dimension: in its list, and in criteria."""
    for node in front[f"{key}s"].parts if f"{key}s" in front else ():
        yield from (part for part in (node, node["name"]) if isinstance(part.value, str))
    for node in front["criteria"].parts if "criteria" in front else ():
        if key in node and isinstance(node[key].value, str):
            yield node[key]


def _is_numbered(written: str, old: str) -> bool:
    """Whether a text is nothing but the number of a level: `L1` for `Level 1`."""
    return referred(written) is not None and referred(written) == number(old)


def _texts(ladder: Ladder, level: Level, dimensions: Mapping[str | None, object]) -> Iterator[Node]:
    """Yield the texts of a level by which it may take over another one: its summary, and criteria."""
    if "x-summary" in level.node:
        yield level.node["x-summary"]
    for node in ladder.node["criteria"].parts if "criteria" in ladder.node else ():
        if node["level"].value == level.name and "text" in node:
            dimension = node["dimension"].value if "dimension" in node else None
            if dimension in dimensions:
                yield node["text"]
