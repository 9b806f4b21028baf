"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL205", __name__, __doc__, "sections that stand twice")
