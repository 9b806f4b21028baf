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

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.model import GENERIC_STEMS, Role
from rolelint.names import fold, slug
from rolelint.rule import Rule
from rolelint.schema import load
from rolelint.source import Edit


def check(catalog: Catalog) -> Iterator[Finding]:
    taken = {further.path for _, further in catalog.repeated(lambda identity: identity.slug)}
    for role in catalog.roles:
        written = role.identity.slug
        # Of a slug that another role has already, RL406 speaks.
        if written and role.path not in taken and _is_well_formed(written) and not _agrees_with_path(written, role):
            yield _finding(role, written)


def _agrees_with_path(written: str, role: Role) -> bool:
    names = _names(role.path)
    return not names or any(_agree(_words(written), _words(name)) for name in names)


def _finding(role: Role, written: str) -> Finding:
    name = _names(role.path)[0]
    right = slug(" ".join(_unnumbered(_words(name))))
    at = role.node["slug"].at
    fix = Fix(f"write '{right}'", (Edit(role.written(written, at), right),), Safety.UNSAFE)
    return Finding(f"the slug '{written}' is not the name of its path, '{name}'", at, fix=fix)


def _names(path: str) -> list[str]:
    """Return the names that a slug may agree with: the file's, unless every role's file has it, and the folder's."""
    *folders, file = path.split("/")
    stem = file.rpartition(".")[0] or file
    return [*([] if stem.casefold() in GENERIC_STEMS else [stem]), *folders[-1:]]


def _is_well_formed(written: str) -> bool:
    return re.search(load("role")["$defs"]["identifier"]["pattern"], written) is not None


def _words(name: str) -> list[str]:
    return fold(name.replace(".", " ")).split()


def _unnumbered(words: list[str]) -> list[str]:
    """Leave out numbers in front, unless there is nothing else."""
    first = next((index for index, word in enumerate(words) if not word.isdecimal()), 0)
    return words[first:]


def _agree(written: list[str], name: list[str]) -> bool:
    """Whether the name begins with what is written, be it numbered or not."""
    return written in (name[: len(written)], _unnumbered(name)[: len(written)])


RULE = Rule("RL106", __name__, __doc__, "slugs that differ from their paths", check_catalog=check)
