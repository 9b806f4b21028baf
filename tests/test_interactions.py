"""What roles say about working with each other, and which lines tell of the same thing."""

from collections.abc import Mapping

import pytest

from rolelint.analysis import Plan, analyze
from rolelint.catalog import Catalog
from rolelint.dialects.role import DIALECT
from rolelint.identity import Identity
from rolelint.interactions import Match, Relations, relations, reports, successor, unresolved
from rolelint.model import Role
from rolelint.names import squash
from rolelint.source import Source
from rolelint.statements import Kind, Statement
from rolelint.vocabulary import VERBS, Arrow, Flow, Verb, Vocabulary

OWN = Vocabulary(
    verbs={
        **VERBS,
        "Sings to": Verb(Flow.OUT),
        "Waits for": Verb(Flow.IN, (), Arrow.TARGET),
        "Leads": Verb(Flow.OUT, ("Reports to",)),
        "Answers to": Verb(Flow.OUT, ("Manages",), Arrow.TARGET),
        "Gives *": Verb(Flow.OUT, ("Takes *",)),
        "Takes *": Verb(Flow.IN, ("Gives *",)),
    }
)
NAMES = {"Weaver": "a", "Dyer": "b", "Spinner": "c", "Tailor": "d"}


def role(name: str, *lines: str, front: str = "") -> Role:
    body = "".join(f"- {line}\n" for line in lines)
    text = f"---\nslug: {NAMES[name]}\nname: {name}\n{front}---\n# Interactions\n{body}"
    found = analyze(Source(f"{NAMES[name]}.md", text), DIALECT, Plan()).roles[0]
    assert found is not None
    return found


def catalog(*roles: Role, stubs: tuple[Identity, ...] = (), externals: Mapping[str, str] | None = None) -> Catalog:
    return Catalog(roles, stubs, vocabulary=OWN, externals=externals or {})


def of(*roles: Role) -> Relations:
    return relations(catalog(*roles))


def pair(weaver: list[str], dyer: list[str]) -> tuple[Match, ...]:
    one, other = role("Weaver", *weaver), role("Dyer", *dyer)
    return of(one, other).matches(one.identity, other.identity)


def lines(matches: tuple[Match, ...]) -> list[tuple[str, str]]:
    """Return the verbs of each match, those of one that is silent as `-`."""
    return [tuple(side.interaction.kind if side else "-" for side in (match.mine, match.theirs)) for match in matches]  # type: ignore[misc]


def only(statements: tuple[Statement, ...]) -> Statement:
    (statement,) = statements
    return statement


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("Dyer", [("Dyer", Kind.ROLE, "b")]),
        ("the dyers (daily)", [("the dyers", Kind.ROLE, "b")]),
        ("Dyer, c and Customers", [("Dyer", Kind.ROLE, "b"), ("c", Kind.ROLE, "c"), ("Customers", Kind.EXTERNAL, "")]),
        ("Dyer / Nobody", [("Dyer", Kind.ROLE, "b"), ("Nobody", Kind.UNKNOWN, "")]),
        ("Nobody and Somebody", [("Nobody and Somebody", Kind.UNKNOWN, "")]),
        ("Yarn", [("Yarn", Kind.GROUP, "bc")]),
        ("everyone", [("everyone", Kind.GROUP, "bcd")]),
        ("Weaver", []),
        ("Weaver & Dyer", [("Dyer", Kind.ROLE, "b")]),
        ("[whoever dyes](b.md)", [("whoever dyes", Kind.ROLE, "b")]),
        ("[Dyer](c.md)", [("Dyer", Kind.ROLE, "c")]),
        ("[Dyer](nobody.md)", [("Dyer", Kind.ROLE, "b")]),
        ("[Nobody](nobody.md)", [("Nobody", Kind.UNKNOWN, "")]),
        ("[me](a.md)", []),
        ("Bus Driver", [("Bus Driver", Kind.ROLE, "driver")]),
        ("Twin", [("Twin", Kind.AMBIGUOUS, "")]),
    ],
)
def test_a_line_is_addressed_to_whom_its_names_mean(target: str, told: list[tuple[str, Kind, str]]) -> None:
    found = relations(
        catalog(
            role("Weaver", f"**Informs** → {target}", front="family: Yarn\n"),
            role("Dyer", front="family: Yarn\naliases: [Twin]\n"),
            role("Spinner", front="family: Yarn\naliases: [Twin]\n"),
            role("Tailor"),
            stubs=(Identity("x.md", None, "driver", "Bus Driver"),) if target == "Bus Driver" else (),
            externals={"Customers": "who buys"},
        )
    )
    assert [
        (statement.name, statement.kind, "".join(other.slug or "" for other in statement.others))
        for statement in found.statements
    ] == told


@pytest.mark.parametrize(
    ("target", "places"),
    [
        ("Dyer (daily)", ["Dyer"]),
        ("Lead Dyer, Dyer and Dyer", ["Lead Dyer", "Dyer", "Dyer"]),
        ("**Dyer**", ["Dyer"]),
        ("[Dyer](b.md)", ["Dyer"]),
        ("Weaver, Dyer", ["Dyer"]),
        ("Dy&shy;er", ["Dy&shy;er"]),
    ],
)
def test_a_statement_is_where_its_name_stands(target: str, places: list[str]) -> None:
    weaver = role("Weaver", f"**Informs** → {target}")
    found = of(weaver, role("Dyer"), role("Spinner", front="aliases: [Lead Dyer]\n")).statements
    texts = [weaver.source.text[statement.at.start : statement.at.end] for statement in found]
    assert texts == places
    assert [statement.at for statement in found] == sorted({statement.at for statement in found})


@pytest.mark.parametrize(
    ("line", "flow"),
    [
        ("**Informs** → Dyer", Flow.OUT),
        ("**Informs** ← Dyer", Flow.OUT),
        ("**Depends on** → Dyer", Flow.IN),
        ("**Hums to** → Dyer", Flow.OUT),
        ("**Hums to** ← Dyer", Flow.IN),
        ("**Hums to** ↔ Dyer", Flow.BOTH),
        ("**Hums to**: Dyer", Flow.OUT),
    ],
)
def test_work_flows_as_the_verb_says_and_else_as_the_arrow_shows(line: str, flow: Flow) -> None:
    assert only(of(role("Weaver", line), role("Dyer")).statements).flow is flow


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("**Reports to** → Dyer (weekly)", "'Weaver' reports to Dyer (weekly)"),
        ("**Provides API** → Dyer (daily)", "'Weaver' provides API to Dyer (daily)"),
        ("**Receives cloth** → the dyers", "'Weaver' receives cloth from the dyers"),
        ("**Validates work** → Dyer", "'Weaver' validates work of Dyer"),
        ("**Mentors** → Dyer", "'Weaver' mentors Dyer"),
        ("**Gives** → Dyer", "'Weaver' gives → Dyer"),
        ("**API talks** ↔ Dyer", "'Weaver' API talks ↔ Dyer"),
        ("**Hums to** ← Dyer", "'Weaver' hums to ← Dyer"),
    ],
)
def test_a_line_reads_as_a_sentence(line: str, sentence: str) -> None:
    assert only(of(role("Weaver", line), role("Dyer")).statements).sentence == sentence


def test_a_role_mentions_another_one_by_name_by_a_group_or_as_its_superior() -> None:
    weaver = role("Weaver", "**Informs** → Dyer", "**Informs** → Yarn", front="reports_to: [Tailor, Weaver, Nobody]\n")
    dyer, spinner, tailor = role("Dyer"), role("Spinner", front="family: Yarn\n"), role("Tailor")
    found = of(weaver, dyer, spinner, tailor)
    others = (dyer, spinner, tailor)
    assert [found.mentions(weaver.identity, other.identity) for other in others] == [True, True, True]
    assert [found.mentions(other.identity, weaver.identity) for other in others] == [False, False, False]
    assert found.superiors == {weaver.identity: (("Tailor", tailor.identity),)}


def test_a_pair_stands_once_however_many_lines_name_it_and_groups_make_none() -> None:
    weaver = role("Weaver", "**Informs** → Dyer", "**Informs** → everyone", "**Mentors** → Dyer")
    dyer = role("Dyer", "**Informs** → Weaver", "**Informs** → Spinner")
    spinner = role("Spinner")
    assert of(weaver, dyer, spinner).pairs == (
        (weaver.identity, dyer.identity),
        (dyer.identity, spinner.identity),
    )


@pytest.mark.parametrize(
    ("weaver", "dyer", "is_answered"),
    [
        ([], [], False),
        (["**Informs** → Dyer"], [], False),
        (["**Informs** → Dyer"], ["**Informs** → Weaver"], True),
        (["**Informs** → Dyer"], ["**Informs** → everyone"], True),
        (["**Informs** → Dyer"], ["**Informs** → Spinner"], False),
        (["**Informs** → Dyer", "**Informs** → Spinner"], ["**Informs** → Weaver"], True),
    ],
)
def test_a_house_answers_where_half_of_those_who_name_others_are_named_in_return(
    weaver: list[str], dyer: list[str], *, is_answered: bool
) -> None:
    assert of(role("Weaver", *weaver), role("Dyer", *dyer), role("Spinner")).is_answered is is_answered


@pytest.mark.parametrize(
    ("weaver", "dyer", "matched"),
    [
        (["Provides cloth → Dyer"], ["Receives cloth ← Weaver"], [("Provides cloth", "Receives cloth")]),
        (["Provides cloth → Dyer"], ["Receives the cloths ← Weaver"], [("Provides cloth", "Receives the cloths")]),
        (["Provides cloth → Dyer"], ["Depends on → Weaver"], [("Provides cloth", "Depends on")]),
        (["Provides cloth → Dyer"], ["Receives ← Weaver"], [("Provides cloth", "Receives")]),
        (["Validates work → Dyer"], ["Receives validation ← Weaver"], [("Validates work", "Receives validation")]),
        (["Mentors → Dyer"], ["Receives mentoring ← Weaver"], [("Mentors", "Receives mentoring")]),
        (["Manages → Dyer"], ["Reports to → Weaver"], [("Manages", "Reports to")]),
        (["Leads → Dyer"], ["Reports to → Weaver"], [("Leads", "Reports to")]),
        (["Gives bread → Dyer"], ["Takes bread ← Weaver"], [("Gives bread", "Takes bread")]),
        (["Escalates to → Dyer"], ["Supports → Weaver"], [("Escalates to", "Supports")]),
        (
            ["Collaborates with ↔ Dyer (daily)", "Collaborates with ↔ Dyer (weekly)"],
            ["Collaborates with ↔ Weaver (weekly)"],
            [("Collaborates with", "Collaborates with"), ("Collaborates with", "-")],
        ),
        (
            ["Provides yarn → Dyer", "Provides cloth → Dyer", "Depends on → Dyer"],
            ["Supports → Weaver", "Depends on → Weaver", "Receives cloth ← Weaver"],
            [("Provides yarn", "Depends on"), ("Provides cloth", "Receives cloth"), ("Depends on", "Supports")],
        ),
        (
            ["Provides cloth → Dyer"],
            ["Provides cloth → Weaver"],
            [("Provides cloth", "-"), ("-", "Provides cloth")],
        ),
        (["Informs → Dyer"], [], [("Informs", "-")]),
        ([], ["Informs → Weaver"], [("-", "Informs")]),
        (
            ["Collaborates with ↔ Dyer"],
            ["Reports to → Weaver"],
            [("Collaborates with", "-"), ("-", "Reports to")],
        ),
    ],
)
def test_lines_that_answer_each_other_are_matched(
    weaver: list[str], dyer: list[str], matched: list[tuple[str, str]]
) -> None:
    matches = pair(weaver, dyer)
    assert lines(matches) == matched
    assert not any(match.is_loose for match in matches)


@pytest.mark.parametrize(
    ("weaver", "dyer", "matched"),
    [
        (["Mentors → Dyer (daily)"], ["Receives cloth ← Weaver (weekly)"], [("Mentors", "-"), ("-", "Receives cloth")]),
        (["Mentors → Dyer (daily)"], ["Receives cloth ← Weaver (daily)"], [("Mentors", "Receives cloth")]),
        (
            ["Provides yarn → Dyer", "Provides tea → Dyer"],
            ["Receives cloth ← Weaver"],
            [("Provides yarn", "-"), ("Provides tea", "-"), ("-", "Receives cloth")],
        ),
        (["Hums to → Dyer (daily)"], ["Listens to ← Weaver (weekly)"], [("Hums to", "Listens to")]),
        (["Pairs with ↔ Dyer (daily)"], ["Collaborates with ↔ Weaver"], [("Pairs with", "Collaborates with")]),
    ],
)
def test_lines_that_only_point_the_same_way_are_matched_loosely_if_at_all(
    weaver: list[str], dyer: list[str], matched: list[tuple[str, str]]
) -> None:
    matches = pair(weaver, dyer)
    assert lines(matches) == matched
    assert all(match.is_loose for match in matches if match.mine and match.theirs)


def test_the_statements_of_a_match_are_those_of_the_sides_that_speak() -> None:
    both, alone = pair(["Manages → Dyer", "Mentors → Dyer"], ["Reports to → Weaver"])
    assert (len(both.statements), len(alone.statements)) == (2, 1)


def test_names_that_mean_nobody_or_several_are_unresolved_wherever_they_stand() -> None:
    weaver = role("Weaver", "Informs → Dyer, Nobody and Twin", front="reports_to: [Boss, Twin]\nreplaced_by: Heir\n")
    dyer, spinner = role("Dyer", front="aliases: [Twin]\n"), role("Spinner", front="aliases: [Twin]\n")
    assert unresolved(catalog(weaver, dyer, spinner)) == {
        weaver.identity: ("Nobody", "Twin", "Boss", "Twin", "Heir"),
    }


def test_who_reports_to_whom_is_read_from_front_matters_and_lines_of_both_sides() -> None:
    found = reports(
        catalog(
            role("Weaver", "Manages → Dyer", "Reports to → everyone", front="reports_to: Tailor\n"),
            role("Dyer", "Leads → Spinner", "Informs → Weaver"),
            role("Spinner", "Answers to → Tailor", "Reports to → Nobody"),
            role("Tailor", "Manages → Weaver", front="status: deprecated\nreports_to: Dyer\n"),
        )
    )
    assert [(one.name, other.name, said.sentence) for one, other, said in found] == [
        ("Weaver", "Tailor", "'Weaver' reports to Tailor"),
        ("Dyer", "Weaver", "'Weaver' manages Dyer"),
        ("Spinner", "Dyer", "'Dyer' leads → Spinner"),
        ("Spinner", "Tailor", "'Spinner' answers to → Tailor"),
    ]


@pytest.mark.parametrize(
    ("dyer", "spinner", "heir"),
    [
        ("replaced_by: Spinner\n", "", "Spinner"),
        ("replaced_by: Spinner\n", "status: deprecated\nreplaced_by: Tailor\n", "Tailor"),
        ("replaced_by: Spinner\n", "status: deprecated\nreplaced_by: Dyer\n", None),
        ("replaced_by: Spinner\n", "status: deprecated\n", None),
        ("replaced_by: Dyer\n", "", None),
        ("replaced_by: Nobody\n", "", None),
        ("replaced_by: everyone\n", "", None),
        ("replaced_by: Bus Driver\n", "", "Bus Driver"),
        ("", "", None),
    ],
)
def test_a_deprecated_role_is_succeeded_by_who_replaces_it_in_the_end(
    dyer: str, spinner: str, heir: str | None
) -> None:
    old = role("Dyer", front=f"status: deprecated\n{dyer}")
    driver = Identity("x.md", None, "driver", "Bus Driver")
    found = successor(catalog(old, role("Spinner", front=spinner), role("Tailor"), stubs=(driver,)), old)
    assert (found.name if found else None) == heir


@pytest.mark.parametrize("words", ["On demand", "on-demand", "ON_DEMAND", "ondemand"])
def test_frequencies_compare_without_case_and_hyphens(words: str) -> None:
    assert squash(words) == "ondemand"


def test_statements_follow_the_order_of_roles_and_lines_and_are_made_once() -> None:
    whole = catalog(role("Weaver", "Mentors → Dyer", "Informs → Dyer"), role("Dyer", "Informs → Weaver"))
    assert [statement.sentence for statement in whole.once(relations).statements] == [
        "'Weaver' mentors Dyer",
        "'Weaver' informs Dyer",
        "'Dyer' informs Weaver",
    ]
    assert whole.once(relations) is whole.once(relations)


def test_lines_to_everyone_share_those_who_are_meant() -> None:
    names = ["Weaver", "Dyer", "Spinner", "Tailor"]
    found = catalog(*(role(name, "Informs → everyone", "Supports → all roles") for name in names)).once(relations)
    assert len({id(line.meant) for line in found.statements}) == 1
    assert [[other.name for other in line.others] for line in found.statements[:2]] == [names[1:]] * 2
    assert [found.addresses(found.statements[0], one) for one in found.roles] == [False, True, True, True]
