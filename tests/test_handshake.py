"""The sheet of two roles: which lines stand beside each other, what is missing, and how it is told."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint import pairsheet
from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.dialects.role import DIALECT
from rolelint.errors import UserError
from rolelint.frame import width
from rolelint.handshake import Sheet, Verdict, sheet
from rolelint.identity import Identity
from rolelint.model import Role
from rolelint.source import Source


def role(name: str, *lines: str, front: str = "", path: str = "", more: str = "") -> Role:
    bullets = "".join(f"- {line}\n" for line in lines)
    path = path or f"roles/{name.casefold().replace(' ', '-')}.md"
    text = f"---\nname: {name}\n{front}---\n# Mission\nKeep the hives.\n\n# Interactions\n{bullets}{more}"
    found = analyze(Source(path, text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def pair(one: Role, other: Role, *more: Role) -> Sheet:
    return sheet(Catalog((one, other, *more)), one.identity, other.identity)


def told(found: Sheet) -> list[tuple[str | None, str | None, Verdict]]:
    rows = ((*row.sides, row.verdict) for row in found.rows)
    return [(one.words if one else None, other.words if other else None, verdict) for one, other, verdict in rows]


KEEPER = role(
    "Beekeeper",
    "**Provides honey** → Candle Maker (weekly)\n  - *Notes*: In jars of 500 g",
    "**Provides wax** → Candle Maker (daily)",
    "**Provides price list** → Candle Maker (monthly)",
    "**Advises** → Candle Maker",
    "**Hums to** ↔ Candle Maker (every full moon)",
    "**Informs** → everyone (yearly)",
    "**Informs** → Gardener (yearly)",
    front="reports_to: Candle Maker\n",
)
MAKER = role(
    "Candle Maker",
    "**Receives honey** ← Beekeeper (weekly)",
    "**Receives wax** ← Beekeeper (monthly)",
    "**Provides price list** → Beekeeper (monthly)",
    "**Approves hive plans** → Beekeeper (on-demand)",
    more="\n# Artifacts\n- **Price list** (type: plan)\n",
)
GARDENER = role("Gardener")
FULL = pair(KEEPER, MAKER, GARDENER)
COOKS = (
    role("Cook", "**Provides soup** → Waiter (daily)", path="north/cook.md"),
    role("Cook", "**Provides soup** → Waiter (daily)", path="south/cook.md", front="slug: south-cook\n"),
)


def test_each_line_stands_beside_the_one_that_answers_it() -> None:
    assert told(FULL) == [
        ("Provides honey → Candle Maker (weekly)", "Receives honey ← Beekeeper (weekly)", Verdict.AGREED),
        ("Provides wax → Candle Maker (daily)", "Receives wax ← Beekeeper (monthly)", Verdict.FREQUENCY),
        ("Advises → Candle Maker", None, Verdict.UNANSWERED),
        ("Hums to ↔ Candle Maker (every full moon)", None, Verdict.UNANSWERED),
        (None, "Approves hive plans → Beekeeper (on-demand)", Verdict.UNANSWERED),
        ("Provides price list → Candle Maker (monthly)", "Provides price list → Beekeeper (monthly)", Verdict.CLAIM),
        ("Reports to → Candle Maker", None, Verdict.MENTIONED),
        ("Informs → everyone (yearly)", None, Verdict.MENTIONED),
    ]


def test_frequencies_that_may_mean_the_same_are_no_disagreement() -> None:
    found = pair(
        role("Ada", "**Provides flour** → Bea (per sprint)"), role("Bea", "**Receives flour** ← Ada (biweekly)")
    )
    assert [row.verdict for row in found.rows] == [Verdict.AGREED]
    assert "  = both say the same; how often, each in words of its own\n" in pairsheet.render(found)


def test_the_silent_side_gets_a_draft() -> None:
    assert [(row.silent, row.draft) for row in FULL.rows if row.draft] == [
        (1, "- **Receives advice** ← Beekeeper"),
        (1, "- **Hums to** ↔ Beekeeper (every full moon)"),
        (0, "- **Receives approval** ← Candle Maker (on-demand)"),
    ]


def test_a_draft_that_is_written_down_is_an_answer() -> None:
    drafts = [row.draft.removeprefix("- ") for row in FULL.rows if row.draft and row.silent == 1]
    answered = pair(KEEPER, role("Candle Maker", *drafts))
    verdicts = {said.kind: row.verdict for row in answered.rows for said in row.sides[:1] if said}
    assert (verdicts["Advises"], verdicts["Hums to"]) == (Verdict.AGREED, Verdict.AGREED)


def test_lines_come_with_their_notes_and_numbers() -> None:
    said = FULL.rows[0].sides[0]
    assert said is not None
    assert (said.notes, said.line) == ("In jars of 500 g", 9)


def test_two_sides_turned_round_give_the_same_rows_turned_round() -> None:
    turned = pair(MAKER, KEEPER, GARDENER)
    assert sorted(told(turned), key=str) == sorted(((two, one, verdict) for one, two, verdict in told(FULL)), key=str)


def test_lines_that_only_their_direction_joins_are_perhaps_the_same() -> None:
    found = pair(
        role("Ada", "**Provides flour** → Bea (daily)"),
        role("Bea", "**Receives goods** ← Ada (daily)"),
    )
    assert [row.verdict for row in found.rows] == [Verdict.LOOSE]


def test_what_the_front_matter_repeats_is_no_row_of_its_own() -> None:
    found = pair(
        role("Ada", "**Reports to** → Bea (daily)", front="reports_to: Bea\n"), role("Bea", "**Manages** → Ada (daily)")
    )
    assert [row.verdict for row in found.rows] == [Verdict.AGREED]


def test_of_a_broken_file_nobody_knows_what_it_says() -> None:
    broken = Identity("roles/miller.md", None, "miller", "Miller")
    ada = role("Ada", "**Provides corn** → Miller (daily)")
    found = sheet(Catalog((ada,), (broken,)), ada.identity, broken)
    assert [(row.verdict, row.draft) for row in found.rows] == [(Verdict.UNREADABLE, None)]


def test_a_role_has_no_sheet_with_itself() -> None:
    with pytest.raises(UserError, match="'Gardener' cannot be compared with itself"):
        sheet(Catalog((GARDENER,)), GARDENER.identity, GARDENER.identity)


def test_roles_of_the_same_name_are_told_apart() -> None:
    found = pair(role("Cook", path="north/cook.md"), role("Cook", path="south/cook.md"))
    assert [side.label for side in found.sides] == ["Cook (north/cook.md)", "Cook (south/cook.md)"]


@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_the_sheet_is_told_in_three_forms(golden: Callable[[str, str], None], form: str, suffix: str) -> None:
    golden(f"handshake/full.{suffix}", pairsheet.render(FULL, form))


@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_two_who_do_not_know_each_other(golden: Callable[[str, str], None], form: str, suffix: str) -> None:
    golden(f"handshake/strangers.{suffix}", pairsheet.render(pair(GARDENER, role("Miller")), form))


def test_every_verdict_has_words() -> None:
    broken = Identity("roles/miller.md", None, "miller", "Miller")
    loose = pair(role("Ada", "**Provides flour** → Bea"), role("Bea", "**Receives goods** ← Ada"))
    ada = role("Ada", "**Provides corn** → Miller (daily)")
    lost = sheet(Catalog((ada,), (broken,)), ada.identity, broken)
    doubtful = pair(role("Waiter", "**Receives soup** ← Cook"), *COOKS)
    shown = {row.verdict for found in (FULL, loose, lost, doubtful) for row in found.rows}
    assert shown == set(Verdict)
    assert "  = perhaps the same exchange" in pairsheet.render(loose)
    assert "  = the file of Miller cannot be read" in pairsheet.render(lost)


def test_who_does_not_say_how_often_is_named() -> None:
    found = pair(role("Ada", "**Advises** → Bea"), role("Bea", "**Receives advice** ← Ada (daily)"))
    assert "  = both say the same; Ada without how often\n" in pairsheet.render(found)


NASTY = ["end", "constructor", "a|b", "*x* <b>", "`code`", "\u202egnirts", "x" * 200, "日本" * 60, "👩\u200d🌾 grower"]


@given(
    name=st.sampled_from(NASTY),
    notes=st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300),
)
def test_no_text_breaks_any_form(name: str, notes: str) -> None:
    one = role("Ada", f"**Provides {name}** → Bea (daily)\n  - *Notes*: {notes}")
    two = role("Bea", f"**Informs** → Ada ({name})")
    found = pair(one, two)
    text = pairsheet.render(found)
    assert max(map(width, text.splitlines())) <= 99
    assert "\u202e" not in text + pairsheet.render(found, "markdown")
    assert rows(pairsheet.render(found, "markdown")) == [4] * (len(found.rows) + 2)
    assert in_words(text, found)
    data: dict[str, Any] = json.loads(pairsheet.render(found, "json"))
    assert len(data["rows"]) == len(found.rows)


def rows(text: str) -> list[int]:
    """Count the bars of each line of the table that are not escaped."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [line.replace("\\|", "").count("|") for line in lines]


def in_words(text: str, found: Sheet) -> bool:
    """Whether every word's letters are in the text, in whatever lines they stand."""
    letters: Sequence[str] = "".join(text.split())
    kinds = ("".join(said.kind.split()) for row in found.rows for said in row.sides if said and width(said.words) < 40)
    return all(kind in letters for kind in kinds if kind.isascii())


def test_who_may_be_meant_by_an_ambiguous_name_gets_no_draft() -> None:
    waiter = role("Waiter", "**Receives soup** ← Cook (daily)")
    found = pair(waiter, COOKS[1], COOKS[0])
    assert [(row.verdict, row.draft) for row in found.rows] == [(Verdict.AMBIGUOUS, None)]
    text = " ".join(pairsheet.render(found).split())
    assert "Waiter names 'Cook', which may be Cook or another role of that name, so nobody knows" in text
    assert text.endswith("1 exchange: 1 told by one side only.")
    assert "could write" not in pairsheet.render(found, "markdown")


def test_an_ambiguous_name_is_told_even_where_nothing_else_is() -> None:
    found = pair(
        role("Waiter", "**Receives soup** ← Cook"), role("Cook", path="a/cook.md"), role("Cook", path="b/c.md")
    )
    text = " ".join(pairsheet.render(found).split())
    assert "anything about the other for certain. Waiter names 'Cook', which may be Cook" in text
