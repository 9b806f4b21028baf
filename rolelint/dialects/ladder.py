"""The canonical ladder file: a heading per level, below it one per dimension, and a list item per criterion."""

from rolelint import shapes
from rolelint.dialect import Dialect
from rolelint.outline import read

DIALECT = Dialect(name="ladder", reader=read, shape=shapes.canonical, is_canonical=True)
