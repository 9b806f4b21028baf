"""A role, a level, a dimension or a capability under another name, with every reference to it in every file.

What would change is found first, then proven: the project has to say the same but for the name, and no rule may have
more to say. Only then is anything written, and files and folders are renamed last.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from rolelint import decoding, files, request
from rolelint.ascent import ladder as ladder_of
from rolelint.catalog import Catalog
from rolelint.entities import paths
from rolelint.errors import UserError
from rolelint.filenames import BASELINE
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.ladder import Ladder
from rolelint.ladder_renaming import LadderRenaming, akin, capabilities, capability_swaps
from rolelint.likeness import spelling_key
from rolelint.names import fold, fold_dimension, fold_title, slug, spoken
from rolelint.project import Project
from rolelint.redrafting import Redraft
from rolelint.request import Request
from rolelint.rewrites import Rewrite, write
from rolelint.role_renaming import RoleRenaming, alias_edit
from rolelint.sameness import Sameness
from rolelint.sentences import counted
from rolelint.similarity import nearest
from rolelint.source import Source

KINDS = ("role", "level", "dimension", "capability")
_MOST_NAMES = 12
_NO_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_GENERATED = "diagrams that show the old name: rolelint graph --write"


@frozen
class Asked:
    """What is to be called otherwise, in the project that a path lies in.

    `ladder` narrows a level or dimension to one ladder and those that share it.
    """

    kind: str
    old: str
    new: str
    path: Path = Path()
    ladder: str | None = None
    keeps_alias: bool = False


@frozen
class Renaming:
    """What a renaming comes to, and nobody has written yet.

    `moves` are files and folders with their new names, in their order. `mentions` are the places (path, line, column)
    where the old name stands in prose afterwards, `remarks` say what else is left.
    """

    root: Path
    old: str
    rewrites: tuple[Rewrite, ...]
    moves: tuple[tuple[str, str], ...] = ()
    mentions: tuple[tuple[str, int, int], ...] = ()
    remarks: tuple[str, ...] = ()

    def write(self) -> None:
        """Write the changed files, each at one stroke, then rename files and folders.

        As far as it shows beforehand that something cannot be written, nothing is: a `UserError` says what.
        """
        for old, new in self.moves:
            files.demand_movable(self.root / old, self.root / new)
        write(self.rewrites)
        for old, new in self.moves:
            files.move(self.root / old, self.root / new)


def renaming(asked: Asked) -> Renaming:
    """Find out what a renaming comes to. A `UserError` says why it cannot be, or would change more than a name."""
    _demand_name(asked)
    (wanted,) = request.by_project([asked.path])
    project = Project.open(wanted.root, {})
    project.load(Request(wanted.root))
    match asked.kind:
        case "role":
            return _of_role(project, asked)
        case "capability":
            return _of_capability(project, asked)
        case _:
            return _in_ladders(project, asked)


def _demand_name(asked: Asked) -> None:
    if not re.search(r"[^\W_]", asked.new) or _NO_NAME.search(asked.new) or asked.new != asked.new.strip():
        raise UserError(f"'{asked.new}' is no name", "a name has letters, and neither line breaks nor blanks around it")
    if asked.keeps_alias and asked.kind != "role":
        raise UserError(f"a {asked.kind} has no aliases", "leave out --keep-alias")
    if asked.ladder is not None and asked.kind not in ("level", "dimension"):
        raise UserError(f"a {asked.kind} belongs to no ladder", "leave out --ladder")


def _of_role(project: Project, asked: Asked) -> Renaming:
    catalog = project.catalog
    identity = _role(catalog, asked.old)
    role = next((one for one in catalog.roles if one.identity == identity), None)
    if role is None:
        raise UserError(f"the role '{asked.old}' cannot be read", f"rolelint check {identity.path} says why")
    _demand_free(catalog, identity, asked.new)
    order = RoleRenaming(catalog, role, asked.new)
    alias = alias_edit(role, role.label) if asked.keeps_alias and fold(role.label) != fold(asked.new) else None
    if asked.keeps_alias and alias is None and fold(role.label) != fold(asked.new):
        raise UserError(f"'{identity.path}' has no front matter with a name to put an alias below")
    focus = [name for one in project.config.diagrams for name in one.focus]
    draft = Redraft(
        project,
        tuple(order.swaps()),
        tuple(order.moves()),
        (alias,) if alias else (),
        {name: order.written(name) for name in focus if catalog.resolve(name).roles == (identity,)},
    )
    kept = [
        f"the {key} '{old}' is not made of the name, and stays"
        for key, old, new in (("slug", identity.slug, order.slug), ("id", identity.id, order.id))
        if old and old == new
    ]
    kept += [_GENERATED] if project.config.diagrams else []
    keys = [slug(role.label), slug(asked.new), *filter(None, (identity.slug, order.slug))]
    # A name that nobody wrote is made of the slug, or of the file.
    words = {role.label, asked.new, *keys, *map(spoken, keys)}
    free = {identity.path: frozenset({"aliases"})} if alias else {}
    called = [role.label, *([identity.slug] if identity.slug and identity.slug != order.slug else [])]
    name = _Name(role.label, frozenset(words), _prose(called), frozenset(draft.sources), free)
    return _proven(draft, name, kept)


def _role(catalog: Catalog, old: str) -> Identity:
    """Return the role that a name means, as a reference would; a file will do."""
    meaning = catalog.resolve(old)
    linked = catalog.resolve_link(old, "")
    found = (linked,) if linked and not meaning else meaning.roles
    if meaning.ambiguous:
        roles = ", ".join(f"'{one.label}' in {one.path}" for one in meaning.ambiguous)
        raise UserError(f"'{old}' can mean several roles: {roles}", "name the one you mean by its file")
    if meaning.is_group or len(found) > 1:
        raise UserError(f"'{old}' means {counted(len(found), 'role')}", "name one of them")
    if not found:
        raise _unknown("role", old, [one.label for one in catalog.identities])
    return found[0]


def _demand_free(catalog: Catalog, identity: Identity, new: str) -> None:
    if _SLUG.fullmatch(new) and identity.name and not _SLUG.fullmatch(identity.name):
        raise UserError(f"'{new}' is a slug and no name", "write the name as people say it; the slug is made of it")
    for name in (new, slug(new)):
        ((_, meaning), *others) = catalog.parts(name)
        if others or not meaning or (meaning.roles == (identity,) and not meaning.is_group):
            continue
        if meaning.is_external:
            raise UserError(f"'{new}' is taken: it is somebody outside, under [externals]", "choose another name")
        if meaning.is_group:
            raise UserError(f"'{new}' is taken: it means several roles", "choose another name")
        owner = (*meaning.roles, *meaning.ambiguous)[0]
        raise UserError(f"'{new}' is taken: '{owner.label}' in {owner.path} goes by it", "choose another name")


def _of_capability(project: Project, asked: Asked) -> Renaming:
    catalog = project.catalog
    known = {spelling_key(one.name): one.name for one in capabilities(catalog) if one.name}
    key = spelling_key(asked.old)
    if key not in known:
        raise _unknown("capability", asked.old, list(known.values()))
    taken = known.get(spelling_key(asked.new))
    if taken and spelling_key(asked.new) != key:
        raise UserError(f"'{asked.new}' is taken: there is a capability '{taken}'", "choose another name")
    swaps = tuple(dict.fromkeys(capability_swaps(catalog, asked.old, asked.new)))
    words = {asked.new, *(swap.old for swap in swaps)}
    name = _Name(known[key], frozenset(words), _prose([known[key]]), frozenset(project.analyses))
    return _proven(Redraft(project, swaps), name)


def _in_ladders(project: Project, asked: Asked) -> Renaming:
    catalog = project.catalog
    ladders = akin(catalog, ladder_of(catalog, asked.ladder)) if asked.ladder is not None else catalog.ladders.all
    is_level = asked.kind == "level"
    key: Callable[[str], str] = fold_title if is_level else fold_dimension
    having = {one.path: _member(one, asked.old, key, is_level=is_level) for one in ladders}
    called = sorted({name for name in having.values() if name})
    same = [name for name in called if key(name) == key(asked.old)] or called
    if len({key(name) for name in same}) > 1:
        raise UserError(f"'{asked.old}' can mean several levels: {_some(same)}", "write the name of one")
    if not same:
        raise _unknown(asked.kind, asked.old, [name for one in ladders for name in _names(one, is_level=is_level)])
    chosen = tuple(one for one in ladders if having[one.path] in same)
    for one in chosen:
        taken = next((name for name in _names(one, is_level=is_level) if key(name) == key(asked.new)), None)
        if taken and key(taken) != key(same[0]):
            raise UserError(f"'{asked.new}' is taken: the ladder '{one.label}' has it", "choose another name")
    order = LadderRenaming(catalog, {name: one.source for name, one in project.analyses.items()}, chosen, asked.new)
    swaps = order.levels(same[0]) if is_level else order.dimensions(same[0])
    wanted = tuple(dict.fromkeys(swap for swap in swaps if swap.old != swap.new))
    words = {asked.new, slug(asked.new), *same, *map(slug, same), *(swap.old for swap in wanted)}
    where = frozenset(path for one in chosen for path in paths(one))
    return _proven(Redraft(project, wanted), _Name(same[0], frozenset(words), _prose(same), where))


def _member(ladder: Ladder, old: str, key: Callable[[str], str], *, is_level: bool) -> str | None:
    """Return the name of a ladder's level or dimension that a name means; a level also goes by its number."""
    if is_level:
        level = ladder.level(old)
        return level.name if level else None
    return next((one.name for one in ladder.dimensions if key(one.name) == key(old)), None)


def _names(ladder: Ladder, *, is_level: bool) -> list[str]:
    return [one.name for one in (ladder.levels if is_level else ladder.dimensions)]


@frozen
class _Name:
    """A name that is to go: as the project has it, in all ways that may differ afterwards, and where prose may hold it.

    `free` holds keys whose values may differ, by path.
    """

    old: str
    ways: frozenset[str]
    prose: "re.Pattern[str]"
    where: frozenset[str]
    free: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _proven(draft: Redraft, name: _Name, remarks: Sequence[str] = ()) -> Renaming:
    """Return what a draft comes to, if the project says the same but for the name."""
    project, old = draft.project, name.old
    if not draft.texts and not draft.moves:
        raise UserError(f"'{old}' is already called so", "choose another name")
    for before, after in draft.moves:
        files.demand_movable(project.root / before, project.root / after)
    why = Sameness(name.ways | draft.words, draft.relocation.moved, name.free).fault(project, draft.after)
    if why:
        raise UserError(
            f"'{old}' was not renamed: {why}",
            "nothing was written; choose another name, or change first what stands in the way",
        )
    rewrites = [
        Rewrite(project.root / name, name, draft.sources[name].text, text) for name, text in draft.texts.items()
    ]
    known = _baseline(draft)
    mentions = [(path, *place) for path, place in draft.mentions(name.prose, name.where)]
    return Renaming(project.root, old, (*rewrites, *known), tuple(draft.moves), tuple(mentions), tuple(remarks))


def _baseline(draft: Redraft) -> list[Rewrite]:
    """Return the change of the baseline, where there is one and it knows findings by the old name."""
    path = draft.project.root / BASELINE
    if not path.is_file():
        return []
    try:
        source = Source(BASELINE, decoding.decode(files.read(path)))
    except decoding.UnreadableError as error:
        raise UserError(f"{BASELINE}: {error.message}") from None
    text = draft.entries(source)
    return [Rewrite(path, BASELINE, source.text, text)] if text != source.text else []


def _prose(names: Iterable[str]) -> "re.Pattern[str]":
    """Return the pattern of names in prose: of several words in any case, a single one as it is written."""
    return re.compile("|".join(rf"(?<![\w-]){_loosely(name)}(?:e?s)?(?![\w-])" for name in names))


def _loosely(name: str) -> str:
    words = re.split(r"[\s-]+", name)
    if len(words) > 1 and "-" not in name:
        joined = r"[\s_-]+".join(map(re.escape, words))
        return rf"(?i:{joined})"
    if len(words) == 1 and name.islower():
        # A slug of one word is a word like any other, but for a path or between marks.
        return rf"(?:(?<=[/`@]){re.escape(name)}|{re.escape(name)}(?=/))"
    return re.escape(name)


def _unknown(what: str, name: str, known: Sequence[str]) -> UserError:
    near = nearest(name, known, shortest=3)
    advice = f"; did you mean '{near}'?" if near else ""
    way_out = f"known: {_some(known)}" if known else f"there is no {what} at all"
    return UserError(f"no {what} here is called '{name}'{advice}", way_out)


def _some(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = f" and {len(unique) - _MOST_NAMES} more" if len(unique) > _MOST_NAMES else ""
    return f"{', '.join(unique[:_MOST_NAMES])}{more}"
