"""What people ask of the ladders of a project: the names that they type become ladders, levels and roles.

A name that means nothing here is a `UserError` with the nearest one that does.
"""

from collections.abc import Iterable, Sequence
from os.path import relpath
from pathlib import Path

from rolelint import request
from rolelint.catalog import Catalog
from rolelint.climbers import climbers
from rolelint.coverage import Coverage, coverages
from rolelint.errors import UserError
from rolelint.ladder import Ladder, Level
from rolelint.model import Role
from rolelint.names import fold
from rolelint.project import Project
from rolelint.request import Request
from rolelint.similarity import nearest
from rolelint.steps import Comparison, NextStep, compare, next_step

_MOST_NAMES = 12


def opened(path: Path) -> Catalog:
    """Read the project that a path lies in; one without a ladder is a `UserError`."""
    (asked,) = request.by_project([path])
    project = Project.open(asked.root, {})
    project.load(Request(asked.root))
    catalog = project.catalog
    if not (catalog.ladders.all or catalog.ladders.broken):
        inside = ", ".join(f"--project {Path(relpath(root)).as_posix()}" for root in project.nested[:_MOST_NAMES])
        way_out = "name the folder that has some with --project, or list their files under 'ladders' in rolelint.toml"
        raise UserError(f"there is no ladder in '{asked.root}'", f"projects inside it: {inside}" if inside else way_out)
    return catalog


def covered(catalog: Catalog, name: str | None = None) -> tuple[Coverage, ...]:
    """Return the coverage of the ladder that a name means, or of all."""
    ladders = [ladder(catalog, name)] if name is not None else catalog.ladders.all
    return coverages(catalog, ladders)


def ladder(catalog: Catalog, name: str) -> Ladder:
    """Return the one ladder that a name or the path of its file means."""
    for rank in range(5):
        found = [one for one in catalog.ladders.all if fold(name) in map(fold, one.identity.ranks[rank])]
        if len(found) > 1:
            raise UserError(f"'{name}' means {len(found)} ladders", f"name a file: {_some(one.path for one in found)}")
        if found:
            return found[0]
    found = [one for one in catalog.ladders.all if one.path == Path(name).as_posix()]
    if found:
        return found[0]
    names = ((one, fold(called)) for one in catalog.ladders.broken for rank in one.ranks for called in rank)
    broken = next((one for one, called in names if called == fold(name)), None)
    if broken:
        raise UserError(f"the ladder '{name}' cannot be read", f"rolelint check {broken.path} says why")
    if name and Path(name).is_dir():
        raise UserError(f"'{name}' is a folder and no ladder", f"to see its ladders: rolelint ladder --project {name}")
    raise _unknown("ladder", name, [one.label for one in catalog.ladders.all], others=catalog.ladders.names)


def comparison(catalog: Catalog, name: str | None, one: str, other: str) -> Comparison:
    """Return what the higher of two levels adds to the lower one."""
    found = _only(catalog, name)
    levels = [_level(found, word) for word in (one, other)]
    if levels[0] == levels[1]:
        names = _some(level.name for level in found.levels)
        raise UserError(f"'{one}' and '{other}' are the same level, '{levels[0].name}'", f"name two of: {names}")
    return compare(found, *sorted(levels, key=found.levels.index))


def step(catalog: Catalog, name: str | None, reference: str) -> NextStep:
    """Return what stands between a role and its next level on the ladder of this name, or on its only one."""
    role = _role(catalog, reference)
    wanted = ladder(catalog, name) if name is not None else None
    climbs = catalog.once(climbers).of(role)
    if wanted:
        climbs = tuple(climb for climb in climbs if climb.ladder.path == wanted.path)
    if not climbs:
        raise _untied(catalog, role, wanted)
    if len(climbs) > 1:
        names = _some(climb.ladder.label for climb in climbs)
        way_out = f"name one: rolelint ladder {climbs[0].ladder.identity.key} --role {role.identity.key}"
        raise UserError(f"'{role.label}' is on {len(climbs)} ladders: {names}", way_out)
    (climb,) = climbs
    if len(climb.levels) != 1:
        raise _unplaced(role, climb.ladder, climb.levels)
    return next_step(role, climb.ladder, climb.levels[0], catalog.vocabulary.proficiency)


def _untied(catalog: Catalog, role: Role, wanted: Ladder | None) -> UserError:
    """Return the error about a role that is on no ladder, or not on the one that is asked for."""
    if role.ladder and not catalog.ladders.knows(role.ladder):
        known = f"known: {_some(one.label for one in catalog.ladders.all)}"
        return UserError(f"'{role.label}' names the ladder '{role.ladder}', which is not here", known)
    which = f"the ladder '{wanted.label}'" if wanted else "any ladder"
    ladder = wanted or next(iter(catalog.ladders.all), None)
    key = ladder.identity.key if ladder else "…"
    return UserError(f"nothing ties '{role.label}' to {which}", f"say it in its front matter, such as 'ladder: {key}'")


def _unplaced(role: Role, ladder: Ladder, levels: Sequence[Level]) -> UserError:
    """Return the error about a role that stands nowhere, at several levels, or at one that does not exist."""
    if not ladder.levels:
        return UserError(f"the ladder '{ladder.label}' has no levels", f"write them into {ladder.path}")
    if levels:
        choice = " or ".join(f"'{level.name}'" for level in levels)
        message = f"'{role.label}' may stand at {choice}, which are for '{levels[0].seniority}'"
        return UserError(message, f"say which in its front matter, such as 'level: {levels[0].name}'")
    if role.level:
        message = f"'{role.label}' stands at '{role.level}', which '{ladder.label}' does not have"
    elif role.default_seniority and any(level.seniority for level in ladder.levels):
        message = f"no level of '{ladder.label}' is for '{role.default_seniority}', which '{role.label}' is"
    else:
        message = f"nothing says at which level of '{ladder.label}' '{role.label}' stands"
    names = _some(level.name for level in ladder.levels)
    return UserError(message, f"write 'level' into its front matter; levels: {names}")


def _only(catalog: Catalog, name: str | None) -> Ladder:
    """Return the ladder of a name, or the only one there is."""
    if name is not None:
        return ladder(catalog, name)
    if len(catalog.ladders.all) != 1:
        names = _some(one.label for one in catalog.ladders.all)
        raise UserError(
            "which ladder?", f"name one: {names}" if names else "none here can be read; rolelint check says why"
        )
    return catalog.ladders.all[0]


def _level(ladder: Ladder, word: str) -> Level:
    level = ladder.level(word)
    if level:
        return level
    raise _unknown("level", word, [level.name for level in ladder.levels], f" of '{ladder.label}'")


def _role(catalog: Catalog, reference: str) -> Role:
    meaning = catalog.resolve(reference)
    linked = catalog.resolve_link(reference, "")
    places = {identity.place for identity in meaning.roles or meaning.ambiguous or ((linked,) if linked else ())}
    roles = [role for role in catalog.roles if role.identity.place in places]
    if len(roles) == 1:
        return roles[0]
    if roles:
        found = _some(role.told_from(roles[0] if role is not roles[0] else roles[1]) for role in roles)
        raise UserError(f"'{reference}' means {len(roles)} roles: {found}", "name one of them")
    if places:
        raise UserError(f"the role '{reference}' cannot be read", f"rolelint check {min(places)[0]} says why")
    raise _unknown("role", reference, [role.label for role in catalog.roles])


def _unknown(what: str, name: str, known: Sequence[str], of: str = "", others: Sequence[str] = ()) -> UserError:
    near = nearest(name, (*known, *others))
    advice = f"; did you mean '{near}'?" if near else ""
    way_out = f"known: {_some(dict.fromkeys(known))}" if known else f"there is no {what} at all"
    return UserError(f"no {what}{of} is called '{name}'{advice}", way_out)


def _some(names: Iterable[str]) -> str:
    """Return the first names, and how many there are more."""
    all_names = list(names)
    more = len(all_names) - _MOST_NAMES
    return ", ".join(all_names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
