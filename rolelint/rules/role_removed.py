"""A role is gone that was there before the change.

The finding stands where another role still names it, else in the file that is gone.

## Why

Whoever worked with the role finds nobody there. What it answered for is now nobody's, unless the change says whose.

```role before baker.md
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
# Interactions
- **Receives bread** ← [|Example Role|] (daily)
```

## Repair

If somebody else does the work now, say so: give the role that takes over the old name as an alias, or keep the file for
a while with `status: deprecated` and `replaced_by`. Then change the lines that name it.

```role before baker.md
# Responsibilities
- **Bake the bread**
```

```role good baker.md
---
id: example-01
slug: baker
name: Example Role
default_seniority: Senior
status: deprecated
replaced_by: Shop Lead
---
# Responsibilities
- **Bake the bread**
```

```role good shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Responsibilities
- **Bake the bread and sell it**
```

## When it is right to ignore this

When the work is gone as well, and everybody whom the list of the affected names knows it. `[[allow]]` in the
configuration keeps the reason.
"""

from collections.abc import Iterable, Iterator

from rolelint.changes import Change, told
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule


def check(changes: Iterable[Change]) -> Iterator[Finding]:
    return told(changes, "role-removed")


RULE = Rule("RL801", __name__, __doc__, "roles removed", Severity.INFO, check_changes=check)
