"""What the command line prints, as a person sees it.

Each file in ``snapshots`` shows commands and all that they print. To write them anew after a change that
was meant, run pytest with MTNORM_WRITE_SNAPSHOTS=1 and read the difference.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]

SNAPSHOTS = Path(__file__).parent / "snapshots"

FILES = {
    "articles/karabakh.txt": (
        "Ceasefire holds in Naka region\n"
        "Azerbaijan and Armenia accused each other on Monday of new shelling in the Nagorno-Karabakh (Naka)\n"
        "region. A hospital in stepanakert was hit. See https://example.org/Naqqa for the map.\n"
    ),
    "articles/visit.md": (
        "U.S. Secretary of State Brinken met Marija Buritsch in Kiev.\r\n"
        "The reactor at Naka, a city in Ibaraki, is idle.\r\n"
    ),
    "articles/clean.txt": "Officials met in Geneva on Monday.\n",
    "articles/image.txt": "\x89PNG\0\x1b[2J",
    "posts.jsonl": (
        '{"id": 7, "text": "The new crown vaccine arrives \\u2013 at last"}\n{"id": 8, "text": broken}\n'
    ),
    "cases.jsonl": (
        '{"class": "exact", "topic": "us", "text": "Mr Brinken left.", "expected": "Mr Blinken left."}\n'
        '{"class": "no-op", "topic": "us", "text": "Mr Brinken left.", "expected": "Mr Brinken left."}\n'
    ),
    "old.yaml": "Kyiv:\n  type: town\n  aliases: [Kyjiv]\n",
    "desk.csv": "name,text\nVardø,Vadder\nTromsø,Tromsa\nBodø,Vadder\n",
    "broken.csv": "name,text,kind\nVardø,Vadder,aliass\nBodø\n",
    "bad.yaml": "Naka City:\n  type: city\n  aliasses: [Nakashi]\n",
}

COMMANDS = {
    "check": ["check articles posts.jsonl"],
    "check_formats": [
        f"check articles/visit.md --output-format {name}" for name in ("concise", "json", "jsonl", "github")
    ],
    "diff": ["diff articles"],
    "fix": [
        "fix articles posts.jsonl --changes log.jsonl",
        "check articles",
        "fix articles",
        "fix articles missing.txt",
    ],
    "revert": [
        "fix articles posts.jsonl --changes log.jsonl",
        "fix articles --house-style --changes log.jsonl",
        "fix cases.jsonl -o articles/visit.md --format jsonl",
        "revert log.jsonl",
        "revert log.jsonl",
        "revert posts.jsonl",
    ],
    "brake": ["fix articles/visit.md --max-change-ratio 0.05"],
    "explain": [
        "explain 'Brinken spoke of Naka, Naqqa and kyiv.'",
        "explain --at articles/karabakh.txt:2:95",
        "explain --at articles/clean.txt:1:19",
        "explain 'An ordinary day.'",
    ],
    "tables": [
        "tables check",
        "tables check bad.yaml",
        "fix articles --tables bad.yaml",
        "tables test",
        "tables show Nagorno-Karabakh",
        "tables show --by-alias Brinken",
        "tables show Stepanakrt",
    ],
    "curation": [
        "tables add 'Antony Blinken' Blinkin --form Blinken --tables ../names.yaml",
        "tables add 'Antony Blinken' Blinkin --form Blinken",
        "tables add Kyiv Stepanakert",
        "tables add Kiew Kyjiv",
        "tables show --by-alias",
        "tables diff old.yaml ../names.yaml",
        "tables import csv desk.csv",
        "tables import csv broken.csv",
        "tables export solr",
    ],
    "evaluate": ["evaluate cases.jsonl"],
    "mistakes": [
        "check",
        "check missing.txt",
        "fix articles --fuzzzy off",
        "check articles --threshold 7",
        "fix - articles",
        "explain --at articles/clean.txt:7:1",
    ],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_snapshot(name: str, mtnorm: Mtnorm, folder: Path) -> None:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())
    shown = ""
    for command in COMMANDS[name]:
        ran = mtnorm(*shlex.split(command))
        shown += f"$ mtnorm {command}\n"
        for title, printed in (("stdout", ran.out), ("stderr", ran.err)):
            if printed:
                body = "\n".join(
                    f"  {line}".rstrip(" ") for line in printed.replace("\r", "␍").split("\n")[:-1]
                )
                shown += f"{title}:\n{body}\n"
        shown += f"exit code {ran.code}\n\n"
    shown = shown.replace(f"{folder.parent}/", "")
    snapshot = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("MTNORM_WRITE_SNAPSHOTS"):
        snapshot.write_bytes(shown.encode())
    assert shown == snapshot.read_bytes().decode(), "see the head of this file"


def test_every_snapshot_has_its_commands() -> None:
    assert {path.stem for path in SNAPSHOTS.iterdir()} == set(COMMANDS)
