"""The canonical ladder file: a heading per level, below it one per dimension, and a list item per criterion."""

from rolelint.dialect import Dialect
from rolelint.outline import read

DIALECT = Dialect(
    name="ladder",
    is_canonical=True,
    markers=(
        r"(?:^|[{,])[ \t]*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?ladder\b",
        r"^dimensions[ \t]*:",
        r"^levels[ \t]*:[ \t]*$",
        r"^#{1,3}[ \t]+(?:level|stage|grade|stufe|niveau)[ \t]+\d{1,2}\b",
        r"^#{2,4}[ \t]+(?:mastery|impact|influence|communication|leadership|ownership|knowledge|collaboration)[ \t]*$",
    ),
    reader=read,
)
