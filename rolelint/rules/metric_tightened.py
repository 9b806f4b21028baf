"""A success metric asks for more than before the change.

Numbers are compared in the same unit: a higher target, a shorter time, a share of more. A metric that can be checked
farther than before is tighter, too.

## Why

Somebody is measured by it. They should hear of it before the first figure is late.

```role before baker.md
# Responsibilities
- **Answer complaints**
  - *Success metric*: complaints answered within 5 days
```

```role bad baker.md
# Responsibilities
- **Answer complaints**
  - *Success metric*: [|complaints answered within 2 days|]
```

## Repair

Nothing, if it is meant; ask those who hold the role whether they can do it.

```role before baker.md
# Responsibilities
- **Answer complaints**
  - *Success metric*: complaints answered within 5 days
```

```role good baker.md
# Responsibilities
- **Answer complaints**
  - *Success metric*: complaints answered within 120 hours
```

## When it is right to ignore this

Whenever it was agreed on. The finding is for whoever reviews the change.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "metric-tightened")


RULE = Rule("RL811", __name__, __doc__, "success metrics tightened", Severity.INFO, check_changes=check)
