"""A role, ladder, dimension or criterion has another id, or none, than before the change.

## Why

The id is the one name that stays when everything else is renamed. Other systems keep it: staff lists, forms, links.
With another id it is somebody new to them.

```role before baker.md
---
id: bak-01
slug: baker
name: Baker
default_seniority: Senior
---
```

```role bad baker.md
---
id: [|bak-02|]
slug: baker
name: Baker
default_seniority: Senior
---
```

## Repair

Write the old id back. Everything else may change.

```role before baker.md
---
id: bak-01
slug: baker
name: Baker
default_seniority: Senior
---
```

```role good baker.md
---
id: bak-01
slug: bakery-lead
name: Bakery Lead
default_seniority: Senior
---
```

## When it is right to ignore this

When two had the same id, and this is the one that had to give way.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "id-changed")


RULE = Rule("RL802", __name__, __doc__, "ids changed", Severity.INFO, check_changes=check)
