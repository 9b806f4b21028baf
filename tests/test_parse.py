"""Whole files: front matter, body, and what stands between them."""

import re

import pytest
from marks import marked

from rolelint.diagnostic import Finding
from rolelint.source import Source, apply_edits
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.parse import FATAL, parse

BODY = "\n# Mission\nText.\n"


def _parse(text: str, path: str = "role.md") -> Document:
    return parse(Source(path, text))


def _problem(document: Document) -> tuple[str, Finding]:
    [problem] = document.problems
    return problem


@pytest.mark.parametrize(
    ("front", "data"),
    [
        ("---\na: b\n---\n", {"a": "b"}),
        ("---  \na: b\n---\t \n", {"a": "b"}),
        ("---\r\na: b\r\n---\r\n", {"a": "b"}),
        ("---\ra: b\r---\r", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("---\na: b\n---", {"a": "b"}),
        ("---\n---\n", {}),
        ("---\n# nothing yet\n---\n", {}),
        ("---\n\n---\n", {}),
        ("---\n- a\n- b\n---\n", ["a", "b"]),
        ("---\njust words\n---\n", "just words"),
        ("---\na: b # c\n# d\n---\n", {"a": "b"}),
        ("---\na:\n  - b: c\n---\n", {"a": [{"b": "c"}]}),
    ],
)
def test_front_matter_is_read_whatever_its_shape(front: str, data: object) -> None:
    document = _parse(front + BODY)
    assert document.problems == ()
    assert document.front is not None
    assert document.front.value == data


@pytest.mark.parametrize(
    "text", ["", "\n", " \n\t\n", "# A\n", "a\n---\nb: c\n---\n", "----\na: b\n----\n", "--- a\n---\n"]
)
def test_a_text_that_opens_with_something_else_has_no_front_matter(text: str) -> None:
    document = _parse(text)
    assert (document.front, document.front_span, document.problems) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("«id: a»\nslug: b\n---\n# Mission\n", "---\nid: a\nslug: b\n---\n# Mission\n"),
        (
            "\n«id: a»\r\naliases:\r\n- b\r\n  - c\r\n\r\n# d\r\n---",
            "---\r\nid: a\r\naliases:\r\n- b\r\n  - c\r\n\r\n# d\r\n---",
        ),
    ],
)
def test_front_matter_without_its_first_line_is_read_and_repaired(text: str, right: str) -> None:
    text, [at] = marked(text)
    document = _parse(text)
    [(code, finding)] = [problem for problem in document.problems if problem[0] == "RL002"]
    assert finding.fix is not None
    assert (code, finding.at.span, apply_edits(text, finding.fix.edits)) == ("RL002", at, right)


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n---\n",
        "id: a\nslug: b\n",
        "id: a\nslug: b\nand c\n---\n",
        "a b\nid: a\nslug: b\n---\n",
        "id: a\nid: b\n...",
    ],
)
def test_a_text_with_a_colon_above_a_line_is_no_front_matter(text: str) -> None:
    document = _parse(text)
    assert (document.front, document.problems) == (None, ())


def test_the_front_matter_is_what_stands_between_its_lines() -> None:
    text, [span] = marked("---\n«a: b\n»---\n# A\n")
    assert _parse(text).front_span == span


def test_empty_lines_above_the_front_matter_are_a_problem_with_a_fix() -> None:
    text, [span] = marked(" \n\n«---»  \na: b\n---\n")
    code, finding = _problem(_parse(text))
    assert (code, finding.at.span) == ("RL002", span)
    assert finding.fix is not None
    assert apply_edits(text, finding.fix.edits) == "---  \na: b\n---\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("«---»  \na: b\n", "the front matter that opens here is never closed by a line '---'"),
        ("«---»", "the front matter that opens here is never closed by a line '---'"),
        ("«---»\na: b\n\n# Mission\nWords.\n", "the front matter that opens here is never closed by a line '---'"),
        (
            "«---»\na: b\n\n# Mission\nWords.\n\n---\n\nMore.\n",
            "the front matter that opens here is not closed by a line '---' before '# Mission'",
        ),
        (
            "«---»\r\na: b\r\n\r\n# Mission\r\n- **A**: b\r\n\r\n---\r\n",
            "the front matter that opens here is not closed by a line '---' before '# Mission'",
        ),
        (
            "«---»\na: b\n\n# Mission\n*Words* here.\n\n---\n",
            "the front matter that opens here is not closed by a line '---' before '# Mission'",
        ),
    ],
)
def test_front_matter_that_is_not_closed_is_one_problem_at_its_opening(text: str, message: str) -> None:
    text, [span] = marked(text)
    code, finding = _problem(_parse(text))
    assert (code, finding.message, finding.at.span) == ("RL005", message, span)


def test_a_heading_in_yaml_is_a_comment_where_another_line_is_at_fault() -> None:
    text, [span] = marked("---\na: b\n\n# Identity\nname: «Lead: Platform»\n---\n")
    code, finding = _problem(_parse(text))
    assert (code, finding.at.span) == ("RL003", span)


def test_what_ends_the_analysis_leaves_the_body_readable() -> None:
    document = _parse("---\na: &b c\n---\n# Mission\n")
    assert _problem(document)[0] in FATAL
    assert [section.title for section in document.sections] == ["", "Mission"]


@pytest.mark.parametrize("path", ["a.yaml", "a.YML", "roles/a.json"])
def test_a_data_file_is_front_matter_as_a_whole(path: str) -> None:
    document = _parse('{"a": "b"}\n', path)
    assert document.front is not None
    assert (document.data_only, document.front.value, document.sections) == (True, {"a": "b"}, ())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("---\na: b\n---\n# A\n", "front front front heading"),
        ("\n---\na: b\n---\n\n# A", "front front front front blank heading"),
        ("---\na: b\n", "front front"),
        ("---\n---", "front front"),
        ("a\n", "text"),
    ],
)
def test_every_line_of_the_file_has_a_kind(text: str, kinds: str) -> None:
    assert [line.kind.value for line in _parse(text).lines] == kinds.split()


@pytest.mark.parametrize(
    ("text", "words", "alone"),
    [
        ("---\n«# rolelint: ignore RL1: why»  \na: b\n---\n", "ignore RL1: why", True),
        ("---\na: b «#rolelint:ignore RL1»\n---\n", "ignore RL1", False),
        ("---\na: b # c # d «# rolelint: x»\n---\n".replace(" # c # d", ""), "x", False),
        ("---\na:\n  - b «# rolelint: x»\r\n---\r\n", "x", False),
        ("---\na: {b: c} «# rolelint: x»\n---\n", "x", False),
    ],
)
def test_a_yaml_comment_speaks_to_rolelint(text: str, words: str, alone: bool) -> None:  # noqa: FBT001
    text, [span] = marked(text)
    [comment] = _parse(text).comments
    assert (comment.at, comment.text, comment.alone) == (span, words, alone)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 'b # rolelint: x'\n---\n",
        "---\na: |\n  # rolelint: x\n---\n",
        "---\na: b#rolelint: x\n---\n".replace("rolelint: x", "rolelint:x"),
        "---\na: >\n  b\n  # rolelint: x\n  c\n---\n",
    ],
)
def test_a_value_that_looks_like_a_comment_is_none(text: str) -> None:
    assert _parse(text).comments == ()


def test_comments_of_front_matter_and_body_come_in_order() -> None:
    text = "---\na: b # rolelint: 1\n---\n# A <!-- rolelint: 2 -->\n\n<!-- rolelint: 3 -->\n"
    assert [comment.text for comment in _parse(text).comments] == ["1", "2", "3"]


ROLE = """---
id: be-01
slug: backend-engineer
aliases:
  - API Engineer
---

# Mission
Keep the services fast.
And kept.

# Responsibilities
- **API design** (primary)
  *Success metric*: 99.9% uptime

  Further words.
- **Reviews**
  - *Success metric*: < 1 day
    - deeper
1. one
   ```python
   code
   ```
2. two

> quoted

| a | b |
|---|---|
| c | d |

[atlas]: https://example.org
Title
=====
- last
"""
COMMENT = "<!-- rolelint: ignore RL302: agreed -->"
_LEFT_OUT = (LineKind.COMMENT, LineKind.FRONT)
LINES = ROLE.split("\n")
BODY_ROWS = [row for row in range(6, len(LINES)) if not 19 <= row <= 22 and LINES[row - 1].strip() != "```python"]


def _read(text: str) -> tuple[object, ...]:
    """Return what a text says, whatever rows it stands on: comments are no part of it."""
    document = _parse(text)
    lines = [
        (line.kind, line.depth, line.marker, text[line.content.start : line.content.end].removesuffix(COMMENT).rstrip())
        for line in document.lines
        if line.kind not in _LEFT_OUT
    ]
    rows = [row for row, line in enumerate(document.lines) if line.kind not in _LEFT_OUT]
    items = [
        [(rows.index(part.line), [rows.index(line) for line in part.lines]) for part in item.walk()]
        for section in document.sections
        for item in section.items
    ]
    titles = [(section.level, section.title) for section in document.sections]
    return lines, items, titles, document.definitions, document.front and document.front.value, len(document.problems)


@pytest.mark.parametrize("row", BODY_ROWS)
@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_a_comment_on_a_line_of_its_own_changes_nothing(row: int, indent: str) -> None:
    text = "\n".join([*LINES[:row], indent + COMMENT, *LINES[row:]])
    assert len(_parse(text).comments) == 1
    assert _read(text) == _read(ROLE)


@pytest.mark.parametrize(
    "row", [row for row in BODY_ROWS if LINES[row].strip() and not re.match(r" *```|=", LINES[row])]
)
@pytest.mark.parametrize("blanks", [" ", "", "   "])
def test_a_comment_at_the_end_of_a_line_changes_nothing(row: int, blanks: str) -> None:
    text = "\n".join([*LINES[:row], LINES[row] + blanks + COMMENT, *LINES[row + 1 :]])
    assert len(_parse(text).comments) == 1
    assert _read(text) == _read(ROLE)


@pytest.mark.parametrize("row", range(1, 5))
@pytest.mark.parametrize("comment", ["# rolelint: ignore RL1", "  # rolelint: ignore RL1"])
def test_a_comment_in_the_front_matter_changes_nothing(row: int, comment: str) -> None:
    text = "\n".join([*LINES[:row], comment, *LINES[row:]])
    assert len(_parse(text).comments) == 1
    assert _read(text) == _read(ROLE)


@pytest.mark.parametrize(
    "variant",
    [
        ROLE.replace("\n", "\r\n"),
        ROLE.replace("\n", "\r"),
        ROLE.replace("---\n", "---  \n"),
        ROLE.removesuffix("\n"),
        re.sub(r"(?m)(?<=\S)$", "  ", ROLE),
    ],
    ids=["crlf", "cr", "blanks behind the fences", "no final newline", "hard breaks"],
)
def test_a_file_reads_the_same_however_its_lines_end(variant: str) -> None:
    assert _read(variant) == _read(ROLE)
