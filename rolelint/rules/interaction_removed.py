"""A role no longer says that it works with another one, as it did before the change.

## Why

The other side still counts on it. It reads in its own file that something comes, and waits.

```role before baker.md
# Interactions
- **Provides bread** → Shop Lead (daily)
- **Informs** → Miller (weekly)
```

```role before shop-lead.md
# Interactions
- **Receives bread** ← Baker (daily)
```

```role bad baker.md
# [|Interactions|]
- **Informs** → Miller (weekly)
```

```role bad shop-lead.md
# Interactions
- **Receives bread** ← Baker (daily)
```

## Repair

Ask the other side, and change both files. A line whose verb, frequency or notes changed is not gone.

```role before baker.md
# Interactions
- **Provides bread** → Shop Lead (daily)
- **Informs** → Miller (weekly)
```

```role before shop-lead.md
# Interactions
- **Receives bread** ← Baker (daily)
```

```role good baker.md
# Interactions
- **Delivers** → Shop Lead (weekly)
- **Informs** → Miller (weekly)
```

```role good shop-lead.md
# Interactions
- **Receives bread** ← Baker (weekly)
```

## When it is right to ignore this

When the same change takes the line of the other side away, too, or that role is gone.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    # A line to somebody who is no role here leaves nobody waiting.
    return told((change for change in changes if change.affected), "interaction-removed")


RULE = Rule("RL806", __name__, __doc__, "interactions removed", Severity.INFO, check_changes=check)
