"""Two roles of different families answer for the same thing in the same words.

Titles are the same regardless of case, hyphens, marks, blanks, articles, and `&` for `and`; what is only similar never
counts. A title of one or two words names a field of work, which each role has in its own way: it counts only where the
success metrics are the same too. Roles of one family and one job at several levels are not compared, and what half of
the roles answer for is a custom of the house.

## Why

Where two answer for something, each can believe that the other does it.

```role bad roles/host.md
---
id: rec-01
slug: host
name: Host
default_seniority: Mid
---
# Responsibilities
- **Answer guest complaints in person**
```

```role bad roles/porter.md
---
id: por-01
slug: porter
name: Porter
default_seniority: Mid
---
# Responsibilities
- **[|Answer guest-complaints in person.|]**
```

## Repair

Leave it with one role, or say which part of it each has.

```role good roles/host.md
---
id: rec-01
slug: host
name: Host
default_seniority: Mid
---
# Responsibilities
- **Answer guest complaints at the desk**
```

```role good roles/porter.md
---
id: por-01
slug: porter
name: Porter
default_seniority: Mid
---
# Responsibilities
- **Answer guest complaints about rooms**
```

## When it is right to ignore this

When both do it at different times or places, such as two shifts. Roles that belong together can say so with `family`.
"""

from collections.abc import Hashable, Iterator, Sequence
from functools import partial

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.likeness import repeated, shared, words_of
from rolelint.model import Responsibility, Role
from rolelint.placeholder import is_waiting
from rolelint.rule import Rule
from rolelint.wording import quoted

_FIELD_OF_WORK = 2
_MOST_NOTES = 5

_Duty = tuple[Role, Responsibility]


def check(catalog: Catalog) -> Iterator[Finding]:
    pairs: dict[Hashable, list[tuple[_Duty, _Duty]]] = {}
    for one, other in shared(catalog, partial(_duties, catalog.once(repeated))):
        pairs.setdefault((one[0].identity, other[0].identity), []).append((one, other))
    for both in pairs.values():
        yield _finding(both)


def _finding(both: Sequence[tuple[_Duty, _Duty]]) -> Finding:
    """Say once what two roles share, however much it is."""
    (owner, first), (role, again) = both[0]
    name = owner.told_from(role)
    said = f"'{name}' answers for {quoted(first.title)} too"
    if len(both) == 1:
        return Finding(said, again.node["title"].at, (Note(f"a responsibility of '{name}'", first.node["title"].at),))
    notes = tuple(Note(f"a responsibility of '{name}'", duty.node["title"].at) for (_, duty), _ in both[:_MOST_NOTES])
    hint = None if owner.family and role.family else "if the two belong together, give them the same 'family'"
    return Finding(f"{said}, and for {len(both) - 1} more of the same", again.node["title"].at, notes, hint=hint)


def _duties(several: frozenset[str], role: Role) -> Iterator[tuple[Hashable, Responsibility]]:
    for duty in role.responsibilities:
        if duty.title in several and not is_waiting(duty.title):
            words = words_of(duty.title)
            is_clear = len(words) > _FIELD_OF_WORK
            metrics = frozenset(() if is_clear else (words_of(metric.text) for metric in duty.success_metrics))
            if is_clear or metrics:
                yield (words, metrics), duty


RULE = Rule(
    "RL410",
    __name__,
    __doc__,
    "responsibilities that two roles have",
    severity=Severity.INFO,
    check_catalog=check,
)
