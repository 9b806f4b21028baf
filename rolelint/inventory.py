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

    @cached_property
    def names(self) -> frozenset[str | None]:
        """By which roles address each other."""
        return frozenset(line.role for role in self.roles for line in role.interactions)

    @cached_property
    def kinds(self) -> frozenset[tuple[str, str | None]]:
        """The verbs of interactions, each with an arrow that stands behind it."""
        return frozenset((line.kind, line.arrow) for role in self.roles for line in role.interactions)

    @cached_property
    def frequencies(self) -> frozenset[str | None]:
        """How often roles work with each other."""
        return frozenset(line.frequency for role in self.roles for line in role.interactions)

    @cached_property
    def types(self) -> frozenset[str | None]:
        """Of which types the artifacts are."""
        return frozenset(artifact.type for role in self.roles for artifact in role.artifacts)


def inventory(catalog: Catalog) -> Inventory:
    """Return the words that the roles use; ask by `catalog.once(inventory)`."""
    return Inventory(catalog.roles)
