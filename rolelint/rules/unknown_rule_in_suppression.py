"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL902", __name__, __doc__, "suppressions of unknown rules")
