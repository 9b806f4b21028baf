"""Every line of a role file ends up in the model, or in a finding that shows it; and so does every word."""

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rolelint.dialect import fold_heading, known_headings
from rolelint.dialects.role import DIALECT
from rolelint.reading import Reading, read
from rolelint.source import Source, Span
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.parse import parse

FRONT = "---\nid: be-01\nslug: backend\nname: Backend\ndefault_seniority: Mid\n---\n\n"
WORD = re.compile(r"[^\W_]+")
SYNTAX = frozenset(
    ("success", "metric", "metrics", "kpi", "kpis", "notes", "note", "type", "primary", "lt", "gt", "amp", "br", "rarr")
)
STRUCTURED = ("Properties", "Responsibilities", "Success Metrics", "Capabilities", "Artifacts", "Interactions")

# Every word in a file is another one, so that none is found in the data by accident.
NUMBERED = re.compile(r"(?<!\w)W(?!\w)")
names = st.sampled_from(
    [
        "W",
        "W W",
        "W & W",
        "`W` W",
        "W (W)",
        "W, W",
        "W-W",
        "W: W",
        "[W](W.md)",
        '[W](W.md "W")',
        "[W][W]",
        "W \\(W\\)",
        "*W* W",
        "W <!-- W -->",
    ]
)
marks = st.sampled_from(
    [
        "{}",
        "**{} → W**",
        "*{} ->*",
        "**{}**",
        "__{}__",
        "*{}*",
        "_{}_",
        "**{}:**",
        "**{}**:",
        "***{}***",
        "**{}",
        "`{}`",
    ]
)
brackets = st.sampled_from(
    [
        "",
        " (W)",
        " (W, W)",
        " (type: W)",
        " (type: W, W W)",
        " (primary)",
        " (primary, W)",
        " (primry)",
        " (40%)",
        " (W (W) W)",
        " *(primary)*",
        " **(primary, W)**",
        " *(W",
        " (W",
        " W)",
    ]
)
dashes = st.sampled_from(
    [
        "",
        " — W",
        " – W W",
        " - W",
        ": W",
        " — W W W W",
        " — W, W",
        "— W",
        " → W",
        " <- W",
        " ↔ [W](W)",
        " &rarr; W, weekly",
        " —> W, W",
        " ― W: W, W",
        " − W",
        " — primary",
        "<br>W",
        "<br/>*KPI*: W",
        " →",
        " \\-> W",
        " W",
    ]
)
heads = st.builds(
    "{}{}{}{}{}".format,
    st.builds(lambda mark, name: mark.format(name), marks, names),
    *(brackets, dashes, brackets, dashes),
)
labels = st.sampled_from(
    [
        "",
        "KPIs<br>",
        "**Metrics**",
        "*Success metric*: ",
        "*Notes*: ",
        "**Metric:** ",
        "KPI: ",
        "*W*: ",
        "*Succes metric*: ",
        "_Note_:",
        "W: ",
    ]
)
below = st.builds("{}{}{}".format, labels, names, dashes)
bullets = st.sampled_from(["-", "*", "+", "1."])


def nested(depth: int) -> st.SearchStrategy[str]:
    return st.builds(lambda bullet, text: f"{'   ' * depth}{bullet} {text}", bullets, st.one_of(heads, below))


def wrapped(depth: int) -> st.SearchStrategy[str]:
    return below.map(lambda text: f"{'   ' * depth}{text}")


noise = st.sampled_from(
    [
        *(
            "W W W",
            "| W | W |\n|---|---|\n| W | W |",
            "```\nW W\n```",
            "> W",
            "<!-- W -->",
            "<!--\nW\n-->",
            "<div>W</div>",
        ),
        *(
            "   ```\n   W\n   ```",
            "   > W",
            "   <!-- W -->",
            "*Success metric*: W",
            "*Notes*: W\nW",
            "[W]: W.md",
            '[W]: W.md "W"',
            "---",
        ),
        *(
            "## W",
            "### W W\n\nW",
            "    W",
            "<!-- W --> W",
            "- ",
            "- - W",
            "- W\n  - KPIs\n    - W\n  - *Notes*\n    W\n    - W",
            "   KPIs",
            "<br>",
            "*KPI*: W<br>W<br/>*KPI*: W",
            "   W<br>",
            "-\n  - W",
            "- *Success metric*: W\n  - W",
            "\\W",
            "<!-- rolelint: ignore RL601: x -->",
            "<!-- W\nW",
            "W <!-- W",
            "```\nW\nW",
            "   ```\n   W",
            "#Capabilities\nW",
        ),
    ]
)
lines = st.one_of(
    *[st.builds("{} {}".format, bullets, heads)] * 3,
    nested(1),
    nested(1),
    wrapped(1),
    wrapped(1),
    nested(2),
    wrapped(2),
    st.just(""),
    noise,
)
sections = st.builds(
    lambda heading, body: f"# {heading}\n" + "\n".join(body),
    st.sampled_from(STRUCTURED),
    st.lists(lines, min_size=1, max_size=7),
)


def numbered(text: str) -> str:
    counter = iter(range(10**6))
    return NUMBERED.sub(lambda _: f"q{next(counter)}z", text)


files = st.lists(sections, min_size=1, max_size=3).map(lambda parts: FRONT + numbered("\n\n".join(parts)))


def shown(document: Document, reading: Reading) -> list[Span]:
    """The places of all findings and of their notes."""
    found = [finding for _, finding in (*document.problems, *reading.problems)]
    return [at.span for finding in found for at in (finding.at, *(note.at for note in finding.notes))]


def is_within(span: Span, others: list[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def read_file(text: str) -> tuple[Document, Reading]:
    known = known_headings(DIALECT)
    document = parse(Source("roles/backend.md", text), lambda words: fold_heading(words) in known)
    return document, read(document, DIALECT, {})[0]


def structured_lines(document: Document) -> list[int]:
    silent = (LineKind.BLANK, LineKind.COMMENT, LineKind.RULE, LineKind.DEFINITION)
    rows = (row for section in document.sections if section.level for row in range(section.first, section.last))
    return [row for row in rows if document.lines[row].kind not in silent and document.text(row)]


@given(files)
def test_every_line_is_understood_or_shown(text: str) -> None:
    document, reading = read_file(text)
    spans = shown(document, reading)
    lost = [
        document.text(row)
        for row in structured_lines(document)
        if row not in reading.understood and not is_within(document.lines[row].content, spans)
    ]
    assert lost == []


@given(files)
def test_every_word_is_in_the_data_or_shown(text: str) -> None:
    document, reading = read_file(text)
    spans = shown(document, reading)
    data = json.dumps(reading.data.value, ensure_ascii=False).casefold()
    lost = [
        word[0]
        for word in WORD.finditer(document.source.text, len(FRONT))
        if word[0].casefold() not in SYNTAX
        and word[0].casefold() not in data
        and not is_within(Span(*word.span()), spans)
        and not is_rolelint_comment(document, word.start())
        and not is_heading(document, word.start())
    ]
    assert lost == []


def is_rolelint_comment(document: Document, offset: int) -> bool:
    return any(comment.at.start <= offset < comment.at.end for comment in document.comments)


def is_heading(document: Document, offset: int) -> bool:
    """Whether a word stands in the heading of a field; what stands below it names a group."""
    return any(
        section.level == 1 and section.heading.start <= offset < section.heading.end for section in document.sections
    )


@given(st.lists(st.one_of(lines, st.text(max_size=60)), max_size=9), st.sampled_from(STRUCTURED))
def test_no_text_in_a_section_raises(body: list[str], heading: str) -> None:
    text = f"{FRONT}# {heading}\n" + "\n".join(body)
    assert read_file(text)[1].data.value["name"] == "Backend"


@given(files)
def test_every_place_lies_in_the_text(text: str) -> None:
    document, reading = read_file(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in shown(document, reading))


def test_real_files_are_read_to_the_last_line(shared: Path) -> None:
    files = sorted((shared / "corpora" / "agent-role-atlas").glob("roles/*/profile.md"))
    readings = [read_file(file.read_text(encoding="utf-8"))[1] for file in files]
    assert [finding for reading in readings for _, finding in reading.problems] == []
