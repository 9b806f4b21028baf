"""A role works with one that is deprecated, so the line will soon lead nowhere.

## Why

A role that goes away leaves its name in the files of its neighbours, who learn last that they are to ask somebody else.

```role bad baker.md
---
id: bake-01
slug: baker
name: Baker
default_seniority: Mid
reports_to: [|Counter Lead|]
---
# Interactions
- **Provides bread** → [|Counter Lead|] (daily)
```

```role bad counter-lead.md
---
id: count-01
slug: counter-lead
name: Counter Lead
default_seniority: Senior
status: deprecated
replaced_by: Shop Lead
---
```

```role bad shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
```

## Repair

Name the role that takes over. Whether `replaced_by` holds for this line too is for somebody to decide, so the fix is
unsafe. What the deprecated role says itself is no finding.

```role fixed baker.md
---
id: bake-01
slug: baker
name: Baker
default_seniority: Mid
reports_to: Shop Lead
---
# Interactions
- **Provides bread** → Shop Lead (daily)
```

```role good counter-lead.md
---
id: count-01
slug: counter-lead
name: Counter Lead
default_seniority: Senior
status: deprecated
---
# Interactions
- **Informs** → Shop Lead (daily)
```

```role good shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
```

## When it is right to ignore this

Until the day of the change, where the work still goes the old way.
"""

from collections.abc import Iterator
from dataclasses import replace

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.identity import Identity
from rolelint.interactions import Kind, relations, successor
from rolelint.model import Role
from rolelint.references import plain_name, references
from rolelint.rule import Rule
from rolelint.source import Edit, Location


def check(catalog: Catalog) -> Iterator[Finding]:
    for reference in catalog.once(references):
        if reference.superior:
            yield from _finding(catalog, reference.role, reference.superior, reference.name, reference.at)
    for statement in catalog.once(relations).statements:
        if statement.kind is Kind.ROLE:
            found = _finding(catalog, statement.role, statement.others[0], statement.name, statement.at)
            # A link leads to the file, whatever its words are.
            yield from (replace(finding, fix=None) for finding in found) if statement.interaction.link else found


def _finding(catalog: Catalog, role: Role, named: Identity, name: str, at: Location) -> Iterator[Finding]:
    target = catalog.once(relations).roles.get(named)
    if target is None or target.status != "deprecated" or role.status == "deprecated":
        return
    heir = successor(catalog, target)
    instead = plain_name(catalog, heir) if heir and heir != role.identity else None
    is_written = role.source.text[at.start : at.end] == name
    fix = Fix(f"write '{instead}'", (Edit(at, instead),), Safety.UNSAFE) if instead and is_written else None
    who = f"'{heir.label}'" if heir and heir != role.identity else "this role"
    note = Note(f"the status of '{target.label}'", target.node["status"].at)
    yield Finding(f"'{name}' is deprecated{f', and {who} replaces it' if heir else ''}", at, (note,), fix)


RULE = Rule("RL414", __name__, __doc__, "interactions with deprecated roles", check_catalog=check)
