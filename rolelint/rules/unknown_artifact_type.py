"""An artifact is of a type that nobody has named before.

Types are an open list: new ones are one finding for the whole project, which lists them. Only what looks like a slip
of a known type, or of one that is used more often, is a finding of its own.

## Why

Types sort what roles make: who owns which dashboards, where the runbooks are. Two spellings of one type hide half of
the answer.

```role bad
# Artifacts
- **Service catalogue** (type: [|documentaton|])
- **On-call guide** (type: runbook)
- **Launch song** (type: [|anthem|])
```

## Repair

Write the known type, or add your own to the list once. What a slip was meant to be is a guess, so its fix is unsafe.

```role fixed
# Artifacts
- **Service catalogue** (type: documentation)
- **On-call guide** (type: runbook)
- **Launch song** (type: anthem)
```

```role good
# Artifacts
- **Service catalogue** (type: Documentation)
- **Launch song** (type: anthem)
```

```toml
[vocabulary]
artifact-types = ["anthem"]
```

## When it is right to ignore this

When the roles are young and their words still settle; the finding is only a list of what is new.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule
from rolelint.toml import literal
from rolelint.usage import new_types
from rolelint.words import new_words


def check(catalog: Catalog) -> Iterator[Finding]:
    yield from new_words(new_types(catalog), lambda words: f"[vocabulary] artifact-types = {literal(words)}")


RULE = Rule("RL305", __name__, __doc__, "artifact types that are new", severity=Severity.INFO, check_catalog=check)
