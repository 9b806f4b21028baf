"""A role or ladder goes by another name, and its old one no longer means it.

## Why

The old name lives on: in the lines of other roles, in mails, in heads. Whoever looks for it finds nothing.

```role before shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
```

```role bad shop-lead.md
---
id: shop-01
slug: sales-lead
name: [|Sales Lead|]
default_seniority: Senior
---
```

## Repair

Keep the old name as an alias. `rolelint rename role --keep-alias` does both, and changes the lines that use it.

```role before shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
```

```role good shop-lead.md
---
id: shop-01
slug: sales-lead
name: Sales Lead
default_seniority: Senior
aliases: [Shop Lead]
---
```

## When it is right to ignore this

When the old name was a slip that nobody else took over, or is needed for another role.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule

_HINT = "keep the old name for whoever looks for it: aliases in the front matter"


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "renamed-without-alias", _HINT)


RULE = Rule("RL803", __name__, __doc__, "names given up", Severity.INFO, check_changes=check)
