"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL314", __name__, __doc__, "roles without any success metric")
