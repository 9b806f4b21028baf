"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL203", __name__, __doc__, "sections out of order", severity=Severity.INFO)
