"""`rolelint export` as people type it: data, tables and documents, where they are written, and what is refused."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from rolelint.cli import group
from rolelint.errors import UserError
from rolelint.exporters.csv import TABLES
from rolelint.schema import load

ROOT = Path(__file__).parent.parent
COMPANY = ROOT / "examples" / "company"
FORMS = ("json", "csv", "occupation", "job-description", "onboarding")
DOCUMENTS = ("job-description", "onboarding")
SUFFIXES = {"json": ".json", "occupation": ".jsonld", "job-description": ".md", "onboarding": ".md"}
NASTY = (
    *("end", 'say "hi" [now] | {x}', "constructor", "👩‍🚒 fire", "שלום", "a\u202eb", "=1+1", "w" * 200, "-->", "# x"),
    *("con", "../../up", "CON", "Ünïcode", "<!-- written by rolelint export", "a, b", "'; --", "1. one", "@cmd"),
)
# https://schema.org/Occupation, with what it inherits from Intangible and Thing.
OCCUPATION = frozenset(
    {
        *("educationRequirements", "estimatedSalary", "experienceRequirements", "occupationLocation"),
        *("occupationalCategory", "qualifications", "responsibilities", "skills", "additionalType", "alternateName"),
        *("description", "disambiguatingDescription", "identifier", "image", "mainEntityOfPage", "name", "owner"),
        *("potentialAction", "sameAs", "subjectOf", "url"),
    }
)
CATEGORY = frozenset({"@type", "codeValue", "inCodeSet", "name"})
BAKER = """\
---
id: ba-01
slug: baker
name: Baker
default_seniority: Junior
family: Bakery
owner: Ann of the office
x-salary: {from: 30000, bands: [low, high]}
reports_to: Miller
alignments:
  - {scheme: ESCO, id: "7512.1", name: baker}
---

# Mission
Bread, *every* day, by [the plan](../plan.md). <!-- not for everyone -->

# Responsibilities
- **Bake the bread** (primary)
  - *Success metric*: at least 90% of loaves sold per day, under 2% burnt per week

# Capabilities
- **Baking** — Advanced (rye, wheat)
- **Selling**

# Artifacts
- **Recipe book** (type: documentation)

# Interactions
- **Receives flour** ← Miller (weekly)
  - *Notes*: Forty sacks
"""
MILLER = """\
---
id: mi-01
slug: miller
name: Miller
default_seniority: Senior
x-salary: 1
---

# Mission
Flour.

# Responsibilities
- **Grind** (primary)

# Interactions
- **Provides flour** → Baker (weekly)
- **Advises** → Baker (daily)
- **Informs** → all roles (monthly)
"""
LADDER = """\
---
kind: ladder
slug: bakery
name: Bakery ladder
family: Bakery
owner: Ann of the office
levels:
  - name: Level 1
    seniority: Junior
    capabilities: [{name: Baking, proficiency: Advanced}, {name: Hygiene, proficiency: Novice}]
---

# Level 1
## Craft
- Bakes rolls
  - *Example*: Poppy seed rolls
"""


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(errors="surrogatepass"))
    return folder


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of two roles and a ladder, in which the run happens."""
    files = {"roles/baker.md": BAKER, "roles/miller.md": MILLER, "ladders/bakery.md": LADDER}
    monkeypatch.chdir(put(tmp_path, files))
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    """Run the command in this process; returns the exit code, the output, and what is said beside it."""
    done = CliRunner().invoke(group, ["export", *arguments])
    if isinstance(done.exception, UserError):
        return 2, "", f"{done.exception.message} = {done.exception.hint}"
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def printed(*arguments: str) -> str:
    code, text, said = run(*arguments)
    assert code == 0, said
    return text


def refused(*arguments: str) -> str:
    code, text, said = run(*arguments)
    assert (code, text) == (2, "")
    return said


def data(*arguments: str) -> Any:
    return json.loads(printed(*arguments, "--output-format", "json"))


def rows(table: str, *arguments: str) -> list[dict[str, str]]:
    text = printed("--output-format", "csv", "--table", table, *arguments)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def misfits(document: dict[str, Any]) -> list[str]:
    parts = [("role", one) for one in document["roles"]] + [("ladder", one) for one in document["ladders"]]
    return [
        error.message for name, one in parts for error in jsonschema.Draft202012Validator(load(name)).iter_errors(one)
    ]


# How the company looks


@pytest.mark.parametrize("form", [form for form in FORMS if form != "csv"])
def test_a_role_of_the_company_looks_as_it_did(form: str, golden: Callable[[str, str], None]) -> None:
    text = printed("field-grower", "--project", str(COMPANY), "--output-format", form)
    golden(f"export/{form}/field-grower{SUFFIXES[form]}", text)


def test_the_tables_of_the_company_look_as_they_did(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    printed("--project", str(COMPANY), "--output-format", "csv", "-o", f"{tmp_path}/")
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(TABLES)
    for path in sorted(tmp_path.iterdir()):
        golden(f"export/csv/{path.name}", path.read_text(encoding="utf-8"))


def test_the_ladder_of_the_company_looks_as_it_did(golden: Callable[[str, str], None]) -> None:
    golden("export/json/growing.ladder.json", printed("growing", "--project", str(COMPANY)))


def test_all_occupations_of_the_company_are_one_graph() -> None:
    graph = data("--project", str(COMPANY), "--format", "json")["roles"]
    occupations = json.loads(printed("--project", str(COMPANY), "--output-format", "occupation"))["@graph"]
    assert [one["name"] for one in occupations] == [one["name"] for one in graph]


# Data


@pytest.mark.parametrize("folder", ["company", "broken"])
def test_data_fits_the_schemas_whatever_the_files_are_like(folder: str) -> None:
    document = data("--project", str(ROOT / "examples" / folder))
    assert document["version"] == 1
    assert document["roles"]
    assert misfits(document) == []


def test_data_of_real_projects_fits_the_schemas(shared: Path) -> None:
    document = data("--project", str(shared / "corpora" / "agent-role-atlas"))
    assert len(document["roles"]) >= 8
    assert misfits(document) == []


@pytest.mark.usefixtures("bakery")
def test_one_role_or_ladder_asked_for_alone_is_the_document() -> None:
    for name, kind in (("Baker", "role"), ("roles/baker.md", "role"), ("bakery", "ladder"), ("ladders", "")):
        document = data(name)
        assert ("version" in document) == (kind == "")
        if kind:
            jsonschema.validate(document, load(kind))


@pytest.mark.usefixtures("bakery")
def test_several_names_and_a_family_are_a_document_with_a_version() -> None:
    assert [one["slug"] for one in data("miller", "Baker")["roles"]] == ["baker", "miller"]
    graph = json.loads(printed("Bakery", "--output-format", "occupation"))["@graph"]
    assert [one["name"] for one in graph] == ["Baker"]


def test_what_does_not_fit_the_schema_is_left_out_and_told(bakery: Path) -> None:
    unfit = BAKER.replace("family: Bakery", "status: tired\ncolour: red\naliases: [Bun maker, 5]\nslug2: x")
    put(bakery, {"roles/baker.md": unfit})
    code, text, said = run("baker")
    role = json.loads(text)
    assert code == 0
    assert {"status", "colour", "slug2"}.isdisjoint(role)
    assert role["aliases"] == ["Bun maker"]
    lines = said.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("left out, since it does not fit: roles/baker.md: ") for line in lines)


def test_a_role_without_a_name_goes_by_what_people_call_it(bakery: Path) -> None:
    put(bakery, {"roles/baker.md": BAKER.replace("name: Baker\n", "")})
    assert data("baker")["name"] == "baker"


def test_a_text_in_a_list_becomes_an_entry(bakery: Path) -> None:
    put(bakery, {"roles/cook.yaml": "slug: cook\nname: Cook\ncapabilities:\n- Soup\nresponsibilities:\n- Cook\n"})
    cook = data("cook")
    assert cook["capabilities"] == [{"name": "Soup"}]
    assert cook["responsibilities"] == [{"title": "Cook"}]


def test_a_ladder_of_several_files_is_one_with_all_of_its_levels(tmp_path: Path) -> None:
    part = "---\nid: {0}\ntitle: Level {0}\n---\n\n# Level {0}\n\n## Craft\n\n- Ties {0} knots\n- Saws {0} planks\n"
    files = {f"sailing/level-{number}.md": part.format(number) for number in (1, 2)}
    config = 'ladders = ["sailing/*.md"]\n'
    document = data("--project", str(put(tmp_path, {**files, "rolelint.toml": config})))
    assert misfits(document) == []
    if len(document["ladders"]) == 1:
        assert [level["name"] for level in document["ladders"][0]["levels"]] == ["Level 1", "Level 2"]


# What is private


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize("form", FORMS)
def test_private_data_stays_in_the_house(form: str, tmp_path: Path) -> None:
    printed("--output-format", form, "--output", f"{tmp_path}/out/")
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert "Baker" in text
    assert [word for word in ("Ann", "salary", "30000", "x-links", "x-comments") if word in text] == []


@pytest.mark.usefixtures("bakery")
def test_private_data_that_is_asked_for_is_there() -> None:
    asked = ("--include", "owner", "--include", "x-salary")
    assert data("baker", *asked)["x-salary"] == {"from": 30000, "bands": ["low", "high"]}
    assert data("baker", *asked)["owner"] == "Ann of the office"
    assert data("bakery", *asked)["owner"] == "Ann of the office"
    assert [(row["owner"], row["x-salary"]) for row in rows("roles", *asked)] == [
        ("Ann of the office", '{"from": 30000, "bands": ["low", "high"]}'),
        ("", "1"),
    ]
    for form in DOCUMENTS:
        text = printed("baker", "--output-format", form, *asked)
        assert "\n## Owner\n\nAnn of the office\n" in text
        assert "\n## Salary\n\n- **from**: 30000\n- **bands**\n  - low\n  - high\n" in text


def test_private_data_below_a_role_is_chosen_by_its_key(bakery: Path) -> None:
    cook = "slug: cook\nname: Cook\nproperties:\n  x-ray: yes\ncapabilities:\n- {name: Soup, x-pay: 3, x-level: 9}\n"
    put(bakery, {"roles/cook.yaml": cook})
    assert data("cook")["capabilities"] == [{"name": "Soup"}]
    assert data("cook", "--include", "x-pay")["capabilities"] == [{"name": "Soup", "x-pay": 3}]
    assert rows("capabilities", "cook", "--include", "x-pay")[0]["x-pay"] == "3"
    assert data("cook")["properties"] == {"x-ray": "yes"}
    assert "there is no private key 'x-pay' here" in refused("--include", "x-pay", "--output-format", "onboarding")


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(
    ("key", "advice"),
    [
        ("x-salry", "did you mean 'x-salary'?"),
        ("salary", "did you mean 'x-salary'?"),
        ("ownr", "did you mean 'owner'?"),
    ],
)
def test_a_misspelt_private_key_is_never_passed_over(key: str, advice: str) -> None:
    assert advice in refused("--include", key)


@pytest.mark.usefixtures("bakery")
def test_an_occupation_has_no_word_for_private_data() -> None:
    assert "no word for 'owner'" in refused("--include", "owner", "--output-format", "occupation")


def test_a_number_that_json_does_not_know_is_a_text(bakery: Path) -> None:
    put(bakery, {"roles/cook.yaml": "slug: cook\nname: Cook\nx-most: [1e999, {least: -.inf}]\ncapabilities:\n- Soup\n"})
    assert data("cook", "--include", "x-most")["x-most"] == ["1e999", {"least": "-.inf"}]


# Tables


@pytest.mark.usefixtures("bakery")
def test_tables_hold_every_list() -> None:
    assert [(row["role"], row["responsibility"], row["text"]) for row in rows("metrics")] == [
        ("baker", "Bake the bread", "at least 90% of loaves sold per day"),
        ("baker", "Bake the bread", "under 2% burnt per week"),
    ]
    assert rows("interactions")[0] == {
        "role": "baker",
        "kind": "Receives flour",
        "arrow": "from",
        "with": "Miller",
        "frequency": "weekly",
        "notes": "Forty sacks",
        "link": "",
    }
    assert rows("criteria") == [
        {
            "ladder": "bakery",
            "level": "Level 1",
            "dimension": "Craft",
            "id": "",
            "text": "Bakes rolls",
            "examples": "Poppy seed rolls",
        }
    ]
    assert [row["name"] for row in rows("level-capabilities")] == ["Baking", "Hygiene"]


@pytest.mark.usefixtures("bakery")
def test_no_two_columns_of_a_table_share_a_name() -> None:
    printed("--output-format", "csv", "-o", "out/")
    heads = [path.read_text(encoding="utf-8").splitlines()[0].split(",") for path in Path("out").iterdir()]
    assert len(heads) == len(TABLES)
    assert [head for head in heads if len(set(head)) < len(head)] == []


def test_a_cell_is_never_a_formula(bakery: Path) -> None:
    put(bakery, {"roles/baker.md": BAKER.replace("name: Baker", 'name: "=cmd|x"')})
    assert rows("roles")[0]["name"] == "'=cmd|x"


@pytest.mark.usefixtures("bakery")
def test_a_table_is_named_where_only_one_fits() -> None:
    assert "name it with --table" in refused("--output-format", "csv")
    assert "did you mean 'metrics'?" in refused("--output-format", "csv", "--table", "metrcs")
    assert "json has no tables" in refused("--table", "metrics")


# Occupations


def test_an_occupation_says_only_what_schema_org_has_a_word_for(bakery: Path) -> None:
    for folder in (bakery, COMPANY):
        document = json.loads(printed("--project", str(folder), "--output-format", "occupation"))
        assert document["@context"] == "https://schema.org"
        for one in document["@graph"]:
            assert one.pop("@type") == "Occupation"
            assert one.keys() - OCCUPATION == set()
            assert [key for code in one.get("occupationalCategory", ()) for key in code if key not in CATEGORY] == []


@pytest.mark.usefixtures("bakery")
def test_an_occupation_is_in_plain_words() -> None:
    assert json.loads(printed("baker", "--output-format", "occupation")) == {
        "@context": "https://schema.org",
        "@type": "Occupation",
        "identifier": "baker",
        "name": "Baker",
        "description": "Bread, every day, by the plan.",
        "responsibilities": ["Bake the bread"],
        "skills": ["Baking: Advanced (rye, wheat)", "Selling"],
        "experienceRequirements": "Junior",
        "occupationalCategory": [
            {
                "@type": "CategoryCode",
                "name": "baker",
                "codeValue": "7512.1",
                "inCodeSet": {"@type": "CategoryCodeSet", "name": "ESCO"},
            }
        ],
    }


# Documents


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_a_document_has_no_section_without_data(bakery: Path) -> None:
    put(bakery, {"roles/cook.yaml": "kind: role\nslug: cook\nname: Cook\n", "roles/miller.md": ""})
    assert headings(printed("cook", "--output-format", "job-description")) == ["# Cook"]
    assert headings(printed("cook", "--output-format", "onboarding")) == ["# Onboarding: Cook"]


@pytest.mark.usefixtures("bakery")
def test_a_job_description_keeps_notes_comments_and_links_to_itself() -> None:
    text = printed("baker", "--output-format", "job-description")
    assert "\nBread, every day, by the plan.\n" in text
    assert [word for word in ("Forty sacks", "not for everyone", "plan.md", "Ann") if word in text] == []


def test_a_job_description_parts_what_is_required_from_what_is_nice_to_have(bakery: Path) -> None:
    cook = (
        "slug: cook\nname: Cook\ncapabilities:\n- {name: Tea, importance: preferred}\n- {name: Soup}\n"
        "- {name: Bread, importance: helpful}\n"
    )
    put(bakery, {"roles/cook.yaml": cook})
    text = printed("cook", "--output-format", "job-description").partition("## What you bring\n")[2]
    wanted = (
        "\n### Required\n\n- **Soup**\n\n### Nice to have\n\n- **Tea**\n\n### Helpful\n\n- **Bread**\n"
        "\n## Whom you work with\n\n- **Miller**\n"
    )
    assert text == wanted


@pytest.mark.usefixtures("bakery")
def test_onboarding_knows_both_sides_of_working_together() -> None:
    text = printed("baker", "--output-format", "onboarding")
    people = (
        "## People to meet\n\n- [ ] **Miller**\n  - Receives flour (weekly): Forty sacks\n"
        "  - Miller says: Advises (daily)\n  - Reports to\n  - Miller says: Informs (monthly)\n"
    )
    assert people in text
    assert "- [ ] **Baker**\n  - Provides flour (weekly): Forty sacks\n" in printed(
        "miller", "--output-format", "onboarding"
    )
    assert "  - Baker says: Reports to\n" in printed("miller", "--output-format", "onboarding")


@pytest.mark.usefixtures("bakery")
def test_a_document_tells_what_the_level_of_a_role_expects() -> None:
    wanted = (
        "## What Level 1 of Bakery ladder expects\n\n### Craft\n\n- [ ] Bakes rolls\n"
        "  - *Example*: Poppy seed rolls\n\n### Further capabilities\n\n- [ ] **Hygiene**: Novice\n"
    )
    assert wanted in printed("baker", "--output-format", "onboarding")
    assert "### Further capabilities\n\n- **Hygiene**: Novice\n" in printed(
        "baker", "--output-format", "job-description"
    )


def test_people_are_met_in_the_order_of_how_often(bakery: Path) -> None:
    more = "- **Advises** → Zed (monthly)\n- **Advises** → Yan\n- **Advises** → Xia (daily)\n"
    put(bakery, {"roles/baker.md": BAKER + more.replace("Advises", "Informs")})
    text = printed("baker", "--output-format", "job-description").partition("## Whom you work with\n\n")[2]
    names = [line.split("**")[1] for line in text.partition("\n\n")[0].splitlines()]
    assert names == ["Miller", "Xia", "Zed", "Yan"]


# Nasty names


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    """Return a project in which everything is called by names that break what is not careful."""
    files = {}
    for place, name in enumerate(NASTY):
        role = {
            "id": f"n-{place}",
            "slug": name,
            "name": name,
            "default_seniority": name,
            "mission": f"- {name}\n{name}",
            "properties": {name: [name]},
            "capabilities": [{"name": name, "proficiency": name, "details": [name]}],
            "responsibilities": [{"title": name, "details": [name], "success_metrics": [{"text": name}]}],
            "artifacts": [{"name": name, "type": name}],
            "interactions": [{"kind": name, "role": NASTY[place - 1], "frequency": name, "notes": name}],
            "x-own": {name: [name, {name: None}, True]},
            "alignments": [{"scheme": name, "id": name, "name": name}],
        }
        files[f"roles/r{place}.json"] = json.dumps(role)
    return put(tmp_path / "nasty", files)


@pytest.mark.parametrize("form", FORMS)
def test_nasty_names_make_files_of_their_own_that_are_never_read_as_roles(form: str, nasty: Path) -> None:
    private = () if form == "occupation" else ("--include", "x-own")
    asked = ("--project", str(nasty), "--output-format", form, *private, "-o", f"{nasty}/roles/out/")
    assert run(*asked)[0] == 0
    written = sorted((nasty / "roles" / "out").iterdir())
    assert len(written) == (len(TABLES) if form == "csv" else len(NASTY))
    assert sorted(nasty.iterdir()) == [nasty / "roles"]
    assert [path.name for path in written if len(path.name.encode()) > 150 or "\u202e" in path.name] == []
    before = {path: path.read_bytes() for path in written}
    code, text, _ = run(*asked, "--check")
    assert (code, text) == (0, "every export is up to date\n")
    assert before == {path: path.read_bytes() for path in sorted((nasty / "roles" / "out").iterdir())}
    assert b"\xe2\x80\xae" not in b"".join(before.values())


def test_nasty_names_come_back_from_data_as_they_were(nasty: Path) -> None:
    document = data("--project", str(nasty))
    assert misfits(document) == []
    assert {role["name"] for role in document["roles"]} == set(NASTY)


@pytest.mark.parametrize("form", DOCUMENTS)
def test_nasty_names_are_no_markup(form: str, nasty: Path) -> None:
    text = printed("--project", str(nasty), "--output-format", form)
    assert text.replace("\\<!--", "").count("<!--") == 1
    assert len([line for line in headings(text) if line.startswith("# ")]) == len(NASTY)


# Files


@pytest.mark.usefixtures("bakery")
def test_what_is_stale_is_shown_and_written_again(bakery: Path) -> None:
    asked = ("--output-format", "onboarding", "-o", "out")
    assert run(*asked, "--check")[:2] == (
        1,
        (
            "out/baker.md: this file is not there yet\nout/miller.md: this file is not there yet\n"
            "stale: out/baker.md\nstale: out/miller.md\n"
        ),
    )
    assert not (bakery / "out").exists()
    assert printed(*asked) == "written: out/baker.md\nwritten: out/miller.md\n"
    put(bakery, {"roles/baker.md": BAKER.replace("Recipe book", "Cook book")})
    code, text, _ = run(*asked, "--check")
    assert code == 1
    assert "\n-- [ ] **Recipe book** (documentation)\n+- [ ] **Cook book** (documentation)\n" in text
    assert text.endswith("stale: out/baker.md\n")
    assert printed(*asked) == "written: out/baker.md\n"
    assert printed(*asked, "--check") == "every export is up to date\n"


@pytest.mark.usefixtures("bakery")
def test_line_ends_of_a_file_stay_as_they_are(bakery: Path) -> None:
    asked = ("baker", "--output-format", "onboarding", "-o", "baker.md")
    printed(*asked)
    text = (bakery / "baker.md").read_bytes().replace(b"\n", b"\r\n")
    (bakery / "baker.md").write_bytes(text)
    assert printed(*asked, "--check") == "every export is up to date\n"
    (bakery / "baker.md").write_bytes(text.replace(b"Bread", b"Buns"))
    printed(*asked)
    assert (bakery / "baker.md").read_bytes() == text


@pytest.mark.usefixtures("bakery")
def test_an_export_of_a_role_that_is_gone_is_left_over(bakery: Path) -> None:
    asked = ("--output-format", "job-description", "-o", "out")
    printed(*asked)
    (bakery / "out" / "notes.md").write_text("mine\n")
    (bakery / "roles" / "miller.md").unlink()
    code, text, _ = run(*asked, "--check")
    assert code == 1
    assert text.splitlines()[-1:] == ["left over: out/miller.md"]
    assert "nothing writes it any more: out/miller.md" in run(*asked)[2]
    assert (bakery / "out" / "miller.md").exists()
    assert run("baker", *asked, "--check")[0] == 0


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_no_export_wrote_is_never_replaced(form: str, bakery: Path) -> None:
    asked = ("miller", "--output-format", form, "-o", "out.txt", *(("--table", "roles") if form == "csv" else ()))
    for mine in ("mine\n", "{}\n", '{\n  "@context": "https://schema.org",\n  "@type": "Person"\n}\n', "[]", "\ufeffx"):
        (bakery / "out.txt").write_text(mine, encoding="utf-8")
        assert "and no export of" in refused(*asked)
        assert (bakery / "out.txt").read_text(encoding="utf-8") == mine
    assert printed(*asked, "--force") == "written: out.txt\n"
    put(bakery, {"roles/miller.md": MILLER.replace("Flour", "Fine flour").replace("mi-01", "mi-02")})
    assert printed(*asked) == "written: out.txt\n"


@pytest.mark.usefixtures("bakery")
def test_the_file_of_a_role_is_never_replaced_not_even_by_force(bakery: Path) -> None:
    asked = ("baker", "--output-format", "onboarding", "-o", "roles/baker.md", "--force")
    assert refused(*asked).startswith("'roles/baker.md' is the file of a role or ladder")
    assert (bakery / "roles" / "baker.md").read_text(encoding="utf-8") == BAKER


@pytest.mark.usefixtures("bakery")
def test_one_refusal_means_that_nothing_is_written(bakery: Path) -> None:
    put(bakery, {"out/miller.md": "mine\n"})
    assert "'out/miller.md' is there already" in refused("--output-format", "onboarding", "-o", "out/")
    assert not (bakery / "out" / "baker.md").exists()


@pytest.mark.usefixtures("bakery")
def test_a_ladder_and_a_role_of_one_name_have_files_of_their_own(bakery: Path) -> None:
    put(bakery, {"roles/bakery.md": MILLER.replace("miller", "bakery").replace("mi-01", "by-01")})
    printed("-o", "out")
    assert sorted(path.name for path in (bakery / "out").iterdir()) == [
        *("baker.json", "bakery.json", "bakery.ladder.json", "miller.json"),
    ]


@pytest.mark.usefixtures("bakery")
def test_roles_of_one_slug_have_files_of_their_own(bakery: Path) -> None:
    put(bakery, {"roles/other.md": MILLER.replace("mi-01", "mi-02")})
    printed("-o", "out/", "--output-format", "occupation")
    assert sorted(path.name for path in (bakery / "out").iterdir()) == [
        *("baker.jsonld", "miller-2.jsonld", "miller.jsonld"),
    ]


@pytest.mark.usefixtures("bakery")
def test_the_ending_of_a_file_says_the_form(bakery: Path) -> None:
    printed("-o", "all.json")
    printed("-o", "all.jsonld")
    printed("-o", "metrics.csv", "--table", "metrics")
    assert json.loads((bakery / "all.json").read_text(encoding="utf-8"))["version"] == 1
    assert "@graph" in json.loads((bakery / "all.jsonld").read_text(encoding="utf-8"))
    assert (bakery / "metrics.csv").read_text(encoding="utf-8").startswith("role,responsibility,text\n")
    assert "does not say which form to write" in refused("-o", "all.md")


# What is left out, and what is refused


def test_a_file_that_cannot_be_read_is_told_and_fails_the_check(bakery: Path) -> None:
    put(bakery, {"roles/cook.md": BAKER.replace("name: Baker", "name: [Cook").replace("baker", "cook")})
    asked = ("--output-format", "onboarding", "-o", "out")
    code, _, said = run(*asked)
    assert (code, said) == (0, "left out, since it cannot be read: roles/cook.md (rolelint check says why)\n")
    assert run(*asked, "--check")[0] == 1
    assert "'cook' cannot be read = rolelint check roles/cook.md says why" in refused("cook")


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Bakr",), "there is no role or ladder 'Bakr' here; did you mean 'Baker'? = known: Baker, Miller, Bakery"),
        (("xyzzy",), "there is no role or ladder 'xyzzy' here = known: Baker, Miller, Bakery ladder"),
        (("", "baker"), "there is no role or ladder '' here"),
        (("--output-format", "jsn"), "there is no format 'jsn' here; did you mean 'json'?"),
        (("--check",), "--check is about files"),
        (("--force",), "--force is about files"),
        (("n" * 300,), f"there is no role or ladder '{'n' * 300}' here"),
        (("a\0b",), "there is no role or ladder 'a\0b' here"),
        (("-o", "x.json", "--check", "--force"), "--check and --force exclude each other"),
        (("-o", "nowhere/x.json"), "cannot write 'nowhere/x.json': its folder does not exist"),
        (("-o", "roles/baker.md/"), "'roles/baker.md' is a file"),
        (
            ("bakery ladder", "--output-format", "onboarding"),
            "'Bakery ladder' is a ladder, and onboarding is about roles",
        ),
        (("ladders", "--output-format", "onboarding"), "onboarding is about roles, and there is none here"),
        (("--project", "roles", "ladders"), "'../ladders' lies outside of the project"),
    ],
)
def test_what_means_nothing_is_refused_with_a_way_out(arguments: tuple[str, ...], said: str) -> None:
    assert refused(*arguments).startswith(said)


def test_a_folder_without_roles_is_refused(tmp_path: Path, bakery: Path) -> None:
    put(tmp_path / "empty", {"notes.md": "hello\n"})
    assert "there is no role or ladder in" in refused("--project", str(tmp_path / "empty"))
    assert "there is no role or ladder in 'empty'" in refused("empty", "--project", str(bakery))


def test_a_name_that_several_roles_have_is_refused(bakery: Path) -> None:
    put(bakery, {"roles/other.md": MILLER.replace("mi-01", "mi-02")})
    assert "'miller' can mean several roles" in refused("miller")
    assert data("roles/other.md")["id"] == "mi-02"
