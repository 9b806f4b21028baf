"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL008", __name__, __doc__, "sections with lines that are no list items")
