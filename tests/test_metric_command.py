"""What people try with `rolelint metric`: an item of a list, a line in another language."""

import json

import pytest
from click.testing import CliRunner

from rolelint.commands.metric import command
from rolelint.metric.foreign import WORDS, is_foreign
from rolelint.metric.tables import DEFAULT


def tried(*arguments: str) -> list[tuple[str, str | None]]:
    done = CliRunner().invoke(command, [*arguments, "--output-format", "json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return [(row["text"], row["label"]) for row in map(json.loads, done.stdout.splitlines())]


@pytest.mark.parametrize(
    ("item", "text"),
    [("- 40 tastings per term", "40 tastings per term"), ("-5% waste vs last year", "-5% waste vs last year")],
)
def test_the_item_of_a_list_is_no_option(item: str, text: str) -> None:
    assert tried(item) == [(text, "measurable")]


def test_an_option_may_stand_on_either_side_of_an_item() -> None:
    item = "- 40 tastings per term"
    assert tried("--clauses", item) == tried(item, "--clauses") == [(item, "measurable")]


def test_an_item_may_be_set_apart_from_the_options() -> None:
    done = CliRunner().invoke(command, ["--clauses", "--", "- 40 tastings per term"])
    assert done.stdout.startswith("- 40 tastings per term\n  measurable")


def test_a_misspelt_option_is_still_noticed() -> None:
    assert "No such option '--clause'" in CliRunner().invoke(command, ["--clause", "40 tastings"]).output


@pytest.mark.parametrize(
    "line",
    [
        "Ausschussquote unter 1 % je Schicht",
        "mindestens 12 Verkostungen",
        "95 % der Tickets in 4 h gelöst",
        "taux de rebut au plus 2 %",
        "au moins 12 dégustations par mois",
        "menos de 3 reclamaciones por semana",
        "minder dan 3 klachten per maand",
        "meno di 3 reclami al mese",
    ],
)
def test_a_line_in_another_language_is_not_judged(line: str) -> None:
    assert [label for _, label in tried(line)] == [None]


def test_what_signs_and_units_say_is_judged_in_any_language() -> None:
    assert tried("Ausschussquote je Monat < 1 %") == [("Ausschussquote je Monat < 1 %", "measurable")]


@pytest.mark.parametrize("line", ["La Jolla uptime 99%", "99% uptime in the Los Angeles office", "tasteful rooms"])
def test_a_name_does_not_make_a_line_foreign(line: str) -> None:
    assert not is_foreign(line, DEFAULT)


@pytest.mark.parametrize("word", sorted(WORDS))
def test_no_word_of_another_language_means_something_to_the_grammar(word: str) -> None:
    entry = DEFAULT.words.get(word)
    assert entry is None or not entry.tags
