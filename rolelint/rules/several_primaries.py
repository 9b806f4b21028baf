"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL313", __name__, __doc__, "roles with several primary responsibilities")
