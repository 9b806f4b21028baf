"""Two roles or two ladders have the same slug, so one of them cannot be reached.

## Why

The slug is the address: references, pages and folders are named by it. Of two roles with one slug, every link
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

```ladder bad ladders/office.md
---
kind: ladder
slug: office
name: Office
levels: [Level 1]
---
```

```ladder bad ladders/workshop.md
---
kind: ladder
slug: [|office|]
name: Workshop
levels: [Level 1]
---
```

## Repair

Give each one a slug of its own, best that of its folder. Case, hyphens and underscores make no difference.

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

Never for long. Two versions of one thing belong into one file, or one of them out of the project with `exclude`.
"""

from collections.abc import Iterable, Iterator

from rolelint import slugs
from rolelint.catalog import Catalog, Owner
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.ladders import PART
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    yield from _findings(catalog.once(slugs.copied_roles))
    # Ladders in parts go by their folders; nobody wrote that slug.
    yield from _findings(slugs.copies(ladder for ladder in catalog.ladders.all if ladder.form != PART))


def _findings(copies: Iterable[tuple[Owner, Owner]]) -> Iterator[Finding]:
    for owner, copy in copies:
        note = Note(f"the slug of '{owner.label}'", owner.node["slug"].at)
        message = f"the slug '{copy.identity.slug}' is taken: '{owner.identity.told_from(copy.identity)}' has it too"
        yield Finding(message, copy.node["slug"].at, (note,))


RULE = Rule("RL406", __name__, __doc__, "slugs used twice", severity=Severity.ERROR, check_catalog=check)
