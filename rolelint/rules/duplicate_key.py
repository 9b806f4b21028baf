"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL004", __name__, __doc__, "keys written twice", severity=Severity.ERROR)
