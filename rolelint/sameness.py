"""Whether a project says the same when some names in it have become others: data, who means whom, findings."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from rolelint.catalog import Catalog
from rolelint.climbers import climbers
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.interactions import relations
from rolelint.ladder import Ladder
from rolelint.project import Project
from rolelint.references import references
from rolelint.repair import harm


@frozen
class Sameness:
    """What may differ: these words, old and new alike, and where files lie, as `moved` has it.

    `free` holds keys whose values are left out, by the path of their file.
    """

    words: frozenset[str]
    moved: Callable[[str], str]
    free: Mapping[str, frozenset[str]]

    def fault(self, before: Project, after: Project) -> str:
        """Return what became different that should be the same; empty if nothing did."""
        for name, one in before.analyses.items():
            other = after.analyses.get(self.moved(name))
            if other is None or other.form != one.form or len(other.roles) != len(one.roles):
                return f"'{self.moved(name)}' would not be read as '{name}' is"
            pairs = [(role.data, again.data) for role, again in zip(one.roles, other.roles, strict=True)]
            if one.ladder and other.ladder:
                pairs.append((one.ladder.data, other.ladder.data))
            key = next((key for pair in pairs if (key := self._difference(name, *pair)) is not None), None)
            if key is not None:
                return f"'{key}' in '{self.moved(name)}' would say something else"
        if self._ties(before.catalog, self.moved) != self._ties(after.catalog, lambda path: path):
            return "who means whom would be different"
        if self._steps(before.catalog, self.moved) != self._steps(after.catalog, lambda path: path):
            return "a ladder would have other levels, or other roles on them"
        return harm(before.report(), after.report(), ())

    def _difference(self, name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> str | None:
        """Return the first key under which two mappings differ in more than the words; None where none does."""
        free = self.free.get(name, frozenset())
        keys = [key for key in dict.fromkeys((*one, *other)) if key not in free]
        first, second = ({self._masked(key): value for key, value in data.items()} for data in (one, other))
        masks = ((key, self._masked(key)) for key in keys)
        return next((key for key, mask in masks if not self._is_same(first.get(mask), second.get(mask))), None)

    def _is_same(self, one: Any, other: Any) -> bool:
        match one, other:
            case dict(), dict():
                pairs = zip(one.items(), other.items(), strict=False)
                same = (self._masked(a) == self._masked(b) and self._is_same(x, y) for (a, x), (b, y) in pairs)
                return len(one) == len(other) and all(same)
            case list(), list():
                return len(one) == len(other) and all(map(self._is_same, one, other))
            case (str(), _) | (_, str()):
                return self._masked(str(one)) == self._masked(str(other))
            case _:
                return bool(one == other)

    def _masked(self, text: str) -> str:
        """Return a text without the words that may differ."""
        return self._pattern.sub("\0", " ".join(text.split()))

    @cached_property
    def _pattern(self) -> "re.Pattern[str]":
        words = sorted(
            {" ".join(word.split()) for word in self.words if word.strip()}, key=lambda word: (-len(word), word)
        )
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    def _ties(self, catalog: Catalog, moved: Callable[[str], str]) -> Counter[Any]:
        """Return who names whom, and how surely; roles go by their places."""

        def places(identities: Iterable[Identity]) -> tuple[Any, ...]:
            return tuple(sorted((moved(one.path), self._masked(one.section or "")) for one in identities))

        lines = catalog.once(relations).statements
        return Counter(
            (
                *((places([one.role.identity]), one.kind, places(one.others)) for one in lines),
                *(
                    (places([one.role.identity]), one.key, places(one.meaning.roles))
                    for one in catalog.once(references)
                ),
            )
        )

    def _steps(self, catalog: Catalog, moved: Callable[[str], str]) -> Counter[Any]:
        """Return the levels of each ladder with what they take over and cover, and who stands there, by number."""

        def steps(ladder: Ladder) -> Any:
            places = ladder.places
            return tuple(
                tuple(
                    (base and places[base.name], len(ladder.levels_of(one)))
                    for one in ladder.dimensions
                    for base in [ladder.base(level, one.name)]
                )
                for level in ladder.levels
            )

        stood = (
            (moved(one.role.path), moved(one.ladder.path), tuple(one.ladder.places[level.name] for level in one.levels))
            for one in catalog.once(climbers).all
        )
        return Counter((*((moved(one.path), steps(one)) for one in catalog.ladders.all), *stood))
