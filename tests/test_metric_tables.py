"""Every entry of every table does something: an entry that cannot be reached, or has no effect, fails here."""

from collections.abc import Iterator

import pytest

from rolelint.metric import amounts, identifiers
from rolelint.metric.grammar import parse
from rolelint.metric.listing import entries
from rolelint.metric.tables import DEFAULT, TAG, TAGGED
from rolelint.metric.tokens import Token, tokenize


def token(entry: str) -> Token:
    """The token that the entry becomes between other words."""
    return next(token for token in tokenize(f"qq {entry} qq", DEFAULT) if token.start == 3)


def tagged() -> Iterator[tuple[str, str]]:
    return ((table, entry) for table, text in TAGGED.items() for entry in entries(text))


def grouped(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(value, entry) for value, text in table.items() for entry in entries(text)]


@pytest.mark.parametrize("table", TAGGED)
def test_every_entry_of_a_table_is_found_in_text(table: str) -> None:
    lost = [entry for entry in entries(TAGGED[table]) if not token(entry).tags & TAG[table]]
    assert not lost


@pytest.mark.parametrize("table", TAGGED)
def test_an_entry_stands_once_in_its_table(table: str) -> None:
    found = list(entries(TAGGED[table]))
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("unit", "written"), [(unit, entry) for unit, row in amounts.UNITS.items() for entry in entries(row[2])]
)
def test_a_unit_is_read_however_it_is_written(unit: str, written: str) -> None:
    shown = f"{written}5" if unit in amounts.MONEY and not written[-1].isalpha() else f"5 {written}"
    assert parse(f"zyxes at < {shown}").unit == unit


@pytest.mark.parametrize(("comparator", "written"), grouped(amounts.BEFORE))
def test_a_comparator_before_a_number_is_read(comparator: str, written: str) -> None:
    assert token(written).entry.before == comparator
    if written not in {"some", "up to"}:
        assert parse(f"zyx rate {written} 5%").comparator == comparator


@pytest.mark.parametrize(("comparator", "written"), grouped(amounts.AFTER))
def test_a_comparator_after_a_number_is_known(comparator: str, written: str) -> None:
    assert token(written).entry.after == comparator


@pytest.mark.parametrize(("window", "written"), grouped(amounts.PERIODS))
def test_a_period_opens_a_window(window: str, written: str) -> None:
    assert parse(f"{written} report").window == window


@pytest.mark.parametrize(("word", "number"), list(amounts.NUMBERS.items()))
def test_a_number_word_has_its_value(word: str, number: float) -> None:
    assert parse(f"{word} interviews per month").value == number


@pytest.mark.parametrize(("word", "share"), list(amounts.FRACTIONS.items()))
def test_a_fraction_is_a_share(word: str, share: float) -> None:
    assert parse(f"{word} of tickets closed").value == share


@pytest.mark.parametrize("word", amounts.CHANGES)
def test_a_change_of_known_size_has_it(word: str) -> None:
    assert parse(f"{word} zyxes").comparator == amounts.CHANGES[word][0]


@pytest.mark.parametrize("word", amounts.MULTIPLIERS)
def test_a_multiplier_multiplies(word: str) -> None:
    assert token(word).entry.multiplier == amounts.MULTIPLIERS[word]


@pytest.mark.parametrize("word", amounts.SPANS)
def test_a_span_makes_a_window(word: str) -> None:
    assert parse(f"3 demos per {word}").window == amounts.SPANS[word]


@pytest.mark.parametrize(("statistic", "written"), grouped(amounts.STATISTICS))
def test_a_statistic_is_read(statistic: str, written: str) -> None:
    assert parse(f"{written} wait < 5 min").statistic == statistic


@pytest.mark.parametrize("name", list(entries(identifiers.IDIOMS)))
def test_an_idiom_is_no_target(name: str) -> None:
    assert parse(f"{name} mindset").label == "vague"


@pytest.mark.parametrize("name", list(entries(identifiers.BEFORE_NUMBER)))
def test_a_number_after_a_name_is_no_target(name: str) -> None:
    assert parse(f"knows {name} 7 inside out").value is None


@pytest.mark.parametrize("word", list(entries(TAGGED["boolean"])))
def test_a_yes_or_no_predicate_alone_is_half_a_metric(word: str) -> None:
    assert parse(f"supplier register {word}").missing == ("number", "window")


@pytest.mark.parametrize("word", list(entries(TAGGED["vague"])))
def test_a_vague_word_makes_nothing_measurable(word: str) -> None:
    assert parse(f"{word} zyxing").label == "vague"


@pytest.mark.parametrize("word", list(entries(TAGGED["soft"])))
def test_a_soft_noun_is_not_made_observable_by_a_cadence(word: str) -> None:
    assert parse(f"weekly {word}").label == "vague"


@pytest.mark.parametrize("word", list(entries(TAGGED["rhetorical"])))
def test_none_of_a_thing_that_nobody_records_is_rhetoric(word: str) -> None:
    assert parse(f"no {word}").label == "vague"


@pytest.mark.parametrize("word", list(entries(TAGGED["attitude"])))
def test_an_attitude_is_no_metric(word: str) -> None:
    assert parse(f"great {word}").label == "vague"
