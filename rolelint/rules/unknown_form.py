"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL007", __name__, __doc__, "files in a form that nobody knows")
