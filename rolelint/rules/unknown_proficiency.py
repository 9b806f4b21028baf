"""A proficiency is on no scale that this project uses, so nobody can tell how much of a capability is meant.

Case does not matter, nor do blanks and hyphens. As long as the project has declared no scale, all unknown words are
one finding, with the line that declares them; once it has, each is an error at its place.

## Why

A capability is asked for at a step of a scale so that a person, or another role, can be compared with it. A word
outside the scale says something to its writer only.

```role bad
# Capabilities
- **Database design** — [|Advancd|] (SQL, indexing)
```

## Repair

Write a word of the scale, or declare your own scale, from low to high. A slip of a word on the scale is repaired
safely.

```role fixed
# Capabilities
- **Database design** — Advanced (SQL, indexing)
```

```role good
# Capabilities
- **Database design** — can-teach (SQL, indexing)
- **Service design** — heard of
```

```toml
[vocabulary]
proficiency = ["Heard of", "Can do", "Can teach"]
```

## When it is right to ignore this

Hardly ever: a scale of any length and in any language can be declared under `[vocabulary]`.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding
from rolelint.rule import Rule
from rolelint.usage import proficiencies
from rolelint.words import Scale


def check(catalog: Catalog) -> Iterator[Finding]:
    vocabulary = catalog.vocabulary
    scale = Scale("proficiency", vocabulary.proficiency, "proficiency" in vocabulary.declared)
    yield from scale.unknown(proficiencies(catalog, scale.known))


RULE = Rule("RL304", __name__, __doc__, "proficiencies that are on no scale", check_catalog=check)
