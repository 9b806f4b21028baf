"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL109", __name__, __doc__, "values that are not allowed", severity=Severity.ERROR)
