"""A section of plain items means what the readers of all items find in it."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint import items, pairs, plainitems
from rolelint.asides import lines_beside
from rolelint.dialect import SectionForm
from rolelint.entry import read_entry, read_label
from rolelint.passage import list_node, mapping_node
from rolelint.source import Source
from rolelint.syntax.document import Document, LineKind
from rolelint.syntax.parse import parse

FORMS = {
    "responsibilities": SectionForm("responsibilities", "R", items.responsibility, ("title",)),
    "capabilities": SectionForm("capabilities", "C", items.capability, ("name",)),
    "artifacts": SectionForm("artifacts", "A", items.artifact, ("name",)),
    "interactions": SectionForm("interactions", "I", items.interaction, ("kind", "role")),
    "properties": SectionForm("properties", "P", pairs=True),
}
PLAIN = {
    "responsibilities": (
        "- **Run the API** (primary)\n  - *Success metric*: 99 % in a month, `p95` & more\n- **Own the rota**",
        "- **Run it**\n  - *Success metrics*: 9\n  - *Success metric*:  *most* answered\n\n- **Own the rota**",
    ),
    "capabilities": (
        "- **Go** — Expert (daily work, reviews)\n- **C++**",
        "* **Go** — Expert (daily)\n\n* **Rust** - Low",
    ),
    "artifacts": ("- **Handbook**\n- **Pipeline** (type: data pipeline)",),
    "interactions": (
        "- **Asks** → Baker (daily)\n  - *Notes*: Bread, and more\n- **Works with** ↔ Cook",
        "- **Asks** → Baker\n  - *Note*: a_b",
    ),
    "properties": ("- **Site**: home\n- **Languages**: Go, Rust — both,, C,", "- **Site**: home, sea"),
}
OTHERS = {
    "responsibilities": (
        "- Run the API",
        "- **Run it**\n  *Success metric*: 9",
        "- **Run it**\n  - *Success metric*: [9](a.md)",
        "- **Run it**\n  - *Notes*: 9",
        "- **Run it**\n\nWords",
        "- **Success metric**",
    ),
    "capabilities": ("- **Go**\n  - more", "- **KPI** — high"),
    "artifacts": ("- **Handbook** (draft)",),
    "interactions": ("- **Asks** → Baker\n  - *Notes*: a\n  - *Notes*: b",),
    "properties": ("- **Site**: home\n- **Site**: sea", "- **Site**: home\n  - sea"),
}
PIECES = (
    *(
        "\n",
        "\n\n",
        "\n- ",
        "\n  - ",
        "\n    - ",
        "\n  ",
        "- ",
        "  ",
        " ",
        "*",
        "**",
        "_",
        "`",
        "\\",
        "<",
        ">",
        "[",
        "]",
    ),
    *("&amp;", "<br>", "[a](b)", "<!-- c -->", ":", ": ", ",", "(", ")", "→", "—", "primary", "x", "é", "\u00a0", "\t"),
    *("*Success metric*: ", "*Notes*: ", "**Metrics** — ", "Success ", "*Success metric*:", "**x**"),
)


def document(text: str) -> Document:
    return parse(Source("role.md", f"# Section\n{text}\n"))


@st.composite
def nearly_plain(draw: st.DrawFn) -> tuple[str, str]:
    field = draw(st.sampled_from(tuple(PLAIN)))
    text = draw(st.sampled_from((*PLAIN[field], *OTHERS[field])))
    for _ in range(draw(st.integers(0, 3))):
        begin = draw(st.integers(0, len(text)))
        end = draw(st.integers(begin, min(begin + 2, len(text))))
        text = text[:begin] + draw(st.sampled_from(("", *PIECES))) + text[end:]
    return field, text


@given(nearly_plain())
def test_the_quick_reader_finds_what_the_readers_of_items_find(drawn: tuple[str, str]) -> None:
    field, text = drawn
    written, form = document(text), FORMS[field]
    section = written.sections[-1]
    found = plainitems.read(written, section, form)
    if found is None:
        return
    entries = [read_entry(written, item) for item in section.items]
    at = written.source.at(entries[0].at.start, entries[-1].at.end)
    careful = list_node(at, list(map(form.item, entries))) if form.item else None
    named = pairs.read([(entry, None) for entry in entries], is_free=False)
    assert found.data == (careful or mapping_node(at, named.values))
    assert sorted(found.rows) == sorted(chain.from_iterable(entry.lines for entry in entries))
    assert all(written.lines[row].kind is LineKind.BLANK for row in lines_beside(section))
    assert [problem for entry in entries for problem in entry.problems] == ([] if form.item else named.problems)
    assert form.pairs or not any(read_label(entry.head) for entry in entries)
    assert not any(sign in passage.raw for entry in entries for passage in entry.passages for sign in "[<")


@pytest.mark.parametrize(("field", "text"), [(field, text) for field, texts in PLAIN.items() for text in texts])
def test_a_section_of_plain_items_is_read_at_once(field: str, text: str) -> None:
    written = document(text)
    assert plainitems.read(written, written.sections[-1], FORMS[field]) is not None


@pytest.mark.parametrize(("field", "text"), [(field, text) for field, texts in OTHERS.items() for text in texts])
def test_any_other_section_is_left_to_the_readers_of_items(field: str, text: str) -> None:
    written = document(text)
    assert plainitems.read(written, written.sections[-1], FORMS[field]) is None
