"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL303", __name__, __doc__, "roles without a primary responsibility")
