"""One level of a ladder in a file of its own; the files of a folder are one ladder.

The heading is the level, those below it are the dimensions. `weight`, `order`, `prev` and `next` in the front matter
say where the level stands among the others.
"""

from rolelint import shapes
from rolelint.dialect import Dialect
from rolelint.rungs import LadderReading
from rolelint.syntax.document import Document


def read(document: Document) -> LadderReading:
    """Return the data of a ladder, and what fits into none."""
    from rolelint import outline  # it takes much to read one, and most projects have no ladder

    return outline.read_level(document)


DIALECT = Dialect(name="ladder-level", reader=read, shape=shapes.station)
