"""A seniority is on no scale that this project uses, so nobody can tell who is above whom.

Case does not matter, nor do blanks and hyphens. As long as the project has declared no scale, all unknown words are
one finding, with the line that declares them; once it has, each is an error at its place.

## Why

Seniorities are compared: by readers, by ladders, by whoever plans a team. A word outside the scale cannot be compared
with any other, and a misspelt one silently makes a step of its own. This goes for roles, and for the levels of ladders.

```ladder bad
---
kind: ladder
name: Backend
levels: [{name: Level 1, seniority: Junior}, {name: Level 2, seniority: [|Wizard|]}]
---
```

```role bad
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: [|Senoir|]
---
```

## Repair

Write a word of the scale, or declare your own scale, from low to high. A slip of a word on the scale is repaired
safely.

```role fixed
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
---
```

```role good
---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: senior II
---
```

```toml
[vocabulary]
seniority = ["Junior", "Senior I", "Senior II"]
```

## When it is right to ignore this

Hardly ever: a scale of any length and in any language can be declared under `[vocabulary]`.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding
from rolelint.rule import Rule
from rolelint.usage import seniorities
from rolelint.words import Scale


def check(catalog: Catalog) -> Iterator[Finding]:
    vocabulary = catalog.vocabulary
    scale = Scale("seniority", vocabulary.seniority, "seniority" in vocabulary.declared)
    yield from scale.unknown(seniorities(catalog, scale.known))


RULE = Rule("RL104", __name__, __doc__, "seniorities that are on no scale", check_catalog=check)
