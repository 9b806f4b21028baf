"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL310", __name__, __doc__, "capabilities without a proficiency", severity=Severity.INFO)
