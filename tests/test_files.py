import os
import signal
import socket
from pathlib import Path

import pytest

from rolelint import decoding, files
from rolelint.decoding import UnreadableError
from rolelint.errors import UserError
from rolelint.files import MAX_BYTES
from rolelint.source import Source, Span


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x\n", encoding="utf-8")


def reason(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        files.read(path)
    return caught.value.message


def fault(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        decoding.decode(data)
    return caught.value


needs_permissions = pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")


def test_files_are_found_by_suffix_whatever_its_case(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "B.MD", "c.markdown", "d.txt", "e.yaml", "f.yml", "g.json", "h.py", "README", ".md")
    assert files.walk(tmp_path) == ["B.MD", "a.md", "c.markdown", "d.txt", "e.yaml", "f.yml", "g.json"]


def test_files_are_sorted_by_their_whole_path(tmp_path: Path) -> None:
    make(tmp_path, "b/a.md", "b.md", "a/z.md", "b/a/c.md")
    assert files.walk(tmp_path) == ["a/z.md", "b.md", "b/a.md", "b/a/c.md"]


LEFT_OUT = ["node_modules/a.md", ".hidden/a.md", "x/node_modules/y/a.md", "x/.git/a.md", "venv/a.md", "x/env/lib/a.md"]


@pytest.mark.parametrize("listed", [None, [*LEFT_OUT, "kept/a.md", ".hidden.md"]])
def test_folders_of_other_tools_are_left_out(tmp_path: Path, listed: list[str] | None) -> None:
    make(tmp_path, *LEFT_OUT, "kept/a.md", ".hidden.md", "venv/pyvenv.cfg", "x/env/pyvenv.cfg")
    assert files.walk(tmp_path, listed=listed) == [".hidden.md", "kept/a.md"]


def test_the_folder_itself_may_be_hidden(tmp_path: Path) -> None:
    make(tmp_path, ".roles/a.md")
    assert files.walk(tmp_path / ".roles") == ["a.md"]


def test_excluded_files_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "old/b.md", "old/deep/c.md")
    assert files.walk(tmp_path, ["old"]) == ["a.md"]


def test_a_list_of_names_replaces_the_walk(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.md", "c.py")
    assert files.walk(tmp_path, listed=["b.md", "c.py"]) == ["b.md"]


def test_a_listed_file_that_was_deleted_is_dropped(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    assert files.walk(tmp_path, listed=["a.md", "gone.md", "a.md/gone.md"]) == ["a.md"]


@pytest.mark.parametrize("listed", [None, ["loop/a.md", "other/a.md", "a.md"]])
def test_folders_behind_symbolic_links_are_not_walked(tmp_path: Path, listed: list[str] | None) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "other").symlink_to(".")
    assert files.walk(tmp_path, listed=listed) == ["a.md"]


def test_a_symbolic_link_to_a_file_is_a_file(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert files.walk(tmp_path) == ["a.md", "b.md"]


@pytest.mark.parametrize("listed", [None, ["x.md", "y.md", "x.md/a.md"]])
def test_a_folder_named_like_a_file_is_walked_into(tmp_path: Path, listed: list[str] | None) -> None:
    make(tmp_path, "x.md/a.md", "folder/b.txt")
    (tmp_path / "y.md").symlink_to("folder")
    assert [name for name in files.walk(tmp_path, listed=listed) if name.endswith(".md")] == ["x.md/a.md"]


def test_pipes_and_broken_links_are_kept_for_reading_to_explain(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "nowhere.md").symlink_to("gone")
    (tmp_path / "circle.md").symlink_to("circle.md")
    assert files.walk(tmp_path) == ["circle.md", "nowhere.md", "pipe.md"]


@needs_permissions
def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    with pytest.raises(UserError, match="cannot be listed"):
        files.walk(tmp_path)


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * MAX_BYTES)
    assert len(files.read(tmp_path / "a.md")) == MAX_BYTES


def test_a_file_that_is_one_byte_larger_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * (MAX_BYTES + 1))
    assert reason(tmp_path / "a.md") == "this file is too large: it has more than 1,048,576 bytes (1 MiB)"


def test_a_file_that_vanished_is_gone(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.md").startswith("this file is gone")


def test_a_broken_link_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("gone.md")
    assert reason(tmp_path / "a.md") == "this symbolic link leads nowhere"


def test_a_link_to_itself_leads_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("a.md")
    assert reason(tmp_path / "a.md") == "this symbolic link leads in a circle"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert reason(tmp_path) == "this is a folder, not a file"


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    signal.alarm(5)
    assert reason(tmp_path / "a.md") == "this is a named pipe, not a file"
    signal.alarm(0)


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.md")
    assert reason(tmp_path / "a.md") == "this is a socket, not a file"


def test_a_device_is_no_file() -> None:
    assert reason(Path("/dev/zero")) == "this is a device, not a file"


def test_any_other_refusal_has_its_usual_name(tmp_path: Path) -> None:
    assert reason(tmp_path / ("x" * 300)) == "this file cannot be read (ENAMETOOLONG)"


@needs_permissions
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "a.md").chmod(0)
    assert reason(tmp_path / "a.md") == "no permission to read this file"


def test_a_byte_order_mark_is_no_text() -> None:
    assert decoding.decode(b"\xef\xbb\xbf# R\xc3\xb4le\r\n") == "# Rôle\r\n"


def test_only_one_byte_order_mark_is_dropped() -> None:
    assert decoding.decode(b"\xef\xbb\xbf\xef\xbb\xbfx") == "\ufeffx"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_byte_order_marks_name_their_encoding(encoding: str) -> None:
    assert fault("name: x\n".encode(encoding)).message == f"this file is {encoding.upper()}; save it as UTF-8"


def test_the_place_of_bad_bytes_counts_characters_after_the_byte_order_mark() -> None:
    data = b"\xef\xbb\xbfR\xc3\xb4le\n\xc3\xa9\xc3\xa9 caf\xe9\n"
    error = fault(data)
    assert Source("", decoding.salvage(data)).position(error.span.start) == (2, 7)


def test_a_bad_byte_at_the_very_end_is_on_the_last_line() -> None:
    assert fault(b"one\n\xe9").message.startswith("line 2 is not UTF-8 (byte 0xE9)")


def test_latin_1_is_recognised() -> None:
    assert fault("Qualité für Käse".encode("latin-1")).message == (
        "line 1 is not UTF-8 (byte 0xE9); it looks like Latin-1 or Windows-1252: save the file as UTF-8"
    )


def test_a_damaged_byte_among_good_ones_is_no_sign_of_latin_1() -> None:
    assert "the rest looks like UTF-8" in fault("Qualité für Käse".encode() + b"\xff").message


def test_a_nul_byte_has_its_place() -> None:
    error = fault(b"one\ntw\0o\n")
    assert (error.message, error.span) == ("line 2 holds a NUL byte", Span(6, 7))


def test_utf_16_without_a_mark_is_recognised_by_its_nul_bytes() -> None:
    assert "looks like UTF-16" in fault("name: x".encode("utf-16-le")).message


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfname: x", "name: x"),
        ("name: Käse".encode("latin-1"), "name: Käse"),
        ("name: Käse".encode("utf-16"), "name: Käse"),
        (b"na\0me", "na\ufffdme"),
        (b"\xff\xfe\x00", "\ufffd"),
        (b"", ""),
    ],
)
def test_any_bytes_can_be_salvaged(data: bytes, text: str) -> None:
    assert decoding.salvage(data) == text


def test_what_is_written_is_there_byte_for_byte(tmp_path: Path) -> None:
    files.write(tmp_path / "a.md", "Rôle\r\nx\n", bom=True)
    assert (tmp_path / "a.md").read_bytes() == b"\xef\xbb\xbfR\xc3\xb4le\r\nx\n"


def test_writing_keeps_the_mode_and_leaves_nothing_else(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "a.md").chmod(0o640)
    files.write(tmp_path / "a.md", "new")
    assert [(path.name, path.stat().st_mode & 0o777) for path in tmp_path.iterdir()] == [("a.md", 0o640)]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    make(tmp_path, "usual.md")
    files.write(tmp_path / "a.md", "new")
    assert (tmp_path / "a.md").stat().st_mode == (tmp_path / "usual.md").stat().st_mode


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    files.write(tmp_path / "b.md", "new")
    assert (tmp_path / "b.md").is_symlink()
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    files.write(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(("name", "why"), [("no/a.md", "its folder does not exist"), (".", "it is a folder")])
def test_what_cannot_be_written_says_why(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(UserError, match=f": {why}$"):
        files.write(tmp_path / name, "x")


def test_a_baseline_holds_no_role(tmp_path: Path) -> None:
    (tmp_path / ".rolelint-baseline.json").write_text("{}", encoding="utf-8")
    (tmp_path / "role.json").write_text("{}", encoding="utf-8")
    assert files.walk(tmp_path) == ["role.json"]
