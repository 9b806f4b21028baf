"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL110", __name__, __doc__, "roles whose names disagree")
