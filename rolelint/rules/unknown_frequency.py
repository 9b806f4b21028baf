"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL307", __name__, __doc__, "unknown frequencies", severity=Severity.INFO)
