"""A criterion stands at two levels in the same words, so it does not tell them apart.

Case, punctuation and blanks do not count. Single words and grades such as `the team` are no criteria, an emphasised
word at the beginning (`**Owns**: …`) is a rung that may be kept over several levels, and what a ladder inherits or
takes over from the level below is no repetition. Where the examples below a criterion differ, these make the
difference.

With `near` above 0, criteria that are nearly the same count too: those that share at least this part of their different
words, 0.8 for four in five (the Jaccard index of their sets of words). It is off by default, since most such pairs are
progress: `Solves small problems`, `Solves large problems`.

## Why

The higher level seems to ask for something, and asks for nothing new. Mostly the lower one was copied as a start.

```ladder bad
# Level 1
## Care
- Waters the beds before noon

# Level 2
## Care
- [|Waters the beds before noon.|]

# Level 3
## Order
- Waters the beds before noon
```

```ladder bad near=0.7
# Level 1
## Care
- Waters the beds of the garden before noon

# Level 2
## Care
- [|Waters the beds of the whole garden before noon|]
```

## Repair

Say what is more at the higher level, or leave the criterion out there.

```ladder good
# Level 1
## Care
- Waters the beds before noon
- **Learns**: asks whoever knows

# Level 2
## Care
- Waters the beds of the whole garden before noon
- **Learns**: asks whoever knows
```

## When it is right to ignore this

Where each level stands for itself, and is handed out by itself.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.ladder import Criterion
from rolelint.repeats import across_levels, near_levels
from rolelint.rule import Rule
from rolelint.source import Location
from rolelint.wording import quoted


def check(catalog: Catalog, *, near: float = 0.0) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        for first, again, *others in across_levels(ladder):
            notes = tuple(Note(f"at {other.level}", _place(other)) for other in (first, *others))
            message = f"{again.level} expects what {first.level} expects: {quoted(again.text)}"
            yield Finding(message, _place(again), notes)
        for lower, higher in near_levels(ladder, near) if near > 0 else ():
            note = Note(f"at {lower.level}", _place(lower))
            message = f"{higher.level} expects nearly what {lower.level} expects: {quoted(higher.text)}"
            yield Finding(message, _place(higher), (note,))


def _place(criterion: Criterion) -> Location:
    return criterion.node["text"].at


RULE = Rule("RL505", __name__, __doc__, "repeated criteria", severity=Severity.INFO, check_catalog=check)
