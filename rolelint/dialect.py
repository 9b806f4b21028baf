"""What a dialect is: how one form of role file maps onto the same data.

A dialect is a value, not code: marker lines to recognise the form by, keys it demands, and sections with the words of
their headings and the reader of their items.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from rolelint.items import ItemReader
from rolelint.passage import plain
from rolelint.rungs import LadderReading
from rolelint.shapes import Finder
from rolelint.syntax.document import Document

_SHORTCODE = re.compile(r":[a-z0-9_+-]{1,40}:")
_POSSESSIVE = re.compile(r"^(?:(?:your|our|my|key|the) )+")
_NUMBERING = re.compile(r"^[0-9]+(?:\.[0-9]+)*[.)]?\s+")


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section of a form: the field it fills, its heading, other words for it, and how its items are read.

    `item` reads one list item, which counts only if it has all that it `needs`; without it the section is prose, or
    name and values where `pairs` is set.
    """

    field: str
    heading: str
    item: ItemReader | None = None
    needs: tuple[str, ...] = ()
    pairs: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One form of file. `markers` are patterns of lines; a text that matches `marks_needed` of them is of this form.

    `keys` and `sections_needed` are what this form demands beyond the schema. A form of ladders has a `reader` instead
    of sections, and may be found by its `shape` instead of markers. `is_canonical` marks the form that new files are
    written in: of a file that somebody names, one marker is enough for it.
    """

    name: str
    markers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    sections_needed: tuple[str, ...] = ()
    sections: tuple[SectionForm, ...] = ()
    reader: Callable[[Document], LadderReading] | None = None
    shape: Finder | None = None
    marks_needed: int = 2
    is_canonical: bool = False

    @property
    def is_of_ladders(self) -> bool:
        """Whether files of this form hold ladders, not roles."""
        return self.reader is not None

    def form(self, name: str) -> SectionForm:
        """Return the section that fills a field."""
        return next(section for section in self.sections if section.field == name)

    @property
    def headings(self) -> dict[str, str]:
        """The canonical heading of every field, in the order of the form."""
        return {section.field: section.heading for section in self.sections}


def fold_heading(title: str) -> str:
    """Return the words that headings are matched by: no emoji, numbering, case, final colon, "Your" or "Key"."""
    words = _SHORTCODE.sub(" ", plain(title).casefold()).replace("&", " and ").replace("_", " ")
    words = _NUMBERING.sub("", "".join(c if c.isalnum() or c in "-'./" else " " for c in words).strip())
    return _POSSESSIVE.sub("", " ".join(words.split()).strip("-'./ "))


def marks(dialect: Dialect, text: str) -> list[str]:
    """Return the marker patterns of a dialect that a text holds lines of."""
    return [pattern.pattern for pattern in _markers(dialect) if pattern.search(text)]


@cache
def _markers(dialect: Dialect) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(marker, re.MULTILINE | re.IGNORECASE) for marker in dialect.markers)


@cache
def known_headings(dialect: Dialect) -> Mapping[str, str]:
    """Return the field of every folded heading that a dialect knows."""
    return {fold_heading(word): form.field for form in dialect.sections for word in (form.heading, *form.synonyms)}
