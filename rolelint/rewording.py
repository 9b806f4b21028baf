"""How a new name is written where an old one stood: as a slug, as several, in its case, within quotes or Markdown."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property

from rolelint.frozen import frozen
from rolelint.names import fold_plural, slug
from rolelint.source import Edit, Location, Source
from rolelint.writer import escaped

_ARTICLE = re.compile(r"(?P<article>the|an?)(?P<blank>\s+)(?P<name>\S.*)", re.IGNORECASE | re.DOTALL)
_BLANKS = re.compile(r"[\s\-_]+")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$", re.IGNORECASE)
_CONSONANT_Y = re.compile(r"(?<=[^aeiou\W\d_])y$", re.IGNORECASE)
# What every reader of YAML takes for plain text, alone, in a list in brackets, and as a part of other words.
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f:#,\[\]{}\ufeff\u2028\u2029\ufffe\uffff\"'\\])*(?<!\s)")
_SPECIAL_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@frozen
class Swap:
    """A name at a place of a file, and what to write there instead.

    `whole` is the place of the value that the name is a part of, `value` what that says.
    """

    at: Location
    old: str
    new: str
    whole: Location
    value: str


@frozen
class Respelling:
    """A name, and the one that takes its place."""

    old: str
    new: str

    def of(self, written: str) -> str | None:
        """Return the new name in the manner in which the old one is written; None for what is another name."""
        found = self._manners.get(written)
        parted = _ARTICLE.fullmatch(written) if found is None else None
        if parted and parted["name"] in self._manners:
            name = self._manners[parted["name"]]
            found = f"{_article(parted['article'], name)}{parted['blank']}{name}"
        if found is None and fold_plural(written) == fold_plural(self.old):
            found = self.new
        return found

    @cached_property
    def _manners(self) -> dict[str, str]:
        """The new name by all that is a manner of writing the old one; of two that are equal the first counts."""
        found: dict[str, str] = {}
        pairs = ((self.old, self.new), (plural(self.old), plural(self.new)))
        for old, new in pairs:
            for old_form, new_form in zip(_manners(old), _manners(new), strict=True):
                found.setdefault(old_form, new_form)
        return {**found, self.old: self.new}


def _manners(name: str) -> Iterator[str]:
    yield slug(name)
    yield slug(name).replace("-", "_")
    cases: tuple[Callable[[str], str], ...] = (str, str.lower, _capitals, str.upper)
    for cased in cases:
        for joint in (" ", "-", "_"):
            yield _BLANKS.sub(joint, cased(name)) if joint != " " else cased(name)


def _capitals(name: str) -> str:
    return re.sub(r"(?<![^\s\-_])[^\W\d_]", lambda letter: letter[0].upper(), name)


def _article(article: str, name: str) -> str:
    if article.casefold() == "the":
        return article
    fitting = "an" if name[:1].casefold() in "aeiou" else "a"
    return fitting.capitalize() if article[:1].isupper() else fitting


def plural(name: str) -> str:
    """Return a name for several of it, by the simple rules of English; what is one already stays."""
    if fold_plural(name) != fold_plural(f"{name}{name[-1:]}") and name[-1:] in "sS" and not name.endswith(("ss", "SS")):
        return name
    if _CONSONANT_Y.search(name):
        return f"{name[:-1]}ies"
    return f"{name}es" if _SIBILANT.search(name) else f"{name}s"


def edit(source: Source, swap: Swap, *, is_data: bool) -> Edit | None:
    """Return the edit that makes a swap; None where the old name is written in a way that nobody can see through.

    `is_data` tells that the place is in YAML or JSON, and not in Markdown.
    """
    return _in_data(source, swap) if is_data else _in_markdown(source, swap)


def _in_data(source: Source, swap: Swap) -> Edit | None:
    written = source.text[swap.whole.start : swap.whole.end]
    is_plain_to_see = source.text[swap.at.start : swap.at.end] == swap.old and _PLAIN.fullmatch(swap.new)
    is_quoted = written[:1] in ("'", '"')
    if is_plain_to_see and (is_quoted or swap.new.casefold() not in _SPECIAL_WORDS):
        return Edit(swap.at, swap.new)
    if swap.old not in swap.value:
        return None
    value = swap.value.replace(swap.old, swap.new, 1)
    return Edit(swap.whole, scalar(value, written))


def scalar(value: str, like: str = "") -> str:
    """Return a text as YAML on one line, quoted as another scalar is, if it can be; in double quotes it is JSON."""
    if like.startswith("'") and not _CONTROL.search(value):
        return f"'{value.replace(chr(39), chr(39) * 2)}'"
    is_plain = _PLAIN.fullmatch(value) and value.casefold() not in _SPECIAL_WORDS
    return value if is_plain and not like.startswith('"') else json.dumps(value, ensure_ascii=False)


def _in_markdown(source: Source, swap: Swap) -> Edit | None:
    for written in dict.fromkeys((swap.old, escaped(swap.old))):
        words = r"\s+".join(map(re.escape, written.split()))
        found = re.compile(words).search(source.text, swap.at.start, swap.at.end) if words else None
        if found:
            return Edit(source.at(*found.span()), escaped(swap.new))
    return None
