"""Plain files are read line by line, and come out as the full parsers read them."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolelint import examples
from rolelint.diagnostic import Finding
from rolelint.rule import load_rules
from rolelint.source import Source, Span
from rolelint.syntax import body, damage, events, markdown, plain_markdown, plain_yaml
from rolelint.syntax.document import Body
from rolelint.syntax.parse import parse

HEADINGS = {"Mission", "a"}

INDENTS = ("", "", " ", "  ", "   ", "    ", "      ", "\t", "\u00a0", "\x0c")
MARKERS = ("", "", "- ", "* ", "+ ", "-", "1. ", "2. ", "10) ", "-    ", "-     ", "-\t", "# ", "#", "####### ", "> ")
WORDS = (
    *(
        "a",
        "two words",
        "**a** b",
        "a  ",
        "a\\",
        "\\<a>",
        "Mission",
        "a #",
        "a\\#",
        "#a",
        "é",
        "\u00a0",
        "\u00a0a",
        "a\u2028",
    ),
    *(
        "---",
        "***",
        "* * *",
        "==",
        "--|--",
        "|--|",
        "a | b",
        "_",
        "[a]: b",
        "[a] b",
        "```",
        "~~~ py",
        "`a`",
        "<div>",
        "</b>",
    ),
    *("<!--", "-->", "<5", "<?a", "<pre>", "- a", "3. a", "3.a", "-5", "+", ":", "\x85", "\0", "ª", "٣. a"),
)
LINES = st.one_of(
    st.sampled_from(("", "", "# a", "## Mission", "- a", "  - a", "    - a", "1. a", "text", "  text")),
    st.builds("{}{}{}".format, st.sampled_from(INDENTS), st.sampled_from(MARKERS), st.sampled_from(WORDS)),
)
BREAKS = st.sampled_from(("\n", "\n", "\n", "\r\n", "\r"))
MARKDOWN = st.builds(lambda lines, end: end.join(lines), st.lists(LINES, max_size=9), BREAKS)

KEYS = ("a", "b", "c", "x-note", "null", "010", "a b", "é", "'q'", "?", "- a", "  - b", "-", "  a", "# a")
VALUES = (
    *(
        "",
        "",
        "a",
        "Two  words",
        "010",
        "1",
        "-5",
        "1.5",
        "1e3",
        "~",
        "Yes",
        "true",
        "12:30",
        "a: b",
        "a:b",
        "a:",
        "a #b",
        "a#b",
    ),
    *(
        "'a'",
        "'a''b'",
        '"a"',
        '"a\\n"',
        '"a" b',
        '"',
        "[a, b c]",
        "[]",
        "[a,]",
        "[a: b]",
        "['a']",
        "[[a]]",
        "[a",
        "{a: b}",
    ),
    *(
        "*a",
        "&a b",
        "!a b",
        "|",
        "- a",
        "-a",
        "? a",
        "@a",
        "%a",
        "`a`",
        "a [b]",
        "a, b",
        "é",
        "a\u00a0",
        "a\tb",
        "\ufeff",
        "½",
    ),
)
PAIRS = st.builds(
    "{}{}{}".format, st.sampled_from(KEYS), st.sampled_from((": ", ": ", ":", ":  ", "")), st.sampled_from(VALUES)
)
BRACES = (
    "- {a: b}",
    "- {a: L 1, b:  2 }",
    "- {a: b, a: c}",
    "- {a}",
    "- {}",
    "- {a: b,}",
    "- {a: b} c",
    "- {a: b # c}",
)
FRONT_LINES = st.one_of(PAIRS, PAIRS, st.sampled_from(("a:", "- b", *BRACES)))
FRONT = st.builds(lambda lines, end: "".join(line + end for line in lines), st.lists(FRONT_LINES, max_size=6), BREAKS)


def read(text: str) -> Body:
    return body.read(Source("a.md", text), 0, HEADINGS.__contains__)


def parsed(text: str) -> Body:
    return markdown.read(Source("a.md", text), 0, HEADINGS.__contains__)


def in_yaml(text: str) -> tuple[Source, Span]:
    return Source("a.md", f"---\n{text}---\n"), Span(4, 4 + len(text))


def agree_on_yaml(text: str) -> None:
    """Compare with types, since 1 equals 1.0 and True."""
    scanned = plain_yaml.read(*in_yaml(text))
    if scanned is not None:
        node, problems = events.read(*in_yaml(text))
        assert (repr(scanned), ()) == (repr(node), problems)


@given(MARKDOWN)
@settings(max_examples=400)
@example("```\n# a\n```\n# b\n")
@example("<pre>\n# a\n</pre>\n")
@example("- ```\n# a\n```\n# b\n")
@example("Title\n===\n# a\n")
@example("[a]: b\n1. a\n# a\n[A]: c\n>b\n")
@example("- a\n b\n  - c\n\n   d\n2. e\n")
@example("# a\n- a\n      - b\n\n      c\n")
@example("a\n2. b\n")
@example("- \u00a0a\n")
@example("-      a\n")
@example("2.      a\n")
@example("".join("  " * depth + "- a\n" for depth in range(60)))
def test_markdown_is_read_as_the_parser_reads_it(text: str) -> None:
    assert read(text) == parsed(text)


@given(FRONT)
@settings(max_examples=300)
def test_front_matter_is_read_as_the_parser_reads_it(text: str) -> None:
    agree_on_yaml(text)


@given(st.text(st.sampled_from("aé→Ââ€ÃïðŸ\x81\x85\u200b\u2060\u00ad\ufeff\ufffd# <=>\n"), max_size=8))
@settings(max_examples=300)
def test_the_characters_of_a_text_tell_whether_to_look_for_damage(text: str) -> None:
    """An Â alone is none, but makes any text one to be searched."""
    assert _damage(text) == _damage(f"{text}\n\nÂ")


def _damage(text: str) -> list[tuple[str, Finding]]:
    return list(damage.find(Source("a.md", text)))


@pytest.mark.parametrize(
    "text",
    [
        "# Mission\nText of\ntwo lines.\n\n## a\n- **b** (c)\n  - *d*: e\n    - f\n\n    g\n- h\n",
        "# Mission\r\n\r\n* a\r\n  b\r\n* c\\\r\n  d\r\n",
        "# a\n\n- a\n\n    - \\<b>\n    - `c`\n\n- [x] d\n\n1. e\n2. f\n   - g\n",
        "Text only",
        "",
    ],
)
def test_plain_markdown_needs_no_parser(text: str) -> None:
    source = Source("a.md", text)
    bounds = [0, *(row for row in range(len(source.line_spans)) if plain_markdown.is_heading(source, row))]
    parts = [range(above, below) for above, below in pairwise([*bounds, len(source.line_spans)])]
    assert [rows for rows in parts if plain_markdown.read(source, rows) is None] == []


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("id: r-1\nslug: a\nname: 'Ada: B'\nlead: \"C\"\n", {"id": "r-1", "slug": "a", "name": "Ada: B", "lead": "C"}),
        ("a: 010\r\nb: 1\r\nc: true\r\nd:\r\n", {"a": "010", "b": 1, "c": True, "d": None}),
        ("a:\n  - {name: L 1, b: 2}\n  - c\n", {"a": [{"name": "L 1", "b": 2}, "c"]}),
        ("# a\na:\n  - b\n  - 2\nc:\n- d\n\ne: [f, g h]\n", {"a": ["b", 2], "c": ["d"], "e": ["f", "g h"]}),
    ],
)
def test_plain_front_matter_needs_no_parser(text: str, data: object) -> None:
    node = plain_yaml.read(*in_yaml(text))
    assert node is not None
    assert node.value == data


def texts(folder: Path) -> Iterator[str]:
    yield from (path.read_bytes().decode("utf-8-sig", "replace") for path in sorted(folder.rglob("*.md")))


def assert_files_agree(found: Iterable[str]) -> None:
    for text in found:
        assert read(text) == parsed(text)
        document = parse(Source("a.md", text))
        if document.front_span:
            agree_on_yaml(text[document.front_span.start : document.front_span.end])


def test_the_files_of_the_checkout_are_read_as_the_parsers_read_them(root: Path) -> None:
    assert_files_agree(text for name in ("docs", "examples", "tests/golden") for text in texts(root / name))


def test_the_examples_of_rule_pages_are_read_as_the_parsers_read_them() -> None:
    found = [example for rule in load_rules().values() for example in examples.read(rule.page or "")]
    assert_files_agree(text for example in found for text in (*example.files.values(), *example.fixed.values()))


def test_real_files_are_read_as_the_parsers_read_them(shared: Path) -> None:
    assert_files_agree(texts(shared))


@pytest.mark.parametrize(
    ("below", "parsers"),
    [("# Mission\nText.\n", set()), ("# Mission\n> Text.\n", {"markdown_it"})],
)
def test_a_parser_is_imported_for_what_is_not_plain(below: str, parsers: set[str]) -> None:
    text = f"---\nid: a\n---\n{below}"
    program = (
        "import sys; from rolelint.source import Source; from rolelint.syntax.parse import parse;"
        f"parse(Source('a.md', {text!r})); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert {"markdown_it", "ruamel.yaml"} & set(done.stdout.split()) == parsers
