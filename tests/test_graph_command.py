"""`rolelint graph` as people type it: what it prints, writes, finds stale and refuses."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import terminal
from click.testing import CliRunner
from terminal import put, typed

from rolelint import plugins
from rolelint.cli import group
from rolelint.inset import markers
from rolelint.order import formats

ROLE = "---\nid: {slug}-01\nslug: {slug}\nname: {name}\n{front}---\n\n# Mission\n\nWork.\n\n# Interactions\n\n{lines}"
BEGIN, END = markers().splitlines()


def role(name: str, *lines: str, front: str = "") -> str:
    bullets = "".join(f"- {line}\n" for line in lines)
    return ROLE.format(slug=name.lower().replace(" ", "-"), name=name, front=front, lines=bullets)


FILES = {
    "roles/baking/baker.md": role(
        "Baker",
        "**Provides bread** → Driver (daily)",
        "**Receives flour** ← Mill (weekly)",
        front="family: Baking\ndefault_seniority: Senior\n",
    ),
    "roles/baking/apprentice.md": role(
        "Apprentice", "**Collaborates with** ↔ Baker (daily)", front="family: Baking\ndefault_seniority: Junior\n"
    ),
    "roles/shop/driver.md": role(
        "Driver",
        "**Receives bread** ← Baker (daily)",
        "**Reports to** → Shop Lead (weekly)",
        front="family: Shop\ndefault_seniority: Junior\n",
    ),
    "roles/shop/lead.md": role(
        "Shop Lead", "**Manages** → Driver (weekly)", front="family: Shop\ndefault_seniority: Senior\n"
    ),
    "rolelint.toml": '[externals]\nMill = "grinds our flour"\n',
}


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of four roles, in which the run happens."""
    monkeypatch.chdir(put(tmp_path, FILES))
    return tmp_path


def graph(*arguments: str) -> tuple[int, str]:
    return typed("graph", *arguments)


def printed(*arguments: str) -> str:
    return terminal.printed("graph", *arguments)


def roles(*arguments: str) -> list[str]:
    """Return the labels of the members that are drawn."""
    return [member["label"] for member in json.loads(printed(*arguments, "--output-format", "json"))["members"]]


def kept(folder: Path, settings: str = 'file = "README.md"\n', readme: str = f"# A\n\n{BEGIN}\n{END}\n") -> None:
    """Let the configuration keep a diagram, and give it a place."""
    put(folder, {"rolelint.toml": f"{FILES['rolelint.toml']}\n[[diagrams]]\n{settings}", "README.md": readme})


def test_the_whole_project_is_drawn_as_mermaid(bakery: Path) -> None:
    text = printed()
    assert text.startswith("flowchart LR\n")
    assert [name for name in ("Baker", "Apprentice", "Driver", "Shop Lead", "Mill") if name not in text] == []


def test_a_path_inside_a_project_draws_the_project(bakery: Path) -> None:
    assert printed("roles/shop") == printed("roles/baking/baker.md") == printed()


@pytest.mark.parametrize("name", [name for name in plugins.names("diagrams") if name != "png"])
def test_every_form_is_printed_and_written_alike(name: str, bakery: Path) -> None:
    suffix = {"table": "txt", "mermaid": "mmd"}.get(name, name)
    assert graph("-o", f"drawn.{suffix}") == (0, "")
    assert (bakery / f"drawn.{suffix}").read_text(encoding="utf-8") == printed("--output-format", name)


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (("--family", "Shop"), ["Driver", "Shop Lead"]),
        (("--family", "shop,BAKING"), ["Apprentice", "Baker", "Driver", "Shop Lead", "Mill"]),
        (("--family", "Shop", "--family", "Baking", "--seniority", "senior"), ["Baker", "Shop Lead", "Mill"]),
        (("--seniority", "Junior"), ["Apprentice", "Driver"]),
        (("--frequency", "daily"), ["Apprentice", "Baker", "Driver"]),
        (("--verb", "Provides *"), ["Baker", "Driver", "Mill"]),
        (("--verb", "Receives"), ["Baker", "Driver", "Mill"]),
        (("--verb", "Manages, Collaborates with"), ["Apprentice", "Baker", "Driver", "Shop Lead"]),
        (("--focus", "Driver"), ["Baker", "Driver", "Shop Lead"]),
        (("--focus", "Driver", "--direction", "in"), ["Baker", "Driver", "Shop Lead"]),
        (("--focus", "Baker", "--direction", "in"), ["Apprentice", "Baker", "Mill"]),
        (("--focus", "Baker", "--direction", "out"), ["Apprentice", "Baker", "Driver"]),
        (("--focus", "Baker", "--depth", "2"), ["Apprentice", "Baker", "Driver", "Shop Lead", "Mill"]),
        (("--focus", "the bakers"), ["Apprentice", "Baker", "Driver", "Mill"]),
        (("--focus", "roles/shop/lead.md"), ["Driver", "Shop Lead"]),
        (("--focus", "Apprentice", "--focus", "Mill"), ["Apprentice", "Baker", "Mill"]),
        (("--focus", "mills"), ["Baker", "Mill"]),
        (("--focus", "Shop", "--family", "shop"), ["Driver", "Shop Lead"]),
        (("--shape", "overview"), ["Baking", "Shop", "Mill"]),
        (("--shape", "overview", "--group-by", "seniority"), ["Junior", "Senior", "Mill"]),
        (("--shape", "overview", "--group-by", "folder"), ["roles/baking", "roles/shop", "Mill"]),
        (("--shape", "auto"), ["Apprentice", "Baker", "Driver", "Shop Lead", "Mill"]),
        (("--verb", "Receives flour"), ["Baker", "Mill"]),
        (("--verb", "Receives bread,Manages"), ["Baker", "Driver", "Shop Lead"]),
    ],
)
def test_options_narrow_what_is_drawn(arguments: tuple[str, ...], left: list[str], bakery: Path) -> None:
    assert roles(*arguments) == left


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--focus", "Bakre"), "no role here is called 'Bakre'; did you mean 'Baker'? = known: Apprentice, Baker"),
        (("--focus", "\x1b[1m]|end\"'"), "no role here is called '\x1b[1m]|end\"''"),
        (("--focus", "🦊" * 200), "no role here is called '🦊"),
        (("--focus", ""), "no role here is called ''"),
        (("--family", "Shp"), "no family here is called 'Shp'; did you mean 'Shop'? = known: Baking, Shop"),
        (("--seniority", "Seniro"), "no seniority here is called 'Seniro'; did you mean 'Senior'?"),
        (("--family", ""), "no family here is called ''"),
        (("--family", "Shop, Mll"), "no family here is called 'Mll'"),
        (("--family", ","), "no family here is called ','"),
        (("--seniority", "Principal"), "nothing is left to draw"),
        (("--frequency", "dayly"), "no frequency here is called 'dayly'; did you mean 'daily'?"),
        (("--frequency", "yearly"), "nothing is left to draw"),
        (("--verb", "Provide"), "no verb here is called 'Provide'; did you mean 'Provides'?"),
        (("--focus", "Baker", "--family", "Shop"), "'Baker' is left out by the filters = leave one of them out"),
        (("--depth", "2"), "'depth' and 'direction' look from a role"),
        (("--direction", "in"), "'depth' and 'direction' look from a role"),
        (("--shape", "focus"), "the shape 'focus' needs a role to look from"),
        (("--shape", "matrix"), "this form has no shape 'matrix' = it has: overview, family, focus"),
        (("--public", "--with-findings"), "'public' leaves out the findings"),
        (("--public", "--group-by", "folder"), "'public' leaves paths out"),
        (("--output-format", "mermiad"), "--output-format: there is no format 'mermiad'; did you mean 'mermaid'?"),
        (("-o", "drawn.foo"), "the name 'drawn.foo' does not say which form to write = say it with --output-format"),
        (("-o", "drawn"), "the name 'drawn' does not say which form to write"),
        (("-o", "x.md", "--output-format", "svg"), "svg cannot be set into 'x.md' = write it to 'x.svg' and link it"),
        (("-o", "nowhere/x.mmd"), "cannot write 'nowhere/x.mmd': its folder does not exist"),
        (("-o", "README.md"), "README.md has no place for the diagram = paste these two lines where it belongs:"),
        (("-o", "roles"), "the name 'roles' does not say which form to write"),
        (("-o", "roles", "--output-format", "dot"), "'roles' is a folder = name a file in it"),
        (("-o", "latin.md"), "latin.md: line 1 is not UTF-8"),
        (("--write",), "no diagram is kept here = name one in rolelint.toml: [[diagrams]]"),
        (("--check",), "no diagram is kept here"),
        (("--write", "--check"), "--write and --check exclude each other"),
        (("--check", "--shape", "overview"), "how a kept diagram is drawn stands under [[diagrams]], not in --shape"),
        (("--write", "--facts"), "how a kept diagram is drawn stands under [[diagrams]], not in --facts"),
        (("--from", "Baker"), "a way has two ends = name both: --from ROLE --to ROLE"),
        (("--from", "Baker", "--to", "bakers"), "'Baker' and 'bakers' are the same role"),
        (("--from", "Baker", "--to", "Mill"), "'Mill' is no role here"),
        (("--from", "Baker", "--to", "Shop"), "'Shop' means 2 roles: Driver, Shop Lead = name one of them"),
        (("--from", "Baker", "--to", "Driver", "--depth", "2"), "--from has no use for --depth"),
        (("--from", "Baker", "--to", "Driver", "--family", "Shop"), "'Baker' is left out by the filters"),
        (("--pair", "Baker", "Baker"), "'Baker' and 'Baker' are the same role"),
        (("--pair", "Baker", "Drivr"), "no role here is called 'Drivr'; did you mean 'Driver'?"),
        (("--pair", "Baker", "Driver", "--public"), "--pair has no use for --public"),
        (("--facts", "--pair", "Baker", "Driver"), "--facts and --pair are two questions"),
        (("--facts", "--family", "Shop"), "--facts has no use for --family = leave out --family"),
        (
            ("--facts", "--output-format", "svg"),
            "--output-format: there is no format 'svg' = known: text, markdown, json",
        ),
        (("--facts", "-o", "facts.csv"), "the name 'facts.csv' does not say which form to write"),
        (("--estimate",), "--estimate belongs to the facts = ask for them: --facts --estimate"),
        (("nowhere",), "there is no file or folder 'nowhere'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_refused_with_the_way_out(arguments: tuple[str, ...], message: str, bakery: Path) -> None:
    put(bakery, {"README.md": "# A\n"})
    (bakery / "latin.md").write_bytes("Schloß\n".encode("latin-1"))
    code, text = graph(*arguments)
    assert (code, text[: len(message)]) == (2, message)


@pytest.mark.parametrize("arguments", [("--shape", "round"), ("--depth", "0"), ("--pair", "Baker"), ("--fokus", "x")])
def test_options_that_do_not_exist_are_wrong_use(arguments: tuple[str, ...], bakery: Path) -> None:
    assert graph(*arguments)[0] == 2


@pytest.mark.parametrize(
    ("families", "left"),
    [
        ("Shop, North", ["Clerk"]),
        ("shop,  south", ["Driver", "Shop Lead"]),
        ("Shop, North,Baking", ["Apprentice", "Baker", "Clerk", "Mill"]),
        ("Baking, Shop, North", ["Apprentice", "Baker", "Clerk", "Mill"]),
        (" Shop ,", ["Driver", "Shop Lead"]),
    ],
)
def test_a_family_with_a_comma_is_one(families: str, left: list[str], bakery: Path) -> None:
    put(bakery, {"roles/shop/clerk.md": role("Clerk", front="family: Shop, North\n")})
    if "south" in families:
        put(bakery, {"roles/shop/porter.md": role("Porter", front="family: South\n")})
        left = [*left[:1], "Porter", *left[1:]]
    assert roles("--family", families) == left


def test_a_name_that_two_roles_bear_lists_both(bakery: Path) -> None:
    put(bakery, {"roles/shop/baker.md": role("Baker")})
    both = "'Baker' in roles/baking/baker.md, 'Baker' in roles/shop/baker.md"
    hint = "name the one you mean by its file"
    assert graph("--focus", "Baker") == (2, f"'Baker' can mean several roles: {both} = {hint}")
    assert roles("--focus", "roles/shop/baker.md") == ["Baker (roles/shop/baker.md)"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "name a folder that has some"),
        ({"README.md": "# A\n"}, "left aside 1 file (no role or ladder in it); name a folder that has some"),
        ({"rolelint.toml": ""}, "name a folder that has some"),
    ],
)
def test_a_project_without_roles_is_refused(
    files: dict[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(put(tmp_path, files))
    assert graph() == (2, f"there is no role in '{tmp_path}' = {message}")


def test_findings_are_marked_where_asked_for(bakery: Path) -> None:
    plain, marked = (json.loads(printed("--output-format", "json", *more)) for more in ((), ("--with-findings",)))
    assert ("findings" in plain["members"][0], bool(marked["members"][0]["findings"])) == (False, True)


@pytest.mark.parametrize("name", [name for name in plugins.names("diagrams") if name != "png"])
@pytest.mark.parametrize("shape", [(), ("--shape", "overview")])
def test_what_is_public_names_no_file(name: str, shape: tuple[str, ...], bakery: Path) -> None:
    put(bakery, {"roles/shop/clerk.md": role("Clerk", front="family: Shop\nreports_to: Shop Lead\n")})
    text = printed("--public", "--output-format", name, *shape)
    assert [word for word in ("roles/", "baker.md", "lead.md", "RL402") if word in text] == []


def hidden(bakery: Path) -> None:
    """Put roles there that say no slug and no id, one of them no name either, and one that cannot be read."""
    lines = "# Interactions\n\n- **Informs** → Baker (weekly)\n- **Informs** → Clerk (weekly)\n"
    put(
        bakery,
        {
            "roles/zebra-one.md": f"---\nname: Clerk\nfamily: Shop\n---\n\n{lines}",
            "roles/zebra-two.md": f"---\nfamily: Shop\n---\n\n{lines}",
            "roles/zebra-three.md": f"---\nname: Baker\nfamily: 'Shop\n---\n\n{lines}",
            "rolelint.toml": f'{FILES["rolelint.toml"]}\nroles = ["roles/**/*.md"]\n',
        },
    )
    toml = bakery / "rolelint.toml"
    toml.write_text(f'roles = ["roles/**/*.md"]\n{FILES["rolelint.toml"]}', encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in plugins.names("diagrams") if name != "png"])
@pytest.mark.parametrize(
    "more",
    [
        (),
        ("--shape", "overview"),
        ("--focus", "zebra-two"),
        ("--focus", "Clerk"),
        ("--from", "zebra-two", "--to", "Clerk"),
    ],
)
def test_what_is_public_is_called_by_no_file(name: str, more: tuple[str, ...], bakery: Path) -> None:
    hidden(bakery)
    text = printed("--public", "--output-format", name, *more)
    drawn = text.partition('id="data">')[2].partition("</script>")[0] if name == "html" else text
    assert drawn
    assert [word for word in ("zebra", "cannot be read", "one-sided:") if word in drawn] == []


def test_who_says_no_name_is_in_public_an_unnamed_role(bakery: Path) -> None:
    hidden(bakery)
    members = json.loads(printed("--public", "--output-format", "json"))["members"]
    told = [(member["key"], member["label"], member["sort"]) for member in members if member["sort"] == "role"]
    assert told == [
        ("apprentice", "Apprentice", "role"),
        ("baker", "Baker (baker)", "role"),
        ("baker-2", "Baker (baker-2)", "role"),
        ("clerk", "Clerk", "role"),
        ("driver", "Driver", "role"),
        ("shop-lead", "Shop Lead", "role"),
        ("unnamed-role", "Unnamed role", "role"),
    ]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_public_facts_tell_neither_files_nor_findings(form: str, bakery: Path) -> None:
    hidden(bakery)
    text = printed("--facts", "--public", "--output-format", form)
    assert [word for word in ("zebra", "cannot be read", "One-sided", "Contradictions") if word in text] == []
    way = printed("--from", "zebra-two", "--to", "Clerk", "--public", "--output-format", form)
    assert ("zebra" in way, "Unnamed role" in way) == (False, True)


@pytest.mark.parametrize("more", [(), ("--public",)])
def test_a_page_with_a_focus_holds_everybody(more: tuple[str, ...], bakery: Path) -> None:
    hidden(bakery)
    whole = printed("--output-format", "html", *more)
    focused = printed("--output-format", "html", "--focus", "Clerk", *more)
    key = "clerk" if more else "zebra-one"
    assert focused == whole.replace('"focus":[]', f'"focus":["{key}"]')
    assert focused != whole


@pytest.mark.parametrize("more", [("--depth", "2"), ("--direction", "in")])
def test_a_page_holds_everything_so_there_is_no_distance_to_go(more: tuple[str, ...], bakery: Path) -> None:
    asked = ("--output-format", "html", "--focus", "Baker", *more)
    assert graph(*asked) == (
        2,
        "a page holds everything, so 'depth' and 'direction' have no use in it = leave them out",
    )


NASTY = [
    "end",
    "constructor",
    "]|[ \"quoted\" 'x'",
    "A <b>&amp;</b> --> |x|",
    "🦊 Fox",
    "مدير الإنتاج",
    "x" * 200,
    "a\x07\u202eb",
]


@pytest.mark.parametrize("name", NASTY)
def test_any_name_can_be_looked_from(name: str, bakery: Path) -> None:
    text = role("Nasty", "**Informs** → Baker (weekly)").replace("name: Nasty", f"name: {json.dumps(name)}")
    put(bakery, {"roles/nasty.md": text})
    assert roles("--focus", "Nasty") == roles("--focus", "roles/nasty.md")
    assert name in roles("--focus", name)
    for form in ("text", "markdown", "json", "mermaid"):
        way = printed("--from", "Baker", "--to", name, "--output-format", form)
        assert [sign for sign in way if sign in "\x07\u202e"] == []


def test_the_facts_are_told(bakery: Path) -> None:
    assert printed("--facts").startswith("Size\n  4 roles, 1 outside")
    assert json.loads(printed("--facts", "--output-format", "json"))["counts"]["roles"] == 4
    assert "hours" in printed("--facts", "--estimate")


def test_public_facts_name_no_file(bakery: Path) -> None:
    assert "roles/" not in printed("--facts", "--public", "--output-format", "json")


def test_a_pair_is_put_side_by_side(bakery: Path) -> None:
    assert [
        name for name in ("Baker", "Driver", "Receives bread") if name not in printed("--pair", "Baker", "driver")
    ] == []
    assert len(json.loads(printed("--pair", "Baker", "Driver", "--output-format", "json"))["sides"]) == 2


WAY = """\
From 'Baker' to 'Shop Lead' in 2 steps

Baker → Driver
  Baker: Provides bread → Driver (daily)

Driver ← Shop Lead
  Shop Lead: Manages → Driver (weekly)
"""


def test_a_way_is_told_step_by_step(bakery: Path) -> None:
    assert printed("--from", "Baker", "--to", "Shop Lead") == WAY


def test_a_way_is_told_as_data(bakery: Path) -> None:
    found = json.loads(printed("--from", "Baker", "--to", "Shop Lead", "--output-format", "json"))
    assert (found["found"], [step["direction"] for step in found["steps"]]) == (True, ["out", "in"])


def test_a_way_is_drawn_in_a_form(bakery: Path) -> None:
    text = printed("--from", "Apprentice", "--to", "Driver", "--output-format", "mermaid")
    assert "From 'Apprentice' to 'Driver' in 2 steps" in text
    assert ("Baker" in text, "Shop Lead" in text) == (True, False)


@pytest.mark.parametrize(
    "more", [("--direction", "out"), ("--verb", "Provides,Manages,Collaborates with", "--direction", "out")]
)
def test_where_no_way_leads_it_is_said(more: tuple[str, ...], bakery: Path) -> None:
    asked = ("--from", "Driver", "--to", "Baker", *more)
    assert graph(*asked) == (0, "No way leads from 'Driver' to 'Baker'\n")
    assert json.loads(printed(*asked, "--output-format", "json"))["steps"] == []
    assert graph(*asked, "--output-format", "dot")[0] == 2


def test_nobody_outside_passes_anything_on(bakery: Path) -> None:
    put(bakery, {"roles/buyer.md": role("Buyer", "**Informs** → Mill")})
    assert printed("--from", "Buyer", "--to", "Baker").startswith("No way leads")


def test_a_diagram_is_kept_between_its_comments(bakery: Path) -> None:
    kept(bakery, readme=f"# A\n\n{BEGIN}\n{END}\n\nmore\n")
    assert graph("--write") == (0, "written: README.md\n")
    text = (bakery / "README.md").read_text(encoding="utf-8")
    assert text == (
        f"# A\n\n{BEGIN}\n\n<!-- made by rolelint from the role files; to refresh it: rolelint graph --write -->\n\n"
        f"```mermaid\n{printed()}```\n\n{END}\n\nmore\n"
    )
    assert graph("--write") == graph("--check") == (0, "every diagram is up to date\n")


def test_a_stale_diagram_is_shown_as_a_diff(bakery: Path) -> None:
    kept(bakery)
    graph("--write")
    for name in ("baking/baker.md", "shop/driver.md"):
        path = bakery / "roles" / name
        path.write_bytes(path.read_bytes().replace(b"(daily)", b"(weekly)"))
    before = (bakery / "README.md").read_bytes()
    code, text = graph("--check")
    lines = text.splitlines()
    assert (code, lines[0], lines[-1]) == (1, "--- README.md", "stale: README.md")
    assert [line for line in lines if line.startswith(("+ ", "- "))] == [
        '-  r_baker -->|"Provides bread (daily)"| r_driver',
        '+  r_baker -->|"Provides bread (weekly)"| r_driver',
    ]
    assert (bakery / "README.md").read_bytes() == before


def test_a_file_that_is_not_there_is_stale_and_written(bakery: Path) -> None:
    kept(bakery, 'file = "README.md"\n[[diagrams]]\nfile = "all.svg"\n')
    (bakery / "README.md").unlink()
    code, text = graph("--check")
    assert (code, text.splitlines()) == (
        1,
        [
            *("README.md: this file is not there yet", "all.svg: this file is not there yet"),
            *("stale: README.md", "stale: all.svg"),
        ],
    )
    assert graph("--write") == (0, "written: README.md\nwritten: all.svg\n")
    assert graph("--check")[0] == 0
    assert (bakery / "README.md").read_text(encoding="utf-8").startswith(f"{BEGIN}\n")


@pytest.mark.parametrize("start", ["# A\r\n\r\n", "\ufeff# A\r\n"])
def test_a_file_keeps_its_line_ends_and_its_byte_order_mark(start: str, bakery: Path) -> None:
    kept(bakery, readme=f"{start}{BEGIN}\r\n{END}\r\nlast line")
    graph("--write")
    data = (bakery / "README.md").read_bytes()
    assert (data.startswith(start.encode()), data.endswith(f"{END}\r\nlast line".encode())) == (True, True)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert graph("--check")[0] == 0


def test_line_ends_that_only_a_checkout_changed_are_not_stale(bakery: Path) -> None:
    kept(bakery, 'file = "all.mmd"\n')
    graph("--write")
    path = bakery / "all.mmd"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert graph("--check")[0] == 0


def test_several_diagrams_in_one_file_are_told_apart_by_name(bakery: Path) -> None:
    settings = 'file = "README.md"\n[[diagrams]]\nfile = "README.md"\nname = "shop"\nfamilies = ["Shop"]\n'
    kept(bakery, settings, f"{markers('shop')}\n# B\n\n{markers()}")
    assert graph("--write") == (0, "written: README.md\n")
    first, _, second = (bakery / "README.md").read_text(encoding="utf-8").partition("# B")
    assert ("Baker" in first, "Shop Lead" in first, "Baker" in second) == (False, True, True)


def test_a_diagram_that_nothing_draws_is_named(bakery: Path) -> None:
    kept(bakery, readme=markers() + markers("shop"))
    code, text = graph("--write")
    assert (code, text[:60]) == (2, "README.md:3: this diagram is called 'shop', and nothing draw")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('focus = ["Bakre"]\n', "no role here is called 'Bakre'; did you mean 'Baker'?"),
        ('families = ["Shpo"]\n', "no family here is called 'Shpo'; did you mean 'Shop'?"),
        ('shape = "matrix"\n', "this form has no shape 'matrix'"),
    ],
)
def test_a_kept_diagram_that_cannot_be_drawn_is_named(settings: str, message: str, bakery: Path) -> None:
    kept(bakery, f'file = "README.md"\n{settings}')
    code, text = graph("--check")
    assert (code, text.partition(" = ")[0]) == (2, f"rolelint.toml, [[diagrams]] for 'README.md': {message}")


@pytest.mark.parametrize(
    ("settings", "arguments"),
    [
        ('shape = "overview"', ("--shape", "overview")),
        ('shape = "auto"', ("--shape", "auto")),
        ('focus = ["Baker"]\ndepth = 2\ndirection = "out"', ("--focus", "Baker", "--depth", "2", "--direction", "out")),
        ('families = ["Shop"]', ("--family", "Shop")),
        ('seniorities = ["Junior"]', ("--seniority", "Junior")),
        ('frequencies = ["daily"]', ("--frequency", "daily")),
        ('verbs = ["Manages"]', ("--verb", "Manages")),
        ('group-by = "seniority"', ("--group-by", "seniority")),
        ("with-findings = true", ("--with-findings",)),
        ("public = true", ("--public",)),
        ('format = "dot"', ("--output-format", "dot")),
    ],
)
def test_a_key_means_what_its_option_means(settings: str, arguments: tuple[str, ...], bakery: Path) -> None:
    kept(bakery, f'file = "all.mmd"\n{settings}\n')
    graph("--write")
    assert (bakery / "all.mmd").read_text(encoding="utf-8") == printed(*arguments)


def test_a_named_file_is_set_between_comments_and_compared(bakery: Path) -> None:
    put(bakery, {"notes.md": markers()})
    assert graph("-o", "notes.md", "--focus", "Baker") == (0, "")
    assert graph("-o", "notes.md", "--focus", "Baker", "--check") == (0, "every diagram is up to date\n")
    assert graph("-o", "notes.md", "--focus", "Driver", "--check")[0] == 1
    assert graph("-o", "notes.md", "--focus", "Driver", "--write") == (0, "written: notes.md\n")


def test_the_facts_can_be_kept_in_a_named_file_too(bakery: Path) -> None:
    assert graph("--facts", "-o", "facts.md") == (0, "")
    assert "## Size" in (bakery / "facts.md").read_text(encoding="utf-8")
    assert graph("--facts", "-o", "facts.md", "--check")[0] == 0


def test_a_file_of_the_configuration_is_drawn_as_it_says(bakery: Path) -> None:
    kept(bakery, 'file = "README.md"\nfamilies = ["Shop"]\n[[diagrams]]\nfile = "all.mmd"\n')
    assert graph("-o", "README.md") == (0, "")
    text = (bakery / "README.md").read_text(encoding="utf-8")
    assert ("Shop Lead" in text, "Baker" in text, (bakery / "all.mmd").exists()) == (True, False, False)
    assert graph("--check", "-o", "./README.md")[0] == 0
    where = "how 'README.md' is drawn stands under [[diagrams]] in rolelint.toml"
    assert graph("-o", "README.md", "--focus", "Baker") == (
        2,
        f"{where} = leave out --focus, or write to another file",
    )


def test_nothing_is_written_where_one_diagram_cannot_be_drawn(bakery: Path) -> None:
    kept(bakery, 'file = "README.md"\n[[diagrams]]\nfile = "all.mmd"\nfocus = ["Nobody"]\n')
    before = (bakery / "README.md").read_bytes()
    assert graph("--write")[0] == 2
    assert (bakery / "README.md").read_bytes() == before


def test_two_spellings_of_a_file_are_one_file(bakery: Path) -> None:
    kept(bakery, 'file = "./README.md"\n')
    assert graph("--write") == (0, "written: README.md\n")
    assert graph("--check")[0] == graph("-o", "README.md")[0] == 0


def test_two_names_that_lead_to_one_file_are_refused(bakery: Path) -> None:
    kept(bakery, 'file = "README.md"\n[[diagrams]]\nfile = "link.md"\nshape = "overview"\n')
    (bakery / "link.md").symlink_to("README.md")
    message = "rolelint.toml, [[diagrams]]: 'README.md' and 'link.md' are the same file = keep one of them"
    assert graph("--write") == graph("--check") == (2, message)


def test_a_file_that_is_read_only_stays_and_so_do_the_others(bakery: Path) -> None:
    kept(bakery, 'file = "README.md"\n[[diagrams]]\nfile = "all.mmd"\n')
    put(bakery, {"all.mmd": "old\n"})
    (bakery / "all.mmd").chmod(0o444)
    before = (bakery / "README.md").read_bytes()
    assert graph("--write") == (2, "cannot write 'all.mmd': it is read-only = ")
    assert ((bakery / "README.md").read_bytes(), (bakery / "all.mmd").read_bytes()) == (before, b"old\n")


def test_a_folder_is_called_a_folder(bakery: Path) -> None:
    kept(bakery)
    (bakery / "README.md").unlink()
    (bakery / "README.md").mkdir()
    assert graph("--check") == (2, "'README.md' is a folder = name a file in it")


def test_what_was_written_before_a_fault_is_told(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(bakery, 'file = "README.md"\n[[diagrams]]\nfile = "all.mmd"\n')
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target.name == "all.mmd":
            raise OSError(errno.ENOSPC, "full")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    done = CliRunner().invoke(group, ["graph", "--write"])
    assert (done.output, str(done.exception)[:12]) == ("written: README.md\n", "cannot write")


def test_a_file_that_cannot_be_replaced_stays_whole(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(bakery)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", fail)
    assert graph("--write")[1].startswith("cannot write")
    assert sorted(path.name for path in bakery.iterdir()) == ["README.md", "rolelint.toml", "roles"]
    assert (bakery / "README.md").read_text(encoding="utf-8") == f"# A\n\n{BEGIN}\n{END}\n"


def test_projects_inside_keep_their_own_diagrams(bakery: Path) -> None:
    kept(bakery)
    put(bakery, {f"branch/{name}": text for name, text in FILES.items()})
    kept(bakery / "branch")
    assert graph("--write") == (0, "written: README.md\nwritten: branch/README.md\n")
    assert graph("branch", "--check") == (0, "every diagram is up to date\n")


def test_of_projects_side_by_side_one_has_to_be_named(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for town in ("north", "south"):
        put(bakery / "towns" / town, FILES)
    monkeypatch.chdir(put(bakery / "towns", {"rolelint.toml": ""}))
    assert graph() == (2, "there are several projects here: 'north', 'south' = name one of them")
    assert roles("south")[:2] == ["Apprentice", "Baker"]


def test_a_diagram_is_kept_from_anywhere_in_the_project(bakery: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(bakery)
    monkeypatch.chdir(bakery / "roles" / "shop")
    assert graph("--write") == (0, "written: README.md\n")


def rolelint(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "rolelint", "graph", *arguments]
    return subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, check=False)


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--check",), 1), (("--focus", "x"), 2), (("--nope",), 2)])
def test_the_program_exits_with_the_code(arguments: tuple[str, ...], code: int, bakery: Path) -> None:
    kept(bakery)
    assert rolelint(bakery, *arguments).returncode == code


@pytest.mark.parametrize("name", [name for name in plugins.names("diagrams") if name != "png"])
def test_every_run_prints_the_same_bytes(name: str, bakery: Path) -> None:
    runs = [
        rolelint(bakery, "--output-format", name, "--with-findings", PYTHONHASHSEED=seed, LC_ALL=locale, TZ=zone)
        for seed, locale, zone in (("1", "C", "UTC"), ("2", "C.UTF-8", "Asia/Tokyo"))
    ]
    assert (runs[0].returncode, runs[0].stdout) == (0, runs[1].stdout)


def test_bytes_are_sent_to_a_pipe_and_not_to_a_terminal(bakery: Path) -> None:
    assert rolelint(bakery, "--output-format", "png").stdout.startswith(b"\x89PNG")
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "rolelint", "graph", "--output-format", "png"]
    done = subprocess.run(command, cwd=bakery, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stderr.decode().splitlines()) == (
        2,
        [
            "rolelint: png is no text that a terminal can show",
            "  = write it to a file: --output roles.png",
        ],
    )


def test_what_a_message_quotes_cannot_move_the_cursor(bakery: Path) -> None:
    done = rolelint(bakery, "--focus", "\x1b[2J\u202e")
    assert b"\\x1b[2J" in done.stderr
    assert b"\x1b" not in done.stderr


def test_every_form_can_be_asked_for_by_name() -> None:
    assert formats() == plugins.names("diagrams")
