"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL102", __name__, __doc__, "unknown keys")
