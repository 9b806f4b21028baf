"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL003", __name__, __doc__, "files whose YAML cannot be read", severity=Severity.ERROR)
