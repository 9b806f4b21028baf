"""A role says what another one says: a copy that was never finished.

It has the same mission and the same responsibilities, at least three texts in all, or at least five texts, none of its
own. Case, hyphens, marks and articles make no difference. One job at several levels is no copy while anything in it
differs.

## Why

Roles are copied to be changed. One that was not tells nothing about its own work, and two roles answer for the same.

```role bad roles/potter.md
---
id: pot-01
slug: potter
name: Potter
default_seniority: Mid
---
# Mission
Make tableware that lasts.
# Responsibilities
- **Throw plates and bowls**
- **Mix the clay**
```

```role bad roles/tile-maker.md
---
id: til-01
slug: tile-maker
name: [|Tile Maker|]
default_seniority: Mid
---
# Mission
Make tableware that lasts.
# Responsibilities
- **Throw plates and bowls**
- **Mix the clay**
```

## Repair

Write what this role is there for, and take out what it is not.

```role good roles/potter.md
---
id: pot-01
slug: potter
name: Potter
default_seniority: Mid
---
# Mission
Make tableware that lasts.
# Responsibilities
- **Throw plates and bowls**
- **Mix the clay**
```

```role good roles/tile-maker.md
---
id: til-01
slug: tile-maker
name: Tile Maker
default_seniority: Mid
---
# Mission
Make tiles that fit.
# Responsibilities
- **Press and cut tiles**
- **Fire the tiles**
```

## When it is right to ignore this

When one job has several names on purpose. Then `aliases` can hold them in one file.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.identity import Identity
from rolelint.likeness import Copy, copies
from rolelint.names import fold
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for copy in catalog.once(copies):
        if not _share_a_name(copy.role.identity, copy.original.identity):
            yield Finding(_said(copy), copy.role.name_at, (Note("the role that says it too", copy.original.name_at),))


def _share_a_name(one: Identity, other: Identity) -> bool:
    """Whether the two have one id, slug or name, which is a finding by itself."""
    pairs = ((one.id, other.id), (one.slug, other.slug), (one.label, other.label))
    return any(left and right and fold(left) == fold(right) for left, right in pairs)


def _said(copy: Copy) -> str:
    name, other = copy.role.label, copy.original.label
    if copy.texts:
        return f"nothing in '{name}' is its own: all of its {copy.texts} texts stand in '{other}' too"
    mission = "mission and responsibilities" if copy.role.mission else "responsibilities"
    return f"'{name}' has the {mission} of '{other}'"


RULE = Rule("RL419", __name__, __doc__, "copied roles", severity=Severity.INFO, check_catalog=check)
