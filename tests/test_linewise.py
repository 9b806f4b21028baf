"""Patterns of lines find what they find everywhere in a text, only sooner."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.dialect import load_dialects
from rolelint.linewise import FLAGS, begins_lines, holds

PATTERNS = (
    r"^a",
    r"^a$",
    r"^a|^b",
    r"^a|b",
    r"a|^b",
    r"(?:^a\n?){2}",
    r"(?:^a$(?:.|\n)*?){2}",
    r"(?:^a|b){2}",
    r"(?:^a)?b",
    r"(?:^a){0,1}b",
    r"(?:^|[{,])[ ]*a",
    r"(?:^|[{,])?a",
    r"(?:^|[{,])a|b",
    r"\Aa|^b",
    r"\A^a",
    r"^a(?<!\na)",
    r"^[|(]a",
    r"^[]|]a|^b",
    r"^\|a|^\(b",
    r"^(?:a|b)c",
    r"(?:^a)b(?:c|d){2}",
    r"^\Ba",
    r"^\ba",
)


@given(text=st.text("ab{,|(c] \nA", max_size=12))
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_holds_where_it_matches(pattern: str, text: str) -> None:
    assert holds(text, pattern) is (re.search(pattern, text, FLAGS) is not None)


MARKERS = [marker for dialect in load_dialects() for marker in dialect.markers]


@pytest.mark.parametrize("marker", MARKERS)
def test_a_marker_holds_where_it_matches(marker: str) -> None:
    texts = ("", "\n", "name: x", "# Role\n", *MARKERS)
    plain = [re.sub(r"[\\^$?]|\[ t\]\*|\{\d,?\d?\}", "", text) for text in texts]
    tried = [*plain, "\n".join(plain), "\n".join(f"## {line}\n- x" for line in plain)]
    wanted = [re.search(marker, text, FLAGS) is not None for text in tried]
    assert [holds(text, marker) for text in tried] == wanted


@pytest.mark.parametrize(
    ("pattern", "is_one"),
    [(r"^a|^b", True), (r"^a|b", False), (r"(?:^a|^b){2}", True), (r"(?:^a|b){2}", False), (r"^(?:a|b)[|]\|", True)],
)
def test_a_pattern_of_lines_is_told_by_its_alternatives(pattern: str, *, is_one: bool) -> None:
    assert begins_lines(pattern) is is_one
