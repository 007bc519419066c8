"""Every check against its own examples: ``examples/ID.yaml``, with what it must flag and what it must not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from normalizer import Normalizer, load_tables
from normalizer.quality.check import Check
from normalizer.quality.inspect import spots
from normalizer.quality.mend import Mender
from normalizer.quality.prose import Prose
from normalizer.quality.registry import CHECK_IDS, SAFE_IDS, check

EXAMPLES = Path(__file__).parent / "examples"
FEWEST = 25
ILLUSTRATED = [name for name in CHECK_IDS if (EXAMPLES / f"{name}.yaml").is_file()]
"""Those without examples fail in a test of their own."""


def examples(name: str) -> dict[str, Any]:
    """Return the examples of a check: ``flag`` and ``leave``, and ``names: true`` where they need tables.

    An entry of ``flag`` is a text, or a mapping: ``text``, and any of ``found`` (the surfaces of all its
    findings) and ``fixed`` (the text with its certain replacements).
    """
    loaded: dict[str, Any] = yaml.load(
        (EXAMPLES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return loaded


@cache
def normalize() -> Normalizer:
    return Normalizer(load_tables())


def prose(text: str, names: bool) -> Prose:
    return Prose(text, normalize()(text).decisions if names else (), load_tables() if names else None)


def flagged() -> Iterator[Any]:
    for name in ILLUSTRATED:
        given = examples(name)
        for number, entry in enumerate(given["flag"], 1):
            whole = {"text": entry} if isinstance(entry, str) else entry
            yield pytest.param(name, whole, bool(given.get("names")), id=f"{name}:flag {number}")


def left() -> Iterator[Any]:
    for name in ILLUSTRATED:
        given = examples(name)
        for number, text in enumerate(given["leave"], 1):
            yield pytest.param(name, text, bool(given.get("names")), id=f"{name}:leave {number}")


@pytest.mark.parametrize("name", CHECK_IDS)
def test_a_check_says_what_it_is(name: str) -> None:
    found: Check = check(name)
    given = examples(name)
    assert found.id == name
    assert len({str(entry) for entry in given["flag"]}) >= FEWEST
    assert len(set(given["leave"])) >= FEWEST
    assert spots(prose(found.bad, bool(given.get("names"))), found)
    assert not spots(prose(found.good, bool(given.get("names"))), found)
    assert (name in SAFE_IDS) == found.safe
    assert not found.safe or found.fixing == "auto"


@pytest.mark.parametrize(("name", "entry", "names"), list(flagged()))
def test_what_must_be_flagged(name: str, entry: dict[str, Any], names: bool) -> None:
    text = entry["text"]
    found = spots(prose(text, names), check(name))
    assert found
    for spot in found:
        assert 0 <= spot.start <= spot.end <= len(text)
        assert spot.replacement != text[spot.start : spot.end]
        assert not spot.certain or (spot.replacement is not None and check(name).fixing == "auto")
        assert check(name).fixing != "never" or spot.replacement is None
        assert "\n" not in spot.message
    if "found" in entry:
        assert [text[spot.start : spot.end] for spot in found] == entry["found"]
    if "fixed" in entry:
        assert Mender(normalize(), (check(name),))(text).text == entry["fixed"]


@pytest.mark.parametrize(("name", "text", "names"), list(left()))
def test_what_must_be_left(name: str, text: str, names: bool) -> None:
    assert spots(prose(text, names), check(name)) == []
