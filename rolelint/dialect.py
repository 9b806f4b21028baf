"""What a dialect is: how one form of role file maps onto the same data.

A dialect is a value, not code: marker lines to recognise the form by, keys it demands, sections with the words of their
headings and the reader of their items, where its front matter keeps a field, and how a name stands in its title.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import cast

from rolelint import linewise, plugins
from rolelint.frozen import frozen
from rolelint.items import ItemReader
from rolelint.passage import plain
from rolelint.patterns import lazy
from rolelint.rungs import LadderReading
from rolelint.shapes import Finder
from rolelint.syntax.document import Document, Section
from rolelint.syntax.node import Node

_SHORTCODE = re.compile(r":[a-z0-9_+-]{1,40}:")
_POSSESSIVE = re.compile(r"^(?:(?:your|our|my|key|the) )+")
_BRACKETS = lazy(r"\s*[(\[][^()\[\]]*[)\]]\W*\Z")
_NUMBERING = re.compile(r"^[0-9]+(?:\.[0-9]+)*[.)]?\s+")


@frozen
class SectionForm:
    """A section of a form: the field it fills, its heading, other words for it, and how its items are read.

    `item` reads one list item, which counts only if it has all that it `needs`; without it the section is prose, or
    name and values where `pairs` is set. `is_headed` says that each heading below is an item, and the list below that
    is what it says in detail; else such a heading names a group of items, which their field `group` keeps. `lead` is
    the field of the paragraph that the section begins with; then no other one in it is an item. Several sections may
    fill one field, each with a reader of its own. A field that begins with `x-` is kept as it is written, and no rule
    looks at it. `beside` reads further data out of the section, each under a key of its own.
    """

    field: str
    heading: str
    item: ItemReader | None = None
    needs: tuple[str, ...] = ()
    pairs: bool = False
    synonyms: tuple[str, ...] = ()
    is_headed: bool = False
    group: str = "x-group"
    lead: str = ""
    beside: Callable[[Document, Sequence[Section]], Mapping[str, Node]] | None = None

    @property
    def has_titles(self) -> bool:
        """Whether its items are called something, and are neither metrics nor pairs."""
        return self.needs != ("text",) and not self.pairs

    @property
    def is_kept(self) -> bool:
        """Whether what stands below the heading has no field, and is kept as it is written."""
        return self.field.startswith("x-")


Known = Mapping[str, SectionForm]


@frozen
class Dialect:
    """One form of file. `markers` are patterns of lines; a text that matches `marks_needed` of them is of this form.

    Of the markers the usual ones come first, so that counting them can stop early. `keys` and `sections_needed` are
    what this form demands beyond the schema. A form of ladders has a `reader` instead of sections, and may be found by
    its `shape` instead of markers. `is_canonical` marks the form that new files are written in: of a file that somebody
    names, one marker is enough for it, and every line of its sections must be an item. The other forms are free: text
    beside the items is kept as it stands, and so is whatever their front matter holds beyond the fields.

    `is_common` says that other texts have its marks too: where neither path nor permalink speaks of jobs, it takes one
    mark more. `front` says where the front matter keeps the fields, as pairs of a key (dotted where it lies in others)
    and a field; of several keys for one field the first one that is there counts. Without it the fields have their own
    names. `titles` are patterns of a title whose group `name` is the name of the role. `stated` are triples of a field
    that some line states in passing, the pattern of that, and what its match expands to. `scales` are triples of a
    scale (seniority or proficiency), a word of this form, and the word that it means on the project's scale. `cut`
    takes a document apart into those of single roles, or finds sections in a text without any, given the sections by
    the folded words of their headings.
    """

    name: str
    markers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    sections_needed: tuple[str, ...] = ()
    sections: tuple[SectionForm, ...] = ()
    front: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    stated: tuple[tuple[str, str, str], ...] = ()
    scales: tuple[tuple[str, str, str], ...] = ()
    cut: Callable[[Document, Known], Iterable[Document]] | None = None
    reader: Callable[[Document], LadderReading] | None = None
    shape: Finder | None = None
    marks_needed: int = 2
    is_common: bool = False
    is_canonical: bool = False

    def __hash__(self) -> int:
        """Return the hash of the name: what is known about a dialect is looked up for every file."""
        return hash(self.name)

    @property
    def is_of_ladders(self) -> bool:
        """Whether files of this form hold ladders, not roles."""
        return self.reader is not None

    @property
    def is_free(self) -> bool:
        """Whether this form of roles lets people write what they like beside the items."""
        return not self.is_canonical and self.reader is None

    def form(self, name: str) -> SectionForm:
        """Return the first section that fills a field; one of prose where this form has none for it."""
        return next((section for section in self.sections if section.field == name), SectionForm(name, name))

    @property
    def headings(self) -> dict[str, str]:
        """The heading of every field, in the order of the form; of several for one field the first."""
        return {name: self.form(name).heading for name in dict.fromkeys(section.field for section in self.sections)}


def load_dialects() -> tuple[Dialect, ...]:
    """Return every form of file: those of rolelint by name, then those that other packages add."""
    ours: tuple[Dialect, ...] = tuple(module.DIALECT for module in plugins.modules("dialects"))
    return (*ours, *(cast("Dialect", found) for _, found in plugins.added("dialects", "DIALECT", Dialect)))


@lru_cache(4096)
def fold_heading(title: str) -> str:
    """Return the words that headings are matched by: no emoji, numbering, case, final colon, "Your" or "Key"."""
    words = _SHORTCODE.sub(" ", plain(title).casefold().replace("’", "'")).replace("&", " and ").replace("_", " ")
    words = _NUMBERING.sub("", "".join(c if c.isalnum() or c in "-'./" else " " for c in words).strip())
    return _POSSESSIVE.sub("", " ".join(words.split()).strip("-'./ "))


def marks(dialect: Dialect, text: str) -> list[str]:
    """Return the marker patterns of a dialect that a text holds lines of."""
    return [marker for marker in dialect.markers if linewise.holds(text, marker)]


def count_marks(dialect: Dialect, text: str, least: int, most: int | None = None) -> int:
    """Count the marker patterns that a text holds lines of, up to `most`; 0 if there are fewer than `least`.

    It stops as soon as that is clear.
    """
    found, spare = 0, len(dialect.markers) - least
    if spare < 0:
        return 0
    for marker in dialect.markers:
        if linewise.holds(text, marker):
            found += 1
            if found == most:
                break
        elif spare > 0:
            spare -= 1
        else:
            return 0
    return found


def mark_lines(dialect: Dialect, text: str) -> list[int]:
    """Return the lines, from 1, in which the marker patterns of a dialect match first; each line once."""
    found = (re.search(marker, text, linewise.FLAGS) for marker in dialect.markers)
    return sorted({text.count("\n", 0, match.end()) + 1 for match in found if match})


@cache
def known_headings(dialect: Dialect) -> Known:
    """Return the section that every folded heading names which a dialect knows."""
    return {
        " * ".join(map(fold_heading, word.split("*"))).strip(): form
        for form in dialect.sections
        for word in (form.heading, *form.synonyms)
    }


def with_headings(dialect: Dialect, further: Mapping[str, str]) -> Known:
    """Return the sections by folded heading, with further headings that name fields."""
    known = known_headings(dialect)
    return {**known, **{words: dialect.form(name) for words, name in further.items()}} if further else known


def section_named(words: str, known: Known) -> SectionForm | None:
    """Return the section that folded words name; in a known heading `*` stands for any words."""
    if words in known:
        return known[words]
    return next((known[heading] for heading in _open(tuple(known)) if fnmatchcase(words, heading)), None)


@cache
def _open(headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(heading for heading in headings if "*" in heading)


def section_of(title: str, known: Known) -> SectionForm | None:
    """Return the section that a title names, whatever stands in brackets at its end."""
    return section_named(fold_heading(title), known) or section_named(fold_heading(_BRACKETS.sub("", title)), known)
