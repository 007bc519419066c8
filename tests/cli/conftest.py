"""A small table, and a way to run the command line in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import normalizer
from normalizer.cli.command import main

TABLE = """\
Nagorno-Karabakh:
  type: region
  source_forms: {zh: [纳卡]}
  aliases: [Naqqa]
  ambiguous_aliases:
    - aliases: [Naka, Naqa]
      only_with: [Karabakh, Azerbaijan, Armenia]
      never_beside: [Ibaraki]
      change: Azerbaijan and Armenia agreed on a ceasefire in the Naka region.
      keep: The reactor at Naka, a city in Ibaraki, was restarted.
Antony Blinken:
  type: person
  forms: [Blinken]
  aliases: {Brinken: Blinken}
Stepanakert:
  type: city
Marija Burić:
  type: person
  aliases: [Marija Buritsch]
COVID-19 vaccine:
  type: calque
  aliases: [new crown vaccine]
Kyiv:
  type: city
  other_spellings: [Kiev]
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str
    out_bytes: bytes


Mtnorm = Callable[..., Ran]


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a new process import the package that is under test, wherever it works."""
    monkeypatch.setenv("PYTHONPATH", str(Path(normalizer.__file__).parents[1]))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with the small table beside it as the one table."""
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "names.yaml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "mtnorm.toml").write_text(
        'tables = ["names.yaml"]\nno-default-tables = true\n', encoding="utf-8"
    )
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def mtnorm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Mtnorm:
    """Run a command line in ``folder`` and return what it printed."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            for name, stream in (("stdout", out), ("stderr", err)):
                wrapped = io.TextIOWrapper(
                    stream, encoding="utf-8", errors="backslashreplace", write_through=True, newline="\n"
                )
                patched.setattr(sys, name, wrapped)
            code = main(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            data, said = out.getvalue(), err.getvalue()
        return Ran(code, data.decode("utf-8", "surrogateescape"), said.decode(), data)

    return run
