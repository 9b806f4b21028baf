"""One level of a ladder in a file of its own; the files of a folder are one ladder.

The heading is the level, those below it are the dimensions. `weight`, `order`, `prev` and `next` in the front matter
say where the level stands among the others.
"""

from rolelint.dialect import Dialect
from rolelint.outline import read_level

DIALECT = Dialect(
    name="ladder-level",
    markers=(
        r"^kind[ \t]*:[ \t]*[\"']?level\b",
        r"^(?:weight|order|prev|next)[ \t]*:[ \t]*\S",
        r"\A(?:---\n(?:[^\n]*\n)*?---\n)?\s*#[ \t]+(?:level|stage|grade|l|ic)[ \t]*\d{1,2}\b",
    ),
    reader=read_level,
)
