"""Documents about roles in Markdown: the note at their top, blocks, prose, and private data that was asked for.

Text of the files is shown and never obeyed: links lead nowhere any more, comments are gone, markup is escaped.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from rolelint.literal import markdown
from rolelint.model import Capability, Role
from rolelint.passage import COMMENT, plain
from rolelint.record import OWNER

_BULLET = re.compile(r"(?P<mark>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<words>.*)")

# Lines that belong together; blocks have a blank line between them.
Block = list[str]


def note(form: str) -> str:
    """Return the line that says what wrote a document; whatever begins with it may be written again."""
    return f"<!-- written by rolelint export --output-format {form}; change the role files instead -->"


def is_written(text: str, form: str) -> bool:
    """Tell whether a text is a document of this form."""
    return text.startswith(note(form))


def document(form: str, blocks: Iterable[Block]) -> str:
    """Return a document of some blocks; empty ones are left out."""
    return "\n".join("".join(f"{line}\n" for line in block) for block in ([note(form)], *blocks) if block)


def section(heading: str, lines: Iterable[str], level: int = 2) -> Iterator[Block]:
    """Yield a heading and a list below it; nothing for an empty one."""
    block = list(lines)
    if block:
        yield [f"{'#' * level} {heading}"]
        yield block


def prose(text: str | None) -> Iterator[Block]:
    """Yield the paragraphs and lists of a text that was written as Markdown, in plain words."""
    for paragraph in re.split(r"\n[ \t]*\n", COMMENT.sub("", text or "")):
        lines = list(map(_line, paragraph.strip("\n").split("\n")))
        if any(line.strip() for line in lines):
            yield lines


def _line(written: str) -> str:
    parts = _BULLET.fullmatch(written)
    mark, words = (parts["mark"] or "", parts["words"]) if parts else ("", written)
    return f"{mark}{markdown(plain(words))}"


def seen(word: str) -> str:
    """Return a word of a vocabulary as it begins a line: `senior` as `Senior`."""
    return markdown(f"{word[:1].upper()}{word[1:]}")


def capability(wanted: Capability) -> str:
    """Return a capability in a line: `**Joinery**: Advanced (planks, frames)`."""
    known = f": {markdown(wanted.proficiency)}" if wanted.proficiency else ""
    details = f" ({markdown(', '.join(wanted.details))})" if wanted.details else ""
    return f"**{markdown(wanted.name)}**{known}{details}"


def private(role: Role, included: Collection[str]) -> Iterator[Block]:
    """Yield a section for each private key of a role that was asked for, in the order of its file."""
    for key, value in role.data.items():
        if key in included and value is not None:
            words = key if key == OWNER else key.removeprefix("x-").replace("-", " ").replace("_", " ")
            yield from section(seen(words), _listed(value))


def _listed(value: Any, indent: str = "") -> Iterator[str]:
    match value:
        case dict():
            for key, part in value.items():
                yield from _titled(f"**{markdown(key)}**", part, indent)
        case list():
            for part in value:
                if isinstance(part, dict | list):
                    yield from _listed(part, indent)
                else:
                    yield f"{indent}- {_scalar(part)}"
        case _ if indent:
            yield f"{indent}- {_scalar(value)}"
        case _:
            yield from (line for block in prose(_text(value)) for line in block)


def _titled(title: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict | list):
        yield f"{indent}- {title}"
        yield from _listed(value, f"{indent}  ")
    else:
        yield f"{indent}- {title}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    return markdown(plain(_text(value)))


def _text(value: Any) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
