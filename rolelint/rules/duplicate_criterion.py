"""A level has the same criterion twice.

Case, punctuation and blanks do not count. Single words and grades such as `the team` may well stand in two dimensions,
and in a grid, where each cell is filled by itself, a sentence may too. So may a title whose examples differ.

## Why

The second one is mostly what was left of a move from one dimension to another. It counts twice in a review, and sooner
or later only one of the two is changed.

```ladder bad
# Level 1
## Care
- Waters the beds before noon
- Sweeps
- [|Sweeps|]

## Order
- [|waters the beds, before noon|]
```

## Repair

Keep it where readers look for it. One that stands twice in one list, with the same lines below it, is removed by the
fix.

```ladder bad
# Level 1
## Care
- Waters the beds before noon
- Sweeps
  - Example: the yard
- [|Sweeps|]
  - Example: the yard

## Order
- Cleans the tools
```

```ladder fixed
# Level 1
## Care
- Waters the beds before noon
- Sweeps
  - Example: the yard

## Order
- Cleans the tools
```

```ladder good
# Level 1
## Care
- Waters the beds before noon
- Alone

## Order
- Cleans the tools
- Alone

# Level 2
## Care
- Waters the beds before noon
```

## When it is right to ignore this

Where each dimension is handed to other people.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.edits import repeated_item
from rolelint.ladder import Criterion, Ladder
from rolelint.repeats import within_level
from rolelint.rule import Rule
from rolelint.wording import quoted


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        for first, again in within_level(ladder):
            where = f", in '{first.dimension}'" if first.dimension and first.dimension != again.dimension else ""
            note = Note("it stands here as well", first.node["text"].at)
            message = f"{again.level} has this criterion already{where}: {quoted(again.text)}"
            yield Finding(message, again.node["text"].at, (note,), _fix(ladder, first, again))


def _fix(ladder: Ladder, first: Criterion, again: Criterion) -> Fix | None:
    """Return the fix that takes out a criterion that stands in the list of the first one, in the same lines."""
    known, at = first.node["text"].at, again.node["text"].at
    if first.dimension != again.dimension or {known.path, at.path} != {ladder.path}:
        return None
    first_row, row = (ladder.source.line_at(place.start) for place in (known, at))
    edit = repeated_item(ladder.source, first_row, row, in_one_list=True)
    return Fix("remove the item, which says nothing new", (edit,), Safety.SAFE) if edit else None


RULE = Rule("RL511", __name__, __doc__, "criteria that a level has twice", check_catalog=check)
