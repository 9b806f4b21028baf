"""Emphasised words alone on a line, or ahead of a paragraph, as dimensions of levels."""

import pytest
from ladder_forms import DIALECTS, cells, dimensions, levels, read

from rolelint.recognition import recognise


def test_emphasised_words_above_paragraphs_at_several_levels_are_a_dimension() -> None:
    ladder = read(
        "# IC1 Baker\nI bake.\n\n**Scope**\n\nI bake one loaf.\n\n**Care**\n\n- Sweeps\n\n"
        "# IC2 Baker\n\n**Scope**\n\nI bake many.\n\n**Care**\n\n- Mops\n"
    )
    assert cells(ladder) == [
        ("IC1 Baker", "Scope", "I bake one loaf."),
        ("IC1 Baker", "Care", "Sweeps"),
        ("IC2 Baker", "Scope", "I bake many."),
        ("IC2 Baker", "Care", "Mops"),
    ]
    assert ladder.levels[0].summary == "I bake."


@pytest.mark.parametrize("words", ["Note", "Salary", "Example:"])
def test_words_that_announce_another_matter_are_none(words: str) -> None:
    text = "".join(f"# Level {place}\n\n**{words}**\n\nWords.\n\n## Care\n- Waters\n" for place in (1, 2))
    assert dimensions(read(text)) == ["Care"]


def test_emphasised_words_above_one_paragraph_only_are_a_remark() -> None:
    assert dimensions(read("# Level 1\n\n**Hello**\n\nWords.\n\n## Care\n- Waters\n# Level 2\n## Care\n- Mops\n")) == [
        "Care"
    ]


def test_a_label_with_a_full_stop_is_a_dimension_beside_lists() -> None:
    text = "".join(
        f"# Level {place}\n\n**Scope & impact.** Owns {place} tasks.\n\n**Behaviours:**\n\n* Ships\n"
        for place in (1, 2)
    )
    assert cells(read(text)) == [
        ("Level 1", "Scope & impact", "Owns 1 tasks."),
        ("Level 1", "Behaviours", "Ships"),
        ("Level 2", "Scope & impact", "Owns 2 tasks."),
        ("Level 2", "Behaviours", "Ships"),
    ]


POSITIONS = """\
# Product Manager Ladder

## APM (Associate Product Manager)

**Strategy:** Understands it.

**Execution:** Ships small features.

## PM

**Strategy:** Contributes to it.

**Execution:** Ships features.

## Senior PM

**Strategy:** Owns it.

**Execution:** Ships products.
"""


def test_positions_above_labels_are_levels_of_a_career() -> None:
    verdict = recognise("c.md", POSITIONS, tuple(DIALECTS.values()))
    assert verdict.dialect is DIALECTS["ladder"], verdict.reason
    ladder = read(POSITIONS)
    assert levels(ladder) == ["APM (Associate Product Manager)", "PM", "Senior PM"]
    assert (dimensions(ladder), [*ladder.holes()]) == (["Strategy", "Execution"], [])
