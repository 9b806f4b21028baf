"""What Markdown means as words, and how a passage is taken apart."""

import pytest

from rolelint.passage import Passage, plain
from rolelint.source import Source


def passage(text: str) -> Passage:
    return Passage(Source("a.md", text), 0, len(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**API** `a*b` [x](y 'z')", "API a*b x"),
        ("a_b_c *d*", "a_b_c d"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("2*3*4", "2*3*4"),
        ("***a** b*", "a b"),
        ("un**bel**ievable", "unbelievable"),
        ("*5 stars* and 3*", "5 stars and 3*"),
        ("\\<200 &lt;x &amp; y\\", "<200 <x & y"),
        ("line\\\n   two", "line two"),
        ("a <!-- rolelint: ignore RL601 --> b", "a b"),
        ("``a`b`` \\*c\\*", "a`b *c*"),
        ("![icon](a.png) [**x**][y]", "icon x"),
        ("[a](b", "[a](b"),
        ("a<br>b <BR/> c `<br>`", "a b c <br>"),
    ],
)
def test_plain_words_are_what_a_reader_sees(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("**a *b*** c", "a *b*", " c"),
        ("__a__: b", "a", ": b"),
        ("*a **b** c* d", "a **b** c", " d"),
        ("**`a**b`** c", "`a**b`", " c"),
    ],
)
def test_a_lead_is_the_emphasised_words_at_the_start(text: str, name: str, rest: str) -> None:
    lead = passage(text).lead()
    assert lead
    assert [part.raw for part in lead] == [name, rest]


@pytest.mark.parametrize("text", ["a **b**", "**a", "** a**", "_a_b", ""])
def test_other_words_are_no_lead(text: str) -> None:
    assert passage(text).lead() is None


def test_an_outline_shows_only_what_belongs_to_the_passage_itself() -> None:
    blot = "\ufffc"
    assert passage("a (b (c)) `d` [e](f) (g").outline == f"a ({blot * 5}) {blot * 3} {blot * 6} (g"


def test_a_passage_is_split_outside_brackets_links_and_code() -> None:
    parts = passage("a, b (c, d), `e, f`, [g, h](i) ,, \\, j").split()
    assert [part.raw for part in parts] == ["a", "b (c, d)", "`e, f`", "[g, h](i)", "\\, j"]
