"""What a new role or ladder takes over from those that a project has, and from what it declares."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rolelint import scaffold
from rolelint.catalog import Catalog
from rolelint.errors import UserError
from rolelint.expects import Expects
from rolelint.ladder import Ladder
from rolelint.ladders import PART
from rolelint.names import fold
from rolelint.similarity import nearest

_HABITUAL_KEYS = ("family", "reports_to")


def seniority_of(asked: str | None, catalog: Catalog) -> tuple[str, tuple[str, ...]]:
    """Return a seniority as the project writes it, and what to say of one that nobody has asked for."""
    scale = catalog.vocabulary.seniority
    used = Counter(role.default_seniority for role in catalog.roles if role.default_seniority)
    is_closed = "seniority" in catalog.vocabulary.declared
    known = {fold(word): word for word in ((*scale,) if is_closed else (*used, *scale))}
    if asked is not None:
        if fold(asked) not in known:
            near = nearest(asked, known.values(), shortest=3)
            advice = f"; did you mean '{near}'?" if near else ""
            names = ", ".join(dict.fromkeys((*scale, *known.values())))
            raise UserError(f"no seniority here is called '{asked}'{advice}", f"known: {names}")
        return known[fold(asked)], ()
    usual = next((known[fold(word)] for word, _ in used.most_common() if fold(word) in known), scale[len(scale) // 2])
    return usual, (f"'{usual}' is a guess at its seniority; --seniority sets another one",)


def habits_of(catalog: Catalog) -> scaffold.Habits:
    """Return what new roles have: what the house declares, and what at least half of its roles have."""
    roles = [role for role in catalog.roles if role.is_canonical]
    usual = scaffold.Habits()
    expects = catalog.expects if roles else _first(catalog.expects, catalog.demanded)
    counts = Counter(key for role in roles for key in _HABITUAL_KEYS if role.data.get(key))
    facts = Counter(name for role in roles for name in role.properties)
    sections = expects.sections if expects.sections is not None else usual.sections
    meets = expects.interactions in ("both-sides", "listed") and bool(catalog.identities)
    return scaffold.Habits(
        sections=(*sections, *(["interactions"] if meets else [])),
        keys=tuple(key for key in _HABITUAL_KEYS if 2 * counts[key] >= max(len(roles), 1)),
        properties=tuple(name for name, count in facts.items() if 2 * count >= len(roles)),
        metrics=expects.metrics or usual.metrics,
        primary=usual.primary if expects.primary is None else expects.primary,
        proficiency=usual.proficiency if expects.proficiency is None else expects.proficiency,
    )


def _first(expects: Expects, demanded: tuple[str, ...]) -> Expects:
    """Return what is expected where there is no role to learn from: only what is declared can be known."""
    return replace(Expects(), sections=demanded or None, interactions=expects.interactions)


def steps_of(catalog: Catalog) -> tuple[scaffold.Steps, tuple[str, ...]]:
    """Return the levels and dimensions of a new ladder: those of a ladder that there is, else the project's grades."""
    models = [one for one in catalog.ladders.all if one.form != PART and one.levels and one.dimensions]
    above = Counter(base.path for one in models if (base := catalog.ladders.above(one)))
    base = next((one for one in models if 2 * above[one.path] >= len(models) - 1 > 0), None)
    model = next((one for one in models if base and catalog.ladders.above(one) is base), next(iter(models), None))
    if model:
        told = f"its levels and dimensions are those of '{model.label}' ({model.path})"
        extends = base.identity.slug or base.label if base else None
        return scaffold.Steps(tuple(_levels(model)), tuple(_dimensions(model)), extends), (told,)
    usual = scaffold.Steps()
    if "seniority" in catalog.vocabulary.declared:
        levels = tuple({"name": word, "seniority": word} for word in catalog.vocabulary.seniority)
        return replace(usual, levels=levels), ("its levels are the words of the configuration for seniority",)
    return usual, ()


def _levels(model: Ladder) -> Iterator[dict[str, Any]]:
    for level in model.levels:
        yield {"name": level.name, **({"seniority": level.seniority} if level.seniority else {})}


def _dimensions(model: Ladder) -> Iterator[dict[str, Any]]:
    """Yield the dimensions that are a ladder's own, with the level that one begins at."""
    written = model.data.get("dimensions", ())
    starts = {str(entry.get("name")): entry.get("from") for entry in written if isinstance(entry, dict)}
    for dimension in model.dimensions:
        if not dimension.is_inherited:
            begin = starts.get(dimension.name)
            yield {"name": dimension.name, **({"from": begin} if begin else {})}
