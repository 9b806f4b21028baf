import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolelint import disk
from rolelint.bundle import FULL
from rolelint.store import Store

HOUR = 3600 * 10**9


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLELINT_CACHE_DIR", str(tmp_path / "cache"))


def run(root: Path, key: bytes = b"key") -> tuple[dict[str, str], set[str]]:
    """Keep of each file of a folder what it says; returns that of all, and the files that nothing was kept of."""
    disk.keep().began += HOUR
    store = Store(root, key)
    found = {}
    for bundle, entries in store.find():
        for path, entry in entries:
            found[path] = str(bundle.first[entry.place][0] + bundle.later(entry.place)[0])
            store.keep(path, entry, is_new=False)
    paths = {os.fspath(path) for path in root.iterdir()}
    for path in sorted(paths - found.keys()):
        data = disk.content(path)
        trail = disk.kept()
        assert trail
        store.add(path, trail.looks[path], (f'["{data.decode()}"]', '["!"]'), is_named=False)
    store.close()
    said = {path: Path(path).read_text(encoding="utf-8") + "!" for path in paths & found.keys()}
    assert found == said
    return found, paths - found.keys()


@given(st.lists(st.sets(st.integers(0, 2 * FULL + 20), max_size=FULL), min_size=1, max_size=5))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_has_changed_is_new_and_all_else_is_kept(
    tmp_path_factory: pytest.TempPathFactory, changes: list[set[int]]
) -> None:
    root = tmp_path_factory.mktemp("roles")
    for number in range(2 * FULL + 20):
        (root / f"{number}.md").write_text("first", encoding="utf-8")
    run(root)
    for turn, changed in enumerate(changes):
        for number in changed:
            (root / f"{number}.md").write_text(f"{turn} and more" * (turn + 1), encoding="utf-8")
        assert {Path(path).stem for path in run(root)[1]} == {str(number) for number in changed}
    assert run(root)[1] == set()


def test_files_that_are_gone_go(tmp_path: Path) -> None:
    root = tmp_path / "roles"
    root.mkdir()
    for name in "abc":
        (root / name).write_text(name, encoding="utf-8")
    run(root)
    (root / "b").unlink()
    assert {Path(path).name for path in run(root)[0]} == {"a", "c"}
    (root / "b").write_text("b", encoding="utf-8")
    assert {Path(path).name for path in run(root)[1]} == {"b"}


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    root = tmp_path / "roles"
    root.mkdir()
    (root / "a").write_text("a", encoding="utf-8")
    run(root)
    assert run(root, b"other")[0] == {}
    assert len(run(root)[0]) == 1
