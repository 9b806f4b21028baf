"""Lines that cannot both hold, and the many that only look so."""

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.conflicts import conflicts
from rolelint.dialects.role import DIALECT
from rolelint.model import Role
from rolelint.source import Source
from rolelint.vocabulary import FREQUENCY, Vocabulary

MORE = (
    *("ad hoc", "annually", "bimonthly", "each sprint", "every 2 weeks", "every day", "every quarter", "fortnightly"),
    *("once a week", "per month", "semimonthly", "twice a month"),
)
OWN = Vocabulary(frequency=(*FREQUENCY, *MORE))
SAME = [
    ("per sprint", "biweekly", "each sprint", "fortnightly"),
    ("per sprint", "weekly", "once a week"),
    ("Per Sprint", "monthly", "per month"),
    ("biweekly", "bi-weekly", "every 2 weeks"),
    ("bimonthly", "twice a month", "semimonthly", "fortnightly"),
    ("yearly", "annually"),
    ("quarterly", "every quarter"),
    ("on-demand", "On demand", "ad hoc"),
    ("daily", "every day"),
]


def role(name: str, lines: str, *artifacts: str) -> Role:
    listed = "".join(f"- {artifact}\n" for artifact in artifacts)
    text = f"---\nslug: {name.casefold()}\nname: {name}\n---\n# Interactions\n{lines}\n# Artifacts\n{listed}"
    found = analyze(Source(f"{name.casefold()}.md", text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def parts(*roles: Role) -> list[str]:
    """Return in which parts of their lines two roles contradict each other, whichever of them is asked first."""
    catalog = Catalog(roles, vocabulary=OWN)
    one, other = (role.identity for role in roles)
    found = [conflict.part for conflict in conflicts(catalog, one, other)]
    assert [conflict.part for conflict in conflicts(catalog, other, one)] == found
    return found


def handed_over(one: str, other: str) -> list[str]:
    giver, taker = f"- **Provides cloth** → Dyer ({one})", f"- **Receives cloth** ← Weaver ({other})"
    return parts(role("Weaver", giver), role("Dyer", taker))


@pytest.mark.parametrize(("one", "other"), [(first, other) for first, *rest in SAME for other in (first, *rest)])
def test_frequencies_that_may_mean_the_same_agree(one: str, other: str) -> None:
    assert handed_over(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("daily", "weekly"),
        ("weekly", "biweekly"),
        ("biweekly", "monthly"),
        ("per sprint", "daily"),
        ("per sprint", "quarterly"),
        ("annually", "every quarter"),
        ("ad hoc", "weekly"),
    ],
)
def test_frequencies_that_cannot_mean_the_same_contradict_each_other(one: str, other: str) -> None:
    assert handed_over(one, other) == ["frequency"]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Manages → Dyer (daily)", "Reports to → Weaver (weekly)", ["frequency"]),
        ("Advises → Dyer (daily)", "Receives advice ← Weaver (weekly)", ["frequency"]),
        ("Reviews dyes → Dyer (daily)", "Receives review ← Weaver (weekly)", ["frequency"]),
        ("Collaborates with ↔ Dyer (daily)", "Collaborates with ↔ Weaver (weekly)", ["frequency"]),
        ("Depends on → Dyer (weekly)", "Provides API → Weaver (daily)", []),
        ("Depends on → Dyer (weekly)", "Supports → Weaver (daily)", []),
        ("Escalates to → Dyer (weekly)", "Supports → Weaver (daily)", []),
        ("Provides → Dyer (weekly)", "Receives cloth ← Weaver (daily)", []),
        ("Mentors → Dyer (weekly)", "Receives cloth ← Weaver (daily)", []),
        ("Sings to → Dyer (weekly)", "Listens to ← Weaver (daily)", []),
        ("Informs → Dyer (when it rains)", "Receives information ← Weaver (daily)", []),
    ],
)
def test_only_lines_about_the_same_are_compared(one: str, other: str, found: list[str]) -> None:
    assert parts(role("Weaver", f"- {one}"), role("Dyer", f"- {other}")) == found


@pytest.mark.parametrize(
    ("verb", "artifact", "found"),
    [
        ("Provides price list →", "Price lists", ["kind"]),
        ("Receives price list ←", "**Price-list** (type: plan)", ["kind"]),
        ("Provides feedback →", "Price list", []),
        ("Receives feedback ←", "Price list", []),
        ("Reviews price list →", "Price list", []),
        ("Provides status reports →", "Status reports", []),
        ("Provides →", "Price list", []),
    ],
)
def test_one_artifact_cannot_come_from_both_nor_go_to_both(verb: str, artifact: str, found: list[str]) -> None:
    lines = f"- {verb} Dyer (weekly)", f"- {verb} Weaver (weekly)"
    assert parts(role("Weaver", lines[0], artifact), role("Dyer", lines[1])) == found
    assert parts(role("Weaver", lines[0]), role("Dyer", lines[1], artifact)) == found
    assert parts(role("Weaver", lines[0]), role("Dyer", lines[1])) == []


def test_each_line_of_one_side_contradicts_one_of_the_other() -> None:
    lines = "- Provides year plan → {0} (weekly)\n- Delivers year plan → {0}\n- Hands over year plan → {0}\n"
    one, other = role("Weaver", lines.format("Dyer"), "Year plan"), role("Dyer", lines.format("Weaver"))
    assert parts(one, other) == ["kind"] * 3
