"""Colour for a rendered report: reporters write plain text, and the command paints it when a person reads along.

Painting adds escapes and nothing else, so what stands in a log is what stands on the terminal.
"""

import re

from rolelint.patterns import lazy

_BOLD, _RED, _YELLOW, _CYAN, _DIM = "1", "1;31", "33", "36", "2"
_LABELS = {None: _RED, "warning": _YELLOW, "note": _CYAN}

_HEADLINE = lazy(r"(\S.*?:\d+:\d+)(: )([A-Z]+\d+ [a-z0-9-]+(?: \((warning|note)\))?)(: .*)")
_FRAME = re.compile(r"( *\d+ \|)(.*)")
_UNDERLINE = re.compile(r"( +\|)( *)([\^-]+)")
_ADVICE = re.compile(r"( +=)( .*)")
_ROW = re.compile(r"( +\d+  .*?   )([A-Z]+\d+)(  .*)")
_TOTALS = re.compile(r"(\d+ errors?)(, \d+ warnings?, \d+ notes?.*)")


def paint(text: str) -> str:
    """Add ANSI colours to a rendered overview, full or concise report."""
    return "".join(_painted(line) + "\n" for line in text.split("\n")[:-1])


def _painted(line: str) -> str:
    if match := _HEADLINE.fullmatch(line):
        return _ink(match[1], _BOLD) + match[2] + _ink(match[3], _LABELS[match[4]]) + match[5]
    if match := _UNDERLINE.fullmatch(line):
        return _ink(match[1], _DIM) + match[2] + _ink(match[3], _RED if "^" in match[3] else _CYAN)
    if match := _FRAME.fullmatch(line) or _ADVICE.fullmatch(line):
        return _ink(match[1], _DIM) + match[2]
    if match := _ROW.fullmatch(line):
        return match[1] + _ink(match[2], _YELLOW) + match[3]
    if match := _TOTALS.fullmatch(line):
        return _ink(match[1], _DIM if match[1].startswith("0 ") else _RED) + match[2]
    return _ink(line, _BOLD) if line in {"worth a look", "good to know"} else line


def _ink(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"
