"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL201", __name__, __doc__, "missing sections")
