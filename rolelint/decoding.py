"""Bytes to text: what a file says, or the first place in it that nobody can read."""

import codecs

from rolelint.source import Source, Span

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED_BYTES = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
_START = Span(0, 0)


class UnreadableError(Exception):
    """A file that cannot be read as text. `span` is the place in what `salvage` makes of it."""

    def __init__(self, message: str, span: Span = _START) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes without a byte order mark; an `UnreadableError` names the first bad place."""
    encoding = _marked(data)
    if encoding:
        raise UnreadableError(f"this file is {encoding.upper()}; save it as UTF-8", Span(0, 1))
    if b"\0" in data:
        raise _with_nul(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _not_utf8(data) from None


def salvage(data: bytes) -> str:
    """Return a text for any bytes: what is no UTF-8 as Latin-1, NUL as a replacement character, no byte order mark.

    Whatever comes before the place of an `UnreadableError` is exactly as `decode` would read it.
    """
    encoding = _marked(data)
    text = data.decode(encoding, "replace") if encoding else _escaped(data).translate(_ESCAPED_BYTES)
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _marked(data: bytes) -> str | None:
    """Return the encoding that a byte order mark gives, unless it is UTF-8."""
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _escaped(data: bytes) -> str:
    """Decode with a lone surrogate for each byte that is no UTF-8, so that one character is one bad byte."""
    return data.decode("utf-8", "surrogateescape").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")


def _with_nul(data: bytes) -> UnreadableError:
    start = _escaped(data).index("\0")
    looks = "; it looks like UTF-16: save it as UTF-8" if data.count(0) * 3 > len(data) else ""
    return UnreadableError(f"line {_line(data, start)} holds a NUL byte{looks}", Span(start, start + 1))


def _not_utf8(data: bytes) -> UnreadableError:
    text = _escaped(data)
    bad = [offset for offset, letter in enumerate(text) if ord(letter) in _ESCAPED_BYTES]
    good = sum(not letter.isascii() for letter in text) - len(bad)
    looks = "the rest looks like UTF-8" if good > len(bad) else "it looks like Latin-1 or Windows-1252"
    byte = _ESCAPED_BYTES[ord(text[bad[0]])]
    message = f"line {_line(data, bad[0])} is not UTF-8 (byte 0x{byte:02X}); {looks}: save the file as UTF-8"
    return UnreadableError(message, Span(bad[0], bad[0] + 1))


def _line(data: bytes, offset: int) -> int:
    return Source("", salvage(data)).position(offset).line
