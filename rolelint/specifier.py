"""Version specifiers such as `>=0.1,<1`: comparisons, with commas between them, of which all must hold."""

import re

from rolelint.patterns import lazy

_COMPARISON = lazy(r"(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+)*)")


def is_specifier(text: str) -> bool:
    """Tell whether a text is a list of comparisons."""
    return all(_COMPARISON.fullmatch(part.strip()) for part in text.split(","))


def satisfies(version: str, specifier: str) -> bool:
    """Tell whether a version passes every comparison of a specifier; only numbers count."""
    return all(_passes(_numbers(version), *_comparison(part)) for part in specifier.split(","))


def _comparison(text: str) -> tuple[str, tuple[int, ...]]:
    sign, version = _COMPARISON.findall(text)[0]
    return sign, _numbers(version)


def _passes(left: tuple[int, ...], sign: str, right: tuple[int, ...]) -> bool:
    order = (left > right) - (left < right)
    return order in {">": (1,), ">=": (0, 1), "<": (-1,), "<=": (-1, 0), "==": (0,), "!=": (-1, 1)}[sign]


def _numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version, without the zeros at the end: 0.1 and 0.1.0 are one version."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
