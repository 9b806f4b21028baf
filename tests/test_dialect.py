"""Which heading means which field, and what becomes of sections."""

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.dialect import fold_heading
from rolelint.dialects.role import DIALECT
from rolelint.reading import Reading, read
from rolelint.source import Source
from rolelint.syntax.parse import parse

FRONT = "---\nid: be-01\nslug: backend\nname: Backend\ndefault_seniority: Mid\n---\n\n"


def reading(body: str, front: str = FRONT) -> Reading:
    return read(parse(Source("roles/backend.md", front + body)), DIALECT, {})[0]


@pytest.mark.parametrize(
    "title",
    [
        "Mission",
        "MISSION:",
        "🎯 Your Mission",
        ":dart: Mission",
        "1. Mission",
        "2.1 **The Mission**",
        "Our Key Mission",
    ],
)
def test_a_heading_is_matched_by_its_words_alone(title: str) -> None:
    assert fold_heading(title) == "mission"


def test_two_sections_of_one_field_are_joined() -> None:
    data = reading("# Responsibilities\n- A\n# Mission\nx\n# Duties\n- B\n# Mission\ny").data.value
    assert [duty["title"] for duty in data["responsibilities"]] == ["A", "B"]
    assert data["mission"] == "x\n\ny"


def test_headings_below_a_field_name_groups() -> None:
    data = reading("# Responsibilities\n- A\n## Team\n- B\n### **Daily**\n- C\n## Other\n- D").data.value
    assert [duty.get("x-group") for duty in data["responsibilities"]] == [None, "Team", "Team / Daily", "Other"]


def test_headings_below_properties_are_kept_beside_them() -> None:
    data = reading("# Properties\n## Tools\n- **A**: b").data.value
    assert (data["properties"], data["x-properties-groups"]) == ({"A": ["b"]}, {"Tools": ["A"]})


def test_a_property_that_is_named_twice_keeps_all_values() -> None:
    assert reading("# Properties\n- **A**: b\n- **A**: c\n# Attributes\n- **A**: d").data.value["properties"] == {
        "A": ["b", "c", "d"]
    }


def test_an_unknown_section_is_kept_under_its_own_name() -> None:
    data = reading("Hello.\n\n# Team Culture\nWe talk.\n").data.value
    assert (data["x-introduction"], data["x-team-culture"]) == ("Hello.", "We talk.")


@pytest.mark.parametrize("body", ["", "\n\n", "\n<!-- nothing yet -->\n", "\n---\n"])
def test_a_section_that_says_nothing_is_empty(body: str) -> None:
    result = reading(f"# Responsibilities\n{body}\n# Mission\nx")
    assert [heading.is_empty for heading in result.headings] == [True, False]


def test_a_heading_with_groups_below_it_is_not_empty() -> None:
    assert [heading.is_empty for heading in reading("# Responsibilities\n## A\n- b").headings] == [False]


def test_a_heading_reaches_to_the_next_one_that_is_no_part_of_it() -> None:
    result = reading("# Foo\nx\n## Bar\ny\n# Mission\nz")
    texts = [(FRONT + "# Foo\nx\n## Bar\ny\n# Mission\nz")[h.section.start : h.section.end] for h in result.headings]
    assert texts == ["# Foo\nx\n## Bar\ny\n", "# Mission\nz"]


def test_a_slip_in_a_heading_names_the_right_one() -> None:
    assert [(heading.field, heading.near) for heading in reading("# Responsibilites\n- A").headings] == [
        ("responsibilities", "Responsibilities")
    ]


def test_a_field_in_front_matter_and_body_is_shown_at_the_front_key() -> None:
    text = FRONT.replace("\n---\n\n", "\nmission: a\n---\n\n") + "# Mission\nb"
    analysis = analyze(Source("roles/backend.md", text), DIALECT, Plan())
    [(code, finding)] = analysis.problems
    assert (code, text[finding.at.start : finding.at.end]) == ("RL107", "mission")


def test_paragraphs_and_lists_of_prose_keep_their_form() -> None:
    assert reading("# Mission\nOne\ntwo.\n\n- a\n  b\n- c\n\n    code  \n").data.value["mission"] == (
        "One two.\n\n- a b\n- c\n\n    code"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a <!-- rolelint: ignore RL1 -->\nb", "a b"),
        ("a <!-- rolelint: ignore\nRL1 -->\nb", "a b"),
        ("<!-- rolelint: ignore RL1 --> a\nb", "<!-- rolelint: ignore RL1 --> a\nb"),
        ("<!-- rolelint: ignore RL1\n\na", "a"),
    ],
)
def test_only_what_speaks_to_rolelint_is_left_out_of_prose(written: str, kept: str) -> None:
    assert reading(f"# Mission\n{written}\n").data.value["mission"] == kept
