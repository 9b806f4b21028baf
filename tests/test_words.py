"""Words that no vocabulary knows are gathered, counted and told how to be declared."""

from collections.abc import Callable

from rolelint.diagnostic import Finding, Safety, Severity
from rolelint.source import Location, Span
from rolelint.words import OpenList, Scale, Use, near, new_words

PATH = "a.md"


def at_places(at: Location, letters: Location | None) -> Callable[[], tuple[Location, Location | None]]:
    return lambda: (at, letters)


def used(*words: str) -> list[Use]:
    """Return uses of words that stand behind each other in one file."""
    places = [Location(PATH, Span(10 * index, 10 * index + len(word))) for index, word in enumerate(words)]
    return [Use(word, at_places(at, at), "baker") for word, at in zip(words, places, strict=True)]


def on_scale(*words: str, is_declared: bool = False) -> list[Finding]:
    return list(Scale("proficiency", ("Novice", "Advanced"), is_declared).unknown(used(*words)))


def on_list(*words: str) -> list[Finding]:
    return list(
        new_words(
            OpenList("frequencies", tuple(used(*words)), lambda _: ("weekly",)), lambda new: f"add {', '.join(new)}"
        )
    )


def test_words_of_the_scale_are_known_in_any_case() -> None:
    assert on_scale("novice", "ADVANCED", "Advanced") == []


def test_all_unknown_words_are_listed_with_their_counts_the_most_frequent_first() -> None:
    (finding,) = on_scale("Sage", "Guru", "guru", "Advancd")
    assert finding.message == (
        "not on the proficiency scale Novice < Advanced: 'Guru' (2 times), 'Sage', 'Advancd' (did you mean 'Advanced'?)"
    )


def test_the_line_to_write_holds_the_usual_scale_where_some_of_it_is_in_use() -> None:
    (finding,) = on_scale("Novice", "Sage", "Guru", "sage")
    assert finding.hint == (
        "if these are words of yours, put them in order in rolelint.toml: "
        '[vocabulary] proficiency = ["Novice", "Advanced", "Sage", "Guru"]'
    )


def test_the_line_to_write_holds_only_the_words_in_use_where_none_is_usual() -> None:
    (finding,) = on_scale("Sage", "Guru")
    assert finding.hint is not None
    assert finding.hint.endswith('[vocabulary] proficiency = ["Sage", "Guru"]')


def test_the_other_places_are_notes_up_to_ten() -> None:
    (finding,) = on_scale(*["Sage"] * 12)
    assert [note.at.start for note in finding.notes] == list(range(10, 110, 10))


def test_a_slip_in_several_places_is_repaired_in_all_of_them() -> None:
    (finding,) = on_scale("Advancd", "advancd")
    assert finding.fix is not None
    assert (finding.fix.safety, len(finding.fix.edits)) == (Safety.SAFE, 2)


def test_a_word_outside_a_declared_scale_is_an_error_at_each_place() -> None:
    found = on_scale("Sage", "Advanced", "Sage", is_declared=True)
    assert [(finding.at.start, finding.severity) for finding in found] == [(0, Severity.ERROR), (20, Severity.ERROR)]


def test_a_slip_that_is_written_with_marks_inside_has_no_fix() -> None:
    (one,) = used("Advancd")
    (finding,) = Scale("proficiency", ("Advanced",), is_declared=True).unknown(
        [Use(one.word, at_places(one.at, None), one.owner)]
    )
    assert finding.fix is None


def test_a_slip_of_a_word_that_is_new_but_used_more_often_is_a_finding_of_its_own() -> None:
    messages = [finding.message for finding in on_list("at dusk", "At Dusk", "at dsuk")]
    assert messages == [
        "'at dsuk' is new among the frequencies; did you mean 'at dusk'?",
        "new frequencies: 'at dusk' (2 times)",
    ]


def test_of_two_new_words_that_are_equally_frequent_none_is_a_slip() -> None:
    assert [finding.message for finding in on_list("at dusk", "at dsuk")] == ["new frequencies: 'at dusk', 'at dsuk'"]


def test_a_slip_of_a_word_on_an_open_list_is_repaired_only_if_asked() -> None:
    (finding,) = on_list("weekyl")
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE


def test_of_more_than_ten_new_words_the_others_are_counted() -> None:
    (finding,) = on_list(*"abcdefghijkl")
    assert finding.message.endswith("'i', 'j' and 2 more")


def test_a_long_text_is_quoted_in_part() -> None:
    (finding,) = on_list("whenever the moon is full and the owls are silent")
    assert finding.message == "new frequencies: 'whenever the moon is full and the owls a…'"


def test_letters_in_front_make_another_word() -> None:
    assert (near("bimonthly", ["monthly"]), near("monthlyy", ["monthly"])) == (None, "monthly")
