"""What a change adds where more than roles lies around it: templates, repositories inside and beside, other folders."""

import subprocess
import sys
from pathlib import Path

import pytest
from test_gate import BEGINNING, LADDER, VAGUE, Counts, History, counts, role
from test_house import HEAVY

from rolelint import debts
from rolelint.errors import UserError
from rolelint.runs import Asked, check

pytestmark = pytest.mark.usefixtures("own_git")

CONFIGURED = 'roles = ["*.md"]\nexclude = ["old/**"]\n'


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """A repository with some debt, and the current folder."""
    begun = begin(tmp_path / "here", BEGINNING)
    monkeypatch.chdir(begun.folder)
    return begun


def begin(folder: Path, texts: dict[str, str]) -> History:
    """Return a repository with one commit."""
    folder.mkdir()
    begun = History(folder)
    begun.git("init", "-q", "-b", "main")
    for name, text in texts.items():
        begun.write(name, text)
    begun.commit()
    return begun


def told(*paths: Path, since: str = "HEAD", stdin: tuple[Path, bytes] | None = None) -> Counts | None:
    """Return what the gate counts."""
    return counts(check(Asked(paths, since=since, stdin=stdin)))


def test_a_comment_that_hides_one_finding_for_another_is_told(history: History) -> None:
    comment = " <!-- rolelint: ignore RL601: until May -->"
    history.edit("roles/ux-designer.md", "great teamwork", f"great teamwork{comment}")
    history.commit()
    history.edit("roles/ux-designer.md", comment, "")
    history.edit("roles/backend-engineer.md", VAGUE, f"{VAGUE}{comment}")
    report = check(Asked(since="HEAD"))
    assert report is not None
    assert report.gate is not None
    assert report.gate.away == ("1 finding more is ignored by a comment",)


@pytest.mark.parametrize("since", ["HEAD", "HEAD~..HEAD"])
def test_what_is_no_role_now_was_none_before(history: History, since: str) -> None:
    history.write("roles/role-template.md", role("Cosmonaut", "Astronaut", metrics=(VAGUE,)))
    history.write("old/clerk.md", role("Clerk", "Typist"))
    history.edit("rolelint.toml", "roles =", 'exclude = ["old/**"]\nroles =')
    history.commit()
    history.write("README.md", "# Another company\n")
    history.commit()
    assert told(since=since) == (0, 0, 3)


def test_a_project_in_a_submodule_is_compared_with_itself(history: History) -> None:
    texts = {"rolelint.toml": CONFIGURED, "baker.md": role("Baker", "Ghost"), "miller.md": role("Miller", "Baker")}
    inside = begin(history.folder / "team", texts)
    history.commit()
    assert told() == (0, 0, 4)
    inside.edit("baker.md", "Ghost", "Miller")
    inside.commit()
    # The revision is one of the repository around, so a commit in the submodule is a change, too.
    assert told() == (0, 2, 3)
    assert told(Path("team")) == (0, 0, 0)


def test_a_text_from_elsewhere_is_compared_in_its_own_repository(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = history.folder / "roles" / "backend-engineer.md"
    assert told(stdin=(path, path.read_bytes())) == (0, 0, 2)


def test_each_path_is_compared_in_its_own_repository(history: History, tmp_path: Path) -> None:
    other = begin(tmp_path / "other", {"baker.md": role("Baker", "Ghost")})
    assert told(history.folder, other.folder) == (0, 0, 4)


def test_a_commit_holds_no_path_of_another_repository(history: History, tmp_path: Path) -> None:
    other = begin(tmp_path / "other", {"baker.md": role("Baker", "Ghost")})
    with pytest.raises(UserError, match="in another repository"):
        told(history.folder, other.folder, since="HEAD..HEAD")


def test_a_commit_without_a_text_is_let_through_before_anything_is_read(history: History) -> None:
    history.write("baker.py", "bread = 1\n")
    history.git("add", "--all")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rolelint", "check", "--hook"],
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert done.stdout == "no role and no configuration changed, so there is nothing to check\n"
    assert imported & HEAVY == set()


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("shared.toml", 'ignore = ["RL401"]\n', "rules that do not run: 'RL401'"),
        ("rolelint.toml", 'extend = "shared.toml"\nlanguage = "de"\n', "all is taken to be written in 'de'"),
    ],
)
def test_what_a_configuration_extends_asks_to_look_away_too(history: History, name: str, text: str, line: str) -> None:
    history.write("shared.toml", 'preset = "linked"\n')
    history.write("rolelint.toml", 'extend = "shared.toml"\n')
    history.commit()
    history.write(name, text)
    assert away() == (line,)


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("strict.toml", 'ignore = ["RL401"]\n', ("rules that do not run: 'RL401'",)),
        ("team/deep/rolelint.toml", 'extend = "../../loose.toml"\n', ("rules that do not run: 'RL401'",)),
        ("team/deep/rolelint.toml", 'extend = "../loose.toml"\n', ("rules that do not run: 'RL402'",)),
        ("team/deep/rolelint.toml", 'extend = "../../strict.toml"\n# The same.\n', ()),
    ],
)
def test_what_lies_outside_of_the_project_can_ask_to_look_away(
    history: History, name: str, text: str, lines: tuple[str, ...]
) -> None:
    history.write("strict.toml", 'preset = "linked"\n')
    history.write("loose.toml", 'preset = "linked"\nignore = ["RL401"]\n')
    history.write("team/loose.toml", 'preset = "linked"\nignore = ["RL402"]\n')
    history.write("team/deep/rolelint.toml", 'extend = "../../strict.toml"\n')
    history.write("team/deep/baker.md", role("Baker"))
    history.commit()
    history.write(name, text)
    assert away(Path("team/deep")) == lines


def test_what_lies_outside_of_the_repository_is_told_by_its_name(history: History) -> None:
    for name in ("strict.toml", "loose.toml"):
        (history.folder.parent / name).write_bytes(b'ignore = ["RL401"]\n')
    history.write("rolelint.toml", 'extend = "../strict.toml"\n')
    history.commit()
    assert away() == ()
    history.write("rolelint.toml", 'extend = "../loose.toml"\nignore = ["RL402"]\n')
    assert away() == ("the configuration extends '../loose.toml'", "rules that do not run: 'RL402'")


def test_a_first_configuration_beside_that_of_other_tools_can_ask_to_look_away(history: History) -> None:
    (history.folder / "rolelint.toml").unlink()
    history.write("pyproject.toml", '[project]\nname = "bakery"\n')
    history.commit()
    history.write("rolelint.toml", 'ignore = ["RL401"]\n')
    assert away() == ("rules that do not run: 'RL401'",)


def test_a_baseline_that_knows_another_finding_asks_to_look_away(history: History) -> None:
    debts.create(Path(), None, None)
    history.commit()
    history.edit("roles/backend-engineer.md", "Astronaut", "Cosmonaut")
    debts.update(Path(), None, None)
    assert away() == ("the baseline knows 1 finding more",)


@pytest.mark.parametrize("before", [None, "---\nname: [Cosmo\n---\n"])
def test_a_new_draft_that_answers_to_an_open_name_asks_to_look_away(history: History, before: str | None) -> None:
    if before:
        history.write("roles/cosmonaut.md", before)
        history.commit()
    head = "name: Cosmonaut\nstatus: draft\naliases: [Astronaut, Spaceman]\n"
    history.write("roles/cosmonaut.md", role("Cosmonaut").replace("name: Cosmonaut\n", head))
    history.write("ladders/growing.md", LADDER.replace("kind: ladder\n", "kind: ladder\nstatus: deprecated\n"))
    history.edit("rolelint.toml", "roles =", 'ladders = ["ladders/*.md"]\nroles =')
    assert set(away()) == {
        "the new 'Cosmonaut' is known as 'Astronaut', too",
        "the new role 'Cosmonaut' is draft, so its findings weigh less",
        "the new ladder 'Growing' is deprecated, so its findings weigh less",
    }


def people(history: History) -> None:
    """Give the folder of the roles another name, mend something, and take a role away."""
    history.git("mv", "roles", "people")
    history.edit("people/backend-engineer.md", "- **Collaborates with** ↔ Astronaut (weekly)\n", "")
    (history.folder / "people/qa-engineer.md").unlink()


@pytest.mark.parametrize("way", ["work tree", "commit", "inside"])
def test_a_folder_that_has_another_name_is_the_same(
    history: History, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    (history.folder / "rolelint.toml").unlink()
    history.commit()
    before = check(Asked((Path("roles"),)))
    assert before is not None
    people(history)
    path = Path("people")
    if way == "inside":
        monkeypatch.chdir("people")
        path = Path()
    if way == "commit":
        history.commit()
    found = check(Asked((path,), since="HEAD~..HEAD" if way == "commit" else "HEAD"))
    assert found is not None
    assert found.gate is not None
    told = [one.code for one in before.diagnostics if "Astronaut" not in one.finding.message]
    assert [one.code for one in found.gate.known] == told
    assert "role-removed" in {change.kind for change in found.gate.changes}


def test_a_folder_that_moved_into_a_project_of_its_own_is_the_same(history: History) -> None:
    history.write("elsewhere/clerk.md", role("Clerk", "Typist"))
    history.commit()
    (history.folder / "sub").mkdir()
    history.git("mv", "roles", "sub/roles")
    history.git("mv", "rolelint.toml", "sub/rolelint.toml")
    assert told(Path("sub")) == (0, 0, 3)
    history.commit()
    assert told(Path("sub"), since="HEAD~..HEAD") == (0, 0, 3)


def test_the_debt_of_a_project_inside_that_has_another_name_in_the_index_is_known(history: History) -> None:
    history.write("team/rolelint.toml", CONFIGURED)
    history.write("team/baker.md", role("Baker", "Ghost"))
    history.commit()
    history.git("mv", "team", "crew")
    history.edit("crew/baker.md", "# Mission", "# Mission\nOnce upon a time.")
    report = check(Asked(is_hook=True, since="HEAD"))
    assert report is not None
    assert report.gate is not None
    assert [one.finding.at.path for one in report.gate.known if "Ghost" in one.finding.message] == ["crew/baker.md"]


@pytest.mark.parametrize("path", ["roles/", "rolelint.toml", "../here", "."])
def test_a_path_in_the_place_of_the_revision_is_told(history: History, path: str) -> None:
    assert (history.folder / path).exists()
    with pytest.raises(UserError) as caught:
        told(since=path)
    assert str(caught.value) == f"'{path}' is a path, not a revision"
    assert "name paths ahead of it" in (caught.value.hint or "")


def test_a_branch_may_be_called_like_a_folder(history: History) -> None:
    history.git("branch", "roles")
    assert told(since="roles") == (0, 0, 3)


def away(*paths: Path) -> tuple[str, ...]:
    """Return what the change asks to look away from."""
    report = check(Asked(paths, since="HEAD"))
    assert report is not None
    assert report.gate is not None
    return report.gate.away
