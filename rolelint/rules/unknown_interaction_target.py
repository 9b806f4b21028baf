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
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.model import Interaction, Role
from rolelint.placeholder import is_waiting
from rolelint.rule import Rule
from rolelint.source import Edit, Location
from rolelint.toml import key_literal


def check(catalog: Catalog) -> Iterator[Finding]:
    for role in catalog.roles:
        for interaction in role.interactions:
            if not catalog.resolve_link(interaction.link or "", role.path):
                yield from _of_target(catalog, role, interaction)


def _of_target(catalog: Catalog, role: Role, interaction: Interaction) -> Iterator[Finding]:
    """Judge each of the names that a target lists."""
    rest = interaction.node["role"].at
    for name, meaning in catalog.parts(interaction.role or ""):
        at = role.written(name, rest)
        if name and not meaning and not is_waiting(name):
            yield replace(_finding(catalog, name, at), notes=tuple(_of_link(interaction)))
        rest = role.source.at(min(at.end, rest.end), rest.end)


def _of_link(interaction: Interaction) -> Iterator[Note]:
    """Yield where a link leads that stands for a name: were it a role's file, the name would not matter."""
    if interaction.link:
        yield Note(f"the link to '{interaction.link}' leads to no role either", interaction.node["link"].at)


def _finding(catalog: Catalog, name: str, at: Location) -> Finding:
    message = f"no role here is called '{name}'"
    beside = catalog.beside(name)
    if beside:
        return Finding(message, at, hint=f"'{beside.path}' would be it, but git does not track it: git add it")
    near = catalog.nearest(name)
    if near:
        fix = Fix(f"write '{near}'", (Edit(at, near),), Safety.UNSAFE)
        return Finding(f"{message}; did you mean '{near}'?", at, fix=fix)
    begins = catalog.beginning(name)
    if begins:
        hint = "what is no name belongs in brackets behind it, or on a line of notes below"
        return Finding(f"{message}; did you mean '{begins}'?", at, hint=hint)
    hint = f'not a role? say so once in rolelint.toml: [externals] {key_literal(name)} = "who they are"'
    return Finding(message, at, hint=hint)


RULE = Rule("RL401", __name__, __doc__, "interactions with nobody known", severity=Severity.ERROR, check_catalog=check)
