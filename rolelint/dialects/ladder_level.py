"""One level of a ladder in a file of its own; the files of a folder are one ladder.

The heading is the level, those below it are the dimensions. `weight`, `order`, `prev` and `next` in the front matter
say where the level stands among the others.
"""

from rolelint import shapes
from rolelint.dialect import Dialect
from rolelint.outline import read_level

DIALECT = Dialect(name="ladder-level", reader=read_level, shape=shapes.station)
