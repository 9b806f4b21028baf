"""A role no longer answers for something that it answered for before the change.

Another wording of the same responsibility is none of these: it shares its words or its success metrics.

## Why

What falls out of a role falls to nobody, unless somebody takes it up. In a long change such a line is easily lost.

```role before baker.md
# Responsibilities
- **Bake the bread**
- **Keep the oven clean**
```

```role bad baker.md
# [|Responsibilities|]
- **Bake the bread**
```

## Repair

Say in another role who answers for it now, or write the line back.

```role before baker.md
# Responsibilities
- **Bake the bread**
- **Keep the oven clean**
```

```role good baker.md
# Responsibilities
- **Bake the bread**
- **Keep oven and tools clean**
```

## When it is right to ignore this

When the work is done away with, or another role of the same change takes it up.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "responsibility-removed")


RULE = Rule("RL805", __name__, __doc__, "responsibilities removed", Severity.INFO, check_changes=check)
