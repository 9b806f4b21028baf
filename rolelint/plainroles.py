"""Role files in the plain canonical form, read in one go to their values, without any place.

Most files hold nothing but plain keys, paragraphs and plain items, and nothing is wrong with them, so that nobody asks
where something stands. Such a file is read here line by line to what parsing, reading, building and validating would
find in it; who asks for a place after all gets it from them. Of any other file the answer is None.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from rolelint import hypertext, plainheads
from rolelint.building import labels, level
from rolelint.clauses import Measure
from rolelint.dialect import Dialect, Known, fold_heading, section_of
from rolelint.hypertext import Hypertext
from rolelint.identity import Identity
from rolelint.model import Heading, Role, counterpart
from rolelint.origin import Mould
from rolelint.plainsections import FORMS, READERS, Lines, NotPlainError, duties
from rolelint.schema import fits, load
from rolelint.similarity import nearest
from rolelint.source import Location, Source, Span
from rolelint.syntax import comments, damage, plain_yaml
from rolelint.syntax.node import Node
from rolelint.syntax.parse import is_data, parse
from rolelint.syntax.scalars import resolve

# What the front matter says in plain words, one key after the other.
_PAIR = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,99}): ([A-Za-z0-9](?:[\w .,/&+()'@-]*[\w.,/&+()'@-])?)\n")
_HEADING = re.compile(rf"(#{{1,6}}) ({plainheads.plain_words('#')})")
# Links, tags and comments begin with these, and words that mean no more than themselves.
_MARKS = ("<", "[", "\\")

_SAID = ("default_seniority", "family", "ladder", "status", "replaced_by", "reviewed")
_LISTS = ("responsibilities", "success_metrics", "capabilities", "artifacts", "interactions")
_OF_ROLE = (
    *("identity", "form", "source", "headings", "title", "is_canonical", "level", "reports_to", "language", "filled"),
    *("headed", "labels", "mission", "short_description", "properties", *_LISTS, *_SAID),
)
_ROLE = Mould(Role, ("origin", *_OF_ROLE))
_HYPERTEXT = Mould(Hypertext, ("origin", "source", "links", "navigation", "address"))

# Where the front matter has one of these, two places may speak of one thing.
_OF_BODY = frozenset({*READERS, *_LISTS})
_ABSENT: Mapping[str, Any] = {
    "mission": None,
    "short_description": None,
    "properties": {},
    **dict.fromkeys(_LISTS, ()),
}

# Makes a named tuple without a call of Python code.
_new = tuple.__new__


class PlainRole(NamedTuple):
    """A role with which nothing is wrong as far as its form goes, and its file as hypertext, without links."""

    role: Role
    links: Hypertext


# Reads the file of a role that was read here, with its places.
Locate = Callable[[Role], Role]


def read(source: Source, dialect: Dialect, known: Known, measure: Measure, locate: Locate) -> PlainRole | None:
    """Read a role file of a canonical dialect, whose headings are known; None if it is not plain.

    `locate` is asked for places.
    """
    if not dialect.is_canonical or dialect.is_of_ladders or dialect.cut or dialect.scales or is_data(source.path):
        return None
    try:
        return _read(source, dialect, known, measure, _Origin(locate))
    except NotPlainError:
        return None


class _Origin:
    """Finds a role or a part of it in the same file as it is read with its places."""

    __slots__ = ("_found", "_locate", "role")

    def __init__(self, locate: Locate) -> None:
        self._locate = locate
        self._found: Role | None = None
        self.role: Role

    def __call__(self, value: Any, name: str) -> Any:
        """Return an attribute of what the file holds in place of a value; it is read once."""
        if self._found is None:
            self._found = self._locate(self.role)
        return getattr(counterpart(value, self.role, self._found), name)


def _read(source: Source, dialect: Dialect, known: Known, measure: Measure, origin: _Origin) -> PlainRole:
    front, begin = _front(source, dialect)
    title, headings = _headings(source, begin, known)
    headed = tuple([heading.field for heading in headings if heading.field])
    fields = frozenset(headed)
    if len(fields) < len(headed):
        raise NotPlainError
    found = {
        heading.field or "": READERS[heading.field or ""](origin, source.text, _body(heading)) for heading in headings
    }
    language = _text(front, "lang")
    if "responsibilities" in found:
        # Only now, as reading metrics takes longer than all else, and is in vain where the file is not plain.
        lines = Lines(source, measure, measure.is_foreign(language, source.text))
        found["responsibilities"] = duties(origin, lines, *found["responsibilities"])
    parts = {
        **_ABSENT,
        **found,
        **{name: _text(front, name) for name in _SAID},
        "identity": _identity(source.path, front, title),
        "form": dialect.name,
        "source": source,
        "headings": headings,
        "title": title,
        "is_canonical": dialect.is_canonical,
        "level": level(front.get("level")),
        "reports_to": _texts(front, "reports_to"),
        "language": language,
        "filled": fields.union([key for key, value in front.items() if value]),
        "headed": headed,
        "labels": labels(found.get("responsibilities", ())),
    }
    [origin.role] = _ROLE.many(1, [origin], *([parts[name]] for name in _OF_ROLE))
    [links] = _HYPERTEXT.many(
        1, [lambda _, name: getattr(hypertext.read(parse(source)), name)], [source], [()], [()], [None]
    )
    return PlainRole(origin.role, links)


def _identity(path: str, front: Mapping[str, Any], title: Node | None) -> Identity:
    names = [_text(front, name) for name in ("id", "slug", "name")]
    return Identity(path, names[0], names[1], names[2], _texts(front, "aliases"), title.value if title else None)


def _front(source: Source, dialect: Dialect) -> tuple[dict[str, Any], int]:
    """Return what the front matter says, and where the body begins; there is nothing in either that is said in places.

    A role is what the front matter says and what the body says, and of the latter nothing can be against the schema.
    """
    text = source.text
    end = text.find("\n---\n", 3) if text.startswith("---\n") else -1
    begin = end + len("\n---\n")
    is_odd = end < 0 or "\r" in text or comments.are_in(source) or any(text.find(mark, begin) >= 0 for mark in _MARKS)
    if is_odd or any(damage.find(source)):
        raise NotPlainError
    data = _pairs(text[4 : end + 1])
    if data is None:
        node = plain_yaml.read(source, Span(4, end + 1))
        data = node.value if node else {}
    if not data or not _OF_BODY.isdisjoint(data) or not all(map(_is_flat, data.values())):
        raise NotPlainError
    if not fits(data, load("role"), dialect.keys):
        raise NotPlainError
    return data, begin


def _pairs(front: str) -> dict[str, Any] | None:
    """Return keys and values, None where something else stands there too."""
    pairs = _PAIR.findall(front)
    data = {key: resolve(words) for key, words in pairs}
    is_all = sum([len(key) + len(words) + len(": \n") for key, words in pairs]) == len(front)
    return data if is_all and len(data) == len(pairs) else None


def _is_flat(value: Any) -> bool:
    """Tell whether a value is no mapping, nor a list of these, which may say where something leads to."""
    return not isinstance(value, dict) and not (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def _text(front: Mapping[str, Any], key: str) -> str | None:
    value = front.get(key)
    return value if value and isinstance(value, str) else None


def _texts(front: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = front.get(key)
    if value is None:
        return ()
    return tuple([one for one in (value if isinstance(value, list) else (value,)) if one and isinstance(one, str)])


def _headings(source: Source, begin: int, known: Known) -> tuple[Node | None, tuple[Heading, ...]]:
    """Return a title, and the headings of the sections, of which each fills a field that can be read here."""
    text, path = source.text, source.path
    starts = [*_starts(text, begin), len(text)]
    if text[begin : starts[0]].strip("\n"):
        raise NotPlainError
    title, above = None, 0
    headings: list[Heading] = []
    for start, stop in pairwise(starts):
        end = text.find("\n", start, stop)
        match = _HEADING.fullmatch(text, start, end) if end >= 0 else None
        if match is None:
            raise NotPlainError
        marks, words = match.groups()
        at = _new(Location, (path, _new(Span, match.span(2))))
        form = section_of(words, known)
        if form and FORMS.get(form.field) == (form.item, form.pairs) and not (form.is_headed or form.beside):
            line, section = (
                _new(Location, (path, _new(Span, (start, end)))),
                _new(Location, (path, _new(Span, (start, stop)))),
            )
            headings.append(Heading(words, at, line, section, len(marks), form.field, None, is_empty=False))
        elif form or headings or title or text[end:stop].strip("\n") or nearest(fold_heading(words), known):
            raise NotPlainError
        else:
            title, above = Node(words, at), len(marks)
    if not headings or (title and above >= min([heading.level for heading in headings])):
        raise NotPlainError
    return title, tuple(headings)


def _starts(text: str, begin: int) -> Iterator[int]:
    """Yield where lines begin with a hash."""
    found = text.find("\n#", begin - 1)
    while found >= 0:
        yield found + 1
        found = text.find("\n#", found + 1)


def _body(heading: Heading) -> Span:
    """Return where the lines below a heading stand."""
    return _new(Span, (heading.line.end + 1, heading.section.end))
