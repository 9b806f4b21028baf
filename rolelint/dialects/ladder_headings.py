"""A ladder with an index table, a heading per level, and below it bullets that begin with an emphasised verb."""

from rolelint.dialect import Dialect
from rolelint.outline import read

DIALECT = Dialect(
    name="ladder-headings",
    markers=(
        r"^\|[ \t]*(?:level|grade|stage)[ \t]*\|",
        r"^#{1,3}[ \t]+[^\n]*\b\d{1,2}[ \t]*$",
        r"^[-*+][ \t]+\*\*[^\W\d_]+\*\*:",
    ),
    marks_needed=3,
    reader=read,
)
