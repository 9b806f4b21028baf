"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL906", __name__, __doc__, "patterns that match no file")
