"""How an item line is written, as a template: `{name} [{proficiency}]: {details}`.

A template is words and signs with placeholders between them. Emphasis does not matter, nor does how many blanks stand
somewhere, and signs in links, code and behind a backslash are none. A line fits where every placeholder gets some text;
matching takes time in proportion to the line.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rolelint.frozen import frozen
from rolelint.passage import LINK
from rolelint.patterns import lazy
from rolelint.similarity import nearest

_PLACEHOLDER = lazy(r"\{([^{}]*)\}")
_OWN = lazy(r"x-[a-z0-9]+(?:-[a-z0-9]+)*")
_UNSEEN = lazy(
    rf"(?P<opaque>\\[!-/:-@\[-`{{-~]|`[^`\n]*+`|{LINK.pattern})|\*{{1,3}}|(?<!\w)_{{1,3}}|_{{1,3}}(?!\w)", re.DOTALL
)
_FILLER = "\ufffc"


@frozen
class Placeholders:
    """What a template must tell apart and what it may; `is_open` allows names of one's own, which begin with x-."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    is_open: bool = True

    @property
    def known(self) -> tuple[str, ...]:
        """All names that mean something."""
        return (*self.needed, *self.optional)


OF_ITEMS: Mapping[str, Placeholders] = {
    "responsibilities": Placeholders(("title",), ("share", "metric", "details")),
    "success_metrics": Placeholders(("text",)),
    "capabilities": Placeholders(("name",), ("proficiency", "details")),
    "artifacts": Placeholders(("name",), ("type", "details")),
    "interactions": Placeholders(("kind", "role"), ("frequency", "notes")),
}
OF_TITLES = Placeholders(("name",), is_open=False)


@frozen
class Template:
    """A template as it is written."""

    text: str

    @property
    def names(self) -> tuple[str, ...]:
        """The placeholders, in order."""
        return tuple(_PLACEHOLDER.findall(self.text))

    @property
    def literals(self) -> tuple[str, ...]:
        """What stands before, between and behind the placeholders."""
        return tuple(_PLACEHOLDER.split(self.text)[::2])

    def fit(self, line: str) -> dict[str, tuple[int, int]] | None:
        """Return where the text of each placeholder stands in a line; None where the line is written otherwise."""
        flat = _flat(line)
        match = self._pattern.fullmatch(flat, len(flat) - len(flat.lstrip()), len(flat.rstrip()))
        if match is None:
            return None
        spans = (_stripped(flat, *match.span(index)) for index in range(1, len(self.names) + 1))
        return dict(zip(self.names, spans, strict=True))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        first, *others = self.literals
        # Each placeholder ends where what follows it stands first, and the last one where the line ends; nothing is
        # ever tried again.
        inner = "".join(f"(?>\\s*+(\\S.*?){literal(words)})" for words in others[:-1])
        last = f"\\s*+(\\S.*){literal(others[-1])}" if others else ""
        return re.compile(literal(first.lstrip()) + inner + last, re.DOTALL | re.IGNORECASE)


def fault(text: str, placeholders: Placeholders) -> str | None:
    """Return what is wrong with a template, None where nothing is."""
    template, known = Template(text), placeholders.known
    strange = (name for name in template.names if name not in known)
    unknown = next((name for name in strange if not (placeholders.is_open and _OWN.fullmatch(name))), None)
    twice = next((name for name in template.names if template.names.count(name) > 1), None)
    missing = next((name for name in placeholders.needed if name not in template.names), None)
    if unknown is not None:
        right = nearest(unknown, known, shortest=3)
        return f"knows no '{{{unknown}}}'" + (f"; did you mean '{{{right}}}'?" if right else "")
    if any("{" in words or "}" in words for words in template.literals):
        return "has a brace that belongs to no placeholder"
    if twice:
        return f"has '{{{twice}}}' twice"
    if missing:
        return f"has no '{{{missing}}}'"
    if not all(template.literals[1:-1]):
        index = template.literals.index("", 1)
        return f"has nothing between '{{{template.names[index - 1]}}}' and '{{{template.names[index]}}}'"
    return None


def literal(words: str) -> str:
    """Return the pattern of what stands between placeholders; a run of blanks is looked at once."""
    return "".join(r"(?<!\s)\s++" if part.isspace() else re.escape(part) for part in _parts(words))


def _parts(words: str) -> Iterator[str]:
    return (part for part in re.split(r"(\s+)", words) if part)


def _flat(line: str) -> str:
    """Return a line with blanks for emphasis, and with what is no sign of its own blotted out, character for character.

    A line that ends in code or a link ends in filler, which is text.
    """
    return _UNSEEN.sub(lambda match: (_FILLER if match["opaque"] else " ") * len(match[0]), line)


def _stripped(flat: str, start: int, end: int) -> tuple[int, int]:
    words = flat[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
