"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL901", __name__, __doc__, "suppressions of nothing")
