"""What is counted and measured about a graph, and how it is told."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolelint import factsheet
from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.diagnostic import Diagnostic, Finding, Severity
from rolelint.dialects.role import DIALECT
from rolelint.facts import Facts, facts
from rolelint.graph import Edge, Graph, Member, build
from rolelint.identity import Identity
from rolelint.model import Role
from rolelint.source import Source
from rolelint.vocabulary import FREQUENCY, HOURS


def role(name: str, *lines: str, front: str = "") -> Role:
    bullets = "".join(f"- {line}\n" for line in lines)
    path = f"roles/{name.casefold().replace(' ', '-')}.md"
    text = f"---\nname: {name}\n{front}---\n# Mission\nKeep the hives.\n\n# Interactions\n{bullets}"
    found = analyze(Source(path, text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def graph(*roles: Role, stubs: Sequence[Identity] = (), externals: Sequence[str] = ()) -> Graph:
    return build(Catalog(roles, tuple(stubs), externals=dict.fromkeys(externals, "outside")))


def labels(members: Sequence[Member]) -> list[str]:
    return [member.label for member in members]


def circles(found: Sequence[Sequence[Member]]) -> list[list[str]]:
    return [labels(circle) for circle in found]


JUDGED = frozenset({"RL403", "RL404"})
BROKEN = Identity("roles/miller.md", None, "miller", "Miller")
APIARY = graph(
    role(
        "Beekeeper",
        "**Provides honey** → Candle Maker (weekly)",
        "**Depends on** → Gardener (daily)",
        "**Informs** → Tax Office (yearly)",
        "**Informs** → Moon Watcher",
        front="family: Bees\nreports_to: Steward\n",
    ),
    role(
        "Candle Maker",
        "**Receives honey** ← Beekeeper (weekly)",
        "**Provides candles** → Market Runner (every full moon)",
        front="family: Bees\n",
    ),
    role("Gardener", "**Depends on** → Beekeeper (per sprint)", front="family: Garden\n"),
    role("Market Runner", "**Receives candles** ← Candle Maker", "**Supports** → Miller (On Demand)"),
    role("Steward", front="family: House\nreports_to: [Gardener]\n"),
    role("Hermit"),
    stubs=[BROKEN],
    externals=["Tax Office"],
)


def test_everything_is_counted() -> None:
    counts = facts(APIARY).counts
    assert (counts.roles, counts.broken, counts.groups, counts.outside, counts.unknown) == (7, 1, 0, 1, 1)
    assert (counts.connections, counts.exchanges) == (8, 9)


def test_names_that_nobody_bears_are_told() -> None:
    assert labels(facts(APIARY).unknown) == ["Moon Watcher"]


def test_a_role_without_any_edge_is_isolated() -> None:
    assert labels(facts(APIARY).isolated) == ["Hermit"]


def test_a_role_that_is_addressed_as_one_of_a_group_is_not_isolated() -> None:
    found = facts(graph(role("Steward", "**Informs** → Bees"), role("Beekeeper", front="family: Bees\n"), role("Cook")))
    assert labels(found.isolated) == ["Cook"]


def test_a_broken_file_is_not_called_isolated() -> None:
    assert facts(graph(role("Steward"), stubs=[BROKEN])).isolated[1:] == ()


def test_a_connection_counts_once_however_much_goes_on_in_it() -> None:
    ranking = facts(APIARY).hubs.ranking
    assert [(reach.role.label, reach.roles) for reach in ranking] == [
        ("Beekeeper", 3),
        ("Candle Maker", 2),
        ("Gardener", 2),
        ("Market Runner", 2),
        ("Steward", 2),
        ("Miller", 1),
    ]


def star(points: int, more: Sequence[str] = ()) -> Graph:
    others = [f"Hand {number}" for number in range(points)]
    return graph(role("Lead", *(f"**Informs** → {name}" for name in others)), *(role(name, *more) for name in others))


def test_a_role_in_the_middle_of_a_star_is_a_hub() -> None:
    hubs = facts(star(5)).hubs
    assert [(reach.role.label, reach.roles) for reach in hubs.hubs] == [("Lead", 5)]
    assert (hubs.middle, hubs.limit) == (1, 1)


def test_a_ring_has_no_hub() -> None:
    names = [f"Hand {number}" for number in range(6)]
    ring = graph(*(role(name, f"**Informs** → {names[place - 1]}") for place, name in enumerate(names)))
    assert facts(ring).hubs.hubs == ()


def test_one_connection_more_than_usual_makes_no_hub() -> None:
    names = [f"Hand {number}" for number in range(12)]
    roles = [role(name, f"**Informs** → {names[place - 1]}") for place, name in enumerate(names)]
    roles[0] = role(names[0], f"**Informs** → {names[-1]}", f"**Informs** → {names[6]}")
    hubs = facts(graph(*roles)).hubs
    assert (hubs.ranking[0].roles, hubs.limit, hubs.hubs) == (3, 2, ())


def test_a_one_sided_pair_says_who_speaks_and_who_is_silent() -> None:
    pairs = facts(
        graph(role("Cook", "**Receives honey** ← Beekeeper"), role("Beekeeper", "**Informs** → Bear"))
    ).one_sided
    assert [(pair.speaker.label, pair.silent.label) for pair in pairs or ()] == [("Cook", "Beekeeper")]


def test_a_circle_of_dependency_is_named_in_full() -> None:
    assert circles(facts(APIARY).dependency_cycles) == [["Beekeeper", "Gardener"]]


@pytest.mark.parametrize(
    ("verb", "expected"), [("Reports to", ["Ada", "Cai", "Bea"]), ("Manages", ["Ada", "Bea", "Cai"])]
)
def test_a_circle_of_reporting_is_found_in_the_words_of_either_side(verb: str, expected: list[str]) -> None:
    names = ["Ada", "Bea", "Cai"]
    found = facts(graph(*(role(name, f"**{verb}** → {names[place - 1]}") for place, name in enumerate(names))))
    assert circles(found.reporting_cycles) == [expected]


def test_a_circle_of_reporting_is_found_in_the_front_matter() -> None:
    found = facts(
        graph(
            role("Ada", front="reports_to: Bea\n"),
            role("Bea", front="reports_to: Cai\n"),
            role("Cai", front="reports_to: Ada\n"),
        )
    )
    assert circles(found.reporting_cycles) == [["Ada", "Bea", "Cai"]]


def test_who_takes_what_another_one_provides_does_not_depend_on_it() -> None:
    two = graph(
        role("Ada", "**Provides wax** → Bea", "**Receives flour** ← Bea"), role("Bea", "**Provides flour** → Ada")
    )
    assert facts(two).dependency_cycles == ()


def test_connections_across_families_leave_out_roles_without_one() -> None:
    families = facts(APIARY).families
    assert (families.across, families.within, families.unplaced) == (3, 1, 2)


def test_families_compare_as_names_do() -> None:
    two = graph(role("Ada", "**Informs** → Bea", front="family: The Bees\n"), role("Bea", front="family: bees\n"))
    assert facts(two).families.within == 1


def test_roles_that_hold_others_together_come_with_how_many_they_hold() -> None:
    assert [(joint.role.label, joint.cut_off) for joint in facts(APIARY).joints] == [
        ("Beekeeper", 2),
        ("Candle Maker", 2),
        ("Market Runner", 1),
    ]


def test_hours_are_estimated_only_where_asked_for() -> None:
    assert facts(APIARY).estimate is None


def test_an_exchange_counts_once_and_for_each_of_its_sides() -> None:
    both = graph(
        role("Ada", "**Provides wax** → Bea (weekly)", "**Advises** → Bea (monthly)"),
        role("Bea", "**Receives wax** ← Ada (weekly)"),
    )
    estimate = facts(both, estimate=True).estimate
    assert estimate is not None
    assert (estimate.hours, estimate.counted) == (1.25, 2)
    assert [(member.label, hours) for member, hours in estimate.by_role] == [("Ada", 1.25), ("Bea", 1.25)]


def test_exchanges_without_hours_are_counted_and_said() -> None:
    estimate = facts(APIARY, estimate=True).estimate
    assert estimate is not None
    assert (estimate.counted, estimate.silent, estimate.foreign) == (5, 3, (("every full moon", 1),))


def test_hours_may_be_set_and_frequencies_compare_as_everywhere() -> None:
    estimate = facts(APIARY, estimate=True, hours={"on demand": 7, "Every Full Moon": 3}).estimate
    assert estimate is not None
    assert (estimate.hours, estimate.counted) == (10, 2)


def test_every_usual_frequency_has_hours() -> None:
    assert tuple(HOURS) == FREQUENCY


def found_at(edge: Edge, code: str, message: str) -> Edge:
    at = edge.exchanges[0].statements[0].interaction.node.at
    finding = Finding(message, at)
    return replace(edge, findings=(Diagnostic(code, "name", Severity.WARNING, finding, "role:x"),))


def test_what_rules_found_in_a_connection_is_told_with_its_place() -> None:
    edges = (found_at(APIARY.edges[0], "RL403", "one"), found_at(APIARY.edges[2], "RL404", "two"), *APIARY.edges[3:])
    found = facts(replace(APIARY, edges=edges, judged=JUDGED))
    assert [(flaw.message, flaw.path, flaw.line) for flaw in found.contradicting or ()] == [
        ("one", "roles/beekeeper.md", 10)
    ]
    assert [flaw.message for flaw in found.wrong_way or ()] == ["two"]


def test_of_a_public_graph_nothing_is_told_about_its_files() -> None:
    members = tuple(replace(member, path=None, folder=None) for member in APIARY.members)
    found = facts(replace(APIARY, members=members, is_public=True))
    assert (found.contradicting, found.wrong_way, found.one_sided, found.counts.broken) == (None, None, None, None)
    assert labels(found.isolated) == ["Hermit"]
    assert [form for form in factsheet.FORMS if ".md" in factsheet.render(found, form)] == []


def test_what_no_rule_looked_for_is_not_judged() -> None:
    text = factsheet.render(facts(replace(APIARY, judged=frozenset({"RL404"}))))
    assert "\nContradictions: not judged\n" in text
    assert "\nArrows against their verb: none\n" in text


def test_names_that_several_roles_bear_are_told_apart_from_unknown_ones() -> None:
    found = facts(graph(role("Ada", "**Informs** → Cook"), role("Cook"), replace_path(role("Cook"), "south/cook.md")))
    assert (labels(found.ambiguous), found.unknown, found.counts.ambiguous) == (["Cook"], (), 1)


def test_a_circle_that_lines_and_front_matter_close_is_found() -> None:
    two = graph(role("Ada", "**Manages** → Bea", front="reports_to: Bea\n"), role("Bea"))
    assert circles(facts(two).reporting_cycles) == [["Ada", "Bea"]]


def test_what_a_deprecated_role_says_closes_no_circle() -> None:
    two = graph(role("Ada", "**Depends on** → Bea", front="status: deprecated\n"), role("Bea", "**Depends on** → Ada"))
    assert facts(two).dependency_cycles == ()


def replace_path(twin: Role, path: str) -> Role:
    return replace(twin, identity=replace(twin.identity, path=path))


def full() -> Facts:
    edges = (found_at(APIARY.edges[0], "RL403", "'weekly' here, 'daily' there"), *APIARY.edges[1:])
    return facts(replace(APIARY, edges=edges, judged=JUDGED), estimate=True)


@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_the_facts_are_told_in_three_forms(golden: Callable[[str, str], None], form: str, suffix: str) -> None:
    golden(f"facts/apiary.{suffix}", factsheet.render(full(), form))


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_an_empty_graph_has_facts_too(golden: Callable[[str, str], None], form: str) -> None:
    golden(f"facts/empty.{form}", factsheet.render(facts(Graph((), ()), estimate=True), form))


def test_what_a_long_list_leaves_out_is_said() -> None:
    found = facts(graph(*(role(f"Hand {number:02}") for number in range(14))))
    assert "  - Hand 09\n  - and 4 more; the JSON form names all\n" in factsheet.render(found)
    assert len(json.loads(factsheet.render(found, "json"))["isolated"]) == 14


def test_one_that_is_left_is_named_and_not_counted() -> None:
    found = facts(graph(*(role(f"Hand {number:02}") for number in range(11))))
    assert "  - Hand 10\n" in factsheet.render(found)


NASTY = [
    "end",
    "constructor",
    "a|b",
    "*x* <b>",
    "# 1. x",
    "\u202egnirts",
    "x" * 200,
    "日本" * 60,
    "\x1b[31m",
    "👩\u200d🌾",
]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@given(names=st.lists(st.sampled_from(NASTY) | st.text(min_size=1), min_size=1, max_size=4, unique=True))
def test_no_name_breaks_any_form(form: str, names: list[str]) -> None:
    members = tuple(replace(member, label=name) for member, name in zip(APIARY.members, names, strict=False))
    text = factsheet.render(facts(replace(APIARY, members=(*members, *APIARY.members[len(members) :]))), form)
    assert text.endswith("\n")
    assert all(character == "\n" or character not in "\x1b\u202e\r" for character in text)
    assert form != "json" or json.loads(text)["counts"]["roles"] == 7


def test_ten_thousand_roles_in_a_row_need_no_recursion() -> None:
    keys = [f"hand-{number:05}" for number in range(10_000)]
    members = tuple(replace(APIARY.members[0], key=key, label=key, role=None) for key in keys)
    edges = tuple(replace(APIARY.edges[0], source=one, target=other, exchanges=()) for one, other in pairwise(keys))
    found = facts(Graph(members, edges), estimate=True)
    assert (len(found.joints), found.joints[0].cut_off, found.isolated) == (9_998, 4_999, ())
