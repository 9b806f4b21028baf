"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL304", __name__, __doc__, "unknown proficiencies")
