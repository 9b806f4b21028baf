"""A role works with one that is deprecated, so the line will soon lead nowhere.

## Why

A role that goes away leaves its name in the files of its neighbours, who learn last that they are to ask somebody else.

```role bad baker.md
---
slug: baker
name: Baker
reports_to: [|Counter Lead|]
---
# Interactions
- **Provides bread** → [|Counter Lead|] (daily)
```

```role bad counter-lead.md
---
slug: counter-lead
name: Counter Lead
status: deprecated
replaced_by: Shop Lead
---
```

```role bad shop-lead.md
---
slug: shop-lead
name: Shop Lead
---
```

## Repair

Name the role that takes over. Whether `replaced_by` holds for this line too is for somebody to decide, so the fix is
unsafe; where that role is named already, the old name may simply go. What a deprecated role says is no finding.

```role fixed baker.md
---
slug: baker
name: Baker
reports_to: Shop Lead
---
# Interactions
- **Provides bread** → Shop Lead (daily)
```

```role good counter-lead.md
---
slug: counter-lead
name: Counter Lead
status: deprecated
---
# Interactions
- **Informs** → Shop Lead (daily)
```

## When it is right to ignore this

Until the day of the change, where the work still goes the old way.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.frozen import frozen
from rolelint.identity import Identity
from rolelint.interactions import relations, successor
from rolelint.names import fold_plural
from rolelint.references import Reference, plain_name, references
from rolelint.rule import Rule
from rolelint.source import Edit
from rolelint.statements import Kind, Statement


@frozen
class _Naming:
    said: Reference | Statement
    verb: str
    other: Identity
    is_link: bool = False


def check(catalog: Catalog) -> Iterator[Finding]:
    namings = tuple(_namings(catalog)) if any(role.status == "deprecated" for role in catalog.roles) else ()
    taken = {(one.said.role.identity, one.verb, one.other) for one in namings}
    for one in namings:
        target = catalog.once(relations).roles.get(one.other)
        if target and target.status == "deprecated" and one.said.role.status != "deprecated":
            heir = successor(catalog, target)
            key = one.said.role.identity, one.verb, heir or one.other
            fix = _fix(catalog, one, heir) if heir and heir != one.said.role.identity and key not in taken else None
            taken.add(key)
            who = "this role" if heir == one.said.role.identity else f"'{heir.label}'" if heir else ""
            note = Note(f"the status of '{target.label}'", target.node["status"].at)
            message = f"'{one.said.name}' is deprecated{f', and {who} replaces it' if who else ''}"
            yield Finding(message, one.said.at, (note,), fix)


def _namings(catalog: Catalog) -> Iterator[_Naming]:
    for part in catalog.once(references):
        if part.superior:
            yield _Naming(part, "", part.superior)
    for said in catalog.once(relations).statements:
        if said.kind is Kind.ROLE:
            yield _Naming(said, fold_plural(said.interaction.kind), said.others[0], bool(said.interaction.link))


def _fix(catalog: Catalog, one: _Naming, heir: Identity) -> Fix | None:
    """Write the heir's name where plain letters stand; a link leads to the file, whatever its words are."""
    instead = None if one.is_link else plain_name(catalog, heir)
    at = one.said.at
    is_written = one.said.role.source.text[at.start : at.end] == one.said.name
    return Fix(f"write '{instead}'", (Edit(at, instead),), Safety.UNSAFE) if instead and is_written else None


RULE = Rule("RL414", __name__, __doc__, "interactions with deprecated roles", check_catalog=check)
