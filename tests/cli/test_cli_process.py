"""The command line as a process of its own: speed, signals, pipes, imports."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from normalizer.version import __version__

pytestmark = pytest.mark.slow
"""Each test starts processes of its own."""

MTNORM = [sys.executable, "-m", "normalizer"]


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*MTNORM, *arguments], input=given, capture_output=True, check=False, timeout=60)


def test_version_and_help() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"mtnorm {__version__}\n")
    done = run("fix", "--help")
    assert done.returncode == 0
    assert b"interrupted" in done.stdout


def test_a_closed_pipe_is_no_traceback(folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.txt").write_bytes(b"Mr Brinken listened.\n" * 200)
    for command in ("check", "diff"):
        with subprocess.Popen(
            [*MTNORM, command, "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            said = process.stderr.read().decode()
            assert process.wait(30) == 2
        assert said == "mtnorm: the output was closed before all was printed\n"


def test_an_output_closed_before_the_first_line(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*MTNORM, "check", "a.txt"], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"mtnorm: the output was closed before all was printed\n" in done.stderr


def test_a_full_disk_is_no_traceback(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    for command in (("check", "a.txt"), ("fix", "-")):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*MTNORM, *command],
                input=b"Brinken",
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                timeout=60,
            )
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert b"No space left on device" in done.stderr


def test_the_text_stays_alone_when_stderr_is_closed(folder: Path) -> None:
    command = f"{shlex.join(MTNORM)} fix - 2>&-"
    done = subprocess.run(command, shell=True, input=b"Mr Brinken.", stdout=subprocess.PIPE, check=False)
    assert (done.returncode, done.stdout) == (0, b"Mr Blinken.")
    assert subprocess.run(f"{shlex.join(MTNORM)} fix - <&-", shell=True, check=False).returncode == 0


def test_changes_are_logged_when_the_output_closes(folder: Path) -> None:
    for number in range(60):
        (folder / f"{number:02}.txt").write_bytes(b"Mr Brinken listened.\n" * 400)
    command = [*MTNORM, "fix", ".", "--jobs", "2", "--output-format", "full", "--changes", "log.jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(30) == 2
    changed = [path.name for path in sorted(folder.glob("*.txt")) if b"Brinken" not in path.read_bytes()]
    logged = {json.loads(line)["path"] for line in (folder / "log.jsonl").read_text("utf-8").splitlines()}
    assert sorted(logged) == changed


def stopped(folder: Path, jobs: str, old: bytes, how: signal.Signals) -> tuple[int, bytes, bytes]:
    """Let 400 files be fixed, and signal the whole group of processes once the third is done.

    Returns the exit code, and what was printed on both streams.
    """
    for number in range(400):
        (folder / f"{number:03}.txt").write_bytes(old)
    with subprocess.Popen(
        [*MTNORM, "fix", ".", "--jobs", jobs, "--changes", "log.jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        for _ in range(3000):
            if (folder / "002.txt").read_bytes() != old:
                break
            time.sleep(0.005)
        os.killpg(process.pid, how)
        try:
            out, said = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # or leaving the block waits for ever
            raise
    return process.returncode, out, said


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_one_line_and_whole_files(jobs: str, folder: Path) -> None:
    old = b"Mr Brinken listened.\n" * 2000
    code, out, said = stopped(folder, jobs, old, signal.SIGINT)  # as a terminal does: to every process
    assert (code, out) == (130, b"")
    contents = [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    changed = contents.count(old.replace(b"Brinken", b"Blinken"))
    assert changed + contents.count(old) == 400
    assert said.decode() == (
        f"interrupted: {changed} of 400 files done, {changed} changed; run again to go on\n"
    )
    assert len((folder / "log.jsonl").read_bytes().splitlines()) == changed * 2000
    assert not list(folder.glob(".*"))


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_run_leaves_no_change_without_its_record(
    how: signal.Signals, jobs: str, folder: Path
) -> None:
    old = b"Mr Brinken listened.\n" * 200
    code, _, _ = stopped(folder, jobs, old, how)
    assert code == (130 if how == signal.SIGTERM else -how)
    changed = {path.name for path in folder.glob("*.txt") if path.read_bytes() != old}
    assert len(changed) < 400
    whole = [
        line for line in (folder / "log.jsonl").read_bytes().splitlines(keepends=True) if line[-1:] == b"\n"
    ]
    logged = {json.loads(line)["path"] for line in whole}
    assert changed <= logged
    assert len(logged - changed) <= 1
    for name in changed:
        assert len([line for line in whole if json.loads(line)["path"] == name]) == 200
    undone = run("revert", "log.jsonl")
    assert undone.returncode == 0
    assert f" {len(changed)} put back, ".encode() in undone.stderr
    assert {path.read_bytes() for path in folder.glob("*.txt")} == {old}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_revert_that_is_stopped_is_gone_on_with(how: signal.Signals, folder: Path) -> None:
    old, fixed = b"Mr Brinken listened.\n" * 20, b"Mr Blinken listened.\n" * 20
    paths = [folder / f"{number:03}.txt" for number in range(150)]
    for path in paths:
        path.write_bytes(old)
    assert run("fix", ".", "--changes", "log.jsonl").returncode == 0
    with subprocess.Popen([*MTNORM, "revert", "log.jsonl"], stderr=subprocess.PIPE) as process:
        for _ in range(15_000):
            if paths[0].read_bytes() == old:
                break
            time.sleep(0.001)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    assert process.returncode == (-how if how == signal.SIGKILL else 130)
    done = [path.read_bytes() for path in paths].count(old)
    assert {path.read_bytes() for path in paths} == {old, fixed}
    if how != signal.SIGKILL:
        assert said.decode() == (
            f"interrupted: {done} of 150 files done, {done} put back; run again to go on\n"
        )
    again = run("revert", "log.jsonl")
    assert f" {150 - done} put back, {done} as before already, ".encode() in again.stderr
    assert {path.read_bytes() for path in paths} == {old}
    assert not list(folder.glob(".*"))


def test_ctrl_c_while_waiting_for_input(folder: Path) -> None:
    with subprocess.Popen(
        [*MTNORM, "fix", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"Mr Brinken\n" * 100_000)  # more than a pipe holds: back when it is being read
        time.sleep(0.5)  # until it waits for more
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert said.count("\n") == 1
    assert said.startswith("interrupted: ")


@pytest.mark.parametrize("size", [1, 3, 7, 64])
def test_input_in_pieces_of_any_size_is_the_whole(size: int, folder: Path) -> None:
    text = "Armenia – Naka\r\nMr Brinken\u2028…".encode() + b"\xff Naqqa"
    whole = run("fix", "-", given=text).stdout
    with subprocess.Popen(
        [*MTNORM, "fix", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for place in range(0, len(text), size):
            process.stdin.write(text[place : place + size])
            process.stdin.flush()
        process.stdin.close()
        assert process.stdout.read() == whole


def test_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*MTNORM, "check", "-", "--output-format", "concise"],
        input=b"Marija Buritsch",
        capture_output=True,
        env=environment,
        check=False,
    )
    assert "'Marija Buritsch' should be 'Marija Burić'" in done.stdout.decode()
    assert done.returncode == 1


def test_importing_the_core_touches_nothing_around_it(tmp_path: Path) -> None:
    for name in ("yaml", "regex", "mtnorm", "pathspec"):
        (tmp_path / f"{name}.py").write_text(
            "raise SystemExit('imported from the working directory')\n", "utf-8"
        )
    (tmp_path / "mtnorm.toml").write_text("nonsense", "utf-8")
    code = """
import os, sys
sys.path = [entry for entry in sys.path if entry and entry != os.getcwd()]
seen = []
here = os.getcwd()
def watch(event, arguments):
    if event.startswith("socket."):
        seen.append(event)
    if event == "open" and isinstance(arguments[0], str) and os.path.abspath(arguments[0]).startswith(here):
        seen.append(arguments[0])
sys.addaudithook(watch)
import normalizer, normalizer.pipeline, normalizer.documents, normalizer.evaluate, normalizer.cli.command
normalizer.Normalizer, normalizer.load_tables
optional = "pyarrow pandas polars pyspark ray spacy datasets starlette uvicorn rich ftfy wordfreq".split()
seen += [name for name in optional if name in sys.modules]
print(seen)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode().strip() == "[]", done.stderr.decode()
