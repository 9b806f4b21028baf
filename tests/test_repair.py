"""Repair in memory: which fixes are made, in which order, and which are refused."""

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolelint.diagnostic import Diagnostic, Finding, Fix, Safety, Severity
from rolelint.model import Role
from rolelint.repair import ROUNDS, Repair, repair
from rolelint.report import Report
from rolelint.rule import load_rules
from rolelint.runs import Asked, Outcome, mend
from rolelint.source import Edit, Location, Source, Span

RULES = load_rules()
SAFE = frozenset({Safety.SAFE})
ALL = frozenset(Safety)

Change = tuple[str, int, int, str]


def finding(code: str, *changes: Change) -> Diagnostic:
    """Return a finding whose fix makes some changes: path, start, end, text."""
    edits = tuple(Edit(Location(path, Span(start, end)), text) for path, start, end, text in changes)
    fix = Fix("change it", edits, Safety.SAFE)
    return Diagnostic(code, RULES[code].name, Severity.WARNING, Finding(str(changes), edits[0].at, fix=fix), "file:a")


def report(texts: Mapping[str, str], *found: Diagnostic) -> Report:
    return Report(found, {path: Source(path, text) for path, text in texts.items()}, RULES)


def run(
    texts: Mapping[str, str],
    *found: Diagnostic,
    then: Callable[[Mapping[str, str]], tuple[Diagnostic, ...]] = lambda _: (),
) -> tuple[dict[str, str], Repair, int]:
    """Repair texts about which `then` says what is found in the next round; returns texts, repair and looks."""
    looks = []

    def look(changed: Mapping[str, str]) -> Report:
        looks.append(changed)
        now = {**texts, **changed}
        return report(now, *then(now))

    done = repair(report(texts, *found), look, lambda _: True)
    return {**texts, **done.texts}, done, len(looks)


def harmful(*marks: str) -> Callable[[Mapping[str, str]], tuple[Diagnostic, ...]]:
    """Return findings of another rule for texts that hold certain marks."""

    def then(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        text = "".join(texts.values())
        return tuple(finding("RL203", ("a", 0, 0, mark)) for mark in marks if mark in text)

    return then


def test_of_two_fixes_for_one_place_the_earlier_one_is_made() -> None:
    texts, done, _ = run({"a": "abcd"}, finding("RL202", ("a", 1, 3, "X")), finding("RL202", ("a", 0, 2, "Y")))
    assert (texts["a"], len(done.mended)) == ("Ycd", 1)


def test_insertions_at_one_place_keep_their_order() -> None:
    texts, *_ = run({"a": "ad"}, finding("RL202", ("a", 1, 1, "b")), finding("RL202", ("a", 1, 1, "c")))
    assert texts["a"] == "abcd"


def test_the_same_text_is_inserted_once() -> None:
    texts, *_ = run({"a": "ad"}, finding("RL202", ("a", 1, 1, "b")), finding("RL203", ("a", 1, 1, "b")))
    assert texts["a"] == "abd"


def test_what_is_put_before_a_replaced_word_stands_before_it() -> None:
    texts, *_ = run({"a": "ad"}, finding("RL202", ("a", 1, 2, "D")), finding("RL202", ("a", 1, 1, "c")))
    assert texts["a"] == "acD"


def test_a_fix_of_two_files_is_made_in_both_or_in_none() -> None:
    both = finding("RL402", ("b", 0, 1, "B"), ("a", 1, 3, "C"))
    texts, *_ = run({"a": "abc", "b": "b"}, finding("RL202", ("a", 0, 2, "X")), both)
    assert texts == {"a": "Xc", "b": "b"}


@pytest.mark.parametrize(("breaks", "added"), [("\r\n", "\r\n"), ("\r", "\r"), ("\n", "\n")])
def test_an_added_line_ends_as_the_lines_of_the_file_do(breaks: str, added: str) -> None:
    texts, *_ = run({"a": f"1{breaks}2{breaks}"}, finding("RL202", ("a", 0, 0, "0\n")))
    assert texts["a"] == f"0{added}1{breaks}2{breaks}"


def test_where_lines_end_in_several_ways_none_of_them_is_changed() -> None:
    texts, *_ = run({"a": "1\r\n2\n"}, finding("RL202", ("a", 0, 3, "0\r\n1\n")))
    assert texts["a"] == "0\r\n1\n2\n"


def test_a_fix_that_brings_another_finding_is_refused_and_the_others_are_made() -> None:
    found = [finding("RL202", ("a", place, place + 1, letter)) for place, letter in enumerate("ABCDEFGH")]
    texts, done, _ = run({"a": "abcdefgh"}, *found, then=harmful("F"))
    assert (texts["a"], [refusal.why for refusal in done.refused]) == ("ABCDEfGH", ["it would add RL203 section-order"])


def test_a_bad_fix_among_many_is_found_without_trying_each() -> None:
    found = [finding("RL202", ("a", place, place + 1, "x" if place != 77 else "y")) for place in range(256)]
    texts, _, looks = run({"a": "." * 256}, *found, then=harmful("y"))
    assert (texts["a"].count("."), looks < 25) == (1, True)


def test_many_good_fixes_take_one_look() -> None:
    found = [finding("RL202", ("a", place, place + 1, "x")) for place in range(256)]
    assert run({"a": "." * 256}, *found)[2] == 1


def test_a_fix_cannot_hide_behind_another_one_that_takes_away_what_it_adds() -> None:
    cause = finding("RL203", ("a", 2, 3, "-"))
    bad = finding("RL202", ("a", 0, 1, "!"))

    def then(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        return tuple(finding("RL203", ("a", 0, 1, mark)) for mark in "!." if mark in texts["a"])

    texts, done, _ = run({"a": "a-."}, bad, cause, then=then)
    assert (texts["a"][0], [refusal.diagnostic.code for refusal in done.refused]) == ("a", ["RL202"])


def test_a_file_that_cannot_be_read_any_more_is_refused() -> None:
    def then(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        return (finding("RL003", ("a", 0, 0, "")),) if ":" in texts["a"] else ()

    texts, done, _ = run({"a": "a"}, finding("RL202", ("a", 0, 1, ":")), then=then)
    assert (texts["a"], done.refused[0].why) == ("a", "'a' could not be read any more")


def test_a_file_that_could_not_be_read_may_show_what_else_is_wrong_with_it() -> None:
    texts, *_ = run({"a": "a"}, finding("RL003", ("a", 0, 1, "b")), then=harmful("b"))
    assert texts["a"].endswith("b")


def test_a_rule_that_is_never_content_is_named() -> None:
    def then(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        return (finding("RL202", ("a", 0, 0, "x")),)

    texts, done, _ = run({"a": ""}, *then({}), then=then)
    assert (texts["a"], [refusal.why for refusal in done.refused]) == (
        "x" * ROUNDS,
        ["unknown-section is not content with its own repair; stopped after 10 rounds"],
    )


def test_a_text_that_is_as_before_in_the_end_has_not_changed() -> None:
    def then(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        return (finding("RL202", ("a", 0, 1, "a")),) if texts["a"] == "b" else ()

    assert run({"a": "a"}, finding("RL202", ("a", 0, 1, "b")), then=then)[1].texts == {}


# Real files

FRONT = "id: be-01\nslug: backend-engineer\nname: Backend Engineer\ndefault_seniority: Senior\n"
ROLE = f"""---
{FRONT}---

# Mission
Keep the services fast.

# Responsibilities
- **API design** (primary)
  - *Success metric*: at most 200 ms p95 response time
- **Reviews**
  - *Success metric*: 95% of reviews done within 1 day, per week

# Capabilities
- **Database design** — Advanced (SQL, indexing)

# Artifacts
- **Service documentation** (type: documentation)

# Interactions
- **Informs** → Board (weekly)
"""
SLIPS = {
    "heading typo": ("# Capabilities", "# Capabilites"),
    "no blank in a heading": ("# Artifacts", "#Artifacts"),
    "heading too deep": ("# Interactions", "## Interactions"),
    "key typo": ("default_seniority", "defualt_seniority"),
    "key twice": ("slug: backend-engineer\n", "slug: backend-engineer\nslug: backend-engineer\n"),
    "said in the body too": ("---\n\n#", "mission: Keep the services fast.\n---\n\n#"),
    "no blank behind a colon": ("slug: backend", "slug:backend"),
    "front matter not opened": ("---\nid", "id"),
    "front matter not closed": ("Senior\n---\n", "Senior\n"),
    "empty lines above": ("---\nid", "\n\n---\nid"),
    "invisible character": ("services", "serv\u200bices"),
    "label typo": ("*Success metric*: 95", "*Succes metric*: 95"),
    "flag typo": ("(primary)", "(primry)"),
    "open bracket": ("(SQL, indexing)", "(SQL, indexing"),
    "metric detached": (
        "  - *Success metric*: 95% of reviews done within 1 day, per week",
        "\n*Success metric*: 95% of reviews done within 1 day, per week",
    ),
    "arrow against its verb": ("**Informs** →", "**Informs** ←"),
    "item twice": (
        "- **Service documentation** (type: documentation)\n",
        "- **Service documentation** (type: documentation)\n" * 2,
    ),
    "empty item": ("- **Service", "-\n- **Service"),
    "idle suppression": ("- **Reviews**", "- **Reviews** <!-- rolelint: ignore RL303: later -->"),
    "sections out of order": (
        "# Artifacts\n- **Service documentation** (type: documentation)\n\n",
        "",
    ),
}


OF_FRONT_MATTER = {"front matter not closed", "no blank behind a colon"}
# What these rules find is only how something is written.
OF_FORM = {"RL002", "RL004", "RL009", "RL107", "RL202", "RL203", "RL205", "RL206", "RL309", "RL901"}


def outcome(text: str, folder: Path, fixes: frozenset[Safety] = SAFE) -> Outcome:
    """Return what becomes of a text that lies in a folder with a configuration."""
    (folder / "rolelint.toml").write_text('externals = ["Board"]\n', encoding="utf-8")
    done = mend(Asked(stdin=(folder / "backend-engineer.md", text.encode()), fixes=fixes, allow_empty=True))
    assert done
    return done


def after(done: Outcome, text: str) -> str:
    return next((change.after for change in done.rewrites), text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project")


def test_there_is_nothing_to_mend_in_a_sound_role(folder: Path) -> None:
    done = outcome(ROLE, folder)
    assert (done.report.diagnostics, done.rewrites) == ((), ())


@pytest.mark.parametrize(("right", "wrong"), SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("breaks", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_slip_is_mended_for_good(right: str, wrong: str, breaks: str, folder: Path) -> None:
    assert ROLE.count(right) == 1
    text = ROLE.replace(right, wrong)
    if not wrong:
        text = text.replace("# Mission", f"{right}# Mission")
    done = outcome(text.replace("\n", breaks), folder)
    mended = after(done, text)
    assert (len(done.report.mended), done.report.diagnostics, done.report.refused) == (1, (), ())
    assert role(mended) == role(ROLE)
    assert mended.replace("\r\n", "").count("\n") == (0 if breaks == "\r\n" else mended.count("\n"))
    assert outcome(mended, folder).rewrites == ()


def role(text: str) -> Role:
    """Return the role that a text of the canonical form holds."""
    from rolelint.analysis import Plan, analyze
    from rolelint.dialects.role import DIALECT

    return analyze(Source("backend-engineer.md", text), DIALECT, Plan()).roles[0]


@settings(max_examples=25)
@given(st.sets(st.sampled_from(sorted(SLIPS)), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_several_slips_are_mended_together(
    tmp_path_factory: pytest.TempPathFactory, names: set[str], breaks: str
) -> None:
    # With a second slip in it, nobody can tell front matter that is not opened from text.
    text, names = ROLE, names - (OF_FRONT_MATTER if "front matter not opened" in names else set())
    for name in sorted(names):
        right, wrong = SLIPS[name]
        text = text.replace(right, wrong) if wrong else text
    folder = tmp_path_factory.mktemp("project")
    done = outcome(text.replace("\n", breaks), folder)
    mended = after(done, text.replace("\n", breaks))
    assert not done.report.refused
    assert outcome(mended, folder).rewrites == ()
    assert role(mended) == role(ROLE)


BLOWS: Mapping[str, Callable[[str], list[str]]] = {
    "cut": lambda line: [line[: len(line) // 2]],
    "gone": lambda _: [],
    "twice": lambda line: [line, line],
    "bracket": lambda line: [f"{line} (x"],
    "flat": lambda line: [line.lstrip()],
    "apart": lambda line: ["", line],
    "higher": lambda line: [f"#{line}"],
}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, ROLE.count("\n")), st.sampled_from(sorted(BLOWS))), max_size=5))
def test_a_broken_role_is_mended_once_and_says_the_same_afterwards(
    tmp_path_factory: pytest.TempPathFactory, blows: list[tuple[int, str]]
) -> None:
    lines = ROLE.split("\n")
    for row, blow in blows:
        lines[row % len(lines) : row % len(lines) + 1] = BLOWS[blow](lines[row % len(lines)])
    text = "\n".join(lines)
    folder = tmp_path_factory.mktemp("project")
    before, done = outcome(text, folder, frozenset()), outcome(text, folder)
    mended = after(done, text)
    codes = {one.diagnostic.code for one in done.report.mended}
    assert outcome(mended, folder).rewrites == ()
    if not any(RULES[code].fixed for code in codes):
        assert {one.code for one in done.report.diagnostics} <= {one.code for one in before.report.diagnostics}
    if codes <= OF_FORM and before.report.roles and not any(RULES[one.code].fixed for one in before.report.diagnostics):
        assert role(mended) == role(text)


@pytest.mark.slow
def test_real_projects_gain_no_finding_of_another_rule(shared: Path, tmp_path: Path) -> None:
    for project in sorted(path for path in (shared / "corpora").iterdir() if path.is_dir()):
        copy = tmp_path / project.name
        shutil.copytree(project, copy, copy_function=shutil.copyfile)
        gained(copy)


def test_real_files_by_themselves_gain_no_finding_of_another_rule(shared: Path, tmp_path: Path) -> None:
    for seed in sorted((shared / "seeds").iterdir()):
        copy = tmp_path / seed.stem
        copy.mkdir()
        shutil.copyfile(seed, copy / "role.md")
        gained(copy)


def gained(folder: Path) -> None:
    """Demand that repairing a project adds no finding of another rule and is done after one run."""
    before = mend(Asked((folder,), allow_empty=True))
    done = mend(Asked((folder,), allow_empty=True, fixes=ALL))
    assert before
    assert done
    mended = {one.diagnostic.code for one in done.report.mended}
    counts = [Counter(one.code for one in report.diagnostics) for report in (before.report, done.report)]
    if not any(RULES[code].fixed for code in mended):
        assert {code for code in counts[1] - counts[0] if code not in mended} == set()
    done.write()
    again = mend(Asked((folder,), allow_empty=True, fixes=ALL))
    assert again
    assert again.rewrites == ()
