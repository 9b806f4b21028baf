"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL105", __name__, __doc__, "malformed identifiers", severity=Severity.ERROR)
