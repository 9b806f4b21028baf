"""How a finding is drawn: cells, escapes, frames."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.frame import UNSAFE, drawn, frame, page, shorten, visible, width
from rolelint.source import Source, Span


def underlined(lines: Sequence[str]) -> str:
    """Return what stands above the carets, for lines whose characters are one cell each."""
    line, carets = lines
    return line[carets.index("^") : carets.rindex("^") + 1]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("role", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("役割", 4),
        ("ﾛｰﾙ", 3),
        ("ＱＡ", 4),
        ("🚀", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("🛠\ufe0f", 2),
        ("👍🏽", 2),
        ("👩\u200d💻", 2),
        ("👩🏽\u200d💻", 2),
        ("🏳\ufe0f\u200d🌈", 2),
        ("🇫🇷", 2),
        ("→", 1),
        ("क\u094d\u200dष", 2),
        ("\u1112\u1161\u11ab", 2),
        ("\x1b", 4),
        ("\u202e", 6),
    ],
)
def test_width_counts_display_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “text” → 役", "plain — “text” → 役"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("user\u202etxt", r"user\u202etxt"),
        ("in\u200bside", r"in\u200bside"),
        ("a\tb\r\n", r"a\tb\r\n"),
        ("\ud800", r"\ud800"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_written_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_visible_is_a_control_or_a_surrogate(text: str) -> None:
    assert not {unicodedata.category(character) for character in visible(text)} & {"Cc", "Cs", "Zl", "Zp"}


@given(st.text(), st.integers(1, 40))
def test_shortened_text_fits(text: str, most: int) -> None:
    assert width(shorten(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("quality", 7, "quality"),
        ("quality", 6, "quali…"),
        ("e" + "\u0301" * 99, 4, "e" + "\u0301" * 31 + "…"),
        ("two\n   lines", 30, "two lines"),
        ("品質保証", 8, "品質保証"),
        ("品質保証", 6, "品質…"),
        ("good work always", 6, "good…"),
        ("\x1b" * 9, 9, r"\x1b\x1b…"),
    ],
)
def test_shortening_counts_cells_and_marks_the_cut(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short


def test_a_frame_numbers_the_line_and_underlines_the_span() -> None:
    assert frame(Source("a.md", "one\ntwo three\n"), Span(8, 13)) == ["    2 | two three", "      |     ^^^^^"]


def test_wide_characters_before_and_in_a_span_move_and_widen_the_underline() -> None:
    assert frame(Source("a.md", "役割: 品質"), Span(4, 6))[1] == "      |       ^^^^"


def test_tabs_are_drawn_as_blanks_up_to_the_next_stop() -> None:
    assert frame(Source("a.md", "a\tb\tc"), Span(4, 5)) == ["    1 | a   b   c", "      |         ^"]


def test_an_escape_in_the_source_is_drawn_and_measured_as_what_is_shown() -> None:
    assert frame(Source("a.md", "a\x1b[0mb"), Span(1, 2)) == [r"    1 | a\x1b[0mb", "      |  ^^^^"]


def test_an_empty_span_gets_one_caret() -> None:
    assert frame(Source("a.md", "abc"), Span(3, 3))[1] == "      |    ^"


def test_a_span_of_several_lines_is_underlined_to_the_last_word_of_its_first() -> None:
    assert underlined(frame(Source("a.md", "- duty one  \r\n  more\r\n"), Span(2, 20))) == "duty one"


def test_a_span_behind_the_last_line_break_is_drawn_at_the_end_of_the_last_line() -> None:
    assert frame(Source("a.md", "ab\n"), Span(3, 3)) == ["    1 | ab", "      |   ^"]


def test_a_frame_of_an_empty_line_ends_in_no_blank() -> None:
    assert frame(Source("a.md", "a\n\nb"), Span(2, 2)) == ["    2 |", "      | ^"]


def test_a_file_without_text_has_no_frame() -> None:
    assert frame(Source("a.md", ""), Span(0, 0)) == []


def test_a_line_of_a_hundred_cells_is_not_cut() -> None:
    assert frame(Source("a.md", "x" * 100), Span(99, 100))[0] == "    1 | " + "x" * 100


@pytest.mark.parametrize("start", [0, 50, 5_000, 9_950, 9_996])
def test_a_long_line_is_cut_around_the_span(start: int) -> None:
    text = "." * start + "here" + "." * (9_996 - start)
    lines = frame(Source("a.md", text), Span(start, start + 4))
    assert (underlined(lines), len(lines[0]) <= 110) == ("here", True)


@pytest.mark.parametrize(("start", "opening", "closing"), [(0, "x", "…"), (5_000, "…", "…"), (9_999, "…", "x")])
def test_a_cut_is_marked_where_something_is_missing(start: int, opening: str, closing: str) -> None:
    line = frame(Source("a.md", "x" * 10_000), Span(start, start + 1))[0]
    assert (line[8], line[-1]) == (opening, closing)


def test_a_span_longer_than_a_frame_is_underlined_as_far_as_the_line_is_shown() -> None:
    line, carets = frame(Source("a.md", "x" * 10_000), Span(0, 10_000))
    assert len(line) - len("…") == len(carets)


def test_a_cut_line_of_wide_characters_takes_no_more_cells_than_one_of_narrow_ones() -> None:
    line, carets = frame(Source("a.md", "品" * 1_000), Span(500, 510))
    assert (width(line) <= 110, carets.count("^")) == (True, 20)


@given(st.text(st.characters()), st.integers(0, 50), st.integers(0, 50))
def test_any_span_of_any_text_is_drawn_on_two_safe_lines_or_none(text: str, start: int, length: int) -> None:
    lines = frame(Source("a.md", text), Span(min(start, len(text)), min(start + length, len(text))))
    assert (len(lines), any(UNSAFE.search(line) for line in lines)) == (2 if text else 0, False)


def test_a_page_escapes_a_line_break_inside_a_line() -> None:
    assert page([["a\nb"], [], ["c"]]) == "a\\nb\n\nc\n"


@pytest.mark.parametrize(
    ("severity", "start"),
    [
        (Severity.ERROR, "a.md:1:1: RL302 responsibility-without-metric: it"),
        (Severity.WARNING, "a.md:1:1: RL302 responsibility-without-metric (warning): it"),
        (Severity.INFO, "a.md:1:1: RL302 responsibility-without-metric (note): it"),
    ],
)
def test_the_headline_of_a_drawn_finding_says_how_much_it_weighs(severity: Severity, start: str) -> None:
    source = Source("a.md", "text")
    diagnostic = Diagnostic("RL302", "responsibility-without-metric", severity, Finding("it", source.at(0, 4)), "")
    assert drawn(diagnostic, {"a.md": source})[0] == start


def test_a_finding_in_a_file_that_could_not_be_read_is_drawn_without_a_frame() -> None:
    finding = Finding("'a.md' is not UTF-8 text", Source("a.md", "").at(0, 0))
    diagnostic = Diagnostic("RL001", "unreadable-file", Severity.ERROR, finding, "")
    assert drawn(diagnostic, {}) == ["a.md:1:1: RL001 unreadable-file: 'a.md' is not UTF-8 text"]
