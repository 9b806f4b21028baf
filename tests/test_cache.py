"""The folder where things are kept: whatever becomes of it, a run goes well, and nobody else's things are touched."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from rolelint import cache
from rolelint.version import VERSION

NAME = cache.name("run", b"key")
FIELDS = [b"key", b"", b"\0" * 9, "naïve →\n".encode()]
as_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the superuser can give files away")
not_as_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
on_posix = pytest.mark.skipif(os.name == "nt", reason="another kind of permissions")
NOBODY = 65534


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cache lies in this test, or would; nothing is there yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ROLELINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def kept(place: Path) -> Path:
    """The file that keeps the fields."""
    cache.write(NAME, FIELDS)
    return place / NAME


def names() -> list[str]:
    return [name for _, name, _ in cache.contents()]


def sizes(place: Path) -> int:
    return sum(entry.stat().st_size for entry in os.scandir(place) if entry.name.startswith("rolelint-"))


def rolelint(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rolelint", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_what_is_written_is_read_again(kept: Path) -> None:
    assert kept.exists()
    assert cache.read(NAME) == FIELDS


def test_nothing_is_read_where_nothing_was_kept(place: Path) -> None:
    assert cache.read(NAME) is None
    assert cache.contents() == []
    assert cache.clear() == []
    assert not place.exists()


@on_posix
def test_nobody_else_may_look_into_the_cache(kept: Path) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (kept.parent, *kept.parent.iterdir())}
    assert modes == {"cache": 0o700, "CACHEDIR.TAG": 0o600, NAME: 0o600}


def test_the_folder_says_that_it_is_a_cache(kept: Path) -> None:
    tag = (kept.parent / "CACHEDIR.TAG").read_bytes()
    assert tag.startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")


def test_a_folder_of_the_users_choice_is_not_called_a_cache(place: Path) -> None:
    place.mkdir(mode=0o700)
    cache.write(NAME, FIELDS)
    assert [path.name for path in place.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"ROLELINT_CACHE_DIR": "/own", "XDG_CACHE_HOME": "/xdg"}, "/own"),
        ({"XDG_CACHE_HOME": "/xdg", "HOME": "/home/ada"}, "/xdg/rolelint"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/home/ada"}, "/home/ada/.cache/rolelint"),
        ({"HOME": "/home/ada"}, "/home/ada/.cache/rolelint"),
        ({"HOME": "relative"}, None),
    ],
)
@on_posix
def test_the_cache_lies_where_the_user_keeps_caches(
    environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ROLELINT_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache.folder() == expected


@on_posix
def test_a_user_without_any_home_is_told_the_same(tmp_path: Path) -> None:
    program = "import os, pwd, sys; from rolelint import cache; pwd.getpwuid = lambda _: {}[0]; print(cache.folder())"
    names = ("HOME", "XDG_CACHE_HOME", "ROLELINT_CACHE_DIR")
    environment = {key: value for key, value in os.environ.items() if key not in names}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == ("None\n", "", [])


def test_a_file_that_is_cut_off_anywhere_keeps_nothing(kept: Path) -> None:
    data = kept.read_bytes()
    found = []
    for size in range(len(data)):
        kept.write_bytes(data[:size])
        found.append(cache.read(NAME))
    assert found == [None] * len(data)


def test_a_file_with_any_bit_flipped_keeps_nothing(kept: Path) -> None:
    data = kept.read_bytes()
    found = []
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        kept.write_bytes(flipped)
        found.append(cache.read(NAME))
    assert found == [None] * len(data) * 8


@pytest.mark.parametrize(
    "body",
    [
        b"x",
        b"\xff" * 8,
        (2**63).to_bytes(8, "little") + b"x",
        (3).to_bytes(8, "little") + b"ab",
        (1).to_bytes(8, "little") + b"a" + b"\1",
    ],
)
def test_lengths_that_lie_keep_nothing(body: bytes, kept: Path) -> None:
    kept.write_bytes(b"rolelint cache 1\n" + zlib.crc32(body).to_bytes(4, "little") + body)
    assert cache.read(NAME) is None


def test_a_file_that_is_larger_than_all_may_be_is_not_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", kept.stat().st_size - 1)
    assert cache.read(NAME) is None


def as_folder(path: Path) -> None:
    path.mkdir()


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_link(path: Path) -> None:
    target = path.parent.parent / "target"
    cache.write(NAME, FIELDS)
    path.rename(target)
    path.symlink_to(target)


def open_to_others(path: Path) -> None:
    cache.write(NAME, FIELDS)
    path.chmod(0o666)


@on_posix
@pytest.mark.parametrize("make", [as_folder, as_pipe, as_link, open_to_others])
def test_what_is_no_file_of_ours_is_not_read(make: Callable[[Path], None], kept: Path) -> None:
    kept.unlink()
    make(kept)
    assert cache.read(NAME) is None


@on_posix
def test_a_link_in_place_of_a_file_is_replaced_and_not_followed(kept: Path) -> None:
    target = kept.parent.parent / "precious"
    target.write_text("precious", encoding="utf-8")
    kept.unlink()
    kept.symlink_to(target)
    cache.write(NAME, FIELDS)
    assert (target.read_text(encoding="utf-8"), cache.read(NAME)) == ("precious", FIELDS)


def linked(place: Path) -> None:
    place.rename(place.with_name("real"))
    place.symlink_to(place.with_name("real"))


def writable_by_the_group(place: Path) -> None:
    place.chmod(0o770)


def writable_by_all(place: Path) -> None:
    place.chmod(0o777)


def of_another_user(place: Path) -> None:
    os.chown(place, NOBODY, NOBODY)


@on_posix
@pytest.mark.parametrize(
    "spoil", [linked, writable_by_the_group, writable_by_all, pytest.param(of_another_user, marks=as_root)]
)
def test_a_folder_that_others_may_write_into_is_left_alone(
    spoil: Callable[[Path], None], kept: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = kept.read_bytes()
    spoil(kept.parent)
    cache.write(NAME, [b"key", b"other"])
    assert cache.read(NAME) is None
    assert cache.clear() == []
    assert kept.read_bytes() == data
    assert "it is not used" in rolelint("cache", "info").stdout


@as_root
def test_a_file_of_another_user_is_not_read(kept: Path) -> None:
    os.chown(kept, NOBODY, NOBODY)
    assert cache.read(NAME) is None


@not_as_root
def test_where_nothing_may_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    monkeypatch.setenv("ROLELINT_CACHE_DIR", str(home / "cache"))
    cache.write(NAME, FIELDS)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("place", ["/proc/nothing/cache", "/dev/null/cache", f"/tmp/{'x' * 300}/cache"])  # noqa: S108
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="folders of another system")
def test_where_no_folder_can_be_nothing_is_kept(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLELINT_CACHE_DIR", place)
    cache.write(NAME, FIELDS)
    assert cache.read(NAME) is None


def test_a_file_in_the_place_of_the_folder_stays(place: Path) -> None:
    place.write_text("precious", encoding="utf-8")
    cache.write(NAME, FIELDS)
    assert (cache.read(NAME), cache.clear(), place.read_text(encoding="utf-8")) == (None, [], "precious")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for some kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only the superuser can mount a disk")
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_keeps_what_it_has_and_nothing_new(tiny_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLELINT_CACHE_DIR", str(tiny_disk / "cache"))
    cache.write(NAME, FIELDS)
    cache.write(cache.name("run", b"large"), [bytes(100_000)])
    cache.write(NAME, [*FIELDS, bytes(100_000)])
    assert cache.read(NAME) == FIELDS
    assert names() == [NAME]


@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOSPC, "full"), OSError(errno.EDQUOT, "quota"), OSError(errno.EIO, "io")]
)
def test_what_fails_at_the_last_moment_leaves_nothing_behind(
    fault: OSError, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(os, "replace", fail)
    cache.write(NAME, [b"key", b"other"])
    assert cache.read(NAME) == FIELDS
    assert sorted(path.name for path in kept.parent.iterdir()) == ["CACHEDIR.TAG", NAME]


def test_an_interrupt_leaves_nothing_behind(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        cache.write(NAME, [b"key", b"other"])
    assert sorted(path.name for path in kept.parent.iterdir()) == ["CACHEDIR.TAG", NAME]


KILLED = """
import os, signal
from rolelint import cache
from rolelint.version import VERSION
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
cache.write({name!r}, [b"key", b"other"])
"""


@on_posix
def test_what_a_killed_run_left_is_never_read_and_goes_in_time(kept: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED.format(name=NAME)], check=False)
    (left,) = kept.parent.glob("*.tmp")
    assert cache.read(NAME) == FIELDS
    cache.write(NAME, FIELDS)
    assert left.exists()
    os.utime(left, (0, 0))
    cache.write(NAME, FIELDS)
    assert not left.exists()


def test_what_is_left_from_a_time_to_come_goes_too(kept: Path) -> None:
    left = kept.parent / "rolelint-0123456789abcdef.tmp"
    left.write_bytes(b"half")
    os.utime(left, (2**33, 2**33))
    cache.write(NAME, FIELDS)
    assert not left.exists()


def test_the_oldest_files_make_room_and_never_is_more_kept_than_allowed(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 10_000)
    most = 0
    for age in range(20):
        name = cache.name("run", b"%d" % age)
        cache.write(name, [bytes(2_000)])
        os.utime(place / name, (age + 1, age + 1))
        most = max(most, sizes(place))
    assert 8_000 < most <= 10_000
    assert names() == [cache.name("run", b"%d" % age) for age in range(16, 20)]


def test_what_is_replaced_makes_room_first(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 10_000)
    both = [cache.name("run", key) for key in (b"old", b"new")]
    for name in both:
        cache.write(name, [bytes(4_000)])
    os.utime(place / both[0], (1, 1))
    cache.write(both[1], [bytes(5_000)])
    assert names() == both


def test_what_is_larger_than_all_may_be_is_not_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 1_000)
    cache.write(cache.name("run", b"large"), [bytes(1_000)])
    assert names() == [kept.name]


WRITERS = """
import os, sys
from rolelint import cache
from rolelint.version import VERSION
cache.MAX_BYTES = 50_000
for turn in range(12):
    cache.write(cache.name("run", b"%d %d" % (os.getpid(), turn)), [bytes(9_000)])
    place = cache.folder()
    found = []
    for entry in os.scandir(place):
        try:
            found.append(entry.stat().st_size)
        except OSError:
            pass
    if sum(found) - 99 > cache.MAX_BYTES:
        sys.exit(f"{sum(found)} bytes")
"""


def test_many_who_write_at_once_never_keep_more_than_allowed(place: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITERS], stderr=subprocess.PIPE) for _ in range(6)]
    said = [writer.communicate()[1] for writer in writers]
    assert said == [b""] * 6
    assert sizes(place) > 40_000
    assert all(cache.read(name) == [bytes(9_000)] for name in names())


READERS = """
import sys
from rolelint import cache
from rolelint.version import VERSION
for turn in range(200):
    cache.write({name!r}, [b"%d" % turn] * 500)
    found = cache.read({name!r})
    if found is None or len(set(found)) != 1:
        sys.exit("half of it")
"""


def test_nobody_ever_reads_half_of_what_another_one_writes(place: Path) -> None:
    program = READERS.format(name=NAME)
    runs = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(4)]
    assert [run.communicate()[1] for run in runs] == [b""] * 4
    assert names() == [NAME]
    assert place.exists()


@on_posix
def test_who_holds_the_cache_for_long_is_not_waited_for(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr("rolelint.cache.time", SimpleNamespace(sleep=lambda _: None))
    handle = os.open(kept.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    cache.write(NAME, [b"key", b"other"])
    os.close(handle)
    assert cache.read(NAME) == FIELDS


@on_posix
def test_a_disk_without_locks_is_written_to(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def fail(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", fail)
    cache.write(kept.name, [b"key", b"other"])
    assert cache.read(NAME) == [b"key", b"other"]


def test_a_file_that_goes_while_it_is_counted_does_not_matter(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = cache.name("run", b"other")
    cache.write(other, FIELDS)
    scan = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        entries = scan(path)
        (kept.parent / other).unlink(missing_ok=True)
        return entries

    monkeypatch.setattr(os, "scandir", scandir)
    assert names() == [NAME]


def test_clear_removes_our_files_and_nothing_else(place: Path) -> None:
    place.mkdir(mode=0o700)
    others = ["notes.kept", "report.tmp", "rolelint.toml", "CACHEDIR.TAG", "rolelint-notes.md"]
    for name in others:
        (place / name).write_text("precious", encoding="utf-8")
    cache.write(NAME, FIELDS)
    (place / "rolelint-0123456789abcdef.tmp").write_bytes(b"half")
    (place / "rolelint-folder.kept").mkdir()
    assert {name for _, name, _ in cache.clear()} == {NAME, "rolelint-0123456789abcdef.tmp"}
    assert sorted(path.name for path in place.iterdir()) == sorted([*others, "rolelint-folder.kept"])


def test_others_files_make_no_room(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 5_000)
    place.mkdir(mode=0o700)
    for name in ("notes.kept", "report.tmp"):
        (place / name).write_bytes(bytes(9_000))
        os.utime(place / name, (1, 1))
    cache.write(NAME, FIELDS)
    assert sorted(path.name for path in place.iterdir()) == sorted(["notes.kept", "report.tmp", NAME])


def test_the_commands_say_what_is_kept_and_remove_it(kept: Path) -> None:
    shown = rolelint("cache", "info").stdout
    assert shown == f"{kept.parent}\n1 file, 0.0 MB of at most 536.9 MB\n"
    assert rolelint("cache", "clear").stdout == "removed 1 file, 0.0 MB\n"
    assert not kept.exists()


def test_the_commands_need_no_cache(place: Path) -> None:
    assert rolelint("cache", "info").stdout == f"{place}\n0 files, 0.0 MB of at most 536.9 MB\n"
    assert rolelint("cache", "clear").stdout == "removed 0 files, 0.0 MB\n"
    assert not place.exists()


def test_a_folder_with_a_dangerous_name_is_shown_harmlessly(tmp_path: Path) -> None:
    shown = rolelint("cache", "info", ROLELINT_CACHE_DIR=str(tmp_path / "a\x1b[31m")).stdout
    assert "\x1b" not in shown
    assert "a\\x1b[31m" in shown


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that packages are installed in, rolelint among them."""
    folder = tmp_path / "site"
    shutil.copytree(Path(cache.__file__).parent, folder / "rolelint", ignore=shutil.ignore_patterns("__pycache__"))
    record = "rolelint/cache.py,sha256=0,1\n"
    for name in (f"rolelint-{VERSION}", "markdown_it_py-3.0.0", "other-1.0"):
        (folder / f"{name}.dist-info").mkdir()
        (folder / f"{name}.dist-info" / "RECORD").write_text(record, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    monkeypatch.setattr(cache, "__file__", str(folder / "rolelint" / "cache.py"))
    return folder


def at(time: int, folder: Path) -> None:
    """Let everything in a folder be of some time."""
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (time, time))


def test_the_same_installed_again_is_the_same(site: Path) -> None:
    at(1, site)
    before = cache.installation()
    at(9, site)
    assert cache.installation() == before


def written(path: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        (site / path).write_text("x\n", encoding="utf-8")

    return change


def edited_in_place(site: Path) -> None:
    path = site / "rolelint" / "rule.py"
    path.write_bytes(bytes(path.stat().st_size))


def upgraded(site: Path) -> None:
    (site / "other-1.0.dist-info").rename(site / "other-1.1.dist-info")


@pytest.mark.parametrize(
    "change",
    [
        written("another.py"),
        written("rolelint/rule.py"),
        written("rolelint/rules/another.py"),
        written("rolelint/page/another.json"),
        written(f"rolelint-{VERSION}.dist-info/RECORD"),
        written("markdown_it_py-3.0.0.dist-info/RECORD"),
        edited_in_place,
        upgraded,
    ],
)
def test_another_installation_is_another_one(change: Callable[[Path], None], site: Path) -> None:
    at(1, site)
    before = cache.installation()
    change(site)
    assert cache.installation() != before


def test_in_a_checkout_the_times_of_our_files_count(site: Path) -> None:
    shutil.rmtree(site / f"rolelint-{VERSION}.dist-info")
    at(1, site)
    before = cache.installation()
    at(9, site)
    assert cache.installation() != before


def test_packages_beside_the_project_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    (tmp_path / "first.py").touch()
    before = cache.installation()
    (tmp_path / "second.py").touch()
    assert cache.installation() != before
    monkeypatch.chdir(tmp_path)
    before = cache.installation()
    (tmp_path / "third.py").touch()
    assert cache.installation() == before
    assert {"replay.py", "overview.py", "role.schema.json"} <= {word.partition(":")[0] for word in before.split()}
