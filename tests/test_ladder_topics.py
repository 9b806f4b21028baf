"""A ladder inside front matter: topics with levels with criteria."""

import pytest
from ladder_forms import cells, dimensions, levels, problems, read
from marks import marked

from rolelint.rungs import MET

FORM = "ladder-topics"
TOPICS = """---
title: Gardeners
path: /gardeners
levels: 3
topics:
  - name: care
    title: Care
    summary: of plants
    content:
      - level: 10
        criteria: [Plans the year]
      - level: 2
        note: hm
        criteria:
          - Waters
          - {text: Digs, id: dig, weight: 3}
  - name: order
    title:
    content:
      - level: 2
        exampleCriteria:
          - criteria: Sweeps
            examples: [paths, sheds]
      - level: Master
        criteria: Keeps the keys
---

Words below.
"""


def test_topics_are_read_and_levels_go_by_number() -> None:
    ladder = read(TOPICS, FORM)
    assert (ladder.label, ladder.declared_levels, ladder.order) == ("Gardeners", 3, MET)
    assert (levels(ladder), dimensions(ladder)) == (["Level 2", "Level 10", "Master"], ["Care", "order"])
    assert cells(ladder) == [
        ("Level 10", "Care", "Plans the year"),
        ("Level 2", "Care", "Waters"),
        ("Level 2", "Care", "Digs"),
        ("Level 2", "order", "Sweeps"),
        ("Master", "order", "Keeps the keys"),
    ]
    assert [(one.id, one.examples) for one in ladder.criteria[2:4]] == [("dig", ()), (None, ("paths", "sheds"))]
    assert problems(TOPICS, FORM) == []


def test_what_else_is_said_is_kept() -> None:
    ladder = read(TOPICS, FORM)
    assert ladder.data["dimensions"][0] == {
        "name": "Care",
        "x-name": "care",
        "x-summary": "of plants",
        "x-note-of-level-2": "hm",
    }
    assert (ladder.data["x-path"], ladder.data["x-introduction"]) == ("/gardeners", "Words below.")
    assert ladder.criteria[2].node.value["x-weight"] == 3


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_change_nothing(end: str) -> None:
    assert read(TOPICS.replace("\n", end), FORM) == read(TOPICS, FORM)


def test_everything_is_placed() -> None:
    text, (topic, level, criterion, example) = marked(
        "---\r\ntitle: G\r\ntopics:\r\n  - title: «Care»\r\n    content:\r\n      - level: «1»\r\n"
        "        criteria:\r\n          - criteria: «Waters»\r\n            examples: [«noon»]\r\n---\r\n"
    )
    ladder = read(text, FORM)
    found = ladder.criteria[0].node
    assert [ladder.dimensions[0].node.at.span, ladder.levels[0].node.at.span] == [topic, level]
    assert [found["text"].at.span, found["examples"][0].at.span] == [criterion, example]


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("{title: X, content: {level: 1}}", ("RL103", "{level: 1}")),
        ("{title: X, content: [{criteria: [a]}]}", ("RL008", "{criteria: [a]}")),
        ("{title: X, content: [{level: true, criteria: [a]}]}", ("RL008", "{level: true, criteria: [a]}")),
        ("{title: X, content: [{level: 1, criteria: [7]}]}", ("RL008", "7")),
        ("{title: X, content: [{level: 1, criteria: {a: b}}]}", ("RL103", "{a: b}")),
        ("{content: []}", ("RL008", "{content: []}")),
        ("7", ("RL008", "7")),
    ],
)
def test_what_is_no_topic_is_shown(topic: str, found: tuple[str, str]) -> None:
    assert problems(f"---\ntitle: G\ntopics:\n  - {topic}\n---\n", FORM) == [found]


def test_a_level_that_a_topic_has_twice_is_shown() -> None:
    again = TOPICS.replace("  - name: order\n", "      - level: 10\n        criteria: [Counts]\n  - name: order\n")
    assert problems(again, FORM)[-1] == ("RL503", "10")
    assert len(read(again, FORM).criteria) == len(read(TOPICS, FORM).criteria) + 1


def test_without_a_level_by_name_the_order_is_that_of_the_numbers() -> None:
    assert read(TOPICS.replace("Master", "11"), FORM).order == "the numbers of the levels"
