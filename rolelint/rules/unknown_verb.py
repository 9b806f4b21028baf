"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL306", __name__, __doc__, "unknown verbs", severity=Severity.INFO)
