"""A criterion stands at two levels in the same words, so it does not tell them apart.

Case, punctuation and blanks do not count. Single words and grades such as `the team` are no criteria, an emphasised
word at the beginning (`**Owns**: …`) is a rung that may be kept over several levels, and what a ladder inherits or
takes over from the level below is no repetition. Where the examples below a criterion differ, these make the
difference.

With `near` above 0, criteria that are nearly the same count too: those that share at least this part of their different
words, 0.8 for four in five (the Jaccard index of their sets of words). It is off by default, since most such pairs are
progress: `Solves small problems`, `Solves large problems`. Each text is looked at once, at its lowest level, and
compared with at most 500 others: those that have its rarest words.

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

from collections.abc import Iterator, Sequence

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Note, Severity
from rolelint.ladder import Criterion
from rolelint.repeats import across_levels, near_levels
from rolelint.rule import Rule
from rolelint.sentences import counted
from rolelint.source import Location
from rolelint.wording import quoted

_MOST_NOTES = 5


def check(catalog: Catalog, *, near: float = 0.0) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        for first, again, *others in across_levels(ladder):
            message = f"{again.level} expects what {first.level} expects: {quoted(again.text)}"
            yield Finding(message, _place(again), tuple(_notes([first, *others])))
        for lower, higher in near_levels(ladder, near) if near > 0 else ():
            note = Note(f"at {lower.level}", _place(lower))
            message = f"{higher.level} expects nearly what {lower.level} expects: {quoted(higher.text)}"
            yield Finding(message, _place(higher), (note,))


def _notes(criteria: Sequence[Criterion]) -> Iterator[Note]:
    """Yield notes to the first criteria; the last one of them counts the others."""
    more = len(criteria) - _MOST_NOTES
    for place, criterion in enumerate(criteria[:_MOST_NOTES], 1):
        others = f", and at {counted(more, 'level')} more" if more > 0 and place == _MOST_NOTES else ""
        yield Note(f"at {criterion.level}{others}", _place(criterion))


def _place(criterion: Criterion) -> Location:
    return criterion.node["text"].at


RULE = Rule("RL505", __name__, __doc__, "repeated criteria", severity=Severity.INFO, check_catalog=check)
