"""Two roles have the same slug, so one of them cannot be reached.

## Why

The slug is the role's address: references, pages and folders are named by it. Of two roles with one slug, every link
and every reference finds only one.

```role bad roles/accountant/profile.md
---
id: fin-07
slug: accountant
name: Accountant
default_seniority: Mid
---
```

```role bad roles/controller/profile.md
---
id: fin-08
slug: [|Accountant|]
name: Controller
default_seniority: Senior
---
```

## Repair

Give each role a slug of its own, best that of its folder. Case, hyphens and underscores make no difference.

```role good roles/accountant/profile.md
---
id: fin-07
slug: accountant
name: Accountant
default_seniority: Mid
---
```

```role good roles/controller/profile.md
---
id: fin-08
slug: accountant-lead
name: Controller
default_seniority: Senior
---
```

## When it is right to ignore this

Never for long. Two versions of one role belong into one file, or one of them out of the project with `exclude`.
"""

from collections.abc import Iterator

from rolelint import slugs
from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for owner, copy in slugs.copies(catalog):
        note = Note(f"the slug of '{owner.label}'", owner.node["slug"].at)
        message = f"the slug '{copy.identity.slug}' is taken: '{owner.told_from(copy)}' has it too"
        yield Finding(message, copy.node["slug"].at, (note,))


RULE = Rule("RL406", __name__, __doc__, "slugs used twice", severity=Severity.ERROR, check_catalog=check)
