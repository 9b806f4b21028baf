"""What repairs itself, and what is left to people: of the whole catalogue, and in the tour of findings."""

from datetime import date
from pathlib import Path

import pytest

from rolelint.diagnostic import Safety
from rolelint.examples import read, repaired, run
from rolelint.report import Report
from rolelint.rule import load_rules
from rolelint.runs import Asked, mend

RULES = load_rules()
TOUR = Path(__file__).parent.parent / "examples" / "broken"
# What repairs itself: syntax, keys, words, form and names, and the metric whose sign stands the wrong way round.
MECHANICAL = (
    *("RL002", "RL003", "RL004", "RL005", "RL006", "RL009", "RL010"),
    *("RL101", "RL102", "RL103", "RL104", "RL105", "RL106", "RL107", "RL108", "RL109"),
    *("RL202", "RL203", "RL205", "RL206"),
    *("RL301", "RL304", "RL305", "RL306", "RL307", "RL308", "RL309"),
    *("RL401", "RL402", "RL404", "RL411", "RL414", "RL416", "RL422", "RL423"),
    *("RL502", "RL511", "RL513"),
    "RL615",
    *("RL901", "RL902"),
)
# What repairs itself in a file that no example of a page shows.
IN_THE_BASELINE = ("RL904",)
_NEW_WORDS = "the author knows whether the house should learn the word"
_AMOUNT = "only the author knows what has to be reached, and by when"
BY_HAND = {
    "RL001": "bytes do not tell which encoding they are in",
    "RL007": "somebody has to say what the file is, or that it is no role",
    "RL008": "what a sentence among items is meant to be is not written down",
    "RL110": "each of two names may be the right one",
    "RL201": "the section has to be written",
    "RL204": "the section has to be written, or the promise taken back",
    "RL302": _AMOUNT,
    "RL303": "which responsibility comes first is a decision",
    "RL310": "how well somebody has to know it is a decision",
    "RL312": "the text has to be written",
    "RL313": "which responsibility comes first is a decision",
    "RL314": _AMOUNT,
    "RL403": "each of two sides may be the right one",
    "RL405": "which of two roles keeps the id is a decision, and others may refer to it",
    "RL406": "which of two roles keeps the slug is a decision, and others may refer to it",
    "RL407": "whom a role works with has to be known",
    "RL408": "where to cut a circle is a decision",
    "RL409": "who owns a thing is a decision",
    "RL410": "who answers for it is a decision",
    "RL412": "a name that nobody uses may be about to be used",
    "RL413": "whom the line was meant for is not written down",
    "RL415": "which of several roles is meant is not written down",
    "RL417": "where in a list a role belongs is a decision of whoever keeps it",
    "RL418": "who reports to whom is a decision",
    "RL419": "two roles have to be told apart by somebody who knows them",
    "RL420": "a review is done by people",
    "RL421": "which of two roles keeps the name is a decision",
    "RL601": _AMOUNT,
    "RL602": _AMOUNT,
    "RL603": _AMOUNT,
    "RL604": _AMOUNT,
    "RL605": _AMOUNT,
    "RL606": _AMOUNT,
    "RL607": _AMOUNT,
    "RL608": _AMOUNT,
    "RL609": _AMOUNT,
    "RL610": _AMOUNT,
    "RL611": _AMOUNT,
    "RL612": _AMOUNT,
    "RL613": _AMOUNT,
    "RL614": "what has to be reached stands behind the link",
    "RL652": _AMOUNT,
    "RL653": "which part of the number belongs to which thing is not written down",
    "RL654": _AMOUNT,
    "RL903": "the reason has to be given",
    "RL905": "whether to allow it for longer is a decision",
    "RL906": "whether the folder or the pattern is wrong has to be known",
}
# What the tour keeps, by rule and file. The reason is that of the rule, or stands here where the rule has a fix.
LEFT = {
    ("RL001", "roles/latin-1-bytes/orchard-keeper.md"): "",
    ("RL004", "roles/duplicate-key/label-printer.md"): "the two values differ, and each may be the right one",
    ("RL008", "roles/stray-text/greenhouse-hand.md"): "",
    ("RL009", "roles/stray-text/greenhouse-hand.md"): "a letter is lost for good; an invisible one is taken out",
    ("RL102", "roles/misspelt-key/seed-sorter.md"): "the key is no slip of another one, and its value may matter",
    ("RL104", "roles/unknown-words/moon-sower.md"): "the word is no slip of one on the scale",
    ("RL109", "roles/wrong-values/hedge-layer.md"): "the word is no slip of an allowed one",
    ("RL110", "roles/names-disagree/pest-scout.md"): "",
    ("RL201", "roles/astray-headings/barn-keeper.md"): "",
    ("RL204", "roles/shuffled-sections/well-digger.md"): "",
    ("RL302", "roles/astray-metrics/tree-pruner.md"): "",
    ("RL303", "roles/astray-metrics/tree-pruner.md"): "",
    ("RL304", "roles/unknown-words/moon-sower.md"): "the word is no slip of one on the scale",
    ("RL305", "roles/unknown-words/moon-sower.md"): _NEW_WORDS,
    ("RL306", "roles/unknown-words/moon-sower.md"): _NEW_WORDS,
    ("RL307", "roles/unknown-words/moon-sower.md"): _NEW_WORDS,
    ("RL310", "roles/careless-items/soil-tester.md"): "",
    ("RL312", "roles/careless-items/soil-tester.md"): "",
    ("RL313", "roles/two-primaries-same-id/stall-holder.md"): "",
    ("RL401", "roles/dangling-references/market-runner.md"): "nobody has a name like this one",
    ("RL403", "island/at-odds/kelp-gatherer.md"): "",
    ("RL405", "roles/two-primaries-same-id/stall-holder.md"): "",
    ("RL406", "roles/same-slug-and-name/south/gate-keeper.md"): "",
    ("RL407", "island/unfinished-copy/path-keeper.md"): "",
    ("RL408", "island/circles/goat-herder.md"): "",
    ("RL409", "island/shared-work/lamp-keeper.md"): "",
    ("RL410", "island/shared-work/lamp-keeper.md"): "",
    ("RL412", "island/rolelint.toml"): "",
    ("RL413", "roles/dangling-references/market-runner.md"): "",
    ("RL414", "island/long-ago/wall-mender.md"): "the deprecated role does not say who comes after it",
    ("RL415", "roles/dangling-references/market-runner.md"): "",
    ("RL418", "island/circles/island-steward.md"): "",
    ("RL419", "island/unfinished-copy/path-keeper.md"): "",
    ("RL420", "island/long-ago/wall-mender.md"): "",
    ("RL422", "island/no-successor/bee-warden.md"): "nobody has a name like this one",
    ("RL423", "ladders/slipping-levels/rooting.md"): "nobody has a name like this one",
    ("RL501", "ladders/holes-and-new-names/ripening.md"): "the level has to be written",
    ("RL503", "ladders/holes-and-new-names/ripening.md"): "whether a level is missing or its number wrong is not known",
    ("RL505", "ladders/holes-and-new-names/ripening.md"): "at which of two levels it belongs is a decision",
    ("RL509", "ladders/slipping-levels/rooting.md"): "which of two grades is wrong is not written down",
    ("RL510", "ladders/slipping-levels/rooting.md"): "the level has to be written",
    ("RL601", "roles/foggy-metrics/fog-watcher.md"): "",
    ("RL604", "roles/foggy-metrics/fog-watcher.md"): "",
    ("RL609", "roles/foggy-metrics/fog-watcher.md"): "",
    ("RL611", "roles/foggy-metrics/fog-watcher.md"): "",
    (
        "RL902",
        "roles/idle-suppressions/rain-reader.md",
    ): "the code is no slip of another one",
    ("RL903", "roles/idle-suppressions/rain-reader.md"): "",
}


@pytest.fixture(scope="module")
def mended() -> Report:
    done = mend(Asked((TOUR,), today=date(2026, 7, 1), fixes=frozenset(Safety)))
    assert done
    return done.report


def test_the_tour_keeps_exactly_what_needs_a_person(mended: Report) -> None:
    left = [(one.code, one.finding.at.path) for one in mended.diagnostics]
    assert sorted(left) == sorted(LEFT)


def test_what_the_tour_keeps_has_a_reason() -> None:
    assert [key for key, reason in LEFT.items() if not (reason or BY_HAND.get(key[0]))] == []


def test_the_tour_keeps_nothing_that_could_be_repaired_and_no_repair_is_refused(mended: Report) -> None:
    assert ([one for one in mended.diagnostics if one.finding.fix], mended.refused) == ([], ())


def test_each_rule_repairs_itself_or_says_why_it_needs_a_person() -> None:
    judged = [code for code, rule in RULES.items() if rule.family in {0, 1, 2, 3, 4, 6, 9}]
    assert sorted({*MECHANICAL, *IN_THE_BASELINE, *BY_HAND} & set(judged)) == sorted(judged)


def test_no_rule_is_on_both_sides() -> None:
    assert {*MECHANICAL, *IN_THE_BASELINE} & set(BY_HAND) == set()


@pytest.mark.parametrize("code", MECHANICAL)
def test_the_page_of_a_rule_that_repairs_itself_shows_the_repair(code: str) -> None:
    rule = RULES[code]
    shown = [example for example in read(rule.page or "") if example.fixed]
    assert shown
    assert all(repaired(example, run(rule, example, RULES)) != example.files for example in shown)


@pytest.mark.parametrize("code", [code for code in RULES if code not in MECHANICAL])
def test_no_other_page_shows_one(code: str) -> None:
    assert not any(example.fixed for example in read(RULES[code].page or ""))
