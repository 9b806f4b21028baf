"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL108", __name__, __doc__, "deprecated keys")
