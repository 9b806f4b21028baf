"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL002", __name__, __doc__, "files without front matter", severity=Severity.INFO)
