"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL309", __name__, __doc__, "metrics outside their items")
