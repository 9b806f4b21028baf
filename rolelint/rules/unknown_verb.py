"""An interaction uses a verb that rolelint does not know, so it cannot tell which way the work goes.

Verbs are an open list: new ones are one finding for the whole project, which lists them. Only what looks like a slip
of a known verb, or of one that is used more often, is a finding of its own. `Provides *` knows a verb with any
object.

## Why

Who gives and who takes follows from the verb. Diagrams, and the check that both roles tell the same story, need it.

```role bad
# Interactions
- **[|Porvides API|]** → Frontend Engineer (daily)
- **[|Sings to|]** → Night Crew (weekly)
```

## Repair

Write the known verb, or add your own once and say which way it goes. What a slip was meant to be is a guess, so its
fix is unsafe.

```role fixed
# Interactions
- **Provides API** → Frontend Engineer (daily)
- **Sings to** → Night Crew (weekly)
```

```role good
# Interactions
- **provides an API** → Frontend Engineer (daily)
- **Sings to** → Night Crew (weekly)
```

```toml
[vocabulary.verbs]
"Sings to" = { flow = "out" }
```

## When it is right to ignore this

When the roles are young and their words still settle; the finding is only a list of what is new.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule
from rolelint.toml import literal
from rolelint.usage import new_verbs
from rolelint.words import new_words


def check(catalog: Catalog) -> Iterator[Finding]:
    yield from new_words(new_verbs(catalog), _setting)


def _setting(words: list[str]) -> str:
    return f"[vocabulary.verbs] {literal(words[0])} = {literal({'flow': 'out'})}"


RULE = Rule("RL306", __name__, __doc__, "verbs that are new", severity=Severity.INFO, check_catalog=check)
