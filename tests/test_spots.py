"""Places with a meaning, looked up by other places."""

import pytest

from rolelint.source import Location, Span
from rolelint.spots import spots

KNOWN = spots(
    (Location(path, Span(*span)), name)
    for path, span, name in (
        ("a.md", (20, 30), "third"),
        ("a.md", (0, 5), "first"),
        ("a.md", (10, 15), "second"),
        ("a.md", (10, 12), "again"),
        ("b.md", (7, 9), "other"),
    )
)


@pytest.mark.parametrize(
    ("path", "span", "around", "above"),
    [
        ("a.md", (0, 5), "first", "first"),
        ("a.md", (12, 15), "second", "second"),
        ("a.md", (12, 16), None, "second"),
        ("a.md", (5, 6), None, "first"),
        ("a.md", (29, 30), "third", "third"),
        ("a.md", (40, 41), None, "third"),
        ("b.md", (0, 1), None, None),
        ("b.md", (8, 8), "other", "other"),
        ("c.md", (0, 1), None, None),
    ],
)
def test_a_place_lies_in_one_that_is_known_or_below_one(
    path: str, span: tuple[int, int], around: str | None, above: str | None
) -> None:
    at = Location(path, Span(*span))
    assert (KNOWN.around(at), KNOWN.above(at)) == (around, above)
