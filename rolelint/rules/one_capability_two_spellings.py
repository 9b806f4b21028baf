"""One capability is spelled in several ways by different roles.

Names are one capability if they differ only in case, hyphens, blanks, plurals, or `&` for `and`. Whether a word begins
with a capital is a matter of style, but `Sql` is another spelling of `SQL`.

## Why

Whoever looks for all who know a thing finds only some of them, and a list of capabilities shows it twice.

```role bad roles/buyer.md
# Capabilities
- **SQL & databases** — Advanced
```

```role bad roles/clerk.md
# Capabilities
- **SQL & databases** — Competent
```

```role bad roles/planner.md
# Capabilities
- **[|SQL and databases|]** — Competent
```

## Repair

Write it as most roles do. The finding stands at the rarest spelling. Which one is right is a guess, so the fix is
unsafe.

```role fixed roles/planner.md
# Capabilities
- **SQL & databases** — Competent
```

```role good roles/buyer.md
# Capabilities
- **Data Quality** — Advanced
```

```role good roles/planner.md
# Capabilities
- **Data quality** — Competent
```

## When it is right to ignore this

When the two really are different things; a few more words would tell them apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety, Severity
from rolelint.likeness import living, spelling, spelling_key
from rolelint.model import Capability, Role
from rolelint.placeholder import is_waiting
from rolelint.rule import Rule
from rolelint.sentences import counted
from rolelint.source import Edit
from rolelint.words import Use, use

_MOST_NOTES = 10


def check(catalog: Catalog) -> Iterator[Finding]:
    roles = living(catalog)
    spelled = _spelled_otherwise(one.name for role in roles for one in role.capabilities)
    groups: dict[str, dict[str, list[tuple[Role, Capability]]]] = {}
    for role in roles if spelled else ():
        for capability in role.capabilities:
            if capability.name in spelled:
                ways = groups.setdefault(spelling_key(capability.name), {})
                ways.setdefault(spelling(capability.name), []).append((role, capability))
    for ways in groups.values():
        yield from _finding({way: _uses(said) for way, said in ways.items()})


def _spelled_otherwise(names: Iterable[str]) -> frozenset[str]:
    """Return those of some names that have several spellings."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if name and not is_waiting(name):
            groups.setdefault(spelling_key(name), []).append(name)
    return frozenset(name for group in groups.values() if len({*map(spelling, group)}) > 1 for name in group)


def _uses(said: Iterable[tuple[Role, Capability]]) -> list[Use]:
    return [use(role, one.name, one, "name") for role, one in said]


def _finding(ways: Mapping[str, Sequence[Use]]) -> Iterator[Finding]:
    """Speak where spellings stand in different roles; one role with both lists something twice."""
    counts = {way: len({one.at.path for one in uses}) for way, uses in ways.items()}
    usual, *others = sorted(ways, key=lambda way: -counts[way])
    rare = [one for way in reversed(others) for one in ways[way]]
    if len({one.at.path for uses in ways.values() for one in uses}) < 2:
        return
    right = Counter(one.word for one in ways[usual]).most_common(1)[0][0]
    told = ", ".join(f"{ways[way][0].quoted} ({counted(counts[way], 'role')})" for way in (usual, *others))
    places = (ways[usual][0], *rare[1:_MOST_NOTES])
    notes = tuple(Note(f"spelled {one.quoted} here", one.at) for one in places)
    edits = tuple(Edit(one.letters, right) for one in rare if one.letters)
    fix = Fix(f"write '{right}'", edits, Safety.UNSAFE) if edits else None
    yield Finding(f"one capability has {len(ways)} spellings: {told}", rare[0].at, notes, fix)


RULE = Rule("RL411", __name__, __doc__, "capabilities with several spellings", Severity.INFO, check_catalog=check)
