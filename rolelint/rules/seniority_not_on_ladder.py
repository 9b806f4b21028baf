"""A role's seniority is that of no level on the ladder that the role belongs to.

It speaks where the levels of the ladder say which `seniority` they stand for, and about roles that name no `level`
themselves.

## Why

Who takes the role cannot be placed on the ladder, and nobody can tell what the next step is.

```ladder bad gardeners.md
---
kind: ladder
name: Gardeners
slug: gardeners
levels:
  - {name: Level 1, seniority: Junior}
  - {name: Level 2, seniority: Mid}
---
```

```role bad head-gardener.md
---
id: gar-01
slug: head-gardener
name: Head Gardener
default_seniority: [|Principal|]
ladder: gardeners
---
```

## Repair

Give a level this seniority, or the role the level that it really stands at.

```ladder good gardeners.md
---
kind: ladder
name: Gardeners
slug: gardeners
family: Gardens
levels:
  - {name: Level 1, seniority: Junior}
  - {name: Level 2, seniority: Mid}
---
```

```role good gardener.md
---
id: gar-02
slug: gardener
name: Gardener
default_seniority: mid
family: Gardens
---
```

```role good head-gardener.md
---
id: gar-01
slug: head-gardener
name: Head Gardener
default_seniority: Principal
ladder: gardeners
level: 2
---
```

## When it is right to ignore this

Where a role is filled from outside the ladder on purpose.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.climbers import climbers
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for climb in catalog.once(climbers).all:
        role, ladder = climb.role, climb.ladder
        named = [level for level in ladder.levels if level.seniority]
        if not climb.levels and named and role.default_seniority and not role.level:
            known = ", ".join(dict.fromkeys(level.seniority or "" for level in named))
            message = f"no level of the ladder '{ladder.label}' stands for '{role.default_seniority}'"
            note = Note("this ladder", ladder.at)
            yield Finding(message, role.node["default_seniority"].at, (note,), hint=f"its levels stand for: {known}")


RULE = Rule(
    "RL507",
    __name__,
    __doc__,
    "seniorities that are on no level of their ladder",
    severity=Severity.INFO,
    check_catalog=check,
)
