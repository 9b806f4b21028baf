"""A project as git has it: in the commit that a change began with, in its index, or in any other commit."""

import os
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from rolelint import git
from rolelint.errors import UserError
from rolelint.filenames import may_matter
from rolelint.frozen import frozen
from rolelint.similarity import nearest

# The branch that a change wants to go into, as the usual services call it, and what may stand before its name there.
_TARGETS = (
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "CHANGE_TARGET",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
    "DRONE_TARGET_BRANCH",
    "CI_COMMIT_TARGET_BRANCH",
)
_HEADS = "refs/heads/"
_LINK = "120000"
_STEPS = 10
_FETCH = "fetch the whole history (fetch-depth: 0 in a GitHub workflow, GIT_DEPTH: 0 on GitLab, git fetch --unshallow)"


@frozen
class Snapshot:
    """The files of a folder at a revision: the names of all of them, and the contents of those that may say something.

    Names are relative to the folder. `around` are the configurations that lie in the repository outside of it.
    """

    names: tuple[str, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict)
    around: Mapping[str, bytes] = field(default_factory=dict)


def is_path(name: str) -> bool:
    """Tell whether there is a file or folder of that name; only a name that is no revision is to be taken for one."""
    return bool(name) and Path(name).exists()


def no_revision(path: str) -> UserError:
    """Return the error of a path where a revision belongs."""
    return UserError(
        f"'{path}' is a path, not a revision",
        "an option takes the word behind it: name paths ahead of it, or write --new-since=REVISION",
    )


def target() -> str:
    """Return the branch that the change at hand wants to go into, as the environment of a CI service names it.

    A `UserError` where none does.
    """
    named = next((os.environ[name] for name in _TARGETS if os.environ.get(name)), None)
    if named is None:
        raise UserError("nothing says what to compare with", "name a branch or commit, such as origin/main")
    return f"origin/{named.removeprefix(_HEADS)}"


def base(folder: Path, asked: str, head: str = "HEAD") -> str:
    """Return the commit at which a head left the revision that was asked for.

    A `UserError` where the clone lacks one of them, or their common history.
    """
    commits = [commit(folder, name) for name in (asked, head)]
    found = git.merge_base(folder, *commits)
    if found is None:
        why = "this clone has only the end of the history" if git.is_shallow(folder) else "they have no common history"
        way_out = _FETCH if git.is_shallow(folder) else "name a revision that the change grew from"
        raise UserError(f"'{asked}' and '{head}' have no commit in common here: {why}", way_out)
    return found


def commit(folder: Path, revision: str) -> str:
    """Return the hash of the commit that a revision names; a `UserError` where this clone has none."""
    found = git.commit(folder, revision)
    if found:
        return found
    if git.commit(folder, "HEAD") is None:
        raise UserError("there is no commit yet to compare with", "make the first one")
    if is_path(revision):
        raise no_revision(revision)
    near = nearest(revision, git.branches(folder), shortest=3)
    advice = f"did you mean '{near}'?" if near else f"fetch it first: {_FETCH}"
    raise UserError(f"there is no revision '{revision}' in this clone", advice)


def snapshot(folder: Path, revision: str | None, top: Path | None = None) -> Snapshot:
    """Return a folder as it was in a commit, or as it is in the index: that is None.

    The revision is one of the repository at the top, which may be around the folder's own, else of the folder's.
    """
    top = top or git.root(folder)
    prefix = "" if top is None else _prefix(folder, top)
    entries = {entry.path: (work, entry) for work, entry in git.entries(top or folder, revision)}
    inside = {path: entry for path, entry in entries.items() if path.startswith(prefix)}
    meant = {path: _followed(path, inside) for path in inside if may_matter(path)}
    meant |= {path: _followed(path, entries) for path in entries.keys() - inside.keys() if path.endswith(".toml")}
    contents = _contents([pair for pair in meant.values() if pair])
    said = {path: contents[pair[1].object] for path, pair in meant.items() if pair}
    return Snapshot(
        tuple(path.removeprefix(prefix) for path in inside),
        {path.removeprefix(prefix): data for path, data in said.items() if path in inside},
        {posixpath.relpath(path, prefix): data for path, data in said.items() if path not in inside},
    )


def earlier(folder: Path, base: str, later: str | None, top: Path) -> Snapshot:
    """Return a folder as it was in the commit that a change began with; where all of it lay elsewhere, as it was there.

    What became of its files is asked of a later revision, of the index where that is empty, else of the work tree.
    """
    found = snapshot(folder, base, top)
    if found.names:
        return found
    asked = (base,) if later is None else (base, later) if later else ("--cached", base)
    origins = _origins(list(git.moved(top, *asked)), _prefix(folder, top))
    contents = snapshot(top, base, top).contents if origins else {}
    said = {name: contents[path] for name, path in origins.items() if path in contents}
    return Snapshot(tuple(sorted(origins)), said, found.around)


def _origins(moved: list[tuple[str, str | None]], prefix: str) -> dict[str, str]:
    """Return where the files of a folder lay, by what they are called in it.

    What is gone without having moved would lie in it, too, if its neighbours do.
    """
    origins = {to.removeprefix(prefix): path for path, to in moved if to and to.startswith(prefix)}
    folders = {posixpath.dirname(path): posixpath.dirname(name) for name, path in sorted(origins.items())}
    for path, to in moved:
        folder, name = posixpath.split(path)
        if to is None and folder in folders:
            origins.setdefault(posixpath.join(folders[folder], name), path)
    return origins


def _prefix(folder: Path, top: Path) -> str:
    return f"{folder.resolve().relative_to(top).as_posix()}/".removeprefix("./")


def _contents(found: list[tuple[Path, git.Entry]]) -> dict[str, bytes]:
    objects: dict[Path, list[str]] = {}
    for work, entry in found:
        objects.setdefault(work, []).append(entry.object)
    return {name: data for work, names in objects.items() for name, data in git.blobs(work, names).items()}


def _followed(path: str, entries: Mapping[str, tuple[Path, git.Entry]]) -> tuple[Path, git.Entry] | None:
    """Return the file that a path means, through symbolic links; None where these lead out of the folder or nowhere."""
    for _ in range(_STEPS):
        pair = entries.get(path)
        if pair is None or pair[1].mode != _LINK:
            return pair
        work, entry = pair
        to = os.fsdecode(git.blobs(work, [entry.object])[entry.object])
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), to))
    return None


@contextmanager
def laid_out(folder: Path, revision: str | None) -> Iterator[tuple[Path, Snapshot]]:
    """Lay out what a repository says in a commit or in the index in a folder of its own, while somebody looks.

    Yields where the given folder lies there, and what the repository holds.
    """
    from tempfile import TemporaryDirectory

    top = git.root(folder) or folder
    found = snapshot(top, revision)
    with TemporaryDirectory(prefix="rolelint-") as place:
        # No configuration around the repository is its own.
        Path(place, ".git").touch()
        for name, data in found.contents.items():
            file = Path(place, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield Path(place), found
