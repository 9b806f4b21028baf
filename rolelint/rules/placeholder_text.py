"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL312", __name__, __doc__, "placeholders left in the text")
