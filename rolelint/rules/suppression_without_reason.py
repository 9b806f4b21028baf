"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL903", __name__, __doc__, "suppressions without a reason")
