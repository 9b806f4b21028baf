"""A ladder with an index table, a heading per level, and below it bullets that begin with an emphasised verb."""

from rolelint import shapes
from rolelint.dialect import Dialect
from rolelint.outline import read

DIALECT = Dialect(name="ladder-headings", reader=read, shape=shapes.leads)
