"""Two roles, two ladders or two criteria of a ladder have the same id, so whatever goes by it means either of them.

## Why

An id is what other systems remember: a ladder, a payroll export, a page that links here. With two roles under one id
they quietly get the wrong one. It mostly comes from copying a file.

```role bad accountant.md
---
id: fin-07
slug: accountant
name: Accountant
default_seniority: Mid
---
```

```role bad controller.md
---
id: [|FIN_07|]
slug: controller
name: Controller
default_seniority: Senior
---
```

```ladder bad ladders/office.md
---
kind: ladder
id: lad-01
name: Office
criteria:
  - {id: c-1, level: Level 1, text: Files what came in}
  - {id: [|c-1|], level: Level 2, text: Finds what was filed}
---
```

```ladder bad ladders/workshop.md
---
kind: ladder
id: [|lad-01|]
name: Workshop
levels: [Level 1]
---
```

## Repair

Give the newer one an id of its own. Case, hyphens and underscores make no difference; every other character does.

```role good accountant.md
---
id: fin-07
slug: accountant
name: Accountant
default_seniority: Mid
---
```

```role good controller.md
---
id: fin-070
slug: controller
name: Controller
default_seniority: Senior
---
```

## When it is right to ignore this

Never for long. Two versions of one thing belong into one file, or one of them out of the project with `exclude`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from rolelint import slugs
from rolelint.catalog import Catalog, Owner, repeated
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.ladder import Criterion, Ladder
from rolelint.rule import Rule
from rolelint.wording import quoted


def check(catalog: Catalog) -> Iterator[Finding]:
    yield from _among(catalog.roles, catalog.once(slugs.copied_roles))
    yield from _among(catalog.ladders.all, slugs.copies(catalog.ladders.all))
    yield from chain.from_iterable(map(_within, catalog.ladders.all))


def _among(owners: Iterable[Owner], copies: Iterable[tuple[Owner, Owner]]) -> Iterator[Finding]:
    # Of a copied file, RL406 speaks.
    copied = {copy.identity.place for _, copy in copies}
    for first, other in repeated(owners, lambda identity: identity.id):
        if other.identity.place not in copied:
            note = Note(f"the id of '{first.label}'", first.node["id"].at)
            message = f"the id '{other.identity.id}' is taken: '{first.identity.told_from(other.identity)}' has it too"
            yield Finding(message, other.node["id"].at, (note,))


def _within(ladder: Ladder) -> Iterator[Finding]:
    """Yield the ids that several criteria of a ladder have."""
    first: dict[str, Criterion] = {}
    for criterion in ladder.criteria:
        known = first.setdefault(criterion.id, criterion) if criterion.id else criterion
        if known is not criterion:
            note = Note("the id of this criterion", known.node["id"].at)
            message = f"the id '{criterion.id}' is taken: another criterion has it, {quoted(known.text)}"
            yield Finding(message, criterion.node["id"].at, (note,))


RULE = Rule("RL405", __name__, __doc__, "ids used twice", severity=Severity.ERROR, check_catalog=check)
