"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL107", __name__, __doc__, "fields defined twice")
