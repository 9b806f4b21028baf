"""Two roles or two ladders have the same name, so people who speak of one may mean the other.

## Why

Files and slugs keep the two apart, conversations do not. A reference by this name would fit both.

```role bad accountant-north.md
---
id: acc-01
slug: accountant-north
name: Accountant
default_seniority: Mid
---
```

```role bad accountant-south.md
---
id: acc-02
slug: accountant-south
name: [|The Accountant|]
default_seniority: Mid
---
```

```ladder bad ladders/office-north.md
---
kind: ladder
name: Office
levels: [Level 1]
---
```

```ladder bad ladders/office-south.md
---
kind: ladder
name: [|Office|]
levels: [Level 1]
---
```

## Repair

Put into the name what tells them apart.

```role good accountant-north.md
---
id: acc-01
slug: accountant-north
name: Accountant, North
default_seniority: Mid
---
```

```role good accountant-south.md
---
id: acc-02
slug: accountant-south
name: Accountant, South
default_seniority: Mid
---
```

## When it is right to ignore this

Where the title is fixed by law or contract and the slugs say enough. References must use these then.
"""

from collections.abc import Iterator
from itertools import combinations

from rolelint.catalog import Catalog, repeated
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.identity import Identity
from rolelint.inventory import inventory
from rolelint.ladders import PART
from rolelint.names import fold
from rolelint.rule import Rule


def check(catalog: Catalog) -> Iterator[Finding]:
    explained = frozenset(_pairs_of_references(catalog))
    for first, role in repeated(catalog.roles, lambda identity: identity.name or identity.title):
        pair = (first.identity, role.identity)
        if pair not in explained and not _is_copy(*pair):
            where = f"of the role in '{first.path}'" if first.path != role.path else "of another role of this file"
            message = f"'{role.label}' is also the name {where}"
            yield Finding(message, role.name_at, (Note("the other role of this name", first.name_at),))
    for known, ladder in repeated(catalog.ladders.all, _own_name):
        if PART not in (known.form, ladder.form) and not _is_copy(known.identity, ladder.identity):
            message = f"'{ladder.label}' is also the name of the ladder in '{known.path}'"
            yield Finding(message, ladder.at, (Note("the other ladder of this name", known.at),))


def _own_name(ladder: Identity) -> str | None:
    """Return the name that a ladder says itself; others go by the name of their file."""
    return ladder.name if ladder.name != ladder.stem else None


def _pairs_of_references(catalog: Catalog) -> Iterator[tuple[Identity, Identity]]:
    """Yield the pairs of roles that an ambiguous reference already tells of."""
    for name in catalog.once(inventory).names:
        yield from combinations(catalog.resolve(name or "").ambiguous, 2)


def _is_copy(one: Identity, other: Identity) -> bool:
    """Whether two roles share what tells roles apart, which is a finding by itself."""
    pairs = ((one.id, other.id), (one.slug, other.slug))
    return any(left and right and fold(left) == fold(right) for left, right in pairs)


RULE = Rule("RL421", __name__, __doc__, "names used twice", severity=Severity.INFO, check_catalog=check)
