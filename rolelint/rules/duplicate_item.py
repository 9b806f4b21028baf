"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL308", __name__, __doc__, "items listed twice")
