"""TOML as plain data, and the line of every key and list item in it.

The standard reader gives values without places. A configuration is judged with places, so its keys are found a second
time here; the text is known to be valid by then, which keeps the second look short.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any, NamedTuple

from rolelint.errors import UserError
from rolelint.patterns import lazy
from rolelint.source import Source, Span

Address = tuple[str | int, ...]

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'|[\w+:-]+|[\[\]{}=,\n]",
    re.DOTALL,
)
_BARE = lazy(r"[A-Za-z0-9_-]+")
_PLACE = lazy(r"\(at line (\d+), column (\d+)\)$")
_CAUSES = (
    ("Cannot overwrite", "this key is set twice"),
    ("Cannot declare", "this table is opened twice"),
    ("Invalid value", "a value is missing or is no TOML value; text stands in quotation marks"),
    ("Illegal character", "a quotation mark is not closed"),
    ("Unterminated", "a quotation mark is not closed"),
    ("Unclosed", "a bracket is not closed"),
    ("Expected ']'", "a bracket is not closed"),
    ("Invalid statement", "this is neither a key with '=' nor a table in brackets"),
    ("Expected '='", "a key needs '=' and a value"),
    ("Expected newline", "more text follows after the value; text stands in quotation marks"),
)


def literal(value: Any) -> str:
    """Return a value as TOML: booleans, numbers, texts, and lists and mappings of them on one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _quoted(value)
        case Mapping():
            pairs = ", ".join(f"{key_literal(name)} = {literal(item)}" for name, item in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            return str(value)


def key_literal(name: str) -> str:
    """Return a key as TOML: bare where it can be, else in quotation marks."""
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    import json  # writing TOML is rare, and its quoted text is that of JSON, but for one character

    return json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f")


class _Token(NamedTuple):
    text: str
    line: int
    start: int


def loads(text: str, path: str) -> dict[str, Any]:
    """Read TOML text. A `UserError` names the place of what is no TOML."""
    # Most runs of the tool need no TOML: a folder without configuration is fine.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _invalid(str(error), text, path) from None
    except RecursionError:
        raise UserError(f"{path}: the values are nested too deeply") from None


def _invalid(reason: str, text: str, path: str) -> UserError:
    found = _PLACE.search(reason)
    last = len(Source(path, text).line_spans)
    place = f"{found[1]}:{found[2]}" if found else str(last)
    cause = next((words for start, words in _CAUSES if reason.startswith(start)), "this is no TOML")
    return UserError(f"{path}:{place}: {cause}")


def lines(text: str) -> Mapping[Address, int]:
    """Return the 1-based line of every table, key and list item of valid TOML text, by its address.

    The second `[[overrides]]` has the address `("overrides", 1)`, the first of its paths
    `("overrides", 1, "paths", 0)`.
    """
    found: dict[Address, int] = {}
    for address, token in _pairs(_tokens(text), ()):
        for end in range(1, len(address) + 1):
            found.setdefault(address[:end], token.line)
    return found


def texts(text: str) -> Mapping[Address, Span]:
    """Return the places of the texts in valid TOML text, quotation marks included, by address."""
    pairs = _pairs(_tokens(text), ())
    return {at: Span(one.start, one.start + len(one.text)) for at, one in pairs if one.text[0] in "\"'"}


def line_of(address: Address, places: Mapping[Address, int]) -> int:
    """Return the line of an address, or of the nearest table around it that has one; 1 where none has."""
    return next((places[address[:end]] for end in range(len(address), 0, -1) if address[:end] in places), 1)


def _tokens(text: str) -> Iterator[_Token]:
    source = Source("", text)
    for match in _TOKEN.finditer(text):
        if not match[0].startswith("#"):
            yield _Token(match[0], source.line_at(match.start()) + 1, match.start())


def _pairs(tokens: Iterator[_Token], table: Address) -> Iterator[tuple[Address, _Token]]:
    """Read `key = value` after `key = value`, up to a closing brace or the end; headers change the table.

    Each address comes with the first token of its value.
    """
    key: Address = ()
    at: Address | None = None
    opened: dict[Address, int] = {}
    for token in tokens:
        match token.text:
            case "}":
                return
            case "\n" | ",":
                key, at = (), None
            case "=":
                at = table + key
            case "[" if at is None:
                table = _header(tokens, opened)
                yield table, token
            case text if at is None:
                key += (_part(text),)
            case text:
                yield at, token
                if text in "[{":
                    yield from (_items if text == "[" else _pairs)(tokens, at)


def _items(tokens: Iterator[_Token], array: Address) -> Iterator[tuple[Address, _Token]]:
    index = 0
    for token in tokens:
        match token.text:
            case "]":
                return
            case ",":
                index += 1
            case "\n":
                continue
            case text:
                yield (*array, index), token
                if text in "[{":
                    yield from (_items if text == "[" else _pairs)(tokens, (*array, index))


def _header(tokens: Iterator[_Token], opened: dict[Address, int]) -> Address:
    """Read what follows the first bracket of `[a.b]` or `[[a.b]]`, up to the end of the line."""
    words = [token.text for token in takewhile(lambda token: token.text != "\n", tokens)]
    name: Address = tuple(_part(word) for word in words if word not in ("[", "]"))
    if words[0] != "[":
        return name
    opened[name] = opened.get(name, -1) + 1
    return (*name, opened[name])


def _part(text: str) -> str:
    """Return a part of a key as it is meant: without quotation marks and escapes."""
    if text[0] == "'":
        return text[1:-1]
    return str(loads(f"key = {text}", "")["key"]) if text[0] == '"' else text
