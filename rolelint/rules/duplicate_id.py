"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL405", __name__, __doc__, "ids used twice", severity=Severity.ERROR)
