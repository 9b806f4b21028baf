"""`reports_to` or `replaced_by` in the front matter names nobody, or nobody else.

## Why

Charts and lists of superiors are made from these keys, and readers of a deprecated role look there for its successor.

```role bad payroll-manager.md
---
id: pay-01
slug: payroll-manager
name: Payroll Manager
default_seniority: Senior
reports_to: [Finance Director, [|Human Resorces|]]
---
```

```role bad wages-clerk.md
---
id: pay-02
slug: wages-clerk
name: Wages Clerk
default_seniority: Junior
replaced_by: [|Wages Clerk|]
---
```

```role bad finance-director.md
---
id: fin-01
slug: finance-director
name: Finance Director
default_seniority: Principal
---
```

```role bad human-resources.md
---
id: hr-01
slug: human-resources
name: Human Resources
default_seniority: Principal
---
```

## Repair

Correct the name. A guess is never applied by itself: two roles may well be one letter apart.

```role fixed payroll-manager.md
---
id: pay-01
slug: payroll-manager
name: Payroll Manager
default_seniority: Senior
reports_to: [Finance Director, Human Resources]
---
```

Any name that a role goes by will do, and those of people outside who are named in the configuration.

```role good payroll-manager.md
---
id: pay-01
slug: payroll-manager
name: Payroll Manager
default_seniority: Senior
reports_to: Board of trustees
---
```

```role good wages-clerk.md
---
id: pay-02
slug: wages-clerk
name: Wages Clerk
default_seniority: Junior
status: deprecated
replaced_by: pay-01
---
```

```toml
[externals]
"Board of trustees" = "the volunteers who oversee the charity"
```

A role that reports to itself has a [rule of its own](reporting-cycle.md).

## When it is right to ignore this

While the other role is on its way: its file comes with the next change.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.placeholder import is_waiting
from rolelint.references import references, unknown
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for reference in catalog.once(references):
        if not reference.meaning and not is_waiting(reference.name):
            yield unknown(catalog, reference.role, reference.name, reference.at)
        elif reference.key == "replaced_by" and reference.meaning.roles == (reference.role.identity,):
            yield Finding(f"'{reference.name}' is this role itself; name the role that takes over", reference.at)


RULE = Rule(
    "RL422", __name__, __doc__, "unknown roles in the front matter", severity=Severity.ERROR, check_catalog=check
)
