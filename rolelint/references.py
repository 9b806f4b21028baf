"""The names by which roles refer to each other: where they stand, what they mean, and what to say of nobody's name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import partial
from itertools import chain, islice

from rolelint.catalog import Catalog, Resolution
from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.inventory import inventory
from rolelint.model import Interaction, Role
from rolelint.names import fold_plural
from rolelint.patterns import lazy
from rolelint.placeholder import is_waiting
from rolelint.similarity import nearest
from rolelint.source import Edit, Location
from rolelint.toml import key_literal

KEYS = ("reports_to", "replaced_by")
# What Markdown, the line of an interaction or YAML reads as something else than a part of a name.
_SIGN = lazy(
    r"[*`\[\](){}<>\\|~\"—–―−:;,\x00-\x1f\x7f\u2190-\u21ff\u27f0-\u27ff➔➜]|^[&#'?!@%-]|\s[#-]|--|(?<!\w)_|_(?!\w)"
)


@frozen
class Reference:
    """One name in the front matter of a role, below its key: `reports_to` or `replaced_by`."""

    role: Role
    key: str
    name: str
    meaning: Resolution
    where: Callable[[], Location] = field(compare=False, repr=False)

    @property
    def at(self) -> Location:
        """The place of the name."""
        return self.where()

    @property
    def sentence(self) -> str:
        """What naming a superior says."""
        return f"'{self.role.label}' reports to {self.name}"

    @property
    def superior(self) -> Identity | None:
        """The role that this one reports to, if the name is that of one; a role that names itself is its own."""
        is_one = self.key == "reports_to" and len(self.meaning.roles) == 1 and not self.meaning.is_group
        return self.meaning.roles[0] if is_one else None


def references(catalog: Catalog) -> tuple[Reference, ...]:
    """Return the names that the front matter of the roles gives; ask by `catalog.once(references)`."""
    return tuple(reference for role in catalog.roles for key in KEYS for reference in _below(catalog, role, key))


def _below(catalog: Catalog, role: Role, key: str) -> Iterator[Reference]:
    texts = role.reports_to if key == "reports_to" else (role.replaced_by,) if role.replaced_by else ()
    for place, text in enumerate(texts):
        for index, (name, meaning) in enumerate(catalog.parts(text)):
            yield Reference(role, key, name, meaning, partial(_place, catalog, role, key, place, index))


def _place(catalog: Catalog, role: Role, key: str, place: int, index: int) -> Location:
    """Return the place of a name by the text that lists it, counted among those below a key, and its rank there."""
    node = role.node[key]
    parts = node.parts if isinstance(node.value, list) else (node,)
    part = [part for part in parts if isinstance(part.value, str) and part.value][place]
    return place_of(catalog, role, part.value, part.at, index)


def place_of(catalog: Catalog, role: Role, written: str, at: Location, index: int) -> Location:
    """Return where one of the names stands that a text at a place of a role's file lists."""
    return next(islice(names(catalog, role, written, at), index, None))[2]


def names(catalog: Catalog, role: Role, written: str, at: Location) -> Iterator[tuple[str, Resolution, Location]]:
    """Yield the names that a text at a place of a role's file lists, each with what it means and where it stands."""
    parts = catalog.parts(written)
    if len(parts) == 1:
        yield *parts[0], role.written(parts[0][0], at)
        return
    rest = at
    for name, meaning in parts:
        place = role.written(name, rest)
        yield name, meaning, place
        rest = role.source.at(min(place.end, rest.end), rest.end)


def strangers(catalog: Catalog) -> Iterator[tuple[Role, str, Location, Interaction]]:
    """Yield the names in interactions that are nobody's, with whose line it is; no link leads to a role instead."""
    names = (name or "" for name in catalog.once(inventory).names)
    strange = {name for name in names if not all(meaning for _, meaning in catalog.parts(name))}
    for role in catalog.roles if strange else ():
        for interaction in role.interactions:
            if (interaction.role or "") not in strange:
                continue
            if interaction.link and catalog.resolve_link(interaction.link, role.path):
                continue
            for index, (name, meaning) in enumerate(catalog.parts(interaction.role or "")):
                if name and not meaning and not is_waiting(name):
                    at = interaction.node["role"].at
                    yield role, name, place_of(catalog, role, interaction.role or "", at, index), interaction


def misleading(catalog: Catalog) -> Iterator[tuple[str, tuple[Identity, ...], Location, Location, Identity]]:
    """Yield the words of links that name others than the role whose file they lead to.

    Each name comes with whose it is and its place, and with the place of the link's target and the role that this is.
    """
    for role in catalog.roles:
        for interaction in role.interactions:
            linked = catalog.resolve_link(interaction.link, role.path) if interaction.link else None
            if linked and linked != role.identity:
                link = interaction.node["link"].at
                for name, meaning, at in names(catalog, role, interaction.role or "", interaction.node["role"].at):
                    others = () if meaning.is_group else (*meaning.roles, *meaning.ambiguous)
                    if others and linked not in others and not _goes_by(linked, name):
                        yield name, others, at, link, linked


def _goes_by(role: Identity, name: str) -> bool:
    """Whether a name is one of a role's, even if another role goes by it before this one."""
    own = (*chain(*role.ranks), role.title, role.stem)
    return fold_plural(name) in {fold_plural(written) for written in own if written}


def unknown(catalog: Catalog, role: Role, name: str, at: Location) -> Finding:
    """Say that nobody is called so, and whom else the role may mean."""
    message = f"no role here is called '{name}'"
    beside = catalog.beside(name)
    if beside:
        return Finding(message, at, hint=f"'{beside.path}' would be it, but git does not track it: git add it")
    near = catalog.nearest(name)
    if near and catalog.resolve(near).roles != (role.identity,):
        fix = Fix(f"write '{near}'", (Edit(at, near),), Safety.UNSAFE)
        return Finding(f"{message}; did you mean '{near}'?", at, fix=fix)
    begins = catalog.beginning(name)
    if begins and catalog.resolve(begins).roles != (role.identity,):
        hint = "what is no name belongs in brackets behind it, or on a line of notes below"
        return Finding(f"{message}; did you mean '{begins}'?", at, hint=hint)
    hint = f'not a role? say so once in rolelint.toml: [externals] {key_literal(name)} = "who they are"'
    return Finding(message, at, hint=hint)


def may_mean(catalog: Catalog, name: str) -> frozenset[Identity]:
    """Return whose a name that leads nowhere seems to be: ambiguous, misspelt, or with a remark behind it."""
    begins = catalog.beginning(name)
    near = (known for known in catalog.neighbours.of(name) if nearest(name, (known,)))
    return frozenset(
        chain(
            catalog.resolve(name).ambiguous,
            chain.from_iterable(catalog.once(_owners).get(known, ()) for known in near),
            catalog.resolve(begins).roles if begins is not None else (),
        )
    )


def _owners(catalog: Catalog) -> Mapping[str, list[Identity]]:
    """Return who goes by each name, as it is written."""
    owners: dict[str, list[Identity]] = {}
    for role in catalog.identities:
        for name in chain.from_iterable(role.ranks):
            owners.setdefault(name, []).append(role)
    return owners


def plain_name(catalog: Catalog, identity: Identity) -> str | None:
    """Return the first name that means a role alone and reads the same wherever it is put; None if none does."""
    candidates = (identity.label, *(name for rank in identity.ranks for name in rank))
    plain = (name for name in candidates if name == " ".join(name.split()) and not _SIGN.search(name))
    return next((name for name in plain if catalog.resolve(name) == Resolution((identity,))), None)
