"""When two names are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint.names import abbreviates, fold, fold_dimension, fold_plural, free, slug, unadorned, unnumbered


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tax Clerk", "TAX CLERK"),
        ("Tax Clerk", "tax-clerk"),
        ("Tax Clerk", "tax_clerk"),
        ("Tax Clerk", "  Tax\t Clerk "),
        ("Tax Clerk", "Tax\u00a0Clerk"),
        ("Tax Clerk", "Tax\u2011Clerk"),
        ("Tax Clerk", "The Tax Clerk"),
        ("Tax Clerk", "a tax clerk"),
        ("Auditor", "an auditor"),
        ("Auditor", "Audi\u00adtor"),
        ("Auditor", "\ufeffAudi\u200btor"),
        ("Caf\u00e9", "Cafe\u0301"),
        ("STRASSE", "straße"),
    ],
)
def test_names_that_differ_only_in_form_are_the_same(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tax Clerk", "TaxClerk"),
        ("Tax Clerk", "Tax Clerks"),
        ("The", ""),
        ("Theatre Manager", "atre Manager"),
        ("C", "C++"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_names_that_differ_in_letters_or_joiners_are_not(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("Auditor", "Auditors"),
        ("Deputy", "deputies"),
        ("Boss", "Bosses"),
        ("Fox", "Foxes"),
        ("Coach", "Coaches"),
        ("Tax Clerk", "the tax-clerks"),
    ],
)
def test_one_and_several_are_the_same_where_plurals_count_as_such(one: str, several: str) -> None:
    assert fold_plural(one) == fold_plural(several)


@pytest.mark.parametrize("name", ["boss", "campus", "analysis", "gas"])
def test_a_final_s_that_makes_no_plural_stays(name: str) -> None:
    assert fold_plural(name) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Tax Clerk", "tax-clerk"),
        ("R&D / Tax", "r-d-tax"),
        ("Bäcker", "bäcker"),
        ("税務 担当", "税務-担当"),
        ("…", "unnamed"),
    ],
)
def test_a_slug_is_one_word_in_lower_case_of_any_script(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_never_empty_and_holds_no_blanks(name: str) -> None:
    assert slug(name).split() == [slug(name)]


@pytest.mark.parametrize(
    ("taken", "found"),
    [((), "cook"), (("cook",), "cook-2"), (("cook", "cook-3"), "cook-2"), (("cook", "cook-2"), "cook-3")],
)
def test_a_free_name_is_numbered_where_it_must_be(taken: tuple[str, ...], found: str) -> None:
    assert free("cook", taken) == found


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("🛠️ Craft", "Craft"),
        (":hammer: Craft:", "Craft"),
        ("👩‍💻 Builds 🏗", "Builds"),
        ("1️⃣ Level", "1 Level"),
        ("1:1s", "1:1s"),
        ("C++", "C++"),
        ("⭐⭐", "⭐⭐"),
        (":smile:", ":smile:"),
        ("می‌خواهم", "می‌خواهم"),
        ("", ""),
    ],
)
def test_a_heading_without_what_decorates_it(title: str, plain: str) -> None:
    assert unadorned(title) == plain


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Knowledge & experience", "Knowledge and Experience"),
        ("Scope / Impact", "Scope/Impact"),
        ("1.1 Craft", "2.1 Craft"),
        ("1. Craft", "Craft:"),
        ("1) Craft", "a) craft"),
    ],
)
def test_dimensions_that_differ_only_in_form_are_the_same(left: str, right: str) -> None:
    assert fold_dimension(left) == fold_dimension(right)


@pytest.mark.parametrize("name", ["R&D", "360 feedback", "2D design", "1:1s", "1.", ":", "", "✨"])
def test_what_is_no_number_of_an_outline_stays(name: str) -> None:
    assert unnumbered(name) == name


@pytest.mark.parametrize(("left", "right"), [("R&D", "RandD"), ("Craft 1", "Craft 2"), ("1:1s", "2:1s")])
def test_other_dimensions_stay_apart(left: str, right: str) -> None:
    assert fold_dimension(left) != fold_dimension(right)


@pytest.mark.parametrize(
    ("word", "name", "is_short"),
    [
        ("swe", "software engineer ii", True),
        ("sdet", "software development engineer in test", True),
        ("sre", "site reliability engineer", True),
        ("sales", "software engineer", False),
        ("so", "software", False),
        ("so", "software engineer", False),
    ],
)
def test_a_word_abbreviates_a_name_by_letters_of_its_words(word: str, name: str, *, is_short: bool) -> None:
    assert abbreviates([word], name.split()) is is_short
