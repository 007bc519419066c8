"""Nothing in a document or a name can steer a terminal or break a format."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.cli.escape import as_json, escaped

Mtnorm = Callable[..., Any]

ANY_TEXT = st.text(st.characters(exclude_categories=()))
EVIL = "\x1b]0;owned\x07\x1b[31m\u202e\x9b2J\u2066\x00".replace("\x00", "\x08")


def steers(text: str) -> list[str]:
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def test_ordinary_text_is_printed_as_it_is() -> None:
    text = "Stéphane Dujarric – 纳卡 “quoted” 😀 e\u0301"
    assert escaped(text) == text


@given(ANY_TEXT)
def test_escaped_text_steers_nothing(text: str) -> None:
    assert not steers(escaped(text))
    assert "\n" not in escaped(text)


@given(st.recursive(ANY_TEXT, lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner)))
def test_json_steers_nothing_and_means_the_same(value: object) -> None:
    line = as_json(value)
    assert not steers(line)
    assert "\n" not in line
    assert json.loads(line) == json.loads(json.dumps(value))


@pytest.mark.parametrize("output_format", ["full", "concise", "json", "jsonl", "github"])
def test_no_format_lets_input_through(output_format: str, mtnorm: Mtnorm, folder: Path) -> None:
    (folder / f"{EVIL}.txt").write_text(f"{EVIL} Brinken {EVIL}", encoding="utf-8")
    (folder / "b.txt").write_bytes(EVIL.encode() + b"\0")
    ran = mtnorm("check", ".", "none" + EVIL, "--output-format", output_format)
    assert ran.code == 2
    assert ran.out
    assert not steers(ran.out)
    assert not steers(ran.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", f"Brinken {EVIL}"),
        ("explain", "--at", f"{EVIL}:1:1"),
        ("tables", "show", EVIL),
        ("tables", "show", "--by-alias", EVIL),
        ("tables", "check", EVIL),
        ("check", "--tables", EVIL, "."),
        ("check", f"--{EVIL}"),
        (EVIL,),
        ("evaluate", EVIL),
        ("fix", "-", "--encoding", EVIL),
        ("check", ".", "--exclude", f"!{EVIL}"),
        ("check", "--files-from", EVIL),
        ("check", "--config", EVIL, "."),
    ],
    ids=lambda arguments: " ".join(arguments).encode("ascii", "ignore").decode().replace("\x1b", ""),
)
def test_no_message_lets_arguments_through(arguments: tuple[str, ...], mtnorm: Mtnorm) -> None:
    ran = mtnorm(*arguments)
    assert not steers(ran.out)
    assert not steers(ran.err)
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err


def test_cases_and_sentences_are_escaped_too(mtnorm: Mtnorm, folder: Path) -> None:
    case = {"text": f"Brinken {EVIL}", "expected": EVIL, "id": EVIL, "class": EVIL, "topic": EVIL}
    (folder / "cases.jsonl").write_text(json.dumps(case), encoding="utf-8")
    for output_format in ("full", "concise", "json"):
        ran = mtnorm("evaluate", "cases.jsonl", "--output-format", output_format)
        assert ran.code == 0
        assert not steers(ran.out + ran.err)


def test_colours_are_ours_only(mtnorm: Mtnorm) -> None:
    ran = mtnorm("check", "-", "--color", "always", stdin=f"{EVIL} Brinken".encode())
    assert "\x1b[31mBrinken\x1b[0m" in ran.out
    assert not steers(ran.out.replace("\x1b[31m", "").replace("\x1b[0m", "").replace("\x1b[1m", ""))
    assert "\x1b" not in mtnorm("check", "-", "--color", "never", stdin=b"Brinken").out
