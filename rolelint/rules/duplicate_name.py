"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL421", __name__, __doc__, "names used twice", severity=Severity.INFO)
