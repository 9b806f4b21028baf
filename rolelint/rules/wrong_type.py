"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL103", __name__, __doc__, "values of the wrong type", severity=Severity.ERROR)
