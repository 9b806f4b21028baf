"""A project as git has it, in repositories made for the purpose."""

from pathlib import Path

import pytest
from test_git import commit, make, nest, run

from rolelint import git, revisions
from rolelint.errors import UserError

pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository on a branch `change` that left `main` after one commit and changed roles/b.md."""
    folder = tmp_path / "here"
    make(folder, "a.md", "roles/b.md", "roles/picture.png")
    run(folder, "init", "-q", "-b", "main")
    commit(folder)
    run(folder, "switch", "-q", "-c", "change")
    (folder / "roles" / "b.md").write_text("Committed.\n", encoding="utf-8")
    commit(folder)
    return folder


def test_a_commit_holds_the_names_of_all_files_and_the_contents_of_those_that_say_something(repository: Path) -> None:
    found = revisions.snapshot(repository, "main")
    assert found.names == ("a.md", "roles/b.md", "roles/picture.png")
    assert found.contents == {"a.md": b"This is a.md.\n", "roles/b.md": b"This is roles/b.md.\n"}


def test_the_index_is_neither_the_last_commit_nor_the_work_tree(repository: Path) -> None:
    (repository / "roles" / "b.md").write_text("Staged.\n", encoding="utf-8")
    run(repository, "add", "--all")
    (repository / "roles" / "b.md").write_text("Not staged.\n", encoding="utf-8")
    assert revisions.snapshot(repository, None).contents["roles/b.md"] == b"Staged.\n"


def test_names_are_relative_to_the_folder_that_was_asked_about(repository: Path) -> None:
    found = revisions.snapshot(repository / "roles", "main")
    assert (found.names, set(found.contents)) == (("b.md", "picture.png"), {"b.md"})


def test_a_symbolic_link_says_what_its_target_says(repository: Path) -> None:
    (repository / "link.md").symlink_to("roles/b.md")
    (repository / "away.md").symlink_to("/etc/hostname")
    (repository / "round.md").symlink_to("round.md")
    commit(repository)
    found = revisions.snapshot(repository, "HEAD")
    assert found.contents["link.md"] == b"Committed.\n"
    assert {"away.md", "round.md"}.isdisjoint(found.contents)
    assert {"away.md", "round.md", "link.md"} < set(found.names)


def test_names_of_any_letters_are_found(repository: Path) -> None:
    make(repository, 'rôles/a "b"\t\U0001f600.md')
    commit(repository)
    assert 'rôles/a "b"\t\U0001f600.md' in revisions.snapshot(repository, "HEAD").contents


def with_submodule(repository: Path) -> str:
    """Add a repository of its own as team/, and return its commit."""
    nest(repository / "team")
    commit(repository)
    return run(repository / "team", "rev-parse", "HEAD")


def test_files_of_a_submodule_are_those_of_the_commit_that_it_is_at(repository: Path) -> None:
    with_submodule(repository)
    (repository / "team" / "x.md").write_text("Later.\n", encoding="utf-8")
    commit(repository / "team")
    assert revisions.snapshot(repository, "HEAD").contents["team/x.md"] == b"This is x.md.\n"


def test_a_submodule_without_its_commit_is_told(repository: Path) -> None:
    with_submodule(repository)
    run(repository, "update-index", "--cacheinfo", f"160000,{'1' * 40},team")
    with pytest.raises(UserError, match="the submodule 'team' lacks its commit 111111111111"):
        revisions.snapshot(repository, None)


def test_the_base_is_where_the_change_began(repository: Path) -> None:
    began = run(repository, "rev-parse", "main")
    run(repository, "switch", "-q", "main")
    make(repository, "later.md")
    commit(repository)
    run(repository, "switch", "-q", "--detach", "change")
    assert revisions.base(repository, "main") == began


def test_a_revision_that_nobody_knows_is_told_with_the_nearest_name(repository: Path) -> None:
    with pytest.raises(UserError, match="no revision 'mian'") as caught:
        revisions.base(repository, "mian")
    assert caught.value.hint == "did you mean 'main'?"


def test_a_revision_like_no_other_is_to_be_fetched(repository: Path) -> None:
    with pytest.raises(UserError, match="no revision 'origin/develop'") as caught:
        revisions.base(repository, "origin/develop")
    assert "fetch-depth: 0" in caught.value.hint


def test_a_revision_is_never_taken_for_an_option(repository: Path) -> None:
    with pytest.raises(UserError, match="no revision '--all'"):
        revisions.base(repository, "--all")


def test_a_shallow_clone_without_the_base_is_told(repository: Path, tmp_path: Path) -> None:
    run(repository, "switch", "-q", "main")
    make(repository, "later.md")
    commit(repository)
    clone = tmp_path / "clone"
    run(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repository}", str(clone))
    with pytest.raises(UserError, match="only the end of the history") as caught:
        revisions.base(clone, "origin/change")
    assert "fetch-depth: 0" in caught.value.hint


def test_histories_that_never_met_are_told(repository: Path) -> None:
    run(repository, "switch", "-q", "--orphan", "other")
    make(repository, "z.md")
    commit(repository)
    with pytest.raises(UserError, match="they have no common history"):
        revisions.base(repository, "main")


def test_outside_of_git_there_is_no_base(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not in a git repository"):
        revisions.base(tmp_path, "main")


def test_a_work_tree_beside_the_repository_has_revisions_too(repository: Path, tmp_path: Path) -> None:
    run(repository, "worktree", "add", "-q", str(tmp_path / "beside"), "main")
    assert revisions.base(tmp_path / "beside", "change") == git.commit(repository, "main")
    assert "a.md" in revisions.snapshot(tmp_path / "beside", "change").contents


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("GITHUB_BASE_REF", "main", "origin/main"),
        ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "release/2", "origin/release/2"),
        ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main", "origin/main"),
    ],
)
def test_a_ci_service_names_the_branch_to_go_into(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(name, value)
    assert revisions.target() == expected


@pytest.mark.parametrize("value", ["", None])
def test_without_a_branch_to_go_into_one_has_to_be_named(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is not None:
        monkeypatch.setenv("GITHUB_BASE_REF", value)
    with pytest.raises(UserError, match="nothing says what to compare with"):
        revisions.target()


def test_what_is_laid_out_is_gone_when_nobody_looks_any_more(repository: Path) -> None:
    with revisions.laid_out(repository, "main") as (folder, found):
        assert (folder / "roles" / "b.md").read_bytes() == found.contents["roles/b.md"]
    assert not folder.exists()


def test_a_repository_without_a_commit_has_nothing_to_fetch(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    with pytest.raises(UserError) as caught:
        revisions.base(tmp_path, "HEAD")
    assert (str(caught.value), caught.value.hint) == ("there is no commit yet to compare with", "make the first one")
