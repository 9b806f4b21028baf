"""PAGE"""

from rolelint.rule import Rule

RULE = Rule("RL301", __name__, __doc__, "list items read only in part")
