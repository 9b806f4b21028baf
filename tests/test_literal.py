"""Text of checked files is shown as it is: folded, in Markdown, in JSON."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rolelint import literal
from rolelint.frame import UNSAFE, visible, width

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(text: str) -> str:
    """Return what a reader of Markdown sees in an item of a list; a part that is more than text fails."""
    tokens = MARKDOWN.parse(f"- {text}\n")
    blocks = ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]
    assert [token.type for token in tokens[:4]] == blocks
    parts = tokens[3].children or []
    assert {part.type for part in parts} <= {"text"}
    return "".join(part.content for part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three", ["one two", "three"]),
        ("one  two\nthree", ["one two", "three"]),
        ("abcdefghijkl mn", ["abcdefghij", "kl mn"]),
        ("ab abcdefghijkl", ["ab", "abcdefghij", "kl"]),
        ("日本語日本語", ["日本語日本", "語"]),
        ("e\u0301" * 11, ["e\u0301" * 10, "e\u0301"]),
        ("a \x1b[31m", ["a \\x1b[31m"]),
        ("", [""]),
    ],
)
def test_a_text_is_folded_at_blanks_and_a_long_word_where_it_must_be(text: str, expected: list[str]) -> None:
    assert literal.lines(text, 10) == expected


@given(st.text(), st.integers(8, 40))
def test_folding_keeps_every_letter_and_the_width(text: str, most: int) -> None:
    lines = literal.lines(text, most)
    assert "".join("".join(lines).split()) == visible("".join(text.split()))
    assert max(map(width, lines)) <= most


@given(st.text(st.sampled_from("ab1 \n\\`*_[]()<>&#~$|!-+=.:\t") | st.characters(), min_size=1))
@example("1. one")
@example("- one")
@example("# one")
@example("<b>&amp;</b>")
@example("[a](b) ~~c~~ `d` __e__")
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    shown = visible(" ".join(text.split()))
    if shown:
        assert read(literal.markdown(text)) == shown


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30))
def test_json_reads_back_and_prints_nothing_unsafe(value: object) -> None:
    text = literal.document(value)
    assert json.loads(text) == value
    assert not UNSAFE.search(text.replace("\n", ""))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("99.9% uptime", "99.9% uptime"),
        ("design & build; Q&A", "design & build; Q&A"),
        ("9. floor", "9\\. floor"),
        ("9)", "9\\)"),
        ("&lt; &#38; &#x26;", "\\&lt; \\&\\#38; \\&\\#x26;"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    assert literal.markdown(text) == written


@pytest.mark.parametrize(
    "text",
    [
        *("@everyone", "a@b.example", "@_x", "#12", "!12", "%12", '%"next release"', "~bug", "&12", "$12"),
        *(":smile:", "x.md:100:5", "GH-12", "https://x.example", "ftp://x.example", "www.x.example", "WWW.x.example"),
    ],
)
def test_a_reference_is_taken_apart_and_looks_the_same(text: str) -> None:
    shown = read(literal.quoted(text))
    assert text not in shown
    assert shown.replace("\u200b", "") == text


@pytest.mark.parametrize("text", ["99.9 % uptime", "a: b", "Q&A", '[externals] "Board" = "who"', "→ Baker", "10:30"])
def test_what_is_no_reference_holds_nothing_unseen(text: str) -> None:
    assert read(literal.quoted(text)) == text


@given(st.text(st.sampled_from("a` \\\n|") | st.characters(), min_size=1))
@example("`")
@example(" a ")
@example("``a`")
def test_code_shows_the_text_as_it_is(text: str) -> None:
    (paragraph,) = (token for token in MARKDOWN.parse(f"x {literal.code(text)}") if token.type == "inline")
    _, code = paragraph.children or []
    assert (code.type, code.content) == ("code_inline", visible(text))
