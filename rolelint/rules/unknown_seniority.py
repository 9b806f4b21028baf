"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL104", __name__, __doc__, "unknown seniorities")
