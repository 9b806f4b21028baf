"""A role works with nobody, and nobody works with it.

## Why

Hardly any work is done alone. A role that no line leads to or from is not yet described to its end, or is left over
from how things were.

```role bad archivist.md
---
id: arc-01
slug: archivist
name: [|Archivist|]
default_seniority: Senior
---
# Mission
Keep what will be asked for.
```

```role bad baker.md
# Interactions
- **Provides bread** → Shop Lead (daily)
```

```role bad shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Receives bread** ← Baker (daily)
```

## Repair

Write down who asks for the work, and who gets it. A superior in the front matter, a family, all roles, or somebody
outside are enough. Where every role should have the section, [a rule of its own](missing-section.md) says that it is
missing, and this one is silent: `rolelint graph --facts` lists all who work alone.

```role good archivist.md
---
id: arc-01
slug: archivist
name: Archivist
default_seniority: Senior
---
# Mission
Keep what will be asked for.
```

```role good baker.md
# Interactions
- **Informs** → all roles (yearly)
```

## When it is right to ignore this

While the role is new and its neighbours are not written yet; `status: draft` says so.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.identity import Identity
from rolelint.interactions import relations, unresolved
from rolelint.model import Role
from rolelint.references import may_mean, references
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    if len(catalog.identities) < 2:
        return
    known = _connected(catalog)
    for role in catalog.roles:
        if role.identity not in known and not _is_explained(catalog, role):
            yield Finding(f"'{role.label}' works with nobody, and nobody works with it", role.name_at)


def _connected(catalog: Catalog) -> set[Identity]:
    """Return the roles that a line or a front matter leads to or from."""
    connected = catalog.once(relations).connected
    for reference in catalog.once(references):
        if reference.key == "reports_to":
            connected |= {reference.role.identity, *reference.meaning.roles}
    return connected


def _is_explained(catalog: Catalog, role: Role) -> bool:
    """Whether another finding tells why nothing leads to or from a role."""
    is_headed = any(heading.field == "interactions" for heading in role.headings)
    is_written = role.data.get("interactions") or "x-incomplete-interactions" in role.node
    is_missed = "interactions" in catalog.expected_sections(role)
    if is_headed or is_written or is_missed:
        return True
    return role.identity in catalog.once(_maybe_meant)


def _maybe_meant(catalog: Catalog) -> frozenset[Identity]:
    """Return the roles that a name which leads nowhere may mean."""
    names = {name for unknown in catalog.once(unresolved).values() for name in unknown}
    return frozenset(role for name in names for role in may_mean(catalog, name))


RULE = Rule(
    "RL407",
    __name__,
    __doc__,
    "isolated roles",
    severity=Severity.INFO,
    check_catalog=check,
    expected=lambda expects: expects.interactions in {"both-sides", "listed"},
)
