"""PAGE"""

from rolelint.diagnostic import Severity
from rolelint.rule import Rule

RULE = Rule("RL005", __name__, __doc__, "files whose front matter is not closed", severity=Severity.ERROR)
