"""What a reference among roles means."""

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.catalog import EVERYONE, Catalog
from rolelint.dialects.role import DIALECT
from rolelint.identity import Identity
from rolelint.model import Role
from rolelint.names import fold
from rolelint.rules import unknown_interaction_target
from rolelint.source import Source


def role(path: str, front: str, body: str = "# Mission\nKeep the books.\n") -> Role:
    source = Source(path, f"---\n{front}\n---\n{body}")
    found = analyze(source, DIALECT, Plan()).roles[0]
    assert found is not None
    return found


CLERK = role(
    "roles/tax-clerk/profile.md", "id: fin-01\nslug: tax-clerk\nname: Tax Clerk\naliases: [Taxman]\nfamily: Finance"
)
AUDITOR = role("roles/auditor.md", "id: fin-02\nslug: auditor\nname: Internal Auditor\nfamily: finance")
COOK = role("roles/canteen/cook.md", "default_seniority: Mid", "# Head Cook\n\n## Mission\nFeed all.\n")
BROKEN = Identity("roles/broken.md", "brk-01", "driver", "Bus Driver")
CATALOG = Catalog(
    (CLERK, AUDITOR, COOK), (BROKEN,), externals={"Works Council": "elected", "Tax Office": "the state's"}
)


def named(catalog: Catalog, reference: str) -> list[str]:
    return [identity.path for identity in catalog.resolve(reference).roles]


@pytest.mark.parametrize(
    "reference",
    ["tax-clerk", "fin-01", "Tax Clerk", "Taxman", "TAX_CLERK", "the tax clerk", "Tax Clerks", "Tax\u00a0Clerk"],
)
def test_a_role_is_known_by_slug_id_name_and_alias_in_any_form(reference: str) -> None:
    assert named(CATALOG, reference) == [CLERK.path]


@pytest.mark.parametrize("reference", ["Head Cook", "cook", "head cooks"])
def test_a_role_without_name_and_slug_is_known_by_its_heading_and_its_file(reference: str) -> None:
    assert named(CATALOG, reference) == [COOK.path]


@pytest.mark.parametrize("reference", ["driver", "Bus Driver", "brk-01"])
def test_a_broken_file_is_known_by_what_could_be_read_of_it(reference: str) -> None:
    assert named(CATALOG, reference) == [BROKEN.path]


@pytest.mark.parametrize("reference", ["", "Clerk", "profile", "Tax", "Tax Clerk and", "Finances Clerk", "fin-0"])
def test_what_is_no_whole_name_means_nobody(reference: str) -> None:
    assert not CATALOG.resolve(reference)


@pytest.mark.parametrize("reference", ["Works Council", "the works-council", "Works Councils", "Tax Offices"])
def test_a_declared_external_is_known_and_is_no_role(reference: str) -> None:
    meaning = CATALOG.resolve(reference)
    assert (meaning.is_external, meaning.roles) == (True, ())


@pytest.mark.parametrize("reference", ["Finance", "the finance", "finances"])
def test_a_family_means_all_its_members(reference: str) -> None:
    assert named(CATALOG, reference) == [CLERK.path, AUDITOR.path]


@pytest.mark.parametrize("reference", ["All roles", "everyone", "the whole team"])
def test_everyone_means_every_role(reference: str) -> None:
    assert named(CATALOG, reference) == [CLERK.path, AUDITOR.path, COOK.path, BROKEN.path]


@pytest.mark.parametrize("words", sorted(EVERYONE))
def test_the_words_for_everyone_are_written_as_they_are_compared(words: str) -> None:
    assert fold(words) == words


@pytest.mark.parametrize(
    ("reference", "is_group"), [("Finance", True), ("everyone", True), ("auditor, cook", True), ("auditor", False)]
)
def test_a_family_everyone_and_a_list_are_groups(reference: str, is_group: bool) -> None:  # noqa: FBT001
    assert CATALOG.resolve(reference).is_group is is_group


@pytest.mark.parametrize("separator", [", ", " and ", " & ", " / ", ", and "])
def test_several_names_mean_all_of_them(separator: str) -> None:
    assert named(CATALOG, f"Tax Clerk{separator}auditor") == [CLERK.path, AUDITOR.path]


def test_a_list_may_hold_an_external() -> None:
    meaning = CATALOG.resolve("Tax Clerk, auditor and the works council")
    assert (len(meaning.roles), meaning.is_external) == (2, True)


def test_a_name_that_holds_an_and_is_one_name() -> None:
    catalog = Catalog((role("a.md", "name: Research and Auditor"), AUDITOR))
    assert named(catalog, "Research and Auditor") == ["a.md"]


def test_a_list_with_a_name_that_means_nobody_means_nobody() -> None:
    assert not CATALOG.resolve("Tax Clerk and Nobody")


def test_the_parts_of_such_a_list_tell_who_is_unknown() -> None:
    assert [(name, bool(meaning)) for name, meaning in CATALOG.parts("Tax Clerk and Nobody")] == [
        ("Tax Clerk", True),
        ("Nobody", False),
    ]


def test_a_list_of_unknown_names_is_one_unknown_name() -> None:
    assert [name for name, _ in CATALOG.parts("Risk and Safety")] == ["Risk and Safety"]


def test_a_slug_goes_before_another_roles_name() -> None:
    catalog = Catalog((role("a.md", "name: Auditor"), AUDITOR))
    assert named(catalog, "Auditor") == [AUDITOR.path]


def test_a_role_goes_before_an_external_and_this_before_a_family() -> None:
    catalog = Catalog((CLERK, AUDITOR), externals={"Auditor": "not ours", "Finance": "not ours"})
    assert [catalog.resolve(name).is_external for name in ("Auditor", "Finance")] == [False, True]


def test_a_name_as_it_is_goes_before_a_plural() -> None:
    catalog = Catalog((role("a.md", "name: Product"), role("b.md", "name: Products")))
    assert (named(catalog, "Product"), named(catalog, "Products")) == (["a.md"], ["b.md"])


def test_a_name_of_two_roles_is_ambiguous() -> None:
    catalog = Catalog((role("a.md", "slug: x\nname: Auditor"), role("b.md", "slug: y\nname: auditor")))
    assert [role.path for role in catalog.resolve("Auditor").ambiguous] == ["a.md", "b.md"]


def test_an_alias_that_repeats_the_name_is_not_ambiguous() -> None:
    assert named(Catalog((role("a.md", "name: Auditor\naliases: [auditor, Auditors]"),)), "auditors") == ["a.md"]


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("../auditor.md", AUDITOR.path),
        ("../auditor.md#mission", AUDITOR.path),
        ("../auditor", AUDITOR.path),
        ("/roles/auditor.md", AUDITOR.path),
        ("profile.md", CLERK.path),
        ("../tax-clerk/", CLERK.path),
        ("../tax%2Dclerk/profile.md?plain=1", CLERK.path),
        ("../broken.md", BROKEN.path),
    ],
)
def test_a_link_to_the_file_or_folder_of_a_role_means_the_role(link: str, path: str) -> None:
    found = CATALOG.resolve_link(link, CLERK.path)
    assert found is not None
    assert found.path == path


@pytest.mark.parametrize(
    "link", ["#mission", "", "../nobody.md", "../canteen", "..", "https://example.org/roles/auditor.md"]
)
def test_a_link_that_leads_elsewhere_means_nobody(link: str) -> None:
    assert CATALOG.resolve_link(link, CLERK.path) is None


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("Tax Clark", "Tax Clerk"),
        ("Internal Auditr", "Internal Auditor"),
        ("Auditr", "auditor"),
        ("Works Concil", "Works Council"),
        ("Bus Drivr", "Bus Driver"),
    ],
)
def test_a_slip_has_a_nearest_name(reference: str, name: str) -> None:
    assert CATALOG.nearest(reference) == name


@pytest.mark.parametrize("reference", ["Executive", "fin-03", "coook"])
def test_what_is_far_from_every_name_has_none(reference: str) -> None:
    assert CATALOG.nearest(reference) is None


@pytest.mark.parametrize("reference", ["Tax Clerk every week", "Tax Clerk (weekly).", "Tax Clerk – on Mondays"])
def test_a_name_with_a_remark_behind_it_is_found(reference: str) -> None:
    assert CATALOG.beginning(reference) == "Tax Clerk"


@pytest.mark.parametrize("reference", ["Tax Clerk Deputy", "Tax", "Tax Clerk", "", "somebody in finance"])
def test_a_longer_name_or_a_sentence_begins_with_none(reference: str) -> None:
    assert CATALOG.beginning(reference) is None


def test_a_role_that_version_control_does_not_know_lies_beside() -> None:
    catalog = Catalog(untracked=(Identity("new.md", None, "treasurer", "Treasurer"),))
    beside = catalog.beside("the treasurers")
    assert beside is not None
    assert beside.path == "new.md"


def test_who_lies_nowhere_does_not_lie_beside() -> None:
    assert CATALOG.beside("Treasurer") is None


@pytest.mark.parametrize(("who", "words"), [(CLERK, "Tax Clerk"), (COOK, "Head Cook")])
def test_the_place_of_a_role_is_where_it_says_its_name(who: Role, words: str) -> None:
    at = CATALOG.place_of(who.identity)
    assert at is not None
    assert who.source.text[at.start : at.end] == words


def test_a_broken_file_has_no_such_place() -> None:
    assert CATALOG.place_of(BROKEN) is None


@pytest.mark.parametrize(
    ("target", "notes"),
    [
        ("[the curator](../curatr/profile.md)", ["../curatr/profile.md"]),
        ("[the curator][c]\n\n[c]: curatr.md", ["[the curator][c]"]),
        ("the curator", []),
    ],
)
def test_an_unknown_target_that_is_a_link_shows_where_the_link_leads(target: str, notes: list[str]) -> None:
    writer = role("roles/writer.md", "name: Writer", f"# Interactions\n- **Informs** → {target}\n")
    (finding,) = unknown_interaction_target.check(Catalog((writer, AUDITOR)))
    assert [writer.source.text[note.at.start : note.at.end] for note in finding.notes] == notes
