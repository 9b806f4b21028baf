"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL415", __name__, __doc__, "references that fit several roles", severity=Severity.ERROR)
