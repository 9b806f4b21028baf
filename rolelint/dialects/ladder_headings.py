"""A ladder with an index table, a heading per level, and below it bullets that begin with an emphasised verb."""

from rolelint import shapes
from rolelint.dialect import Dialect
from rolelint.rungs import LadderReading
from rolelint.syntax.document import Document


def read(document: Document) -> LadderReading:
    """Return the data of a ladder, and what fits into none."""
    from rolelint import outline  # it takes much to read one, and most projects have no ladder

    return outline.read(document)


DIALECT = Dialect(name="ladder-headings", reader=read, shape=shapes.leads)
