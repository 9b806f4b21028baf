"""The words of each vocabulary where roles and ladders use them.

A rule judges them and a configuration declares them; both ask here, so that they speak of the same words.
"""

from collections.abc import Collection, Iterable, Iterator

from rolelint.catalog import Catalog
from rolelint.inventory import inventory
from rolelint.model import Capability, Role
from rolelint.names import squash
from rolelint.patterns import lazy
from rolelint.words import OpenList, Use, of_ladders, use

_BETWEEN = lazy(r"[,;/&+]|\b(?:and|or)\b")


def seniorities(catalog: Catalog, known: Collection[str] = ()) -> tuple[Use, ...]:
    """Return the seniorities of roles and of the levels of ladders; of those that are known the first ones."""
    said = ((role, role.default_seniority, role) for role in catalog.roles if role.default_seniority)
    levels = ((ladder, level.seniority, level) for ladder in catalog.ladders.all for level in ladder.levels)
    return (*_uses(said, "default_seniority", known), *of_ladders(levels, "seniority", known))


def proficiencies(catalog: Catalog, known: Collection[str] = ()) -> tuple[Use, ...]:
    """Return the proficiencies of the capabilities of roles, and of those that levels expect.

    Of those that are known, as words are compared, the first one of a role and that of a level are enough.
    """
    said = (
        (role, capability.proficiency, capability)
        for role in catalog.roles
        for capability in role.capabilities
        if capability.proficiency
    )
    expected = (
        (ladder, capability.proficiency, capability)
        for ladder in catalog.ladders.all
        for level in ladder.levels
        for capability in level.capabilities
    )
    return (*_uses(said, "proficiency", known), *of_ladders(expected, "proficiency", known))


def _uses(said: Iterable[tuple[Role, str, Role | Capability]], key: str, known: Collection[str]) -> Iterator[Use]:
    """Yield the uses of words that stand under a key of a role or of one of its capabilities, each known word once."""
    met: set[str] = set()
    written: set[str] = set()
    for role, word, owner in said:
        if word in written:
            continue
        compared = squash(word)
        if compared not in met:
            yield use(role, word, owner, key)
        if compared in known:
            met.add(compared)
            written.add(word)


def new_types(catalog: Catalog) -> OpenList:
    """Return the types of artifacts that are on no list."""
    types = catalog.vocabulary.artifact_types
    known = set(map(squash, types))
    new = {word for word in catalog.once(inventory).types if word and squash(word) not in known}
    uses = (
        use(role, artifact.type, artifact, "type")
        for role in (catalog.roles if new else ())
        for artifact in role.artifacts
        if artifact.type in new
    )
    return OpenList("artifact types", tuple(uses), lambda _: types)


def new_frequencies(catalog: Catalog) -> OpenList:
    """Return the frequencies that are on no list; several known ones together are known."""
    frequencies = catalog.vocabulary.frequency
    known = {"", *map(squash, frequencies)}
    new = {word for word in catalog.once(inventory).frequencies if word and not _is_known(word, known)}
    uses = (
        use(role, interaction.frequency, interaction, "frequency")
        for role in (catalog.roles if new else ())
        for interaction in role.interactions
        if interaction.frequency in new
    )
    return OpenList("frequencies", tuple(uses), lambda _: frequencies)


def _is_known(frequency: str, known: set[str]) -> bool:
    return squash(frequency) in known or all(squash(part) in known for part in _BETWEEN.split(frequency))


def new_verbs(catalog: Catalog) -> OpenList:
    """Return the verbs of interactions that are on no list."""
    vocabulary = catalog.vocabulary
    new = {kind for kind, _ in catalog.once(inventory).kinds if kind and not vocabulary.verb(kind)}
    uses = (
        use(role, interaction.kind, interaction, "kind")
        for role in (catalog.roles if new else ())
        for interaction in role.interactions
        if interaction.kind in new and interaction.role
    )
    return OpenList("verbs", tuple(uses), lambda words: _meant(vocabulary.verbs, words))


def _meant(verbs: Collection[str], words: str) -> Iterator[str]:
    """Yield the known verbs, those that take an object with the one that is written."""
    written = words.split()
    for verb in verbs:
        stem = verb.removesuffix(" *")
        yield verb if stem == verb else " ".join([stem, *written[len(stem.split()) :]])
