"""What the words of an order mean in a project: names become members of its graph, filters are words in use there.

A word that means nothing is a `UserError` with the nearest one that does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from rolelint.catalog import Catalog
from rolelint.drawing import Asked, Shape
from rolelint.errors import UserError
from rolelint.graph import Edge, Exchange, Graph, Member, Sort
from rolelint.identity import Identity
from rolelint.model import Role
from rolelint.names import fold, fold_plural, free, slug, squash
from rolelint.order import Order
from rolelint.similarity import nearest
from rolelint.statements import Statement
from rolelint.views import Direction, Filter, begins, told_apart

_MOST_NAMES = 12
_NAMELESS = "Unnamed role"


def understood(order: Order, graph: Graph, catalog: Catalog) -> tuple[Graph, Asked]:
    """Return the part of a project's graph that an order is about, and how it is to be drawn."""
    everybody = shown(graph, is_public=order.public)
    kept = filtered(order, everybody, catalog)
    keys = shown_keys(graph, is_public=order.public)
    focus = dict.fromkeys(keys[key] for name in order.focus for key in members(name, graph, catalog))
    for key in focus:
        demand_kept(key, kept, everybody)
    asked = Asked(
        shape=shape(order),
        group_by=order.group_by,
        focus=tuple(focus),
        depth=order.depth or 1,
        direction=Direction(order.direction or Direction.BOTH),
        with_findings=order.with_findings,
    )
    return kept, asked


def shape(order: Order) -> Shape | None:
    """Return the shape that an order names; None leaves the choice to the drawing."""
    return Shape(order.shape) if order.shape else None


def filtered(order: Order, graph: Graph, catalog: Catalog) -> Graph:
    """Return what the filters of an order keep of a graph. Nobody is a `UserError`."""
    kept = _filter(order, graph, catalog).apply(graph)
    if not kept.members:
        raise UserError("nothing is left to draw: no role passes all of these filters", "leave one of them out")
    return kept


def shown(graph: Graph, *, is_public: bool) -> Graph:
    """Return a graph as people see it, in whatever form: who shares a name is told apart."""
    return told_apart(public(graph) if is_public else graph)


def shown_keys(graph: Graph, *, is_public: bool) -> Mapping[str, str]:
    """Return the key of each member where it is shown."""
    return public_keys(graph) if is_public else {key: key for key in graph.by_key}


def public(graph: Graph) -> Graph:
    """Return a graph that tells neither what its files are called and where they lie, nor what was found in them.

    Who has no name but that of a file has none here; a file that cannot be read is a role like any other.
    """
    keys = public_keys(graph)
    members = tuple(_public_member(member, keys) for member in graph.members)
    edges = sorted((_public_edge(edge, keys) for edge in graph.edges), key=lambda edge: (edge.source, edge.target))
    return replace(
        graph,
        members=members,
        edges=tuple(edges),
        is_public=True,
        superiors=_public_pairs(graph.superiors, keys),
        needs=_public_pairs(graph.needs, keys),
    )


def public_keys(graph: Graph) -> Mapping[str, str]:
    """Return the key of each member in the public graph: one that comes from a file's name is made of the label."""
    keys = {member.key: member.key for member in graph.members if not _goes_by_file(member)}
    taken = set(keys)
    for member in graph.members:
        if member.key not in keys:
            keys[member.key] = free(slug(_public_label(member)), taken)
            taken.add(keys[member.key])
    return keys


def _goes_by_file(member: Member) -> bool:
    """Tell whether a key comes from a file's name, or may do so: what an unreadable file says is not for certain."""
    if member.path is None:
        return False
    return member.role is None or not (member.role.identity.slug or member.role.identity.id)


def _public_label(member: Member) -> str:
    if member.role:
        return _public_role(member.role).label
    is_of_file = member.path is not None and member.label == Identity(member.path, None, None, None).stem
    return _NAMELESS if is_of_file else member.label


def _public_role(role: Role) -> Role:
    return replace(role, identity=_public_identity(role.identity))


def _public_identity(identity: Identity) -> Identity:
    is_named = identity.name or identity.title or identity.slug or identity.id
    return identity if is_named else replace(identity, name=_NAMELESS)


def _public_member(member: Member, keys: Mapping[str, str]) -> Member:
    return replace(
        member,
        key=keys[member.key],
        label=_public_label(member),
        sort=Sort.ROLE if member.sort is Sort.BROKEN else member.sort,
        path=None,
        folder=None,
        roles=_known(member.roles, keys),
        role=_public_role(member.role) if member.role else None,
        findings=(),
    )


def _known(members: Iterable[str], keys: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(keys[key] for key in members if key in keys)


def _public_pairs(pairs: Mapping[str, tuple[str, ...]], keys: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {keys[key]: _known(others, keys) for key, others in pairs.items() if key in keys}


def _public_edge(edge: Edge, keys: Mapping[str, str]) -> Edge:
    exchanges = tuple(_public_exchange(exchange, keys) for exchange in edge.exchanges)
    ends = keys[edge.source], keys[edge.target]
    return replace(edge, source=ends[0], target=ends[1], exchanges=exchanges, is_one_sided=False, findings=())


def _public_exchange(exchange: Exchange, keys: Mapping[str, str]) -> Exchange:
    return replace(
        exchange,
        giver=keys[exchange.giver],
        taker=keys[exchange.taker],
        said_by=tuple(keys[key] for key in exchange.said_by),
        statements=tuple(map(_public_statement, exchange.statements)),
    )


def _public_statement(statement: Statement) -> Statement:
    others = tuple(map(_public_identity, statement.others))
    return statement._replace(role=_public_role(statement.role), meant=others)


def members(name: str, graph: Graph, catalog: Catalog) -> tuple[str, ...]:
    """Return the keys of who is meant by a name: a role, the roles of a family, or somebody outside."""
    meaning = catalog.resolve(name)
    linked = catalog.resolve_link(name, "")
    roles = meaning.roles or ((linked,) if linked else ())
    if roles:
        keys = {member.identity: member.key for member in graph.roles}
        return tuple(keys[role] for role in roles)
    if meaning.ambiguous:
        raise _ambiguous(name, meaning.ambiguous)
    others = [member for member in graph.members if member.path is None]
    outside = next((member for member in others if fold_plural(member.label) == fold_plural(name)), None)
    if outside:
        return (outside.key,)
    raise _unknown("role", name, (*_labels(graph.roles), *_labels(others)))


def role(name: str, graph: Graph, catalog: Catalog) -> Member:
    """Return the one role that is meant by a name."""
    found = [graph.by_key[key] for key in members(name, graph, catalog)]
    if len(found) > 1:
        raise UserError(f"'{name}' means {len(found)} roles: {_some(_labels(found))}", "name one of them")
    if found[0] not in graph.roles:
        raise UserError(f"'{name}' is no role here", "name a role")
    return found[0]


def demand_kept(key: str, kept: Graph, graph: Graph) -> None:
    """Demand that a member is still there when the filters have been applied."""
    if key not in kept.by_key:
        raise UserError(f"'{graph.by_key[key].label}' is left out by the filters", "leave one of them out")


def _labels(members: Iterable[Member]) -> list[str]:
    return [member.label for member in members]


def _ambiguous(name: str, candidates: Iterable[Identity]) -> UserError:
    roles = ", ".join(f"'{candidate.label}' in {candidate.path}" for candidate in candidates)
    return UserError(f"'{name}' can mean several roles: {roles}", "name the one you mean by its file")


def _unknown(what: str, word: str, known: Iterable[str]) -> UserError:
    names = list(dict.fromkeys(known))
    near = nearest(word, names, shortest=3)
    advice = f"; did you mean '{near}'?" if near else ""
    return UserError(
        f"no {what} here is called '{word}'{advice}",
        f"known: {_some(names)}" if names else f"no role here has a {what}",
    )


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"{', '.join(names[:_MOST_NAMES])}{more}"


def _filter(order: Order, graph: Graph, catalog: Catalog) -> Filter:
    """Return what the filters of an order mean; every word of them is in use, or on a scale of the project."""
    vocabulary = catalog.vocabulary
    families = sorted((member.family for member in graph.roles if member.family), key=fold)
    seniorities = (*vocabulary.seniority, *(member.seniority for member in graph.roles if member.seniority))
    exchanges = [exchange for edge in graph.edges for exchange in edge.exchanges]
    lines = [line.interaction for exchange in exchanges for line in exchange.statements]
    frequencies = (*(exchange.frequency for exchange in exchanges), *(line.frequency for line in lines))
    often = (*vocabulary.frequency, *filter(None, frequencies))
    verbs = (
        *(name.removesuffix(" *") for name in vocabulary.verbs),
        *(exchange.label for exchange in exchanges),
        *(line.kind for line in lines),
    )
    return Filter(
        _meant("family", order.families, families, _by(fold, families)),
        _meant("seniority", order.seniorities, seniorities, _by(fold, seniorities)),
        _meant("frequency", order.frequencies, often, _by(squash, often)),
        _meant("verb", order.verbs, verbs, lambda word: any(begins(verb, word) for verb in verbs)),
    )


def _by(key: Callable[[str], str], known: Iterable[str]) -> Callable[[str], bool]:
    keys = set(map(key, known))
    return lambda word: key(word) in keys


def _meant(what: str, texts: Iterable[str], known: Iterable[str], is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the words of a filter, which may stand with commas between them. An unknown one is a `UserError`."""
    words = [word for text in texts for word in (list(_words(text, is_known)) or [text])]
    for word in words:
        if not is_known(word):
            raise _unknown(what, word, known)
    return tuple(words)


def _words(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Part a text at its commas, but for those within a word that is known: the longest one counts."""
    pieces = text.split(",")
    start = 0
    while start < len(pieces):
        joined = (",".join(pieces[start:end]).strip() for end in range(len(pieces), start, -1))
        word = next(filter(is_known, joined), pieces[start].strip())
        if word:
            yield word
        start += word.count(",") + 1
