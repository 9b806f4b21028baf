"""The words that the roles of a project use, each once: a few dozen, however many roles there are.

Who looks for some kind of words looks here first, and at the roles only if there are any.
"""

from functools import cached_property

from rolelint.catalog import Catalog
from rolelint.frozen import frozen
from rolelint.model import Role


@frozen
class Inventory:
    """What roles say; None stands for what some of them leave out."""

    roles: tuple[Role, ...]

    @property
    def names(self) -> frozenset[str | None]:
        """By which roles address each other."""
        return self._of_lines[0]

    @property
    def kinds(self) -> frozenset[tuple[str, str | None]]:
        """The verbs of interactions, each with an arrow that stands behind it."""
        return self._of_lines[1]

    @property
    def frequencies(self) -> frozenset[str | None]:
        """How often roles work with each other."""
        return self._of_lines[2]

    @cached_property
    def _of_lines(self) -> tuple[frozenset[str | None], frozenset[tuple[str, str | None]], frozenset[str | None]]:
        """The names, kinds and frequencies, found in one walk."""
        names, kinds, frequencies = set[str | None](), set[tuple[str, str | None]](), set[str | None]()
        for role in self.roles:
            for line in role.interactions:
                names.add(line.role)
                kinds.add((line.kind, line.arrow))
                frequencies.add(line.frequency)
        return frozenset(names), frozenset(kinds), frozenset(frequencies)

    @cached_property
    def types(self) -> frozenset[str | None]:
        """Of which types the artifacts are."""
        return frozenset(artifact.type for role in self.roles for artifact in role.artifacts)


def inventory(catalog: Catalog) -> Inventory:
    """Return the words that the roles use; ask by `catalog.once(inventory)`."""
    return Inventory(catalog.roles)
