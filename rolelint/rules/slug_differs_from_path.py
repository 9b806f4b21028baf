"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL106", __name__, __doc__, "slugs that differ from their paths")
