"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL202", __name__, __doc__, "unknown sections")
