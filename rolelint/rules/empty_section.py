"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL204", __name__, __doc__, "empty sections", severity=Severity.INFO)
