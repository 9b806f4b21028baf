"""A reference fits several roles, so readers each follow it to another one.

## Why

A name is worth something only if it leads to one place. Here it is up to the reader, and a diagram can draw only one of
the lines that may be meant. `reports_to` and `replaced_by` are references as well.

```role bad payroll-manager.md
# Interactions
- **Informs** → [|Accountant|] (monthly)
```

```role bad accountant-north.md
---
id: acc-01
slug: accountant-north
name: Accountant
default_seniority: Mid
---
```

```role bad accountant-south.md
---
id: acc-02
slug: accountant-south
name: Accountant
default_seniority: Mid
---
```

## Repair

Use a name that only one of them has: the slug, the id, a link to the file. Slugs go before ids, these before names, and
names before aliases, so one role's alias never hides another one's name. Where the words of a link name somebody else
than the role whose file it leads to, let both say the same.

```role good payroll-manager.md
# Interactions
- **Informs** → accountant-north (monthly)
- **Informs** → [Accountant](accountant-south.md) (monthly)
```

```role good accountant-north.md
---
id: acc-01
slug: accountant-north
name: Accountant
default_seniority: Mid
---
```

```role good accountant-south.md
---
id: acc-02
slug: accountant-south
name: Accountant
default_seniority: Mid
---
```

## When it is right to ignore this

Hardly ever. Where both are meant, name both, or their `family`.
"""

from collections.abc import Iterable, Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.identity import Identity
from rolelint.interactions import relations
from rolelint.names import fold
from rolelint.references import misleading, references
from rolelint.rule import Rule
from rolelint.sentences import listed
from rolelint.source import Location
from rolelint.statements import Kind


def check(catalog: Catalog) -> Iterator[Finding]:
    for said in catalog.once(relations).of(Kind.AMBIGUOUS):
        yield from _of_name(catalog, said.name, catalog.resolve(said.name).ambiguous, said.at)
    for name, others, at, link, linked in misleading(catalog):
        notes = (Note(f"the link leads to {linked.path}", link), *_places(catalog, others, "goes by this name"))
        yield Finding(f"this link says '{name}', but it leads to '{linked.label}'", at, notes)
    for part in (part for part in catalog.once(references) if part.meaning.ambiguous):
        yield from _of_name(catalog, part.name, part.meaning.ambiguous, part.at)


def _of_name(catalog: Catalog, name: str, candidates: tuple[Identity, ...], at: Location) -> Iterator[Finding]:
    if candidates and not _share_an_identity(candidates):
        yield _finding(catalog, name, at, candidates)


def _share_an_identity(roles: tuple[Identity, ...]) -> bool:
    """Whether the roles have one slug or id, which is a finding by itself."""
    kinds = ({fold(role.slug or "") for role in roles}, {fold(role.id or "") for role in roles})
    return any(len(names) == 1 and names != {""} for names in kinds)


def _finding(catalog: Catalog, name: str, at: Location, roles: tuple[Identity, ...]) -> Finding:
    labels = [role.label for role in roles]
    shown = labels if len(set(labels)) == len(labels) else [f"{role.label} in {role.path}" for role in roles]
    notes = tuple(_places(catalog, roles, "is one of them"))
    hint = f"write one that fits only one role: {', '.join(_own_name(catalog, role) for role in roles)}"
    return Finding(f"'{name}' fits {len(roles)} roles: {listed(shown)}", at, notes, hint=hint)


def _own_name(catalog: Catalog, role: Identity) -> str:
    """Return the first name that means this role and no other; its file where there is none."""
    return next((name for rank in role.ranks for name in rank if catalog.resolve(name).roles == (role,)), role.path)


def _places(catalog: Catalog, roles: Iterable[Identity], what: str) -> Iterator[Note]:
    places = ((role, catalog.place_of(role)) for role in roles)
    return (Note(f"'{role.label}' {what}", place) for role, place in places if place)


RULE = Rule("RL415", __name__, __doc__, "ambiguous references", severity=Severity.ERROR, check_catalog=check)
