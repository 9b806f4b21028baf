"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL010", __name__, __doc__, "code fences that end early or never")
