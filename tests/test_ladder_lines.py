"""Every line of a ladder file ends up in the model, or in a finding that shows it; and so does every word."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladder_forms import DIALECTS

from rolelint.rungs import LadderReading
from rolelint.source import Source, Span
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.parse import parse

WORD = re.compile(r"q\d+z")
# Every word in a file is another one, so that none is found in the data by accident.
NUMBERED = re.compile(r"(?<!\w)W(?!\w)")
SILENT = frozenset({LineKind.BLANK, LineKind.COMMENT, LineKind.RULE, LineKind.DEFINITION, LineKind.FRONT})

texts = st.sampled_from(
    ["W", "**W**: W", "W, W (W)", "*W* W", "`W` W", "W <b>W</b>", "W: W", "W W W W W W W W.", "w W"]
)
bodies = st.one_of(
    *[texts.map("- {}".format)] * 4,
    texts.map("  *Example*: {}".format),
    texts.map("- Example: {}".format),
    texts.map("  - {}".format),
    texts.map("  - *Notes*: {}".format),
    texts.map("  {}".format),
    texts.map("Example: {}".format),
    texts,
    texts.map("• {}".format),
    texts.map("1. {}".format),
    st.sampled_from(
        [
            *(
                "",
                "",
                "W:",
                "> W",
                "    W",
                "```\nW\n```",
                "- ",
                "-\n  - W",
                "<div>W</div>",
                "W<br>W",
                "- W<br>Example: W",
            ),
            *("| W | W |\n|---|---|\n| W | W |", "| | Level 1 | Level 2 |\n|-|-|-|\n| W | W<br>W | |\n| | W | - | W |"),
            *("| Level 1 | W |\n|-|-|\n| W | W |", "| W | W |\n|-|-|\n| Level 1 | W |\n| Level 2 | W | W |\n| W | W |"),
            *("- **Level 1**: W", "- **Level 2**\n  - W\n  - W", "- **Level 3** – W\n  W\n\n  W", "---", "[W]: W.md"),
            *("- W\n\n  ```\n  W\n  ```", "- W\n  > W", "such as W", "Level 4", "W <!-- W -->", "- W\n\n  W"),
            *("**W**\n\n- W", "**W:**\n- W", "__W__ W\n\n- W", "**Level 2**\n- W", "**Level 2**", "Level 3:", "  W W"),
            *("Examples:\n- W\n- W", "Examples:", "Examples: W\n- W", "- Examples:\n  - W\n  - *Notes*: W", "    • W"),
            *("- W\n  Examples:\n  - W", "Everything in Level 1, plus:", "- Everything in Level 1, W", "- N/A", "tbd"),
        ]
    ),
)
headings = st.sampled_from(
    [
        *(
            "# Level 1",
            "# Level 2",
            "## W",
            "## W W",
            "## W",
            "### W",
            "### Level 3",
            "# W",
            "# Level 1",
            "Level 2",
            "W",
        ),
        *("## Level 1", "## Level 2", "# Levl 3", "# 🚀 Level 2", "#### W", "# Appendix"),
    ]
)
files = (
    st.lists(st.tuples(headings, st.lists(bodies, max_size=5)), min_size=1, max_size=5)
    .map(lambda parts: "\n".join("\n".join((heading, *body)) + "\n" for heading, body in parts))
    .map(lambda text: numbered(text))  # noqa: PLW0108  # it is defined below
)
forms = pytest.mark.parametrize(
    "form", ["ladder", "ladder-headings", "ladder-level", "ladder-text", "ladder-table", "ladder-transposed"]
)


def numbered(text: str) -> str:
    counter = iter(range(10**6))
    return NUMBERED.sub(lambda _: f"q{next(counter)}z", text)


def read_file(text: str, form: str) -> tuple[Document, LadderReading]:
    document = parse(Source("ladders/garden.md", text))
    reader = DIALECTS[form].reader
    assert reader is not None
    return document, reader(document)


def is_shown(span: Span, document: Document, reading: LadderReading) -> bool:
    found = [finding for _, finding in (*document.problems, *reading.problems)]
    places = [at.span for finding in found for at in (finding.at, *(note.at for note in finding.notes))]
    return any(place.start <= span.start and span.end <= place.end for place in places)


@forms
@given(text=files)
def test_every_line_is_understood_or_shown(form: str, text: str) -> None:
    document, reading = read_file(text, form)
    rows = (row for section in document.sections for row in range(section.first, section.last))
    lost = [
        document.text(row)
        for row in rows
        if document.lines[row].kind not in SILENT
        and document.text(row)
        and row not in reading.understood
        and not is_shown(document.lines[row].content, document, reading)
    ]
    assert lost == []


@forms
@given(text=files)
def test_every_word_of_the_body_is_in_the_data_or_shown(form: str, text: str) -> None:
    document, reading = read_file(text, form)
    data = json.dumps(reading.data.value, ensure_ascii=False)
    lost = [
        word[0]
        for word in WORD.finditer(text)
        if word[0] not in data
        and not is_shown(Span(*word.span()), document, reading)
        and not is_unseen(document, word.start())
    ]
    assert lost == []


def is_unseen(document: Document, offset: int) -> bool:
    """Whether a word is that of a heading with nothing below it, or one that Markdown does not show."""
    line = document.source.line_at(offset)
    text = document.source.text
    in_comment = text.rfind("<!--", 0, offset) > text.rfind("-->", 0, offset)
    return document.lines[line].kind in {LineKind.HEADING, LineKind.DEFINITION} or in_comment


@forms
@given(text=st.lists(st.one_of(headings, bodies, st.text(max_size=60)), max_size=9).map("\n".join))
def test_no_text_raises_and_every_place_lies_in_it(form: str, text: str) -> None:
    document, reading = read_file(text, form)
    places = [finding.at for _, finding in reading.problems] + [cell.at for cell in reading.cells]
    assert all(0 <= at.start <= at.end <= len(document.source.text) for at in places)


@forms
@given(text=files)
def test_line_ends_change_nothing(form: str, text: str) -> None:
    assert read_file(text.replace("\n", "\r\n"), form)[1].data.value == read_file(text, form)[1].data.value
