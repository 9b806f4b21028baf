import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolelint import gathering, plugins
from rolelint.diagnostic import Safety
from rolelint.executor import ALONE, Executor, Means, UnavailableError, attempt
from rolelint.pool import Pool
from rolelint.runs import Asked, mend

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
EXAMPLES = Path(__file__).parent.parent / "examples"
ODD = [
    b"",
    b"\xff\xfe",
    b"---\nname: [\n---\n",
    b"# Notes\n\nNothing of interest.\n",
    b"---\nname: K\xe4pt'n\n---\n\n# Mission\n\nSail.\n",
    b"---\nslug: twin\nname: Twin\nx-more: {a: [1, null]}\n---\n\n# Mission\r\n\r\nBe two.\r\n",
]
CONTENTS = [*ODD, *(path.read_bytes() for path in sorted(EXAMPLES.rglob("*.md")))]
FORMATS = plugins.names("reporters")


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


def put(folder: Path, contents: Sequence[bytes], configuration: str = "") -> Path:
    for number, content in enumerate(contents):
        (folder / f"{number:02}.md").write_bytes(content)
    (folder / "rolelint.toml").write_text(configuration, encoding="utf-8")
    return folder


def told(folder: Path, executor: Executor | None) -> tuple[list[str], list[str]]:
    """Check a folder with somebody's help: what all reporters print, what is mended, and what one hears of workers."""
    heard: list[str] = []
    means = Means(executor=executor, tell=heard.append) if executor else ALONE
    asked = Asked((folder,), allow_empty=True, fixes=frozenset(Safety), means=means)
    outcome = mend(asked)
    assert outcome
    plain = mend(Asked((folder,), allow_empty=True, means=means))
    assert plain
    texts = [import_module(f"rolelint.reporters.{name}").render(plain.report) for name in FORMATS]
    return [*texts, *(rewrite.difference() for rewrite in outcome.rewrites)], heard


@given(
    st.lists(st.sampled_from(CONTENTS), max_size=9),
    st.integers(1, 3),
    st.integers(1, 4),
    st.sampled_from(["", 'preset = "published"\n', 'exclude = ["03.md"]\n[sections]\nmission = ["Why"]\n']),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_processes_change_nothing(contents: list[bytes], jobs: int, size: int, configuration: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = put(Path(place), contents, configuration)
        assert told(folder, Small(jobs, size)) == told(folder, None)


@given(st.lists(st.sampled_from(CONTENTS), max_size=9), st.sets(st.integers(0, 8)))
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_lost_is_read_here(contents: list[bytes], lost: set[int]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = put(Path(place), contents)
        assert told(folder, Here(lost=tuple(lost)))[0] == told(folder, None)[0]


def test_whoever_asked_hears_how_much_was_lost(tmp_path: Path) -> None:
    heard = told(put(tmp_path, CONTENTS[:8]), Here(size=3, lost=(0, 2)))[1]
    # The first file is read here in any case, and seven in three chunks.
    assert heard[0] == "a worker was lost; its 4 files were read here instead"


def test_where_nobody_can_work_all_is_read_here_without_a_word(tmp_path: Path) -> None:
    folder = put(tmp_path, CONTENTS[:8])
    assert told(folder, Nobody()) == told(folder, None)


def test_a_bug_in_a_worker_is_met_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rolelint.memory.written", broken)
    folder = put(tmp_path, CONTENTS[:8])
    assert told(folder, Small(2, 2))[0] == told(folder, None)[0]
    monkeypatch.setattr("rolelint.intake.recognise", broken)
    with pytest.raises(ZeroDivisionError):
        told(folder, Small(2, 2))


def test_nothing_of_an_errand_is_left(tmp_path: Path) -> None:
    told(put(tmp_path, CONTENTS[:4]), Small(2, 1))
    assert gathering._intakes == {}  # noqa: SLF001


def test_what_was_read_elsewhere_in_another_state_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put(tmp_path, CONTENTS[:8])
    expected = told(folder, None)
    read = gathering.read

    def elsewhere(errand: Any, wanted: Any) -> Any:
        kept = folder / "05.md"
        here = kept.read_bytes()
        kept.write_bytes(b"---\nname: Somebody Else\n---\n")
        try:
            return read(errand, wanted)
        finally:
            kept.write_bytes(here)

    monkeypatch.setattr(gathering, "read", elsewhere)
    assert told(folder, Here(size=8, is_near=False)) == expected
