"""An artifact that one role had alone before the change is another one's now.

## Why

Whoever needs it goes to the old owner first. Both roles should know of the change, and so should those who use it.

```role before baker.md
# Artifacts
- **Recipe book** (type: guide)
```

```role before shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
```

```role bad baker.md
# Responsibilities
- **Bake the bread**
```

```role bad shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Artifacts
- [|**Recipe book** (type: guide)|]
```

## Repair

Nothing, if it is meant. Look whether those who get it from the old owner are told.

```role before baker.md
# Artifacts
- **Recipe book** (type: guide)
```

```role good baker.md
# Artifacts
- **Recipe book** (type: manual)
```

## When it is right to ignore this

Whenever both sides agreed on it. The finding is for whoever reviews the change.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "artifact-changed-owner")


RULE = Rule("RL808", __name__, __doc__, "artifacts with another owner", Severity.INFO, check_changes=check)
