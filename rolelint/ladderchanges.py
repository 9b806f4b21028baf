"""What became of the ladders of a project between two revisions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from rolelint.changes import Change, Side, Sides, Teller, said
from rolelint.climbers import climbers
from rolelint.criterionchanges import criteria
from rolelint.diagnostic import Note
from rolelint.frozen import frozen
from rolelint.itemchanges import capabilities
from rolelint.ladder import Dimension, Ladder, Level
from rolelint.lineage import Lineage
from rolelint.names import fold, fold_dimension, slug
from rolelint.pairing import Pairs, by, is_respelled, pair
from rolelint.remainder import called, differing, unequal, unread
from rolelint.source import Location

_VALUES = (("family", "family"), ("status", "status"), ("extends", "extended ladder"))
_LISTS = (("levels", "name"), ("dimensions", "name"), ("criteria", "text"))
_OF_IDENTITY = ("id", "slug", "name")


def changes(lineage: Lineage) -> Iterator[Change]:
    """Yield the changes of all ladders, in the order of the later revision; ladders that are gone come last."""
    for old, new in lineage.ladders.same:
        yield from _Heir(old, new, lineage).changes()
    for ladder in lineage.ladders.come:
        message = f"the ladder '{ladder.label}' is new"
        yield _teller(ladder, lineage)("ladder-added", message, (None, Side(ladder.at, ladder.label)))
    for ladder in lineage.ladders.gone:
        yield _removed(ladder, lineage)


def _teller(ladder: Ladder, lineage: Lineage, at: Location | None = None) -> Teller:
    return Teller(lineage.called(ladder), f"ladder:{slug(ladder.identity.key)}", lambda _: at or ladder.at)


def _removed(ladder: Ladder, lineage: Lineage) -> Change:
    """Tell that a ladder is gone, at the role that still names it, else in the file that it stood in."""
    names = {fold(name) for rank in ladder.identity.ranks for name in rank}
    roles = [role for role in lineage.after.roles if role.ladder and fold(role.ladder) in names]
    notes = tuple(Note(f"'{role.label}' names it here", role.node["ladder"].at) for role in roles)
    heirs = [one.at for one in lineage.after.ladders.all if one.path == ladder.path]
    at, *_ = (*(note.at for note in notes), *heirs, ladder.at)
    sides = (Side(ladder.at, ladder.label), None)
    message = f"the ladder '{ladder.label}' is gone"
    tell = _teller(ladder, lineage, at)
    return tell("ladder-removed", message, sides, "", _standing(lineage, ladder), notes[1:])


def _standing(lineage: Lineage, ladder: Ladder, level: Level | None = None) -> tuple[str, ...]:
    """Return the names of the earlier roles that stand on an earlier ladder, or on a level of it."""
    climbs = lineage.before.once(climbers).on(ladder)
    return tuple(dict.fromkeys(one.role.label for one in climbs if level is None or level in one.levels))


@frozen
class _Heir:
    """A ladder in two revisions."""

    old: Ladder
    new: Ladder
    lineage: Lineage

    def changes(self) -> Iterator[Change]:
        """Yield what changed in the ladder."""
        tell = _teller(self.new, self.lineage)
        yield from self._identity_changed(tell)
        yield from self._front_changed(tell)
        for old, new in self.levels.same:
            yield from self._level_changed(old, new, tell)
        yield from self._levels_alone(tell)
        yield from self._order_changed(tell)
        yield from self._dimensions_changed(tell)
        levels = {old.name: new.name for old, new in self.levels.same}
        dimensions = {old.name: new.name for old, new in self.dimensions.same}
        yield from criteria(self.old, self.new, (levels, dimensions), tell)
        yield from self._others(tell)

    @cached_property
    def levels(self) -> Pairs[Level]:
        """The levels, by name, then by number, then by what is expected there."""
        said = {id(one): _texts(ladder, one) for ladder in (self.old, self.new) for one in ladder.levels}
        return pair(
            self.old.levels,
            self.new.levels,
            by(lambda level: level.name),
            by(lambda level: fold(level.name)),
            by(lambda level: level.number),
            words=lambda level: said[id(level)],
        )

    @cached_property
    def dimensions(self) -> Pairs[Dimension]:
        """The dimensions, by id and name, then by what is written in them."""
        said = {id(one): _texts(ladder, one) for ladder in (self.old, self.new) for one in ladder.dimensions}
        return pair(
            self.old.dimensions,
            self.new.dimensions,
            by(lambda dimension: dimension.id),
            by(lambda dimension: dimension.name),
            by(lambda dimension: fold_dimension(dimension.name)),
            words=lambda dimension: said[id(dimension)],
        )

    @property
    def _is_told_above(self) -> bool:
        """Whether what is inherited changes by itself only where the ladder above tells so."""
        return self.old.extends == self.new.extends

    def _identity_changed(self, tell: Teller) -> Iterator[Change]:
        old, new = self.old.identity, self.new.identity
        sides = (Side(self.old.at, self.old.label), Side(self.new.at, self.new.label))
        known = {fold(name) for rank in new.ranks for name in rank}
        affected = _standing(self.lineage, self.old)
        if old.id != new.id:
            kind = "id-changed" if old.id else "data-changed"
            yield tell(
                kind, f"id: {said(old.id)} → {said(new.id)}", _values(self, "id", old.id, new.id), "id", affected
            )
        message = f"the ladder '{self.old.label}' is called '{self.new.label}' now"
        if fold(self.old.label) != fold(self.new.label):
            is_known = fold(self.old.label) in known
            named = f"{message}; the old name still means it" if is_known else message
            yield tell("renamed" if is_known else "renamed-without-alias", named, sides, "name", affected)
        elif (self.old.label, old.name) != (self.new.label, new.name):
            words = f"name respelled: '{self.old.label}' → '{self.new.label}'"
            yield tell("respelled", words, sides, "name")
        names = dict.fromkeys(name for rank in old.ranks for name in rank if name != old.id)
        lost = {fold(name): name for name in names if fold(name) not in known | {fold(self.old.label)}}
        for name in lost.values():
            message = f"'{name}' no longer means the ladder '{self.new.label}'"
            yield tell("name-lost", message, (Side(self.old.at, name), None), slug(name), affected)
        if old.slug != new.slug and old.slug not in lost.values():
            values = _values(self, "slug", old.slug, new.slug)
            yield tell("slug-changed", f"slug: {said(old.slug)} → {said(new.slug)}", values, "slug")
        if old.path != new.path:
            places = (Side(self.old.at, old.path), Side(self.new.at, new.path))
            yield tell("moved", f"moved: '{old.path}' → '{new.path}'", places)

    def _front_changed(self, tell: Teller) -> Iterator[Change]:
        for name, words in _VALUES:
            before, after = getattr(self.old, name), getattr(self.new, name)
            if before != after:
                message = f"{words}: {said(before)} → {said(after)}"
                kind = f"{words.replace(' ', '-')}-changed"
                yield tell(kind, message, _values(self, name, before, after), name)
        if sorted(self.old.roles) != sorted(self.new.roles):
            before, after = (", ".join(one.roles) or None for one in (self.old, self.new))
            message = f"roles on it: {said(before)} → {said(after)}"
            yield tell("roles-changed", message, _values(self, "roles", before, after), "roles")
        counts = [one.declared_levels for one in (self.old, self.new)]
        if counts[0] != counts[1]:
            then, now = (None if count is None else str(count) for count in counts)
            sides = (Side(self.old.at, then), Side(self.new.at, now))
            yield tell("level-count-changed", f"number of levels: {said(then)} → {said(now)}", sides, "levels")
        if self.old.form != self.new.form:
            message = f"written in the form '{self.new.form}' instead of '{self.old.form}'"
            yield tell("form-changed", message, (Side(self.old.at, self.old.form), Side(self.new.at, self.new.form)))

    def _level_changed(self, old: Level, new: Level, tell: Teller) -> Iterator[Change]:
        if self._is_told_above and (old.is_inherited and new.is_inherited):
            return
        about, sides = slug(new.name), (Side(old.node.at, old.name), Side(new.node.at, new.name))
        if fold(old.name) != fold(new.name):
            message = f"level renamed: '{old.name}' → '{new.name}'"
            yield tell("level-renamed", message, sides, about, _standing(self.lineage, self.old, old))
        elif old.name != new.name:
            yield tell("respelled", f"level respelled: '{old.name}' → '{new.name}'", sides, about)
        if old.seniority != new.seniority:
            message = f"seniority of '{new.name}': {said(old.seniority)} → {said(new.seniority)}"
            values = (Side(old.node.at, old.seniority), Side(new.node.at, new.seniority))
            yield tell("seniority-changed", message, values, about, _standing(self.lineage, self.old, old))
        if (old.is_cumulative, sorted(old.takes_over, key=repr)) != (
            new.is_cumulative,
            sorted(new.takes_over, key=repr),
        ):
            yield tell("taken-over-changed", f"'{new.name}' takes over something else", sides, about)
        if old.summary != new.summary:
            values = (Side(old.node.at, old.summary), Side(new.node.at, new.summary))
            yield tell("summary-changed", f"summary of '{new.name}' changed", values, about)
        yield from capabilities(old.capabilities, new.capabilities, tell, new.name)
        told = {"name", "x-summary", "capabilities"} | unequal(old, new, ["seniority"])
        for key in differing(old.node.value, new.node.value, told):
            there = (_there(old, key), _there(new, key))
            yield tell("data-changed", f"{called(key)} of '{new.name}' changed", there, f"{about}/{slug(key)}")

    def _levels_alone(self, tell: Teller) -> Iterator[Change]:
        gone, come = (
            [one for one in left if not (one.is_inherited and self._is_told_above)]
            for left in (self.levels.gone, self.levels.come)
        )
        for level in gone:
            sides = (Side(level.node.at, level.name), None)
            affected = _standing(self.lineage, self.old, level)
            notes = self._still_there(level)
            message = f"level removed: '{level.name}'"
            yield tell("level-removed", message, sides, slug(level.name), affected, notes)
        for level in come:
            late = (None, Side(level.node.at, level.name))
            yield tell("level-added", f"level added: '{level.name}'", late, slug(level.name))

    def _still_there(self, level: Level) -> tuple[Note, ...]:
        """Return where roles of the later revision say that they stand at a level that is gone."""
        climbs = self.lineage.after.once(climbers).on(self.new)
        roles = [climb.role for climb in climbs if climb.role.level and not climb.levels]
        return tuple(
            Note(f"'{role.label}' stands on it", role.node["level"].at)
            for role in roles
            if self.old.level(role.level or "") == level
        )

    def _order_changed(self, tell: Teller) -> Iterator[Change]:
        places = [self.old.places[old.name] for old, _ in self.levels.same]
        if places != sorted(places):
            orders = [" < ".join(level.name for level in one.levels) for one in (self.old, self.new)]
            sides = (Side(self.old.at, orders[0]), Side(self.new.at, orders[1]))
            yield tell("level-order-changed", f"order of levels: '{orders[0]}' → '{orders[1]}'", sides, "levels")

    def _dimensions_changed(self, tell: Teller) -> Iterator[Change]:
        for old, new in self.dimensions.same:
            if not (old.is_inherited and new.is_inherited and self._is_told_above):
                yield from self._dimension_changed(old, new, tell)
        gone, come = (
            [one for one in left if not (one.is_inherited and self._is_told_above)]
            for left in (self.dimensions.gone, self.dimensions.come)
        )
        for one in gone:
            sides = (Side(one.node.at, one.name), None)
            yield tell("dimension-removed", f"dimension removed: '{one.name}'", sides, slug(one.name))
        for one in come:
            late = (None, Side(one.node.at, one.name))
            yield tell("dimension-added", f"dimension added: '{one.name}'", late, slug(one.name))

    def _dimension_changed(self, old: Dimension, new: Dimension, tell: Teller) -> Iterator[Change]:
        sides = (Side(old.node.at, old.name), Side(new.node.at, new.name))
        if fold_dimension(old.name) != fold_dimension(new.name) and not is_respelled(old.name, new.name):
            message = f"dimension renamed: '{old.name}' → '{new.name}'"
            yield tell("dimension-renamed", message, sides, slug(new.name))
        elif old.name != new.name:
            yield tell("respelled", f"dimension respelled: '{old.name}' → '{new.name}'", sides, slug(new.name))
        levels = {one.name: later.name for one, later in self.levels.same}
        first = levels.get(old.first, old.first) if old.first else None
        if first != new.first:
            message = f"'{new.name}' begins at {_level(new.first)} instead of {_level(old.first)}"
            yield tell("dimension-changed", message, sides, slug(new.name))
        if old.id != new.id:
            message = f"id of '{new.name}': {said(old.id)} → {said(new.id)}"
            kind = "id-changed" if old.id else "data-changed"
            yield tell(kind, message, (Side(old.node.at, old.id), Side(new.node.at, new.id)), slug(new.name))
        told = {"name"} | ({"from"} if old.first != new.first else set()) | unequal(old, new, ["id"])
        for key in differing(old.node.value, new.node.value, told):
            there = (_there(old, key), _there(new, key))
            yield tell("data-changed", f"{called(key)} of '{new.name}' changed", there, f"{slug(new.name)}/{slug(key)}")

    def _others(self, tell: Teller) -> Iterator[Change]:
        """Yield what nothing else speaks of: further keys, and what does not read. Values may be private."""
        names = ("roles", *(name for name, _ in _VALUES))
        told = unequal(self.old, self.new, names) | unequal(self.old.identity, self.new.identity, _OF_IDENTITY)
        for key in differing(self.old.data, self.new.data, told | {name for name, _ in _LISTS}):
            yield tell("data-changed", f"{called(key)} changed", self._both(key), slug(key))
        for name, named in _LISTS:
            odd = [unread(one.data.get(name), named) for one in (self.old, self.new)]
            if odd[0] != odd[1]:
                yield tell("data-changed", f"what does not read in '{name}' changed", self._both(name), name)

    def _both(self, key: str) -> Sides:
        then, now = (Side(one.node[key].at) if key in one.node else None for one in (self.old, self.new))
        return then, now


def _values(heir: _Heir, key: str, before: str | None, after: str | None) -> Sides:
    """Return what both revisions say under a key; None where one is silent."""
    return (
        Side(heir.old.node[key].at, before) if before else None,
        Side(heir.new.node[key].at, after) if after else None,
    )


def _there(one: Level | Dimension, key: str) -> Side | None:
    return Side(one.node[key].at) if key in one.node else None


def _texts(ladder: Ladder, part: Level | Dimension) -> str:
    return ladder.once(_words).get((type(part), part.name), "")


def _words(ladder: Ladder) -> Mapping[tuple[type, str | None], str]:
    found: dict[tuple[type, str | None], list[str]] = defaultdict(list)
    for one in ladder.criteria:
        found[Level, one.level].append(one.text)
        found[Dimension, one.dimension].append(one.text)
    return {key: " ".join(texts) for key, texts in found.items()}


def _level(name: str | None) -> str:
    return f"'{name}'" if name else "the first level"
