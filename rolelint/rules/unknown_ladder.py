"""A role and a ladder name each other, and one of the names leads nowhere.

These are a role's `ladder` and `level`, and a ladder's `roles`, `extends` and the `from` of its dimensions.

## Why

What hangs on the name is lost without a word: the role stands on no ladder, or the ladder takes over nothing from the
one that it builds on.

```ladder bad gardeners.md
---
kind: ladder
name: Gardeners
slug: gardeners
extends: [|everybody|]
roles: [Gardener, [|Gardner|]]
dimensions: [{name: Care, from: [|Level 7|]}]
---

# Level 1
## Care
- Waters the beds
```

```role bad gardener.md
---
id: gar-01
slug: gardener
name: Gardener
default_seniority: Mid
ladder: [|gardners|]
---
```

```role bad head-gardener.md
---
id: gar-02
slug: head-gardener
name: Head Gardener
default_seniority: Senior
ladder: Gardeners
level: [|Level 3|]
---
```

## Repair

Correct the name. A ladder goes by its slug, id, name or file; a level by its name or number. A guess is never applied
by itself.

```ladder good gardeners.md
---
kind: ladder
name: Gardeners
slug: gardeners
roles: Gardeners
---

# Level 1
## Care
- Waters the beds
```

```role good gardener.md
---
id: gar-01
slug: gardener
name: Gardener
default_seniority: Mid
ladder: gardeners
level: 1
---
```

## When it is right to ignore this

While the other file is on its way: it comes with the next change.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.climbers import stray_names
from rolelint.diagnostic import Finding, Fix, Safety, Severity
from rolelint.placeholder import is_waiting
from rolelint.rule import Rule
from rolelint.source import Edit


def check(catalog: Catalog) -> Iterator[Finding]:
    for stray in stray_names(catalog):
        if not is_waiting(stray.name):
            advice = f"; did you mean '{stray.near}'?" if stray.near else ""
            fix = Fix(f"write '{stray.near}'", (Edit(stray.at, stray.near),), Safety.UNSAFE) if stray.near else None
            yield Finding(f"{stray.lack} '{stray.name}'{advice}", stray.at, fix=fix)


RULE = Rule(
    "RL423",
    __name__,
    __doc__,
    "unknown names between roles and ladders",
    severity=Severity.ERROR,
    check_catalog=check,
)
