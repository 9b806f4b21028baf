"""The usual headings in other languages: what they stand for, and that they mislead nobody."""

import pytest

from rolelint import headings, tongues
from rolelint.dialect import Dialect, fold_heading, known_headings, load_dialects, section_of
from rolelint.source import Source
from rolelint.syntax.parse import parse

LANGUAGES = {"de", "fr", "es", "pt", "nl", "ja", "ko", "zh"}
SECTIONS = {
    **dict.fromkeys(("mission", "short_description", "properties", "responsibilities", "success_metrics"), ""),
    **dict.fromkeys(("capabilities", "artifacts", "interactions"), ""),
    **dict.fromkeys(("required", "preferred"), "capabilities"),
    "core_mission": "responsibilities",
    **{name: f"x-{name}" for name in ("offer", "pay", "company", "application")},
}


def dialect(name: str) -> Dialect:
    return next(form for form in load_dialects() if form.name == name)


def near(text: str, name: str = "role") -> list[str | None]:
    """Return the headings that those of a text are taken for slips of."""
    document = parse(Source("a.md", text))
    return [use.near for use in headings.uses(document.sections, known_headings(dialect(name))) if use.form or use.near]


def test_no_heading_means_two_things() -> None:
    of: dict[str, set[str]] = {}
    for section in SECTIONS:
        for words in tongues.headings(section):
            of.setdefault(fold_heading(words), set()).add(section)
    assert {words: sections for words, sections in of.items() if len(sections) > 1} == {}


def test_eight_languages_are_spoken() -> None:
    assert {code for codes in tongues.languages().values() for code in codes} == LANGUAGES


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_has_every_heading(section: str) -> None:
    spoken = {code for words in tongues.headings(section) for code in tongues.languages()[words]}
    assert spoken == LANGUAGES


@pytest.mark.parametrize("name", ["role", "job-description", "many-roles", "agent"])
def test_a_form_takes_a_heading_for_its_section(name: str) -> None:
    form = dialect(name)
    fields = {section.field for section in form.sections}
    wrong = {
        (words, found.field)
        for section, field in SECTIONS.items()
        if (field or section) in fields
        for words in tongues.headings(section)
        if (found := section_of(words, known_headings(form))) and found.field != (field or section)
    }
    assert wrong == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Profile\n# Requisites\n# Token\n# Compositions\n# Mission\n", [None]),
        ("# Responsibilites\n", ["Responsibilities"]),
        ("# Aufgaben\n# Kompetenzn\n", [None, "Kompetenzen"]),
        ("# Kompetenzn\n", []),
        ("# Aufgaben\n# Livrable\n", [None]),
    ],
)
def test_a_slip_is_one_of_a_language_that_the_file_speaks(text: str, expected: list[str | None]) -> None:
    assert near(text) == expected
