"""Roles that name each other in prose."""

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.dialects import agent, role
from rolelint.graph import build
from rolelint.mentions import mentions
from rolelint.source import Source

NAMES = {"head-cook.md": "Head Cook", "sre.md": "SRE", "mate.md": "first-mate"}


def catalog(text: str) -> Catalog:
    files = {path: f"---\nname: {name}\n---\n" for path, name in NAMES.items()} | {"speaker.md": text}
    analyses = [analyze(Source(path, body), agent.DIALECT, Plan()) for path, body in files.items()]
    return Catalog(roles=tuple(found for one in analyses for found in one.roles))


def named(text: str) -> list[str]:
    return [mention.other.label for mention in mentions(catalog(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Hand over to the Head Cook.",
        "- **Head Cook** — when all are hungry",
        "Then ask Head Cooks for soup",
        "See [the galley](head-cook.md) first.",
        "| **Head Cook** | soup |",
        "Send it to head-cook, please",
    ],
)
def test_a_name_of_several_words_counts_wherever_it_stands_as_such(text: str) -> None:
    assert named(text) == ["Head Cook"]


@pytest.mark.parametrize("text", ["Ask `SRE`.", "Ask **SRE**", "Ask @SRE.", "Ask [SRE](x.md)"])
def test_a_single_word_counts_between_marks(text: str) -> None:
    assert named(text) == ["SRE"]


@pytest.mark.parametrize(
    "text",
    [
        "The SRE book is good.",
        "The Assistant Head Cook sleeps.",
        "The Head Cook Handbook is long.",
        "a head cook sleeps",
        "Look into agents/head-cook.md",
        "my-head-cook and head-cook-two",
        "```\nHead Cook\n```\n",
        "Nobody is called Cabin Boy.",
    ],
)
def test_other_words_name_nobody(text: str) -> None:
    assert named(text) == []


def test_a_mention_stands_where_the_name_does_first() -> None:
    text = "Ask `first-mate`, then the Head Cook, then `first-mate` again."
    found = mentions(catalog(text))
    assert [text[one.at.start : one.at.end] for one in found] == ["first-mate", "Head Cook"]


def test_a_role_does_not_mention_itself() -> None:
    files = {"a.md": "---\nname: Head Cook\n---\nYou are the **Head Cook**.", "b.md": "---\nname: Mate\n---\n"}
    analyses = [analyze(Source(path, body), agent.DIALECT, Plan()) for path, body in files.items()]
    assert mentions(Catalog(roles=tuple(found for one in analyses for found in one.roles))) == ()


def test_the_canonical_form_has_interactions_for_that() -> None:
    text = "---\nname: Mate\n---\n# Mission\nHelp the Head Cook.\n"
    one = analyze(Source("mate.md", text), role.DIALECT, Plan()).roles
    other = analyze(Source("cook.md", "---\nname: Head Cook\n---\n"), agent.DIALECT, Plan()).roles
    assert mentions(Catalog(roles=(*one, *other))) == ()


def test_the_graph_draws_a_mention_as_a_line_that_nobody_owes_an_answer() -> None:
    (edge,) = build(catalog("---\nname: Mate\n---\nHand over to the Head Cook.\n")).edges
    (said,) = edge.exchanges
    assert (said.label, said.giver, said.taker, edge.is_one_sided) == ("Mentions", "speaker", "head-cook", False)
