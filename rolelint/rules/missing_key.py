"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL101", __name__, __doc__, "missing keys")
