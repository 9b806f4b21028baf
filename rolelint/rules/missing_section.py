"""A role has nothing under a heading that every role here should have.

Role files in the canonical form need Mission and Responsibilities. Beyond these the house decides: what `sections`
under `[expects]` lists, or, without that, the sections that at least half of these files have. Roles in other forms
owe only what is listed there.

## Why

A gap in one file among many reads as if there was nothing to say. Often the section was only forgotten, or lost when
the file was copied.

```role bad

[|---|]
id: be-01
slug: example
name: Backend Engineer
default_seniority: Senior
---
# Mission
Keep the service answering.

# Responsibilities
- **API design**
```

```toml
[expects]
sections = ["Mission", "Capabilities"]
```

## Repair

Write the section. In data the same part is a key of the front matter, such as `capabilities`.

```role good
---
id: be-01
slug: example
name: Backend Engineer
default_seniority: Senior
capabilities: [Database design]
---
# Mission

# Responsibilities
- **API design**
```

```toml
[expects]
sections = ["Mission", "Capabilities"]
```

## When it is right to ignore this

When the house wants less than most of its files have: then list what it does want under `[expects]`, once.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding
from rolelint.fields import is_faulty
from rolelint.model import Role
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    for role in catalog.roles:
        for name in catalog.expected_sections(role):
            if name not in role.filled and not _is_there(role, name):
                heading = catalog.headings.get(name, name)
                yield Finding(f"'{role.label}' has no section '{heading}'", role.at, about=heading)


def _is_there(role: Role, name: str) -> bool:
    """Whether a role that lacks what the section holds has its heading, or a key like it: of these, others speak."""
    return name in role.headed or is_faulty(role.node, name)


RULE = Rule("RL201", __name__, __doc__, "missing sections", check_catalog=check)
