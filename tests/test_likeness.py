"""What roles say alike: forms of one text, kin, copies, and that nothing compares every role with every other one."""

from collections.abc import Hashable, Iterator

import pytest

from rolelint.catalog import Catalog
from rolelint.identity import Identity
from rolelint.likeness import copies, shared, spelling, spelling_key, words_of
from rolelint.model import Responsibility, Role
from rolelint.source import Location, Source, Span
from rolelint.syntax.node import Node
from rolelint.vocabulary import Vocabulary


def role(name: str, *duties: str, family: str | None = None, mission: str | None = None) -> Role:
    path = f"{name}.md"
    node = Node(None, Location(path, Span(0, 0)))
    titles = tuple(Responsibility(duty, node) for duty in duties)
    identity = Identity(path, None, None, name)
    return Role(identity, "role", {}, Source(path, ""), node, family=family, mission=mission, responsibilities=titles)


def duties(one: Role) -> Iterator[tuple[Hashable, Responsibility]]:
    yield from ((words_of(duty.title), duty) for duty in one.responsibilities)


def strangers(*roles: Role, vocabulary: Vocabulary = Vocabulary()) -> list[tuple[str, str]]:
    """Return who shares a duty with whom."""
    catalog = Catalog(roles, vocabulary=vocabulary)
    return [(one.label, other.label) for (one, _), (other, _) in shared(catalog, duties)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Design the API", "design an api!"),
        ("Design-system maintenance & evolution", "Design system: maintenance and evolution"),
        ("Prüfe die Ställe", "PRÜFE DIE STÄLLE"),
        ("Straße", "strasse"),
        ("整理 仓库", "整理-仓库"),
        ("soft\u00adware", "software"),
    ],
)
def test_texts_are_equal_but_for_their_form(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(("one", "other"), [("Write C++", "Write C#"), ("Write C", "Write C++"), ("Plan A", "Plan B")])
def test_texts_that_only_look_alike_differ(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


@pytest.mark.parametrize("text", ["", "…", "&", "the", "\u202e\x00"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert words_of(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SQL & databases", "Sql and database"),
        ("Front-end", "frontend"),
        ("KPIs", "KPI"),
        ("REST APIs", "REST-API"),
        ("R&D", "R and D"),
        ("Systems design", "System design"),
    ],
)
def test_a_name_has_one_key_in_all_spellings(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)
    assert spelling(one) != spelling(other)


@pytest.mark.parametrize(("one", "other"), [("Analysis", "Analyses"), ("Go", "Gos"), ("C++", "C"), (".NET", "NET")])
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Data Analysis", "data analysis"), ("TEAM WORK", "Team work"), ("Off\u2011site  work", "off-site work")],
)
def test_capitals_in_front_and_blanks_are_no_spelling(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(("one", "other"), [("SQL", "Sql"), ("JavaScript", "Javascript"), ("iOS", "IOS")])
def test_capitals_inside_a_word_are(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Junior Baker", "Senior Baker"),
        ("Baker I", "Baker III"),
        ("Baker GS-13", "Baker GS-15"),
        ("Sr. Baker", "Baker"),
        ("Baker, Level 2", "Baker (level 3)"),
    ],
)
def test_one_job_at_two_levels_is_kin(one: str, other: str) -> None:
    assert strangers(role(one, "Bake bread"), role(other, "Bake bread")) == []


def test_the_words_of_the_projects_own_scale_are_levels() -> None:
    roles = (role("Geselle Bäcker", "Bake bread"), role("Meister Bäcker", "Bake bread"))
    assert strangers(*roles) == [("Geselle Bäcker", "Meister Bäcker")]
    assert strangers(*roles, vocabulary=Vocabulary(seniority=("Geselle", "Meister"))) == []


def test_names_that_say_only_a_level_are_no_one_job() -> None:
    assert strangers(role("Senior", "Bake bread"), role("Junior", "Bake bread")) == [("Senior", "Junior")]


def test_a_family_is_compared_by_its_folded_name() -> None:
    assert strangers(role("A", "Bake", family="Back Office"), role("B", "Bake", family="back-office")) == []


def test_a_role_without_family_differs_from_one_without_and_from_one_with() -> None:
    roles = (role("A", "Bake"), role("B", "Bake"))
    assert strangers(*roles) == [("A", "B")]
    assert strangers(roles[0], role("B", "Bake", family="North")) == [("A", "B")]


def test_each_is_told_of_the_first_stranger() -> None:
    others = [role(f"Other {letter}") for letter in "pqrstu"]
    kin = [role("A", "Bake", family="North"), role("B", "Bake", family="North")]
    assert strangers(*kin, role("C", "Bake", family="South"), role("D", "Bake", family="North"), *others) == [
        ("A", "C"),
        ("C", "D"),
    ]


@pytest.mark.parametrize(("others", "found"), [(3, 0), (4, 2)])
def test_what_half_of_the_roles_say_is_a_custom(others: int, found: int) -> None:
    roles = [role(letter, "Bake") for letter in "ABC"]
    assert len(strangers(*roles, *(role(f"Other {index}a") for index in "pqrs"[:others]))) == found


def test_a_copy_is_told_of_the_first_of_its_kind() -> None:
    catalog = Catalog(tuple(role(name, "Bake", "Knead", mission="Bread for all") for name in ("A", "B", "C")))
    assert [(copy.role.label, copy.original.label) for copy in copies(catalog)] == [("B", "A"), ("C", "A")]


def test_two_texts_are_too_few_for_a_copy() -> None:
    catalog = Catalog((role("A", "Bake", mission="Bread"), role("B", "Bake", mission="Bread")))
    assert copies(catalog) == ()
