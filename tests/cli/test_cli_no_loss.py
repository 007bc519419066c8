"""Slips on the command line that must cost no data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]

LINE = b'{"text": "Mr Brinken listened."}\n'


@pytest.mark.parametrize(
    "arguments",
    [
        ("in.jsonl", "--changes", "in.jsonl"),
        ("in.jsonl", "--changes", "./in.jsonl"),
        ("in.jsonl", "-o", "out.jsonl", "--changes", "out.jsonl"),
        ("in.jsonl", "--changes", "other.json"),
        ("in.jsonl", "--changes", "/dev/full"),
        ("in.jsonl", "-o", ""),
        ("",),
        ("/",),
        ("/.",),
    ],
)
def test_nothing_is_written(mtnorm: Mtnorm, folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "in.jsonl").write_bytes(LINE)
    (folder / "other.json").write_bytes(b'{"a": 1}\n')
    ran = mtnorm("fix", *arguments)
    assert ran.code == 2
    assert (folder / "in.jsonl").read_bytes() == LINE
    assert (folder / "other.json").read_bytes() == b'{"a": 1}\n'
    assert not (folder / "out.jsonl").exists()


def test_a_log_is_gone_on_with(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "in.jsonl").write_bytes(LINE)
    assert mtnorm("fix", "in.jsonl", "--changes", "log").code == 0
    (folder / "in.jsonl").write_bytes(LINE)
    assert mtnorm("fix", "in.jsonl", "--changes", "log").code == 0
    assert len((folder / "log").read_bytes().splitlines()) == 2
