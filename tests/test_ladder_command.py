"""`rolelint ladder` as people type it: what it prints, writes, judges and refuses."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import terminal
from click.testing import CliRunner
from ladder_forms import read
from terminal import put, typed

from rolelint import laddersheet
from rolelint.cli import group
from rolelint.frame import width
from rolelint.schema import draft_7, load

ROOT = Path(__file__).parent.parent
COMPANY = ROOT / "examples" / "company"
NASTY = ("end", 'say "hi" [now] | {x}', "constructor", "👩‍🚒 fire", "שלום", "a\u202eb", "-" * 3, "w" * 200, "=1+1")
FORMS = "text, markdown, csv, json"
NEEDS = (("Saw", "Competent"), ("Axe", "Novice"), ("Oar", "Expert"))
NOT_TIED = "nothing ties 'Cook' to the ladder 'Yard' = say it in its front matter, such as 'ladder: yard'"
YARD = """\
---
kind: ladder
slug: yard
name: Yard
---

# Level 1
## Craft
- Saws

# Level 2
## Craft
- Saws straight
## Talk
- Listens
"""
ROLE = "---\nid: {slug}-01\nslug: {slug}\nname: {name}\ndefault_seniority: Junior\n{more}---\n\n# Mission\nWork.\n"


def role(name: str, more: str = "") -> str:
    return ROLE.format(slug=name.lower().replace(" ", "-"), name=name, more=more)


@pytest.fixture
def yard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of one ladder and two roles, in which the run happens."""
    files = {
        "ladders/yard.md": YARD,
        "roles/sawyer.md": role("Sawyer", "ladder: yard\nlevel: Level 1\n"),
        "roles/cook.md": role("Cook"),
    }
    monkeypatch.chdir(put(tmp_path, files))
    return tmp_path


def ladder(*arguments: str) -> tuple[int, str]:
    return typed("ladder", *arguments)


def printed(*arguments: str) -> str:
    return terminal.printed("ladder", *arguments)


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("coverage", ()),
        ("comparison", ("growing", "--compare", "Level 1", "Level 2")),
        ("step", ("--role", "plot-apprentice")),
    ],
)
def test_the_ladder_of_the_company_looks_as_it_did(
    name: str, arguments: tuple[str, ...], form: str, golden: Callable[[str, str], None]
) -> None:
    text = printed(*arguments, "--project", str(COMPANY), "--output-format", form)
    golden(f"ladder/{name}.{form}", text)


def test_the_ladder_saved_as_plain_text_is_shown(shared: Path, golden: Callable[[str, str], None]) -> None:
    (seed,) = (shared / "seeds").glob("002_*.txt")
    text = printed(seed.stem, "--project", str(seed))
    golden("ladder/plain-text.text", text)


def test_the_matrix_has_a_sign_and_a_number_per_cell(yard: Path) -> None:
    rows = [line.split() for line in printed().splitlines() if line.startswith(("  Craft", "  Talk"))]
    assert rows == [["Craft", "●", "1", "●", "1"], ["Talk", "✗", "0", "●", "1"]]


def test_who_stands_where_is_said(yard: Path) -> None:
    lines = printed().splitlines()
    assert {"  Level 1: Sawyer", "  Level 2: nobody"} <= set(lines)


@pytest.mark.parametrize("name", ["yard", "Yard", "YARD", "ladders/yard.md"])
def test_a_ladder_is_found_by_its_names_and_its_file(name: str, yard: Path) -> None:
    assert printed(name) == printed()


@pytest.mark.parametrize(("least", "code"), [("75", 0), ("75.1", 1), ("0", 0), ("100", 1)])
def test_less_coverage_than_asked_for_is_exit_1(least: str, code: int, yard: Path) -> None:
    assert ladder("--min-coverage", least)[0] == code


def test_less_coverage_is_said_beside_the_output(yard: Path) -> None:
    done = CliRunner().invoke(group, ["ladder", "--min-coverage", "80", "--format", "json"])
    assert (json.loads(done.stdout)["ladders"][0]["name"], done.stderr) == (
        "Yard",
        "the ladder 'Yard' is filled in to 75%, and at least 80% is asked for\n",
    )


def test_a_ladder_that_cannot_be_read_is_named_and_never_covered(yard: Path) -> None:
    (yard / "ladders" / "glass.md").write_text("---\nkind: ladder\nslug: glass\n# Level 1\n")
    assert ladder()[0] == 0
    assert "left out, since it cannot be read: ladders/glass.md" in ladder()[1]
    assert ladder("--min-coverage", "0")[0] == 1
    assert ladder("yard", "--min-coverage", "0")[0] == 0
    assert ladder("glass") == (2, "the ladder 'glass' cannot be read = rolelint check ladders/glass.md says why")


def test_what_is_asked_for_is_written_to_a_file(yard: Path) -> None:
    assert printed("-o", "out.csv") == ""
    assert (yard / "out.csv").read_text("utf-8") == printed("--output-format", "csv")


def test_the_asked_format_wins_over_the_ending(yard: Path) -> None:
    printed("-o", "out.md", "--output-format", "json")
    assert json.loads((yard / "out.md").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("yrad-side",), "no ladder is called 'yrad-side' = known: Yard"),
        (("yard", "--compare", "1", "9"), "no level of 'Yard' is called '9' = known: Level 1, Level 2"),
        (
            ("--compare", "1", "Level 1"),
            "'1' and 'Level 1' are the same level, 'Level 1' = name two of: Level 1, Level 2",
        ),
        (("--role", "Sawyr"), "no role is called 'Sawyr'; did you mean 'Sawyer'? = known: Cook, Sawyer"),
        (("--role", "cook"), "nothing ties 'Cook' to any ladder = say it in its front matter, such as 'ladder: yard'"),
        (
            ("--role", "cook", "--compare", "1", "2"),
            "--compare and --role are two questions = ask them one after the other",
        ),
        (("--role", "cook", "--min-coverage", "1"), "--role has no use for --min-coverage = leave out one of them"),
        (
            ("--compare", "1", "2", "--min-coverage", "1"),
            "--compare has no use for --min-coverage = leave out one of them",
        ),
        (
            ("--format", "jsn"),
            f"--output-format: there is no format 'jsn'; did you mean 'json'? = known: {FORMS}",
        ),
        (
            ("-o", "x.pdf"),
            f"the name 'x.pdf' does not say which form to write = say it with --output-format: {FORMS}",
        ),
        (("roles",), "'roles' is a folder and no ladder = to see its ladders: rolelint ladder --project roles"),
        (("",), "no ladder is called '' = known: Yard"),
        (("roles/cook.md",), "no ladder is called 'roles/cook.md' = known: Yard"),
        (("yard", "--role", "cook"), NOT_TIED),
        (("--project", "nowhere"), "there is no file or folder 'nowhere' = "),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_way_out(arguments: tuple[str, ...], says: str, yard: Path) -> None:
    assert ladder(*arguments) == (2, says)


def test_a_project_without_a_ladder_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(put(tmp_path, {"inside/rolelint.toml": "", "inside/ladders/yard.md": YARD}))
    code, said = ladder()
    assert (code, said.partition(" = ")[2]) == (2, "projects inside it: --project inside")
    assert printed("--project", "inside").startswith("Yard\n")


def test_with_several_ladders_a_comparison_needs_a_name(yard: Path) -> None:
    (yard / "ladders" / "shop.md").write_text(YARD.replace("yard", "shop").replace("Yard", "Shop"), encoding="utf-8")
    assert ladder("--compare", "1", "2") == (2, "which ladder? = name one: Shop, Yard")
    assert printed("shop", "--compare", "2", "1").startswith("Shop: from Level 1 to Level 2\n")
    assert [line for line in printed().splitlines() if line in {"Shop", "Yard"}] == ["Shop", "Yard"]


def test_a_name_of_two_ladders_asks_for_a_file(yard: Path) -> None:
    (yard / "ladders" / "shop.md").write_text(YARD, encoding="utf-8")
    assert ladder("yard") == (2, "'yard' means 2 ladders = name a file: ladders/shop.md, ladders/yard.md")
    assert printed("ladders/shop.md").startswith("Yard\n")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("ladder: yard\n", "nothing says at which level of 'Yard' 'Sawyer' stands"),
        ("ladder: yard\nlevel: Level 9\n", "'Sawyer' stands at 'Level 9', which 'Yard' does not have"),
    ],
)
def test_a_role_without_a_place_is_told_how_to_get_one(more: str, says: str, yard: Path) -> None:
    (yard / "roles" / "sawyer.md").write_text(role("Sawyer", more), encoding="utf-8")
    assert ladder("--role", "sawyer") == (2, f"{says} = write 'level' into its front matter; levels: Level 1, Level 2")
    assert "  nothing says at which level: Sawyer" in printed().splitlines()


def test_a_role_that_may_stand_at_two_levels_is_asked_which(yard: Path) -> None:
    front = "levels:\n  - {name: Level 1, seniority: Junior}\n  - {name: Level 2, seniority: Junior}\n"
    (yard / "ladders" / "yard.md").write_text(YARD.replace("name: Yard\n", f"name: Yard\n{front}"), encoding="utf-8")
    (yard / "roles" / "sawyer.md").write_text(role("Sawyer", "ladder: yard\n"), encoding="utf-8")
    code, said = ladder("--role", "sawyer")
    message, _, way_out = said.partition(" = ")
    assert (code, message) == (2, "'Sawyer' may stand at 'Level 1' or 'Level 2', which are for 'Junior'")
    assert way_out == "say which in its front matter, such as 'level: Level 1'"


def test_a_role_on_two_ladders_is_asked_which(yard: Path) -> None:
    for name in ("yard", "shop"):
        text = YARD.replace("yard", name).replace("Yard", name).replace("name:", "roles: [cook]\nname:")
        (yard / "ladders" / f"{name}.md").write_text(text, encoding="utf-8")
    (yard / "roles" / "cook.md").write_text(role("Cook", "level: 1\n"), encoding="utf-8")
    assert ladder("--role", "cook") == (
        2,
        "'Cook' is on 2 ladders: shop, yard = name one: rolelint ladder shop --role cook",
    )
    assert printed("shop", "--role", "cook").splitlines()[2].startswith("  stands at Level 1 of shop;")


@pytest.fixture
def nasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose ladder has names that something could stumble over."""
    names = "".join(f"  - {json.dumps(name)}\n" for name in NASTY)
    rows = "".join(
        f"  - {{level: {json.dumps(level)}, dimension: {json.dumps(name)}, text: {json.dumps(f'{name} {level}')}}}\n"
        for level, name in zip(NASTY, reversed(NASTY), strict=True)
    )
    text = (
        f"---\nkind: ladder\nname: {json.dumps(NASTY[1])}\nlevels:\n{names}dimensions:\n{names}criteria:\n{rows}---\n"
    )
    monkeypatch.chdir(put(tmp_path, {"ladders/nasty.md": text.replace("\n", "\r\n")}))
    return tmp_path


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
@pytest.mark.parametrize("more", [(), ("--compare", NASTY[0], NASTY[7])])
def test_nasty_names_are_shown_and_not_obeyed(form: str, more: tuple[str, ...], nasty: Path) -> None:
    text = printed("--output-format", form, *more)
    assert all(character.isprintable() or character in "\n\u200d" for character in text)
    if form == "json":
        names = {part["name"] for part in found(json.loads(text), "dimensions")}
        assert names <= set(NASTY)


def test_no_line_for_a_terminal_is_wider_than_100_and_no_name_is_cut(nasty: Path) -> None:
    text = printed()
    assert [line for line in text.splitlines() if width(line) > 100] == []
    squeezed = re.sub(r"\s", "", text)
    assert [name for name in NASTY if re.sub(r"\s", "", name).replace("\u202e", "\\u202e") not in squeezed] == []


def found(value: Any, key: str) -> Iterator[dict[str, Any]]:
    """Yield the objects under a key, wherever it stands."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name == key:
                yield from part
            yield from found(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from found(part, key)


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in {"Junior", "Mid", "Senior", "Staff", "Principal"}:
                yield name
            yield from keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys(part)


@pytest.mark.parametrize("arguments", [(), ("--compare", "1", "2"), ("--role", "plot-apprentice")])
def test_the_guide_names_every_key_of_the_json(arguments: tuple[str, ...]) -> None:
    text = (ROOT / "docs" / "ladders.md").read_text("utf-8").partition("## For other programs")[2]
    named = set(re.findall(r"`\"?([a-z_]+)\"?(?:: 1)?`", text))
    given = set(keys(json.loads(printed(*arguments, "--project", str(COMPANY), "--output-format", "json"))))
    assert given - named == set()


def test_many_levels_make_several_tables(yard: Path) -> None:
    text = "".join(f"# Level {number}\n## Craft\n- Saws {number} logs\n\n" for number in range(1, 41))
    (yard / "ladders" / "yard.md").write_text(f"---\nkind: ladder\nname: Yard\n---\n\n{text}", encoding="utf-8")
    lines = printed("yard").splitlines()
    heads = [word for line in lines if line.startswith("         L") for word in line.split()]
    assert heads == [f"L{number}" for number in range(1, 41)]
    assert max(map(len, lines)) <= 100


def test_a_role_whose_seniority_no_level_has_is_told_so(yard: Path) -> None:
    front = "levels:\n  - {name: Level 1, seniority: Mid}\n"
    (yard / "ladders" / "yard.md").write_text(YARD.replace("name: Yard\n", f"name: Yard\n{front}"), encoding="utf-8")
    (yard / "roles" / "sawyer.md").write_text(role("Sawyer", "ladder: yard\n"), encoding="utf-8")
    assert ladder("--role", "sawyer")[1].startswith("no level of 'Yard' is for 'Junior', which 'Sawyer' is = ")


def test_a_role_that_names_a_ladder_that_is_not_there_is_told_so(yard: Path) -> None:
    (yard / "roles" / "sawyer.md").write_text(role("Sawyer", "ladder: shipyard\n"), encoding="utf-8")
    assert ladder("--role", "sawyer") == (2, "'Sawyer' names the ladder 'shipyard', which is not here = known: Yard")


def test_levels_of_two_tracks_are_told_apart(yard: Path) -> None:
    tracks = {
        "ladders/data.md": "# Career ladder\n"
        + "".join(f"\n## {name}\n\n### Craft\n- Does {name}\n" for name in ("L1", "IC2", "IC3", "M2")),
        "roles/new.md": role("New", "ladder: data\nlevel: L1\n"),
        "roles/analyst.md": role("Analyst", "ladder: data\nlevel: IC2\n"),
        "roles/expert.md": role("Expert", "ladder: data\nlevel: IC3\n"),
    }
    put(yard, tracks)
    assert "levels of 2 tracks, 'IC' and 'M', each from low to high" in printed("data")
    assert "two tracks, 'IC' and 'M': neither is above the other" in printed("data", "--compare", "IC3", "M2")
    assert "two tracks" not in printed("data", "--compare", "L1", "M2")
    assert "the next level is IC2; on the track 'M' it is M2" in printed("--role", "new")
    assert "the next level is IC3\n" in printed("--role", "analyst")
    assert "IC3 of Career ladder, the highest level of the track 'IC'; there is no next" in printed("--role", "expert")


def test_a_ladder_without_levels_says_so_everywhere(yard: Path) -> None:
    empty = "---\nkind: ladder\nslug: yard\nname: Yard\nstatus: deprecated\nextends: nowhere\n---\n"
    (yard / "ladders" / "yard.md").write_text(empty, encoding="utf-8")
    (yard / "roles" / "sawyer.md").write_text(role("Sawyer", "ladder: yard\n"), encoding="utf-8")
    assert printed().splitlines() == [
        "Yard",
        "────",
        "  0 levels, 0 dimensions, 0 criteria; read from ladders/yard.md",
        "  extends 'nowhere', which adds nothing",
        "  deprecated: no longer to be relied on",
        "",
        "Coverage: none, since no cell is expected to be filled",
        "",
        "Roles",
        "  nothing says at which level: Sawyer",
        "  roles without a family: no level to stand at",
    ]
    asked = ladder("--min-coverage", "95")[1].splitlines()[-1]
    assert asked == "the ladder 'Yard' has no cell that should be filled, and at least 95% is asked for"
    assert ladder("--role", "sawyer") == (2, "the ladder 'Yard' has no levels = write them into ladders/yard.md")
    assert ladder("--compare", "1", "2") == (2, "no level of 'Yard' is called '1' = there is no level at all")


def test_needs_say_what_is_expected_and_what_cannot_be_compared(yard: Path) -> None:
    wanted = ("Rope", *(f"{{name: {name}, proficiency: {word}}}" for name, word in NEEDS))
    front = f"levels:\n  - Level 1\n  - name: Level 2\n    capabilities: [{', '.join(wanted)}]\n"
    has = "\n# Capabilities\n- **Saw** — Guru\n- **Axe**\n- **Oar** — Expert\n"
    (yard / "ladders" / "yard.md").write_text(YARD.replace("name: Yard\n", f"name: Yard\n{front}"), encoding="utf-8")
    (yard / "roles" / "sawyer.md").write_text(role("Sawyer", "ladder: yard\nlevel: 1\n") + has, encoding="utf-8")
    lines = printed("--role", "sawyer").splitlines()
    assert "  capabilities: 1 of 4 met, 2 unclear" in lines
    assert [line for line in lines if line.strip()[:1] in "✓✗?" and line.strip()] == [
        "  ✗ Rope: it is expected, the role does not name it",
        "  ? Saw: Competent is expected, the role says Guru, and which is higher nobody can tell",
        "  ? Axe: Novice is expected, the role gives no proficiency",
        "  ✓ Oar: Expert is expected, the role says Expert",
    ]


@pytest.mark.parametrize(
    ("names", "heads"),
    [
        (["TL4 - Tech Lead", "TL5 - Tech Lead"], ("TL4", "TL5")),
        (["Level 2", "Level 4"], ("L2", "L4")),
        (["EM5: Lead", "EM5: Manager"], ("L1", "L2")),
        (["Mate", "Master"], ("L1", "L2")),
    ],
)
def test_short_heads_are_codes_numbers_or_places(names: list[str], heads: tuple[str, ...]) -> None:
    text = "".join(f"# {name}\n- Saws\n" for name in names)
    assert laddersheet.heads(read(f"---\nkind: ladder\nlevels: {names}\n---\n{text}")) == heads


def validators(name: str) -> tuple[Any, ...]:
    return jsonschema.Draft202012Validator(load(name)), jsonschema.Draft7Validator(draft_7(load(name)))


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("growing",),
        ("growing", "--compare", "Level 1", "Level 3"),
        ("--role", "plot-apprentice"),
    ],
)
def test_the_json_is_what_its_schema_says(arguments: tuple[str, ...]) -> None:
    text = printed(*arguments, "--project", str(COMPANY), "--output-format", "json")
    for validator in validators("ladder-report"):
        assert [error.message for error in validator.iter_errors(json.loads(text))] == []


def test_the_json_about_ladders_of_all_sorts_is_what_its_schema_says(yard: Path) -> None:
    more = "extends: shop\nstatus: draft\nroles: [sawyer]\n"
    top = YARD.replace("yard", "shop").replace("Yard", "Shop") + "\n# Level 3\nEverything in Level 2, plus\n- Sings\n"
    put(yard, {"ladders/shop.md": top, "ladders/yard.md": YARD.replace("name: Yard\n", f"name: Yard\n{more}")})
    put(yard, {"ladders/bare.md": "---\nkind: ladder\nname: Bare\n---\n"})
    put(yard, {"roles/cook.md": role("Cook", "ladder: shop\nlevel: Level 3\n")})
    for arguments in ((), ("--role", "cook"), ("shop", "--compare", "2", "3"), ("yard", "--compare", "1", "2")):
        data = json.loads(printed(*arguments, "--output-format", "json"))
        for validator in validators("ladder-report"):
            assert [error.message for error in validator.iter_errors(data)] == []


def test_the_schema_refuses_what_is_never_printed(yard: Path) -> None:
    data = json.loads(printed("--output-format", "json"))
    for spoilt in (
        {**data, "comparison": None},
        {**data, "version": 2},
        {"version": 1, "ladders": [{**data["ladders"][0], "colour": "red"}]},
        {"version": 1, "ladders": [{key: value for key, value in data["ladders"][0].items() if key != "order"}]},
    ):
        assert [validator.is_valid(spoilt) for validator in validators("ladder-report")] == [False, False]
