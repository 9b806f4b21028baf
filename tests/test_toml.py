from pathlib import Path

import pytest

from rolelint.errors import UserError
from rolelint.toml import Address, line_of, lines, loads

TEXT = '''one = 1  # a = [
"b" . 'c.d' = [
  "x",  # no = key
  "y]",
  {p = 1, q = [2,
   3]},
]
text = """
fake = 1
[fake]
\\""" more = 2
"""
raw = \'\'\'
fake = 2\'\'\'
[x.y]
k = {m = {n = 1}, o = 2.5, "esc\\u0061pe" = 1}
[[o]]
paths = ["a"]
[[o]]
paths = [
 1.5,
 2]
when = 1979-05-27T07:32:00Z
last = true
'''


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (("one",), 1),
        (("b", "c.d"), 2),
        (("b", "c.d", 1), 4),
        (("b", "c.d", 2, "q", 1), 6),
        (("text",), 8),
        (("raw",), 13),
        (("x",), 15),
        (("x", "y", "k", "m", "n"), 16),
        (("x", "y", "k", "escape"), 16),
        (("o",), 17),
        (("o", 0, "paths"), 18),
        (("o", 1, "paths"), 20),
        (("o", 1, "paths", 1), 22),
        (("o", 1, "last"), 24),
    ],
)
def test_every_key_and_item_has_its_line(address: Address, line: int) -> None:
    loads(TEXT, "x.toml")
    assert lines(TEXT)[address] == line


def test_text_and_comments_hold_no_keys() -> None:
    assert not any("fake" in address or "more" in address for address in lines(TEXT))


def test_lines_are_counted_over_all_line_endings() -> None:
    assert lines("a = 1\r\n\r\nb = 2\r\n")["b",] == 3


def test_what_has_no_line_stands_where_its_table_does() -> None:
    assert line_of(("b", "c.d", 2, "none", "x"), lines(TEXT)) == 5


def test_what_stands_nowhere_stands_on_the_first_line() -> None:
    assert line_of(("none",), {}) == 1


def test_every_key_of_a_real_file_has_a_line(root: Path) -> None:
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    data, places = loads(text, "pyproject.toml"), lines(text)
    flat = [(table, key) for table, value in data.items() for key in value]
    assert [address for address in flat if address not in places] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = b", "x.toml:1:5: a value is missing or is no TOML value; text stands in quotation marks"),
        ("\na = ", "x.toml:2: a value is missing or is no TOML value; text stands in quotation marks"),
        ("a = 1\na = 2", "x.toml:2: this key is set twice"),
        ("[a]\n[a]", "x.toml:2:3: this table is opened twice"),
        ('a = "x\nb = 1', "x.toml:1:7: a quotation mark is not closed"),
        ("a = [1", "x.toml:1: a bracket is not closed"),
        ("[a\n", "x.toml:1:3: a bracket is not closed"),
        ("a", "x.toml:1: a key needs '=' and a value"),
        ("= 2", "x.toml:1:1: this is neither a key with '=' nor a table in brackets"),
        ('a = "x" y', "x.toml:1:9: more text follows after the value; text stands in quotation marks"),
        ('a = "\\q"', "x.toml:1:8: this is no TOML"),
        (f"a = {'[' * 10_000}", "x.toml: the values are nested too deeply"),
    ],
)
def test_what_is_no_toml_has_a_place_and_a_cause(text: str, message: str) -> None:
    with pytest.raises(UserError) as caught:
        loads(text, "x.toml")
    assert caught.value.message == message
