"""One defect in one role of a clean company of twelve gives exactly one finding in the whole project."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from rolelint.report import Report
from rolelint.runs import Asked, check

COMPANY = Path(__file__).parent.parent / "examples" / "company"
FILE = "roles/germination-technician/profile.md"
METRIC = "  - *Success metric*: 100% of failed lots reported within 3 working days\n"
FRONT = """\
id: gt-01
slug: germination-technician
name: Germination Technician
default_seniority: Mid
family: Collection
reports_to: Vault Keeper
"""
BARE = """\
[externals]
"Board of trustees" = "the volunteers who oversee the charity"
"Partner seed banks" = "the collections abroad that swap seed with us"
"""


@dataclass(frozen=True, slots=True)
class Mutation:
    """Replace `old` by `new`; the one finding has this code and stands at `marked`."""

    name: str
    old: str
    new: str
    code: str
    marked: str


MUTATIONS = [
    Mutation("target typo", "→ Vault Keeper (weekly)", "→ Valt Keeper (weekly)", "RL401", "Valt Keeper"),
    Mutation("duplicate id", "id: gt-01", "id: ce-01", "RL405", "ce-01"),
    Mutation("slug of another role", "slug: germination-technician", "slug: vault-keeper", "RL406", "vault-keeper"),
    Mutation("misspelt id", "id: gt-01", "idd: gt-01", "RL101", "idd"),
    Mutation("swapped id", "id: gt-01", "di: gt-01", "RL101", "di"),
    Mutation(
        "slug differs from folder", "slug: germination-technician", "slug: lab-technician", "RL106", "lab-technician"
    ),
    Mutation("proficiency typo", "— Competent (sample", "— Competnt (sample", "RL304", "Competnt"),
    Mutation(
        "metric detached",
        f"- **Raise the alarm for dying lots**\n{METRIC}",
        f"- **Raise the alarm for dying lots**\n\n{METRIC.removeprefix('  - ')}\n",
        "RL309",
        METRIC.removeprefix("  - ").rstrip(),
    ),
    Mutation("duplicate YAML key", "id: gt-01\n", "id: gt-01\nid: gt-02\n", "RL004", "id"),
    Mutation("unquoted colon", "name: Germination", "name: Lab: Germination", "RL003", "Lab: Germination Technician"),
    Mutation("misspelt required key", "slug: germ", "slgu: germ", "RL101", "slgu"),
    Mutation("misspelt name", "name: Germ", "naem: Germ", "RL101", "naem"),
    Mutation("misspelt seniority key", "default_seniority: Mid", "default_senority: Mid", "RL101", "default_senority"),
    Mutation("unknown key", "id: gt-01\n", "id: gt-01\nshoe_size: 44\n", "RL102", "shoe_size"),
    Mutation(
        "wrong type",
        "name: Germination Technician",
        "name: [Germination Technician]",
        "RL103",
        "[Germination Technician]",
    ),
    Mutation("wrong type of id", "id: gt-01", "id: 12", "RL103", "12"),
    Mutation("unclosed front matter", "Vault Keeper\n---\n", "Vault Keeper\n", "RL005", "---"),
    Mutation(
        "anchor and alias", "id: gt-01\nslug: germination-technician\n", "id: &x gt-01\nslug: *x\n", "RL006", "&x"
    ),
    Mutation(
        "front matter that is a list",
        FRONT,
        "- gt-01\n- germination-technician\n",
        "RL103",
        "- gt-01\n- germination-technician",
    ),
    Mutation("unknown seniority", "default_seniority: Mid", "default_seniority: Midlevel", "RL104", "Midlevel"),
    Mutation("front matter not opened", "---\nid: gt-01", "id: gt-01", "RL002", "id: gt-01"),
    Mutation("heading without a blank", "# Mission", "#Mission", "RL202", "#Mission"),
    Mutation("list heading without a blank", "# Capabilities", "#Capabilities", "RL202", "#Capabilities"),
    Mutation("indented heading", "# Interactions", "    # Interactions", "RL202", "# Interactions"),
    Mutation("unclosed comment", "# Responsibilities", "<!-- ask\n\n# Responsibilities", "RL010", "<!-- ask"),
    Mutation(
        "unclosed comment with a closed one below",
        "# Capabilities\n",
        "<!-- ask\n# Capabilities\n<!-- asked -->\n",
        "RL010",
        "<!-- ask",
    ),
    Mutation(
        "unclosed comment to rolelint",
        METRIC,
        f"<!-- rolelint: ignore RL302: a\n{METRIC}",
        "RL010",
        "<!-- rolelint: ignore RL302: a",
    ),
    Mutation("unclosed fence", "# Artifacts", "```\nls\n\n# Artifacts", "RL010", "```"),
    Mutation("unclosed fence in an item", METRIC, f"{METRIC}  ```\n  ls\n", "RL010", "```"),
    Mutation("NUL byte", "laboratory manual", "laboratory\0manual", "RL001", "\ufffd"),
]


@pytest.fixture(params=["declared", "learned"])
def company(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of the clean company, once as it stands and once with hardly any configuration."""
    folder = tmp_path / "company"
    shutil.copytree(COMPANY, folder)
    if request.param == "learned":
        (folder / "rolelint.toml").write_text(BARE, encoding="utf-8")
    return folder


def report_on(folder: Path) -> Report:
    report = check(Asked((folder,)))
    assert report is not None
    return report


def shown(report: Report) -> list[tuple[str, str, str]]:
    found = []
    for diagnostic in report.diagnostics:
        at = diagnostic.finding.at
        found.append((diagnostic.code, at.path, report.sources[at.path].text[at.start : at.end]))
    return found


def mutate(folder: Path, old: str, new: str, file: str = FILE) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert text.lower().count(old.lower()) >= 1
    start = text.lower().index(old.lower())
    (folder / file).write_text(text[:start] + new + text[start + len(old) :], encoding="utf-8", newline="")


def test_the_company_is_clean(company: Path) -> None:
    assert shown(report_on(company)) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_one_defect_gives_one_finding(company: Path, mutation: Mutation) -> None:
    mutate(company, mutation.old, mutation.new)
    found = [(code, path, text or mutation.marked) for code, path, text in shown(report_on(company))]
    assert found == [(mutation.code, FILE, mutation.marked)]


@pytest.mark.parametrize(
    "section", ["Mission", "Properties", "Responsibilities", "Capabilities", "Artifacts", "Interactions"]
)
def test_a_deleted_section_gives_one_finding(company: Path, section: str) -> None:
    text = (company / FILE).read_text(encoding="utf-8")
    start = text.index(f"# {section}\n")
    end = text.find("\n# ", start) + 1 or len(text)
    (company / FILE).write_text(text[:start] + text[end:], encoding="utf-8")
    assert shown(report_on(company)) == [("RL201", FILE, "---")]


def test_latin_1_bytes_give_one_finding_at_the_byte(company: Path) -> None:
    data = (company / FILE).read_bytes().replace(b"# Mission\n", "# Mission\nCafé. ".encode("latin-1"))
    (company / FILE).write_bytes(data)
    report = report_on(company)
    (diagnostic,) = report.diagnostics
    position = report.sources[FILE].position(diagnostic.finding.at.start)
    assert (diagnostic.code, position) == ("RL001", (11, 4))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"", b"\xef\xbb\xbf", id="byte order mark"),
        pytest.param(b"\n", b"\r\n", id="CRLF"),
        pytest.param(b"---\n", b"---  \t\n", id="blanks after the fences"),
        pytest.param(b"\n  - *", b"  \n  *", id="hard breaks"),
        pytest.param(b"\n  - *", b"\n  *", id="stripped hard breaks"),
        pytest.param(b"\n  - *", b"\\\n  *", id="backslash breaks"),
    ],
)
def test_bytes_that_mean_nothing_change_nothing(company: Path, old: bytes, new: bytes) -> None:
    data = (company / FILE).read_bytes()
    (company / FILE).write_bytes(data.replace(old, new) if old else new + data)
    assert shown(report_on(company)) == []
