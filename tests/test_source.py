"""Offsets to lines and columns, and edits."""

import pytest

from rolelint.source import Edit, Location, Position, Source, Span, apply_edits


def _edit(start: int, end: int, text: str) -> Edit:
    return Edit(Location("a.md", Span(start, end)), text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("\n", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb\r", ["a", "b"]),
        ("a\r\n\rb\n", ["a", "", "b"]),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", ["a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g"]),
    ],
)
def test_only_lf_cr_and_both_end_a_line(text: str, lines: list[str]) -> None:
    spans = Source("a.md", text).line_spans
    assert [text[span.start : span.end] for span in spans] == lines


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (2, (1, 3)), (3, (1, 4)), (4, (2, 1)), (5, (3, 1)), (7, (3, 3)), (99, (3, 95))],
)
def test_positions_count_from_one_in_code_points(offset: int, position: tuple[int, int]) -> None:
    assert Source("a.md", "a😀\r\n\nשx").position(offset) == Position(*position)


@pytest.mark.parametrize(
    ("line", "span"),
    [("  a b \t", (2, 5)), ("\u00a0\u3000a\u2003", (2, 3)), ("a", (0, 1)), ("", (0, 0)), (" \t ", (3, 3))],
)
def test_the_content_of_a_line_has_no_blanks_of_any_script_around_it(line: str, span: tuple[int, int]) -> None:
    assert Source("a.md", line).content(0) == Span(*span)


def test_a_place_carries_its_path_and_its_bounds() -> None:
    at = Source("roles/a.md", "abc").at(1, 2)
    assert (at.path, at.start, at.end) == ("roles/a.md", 1, 2)


def test_edits_are_applied_in_the_order_of_their_places() -> None:
    assert apply_edits("abc", [_edit(2, 3, "Z"), _edit(0, 1, "X")]) == "XbZ"


def test_an_edit_that_overlaps_an_earlier_one_is_dropped() -> None:
    assert apply_edits("abc", [_edit(0, 2, "X"), _edit(1, 3, "Y")]) == "Xc"


def test_insertions_at_the_edges_of_another_edit_are_kept() -> None:
    assert apply_edits("abc", [_edit(1, 2, "B"), _edit(1, 1, "<"), _edit(2, 2, ">")]) == "a<B>c"
