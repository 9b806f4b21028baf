"""An interaction happens at a frequency that rolelint does not know.

Frequencies are an open list: new ones are one finding for the whole project, which lists them. Only what looks like a
slip of a known frequency, or of one that is used more often, is a finding of its own. Several known ones together
(`daily, weekly`) are known.

## Why

How often two roles meet is told by both of them, and the two are compared. One spelling per frequency keeps that
honest.

```role bad
# Interactions
- **Provides API** → Frontend Engineer ([|wekly|])
- **Reports to** → Head of Engineering ([|at full moon|])
```

## Repair

Write the known frequency, or add your own to the list once. What a slip was meant to be is a guess, so its fix is
unsafe.

```role fixed
# Interactions
- **Provides API** → Frontend Engineer (weekly)
- **Reports to** → Head of Engineering (at full moon)
```

```role good
# Interactions
- **Provides API** → Frontend Engineer (Per-Sprint / on demand)
- **Reports to** → Head of Engineering (at full moon)
```

```toml
[vocabulary]
frequency = ["at full moon"]
```

## When it is right to ignore this

When the roles are young and their words still settle; the finding is only a list of what is new.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule
from rolelint.toml import literal
from rolelint.usage import new_frequencies
from rolelint.words import new_words


def check(catalog: Catalog) -> Iterator[Finding]:
    yield from new_words(new_frequencies(catalog), lambda words: f"[vocabulary] frequency = {literal(words)}")


RULE = Rule("RL307", __name__, __doc__, "frequencies that are new", severity=Severity.INFO, check_catalog=check)
