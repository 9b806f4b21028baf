"""A dimension of a ladder goes by another name at some levels, so it looks like two.

## Why

Whoever compares two levels looks for the same words. Under another name a dimension seems to end at one level, and a
new one seems to begin; a matrix of the ladder shows two rows with holes in place of one.

```ladder bad
# Level 1
## Communication
- Tells the team what is going on

# Level 2
## Communication
- Writes down what was decided

# Level 3
## [|Communication & Feedback|]
- Gives advice that is hard to hear
```

## Repair

Use one name at all levels. Which one is right only you can tell, so no fix is made without being asked for.

```ladder fixed
# Level 1
## Communication
- Tells the team what is going on

# Level 2
## Communication
- Writes down what was decided

# Level 3
## Communication
- Gives advice that is hard to hear
```

Dimensions that stand side by side at one level are two, and so are those that the front matter lists. A name that could
as well be one dimension as another is taken for neither: `Leadership` behind `People Leadership` and `Team Leadership`.

```ladder good
---
kind: ladder
name: Gardeners
slug: gardeners
dimensions: [Care, {name: Care for others, from: Level 2}]
---

# Level 1
## Care
- Waters the beds

# Level 2
## Care
- Plans the watering
## Care for others
- Shows visitors around
```

## When it is right to ignore this

Where one dimension really becomes another one. List both under `dimensions`, with the level that each begins at.
"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Note, Safety
from rolelint.ladder import Dimension, Ladder
from rolelint.names import fold
from rolelint.passage import plain
from rolelint.renamed import renamed
from rolelint.rule import Rule
from rolelint.rungs import Cell
from rolelint.source import Edit, Location


def check(catalog: Catalog) -> Iterator[Finding]:
    for ladder in catalog.ladders.all:
        seen = set[Location]()
        for cell, known in renamed(ladder):
            at = cell.at if _is_written(ladder, cell.dimension, cell.at) else _introduction(ladder, cell)
            if at not in seen:
                yield _finding(ladder, cell, known, at)
            seen.add(at)


def _is_written(ladder: Ladder, name: str, at: Location) -> bool:
    """Whether a name, and nothing else, stands at a place; of levels in files of their own only headings are places."""
    return at.path != ladder.path or fold(plain(ladder.source.text[at.start : at.end])) == fold(name)


def _introduction(ladder: Ladder, cell: Cell) -> Location:
    """Return where a dimension is introduced whose name does not stand in the cell itself."""
    return ladder.by_name[cell.dimension].node["name"].at


def _finding(ladder: Ladder, cell: Cell, known: Dimension, at: Location) -> Finding:
    message = f"'{cell.dimension}' at {cell.level} seems to be what other levels call '{known.name}'"
    first = ladder.first_cells[known.name]
    note = Note(f"'{known.name}' at {first.level}", first.at)
    is_plain = _is_written(ladder, cell.dimension, at)
    fix = Fix(f"write '{known.name}'", (Edit(at, known.name),), Safety.UNSAFE) if is_plain else None
    return Finding(message, at, (note,), fix)


RULE = Rule("RL502", __name__, __doc__, "dimensions by another name", check_catalog=check)
