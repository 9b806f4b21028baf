"""Canonical text of role and ladder files, which says what the text before it said.

`writer` writes from data; this edits the text that is there, step by step, and touches no prose. An edit after which
the file would mean something else, or its prose would be shown otherwise, is not made. Steps go on until nothing
changes, so that what was formatted once stays as it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from rolelint import header, itemform, sectioning, spacing
from rolelint.dialect import Dialect
from rolelint.frozen import frozen
from rolelint.manuscript import Manuscript, read, says_the_same
from rolelint.source import Edit, Source, apply_edits

ROUNDS = 6
Group = tuple[Edit, ...]
Step = Callable[[Manuscript], Iterator[Group]]

_STEPS: tuple[Step, ...] = (
    sectioning.headings,
    sectioning.order,
    itemform.parts,
    itemform.marks,
    spacing.edits,
    header.order,
    header.indentation,
    header.values,
)


class FormatError(Exception):
    """A bug of ours: what formatting made of a file does not say what the file says, or never comes to an end."""


def formatted(source: Source, dialect: Dialect, extra: Mapping[str, str]) -> str:
    """Return the canonical text of a file that reads without problems of form, by its canonical dialect.

    `extra` are the headings that the configuration adds. Raises a `FormatError` where there is no proof for the result.
    """
    original = read(source, dialect, extra)
    if original is None:
        raise FormatError("this file cannot be read to its end")
    latest = original
    for _ in range(ROUNDS):
        before = latest
        for step in _STEPS:
            latest = _taken(latest, step)
        if latest.source.text == before.source.text:
            break
    else:
        raise FormatError("formatting comes to no end")
    if not says_the_same(original, latest):
        raise FormatError("the formatted text would not say the same")
    return latest.source.text


def _taken(manuscript: Manuscript, step: Step) -> Manuscript:
    """Take a step, without the edits that would change what the file says."""
    text = manuscript.source.text
    groups = (tuple(edit for edit in group if _is_effective(text, edit)) for group in step(manuscript))
    wanted = [group for group in groups if group]
    return _Trial(manuscript).extended(manuscript, [], wanted)[0] if wanted else manuscript


def _is_effective(text: str, edit: Edit) -> bool:
    return text[edit.at.start : edit.at.end] != edit.text


@frozen
class _Trial:
    """Edits of one manuscript that are made as far as it keeps what it says."""

    original: Manuscript

    def extended(
        self, latest: Manuscript, accepted: Sequence[Group], more: Sequence[Group]
    ) -> tuple[Manuscript, Sequence[Group]]:
        """Add groups of edits to those accepted; where all together do harm, half of them, to find which one does."""
        groups = [*accepted, *more]
        found = self._with(groups)
        if found and says_the_same(self.original, found):
            return found, groups
        if len(more) == 1:
            return latest, accepted
        half = len(more) // 2
        latest, accepted = self.extended(latest, accepted, more[:half])
        return self.extended(latest, accepted, more[half:])

    def _with(self, groups: Sequence[Group]) -> Manuscript | None:
        original = self.original
        text = apply_edits(original.source.text, chain.from_iterable(groups))
        return read(Source(original.source.path, text), original.dialect, original.extra)
