"""No role stands at a level of a ladder, although roles stand at most of the others.

It speaks where levels say which `seniority` they stand for, roles belong to the ladder, and at least half of these
levels have a role.

## Why

The step exists on paper only: nobody has described what somebody there answers for. Or the level is one too many.

```ladder bad gardeners.md
---
kind: ladder
name: Gardeners
slug: gardeners
family: Gardens
levels:
  - {name: Level 1, seniority: Junior}
  - {name: [|Level 2|], seniority: Mid}
  - {name: Level 3, seniority: Senior}
---
```

```role bad apprentice.md
---
id: gar-01
slug: apprentice
name: Apprentice
default_seniority: Junior
family: Gardens
---
```

```role bad head-gardener.md
---
id: gar-02
slug: head-gardener
name: Head Gardener
default_seniority: Senior
family: Gardens
---
```

## Repair

Describe the role, let one stand at the level by its `level`, or join two levels.

```ladder good gardeners.md
---
kind: ladder
name: Gardeners
slug: gardeners
levels:
  - {name: Level 1, seniority: Junior}
  - {name: Level 2, seniority: Mid}
  - {name: Level 3, seniority: Senior}
roles: gardener
---
```

```role good gardener.md
---
id: gar-03
slug: gardener
name: Gardener
default_seniority: Mid
---
```

## When it is right to ignore this

Where one role is taken by people of several levels.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.climbers import climbers
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    everyone = catalog.once(climbers)
    for ladder in catalog.ladders.all:
        named = [level for level in ladder.levels if level.seniority]
        covered = {level.name for climb in everyone.on(ladder) for level in climb.levels}
        bare = [level for level in named if level.name not in covered]
        if len(bare) * 2 <= len(named):
            for level in (level for level in bare if not level.is_inherited):
                yield Finding(f"no role stands at {level.name} ({level.seniority})", level.node["name"].at)


RULE = Rule("RL508", __name__, __doc__, "levels at which no role stands", severity=Severity.INFO, check_catalog=check)
