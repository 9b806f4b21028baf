"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL009", __name__, __doc__, "damaged or invisible characters")
