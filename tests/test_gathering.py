import tempfile
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gathered import CONTENTS, project, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolelint import disk, gathering
from rolelint.disk import Trail
from rolelint.errors import UserError
from rolelint.executor import UnavailableError, attempt
from rolelint.pool import Pool

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


class Small(Pool):
    """Processes that get chunks of so few files."""

    def __init__(self, workers: int, size: int) -> None:
        super().__init__(workers, method="fork")
        self.size = size

    def portion(self, _: int) -> int:
        return self.size


@dataclass
class Here:
    """Somebody elsewhere who is right here, and loses chunks at some places."""

    size: int = 1
    lost: tuple[int, ...] = ()
    is_near: bool = True

    def portion(self, _: int) -> int:
        return self.size

    def map(self, function: Any, chunks: Sequence[Any]) -> Generator[Any, None, None]:
        for place, chunk in enumerate(chunks):
            yield None if place in self.lost else attempt(function, chunk)


class Nobody(Here):
    def map(self, *_: Any) -> Generator[Any, None, None]:
        yield from self.none()

    def none(self) -> list[Any]:
        raise UnavailableError


@given(
    st.lists(st.sampled_from(CONTENTS), max_size=9),
    st.integers(1, 3),
    st.integers(1, 4),
    st.sampled_from(["", 'preset = "published"\n', 'exclude = ["03.md"]\n[sections]\nmission = ["Why"]\n']),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_processes_change_nothing(contents: list[bytes], jobs: int, size: int, configuration: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = project(Path(place), contents, configuration)
        assert told(folder, Small(jobs, size)) == told(folder, None)


@given(st.lists(st.sampled_from(CONTENTS), max_size=9), st.sets(st.integers(0, 8)))
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_lost_is_read_here(contents: list[bytes], lost: set[int]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = project(Path(place), contents)
        assert told(folder, Here(lost=tuple(lost)))[0] == told(folder, None)[0]


def test_whoever_asked_hears_how_much_was_lost(tmp_path: Path) -> None:
    heard = told(project(tmp_path, CONTENTS[:8]), Here(size=3, lost=(0, 2)))[1]
    # The first file is read here in any case, and seven in three chunks.
    assert heard[0] == "a worker was lost; its 4 files were read here instead"


def test_where_nobody_can_work_all_is_read_here_without_a_word(tmp_path: Path) -> None:
    folder = project(tmp_path, CONTENTS[:8])
    assert told(folder, Nobody()) == told(folder, None)


def test_a_bug_in_a_worker_is_met_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rolelint.memory.written", broken)
    folder = project(tmp_path, CONTENTS[:8])
    assert told(folder, Small(2, 2))[0] == told(folder, None)[0]
    monkeypatch.setattr("rolelint.intake.recognise", broken)
    with pytest.raises(ZeroDivisionError):
        told(folder, Small(2, 2))


@given(st.lists(st.sampled_from(CONTENTS), max_size=9), st.integers(0, 4), st.sampled_from([1, 2, 100]))
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_many_files_are_held_without_their_places_and_nothing_changes(
    monkeypatch: pytest.MonkeyPatch, contents: list[bytes], held: int, size: int
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = project(Path(place), contents)
        expected = told(folder, None)
        with monkeypatch.context() as patch:
            patch.setattr(gathering, "_HELD", held)
            patch.setattr(gathering, "FULL", size)
            patch.setattr(disk, "_kept", Trail())
            assert told(folder, None) == expected


def test_nothing_of_an_errand_is_left(tmp_path: Path) -> None:
    told(project(tmp_path, CONTENTS[:4]), Small(2, 1))
    assert gathering._intakes == {}  # noqa: SLF001


def elsewhere(monkeypatch: pytest.MonkeyPatch, folder: Path, names: Sequence[str]) -> Here:
    """Have files read by somebody who sees others there."""
    read = gathering.read

    def abroad(errand: Any, wanted: Any) -> Any:
        kept = {name: (folder / name).read_bytes() for name in names}
        for name in names:
            (folder / name).write_bytes(b"---\nname: Somebody Else\n---\n")
        try:
            return read(errand, wanted)
        finally:
            for name, content in kept.items():
                (folder / name).write_bytes(content)

    monkeypatch.setattr(gathering, "read", abroad)
    return Here(size=8, is_near=False)


def test_what_others_see_in_another_state_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path, CONTENTS[:8])
    expected = told(folder, None)[0]
    found, heard = told(folder, elsewhere(monkeypatch, folder, ["03.md", "05.md"]))
    assert found == expected
    assert heard[0] == "2 files are not the same where the workers look; they were read here instead"


def test_whoever_sees_nothing_of_a_project_cannot_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path, CONTENTS[6:10])
    with pytest.raises(UserError, match="the workers do not see the files"):
        told(folder, elsewhere(monkeypatch, folder, ["01.md", "02.md", "03.md"]))


def look_at(path: Path, change: Callable[[tuple[int, ...]], tuple[int, ...]], content: bytes = b"here") -> Trail:
    """Return the trail of another machine with one look at a path."""
    path.write_bytes(b"here")
    trail = Trail()
    trail.looks = {str(path): (change(disk.signature(str(path))), disk.digest(content))}  # type: ignore[dict-item]
    return trail


@pytest.mark.parametrize("column", [2, 3, 4])
def test_what_is_the_same_is_signed_as_it_is_here(tmp_path: Path, column: int) -> None:
    path = tmp_path / "a.md"
    trail = look_at(path, lambda here: (*here[:column], here[column] + 7, *here[column + 1 :]))
    assert disk.confirmed(trail, ()).looks == {str(path): (disk.signature(str(path)), disk.digest(b"here"))}


def test_what_has_another_size_is_another_file(tmp_path: Path) -> None:
    trail = look_at(tmp_path / "a.md", lambda here: (here[0], 5, *here[2:]), b"there")
    assert disk.confirmed(trail, ()).looks == {}


def test_what_says_something_else_at_another_time_is_another_file(tmp_path: Path) -> None:
    trail = look_at(tmp_path / "a.md", lambda here: (*here[:2], here[2] - 7, *here[3:]), b"else")
    assert disk.confirmed(trail, ()).looks == {}


def test_nothing_is_trusted_beside_what_was_not_even_wanted_and_is_other(tmp_path: Path) -> None:
    trail = look_at(tmp_path / "a.md", tuple)
    trail.looks[str(tmp_path / ".git")] = disk.signature(str(tmp_path)), b""
    assert disk.confirmed(trail, ()).looks == {}


def test_nothing_is_trusted_where_links_lead_elsewhere(tmp_path: Path) -> None:
    trail = look_at(tmp_path / "a.md", tuple)
    assert disk.confirmed(trail, ()).looks
    trail.ends[str(tmp_path / "a.md")] = "/elsewhere"
    assert disk.confirmed(trail, ()).looks == {}
