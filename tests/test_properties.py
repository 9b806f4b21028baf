"""What holds for every text: nothing is raised, every line is kept, and every place lies within its text."""

from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.analysis import analyze, plan
from rolelint.config import Config
from rolelint.diagnostic import Finding
from rolelint.dialects.role import DIALECT
from rolelint.recognition import recognise
from rolelint.rule import load_rules
from rolelint.source import Edit, Location, Source, Span, apply_edits
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.node import Node
from rolelint.syntax.parse import parse

ROLE = """---
id: be-01
slug: backend-engineer
name: Backend Engineer
default_seniority: Senior
aliases: [API Engineer, "Server: Engineer"]
x-team:
  - {name: Core, size: 7}
---

# Mission
Keep the services fast.

# Responsibilities
- **API design & implementation** (primary, 40 %)
  *Success metric*: <200ms p95 response time, 99.9% uptime
- Reviews
  - *Success metrics*:
    - < 1 day
    - `every` [review](https://example.org)

# Capabilities
- **Database design** — Advanced (SQL, indexing)
1. Listening: Novice

# Artifacts
- **Service documentation** (type: documentation)

# Interactions
- **Provides API** → Frontend Engineer (daily)
  *Notes*: API contracts, authentication flows
* Works with <-> [QA Engineer][qa]

[qa]: ../qa-engineer.md
<!-- rolelint: ignore RL6: later -->
> quoted

| a | b |
|---|---|
```text
code
```
"""
PIECES = (
    *(
        "---\n",
        "\n---\n",
        "# ",
        "## ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "> ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "```",
    ),
    *(
        "~~~\n",
        "| ",
        "|--|",
        "<!-- ",
        " -->",
        "<!-- rolelint: ignore RL1 -->",
        "# rolelint: ignore RL1",
        "<div>",
        "[a]: b",
    ),
    *(
        "**",
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "(",
        "\\",
        "&amp;",
        "&#0;",
        "→",
        "<->",
        "—",
        ": ",
        ":",
        ",",
        "'",
        '"',
        "{",
        "}",
    ),
    *("|", ">-\n", "&a ", "*a", "!t ", "? ", "@", "%", "#", "null", "010", "1e999", "\\UFFFFFFFF", "\\ud83d", "<<"),
    *(
        "id",
        "slug",
        "name: ",
        "a: ",
        "# Responsibilities\n",
        "# Interactions\n",
        "*Success metric*: ",
        "(primary)",
        "50 %",
    ),
    *("a", "word ", "😀", "שלום", "é", "â€™", "\ufffd", "\u200b", "\u00a0", "\u3000", "\u2028", "\x85", "\x0b", "\x0c"),
    *("\x1c", "\0", "\ufeff", "\ud800", "İ", "ſ", "²"),
)
PIECED = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
PATHS = st.sampled_from(["roles/a.md", "a.txt", "a.yaml", "a.json"])
RULES = load_rules()
PLAN = plan(Config(), RULES, {})


@st.composite
def edited_roles(draw: st.DrawFn) -> str:
    """Draw the text of a role after a few slices were cut out, doubled, moved or replaced."""
    text = ROLE
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 1, 2, 5, 20, 200])))
        goal = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from(["", text[start:end] * 2, text[goal : goal + 20]]) | PIECED)
        text = text[:start] + piece + text[end:]
    return text


TEXTS = st.text(st.characters()) | PIECED | PIECED.map("---\n{}\n---\n".format) | edited_roles()


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.parts:
        yield from _nodes(child)


def _places(finding: Finding) -> Iterator[Location]:
    yield finding.at
    yield from (note.at for note in finding.notes)
    yield from (edit.at for edit in finding.fix.edits) if finding.fix else ()


def _stray(places: Iterator[Location], source: Source) -> list[Location]:
    """Return the places that do not lie in the text."""
    return [at for at in places if at.path != source.path or not 0 <= at.start <= at.end <= len(source.text)]


@given(PATHS, TEXTS)
def test_every_line_is_kept_once_with_its_content(path: str, text: str) -> None:
    source = Source(path, text)
    lines = parse(source).lines
    assert len(lines) == len(source.line_spans)
    for line, span in zip(lines, source.line_spans, strict=True):
        assert span.start <= line.content.start <= line.content.end <= span.end
        content = text[line.content.start : line.content.end]
        assert content == content.strip()
        assert (line.kind is LineKind.BLANK) <= (not text[span.start : span.end].strip())


@given(PATHS, TEXTS)
def test_values_lie_in_their_parents_and_behind_their_keys(path: str, text: str) -> None:
    source = Source(path, text)
    front = parse(source).front
    for node in _nodes(front) if front else ():
        assert _stray(iter([node.at]), source) == []
        assert node.key_at is None or node.key_at.end <= node.at.start
        for child in node.parts:
            assert node.at.start <= child.at.start
            assert child.at.end <= node.at.end


@given(PATHS, TEXTS)
def test_sections_and_items_share_no_line(path: str, text: str) -> None:
    document = parse(Source(path, text))
    rows = [row for section in document.sections for row in range(section.first, section.last)]
    assert rows == sorted(set(rows))
    taken = [row for section in document.sections for row in _rows_of_items(document, section.first, section.last)]
    assert len(taken) == len(set(taken))
    assert set(taken) <= set(rows)


def _rows_of_items(document: Document, first: int, last: int) -> Iterator[int]:
    for section in document.sections:
        if (section.first, section.last) == (first, last):
            # `- - a` opens two items on one line, the second in the first.
            for item in section.items:
                yield from {row for part in item.walk() for row in (part.line, *part.lines, *part.others)}


@given(PATHS, TEXTS)
def test_every_finding_of_a_file_lies_in_its_text(path: str, text: str) -> None:
    source = Source(path, text)
    analysis = analyze(source, DIALECT, PLAN)
    assert [at for _, finding in analysis.problems for at in _stray(_places(finding), source)] == []
    assert {code for code, _ in analysis.problems} <= RULES.keys()


@given(PATHS, TEXTS)
def test_recognition_has_a_reason_for_what_it_leaves_aside(path: str, text: str) -> None:
    verdict = recognise(path, text, [DIALECT])
    assert (verdict.dialect is None) == bool(verdict.reason)


@given(st.text("ab\r\n\u2028😀"))
def test_a_position_leads_back_to_its_offset(text: str) -> None:
    source = Source("a.md", text)
    for offset in range(len(text)):
        line, column = source.position(offset)
        assert source.line_spans[line - 1].start + column - 1 == offset


@given(
    st.text("abc", max_size=9), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.text("XYZ", max_size=3)))
)
def test_edits_never_lose_text_outside_their_places(text: str, drawn: list[tuple[int, int, str]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text)), new) for a, b, new in drawn]
    edits = [Edit(Location("a.md", Span(start, end)), new) for start, end, new in spans]
    kept = "".join(
        letter for index, letter in enumerate(text) if not any(start <= index < end for start, end, _ in spans)
    )
    left = iter(apply_edits(text, edits))
    assert all(letter in left for letter in kept)


@pytest.mark.parametrize("opening", ["", "- ", "---\nname: "])
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "{",
            "`",
            "*",
            "- ",
            "> ",
            "> - ",
            "1. ",
            "<!-- ",
            "<!-- rolelint: ",
            " ",
            "\t",
            "\u00a0",
            "\\",
            '"',
            "|",
            "#",
            "~",
        ),
        *(
            "a",
            "a ",
            "a: ",
            "a\n",
            "\n",
            "# a\n",
            "- a\n",
            "- a\n\n",
            "| a |\n",
            "```\n",
            "- ```\n",
            "[a]: b\n",
            "---\n",
            "a: b\n",
            "<!-- a\n\n",
            "#Mission\n",
            "```a\n# Mission\n<!-- b\n\n",
            "- <!-- rolelint: a\n  b -->\n",
        ),
        *("<!-- rolelint: ignore RL1 -->\n", "# rolelint: ignore RL1\n", "- a <!-- rolelint: ignore RL1 -->\n"),
        *("# rolelint: " + " " * 9000 + "b\n", "<!-- rolelint: " + " " * 9000 + "b\n", "a: b" + " " * 9000 + "c: d\n"),
    ],
)
def test_ten_thousand_characters_are_parsed_in_less_than_a_second(opening: str, piece: str) -> None:
    source = Source("roles/a.md", opening + piece * (10_000 // len(piece)))
    started = process_time()
    parse(source, {"Mission"}.__contains__)
    assert process_time() - started < 1


@pytest.mark.parametrize("path", ["roles/a.md", "roles/a.yaml"])
def test_the_role_that_is_edited_here_is_read_without_a_problem_of_syntax(path: str) -> None:
    text = ROLE if path.endswith(".md") else ROLE.split("---\n")[1]
    assert parse(Source(path, text)).problems == ()
