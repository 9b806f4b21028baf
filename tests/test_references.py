"""The names in front matters, where they stand, and names that are safe to write."""

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.dialects.role import DIALECT
from rolelint.model import Role
from rolelint.references import may_mean, plain_name, references
from rolelint.source import Source


def role(path: str, text: str) -> Role:
    found = analyze(Source(path, text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def of(text: str, path: str = "a.md") -> list[tuple[str, str, str]]:
    """Return key, name and place of the references in a front matter."""
    one = role(path, text)
    others = role("dyer.md", "---\nname: Dyer\n---\n"), role("spinner.md", "---\nname: Spinner\n---\n")
    found = references(Catalog((one, *others)))
    return [(part.key, part.name, one.source.text[part.at.start : part.at.end]) for part in found]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("reports_to: Dyer", [("reports_to", "Dyer", "Dyer")]),
        ("reports_to: 'Dyer'", [("reports_to", "Dyer", "Dyer")]),
        ("reports_to: [Dyer, Spinner]", [("reports_to", "Dyer", "Dyer"), ("reports_to", "Spinner", "Spinner")]),
        (
            "reports_to:\n  - Dyer\n  - Dyer and Nobody",
            [("reports_to", name, name) for name in ("Dyer", "Dyer", "Nobody")],
        ),
        ("replaced_by: Nobody", [("replaced_by", "Nobody", "Nobody")]),
        ("replaced_by: [Dyer]", []),
        ("reports_to:", []),
        ('reports_to: ""', []),
        ("reports_to: 3", []),
        ("reports_to: {name: Dyer}", []),
        ("reports_to: [3, {name: Dyer}, [Dyer]]", []),
        ('reports_to: "Dy\\u0065r"', [("reports_to", "Dyer", '"Dy\\u0065r"')]),
    ],
)
def test_a_front_matter_refers_to_each_of_the_names_that_it_lists(
    front: str, found: list[tuple[str, str, str]]
) -> None:
    assert of(f"---\nname: Weaver\n{front}\n---\n") == found
    assert of(f"name: Weaver\n{front}\n", "a.yaml") == found


def named(name: str, slug: str = "weaver") -> str | None:
    one = role("a.md", f"---\nslug: {slug!r}\nname: {name!r}\naliases: [Clothier]\n---\n")
    two = role("b.md", "---\nslug: dyer\nname: Dyer\n---\n")
    return plain_name(Catalog((one, two)), one.identity)


@pytest.mark.parametrize(
    "name", ["Weaver", "R&D Lead", "C# Weaver", "Co-Weaver", "People's Weaver", "Ткач", "織工", "🧵 Weaver"]
)
def test_a_plain_name_is_written_as_it_is(name: str) -> None:
    assert named(name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("Weaver (day)", "Weaver: day", "Weaver, day", "Weaver - day", "Weaver — day", "*Weaver*", "_Weaver_", "`W`"),
        *(
            "[Weaver]",
            "<Weaver>",
            "Weaver -> Dyer",
            "Weaver → Dyer",
            "& Weaver",
            "#Weaver",
            "Weaver #2",
            "Dyer",
            "A\\B",
        ),
        *("Weaver  day", " Weaver", "Weaver\u202e{}"),
    ],
)
def test_a_name_that_would_be_read_otherwise_or_is_taken_gives_way_to_the_next_one(name: str) -> None:
    assert named(name) == "weaver"


def test_a_role_without_any_safe_name_has_none() -> None:
    one = role("a.md", "---\nslug: 'a:1'\nname: 'A (1)'\n---\n")
    assert plain_name(Catalog((one,)), one.identity) is None


@pytest.mark.parametrize(
    ("name", "does"),
    [
        ("Weavr", True),
        ("clothiers", True),
        ("Weaver every day", True),
        ("Twin", True),
        ("Nobody", False),
        ("Dyer", False),
        ("", False),
    ],
)
def test_a_name_may_mean_a_role_if_it_is_misspelt_ambiguous_or_followed_by_a_remark(name: str, *, does: bool) -> None:
    one = role("a.md", "---\nslug: weaver\nname: Weaver\naliases: [Clothier, Twin]\n---\n")
    two = role("b.md", "---\nslug: dyer\nname: Dyer\naliases: [Twin]\n---\n")
    assert (one.identity in may_mean(Catalog((one, two)), name)) is does
