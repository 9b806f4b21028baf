"""What plain scalars mean: the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).

Except that numbers with a leading zero stay text, as do the infinities; there are no timestamps.
"""

from typing import Any

from rolelint.patterns import lazy

_CORE_SCALARS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = lazy(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = lazy(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LONGEST_NUMBER = 300
# With what a number begins.
_NUMERIC = "+-.0123456789"


def resolve(text: str) -> Any:
    """Resolve a plain scalar by YAML 1.2's core schema; numbers with a leading zero stay text."""
    if text in _CORE_SCALARS:
        return _CORE_SCALARS[text]
    if text[0] in _NUMERIC and len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            number = float(text)
            return number if abs(number) != float("inf") else text
    return joined(text)


def joined(text: str) -> str:
    r"""Join surrogate pairs, which JSON writes as \ud83d\ude00; a lone half becomes the replacement character."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
