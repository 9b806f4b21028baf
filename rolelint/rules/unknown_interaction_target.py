"""An interaction names somebody who is no role here, so the line leads nowhere.

## Why

People follow these lines to find out whom to ask, and every diagram of the company is drawn from them. A name with a
slip in it, or one that went away with a reorganisation, breaks the line without anybody noticing.

```role bad payroll-manager.md
# Interactions
- **Reports to** → [|Finance Directr|]
```

```role bad finance-director.md
---
id: fin-01
slug: finance-director
name: Finance Director
default_seniority: Principal
---
```

## Repair

Correct the name. A guess is never applied by itself: two roles may well be one letter apart.

```role fixed payroll-manager.md
# Interactions
- **Reports to** → Finance Director
```

Any name that a role goes by will do: its name, slug, id, an alias, its plural, a link to its file; several at once, its
family, or all roles. Whoever is no role here is named once in the configuration.

```role good payroll-manager.md
# Interactions
- **Reports to** → the finance-director
- **Advises** → Finance Directors, bookkeeping and the works council (monthly)
- **Informs** → [my boss](finance-director.md)
- **Informs** → all roles
```

```role good finance-director.md
---
id: fin-01
slug: finance-director
name: Finance Director
default_seniority: Principal
family: Bookkeeping
---
```

```toml
[externals]
"Works council" = "elected by all employees"
```

## When it is right to ignore this

While a role is on its way: its file comes with the next change. Somebody outside belongs under `[externals]` instead,
where one line speaks for all roles.
"""

from collections.abc import Iterator
from dataclasses import replace

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.model import Interaction
from rolelint.references import strangers, unknown
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for role, name, at, interaction in strangers(catalog):
        yield replace(unknown(catalog, role, name, at), notes=tuple(_of_link(interaction)))


def _of_link(interaction: Interaction) -> Iterator[Note]:
    """Yield where a link leads that stands for a name: were it a role's file, the name would not matter."""
    if interaction.link:
        yield Note(f"the link to '{interaction.link}' leads to no role either", interaction.node["link"].at)


RULE = Rule("RL401", __name__, __doc__, "interactions with nobody known", severity=Severity.ERROR, check_catalog=check)
