"""Two roles have the same id, so whatever goes by it means either of them.

## Why

An id is what other systems remember: a ladder, a payroll export, a page that links here. With two roles under one id
they quietly get the wrong one. It mostly comes from copying a file.

```role bad accountant.md
---
id: fin-07
slug: accountant
name: Accountant
default_seniority: Mid
---
```

```role bad controller.md
---
id: [|FIN_07|]
slug: controller
name: Controller
default_seniority: Senior
---
```

## Repair

Give the newer role an id of its own. Case, hyphens and underscores make no difference; every other character does.

```role good accountant.md
---
id: fin-07
slug: accountant
name: Accountant
default_seniority: Mid
---
```

```role good controller.md
---
id: fin-070
slug: controller
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
    # Of a copied file, RL406 speaks.
    copied = {copy.path for _, copy in slugs.copies(catalog)}
    for first, role in catalog.repeated(lambda identity: identity.id):
        if role.path not in copied:
            note = Note(f"the id of '{first.label}'", first.node["id"].at)
            message = f"the id '{role.identity.id}' is taken: '{first.told_from(role)}' has it too"
            yield Finding(message, role.node["id"].at, (note,))


RULE = Rule("RL405", __name__, __doc__, "ids used twice", severity=Severity.ERROR, check_catalog=check)
