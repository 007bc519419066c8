"""Finding files: what a folder stands for, and that nothing outside it is taken."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from normalizer.documents import find
from normalizer.errors import DocumentError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str, text: str = "x") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def found(*paths: str, exclude: tuple[str, ...] = (), ignore_files: bool = True) -> list[str]:
    return [file.path for file in find(paths, exclude=exclude, ignore_files=ignore_files).files]


def test_a_folder_stands_for_its_text_files_sorted() -> None:
    make("in/b.txt", "in/a.MD", "in/sub/c.txt", "in/d.html", "in/.git/e.txt", "in/.hidden/f.txt", "in/g")
    assert found("in") == ["in/a.MD", "in/b.txt", "in/sub/c.txt"]
    assert found("in/") == ["in/a.MD", "in/b.txt", "in/sub/c.txt"]


def test_the_current_folder_is_not_spelled_out() -> None:
    make("b.txt", "sub/a.md")
    assert found(".") == ["b.txt", "sub/a.md"]


def test_a_named_file_is_always_taken() -> None:
    make("in/a.html", "in/.gitignore", text="*\n")
    assert found("in/a.html", exclude=("*",)) == ["in/a.html"]
    assert find(["in/a.html"]).files[0].relative == "a.html"


def test_a_file_named_twice_is_taken_once() -> None:
    make("in/a.txt", "in/b.txt")
    Path("in/link.txt").symlink_to("a.txt")
    assert found("in", "in/a.txt", "./in/b.txt", "in") == ["./in/b.txt", "in/a.txt"]


def test_gitignore_files_are_respected_the_nearest_first() -> None:
    make("in/a.txt", "in/b.txt", "in/sub/a.txt", "in/sub/deep/a.txt", "in/build/c.txt")
    make("in/.gitignore", text="a.txt\nbuild/\n# note\n")
    make("in/sub/.gitignore", text="!a.txt\n/deep/\n")
    assert found("in") == ["in/b.txt", "in/sub/a.txt"]
    assert find(["in"]).ignored == 3
    assert found("in", ignore_files=False) == [
        "in/a.txt",
        "in/b.txt",
        "in/build/c.txt",
        "in/sub/a.txt",
        "in/sub/deep/a.txt",
    ]


def test_gitignore_files_of_the_folders_above_hold_up_to_the_repository() -> None:
    make("out/.gitignore", text="b.txt\n")
    make("out/repo/.gitignore", text="a.txt\n/x/y/c.txt\n")
    make("out/repo/x/y/a.txt", "out/repo/x/y/b.txt", "out/repo/x/y/c.txt", "out/repo/x/c.txt")
    Path("out/repo/.git").mkdir()
    assert found("out/repo/x/y") == ["out/repo/x/y/b.txt"]
    assert found("out/repo/x") == ["out/repo/x/c.txt", "out/repo/x/y/b.txt"]


def test_an_ignored_folder_that_is_named_is_taken() -> None:
    make("repo/.gitignore", text="build/\n*.tmp.txt\n")
    make("repo/build/a.txt", "repo/build/b.tmp.txt")
    Path("repo/.git").mkdir()
    assert found("repo") == []
    assert "repo/build/a.txt" in found("repo/build")


def test_a_broken_gitignore_line_does_not_stop_the_others() -> None:
    make("in/.gitignore", text="!\n\\\na.txt\n")
    make("in/a.txt", "in/b.txt")
    assert found("in") == ["in/b.txt"]


def test_exclude_globs_count_from_the_folder_or_as_typed() -> None:
    make("in/a.txt", "in/drafts/b.txt", "in/sub/drafts/c.txt")
    assert found("in", exclude=("drafts/",)) == ["in/a.txt"]
    assert found("in", exclude=("/drafts",)) == ["in/a.txt", "in/sub/drafts/c.txt"]
    assert found("in", exclude=("in/drafts/*.txt",)) == ["in/a.txt", "in/sub/drafts/c.txt"]
    assert found("in", exclude=("*.txt", "!a.txt")) == ["in/a.txt"]


def test_a_glob_that_is_none_is_refused() -> None:
    with pytest.raises(DocumentError, match="--exclude '!' is not a glob"):
        find(["."], exclude=("!",))


def test_links_are_not_followed_out_of_the_folder() -> None:
    make("in/a.txt", "else/b.txt", "else/sub/c.txt")
    Path("in/out.txt").symlink_to("../else/b.txt")
    Path("in/folder").symlink_to("../else/sub")
    Path("in/folder.txt").symlink_to(".")
    Path("in/gone.txt").symlink_to("nowhere.txt")
    Path("in/passwd.txt").symlink_to("/etc/passwd")
    selection = find(["in"])
    assert [file.path for file in selection.files] == ["in/a.txt"]
    assert dict(selection.skipped) == {
        "in/out.txt": "a symbolic link that leads out of the named folder",
        "in/passwd.txt": "a symbolic link that leads out of the named folder",
        "in/gone.txt": "a symbolic link to no regular file",
        "in/folder.txt": "a symbolic link that leads out of the named folder",
    }


def test_a_named_link_is_followed() -> None:
    make("else/b.txt")
    Path("link.txt").symlink_to("else/b.txt")
    Path("folder").symlink_to("else")
    assert found("link.txt") == ["link.txt"]
    assert found("folder") == ["folder/b.txt"]


def test_pipes_sockets_and_devices_are_skipped(tmp_path: Path) -> None:
    make("in/a.txt")
    os.mkfifo("in/pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/socket.txt")
    selection = find(["in"])
    assert [file.path for file in selection.files] == ["in/a.txt"]
    assert [left.path for left in selection.skipped] == ["in/pipe.txt", "in/socket.txt"]
    assert (
        find(["in/pipe.txt", "/dev/null"]).failed[0].why
        == "not a regular file; pipe its text in and pass `-`"
    )
    assert len(find(["in/pipe.txt", "/dev/null"]).failed) == 2


def test_a_missing_path_fails_and_the_others_are_taken() -> None:
    make("a.txt")
    selection = find(["a.txt", "b.txt", "a.txt/c", "nul\0.txt"])
    assert [file.path for file in selection.files] == ["a.txt"]
    assert dict(selection.failed)["b.txt"] == "no such file or folder; check the spelling"
    assert dict(selection.failed)["a.txt/c"] == "no such file or folder; check the spelling"
    assert len(selection.failed) == 3


def test_the_order_of_the_paths_does_not_matter() -> None:
    make("in/a.txt", "in/b.txt", "c.txt")
    assert find(["in", "c.txt"]) == find(["c.txt", "in", "c.txt"])


def test_deep_folders_are_no_problem() -> None:
    deep = "/".join(["d"] * 400)
    make(f"{deep}/a.txt")
    assert found(".") == [f"{deep}/a.txt"]


def test_a_name_that_is_not_utf8_is_taken() -> None:
    Path(os.fsdecode(b"in")).mkdir()
    Path(os.fsdecode(b"in/\xff.txt")).write_bytes(b"x")
    assert [os.fsencode(path) for path in found("in")] == [b"in/\xff.txt"]
