"""The canonical ladder file: a heading per level, below it one per dimension, and a list item per criterion."""

from rolelint import shapes
from rolelint.dialect import Dialect
from rolelint.rungs import LadderReading
from rolelint.syntax.document import Document


def read(document: Document) -> LadderReading:
    """Return the data of a ladder, and what fits into none."""
    from rolelint import outline  # it takes much to read one, and most projects have no ladder

    return outline.read(document)


DIALECT = Dialect(name="ladder", reader=read, shape=shapes.canonical, is_canonical=True)
