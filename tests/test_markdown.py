"""Markdown as lines, sections and items."""

import pytest
from marks import marked

from rolelint.source import Source, apply_edits
from rolelint.syntax import markdown
from rolelint.syntax.document import Body, Item, LineKind


def _read(text: str) -> Body:
    return markdown.read(Source("a.md", text), 0, {"Mission", "Capabilities"}.__contains__)


def _lines(text: str) -> list[tuple[str, str]]:
    """Return kind and content of each line."""
    return [(line.kind.value, text[line.content.start : line.content.end]) for line in _read(text).lines]


def _tree(text: str, items: tuple[Item, ...]) -> list[object]:
    """Return the items as nested lists: the lines of each item's text, then the items in it."""
    lines = _read(text).lines
    return [
        [text[lines[line].content.start : lines[line].content.end] for line in item.lines] + _tree(text, item.items)
        for item in items
    ]


def _items(text: str) -> list[object]:
    return _tree(text, tuple(item for section in _read(text).sections for item in section.items))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [("blank", "")]),
        (" \t\n\n", [("blank", ""), ("blank", "")]),
        ("\u00a0\n\u3000\n\x0c", [("blank", "")] * 3),
        ("a\n  b\t", [("text", "a"), ("text", "b")]),
        ("a\n\u00a0b\n\u00a0\nc", [("text", "a"), ("text", "b"), ("blank", ""), ("text", "c")]),
        ("\u00a0\na", [("blank", ""), ("text", "a")]),
        ("a\r\nb\r\n", [("text", "a"), ("text", "b")]),
        ("a\rb\r", [("text", "a"), ("text", "b")]),
        ("a\u2028b\x85c\x0bd\x0ce\x1cf\nb", [("text", "a\u2028b\x85c\x0bd\x0ce\x1cf"), ("text", "b")]),
        ("# A #\nB\n---\nC", [("heading", "# A #"), ("heading", "B"), ("heading", "---"), ("text", "C")]),
        ("#A", [("text", "#A")]),
        ("    # a", [("code", "# a")]),
        ("- # a", [("item", "# a")]),
        ("> # a", [("quote", "# a")]),
        ("> > a\nb", [("quote", "a"), ("quote", "b")]),
        ("> a\n\nb", [("quote", "a"), ("blank", ""), ("text", "b")]),
        ("> - a", [("item", "a")]),
        ("- > a", [("item", "> a")]),
        ("```\n# a\n\n```\n# b", [("code", "```"), ("code", "# a"), ("code", ""), ("code", "```"), ("heading", "# b")]),
        ("~~~~ md\n~~~\n~~~~", [("code", "~~~~ md"), ("code", "~~~"), ("code", "~~~~")]),
        ("- a\n  ```\n  b\n  ```", [("item", "a"), ("code", "```"), ("code", "b"), ("code", "```")]),
        ("| a |\n| - |\n| b |", [("table", "| a |"), ("table", "| - |"), ("table", "| b |")]),
        ("- a\n- | b |\n  | - |", [("item", "a"), ("item", "| b |"), ("table", "| - |")]),
        ("***\n- - -\n", [("rule", "***"), ("rule", "- - -")]),
        ("<div>\na\n</div>\n\nb", [("html", "<div>"), ("html", "a"), ("html", "</div>"), ("blank", ""), ("text", "b")]),
        ("<!-- a\n\nb -->\nc", [("html", "<!-- a"), ("blank", ""), ("html", "b -->"), ("text", "c")]),
        ("[a]: b\n[c]: d\ne", [("definition", "[a]: b"), ("definition", "[c]: d"), ("text", "e")]),
        ("a\n[b]: c", [("text", "a"), ("text", "[b]: c")]),
        ("[a]: b\n===", [("definition", "[a]: b"), ("rule", "===")]),
        ("[a]: b\nC\n===", [("definition", "[a]: b"), ("heading", "C"), ("heading", "===")]),
        ("- a\n  ---\n  b", [("item", "a"), ("rule", "---"), ("text", "b")]),
        ("*\ta", [("item", "a")]),
        ("שלום\n- עולם 😀", [("text", "שלום"), ("item", "עולם 😀")]),
        ("a\0b", [("text", "a\0b")]),
        ("• a\n• b", [("text", "• a"), ("text", "• b")]),
    ],
)
def test_every_line_is_what_markdown_takes_it_for(text: str, lines: list[tuple[str, str]]) -> None:
    assert _lines(text) == lines


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- a\n- b", [["a"], ["b"]]),
        ("* a\n+ b", [["a"], ["b"]]),
        ("1. a\n2) b\n10. c", [["a"], ["b"], ["c"]]),
        ("- a\n\n- b\n\n\n- c", [["a"], ["b"], ["c"]]),
        ("- a  \n  b", [["a", "b"]]),
        ("- a\\\n  b", [["a\\", "b"]]),
        ("- a\nb", [["a", "b"]]),
        ("- a\n\n  b", [["a", "b"]]),
        ("- a\n\n\n  b", [["a", "b"]]),
        ("- a\n\u00a0\n  b", [["a", "b"]]),
        ("- a\n  - b\n    - c\n- d", [["a", ["b", ["c"]]], ["d"]]),
        ("- a\n\t- b\n\t\t- c", [["a", ["b", ["c"]]]]),
        ("- - - a", [[[["a"]]]]),
        ("- 1. + a\n- b", [[[["a"]]], ["b"]]),
        ("-\n  a", [["a"]]),
        ("- \n- a", [[], ["a"]]),
        ("- a\r\n  b\r\n- c\r\n", [["a", "b"], ["c"]]),
        ("- a\r- b", [["a"], ["b"]]),
        ("- -a- -", [["-a- -"]]),
        ("- a\n  > b\n  c", [["a"]]),
        ("- a\n  > b\n\n  c", [["a", "c"]]),
        ("- a\n  b\n  ===\n  c", [["a", "b", "c"]]),
        ("-\u00a0a", []),
        ("- \u00a0a\u00a0", [["a"]]),
        ("- ** a **\n- a 1. b", [["** a **"], ["a 1. b"]]),
    ],
)
def test_items_hold_their_text_and_their_items(text: str, items: list[object]) -> None:
    assert _items(text) == items


@pytest.mark.parametrize(
    ("text", "marker"),
    [("a\n\n«-» b", "-"), ("  «*» b", "*"), ("> «12)» b", "12)"), ("# a\n1\n2\n\n«1.» 1. b", "1."), ("«+»", "+")],
)
def test_the_marker_of_an_item_has_its_place(text: str, marker: str) -> None:
    text, [span] = marked(text)
    body = _read(text)
    [item] = [item for section in body.sections for item in section.items]
    assert (item.marker, body.lines[item.line].marker) == (span, marker)


def test_markers_on_one_line_each_have_their_place() -> None:
    text, spans = marked("«-» «-» «1.» a")
    items = [part for item in _read(text).sections[0].items for part in item.walk()]
    assert [item.marker for item in items] == spans


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("- a\n  > b\n", ["b"]),
        ("- a\n  ```\n  b\n  ```\n", ["```", "b", "```"]),
        ("- a\n\n      b\n", ["b"]),
        ("- a\n  <div>\n", ["<div>"]),
        ("- a\n  ***\n", ["***"]),
        ("- ```py\n  b\n  ```\n", ["```py", "b", "```"]),
        ("- | a |\n  | - |\n", ["| a |", "| - |"]),
    ],
)
def test_what_is_no_text_of_an_item_is_kept_beside_it(text: str, others: list[str]) -> None:
    body = _read(text)
    [item] = body.sections[0].items
    contents = [body.lines[line].content for line in item.others]
    assert [text[content.start : content.end] for content in contents] == others


@pytest.mark.parametrize(
    ("text", "level", "title"),
    [
        ("# «a»", 1, "a"),
        ("## «a b»  ##  ", 2, "a b"),
        ("###### «a»\n", 6, "a"),
        ("#\t«a»", 1, "a"),
        ("# «a#»", 1, "a#"),
        ("# «a \\#»", 1, "a \\#"),
        ("# «# a»", 1, "# a"),
        ("# \u00a0«a»\u00a0", 1, "a"),
        ("#«»", 1, ""),
        ("# #".replace("# #", "# «»#"), 1, ""),
        ("   # «a»", 1, "a"),
        ("«a»\n===", 1, "a"),
        ("  «a\nb»  \n---\n", 2, "a b"),
        ("# «a» \r\n", 1, "a"),
        ("# «😀 שלום»", 1, "😀 שלום"),
        ("# «a» <!-- rolelint: ignore RL1 -->", 1, "a"),
    ],
)
def test_a_heading_gives_its_words_and_their_place(text: str, level: int, title: str) -> None:
    text, [span] = marked(text)
    _, section = _read(text).sections
    assert (section.level, section.title, section.title_at) == (level, title, span)


@pytest.mark.parametrize("text", ["> # a", "- # a", "- a\n  b\n  ---", "    # a", "```\n# a\n```", "#a", "\\# a"])
def test_only_a_heading_of_the_document_itself_makes_a_section(text: str) -> None:
    assert len(_read(text).sections) == 1


def test_sections_cover_all_lines_and_own_their_items() -> None:
    sections = _read("- a\n# B\n- b\n- c\n\nC\n===\nd\n").sections
    assert [(section.first, section.last, len(section.items)) for section in sections] == [
        (0, 1, 1),
        (2, 5, 2),
        (7, 8, 0),
    ]


@pytest.mark.parametrize(
    ("text", "definitions"),
    [
        ("[A b]: c.md 'd'", {"a b": "c.md"}),
        ("[a]: <b.md>", {"a": "b.md"}),
        ("[a]: b\n[a]: c", {"a": "b"}),
        ("> [a]: b", {}),
        ("- [a]: b", {}),
        ("a\n[a]: b", {}),
        ("```\n[a]: b\n```", {}),
    ],
)
def test_link_definitions_are_gathered_by_folded_label(text: str, definitions: dict[str, str]) -> None:
    assert _read(text).definitions == definitions


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("«```py»\n«a»\n", "this code fence is never closed"),
        ("«```»", "this code fence is never closed"),
        ("- a\n  «~~~»\n  «b»\n- c", "this code fence is never closed"),
        (
            "«```md»\n«```py»\na\n```\nb\n",
            "the code fence '```' ends early; open the outer one with more marks than the inner one",
        ),
    ],
)
def test_a_fence_that_ends_in_the_wrong_place_is_a_problem(text: str, message: str) -> None:
    text, [at, *notes] = marked(text)
    [(code, finding)] = _read(text).problems
    assert (code, finding.message, finding.at.span) == ("RL010", message, at)
    assert [note.at.span for note in finding.notes] == notes


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# Mission\n«```»\na\n\n# Capabilities\nb", ["Mission", "Capabilities"]),
        ("«```»\n# Capabilities\nb", ["Capabilities"]),
        ("«~~~ py»\na\n# Capabilities\n- b\n\n~~~\nc\n~~~\n# Mission", ["Capabilities", "Mission"]),
        ("«```»\n# a\n\n# Capabilities\n```py\na\n```\n# Mission", ["Capabilities", "Mission"]),
        ("```md\n# Mission\n```\n«```»\n# Capabilities\n", ["Capabilities"]),
        ("# Mission\n«<!-- a»\n# Capabilities\nb", ["Mission", "Capabilities"]),
        ("«<!--»\n\n# Mission\n<!-- a -->\n# Capabilities", ["Mission", "Capabilities"]),
        ("«<!-- rolelint: ignore RL302: a\n  b»\n- c\n# Capabilities", ["Capabilities"]),
        ("- a «<!-- b»\n\n# Mission\n```\n<!-- a\n```\n# Capabilities", ["Mission", "Capabilities"]),
        ("«<!-- rolelint: ignore RL302: a»", []),
        ("«<!-- b»\n\n```\n<!-- a\n#Mission\n```\n# Capabilities", ["Capabilities"]),
    ],
)
def test_what_has_no_end_hides_no_heading(text: str, sections: list[str]) -> None:
    text, [at] = marked(text)
    body = _read(text)
    assert [(code, finding.at.span) for code, finding in body.problems] == [("RL010", at)]
    assert [section.title for section in body.sections if section.level] == sections


@pytest.mark.parametrize(
    "text",
    [
        "<!-- a\n\n# Mission\nb -->\n",
        "`<!--` a",
        "\\<!-- a",
        "    <!-- a",
        "a <!-- b\nc --> d",
        "```\n<!-- a\n```",
        "<!-- a --> <!-- b\n-->",
    ],
)
def test_a_comment_with_an_end_or_none_at_all_is_no_problem(text: str) -> None:
    assert _read(text).problems == ()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("«#Mission»\na", "# Mission\na"),
        ("a\n\n    «## Mission ##»\nb", "a\n\n## Mission ##\nb"),
        ("- a\n\t«##Mission»\r\n- b", "- a\n## Mission\r\n- b"),
        ("- a\n  «# Mission»", "- a\n# Mission"),
        ("«###Capabilities» <!-- rolelint: ignore RL202: a -->", "### Capabilities <!-- rolelint: ignore RL202: a -->"),
    ],
)
def test_a_heading_that_its_blanks_hide_is_read_and_repaired(text: str, right: str) -> None:
    text, [at] = marked(text)
    body = _read(text)
    [(code, finding)] = body.problems
    assert finding.fix is not None
    assert (code, finding.at.span, apply_edits(text, finding.fix.edits)) == ("RL202", at, right)
    assert [(s.level, s.title) for s in body.sections] == [(s.level, s.title) for s in _read(right).sections]


@pytest.mark.parametrize(
    "text",
    ["#mission-critical", "#Mission a", "####### Mission", "```\n#Mission\n```", "<!--\n#Mission\n-->", "- #Mission"],
)
def test_what_only_looks_like_a_hidden_heading_is_text(text: str) -> None:
    body = _read(text)
    assert (body.problems, len(body.sections)) == ((), 1)


@pytest.mark.parametrize(
    "text", ["```\na\n```", "````md\n```py\na\n```\n````", "~~~\n```py\n~~~", "> ```\n> a\n> ```", "```\n~~~ a\n```\n"]
)
def test_a_fence_that_closes_is_no_problem(text: str) -> None:
    assert _read(text).problems == ()


@pytest.mark.parametrize(
    "text",
    ["- " * 50 + "a", "> " * 50 + "a", "> - " * 25 + "a", "\n".join("  " * depth + "- a" for depth in range(50))],
)
def test_fifty_levels_lose_nothing(text: str) -> None:
    body = _read(text)
    assert body.problems == ()
    assert text[body.lines[-1].content.start :] == "a"


@pytest.mark.parametrize(
    "text",
    [
        "- " * 51 + "a",
        "> " * 51 + "a",
        "> - " * 25 + "- a",
        "\n".join("  " * depth + "- a" for depth in range(51)),
        "- " * 5000 + "a",
        "> " * 5000 + "a",
        "1. " * 5000 + "a",
    ],
)
def test_what_is_nested_deeper_is_one_problem(text: str) -> None:
    [(code, finding)] = _read(text).problems
    assert (code, finding.message) == ("RL001", "lists and quotes are nested deeper than 50 levels")
    assert text[finding.at.start : finding.at.end].endswith("a")


@pytest.mark.parametrize(
    ("text", "words", "alone"),
    [
        ("a «<!-- rolelint: ignore RL1: why -->»  \nb", "ignore RL1: why", False),
        ("- a\n«<!--rolelint:ignore RL1-->»\n  b", "ignore RL1", True),
        ("- a\n  «<!-- rolelint: ignore RL1 -->»\r\n  b", "ignore RL1", True),
        ("# a «<!-- rolelint: x -->»", "x", False),
        ("| a | «<!-- rolelint: x -->»\n| - |", "x", False),
        ("<div>\n«<!-- rolelint: x -->»\n</div>", "x", True),
        ("a\n\n      «<!-- rolelint: x -->»", "x", True),
        ("<!-- a --> «<!-- rolelint: x -->»", "x", False),
        ("> «<!-- rolelint: x -->»", "x", False),
        ("- a «<!-- rolelint: x\n  y -->»\n- b", "x y", False),
        ("- a\n«<!-- rolelint:\n\n# Mission\n-->»  \n- b", "# Mission", True),
    ],
)
def test_a_comment_that_speaks_to_rolelint_is_found(text: str, words: str, alone: bool) -> None:  # noqa: FBT001
    text, [span] = marked(text)
    [comment] = _read(text).comments
    assert (comment.at, comment.text, comment.alone) == (span, words, alone)


@pytest.mark.parametrize(
    "text",
    [
        "```\n<!-- rolelint: ignore RL1 -->\n```",
        "- a\n  ~~~\n  <!-- rolelint: ignore RL1 -->\n  ~~~",
        "`<!-- rolelint: ignore RL1 -->`",
        "<!-- rolelint: ignore RL1 --> a",
        "<!-- about rolelint: good -->",
        "<!-- rolelint: ignore",
    ],
)
def test_what_only_looks_like_such_a_comment_is_none(text: str) -> None:
    assert _read(text).comments == ()


def test_a_comment_on_a_line_of_its_own_is_a_line_of_its_own_kind() -> None:
    assert _read("- a\n<!-- rolelint: x -->\n  b").lines[1].kind is LineKind.COMMENT


def test_a_comment_of_several_lines_changes_nothing() -> None:
    text = "- a <!-- rolelint: x\n  y -->\n  <!-- rolelint: x\n  y -->\n  b\n"
    assert _items(text) == _items("- a\n  b\n") == [["a", "b"]]


def test_hiding_a_comment_can_reveal_the_next_one() -> None:
    body = _read("- a\n  ```\n<!-- rolelint: x -->\n  ```\n- b\n<!-- rolelint: y -->\n")
    assert [comment.text for comment in body.comments] == ["x", "y"]
