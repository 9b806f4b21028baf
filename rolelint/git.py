"""What git knows about a project's files, asked of the git program.

Every question is asked at the top of the work tree: hooks run with `GIT_DIR` or a relative `GIT_INDEX_FILE` set, and
git takes both to be meant from there. Answers are POSIX paths relative to the folder that was asked about; names that
are no UTF-8 keep their bytes as lone surrogates, as Python does everywhere.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from rolelint import disk
from rolelint.disk import Question
from rolelint.errors import UserError
from rolelint.patterns import lazy

_STAGED = lazy(r"(\d{6}) [0-9a-f]+ \d\t(.*)", re.DOTALL)
_SUBMODULE = "160000"
_LITERAL = "--literal-pathspecs"
_PRESENT = ("ls-files", "--stage", "--others", "--exclude-standard", "-z", "--")
_IGNORED = ("check-ignore", "--quiet", "--")
# What is kept of a run may have been written by anybody who gets hold of it, and other commands of git run programs.
_HARMLESS = frozenset({(_LITERAL, *_PRESENT), _IGNORED})
_NO_ANSWER = b""
# These speak of the repository that git was started in, and would mislead it in one inside.
_LOCAL = frozenset(
    {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}
)


def root(path: Path) -> Path | None:
    """Return the top of the work tree around a file or folder, None outside of any."""
    path = disk.resolved(path)
    return next((folder for folder in (path, *path.parents) if disk.exists(folder / ".git")), None)


def tracked(folder: Path) -> list[str]:
    """Return the files that the index holds, those of submodules included."""
    top = _top(folder)
    return _inside(
        folder, top, _ask(top, "ls-files", "--cached", "--recurse-submodules", "-z", "--", _within(folder, top))
    )


def untracked(folder: Path) -> list[str]:
    """Return the files that `git add` would add: neither in the index nor ignored."""
    top = _top(folder)
    names = _inside(
        folder, top, _ask(top, "ls-files", "--others", "--exclude-standard", "-z", "--", _within(folder, top))
    )
    return [name for name in names if not name.endswith("/")]


def listed(folder: Path) -> list[str] | None:
    """Return the files that git does not ignore, those of repositories inside included; some may be deleted.

    None where git has no say: outside of a work tree, without git, in a repository that it refuses to read, and in a
    folder that is ignored itself, since whoever asks about such a folder means what is in it.
    """
    top = root(folder)
    if top is None:
        return None
    try:
        names = _inside(folder, top, _present(top, _within(folder, top), os.environ))
        return names if names or not _is_ignored(folder, top) else None
    except UserError:
        return None


def changed(folder: Path) -> set[str] | None:
    """Return the files that a commit or push changes, deleted ones and both names of renamed ones included.

    None when nothing is staged: then nobody said what changed, and everything is to be judged. An empty set means that
    all changes lie outside of the folder.
    """
    top = _top(folder)
    older, newer = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    names = _between(top, older, newer) if older and newer else _differences(top, "--cached")
    if not names:
        return None
    submodules = tuple(f"{name}/" for name in names if (top / name).is_dir())
    within = [name for name in tracked(top) if name.startswith(submodules)] if submodules else []
    return set(_inside(folder, top, [*names, *within]))


def unstaged(folder: Path) -> list[str]:
    """Return the files of the index that the work tree has otherwise, or no more."""
    return _inside(folder, _top(folder), _differences(_top(folder)))


def _between(top: Path, older: str, newer: str) -> list[str]:
    try:
        return _differences(top, f"{older}...{newer}")
    except UserError:
        # A shallow clone has no common ancestor to start from; all that differs holds all that changed.
        return _differences(top, older, newer)


def _differences(top: Path, *revisions: str) -> list[str]:
    return _ask(top, "diff", "--name-only", "--no-renames", "-z", *revisions, "--")


def moved(folder: Path, *revisions: str) -> Iterator[tuple[str, str | None]]:
    """Yield the files that are no longer where they were, from the top, each with where it lies now, if anywhere.

    One revision is compared with the work tree, with the index where `--cached` stands before it, two with each other.
    """
    words = iter(_ask(_top(folder), "diff", "--find-renames", "--name-status", "-z", *revisions, "--"))
    for status in words:
        name = next(words)
        if status.startswith("R"):
            yield name, next(words)
        elif status == "D":
            yield name, None


class Entry(NamedTuple):
    """A file of a commit or of the index: its path from the top, its mode as git writes it, and its object."""

    path: str
    mode: str
    object: str


def commit(folder: Path, revision: str) -> str | None:
    """Return the hash of the commit that a revision names, None where this clone has no such commit."""
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    code, output, _ = _run(_top(folder), arguments, os.environ)
    return output.decode().strip() if code == 0 else None


def merge_base(folder: Path, one: str, other: str) -> str | None:
    """Return the hash of the commit that two others have grown from, None where this clone knows of none."""
    code, output, _ = _run(_top(folder), ("merge-base", one, other), os.environ)
    return output.decode().strip() if code == 0 else None


def is_shallow(folder: Path) -> bool:
    """Tell whether this clone lacks some of the history."""
    return _told(_top(folder), "rev-parse", "--is-shallow-repository").strip() == b"true"


def branches(folder: Path) -> list[str]:
    """Return the names of all branches, those of remotes too, and of tags."""
    output = _told(_top(folder), "for-each-ref", "--format=%(refname:short)")
    return [os.fsdecode(name) for name in output.splitlines()]


def entries(folder: Path, revision: str | None) -> Iterator[tuple[Path, Entry]]:
    """Yield the files of a commit, or of the index, each with the work tree of its objects.

    Paths are those from the top of the folder's work tree. Files of submodules are among them where these are fetched;
    a fetched submodule without the commit that is asked for is a `UserError`.
    """
    top = _top(folder)
    yield from _entries(top, "", revision, os.environ)


def _entries(
    top: Path, prefix: str, revision: str | None, environment: Mapping[str, str]
) -> Iterator[tuple[Path, Entry]]:
    arguments = ("ls-tree", "-r", "-z", "--full-tree", revision) if revision else ("ls-files", "--stage", "-z")
    for line in _ask(top, *arguments, environment=environment):
        head, _, path = line.partition("\t")
        words = head.split(" ")
        mode, name = words[0], words[2] if revision else words[1]
        if mode != _SUBMODULE:
            yield top, Entry(f"{prefix}{path}", mode, name)
        elif disk.exists(top / path / ".git"):
            own = {key: value for key, value in environment.items() if key not in _LOCAL}
            if _run(top / path, ("cat-file", "-e", name), own)[0]:
                raise UserError(f"the submodule '{prefix}{path}' lacks its commit {name[:12]}", "fetch it there")
            yield from _entries(top / path, f"{prefix}{path}/", name, own)


def blobs(top: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the contents of objects of a work tree's repository, by name."""
    wanted = sorted(set(names))
    answer = (
        _told(top, "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode()) if wanted else b""
    )
    found, at = {}, 0
    for name in wanted:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        found[name] = answer[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _present(top: Path, within: str, environment: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys(_ask(top, *_PRESENT, within, environment=environment)):
        staged = _STAGED.fullmatch(name)
        path = staged[2] if staged else name
        if (staged and staged[1] == _SUBMODULE) or name.endswith("/"):
            yield from _nested(top, path.rstrip("/"), environment)
        else:
            yield path


def _nested(top: Path, name: str, environment: Mapping[str, str]) -> Iterator[str]:
    # An empty folder is what a submodule is before it is fetched; git would answer for the repository around it.
    if disk.exists(top / name / ".git"):
        own = {key: value for key, value in environment.items() if key not in _LOCAL}
        yield from (f"{name}/{path}" for path in _present(top / name, ".", own))


def _is_ignored(folder: Path, top: Path) -> bool:
    name = _within(folder, top)
    return name != "." and _run(top, (*_IGNORED, f"./{name}"), os.environ)[0] == 0


def _within(folder: Path, top: Path) -> str:
    return disk.resolved(folder).relative_to(top).as_posix()


def _inside(folder: Path, top: Path, names: Iterable[str]) -> list[str]:
    prefix = _within(folder, top)
    if prefix == ".":
        return sorted(set(names))
    return sorted({name.removeprefix(f"{prefix}/") for name in names if name.startswith(f"{prefix}/")})


def _top(folder: Path) -> Path:
    top = root(folder)
    if top is None:
        raise UserError(f"'{folder}' is not in a git repository", "run `git init`, or leave out what needs git")
    return top


def _ask(top: Path, *arguments: str, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the names that git answers with; a refusal is a `UserError`."""
    output = _told(top, *arguments, environment=environment)
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _told(top: Path, *arguments: str, environment: Mapping[str, str] = os.environ, given: bytes = b"") -> bytes:
    """Return what git prints, having read what is given; a refusal is a `UserError`."""
    code, output, reason = _run(top, (_LITERAL, *arguments), environment, given)
    if code:
        raise UserError(f"git {arguments[0]} failed in '{top}'", _hint(top, arguments, reason))
    return output


def _hint(top: Path, arguments: tuple[str, ...], reason: bytes) -> str:
    if b"dubious ownership" in reason:
        return f"the folder belongs to another user; `git config --global --add safe.directory {top}` trusts it"
    if b"unknown revision" in reason or b"bad revision" in reason or b"bad object" in reason:
        return "a revision is not in this clone; fetch the whole history (fetch-depth: 0)"
    return f"`git -C {top} {' '.join(arguments)}` shows why"


def _run(
    top: Path, arguments: tuple[str, ...], environment: Mapping[str, str], given: bytes = b""
) -> tuple[int, bytes, bytes]:
    # Importing it costs milliseconds, and many runs ask git nothing.
    import subprocess

    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=top,
            env={**environment, "LC_ALL": "C"},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        disk.answered((str(top), arguments), _NO_ANSWER)
        raise UserError("git cannot be run", "install git, or leave out what needs it") from None
    if given or (environment is not os.environ and not _LOCAL.isdisjoint(os.environ)):
        disk.unclear()
    else:
        disk.answered((str(top), arguments), _answer(done.returncode, done.stdout))
    return done.returncode, done.stdout, done.stderr


class Waiting:
    """A question that git has been asked, by the trail of an earlier run, and thinks about."""

    def __init__(self, question: Question) -> None:
        """Ask; what no trail of ours holds is not asked."""
        import subprocess

        folder, arguments = question
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError):
            if arguments[:-1] in _HARMLESS and (Path(folder) / ".git").exists():
                self._process = subprocess.Popen(
                    ["git", *arguments],
                    cwd=folder,
                    env={**os.environ, "LC_ALL": "C"},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )

    def answer(self) -> bytes:
        """Return what git says, once it does."""
        if self._process is None:
            return _NO_ANSWER
        output, _ = self._process.communicate()
        return _answer(self._process.returncode, output)

    def leave(self) -> None:
        """Do without the answer."""
        if self._process:
            self._process.kill()
            self._process.communicate()


def _answer(code: int, output: bytes) -> bytes:
    return b"%d %b" % (code, output)


def before(folder: Path, name: str) -> bytes:
    """Return a file as it was before the commit or push; empty where it was not there."""
    top = _top(folder)
    revision = os.environ.get("PRE_COMMIT_FROM_REF") or "HEAD"
    path = f"{_within(folder, top)}/{name}".removeprefix("./")
    code, output, _ = _run(top, ("cat-file", "blob", f"{revision}:{path}"), os.environ)
    return output if code == 0 else b""
