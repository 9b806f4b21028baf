"""Roles depend on each other in a circle, so each of them waits for the next one.

## Why

Nobody can begin, or the real order of work is another one than what is written. Such circles grow over several files,
where nobody sees them.

```role bad baker.md
# Interactions
- **Depends on** → [|Miller|] (daily)
```

```role bad miller.md
---
id: mill-01
slug: miller
name: Miller
default_seniority: Senior
---
# Interactions
- **Depends on** → Farmer (weekly)
- **Provides flour** → Example Role (daily)
```

```role bad farmer.md
---
id: farm-01
slug: farmer
name: Farmer
default_seniority: Senior
---
# Interactions
- **Depends on** → Example Role (monthly)
```

## Repair

Ask what each of them really needs before it can begin. Often one of the lines is meant as help, or as news: give it the
verb that says so. One finding shows one shortest circle; if there are more among the same roles, the next one shows
when it is gone.

```role good baker.md
# Interactions
- **Depends on** → Miller (daily)
- **Supports** → Farmer (monthly)
```

```role good miller.md
---
id: mill-01
slug: miller
name: Miller
default_seniority: Senior
---
# Interactions
- **Depends on** → Farmer (weekly)
```

```role good farmer.md
---
id: farm-01
slug: farmer
name: Farmer
default_seniority: Senior
---
# Interactions
- **Receives support** ← Example Role (monthly)
```

A verb of your own counts as well if it has `flow = "in"` and `arrow = "target"`.

## When it is right to ignore this

Where two roles take turns, each with its own part of the work, and both know it.
"""

from collections.abc import Iterator
from itertools import pairwise

from rolelint.catalog import Catalog
from rolelint.cycles import by_way_of, cycles
from rolelint.diagnostic import Finding, Note
from rolelint.identity import Identity
from rolelint.interactions import dependencies
from rolelint.rule import Rule
from rolelint.statements import Statement


def check(catalog: Catalog) -> Iterator[Finding]:
    needs = _needs(catalog)
    for circle in cycles(needs):
        first, *others = [needs[one][other] for one, other in pairwise((*circle, circle[0]))]
        through = by_way_of([role.label for role in circle[1:]])
        notes = tuple(Note(statement.sentence, statement.at) for statement in others)
        yield Finding(f"'{first.role.label}' depends on itself{through}", first.at, notes)


def _needs(catalog: Catalog) -> dict[Identity, dict[Identity, Statement]]:
    needs: dict[Identity, dict[Identity, Statement]] = {}
    for statement in dependencies(catalog):
        needs.setdefault(statement.role.identity, {}).setdefault(statement.others[0], statement)
    return needs


RULE = Rule(
    "RL408",
    __name__,
    __doc__,
    "circles of dependencies",
    check_catalog=check,
    expected=lambda expects: expects.interactions != "none",
)
