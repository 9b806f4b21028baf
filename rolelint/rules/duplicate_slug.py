"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL406", __name__, __doc__, "slugs used twice", severity=Severity.ERROR)
