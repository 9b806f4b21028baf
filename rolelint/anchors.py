"""The anchors of a page: what `#…` can lead to, by the rules of GitHub and by those of kramdown, which Jekyll runs.

GitHub makes an anchor of what a reader sees of a heading, kramdown of its Markdown. Both number those that come again.
An id that somebody wrote counts everywhere.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from rolelint.frozen import frozen
from rolelint.passage import plain
from rolelint.patterns import lazy

_EXPLICIT = lazy(r"\{:?(?:[^{}#]*[ \t])?#(?P<id>[^\s{}#]+)[^{}]*\}\Z")
_CODE = r"(?P<code>(?<!`)(?P<marks>`+)(?!`).+?(?<!`)(?P=marks)(?!`))"
_UNSEEN = lazy(rf"{_CODE}|!\[[^\[\]]*\]\([^()]*\)|</?[A-Za-z][^<>]*>", re.DOTALL)
_DASHES = lazy(rf"{_CODE}|-{{2,3}}", re.DOTALL)
# Blanks that Markdown keeps and plain words do not: all behind another one, and those at both ends.
_MORE_BLANKS = lazy(r"(?:(?<=\s)|\A)\s|\s\Z")
_BLANK = "\ue000"
_TOP = "top"
_LETTERS = frozenset({"Nd", "Nl", "Pc"})
# Variation selectors and the joiner: invisible in an emoji, and lost when an anchor is copied.
_INVISIBLE = dict.fromkeys(map(ord, "\ufe0e\ufe0f\u200d"))
_NOT_ASCII_WORD = lazy(r"[^a-zA-Z0-9 -]")
_BEFORE_LETTERS = lazy(r"\A[^a-zA-Z]+")


@frozen
class Anchors:
    """What in a page can be pointed at, made from its headings, as Markdown, and the ids that its author wrote.

    `is_open` tells that a site adds text of which nothing is known here.
    """

    headings: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    is_open: bool = False

    def lead(self, anchor: str) -> bool:
        """Tell whether an anchor leads somewhere in the page, on GitHub or on a site."""
        return self.is_open or not anchor or forgiving(anchor) in self._everywhere

    def lead_on_a_site(self, anchor: str) -> bool:
        """Tell whether an anchor leads somewhere in what Jekyll makes of the page."""
        return self.is_open or not anchor or anchor in self._on_a_site

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All of them, for advice: those of the headings in reading order, then the ids."""
        return tuple(dict.fromkeys((*_numbered(self._titles, github), *self._ids)))

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        by_github = (*_numbered(self._titles, github), *_numbered(self.headings, github))
        return frozenset(map(forgiving, (*by_github, *self._on_a_site)))

    @cached_property
    def _on_a_site(self) -> frozenset[str]:
        pairs = zip(self._titles, self.headings, strict=True)
        unnamed = [title for title, heading in pairs if title == heading]
        return frozenset((*_numbered(unnamed, jekyll), *_numbered(unnamed, kramdown), *self._ids, _TOP))

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return tuple(_EXPLICIT.sub("", heading).rstrip() for heading in self.headings)

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return (*(match["id"] for match in map(_EXPLICIT.search, self.headings) if match), *self.written)


def github(heading: str) -> str:
    """Return the anchor that GitHub makes of a heading: of what is seen, without signs, with a hyphen per blank."""
    return _lowered(_seen(heading))


def jekyll(heading: str) -> str:
    """Return the anchor that Jekyll makes of a heading as it comes: GitHub's rule, once `--` has become a dash."""
    return _lowered(_seen(_DASHES.sub(lambda match: match["code"] or "", heading)))


def kramdown(heading: str) -> str:
    """Return the anchor that kramdown makes of a heading by itself: from the first ASCII letter on, ASCII alone."""
    words = _NOT_ASCII_WORD.sub("", _BEFORE_LETTERS.sub("", heading))
    return words.replace(" ", "-").lower() or "section"


def forgiving(anchor: str) -> str:
    """Return what anchors are compared by where case does not matter, nor what nobody sees."""
    return unicodedata.normalize("NFC", anchor.translate(_INVISIBLE)).casefold()


def _seen(heading: str) -> str:
    """Return the words of a heading as a reader sees them, with all of their blanks, and without images."""
    shown = _UNSEEN.sub(lambda match: match["code"] or "", heading)
    return plain(_MORE_BLANKS.sub(_BLANK, shown)).replace(_BLANK, " ")


def _lowered(words: str) -> str:
    kept = (letter for letter in words.lower() if letter in " -\t" or _is_of_word(letter))
    return "".join(kept).replace(" ", "-").replace("\t", "-")


def _is_of_word(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in "LM" or category in _LETTERS or letter.isupper() or letter.islower()


def _numbered(headings: Iterable[str], slug: Callable[[str], str]) -> Sequence[str]:
    """Return the anchors of headings in their order; one that is taken gets the next free number."""
    taken: dict[str, int] = {}
    for heading in headings:
        first = anchor = slug(heading)
        while anchor in taken:
            taken[first] += 1
            anchor = f"{first}-{taken[first]}"
        taken[anchor] = 0
    return tuple(taken)
