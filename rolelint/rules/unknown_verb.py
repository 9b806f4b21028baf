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

from collections.abc import Collection, Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Severity
from rolelint.rule import Rule
from rolelint.toml import literal
from rolelint.words import new_words, use


def check(catalog: Catalog) -> Iterator[Finding]:
    vocabulary = catalog.vocabulary
    uses = [
        use(role, interaction.kind, interaction.node["kind"].at)
        for role in catalog.roles
        for interaction in role.interactions
        if interaction.kind and interaction.role and not vocabulary.verb(interaction.kind)
    ]
    yield from new_words("verbs", uses, lambda words: _meant(vocabulary.verbs, words), _setting)


def _meant(verbs: Collection[str], words: str) -> Iterator[str]:
    """Yield the known verbs, those that take an object with the one that is written."""
    written = words.split()
    for verb in verbs:
        stem = verb.removesuffix(" *")
        yield verb if stem == verb else " ".join([stem, *written[len(stem.split()) :]])


def _setting(words: list[str]) -> str:
    return f"[vocabulary.verbs] {literal(words[0])} = {literal({'flow': 'out'})}"


RULE = Rule("RL306", __name__, __doc__, "verbs that are new", severity=Severity.INFO, check_catalog=check)
