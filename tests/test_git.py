import subprocess
from pathlib import Path

import pytest

from rolelint import git
from rolelint.errors import UserError

pytestmark = pytest.mark.usefixtures("own_git")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit that holds a.md and roles/b.md."""
    make(tmp_path / "here", "a.md", "roles/b.md")
    run(tmp_path / "here", "init", "-q", "-b", "main")
    commit(tmp_path / "here")
    return tmp_path / "here"


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"This is {name}.\n", encoding="utf-8")


def commit(folder: Path) -> str:
    run(folder, "add", "--all")
    run(folder, "commit", "-q", "-m", "Change something")
    return run(folder, "rev-parse", "HEAD")


def nest(folder: Path) -> None:
    """Put a repository with the tracked file x.md, an ignored and an untracked one into a folder."""
    make(folder, "x.md", "ignored.md")
    (folder / ".gitignore").write_text("ignored.md\n", encoding="utf-8")
    run(folder, "init", "-q")
    commit(folder)
    make(folder, "y.md")


def test_the_root_is_found_from_a_file_below(repository: Path) -> None:
    assert git.root(repository / "roles" / "b.md") == repository


def test_a_git_file_as_worktrees_have_it_marks_a_root(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert git.root(tmp_path) == tmp_path


def test_tracked_files_are_those_of_the_index(repository: Path) -> None:
    make(repository, "new.md", "staged.md")
    run(repository, "add", "staged.md")
    assert git.tracked(repository) == ["a.md", "roles/b.md", "staged.md"]


def test_paths_are_relative_to_the_folder_that_was_asked_about(repository: Path) -> None:
    make(repository, "roles-old/c.md")
    commit(repository)
    assert git.tracked(repository / "roles") == ["b.md"]


def test_tracked_files_follow_another_index(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")
    make(repository, "other.md")
    run(repository, "add", "other.md")
    assert git.tracked(repository / "roles") == []
    assert git.tracked(repository) == ["other.md"]


def test_a_hook_in_a_linked_worktree_is_answered_for_its_subfolder(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = repository.parent / "linked"
    run(repository, "worktree", "add", "-q", str(linked))
    monkeypatch.setenv("GIT_DIR", run(linked, "rev-parse", "--absolute-git-dir"))
    assert git.tracked(linked / "roles") == ["b.md"]


def test_names_with_blanks_quotes_and_other_scripts_arrive_whole(repository: Path) -> None:
    make(repository, 'rôle "x" 役.md', "two\nlines.md")
    commit(repository)
    assert git.tracked(repository)[1:] == ["roles/b.md", 'rôle "x" 役.md', "two\nlines.md"]


def test_tracked_files_of_submodules_count(repository: Path) -> None:
    other = repository.parent / "other"
    nest(other)
    run(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub")
    assert git.tracked(repository) == [".gitmodules", "a.md", "roles/b.md", "sub/.gitignore", "sub/x.md"]


def test_untracked_files_are_new_and_not_ignored(repository: Path) -> None:
    make(repository, "new.md", "roles/ignored.md")
    (repository / ".git" / "info" / "exclude").write_text("ignored.md\n", encoding="utf-8")
    assert git.untracked(repository) == ["new.md"]


def test_listed_files_are_tracked_or_new_but_not_ignored(repository: Path) -> None:
    make(repository, "new.md", "ignored.md")
    (repository / ".git" / "info" / "exclude").write_text("ignored.md\n", encoding="utf-8")
    assert git.listed(repository) == ["a.md", "new.md", "roles/b.md"]


def test_listed_files_reach_into_a_repository_inside(repository: Path) -> None:
    nest(repository / "inner")
    names = git.listed(repository)
    assert names == ["a.md", "inner/.gitignore", "inner/x.md", "inner/y.md", "roles/b.md"]


def test_listed_files_reach_into_a_submodule(repository: Path) -> None:
    nest(repository / "sub")
    run(repository, "-c", "advice.addEmbeddedRepo=false", "add", "sub")
    assert git.listed(repository) == ["a.md", "roles/b.md", "sub/.gitignore", "sub/x.md", "sub/y.md"]


def test_an_index_given_by_a_hook_is_not_taken_for_that_of_a_repository_inside(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nest(repository / "inner")
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository / ".git" / "index"))
    assert git.listed(repository / "inner") != []
    assert "inner/a.md" not in (git.listed(repository) or [])


def test_an_empty_submodule_folder_holds_nothing(repository: Path) -> None:
    head = run(repository, "rev-parse", "HEAD")
    run(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},sub")
    (repository / "sub").mkdir()
    assert git.listed(repository) == ["a.md", "roles/b.md"]


def test_a_file_in_conflict_is_listed_once(repository: Path) -> None:
    run(repository, "checkout", "-q", "-b", "side")
    (repository / "a.md").write_text("side\n", encoding="utf-8")
    commit(repository)
    run(repository, "checkout", "-q", "main")
    (repository / "a.md").write_text("main\n", encoding="utf-8")
    commit(repository)
    subprocess.run(["git", "merge", "-q", "side"], cwd=repository, check=False, capture_output=True)
    assert git.listed(repository) == ["a.md", "roles/b.md"]


def test_git_has_no_say_outside_of_a_work_tree(tmp_path: Path) -> None:
    assert git.listed(tmp_path) is None


def test_git_has_no_say_about_a_folder_that_is_no_repository_after_all(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert git.listed(tmp_path) is None


def test_git_has_no_say_where_it_is_not_installed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert git.listed(repository) is None


def test_git_has_no_say_about_a_folder_that_it_ignores_as_a_whole(repository: Path) -> None:
    make(repository, "build/c.md")
    (repository / ".git" / "info" / "exclude").write_text("build/\n", encoding="utf-8")
    assert git.listed(repository / "build") is None


def test_an_empty_folder_in_a_repository_holds_nothing(repository: Path) -> None:
    (repository / "empty").mkdir()
    assert git.listed(repository / "empty") == []


def test_nothing_staged_means_that_everything_is_to_be_judged(repository: Path) -> None:
    make(repository, "new.md")
    assert git.changed(repository) is None


def test_staged_files_have_changed_and_others_have_not(repository: Path) -> None:
    make(repository, "new.md", "other.md")
    run(repository, "add", "new.md")
    assert git.changed(repository) == {"new.md"}


def test_a_deleted_file_has_changed(repository: Path) -> None:
    run(repository, "rm", "-q", "roles/b.md")
    assert git.changed(repository) == {"roles/b.md"}


def test_both_names_of_a_renamed_file_have_changed(repository: Path) -> None:
    run(repository, "mv", "a.md", "z.md")
    assert git.changed(repository) == {"a.md", "z.md"}


def test_in_the_first_commit_everything_has_changed(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    run(tmp_path, "init", "-q")
    run(tmp_path, "add", "a.md")
    assert git.changed(tmp_path) == {"a.md"}


def test_in_a_merge_what_the_other_branch_brings_has_changed(repository: Path) -> None:
    run(repository, "checkout", "-q", "-b", "side")
    make(repository, "side.md")
    commit(repository)
    run(repository, "checkout", "-q", "main")
    make(repository, "main.md")
    commit(repository)
    run(repository, "merge", "-q", "--no-commit", "side")
    assert git.changed(repository) == {"side.md"}


def test_changes_outside_of_the_folder_are_no_changes_of_it(repository: Path) -> None:
    run(repository, "rm", "-q", "a.md")
    assert git.changed(repository / "roles") == set()


def test_a_submodule_that_moves_on_changes_its_files(repository: Path) -> None:
    other = repository.parent / "other"
    nest(other)
    run(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "sub")
    assert (git.changed(repository) or set()) >= {"sub", "sub/x.md"}


def between(older: str, newer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", older)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", newer)


def test_between_two_revisions_counts_what_the_newer_one_changed(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(repository, "checkout", "-q", "-b", "side")
    run(repository, "rm", "-q", "a.md")
    commit(repository)
    run(repository, "checkout", "-q", "main")
    make(repository, "main.md")
    commit(repository)
    between("main", "side", monkeypatch)
    assert git.changed(repository) == {"a.md"}


def test_without_a_common_ancestor_all_differences_count(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(repository, "checkout", "-q", "--orphan", "alone")
    make(repository, "alone.md")
    commit(repository)
    between("main", "alone", monkeypatch)
    assert git.changed(repository) == {"alone.md"}


def test_an_unknown_revision_says_how_to_get_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    between("0123456789012345678901234567890123456789", "main", monkeypatch)
    with pytest.raises(UserError) as caught:
        git.changed(repository)
    assert "fetch-depth: 0" in caught.value.hint


def test_what_needs_git_says_so_outside_of_a_repository(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not in a git repository"):
        git.tracked(tmp_path)


def test_what_needs_git_says_so_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match="git cannot be run"):
        git.tracked(repository)


def test_a_broken_repository_is_told_with_the_command_to_try(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(UserError) as caught:
        git.tracked(tmp_path)
    assert caught.value.hint.startswith(f"`git -C {tmp_path} ls-files")


def test_a_repository_of_another_user_says_how_to_trust_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(UserError) as caught:
        git.tracked(repository)
    assert "safe.directory" in caught.value.hint
