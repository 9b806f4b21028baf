"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL006", __name__, __doc__, "files with anchors, aliases, tags or several documents", severity=Severity.ERROR)
