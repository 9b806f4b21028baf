"""What changed between two revisions: each mutation of a project is told, once and by its name, and nothing else is."""

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from revised import COMPANY, catalog, changed, texts

from rolelint.catalog import Catalog
from rolelint.changes import KINDS, Change, Weight
from rolelint.differences import differences, findings
from rolelint.lineage import lineage
from rolelint.rule import load_rules

BOOKKEEPER = "roles/bookkeeper/profile.md"
GROWER = "roles/field-grower/profile.md"
LADDER = "ladders/growing.md"
FILES = texts()


def told(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(change.kind, change.entity) for change in changes]


def edited(name: str, *swaps: tuple[str, str]) -> dict[str, str]:
    text = FILES[name]
    for before, after in swaps:
        assert before in text, before
        text = text.replace(before, after, 1)
    return {**FILES, name: text}


BOOKS = "role:bookkeeper"
CLOSE = f"{BOOKS}/responsibilities/close-the-books-every-month"
MUTATIONS = [
    (BOOKKEEPER, "id: bk-01", "id: bk-02", "id-changed", f"{BOOKS}/id"),
    (BOOKKEEPER, "id: bk-01\n", "", "id-changed", f"{BOOKS}/id"),
    (BOOKKEEPER, "name: Bookkeeper", "name: Ledger Keeper", "renamed", f"{BOOKS}/name"),
    (BOOKKEEPER, "name: Bookkeeper", "name: Book-keeper\naliases: [Bookkeeper]", "renamed alias-added",
     f"{BOOKS}/name"),
    (BOOKKEEPER, "name: Bookkeeper", "name: BookKeeper", "respelled", f"{BOOKS}/name"),
    (BOOKKEEPER, "slug: bookkeeper", "slug: Bookkeeper", "slug-changed", f"{BOOKS}/slug"),
    (BOOKKEEPER, "default_seniority: Mid", "default_seniority: Senior", "seniority-changed", None),
    (BOOKKEEPER, "family: Management", "family: Money", "family-changed", None),
    (BOOKKEEPER, "reports_to: Managing Director", "reports_to: Shopkeeper", "superior-changed", None),
    (BOOKKEEPER, "family: Management", "family: Management\nstatus: draft", "status-changed", None),
    (BOOKKEEPER, "family: Management", "family: Management\nladder: growing", "ladder-changed", None),
    (BOOKKEEPER, "family: Management", "family: Management\nlevel: 2", "level-changed", None),
    (BOOKKEEPER, "family: Management", "family: Management\nreplaced_by: Shopkeeper", "successor-changed", None),
    (BOOKKEEPER, "family: Management", "family: Management\nowner: Ada", "data-changed", f"{BOOKS}/owner"),
    (BOOKKEEPER, "family: Management", "family: Management\nx-pay: 3", "data-changed", f"{BOOKS}/x-pay"),
    (BOOKKEEPER, "family: Management", "family: Management\nreviewed: 3", "data-changed", f"{BOOKS}/reviewed"),
    (BOOKKEEPER, "owns, owes and may spend", "owns and owes", "mission-changed", None),
    (BOOKKEEPER, "Keeps the books, pays", "Pays", "short-description-changed", None),
    (BOOKKEEPER, "Office at the old mill", "Home", "property-changed", f"{BOOKS}/properties/site"),
    (BOOKKEEPER, "- **Site**", "- **Place**", "property-changed property-changed", f"{BOOKS}/properties/site"),
    (BOOKKEEPER, "Close the books every month", "Close the books each month", "responsibility-reworded", None),
    (BOOKKEEPER, "Close the books every month", "Close books every month.", "respelled", None),
    (BOOKKEEPER, "Close the books every month", "See to it", "responsibility-reworded", None),
    (BOOKKEEPER, " (primary)", "", "primary-changed", CLOSE),
    (BOOKKEEPER, " (primary)", " (primary)\n  - Before noon", "details-changed", CLOSE),
    (BOOKKEEPER, "within 8 working days", "within 9 working days", "metric-loosened", None),
    (BOOKKEEPER, "within 8 working days", "within 7 working days", "metric-tightened", None),
    (BOOKKEEPER, "at most 3 per month", "at most 3 per year", "metric-changed", None),
    (BOOKKEEPER, ", unreconciled bank entries at most 3 per month", "", "metric-removed", None),
    (BOOKKEEPER, "- **Payroll** — Advanced", "- **Payroll** — Expert", "proficiency-changed", None),
    (BOOKKEEPER, "- **Payroll** — Advanced (wages, pensions, seasonal contracts)\n", "", "capability-removed", None),
    (BOOKKEEPER, "(wages, pensions,", "(pensions,", "details-changed", f"{BOOKS}/capabilities/payroll"),
    (BOOKKEEPER, "**Charity law**", "**Charity tax law**", "capability-reworded", None),
    (BOOKKEEPER, "- **Grant register** (type: dataset)\n", "", "artifact-removed", None),
    (BOOKKEEPER, "**Grant register** (type: dataset)", "**Grant register** (type: report)",
     "artifact-type-changed", None),
    (BOOKKEEPER, "**Grant register**", "**Grants register list**", "artifact-removed artifact-added", None),
    (BOOKKEEPER, "**Reports to** → Managing Director (weekly)", "**Reports to** → Managing Director (daily)",
     "frequency-changed", f"{BOOKS}/interactions/managing-director"),
    (BOOKKEEPER, "**Approves purchases**", "**Informs**", "interaction-changed", f"{BOOKS}/interactions/field-grower"),
    (BOOKKEEPER, "Cash in hand, bills", "Bills", "notes-changed", f"{BOOKS}/interactions/managing-director"),
    (BOOKKEEPER, "**Approves purchases** → Field Grower", "**Approves purchases** → Shopkeeper",
     "interaction-removed interaction-added", None),
    (BOOKKEEPER, "**Approves purchases** → Field Grower", "**Approves purchases** → field-grower",
     "respelled", f"{BOOKS}/interactions/field-grower"),
    (LADDER, "- Plans the tasks of a day\n", "", "criterion-removed", "ladder:growing/level-1/planning"),
    (LADDER, "- Plans the tasks of a day", "- Plans the tasks of two days", "criterion-reworded", None),
    (LADDER, "from written instructions", "from writen instructions", "respelled", None),
    (LADDER, "- *Example*: Nets the", "- *Example*: Cuts the", "examples-changed", "ladder:growing/level-2/craft"),
    (LADDER, "{name: Teaching, from: Level 2}", "{name: Teaching, from: Level 3}", "dimension-changed", None),
    (LADDER, "id: gr-ladder", "id: gr", "id-changed", "ladder:growing/id"),
    (LADDER, "name: Growing", "name: Growing!", "renamed", "ladder:growing/name"),
    (LADDER, "owner: Field Grower", "owner: Shopkeeper", "data-changed", "ladder:growing/owner"),
    (LADDER, "seniority: Junior", "seniority: Mid", "seniority-changed", "ladder:growing/level-1"),
    (LADDER, "{name: Machine care, proficiency: Novice}", "{name: Machine care, proficiency: Expert}",
     "proficiency-changed", "ladder:growing/level-1/capabilities/machine-care"),
    (LADDER, "family: Growing", "family: Gardens", "family-changed", None),
    (LADDER, "family: Growing", "family: Growing\nstatus: draft", "status-changed", None),
    (LADDER, "family: Growing", "family: Growing\nroles: [Field Grower]", "roles-changed", None),
    (LADDER, "family: Growing", "family: Growing\nextends: general", "extended-ladder-changed", None),
    (LADDER, "family: Growing", "family: Growing\nx-note: y", "data-changed", "ladder:growing/x-note"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after", "kinds", "entity"), MUTATIONS)
def test_a_mutation_is_told_by_its_name(name: str, before: str, after: str, kinds: str, entity: str | None) -> None:
    found = changed(FILES, edited(name, (before, after)))
    assert sorted(change.kind for change in found) == sorted(kinds.split())
    assert entity is None or entity in {change.entity for change in found}
    head = "role:bookkeeper" if name == BOOKKEEPER else "ladder:growing"
    assert {change.entity.partition("/")[0] for change in found} == {head}


@pytest.mark.parametrize(("name", "before", "after"), [mutation[:3] for mutation in MUTATIONS])
def test_a_mutation_undone_is_told_too(name: str, before: str, after: str) -> None:
    assert changed(edited(name, (before, after)), FILES)


def test_nothing_changed_between_a_revision_and_itself() -> None:
    assert changed(FILES, dict(FILES)) == ()


def test_formatting_and_line_ends_change_nothing() -> None:
    crlf = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    assert changed(FILES, crlf) == ()
    spread = {name: text.replace("\n- ", "\n\n*  ") for name, text in FILES.items()}
    assert changed(FILES, spread) == ()


def reversed_items(text: str) -> str:
    """Turn the order of the items of each list around; what lies below an item stays with it."""
    lines: list[str] = []
    items: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("- "):
            items.append([line])
        elif items and line.startswith("  "):
            items[-1].append(line)
        else:
            lines += [*chain(*reversed(items)), line]
            items = []
    return "\n".join(lines[:-1])


def test_the_order_of_items_changes_nothing() -> None:
    turned = {name: reversed_items(text) if "README" not in name else text for name, text in FILES.items()}
    assert turned != FILES
    assert changed(FILES, turned) == ()


@pytest.mark.parametrize("name", [name for name in FILES if "README" not in name])
def test_what_the_formatter_writes_changes_nothing(name: str) -> None:
    messy = FILES[name].replace("\n\n#", "\n#").replace("- **", "* **").replace("# ", "#  ")
    assert changed(FILES, {**FILES, name: messy}) == ()


@pytest.mark.parametrize("folder", ["company", "broken"])
def test_examples_equal_themselves(folder: str) -> None:
    root = COMPANY.parent / folder
    assert changed(texts(root), {name: text + "\n" for name, text in texts(root).items()}, root) == ()


@pytest.mark.slow
def test_real_projects_equal_themselves_with_other_line_ends(shared: Path) -> None:
    for root in sorted(path for path in (shared / "corpora").iterdir() if path.is_dir()):
        files = {
            path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
            for path in sorted(root.rglob("*.md"))
        }
        assert changed(files, {name: text.replace("\n", "\r\n") for name, text in files.items()}, root) == ()


LINES = [(name, place) for name in FILES if "README" not in name for place in range(len(FILES[name].split("\n")))]


@settings(max_examples=60)
@given(st.sampled_from(LINES), st.sampled_from(["drop", "double", "swap case", "insert", "cut"]), st.integers(0, 200))
def test_no_difference_is_lost_and_none_is_made_up(where: tuple[str, int], how: str, place: int) -> None:
    name, number = where
    lines = FILES[name].split("\n")
    line = lines[number]
    cut = place % (len(line) + 1)
    lines[number : number + 1] = {
        "drop": [],
        "double": [line, line],
        "swap case": [line.swapcase()],
        "insert": [f"{line[:cut]} zebra {line[cut:]}"],
        "cut": [line[:cut] + line[cut + 1 :]],
    }[how]
    before, after = catalog(FILES), catalog({**FILES, name: "\n".join(lines)})
    is_same = (before.roles, unordered(before)) == (after.roles, unordered(after))
    assert bool(differences(lineage(before, after))) is not is_same


def unordered(revision: Catalog) -> list[object]:
    """Return the ladders of a revision; the order in which dimensions are read is nobody's news."""
    lists = {"dimensions", "criteria", "levels"}
    fields = ("identity", "levels", "criteria", "roles", "family", "status", "extends")
    return [
        (
            *(getattr(ladder, name) for name in fields),
            sorted(map(repr, ladder.dimensions)),
            {key: part for key, part in ladder.data.items() if key not in lists},
        )
        for ladder in revision.ladders.all
    ]


def test_a_role_that_is_gone_is_told_at_the_place_that_still_names_it() -> None:
    after = {name: text for name, text in FILES.items() if "shopkeeper" not in name}
    (change,) = changed(FILES, after)
    assert (change.kind, change.weight, change.owner) == ("role-removed", Weight.BREAKING, "Shopkeeper")
    assert change.affected == ("Bookkeeper", "Dispatch Coordinator", "Outreach Officer", "Vault Keeper")
    assert change.at.path == BOOKKEEPER
    assert FILES[BOOKKEEPER][change.at.start : change.at.end] == "Shopkeeper"
    assert {note.at.path for note in change.notes} > {"roles/vault-keeper/profile.md"}


def test_a_role_that_nobody_names_any_more_is_told_where_it_was() -> None:
    text = "---\nid: h-01\nslug: hermit\nname: Hermit\ndefault_seniority: Mid\n---\n# Mission\nRest.\n"
    (change,) = changed({**FILES, "roles/hermit/profile.md": text}, FILES)
    assert (change.kind, change.at.path, change.affected) == ("role-removed", "roles/hermit/profile.md", ())


def test_a_new_role_and_a_new_ladder_are_told() -> None:
    without = {name: text for name, text in FILES.items() if name not in {LADDER, "roles/shopkeeper/profile.md"}}
    assert told(changed(without, FILES)) == [("ladder-added", "ladder:growing"), ("role-added", "role:shopkeeper")]
    gone = {change.kind: change for change in changed(FILES, without)}
    assert gone["ladder-removed"].affected == ("Field Grower", "Plot Apprentice", "Pollinator Keeper")


def test_a_file_that_cannot_be_read_any_more_is_not_gone() -> None:
    broken = edited(BOOKKEEPER, ("name: Bookkeeper", "name: [Bookkeeper"))
    (change,) = changed(FILES, broken)
    assert (change.kind, change.weight) == ("role-unreadable", Weight.BREAKING)
    (change,) = changed(broken, FILES)
    assert (change.kind, change.weight) == ("role-readable", Weight.NOTABLE)
    assert changed(broken, broken) == ()
    assert lineage(catalog(broken), catalog(broken)).not_compared == (BOOKKEEPER,)


def test_a_moved_file_is_the_same_role() -> None:
    after = {name.replace("roles/bookkeeper", "roles/books"): text for name, text in FILES.items()}
    assert told(changed(FILES, after)) == [("moved", "role:bookkeeper")]


def test_a_renamed_role_with_another_file_slug_and_id_is_known_by_what_it_says() -> None:
    text = FILES[BOOKKEEPER].replace("bk-01", "lk-01").replace("bookkeeper", "ledgers").replace("Bookkeeper", "Ledgers")
    after = {name: other for name, other in FILES.items() if name != BOOKKEEPER} | {"roles/ledgers/profile.md": text}
    kinds = {change.kind for change in changed(FILES, after) if change.owner == "Ledgers"}
    assert {"id-changed", "renamed-without-alias", "moved"} <= kinds
    assert not {"role-removed", "role-added"} & kinds


def test_a_copy_with_the_same_id_is_new_and_the_first_one_stays() -> None:
    after = {**FILES, "roles/abc/profile.md": FILES[BOOKKEEPER].replace("slug: bookkeeper", "slug: abc")}
    assert [(change.kind, change.entity) for change in changed(FILES, after)] == [("role-added", "role:abc")]


def test_roles_of_one_name_are_told_apart_by_their_paths() -> None:
    twin = FILES[BOOKKEEPER].replace("bk-01", "bk-02").replace("slug: bookkeeper", "slug: twin")
    before = {**FILES, "roles/twin/profile.md": twin}
    after = {**before, "roles/twin/profile.md": twin.replace("Mid", "Junior")}
    (change,) = changed(before, after)
    assert change.owner == "Bookkeeper (roles/twin/profile.md)"


def test_an_artifact_that_moves_is_one_change() -> None:
    line = "- **Grant register** (type: dataset)\n"
    text = FILES[GROWER].replace("# Artifacts\n", f"# Artifacts\n{line}")
    (change,) = changed(FILES, {**edited(BOOKKEEPER, (line, "")), GROWER: text})
    assert (change.kind, change.entity) == ("artifact-changed-owner", "role:field-grower/artifacts/grant-register")
    assert change.affected == ("Bookkeeper",)
    assert [note.at.path for note in change.notes] == [BOOKKEEPER]


def test_a_renamed_role_changes_nothing_in_the_lines_that_follow_it() -> None:
    after = {name: text.replace("Shopkeeper", "Stall Lead") for name, text in FILES.items()}
    after["roles/shopkeeper/profile.md"] = after["roles/shopkeeper/profile.md"].replace("slug: shopkeeper", "slug: s")
    found = [
        change
        for change in changed(FILES, after)
        if change.entity.startswith("role:") and "README" not in change.at.path
    ]
    assert {change.kind for change in found if change.owner != "Stall Lead"} <= {"superior-changed"}
    kinds = [change.kind for change in found if change.owner == "Stall Lead"]
    assert kinds.count("renamed-without-alias") == 1


def test_a_level_with_another_name_is_known_by_its_number_or_by_what_it_expects() -> None:
    after = {**FILES, LADDER: FILES[LADDER].replace("Level 2", "Level 2 Grower")}
    assert ("level-renamed", "ladder:growing/level-2-grower") in told(changed(FILES, after))
    after = {**FILES, LADDER: FILES[LADDER].replace("Level 2", "Grower")}
    found = changed(FILES, after)
    assert told(found) == [("level-renamed", "ladder:growing/grower")]
    assert found[0].affected == ("Pollinator Keeper",)


def test_a_dimension_with_another_name_is_known_by_what_is_written_in_it() -> None:
    after = {**FILES, LADDER: FILES[LADDER].replace("Planning", "Foresight")}
    assert told(changed(FILES, after)) == [("dimension-renamed", "ladder:growing/foresight")]


def test_a_criterion_moves_between_levels_or_within_one() -> None:
    line = "- Plans the tasks of a day\n"
    text = FILES[LADDER].replace(line, "")
    level = text.replace("# Level 2\n\n## Craft\n", f"# Level 2\n\n## Craft\n{line}")
    assert [change.kind for change in changed(FILES, {**FILES, LADDER: level})] == ["criterion-moved-between-levels"]
    within = text.replace("## Craft\n", f"## Craft\n{line}", 1)
    assert [change.kind for change in changed(FILES, {**FILES, LADDER: within})] == ["criterion-moved"]


def test_a_second_criterion_of_the_same_words_is_new() -> None:
    line = "- Plans the tasks of a day\n"
    after = {**FILES, LADDER: FILES[LADDER].replace(line, line * 2)}
    assert [change.kind for change in changed(FILES, after)] == ["criterion-added"]


def ladder(count: int, word: str) -> str:
    cells = "".join(
        f"# Level {level}\n"
        + "".join(f"- Does {word if place % 7 == 0 else 'work'} {level} {place}\n" for place in range(count))
        for level in range(1, 5)
    )
    return f"---\nkind: ladder\nslug: long\nname: Long\n---\n{cells}"


def test_thousands_of_criteria_are_compared() -> None:
    found = changed({"ladders/long.md": ladder(500, "this")}, {"ladders/long.md": ladder(500, "that")})
    assert {change.kind for change in found} == {"criterion-reworded"}
    assert len(found) == 4 * 72


PRIVATE = "4711-secret"


@pytest.mark.parametrize("name", [BOOKKEEPER, LADDER])
def test_values_that_may_be_private_are_told_of_and_not_shown(name: str) -> None:
    before = (
        edited(name, ("family:", f"owner: {PRIVATE}\nx-pay: {PRIVATE}\nfamily:"))
        if name == BOOKKEEPER
        else edited(name, ("family:", f"x-pay: {PRIVATE}\nfamily:"))
    )
    found = changed(before, FILES)
    assert found
    assert PRIVATE not in "".join(
        f"{change.message}{change.before and change.before.text}{change.after and change.after.text}"
        for change in found
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("# Capabilities\n", "# Capabilities\n\n<!-- Asked for by the bank. -->\n", "a comment changed"),
        ("family: Management", "family: Management\nx-pay: 3", "'x-pay' changed"),
    ],
)
def test_what_has_no_field_is_called_what_it_is(before: str, after: str, message: str) -> None:
    assert [change.message for change in changed(FILES, edited(BOOKKEEPER, (before, after)))] == [message]


def test_every_rule_about_changes_has_the_name_of_a_kind() -> None:
    names = {rule.name for rule in load_rules().values() if rule.check_changes}
    assert len(names) == 11
    assert names <= set(KINDS)


def test_a_finding_stands_where_its_change_does_and_has_the_code_of_its_rule() -> None:
    found = changed(FILES, edited(BOOKKEEPER, ("within 8 working days", "within 9 working days"), ("bk-01", "bk-2")))
    said = dict(findings(found, load_rules()))
    assert sorted(said) == ["RL802", "RL809"]
    assert [said["RL802"].at, said["RL802"].message] == [found[0].at, "id: 'bk-01' → 'bk-2'"]
