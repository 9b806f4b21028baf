"""A role and a ladder name each other, and one of the names leads nowhere.

These are a role's `ladder` and `level`, and a ladder's `roles`, `extends` and the `from` of its dimensions. Ladders
that extend each other in a circle lead nowhere as well: none of them inherits anything.

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
slug: gardener
name: Gardener
ladder: [|gardners|]
---
```

```role bad head-gardener.md
---
slug: head-gardener
name: Head Gardener
ladder: Gardeners
level: [|Level 3|]
---
```

## Repair

Correct the name. A ladder goes by its slug, id, name or file; a level by its name or number. A guess is never applied
by itself.

```role fixed gardener.md
---
slug: gardener
name: Gardener
ladder: Gardeners
---
```

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
slug: gardener
name: Gardener
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
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.ladder import Ladder
from rolelint.placeholder import is_waiting
from rolelint.rule import Rule
from rolelint.source import Edit


def check(catalog: Catalog) -> Iterator[Finding]:
    for stray in stray_names(catalog):
        if not is_waiting(stray.name):
            advice = f"; did you mean '{stray.near}'?" if stray.near else ""
            fix = Fix(f"write '{stray.near}'", (Edit(stray.at, stray.near),), Safety.UNSAFE) if stray.near else None
            yield Finding(f"{stray.lack} '{stray.name}'{advice}", stray.at, fix=fix)
    yield from map(_circle, catalog.ladders.circles)


def _circle(ladders: tuple[Ladder, ...]) -> Finding:
    """Show that ladders extend each other in a circle, at the first of them."""
    first, *others = ladders
    if not others:
        return Finding(f"'{first.label}' extends itself, so it inherits nothing", first.node["extends"].at)
    way = ", ".join(f"'{other.label}'" for other in others)
    notes = tuple(Note(f"'{other.label}' extends another one here", other.node["extends"].at) for other in others)
    message = f"'{first.label}' extends itself by way of {way}, so none of them inherits anything"
    return Finding(message, first.node["extends"].at, notes)


RULE = Rule(
    "RL423",
    __name__,
    __doc__,
    "unknown names between roles and ladders",
    severity=Severity.ERROR,
    check_catalog=check,
)
