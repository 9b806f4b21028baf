"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL305", __name__, __doc__, "unknown artifact types", severity=Severity.INFO)
