"""Whether a commit is any concern of ours, told by the names of the files that it changes.

A hook runs at every commit and most commits are about something else, so this is asked before anything heavy is
imported.
"""

from pathlib import Path

from rolelint import git
from rolelint.filenames import may_matter

NOTHING = "no role and no configuration changed, so there is nothing to check"


def is_concerned() -> bool:
    """Tell whether the commit in the current folder may be about roles; a `UserError` where git cannot say."""
    top = git.root(Path())
    changed = git.changed(top) if top else None
    return changed is None or any(map(may_matter, changed))
