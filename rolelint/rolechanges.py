"""What became of the roles of a project between two revisions."""

from collections.abc import Iterable, Iterator, Mapping

from rolelint.changes import Change, Side, Sides, Teller, said
from rolelint.diagnostic import Note
from rolelint.interactionchanges import interactions
from rolelint.itemchanges import artifacts, capabilities, duties, metrics
from rolelint.lineage import Lineage
from rolelint.model import Artifact, Role
from rolelint.names import fold, slug
from rolelint.remainder import called, differing, unequal, unread
from rolelint.source import Location

# Keys of the front matter that others rely on, with the words for them.
_VALUES = (
    ("default_seniority", "seniority"),
    ("family", "family"),
    ("ladder", "ladder"),
    ("level", "level"),
    ("status", "status"),
    ("replaced_by", "successor"),
)
_TEXTS = (("mission", "mission"), ("short_description", "short description"))
_OF_IDENTITY = ("id", "slug", "name", "aliases")
_LISTS = (
    ("responsibilities", "title"),
    ("success_metrics", "text"),
    ("capabilities", "name"),
    ("artifacts", "name"),
    ("interactions", "kind"),
)
# What is known of a metric: its words are compared, the verdict follows from them.
_OF_METRIC = ("text", "label", "missing", "parse")
_Owned = tuple[Role, Artifact]


def changes(lineage: Lineage) -> Iterator[Change]:
    """Yield the changes of all roles, in the order of the later revision; roles that are gone come last."""
    moved = _moved(lineage)
    for old, new in lineage.roles.same:
        yield from _of_role(old, new, lineage, frozenset(moved))
    for role in lineage.roles.come:
        message = f"'{role.label}' is new"
        yield _teller(role, lineage)("role-added", message, (None, Side(role.name_at, role.label)))
    for role in lineage.roles.gone:
        yield _removed(role, lineage)
    for (giver, was), (taker, artifact) in moved.values():
        yield _changed_owner(giver, was, taker, artifact, lineage)


def _teller(role: Role, lineage: Lineage) -> Teller:
    def place(about: str) -> Location:
        return role.heading(about.partition("/")[0]) if about else role.name_at

    return Teller(lineage.called(role), f"role:{slug(role.identity.key)}", place)


def _removed(role: Role, lineage: Lineage) -> Change:
    """Tell that a role is gone, at the place that still names it, else in the file that it stood in."""
    notes = lineage.still_named(*(name for rank in role.identity.ranks for name in rank))
    heirs = [one.name_at for one in lineage.after.roles if one.path == role.path]
    at, *_ = (*(note.at for note in notes), *heirs, role.name_at)
    tell = Teller(lineage.called(role), f"role:{slug(role.identity.key)}", lambda _: at)
    sides = (Side(role.name_at, role.label), None)
    return tell("role-removed", f"'{role.label}' is gone", sides, "", lineage.affected(role), notes[1:])


def _of_role(old: Role, new: Role, lineage: Lineage, moved: frozenset[str]) -> Iterator[Change]:
    tell = _teller(new, lineage)
    yield from _identity(old, new, tell, lineage)
    yield from _front(old, new, tell)
    yield from duties(old.responsibilities, new.responsibilities, tell)
    yield from metrics(old.success_metrics, new.success_metrics, tell)
    yield from capabilities(old.capabilities, new.capabilities, tell)
    yield from artifacts(old.artifacts, new.artifacts, tell, moved)
    yield from interactions(old, new, tell, lineage)
    yield from _others(old, new, tell)


def _identity(old: Role, new: Role, tell: Teller, lineage: Lineage) -> Iterator[Change]:
    before, after, affected = old.identity, new.identity, lineage.affected(old)
    if before.id and before.id != after.id:
        sides = _values(old, new, "id", before.id, after.id)
        yield tell("id-changed", f"id: {said(before.id)} → {said(after.id)}", sides, "id", affected)
    elif before.id != after.id:
        sides = _values(old, new, "id", before.id, after.id)
        yield tell("data-changed", f"id: {said(before.id)} → {said(after.id)}", sides, "id")
    yield from _renamed(old, new, tell, lineage)
    if before.path != after.path:
        sides = (Side(old.name_at, before.path), Side(new.name_at, after.path))
        yield tell("moved", f"moved: '{before.path}' → '{after.path}'", sides)
    if old.form != new.form:
        sides = (Side(old.at, old.form), Side(new.at, new.form))
        yield tell("form-changed", f"written in the form '{new.form}' instead of '{old.form}'", sides)


def _renamed(old: Role, new: Role, tell: Teller, lineage: Lineage) -> Iterator[Change]:
    """Yield what became of the names of a role: those that others may still use, and those that lead nowhere now."""
    before, after = old.identity, new.identity
    known = {fold(name) for rank in after.ranks for name in rank}
    sides = (Side(old.name_at, old.label), Side(new.name_at, new.label))
    message = f"'{old.label}' is called '{new.label}' now"
    if fold(old.label) != fold(new.label):
        if fold(old.label) in known:
            yield tell("renamed", f"{message}; the old name still means it", sides, "name")
        else:
            notes = lineage.still_named(old.label)
            yield tell("renamed-without-alias", message, sides, "name", lineage.affected(old), notes)
    elif (old.label, before.name, before.title) != (new.label, after.name, after.title):
        words = (before.title or old.label, after.title or new.label)
        then, now = words if old.label == new.label else (old.label, new.label)
        yield tell("respelled", f"name respelled: '{then}' → '{now}'", sides, "name")
    names = dict.fromkeys(name for rank in before.ranks for name in rank if name != before.id)
    lost = [name for name in names if fold(name) not in known | {fold(old.label)}]
    for name in {fold(name): name for name in lost}.values():
        message = f"'{name}' no longer means '{new.label}'"
        notes = lineage.still_named(name)
        yield tell("name-lost", message, (Side(old.name_at, name), None), slug(name), lineage.affected(old), notes)
    if before.slug != after.slug and before.slug not in lost:
        values = _values(old, new, "slug", before.slug, after.slug)
        yield tell("slug-changed", f"slug: {said(before.slug)} → {said(after.slug)}", values, "slug")
    for alias in _less(before.aliases, after.aliases):
        if alias not in lost:
            gone = (Side(old.node["aliases"].at, alias), None)
            yield tell("alias-removed", f"alias removed: '{alias}'", gone, "aliases")
    for alias in _less(after.aliases, before.aliases):
        come = (None, Side(new.node["aliases"].at, alias))
        yield tell("alias-added", f"alias added: '{alias}'", come, "aliases")


def _less(names: Iterable[str], others: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name not in set(others)]


def _front(old: Role, new: Role, tell: Teller) -> Iterator[Change]:
    for name, words in _VALUES:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            message = f"{words}: {said(before)} → {said(after)}"
            yield tell(f"{words}-changed", message, _values(old, new, name, before, after), name)
    if sorted(old.reports_to) != sorted(new.reports_to):
        before, after = (", ".join(role.reports_to) or None for role in (old, new))
        message = f"reports to: {said(before)} → {said(after)}"
        yield tell("superior-changed", message, _values(old, new, "reports_to", before, after), "reports_to")
    for name, words in _TEXTS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            what = "reworded" if before and after else "added" if after else "removed"
            sides = _values(old, new, name, before, after)
            yield tell(f"{words.replace(' ', '-')}-changed", f"{words} {what}", sides, name)


def _others(old: Role, new: Role, tell: Teller) -> Iterator[Change]:
    """Yield what nothing else speaks of: properties, further keys, and what does not read. Values may be private."""
    then, now = (_properties(role) for role in (old, new))
    for key in differing(then, now):
        name = key or "properties"
        sides = (_there(old, "properties", key), _there(new, "properties", key))
        yield tell("property-changed", f"property '{name}' changed", sides, f"properties/{slug(name)}")
    names = ("reports_to", *(name for name, _ in (*_VALUES, *_TEXTS)))
    known = unequal(old, new, names) | unequal(old.identity, new.identity, _OF_IDENTITY)
    for key in differing(old.data, new.data, known | {"properties", *(name for name, _ in _LISTS)}):
        yield tell("data-changed", f"{called(key)} changed", (_there(old, key), _there(new, key)), slug(key))
    for name, named in _LISTS:
        odd = [_unread(role.data.get(name), name, named) for role in (old, new)]
        if odd[0] != odd[1]:
            sides = (_there(old, name), _there(new, name))
            yield tell("data-changed", f"what does not read in '{name}' changed", sides, name)


def _properties(role: Role) -> Mapping[str, object]:
    """Return the properties of a role; what stands there instead has no name."""
    properties = role.data.get("properties")
    return properties if isinstance(properties, dict) else {"": properties}


def _unread(value: object, name: str, named: str) -> str:
    """Return what does not read in a list of a role, with what metrics hold beside their words."""
    own = unread(value, named, _OF_METRIC if name == "success_metrics" else None)
    if name != "responsibilities" or not isinstance(value, list):
        return own
    duties = [entry.get("success_metrics") for entry in value if isinstance(entry, dict)]
    return own + "".join(sorted(unread(part, "text", _OF_METRIC) for part in duties))


def _there(role: Role, *keys: str) -> Side | None:
    node = role.node
    for key in filter(None, keys):
        if key not in node:
            return None
        node = node[key]
    return Side(node.at)


def _moved(lineage: Lineage) -> Mapping[str, tuple[_Owned, _Owned]]:
    """Return the artifacts that one role had alone before and another one has alone now, by their folded names."""
    before, after = (_owners(roles) for roles in (lineage.before.roles, lineage.after.roles))
    pairs = {name: (old, after[name]) for name, old in before.items() if name in after}
    return {
        name: (old[0], new[0])
        for name, (old, new) in pairs.items()
        if len(old) == len(new) == 1 and lineage.later(old[0][0].identity) != new[0][0].identity.place
    }


def _owners(roles: Iterable[Role]) -> dict[str, list[_Owned]]:
    owners: dict[str, list[_Owned]] = {}
    for role in roles:
        for artifact in role.artifacts:
            owners.setdefault(fold(artifact.name), []).append((role, artifact))
    return owners


def _changed_owner(giver: Role, was: Artifact, taker: Role, artifact: Artifact, lineage: Lineage) -> Change:
    message = f"'{artifact.name}' has another owner: '{giver.label}' → '{taker.label}'"
    sides = (Side(was.node.at, giver.label), Side(artifact.node.at, taker.label))
    later = lineage.later(giver.identity)
    heir = next((role for role in lineage.after.roles if role.identity.place == later), None)
    notes = (Note("its owner before", heir.heading("artifacts")),) if heir else ()
    about = f"artifacts/{slug(artifact.name)}"
    return _teller(taker, lineage)("artifact-changed-owner", message, sides, about, (giver.label,), notes)


def _values(old: Role, new: Role, key: str, before: str | None, after: str | None) -> Sides:
    """Return what both revisions say under a key; None where one is silent."""
    return (
        Side(old.node[key].at, before) if before else None,
        Side(new.node[key].at, after) if after else None,
    )
