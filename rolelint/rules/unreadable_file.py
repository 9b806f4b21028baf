"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL001", __name__, __doc__, "files that cannot be read", severity=Severity.ERROR)
