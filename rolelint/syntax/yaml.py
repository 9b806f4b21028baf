"""YAML text to located nodes and back: plain mappings line by line, the others by ruamel.yaml."""

from collections.abc import Mapping
from io import StringIO
from typing import Any

from rolelint.diagnostic import Finding, Fix, Safety
from rolelint.edits import line_removal
from rolelint.patterns import lazy
from rolelint.source import Source, Span
from rolelint.syntax import plain_yaml
from rolelint.syntax.node import Node

# Blanks at the ends of a block of lines, and signs that a reader refuses there, need quotation marks.
_LINE_ENDS = lazy("[\r\x85\u2028\u2029\ufeff]")
_UNFIT_FOR_BLOCKS = lazy(r"\A\s|[ \t]\n|\s\Z|[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
Problem = tuple[str, Finding]


def read(source: Source, span: Span) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read the YAML in a range of a source.

    Returns the located value and the problems met, each with the code of its rule. The value is None where the text
    could not be read to its end, and an empty mapping where it holds nothing but comments.
    """
    data = plain_yaml.read(source, span)
    if data is not None:
        return data, ()
    from rolelint.syntax import events

    return events.read(source, span)


def said_again(source: Source, node: Node, known: Node) -> Fix | None:
    """Return the fix that takes out the lines of a key that say what is known already; None where they hold more."""
    if repr(node.value) != repr(known.value) or node.key_at is None:
        return None
    gone = line_removal(source, source.at(node.key_at.start, node.at.end))
    return Fix("remove what says it again", (gone,), Safety.SAFE) if gone else None


def write(data: Mapping[str, Any]) -> str:
    """Return plain data as YAML that reads as the same, in blocks, long texts as they stand."""
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = 1_000_000
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    writer.dump(_in_blocks(data), stream)
    return stream.getvalue()


def _in_blocks(value: Any) -> Any:
    """Return a value with its texts of several lines, and those with what YAML takes for line ends, marked as such."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    match value:
        case Mapping():
            return {_in_blocks(key): _in_blocks(child) for key, child in value.items()}
        case list():
            return [_in_blocks(child) for child in value]
        case str() if _LINE_ENDS.search(value):
            return DoubleQuotedScalarString(value)
        case str() if "\n" in value and not _UNFIT_FOR_BLOCKS.search(value):
            return LiteralScalarString(value)
        case _:
            return value
