"""Two roles tell the same exchange differently.

## Why

One of the two waits for the other. Nobody sees it in either file alone, since each of them is consistent.

```role bad baker.md
# Interactions
- **Provides bread** → Shop Lead ([|daily|])
- **[|Provides price list|]** → Shop Lead (monthly)
```

```role bad shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Receives bread** ← Example Role (weekly)
- **Provides price list** → Example Role (monthly)
```

## Repair

Let the two agree, and write on both sides what holds. The rule compares lines that answer each other: it speaks where
both name a frequency that the vocabulary knows and these differ, and where both say that they give, or that both
receive, the same thing.

```role good baker.md
# Interactions
- **Provides bread** → Shop Lead (daily)
- **Provides feedback** → Shop Lead (weekly)
- **Receives feedback** ← Shop Lead (monthly)
- **Informs** → Shop Lead (now and then)
```

```role good shop-lead.md
---
id: shop-01
slug: shop-lead
name: Shop Lead
default_seniority: Senior
---
# Interactions
- **Depends on** → Example Role (daily)
- **Provides feedback** → Example Role (monthly)
- **Receives feedback** ← Example Role (weekly)
- **Receives information** ← Example Role (weekly)
```

## When it is right to ignore this

Where the same words mean two things, such as a daily and a monthly report. Better name them apart. Where both give
something of the same kind to each other, two lines on each side say so.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note
from rolelint.interactions import Match, Statement, frequency_key, relations
from rolelint.rule import Rule
from rolelint.vocabulary import Flow


def check(catalog: Catalog) -> Iterator[Finding]:
    known = catalog.once(relations)
    frequencies = frozenset(map(frequency_key, catalog.vocabulary.frequency))
    for one, other in known.pairs:
        if known.said(one, other) and known.said(other, one):
            matches = known.matches(one, other)
            yield from _of_frequencies(matches, frequencies)
            yield from _of_things(matches)


def _of_frequencies(matches: tuple[Match, ...], frequencies: frozenset[str]) -> Iterator[Finding]:
    for match in matches:
        if match.mine and match.theirs and not match.is_loose:
            often = {match.mine.often, match.theirs.often}
            if len(often) == 2 and often <= frequencies:
                yield _finding(match.mine, match.theirs, "frequency")


def _of_things(matches: tuple[Match, ...]) -> Iterator[Finding]:
    """Judge what no line of the other side answers: the same thing cannot go both ways, or come from both."""
    alone = [match for match in matches if not (match.mine and match.theirs)]
    theirs = {_claim(match.theirs): match.theirs for match in reversed(alone) if match.theirs}
    for match in alone:
        other = theirs.get(_claim(match.mine)) if match.mine and match.mine.object and match.mine.hands_over else None
        if match.mine and other:
            yield _finding(match.mine, other, "kind")


def _claim(statement: Statement) -> tuple[Flow, str]:
    return statement.flow, statement.object


def _finding(one: Statement, other: Statement, part: str) -> Finding:
    note = Note(f"what '{other.role.label}' says", other.interaction.node[part].at)
    return Finding(f"{one.sentence}, but {other.sentence}", one.interaction.node[part].at, (note,))


RULE = Rule(
    "RL403",
    __name__,
    __doc__,
    "interactions that contradict each other",
    check_catalog=check,
    expected=lambda expects: expects.interactions != "none",
)
