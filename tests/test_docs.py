"""The documents that are made from the code, and the links between all of them."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rolelint.diagnostic import Finding
from rolelint.docs import generate, main, rule_page, stale
from rolelint.model import Role
from rolelint.rule import Rule, load_rules
from rolelint.schema import load

ROOT = Path(__file__).parent.parent
RULES = load_rules()
DOCUMENTS = generate(RULES)
PAGES = {name: text for name, text in DOCUMENTS.items() if name.endswith(".md")}
ROLE = "---\nid: a-01\nslug: a\nname: A\ndefault_seniority: Mid\n---\n"


def made(page: str) -> str:
    """Return what becomes of this page of the rule about responsibilities without a metric."""
    rule: Rule = replace(RULES["RL302"], page=page)
    return "\n".join(rule_page(rule, {**RULES, "RL302": rule}))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "schemas").mkdir()
    assert main([], tmp_path) == 0
    return tmp_path


def test_a_bad_example_is_followed_by_what_the_rule_says_about_it() -> None:
    message = "nobody can tell when 'Bake' is met: it has no success metric"
    assert made("Smell.\n\n```role bad\n# Responsibilities\n- [|**Bake**|]\n```\n\n## Repair\n").endswith(
        f"""\
```markdown
# Responsibilities
- **Bake**
```

rolelint says:

```text
example.md:2:3: RL302 responsibility-without-metric (warning): {message}
    2 | - **Bake**
      |   ^^^^^^^^
```

## Repair"""
    )


def test_what_is_said_comes_after_the_last_file_of_an_example() -> None:
    bad = "# Responsibilities\n- [|**{}**|]\n"
    page = made(f"Smell.\n\n```role bad a.md\n{bad.format('Bake')}```\n\n```role bad b.md\n{bad.format('Fry')}```\n")
    assert re.findall(r"^(`[ab]\.md`:|rolelint says:|[ab]\.md:\d+:\d+)", page, re.MULTILINE) == [
        *("`a.md`:", "`b.md`:", "rolelint says:", "a.md:2:3", "b.md:2:3")
    ]


def test_what_is_said_comes_after_the_configuration_of_an_example_too() -> None:
    page = made("Smell.\n\n```role bad\n# Responsibilities\n- [|**Bake**|]\n```\n\n```toml\nlanguage = 'en'\n```\n")
    assert "```toml\nlanguage = 'en'\n```\n\nrolelint says:\n" in page


def test_a_front_matter_that_was_added_is_shown_where_a_finding_speaks_about_it() -> None:
    rule = Rule(
        "RL314", "rules.role_without_metric", "Smell.\n\n```role bad\n# Mission\n```\n", "", check_role=nameless
    )
    page = "\n".join(rule_page(rule, {**RULES, "RL314": rule}))
    assert "```markdown\n---\nid: example-01\n" in page
    assert "example.md:4:7: RL314 role-without-metric (warning): speak about it\n    4 | name: Example Role" in page


def nameless(role: Role) -> Iterator[Finding]:
    yield Finding("speak about it", role.node["name"].at)


def test_an_example_with_a_front_matter_of_its_own_is_counted_from_there() -> None:
    page = made(f"Smell.\n\n```role bad\n{ROLE}# Responsibilities\n- [|**Bake**|]\n```\n")
    assert "\nexample.md:8:3: RL302" in page


def test_a_good_example_has_nothing_said_about_it() -> None:
    page = made("Smell.\n\n```role good\n# Responsibilities\n- **Bake**\n  - *Success metric*: 3 loaves\n```\n")
    assert "rolelint says" not in page


def test_a_fixed_example_says_that_it_is_one() -> None:
    bad = "```role bad\n# Responsibilities\n- [|**Bake**|]\n```\n"
    assert "After the fix:\n\n```markdown\n- x\n```" in made(f"Smell.\n\n{bad}\n```role fixed\n- x\n```\n")


def test_a_configuration_of_an_example_is_shown_as_one() -> None:
    page = made('Smell.\n\n```toml\n[expects]\nmetrics = "role"\n```\n\n```role good\n# Mission\n```\n')
    assert '```toml\n[expects]\nmetrics = "role"\n```' in page


def test_a_page_without_text_has_its_facts_at_least() -> None:
    assert "| **preset** | basic, linked, published |" in "\n".join(
        rule_page(replace(RULES["RL302"], page=None), RULES)
    )


@pytest.mark.parametrize("name", PAGES)
def test_no_mark_is_left_on_a_page(name: str) -> None:
    assert re.findall(r"\[\|.*?\|\]", PAGES[name]) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_made_page_begins_by_saying_so(name: str) -> None:
    assert PAGES[name].startswith("<!-- made by `python -m rolelint.docs`")


def test_each_rule_has_a_page_and_a_line_in_the_index() -> None:
    index = PAGES["docs/rules/index.md"]
    assert [
        rule.code
        for rule in RULES.values()
        if f"docs/rules/{rule.name}.md" not in PAGES or f"| {rule.code} | [{rule.name}]({rule.name}.md) |" not in index
    ] == []


@pytest.mark.parametrize("name", ["role", "ladder"])
def test_a_format_page_shows_every_key_with_an_example(name: str) -> None:
    schema = load(name)
    keys = [
        (key, value["description"])
        for mapping in (schema, *schema["$defs"].values())
        for key, value in mapping.get("properties", {}).items()
    ]
    rows = re.findall(
        r"^\| `(.+?)` \| .+? \| (?:yes|no) \| (.+?) \| `.+` \|$", PAGES[f"docs/format/{name}.md"], re.MULTILINE
    )
    assert rows == keys


def test_stale_documents_are_told_and_left_alone(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "docs/configuration.md").write_text("old")
    (checkout / "docs/rules/no-such-rule.md").write_text("orphan")
    capsys.readouterr()
    assert main(["--check"], checkout) == 1
    assert capsys.readouterr().out == "stale: docs/configuration.md\nstale: docs/rules/no-such-rule.md\n"
    assert (checkout / "docs/configuration.md").read_text() == "old"


def test_stale_documents_are_written_and_orphans_deleted(checkout: Path) -> None:
    (checkout / "docs/configuration.md").write_text("old")
    (checkout / "docs/rules/no-such-rule.md").write_text("orphan")
    assert main([], checkout) == 0
    assert list(stale(checkout, DOCUMENTS)) == []
    assert not (checkout / "docs/rules/no-such-rule.md").exists()


def test_what_is_right_already_is_not_touched(checkout: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in checkout.rglob("*.*")}
    main([], checkout)
    assert {path: path.stat().st_mtime_ns for path in checkout.rglob("*.*")} == before


@pytest.mark.parametrize("arguments", [["--chek"], ["--check", "docs"]])
def test_any_other_argument_is_wrong_use(arguments: list[str], checkout: Path) -> None:
    assert main(arguments, checkout) == 2


def test_outside_a_checkout_nothing_is_written(tmp_path: Path) -> None:
    assert (main([], tmp_path), list(tmp_path.iterdir())) == (2, [])


def test_the_documents_do_not_depend_on_the_order_of_hashes() -> None:
    program = "import json; from rolelint import docs, rule; print(json.dumps(docs.generate(rule.load_rules())))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def links() -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / "docs").rglob("*.md")):
        prose = re.sub(
            r"^(`{3,}|~{3,}).*?^\1[ \t]*$|`[^`\n]+`", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        yield from ((path, target) for target in re.findall(r"\]\(([^)\s]+)\)", prose) if "://" not in target)


def anchors(path: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_no_link_between_the_documents_leads_nowhere() -> None:
    broken = []
    for path, link in links():
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append((path.name, link))
    assert broken == []


def test_the_index_leads_to_every_page_beside_it() -> None:
    linked = {link.partition("#")[0] for path, link in links() if path == ROOT / "docs" / "index.md"}
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - linked == {"index.md"}
