"""The slug of a role is not the name of its file or folder.

The folder counts where the file is called profile, role, index or readme; else either of file and folder will do.
Agreeing is meant loosely: case, blanks, hyphens, underscores and a number in front do not count, and the slug may be
the beginning of the path's name, by whole words: `backend` in the folder `03-Backend_Engineer`. Only a slug that is
written is judged.

## Why

People find a role by its path, and other files refer to it by its slug. If the two differ, each search finds half of
the truth, and the next role gets a slug that is already taken.

```role bad roles/backend-engineer/profile.md
---
id: be-01
slug: [|data-engineer|]
name: Backend Engineer
default_seniority: Senior
---
```

## Repair

Rename one of the two. The fix writes the path's name as the slug; it is unsafe, because other files may use the old
one.

```role fixed roles/backend-engineer/profile.md
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---
```

```role good roles/03-Backend_Engineer-2024/profile.md
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---
```

## When it is right to ignore this

When paths follow another order, such as one folder per team with numbered files in it.
"""

import re
from collections.abc import Iterator

from rolelint import slugs
from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.model import Role
from rolelint.rule import Rule
from rolelint.schema import load
from rolelint.source import Edit


def check(catalog: Catalog) -> Iterator[Finding]:
    # Of a slug that is another role's, RL406 speaks.
    copied = {copy.identity.place for _, copy in catalog.once(slugs.copied_roles)}
    for role in catalog.roles:
        written = role.identity.slug
        if not written or slugs.agrees(written, role.path):
            continue
        if role.is_canonical and role.identity.place not in copied and _is_well_formed(written):
            yield _finding(role, written)


def _finding(role: Role, written: str) -> Finding:
    right = slugs.expected(role.path)
    at = role.node["slug"].at
    fix = Fix(f"write '{right}'", (Edit(role.written(written, at), right),), Safety.UNSAFE)
    message = f"the slug '{written}' is not the name of its path, '{slugs.of_path(role.path)[0]}'"
    return Finding(message, at, fix=fix)


def _is_well_formed(written: str) -> bool:
    return re.search(load("role")["$defs"]["identifier"]["pattern"], written) is not None


RULE = Rule("RL106", __name__, __doc__, "slugs that differ from their paths", check_catalog=check)
