"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL206", __name__, __doc__, "headings of inconsistent level", severity=Severity.INFO)
