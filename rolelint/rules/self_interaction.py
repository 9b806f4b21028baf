"""A role interacts with itself.

## Why

Such a line usually names the wrong role: it was copied from the other role's file, or the name was not changed. The
role that was meant is missing from the picture.

```role bad payroll-manager.md
---
id: pay-01
slug: payroll-manager
name: Payroll Manager
default_seniority: Senior
aliases: [Paymaster]
---
# Interactions
- **Reports to** → [|Payroll Manager|]
- **Informs** → [|the paymaster|] (monthly)
```

## Repair

Name the other role. Several people in the same role, a family and everybody are fine, for they are others too.

```role good payroll-manager.md
---
id: pay-01
slug: payroll-manager
name: Payroll Manager
default_seniority: Senior
family: Payroll
---
# Interactions
- **Mentors** → Payroll Managers (weekly)
- **Informs** → payroll
- **Informs** → everyone
```

## When it is right to ignore this

Where colleagues in the same role depend on each other and the plural would read badly.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding
from rolelint.interactions import relations
from rolelint.model import Interaction, Role
from rolelint.names import fold
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for role, interaction in catalog.once(relations).to_itself:
        if _is_with_itself(catalog, role, interaction):
            message = f"'{interaction.role}' is this role itself; name the role that is meant"
            yield Finding(message, role.written(interaction.role or "", interaction.node["role"].at))


def _is_with_itself(catalog: Catalog, role: Role, interaction: Interaction) -> bool:
    linked = catalog.resolve_link(interaction.link, role.path) if interaction.link else None
    if linked:
        return linked == role.identity
    # The plural of its own name means its colleagues, so only names as they are given count.
    meaning = catalog.resolve(interaction.role or "")
    if meaning.roles != (role.identity,) or meaning.is_group:
        return False
    return fold(interaction.role or "") in {fold(name) for rank in role.identity.ranks for name in rank}


RULE = Rule("RL413", __name__, __doc__, "roles that interact with themselves", check_catalog=check)
