"""Diffs: applying one gives, byte for byte, what the edits give."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer.documents import Edit, source_from, splice, unified_diff
from normalizer.documents.read import Source
from normalizer.errors import DocumentError
from tests.examples import examples

needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

BYTES = st.lists(
    st.sampled_from(
        [
            b"a",
            b"b",
            b"Naka",
            b"\n",
            b"\n",
            b"\r\n",
            b"\r",
            b"\xff",
            "é".encode(),
            b" ",
            b"\\",
            b"\xef\xbb\xbf",
        ]
    ),
    max_size=40,
).map(b"".join)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Source, list[Edit]]:
    source = source_from("a.txt", draw(BYTES))
    edits: list[Edit] = []
    place = 0
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(place, len(source.text)))
        end = draw(st.integers(start, min(len(source.text), start + 6)))
        written = draw(st.sampled_from(["X", "two words", "", "a\nb", "\r\n", "ć"]))
        if source.text[start:end] != written:
            edits.append(Edit(start, end, written))
        place = end + 1
        if place > len(source.text):
            break
    return source, edits


def run(*command: str, folder: Path, given: bytes) -> None:
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_git
@given(edited())
@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_git_apply_gives_what_the_edits_give(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[Source, list[Edit]]
) -> None:
    source, edits = case
    diff = unified_diff(source, edits)
    if not source.data or not edits or splice(source.text, edits) == "":
        return  # an empty file on either side means a file that is made or removed
    folder = tmp_path_factory.mktemp("git")
    (folder / "a.txt").write_bytes(source.data)
    run("git", "apply", "--whitespace=nowarn", "-p1", folder=folder, given=diff)
    assert (folder / "a.txt").read_bytes() == source.encode(splice(source.text, edits))


@needs_patch
@given(edited())
@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_patch_gives_what_the_edits_give(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[Source, list[Edit]]
) -> None:
    source, edits = case
    diff = unified_diff(source, edits)
    if not source.data or not edits or splice(source.text, edits) == "":
        return
    folder = tmp_path_factory.mktemp("patch")
    (folder / "a.txt").write_bytes(source.data)
    run("patch", "-p1", "-s", "--binary", folder=folder, given=diff)
    assert (folder / "a.txt").read_bytes() == source.encode(splice(source.text, edits))


def test_no_edit_no_diff() -> None:
    assert unified_diff(source_from("a.txt", b"text\n"), []) == b""


def test_the_shape_is_the_usual_one() -> None:
    text = "".join(f"line {number}\n" for number in range(1, 21)) + "last"
    source = source_from("in/a.txt", text.encode())
    edits = [Edit(0, 4, "Zeile"), Edit(len(text) - 4, len(text), "Ende")]
    assert unified_diff(source, edits).decode() == (
        "--- a/in/a.txt\n+++ b/in/a.txt\n"
        "@@ -1,4 +1,4 @@\n-line 1\n+Zeile 1\n line 2\n line 3\n line 4\n"
        "@@ -18,4 +18,4 @@\n line 18\n line 19\n line 20\n"
        "-last\n\\ No newline at end of file\n+Ende\n\\ No newline at end of file\n"
    )


def test_a_line_put_in_is_all_that_changes() -> None:
    source = source_from("a.txt", b"one\ntwo\nthree\n")
    for edit in (Edit(3, 3, "\nnew"), Edit(4, 4, "new\n")):
        diff = unified_diff(source, [edit]).decode()
        assert diff == "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,4 @@\n one\n+new\n two\n three\n"
    gone = unified_diff(source, [Edit(3, 7, "")]).decode()
    assert gone.endswith("@@ -1,3 +1,2 @@\n one\n-two\n three\n")
    assert unified_diff(source, [Edit(0, 3, "one")]) == b""


@needs_git
@needs_patch
@pytest.mark.parametrize(
    "name", ["with space.txt", 'quo"te.txt', "back\\slash.txt", "new\nline.txt", "ć.txt", "tab\t.txt"]
)
def test_odd_file_names_are_understood(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for tool in (("git", "apply", "-p1"), ("patch", "-p1", "-s", "--binary")):
        Path(name).write_bytes(b"Naka\n")
        diff = unified_diff(source_from(name, b"Naka\n"), [Edit(0, 4, "X")])
        run(*tool, folder=tmp_path, given=diff)
        assert Path(name).read_bytes() == b"X\n"


def test_absolute_paths_are_made_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside = unified_diff(source_from(str(tmp_path / "sub" / "a.txt"), b"Naka"), [Edit(0, 4, "X")])
    assert inside.startswith(b"--- a/sub/a.txt\n+++ b/sub/a.txt\n")
    assert unified_diff(source_from("/x/a.txt", b"Naka"), [Edit(0, 4, "X")]).startswith(b"--- a/x/a.txt\n")
    assert unified_diff(source_from("./a.txt", b"Naka"), [Edit(0, 4, "X")]).startswith(b"--- a/a.txt\n")


def test_an_encoding_without_lines_of_bytes_is_refused() -> None:
    source = source_from("a.txt", "Naka\n".encode("utf-16"), "utf-16")
    with pytest.raises(
        DocumentError, match=r"a\.txt: no diff can be made of utf-16-le; use fix, with -o if you like"
    ):
        unified_diff(source, [Edit(1, 5, "X")])


def test_a_one_byte_encoding_keeps_its_bytes() -> None:
    source = source_from("a.txt", b"caf\xe9 Naka\n", "latin-1")
    assert b"-caf\xe9 Naka\n+caf\xe9 X\n" in unified_diff(source, [Edit(5, 9, "X")])
