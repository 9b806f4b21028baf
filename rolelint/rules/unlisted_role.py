"""A README or index lists the roles of a folder by links, and leaves one out.

## Why

People take the list for the whole. A role that is not in it is not found, and somebody writes it a second time.

```index bad README.md
# Our roles

| Role | What for |
|---|---|
| [Baker](roles/baker.md) | bread |
| [Shop Lead](roles/shop-lead.md) | the shop |
```

```role bad roles/baker.md
---
id: bak-01
slug: baker
name: Baker
default_seniority: Mid
---
```

```role bad roles/driver.md
---
id: drv-01
slug: driver
name: [|Driver|]
default_seniority: Mid
---
```

```role bad roles/shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Mid
---
```

## Repair

Add it to the list, with a link or by name. Only lists, tables and headings count, which name two roles at least and
more than half of those in the folder; links in running text promise nothing. Drafts and deprecated roles may be left
out.

```index good README.md
Begin with the [Baker](roles/baker.md) or the [Shop Lead](roles/shop-lead.md).
```

```role good roles/baker.md
# Mission
Bake.
```

```role good roles/driver.md
# Mission
Drive.
```

```role good roles/shop-lead.md
# Mission
Lead.
```

## When it is right to ignore this

When the list is a choice on purpose, such as the roles that are hiring.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note
from rolelint.listings import omissions, path_to
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for role, lists in omissions(catalog):
        first = lists[0]
        known = f"which names {first.named} of {first.of} roles"
        notes = tuple(Note("the list ends here", listing.at) for listing in lists)
        link = f"[{role.label}]({path_to(role, first.index)})"
        message = f"'{role.label}' is not in the list of '{first.index.path}', {known}"
        yield Finding(message, role.name_at, notes, hint=f"the link to it: {link}")


RULE = Rule("RL417", __name__, __doc__, "roles that a list leaves out", check_catalog=check)
