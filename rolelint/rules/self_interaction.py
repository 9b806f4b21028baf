"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL413", __name__, __doc__, "roles that interact with themselves")
