"""The word lists that names are compared by, read when they are first needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import Any

__all__ = ["WordTable", "word_table"]


@dataclass(frozen=True, slots=True)
class WordTable:
    """The lists; every word romanised."""

    titles: frozenset[str]
    particles: frozenset[str]
    generic: frozenset[str]
    numbers: Mapping[str, str]
    same: Mapping[str, str]
    legal: Mapping[tuple[str, ...], str]
    short_forms: Mapping[str, frozenset[str]]
    persons: Mapping[str, int]
    places: Mapping[str, int]
    articles: frozenset[str]
    """The Arabic article as it sounds before other letters; written al."""
    place_kinds: Mapping[str, str]
    qualifiers: Mapping[str, str]


@cache
def word_table() -> WordTable:
    """Read the word lists at the first name (110 kB)."""
    words, forms = _read("words.json"), _read("legal_forms.json")["forms"]
    places = _read("place_words.json")
    short, frequency = _read("nicknames.json")["short_forms"], _read("frequency.json")
    return WordTable(
        titles=frozenset(words["titles"]),
        particles=frozenset(words["particles"]),
        generic=frozenset(words["generic"]),
        numbers=words["numbers"],
        same=words["same"],
        legal={tuple(form.split()): kind for kind, listed in forms.items() for form in listed},
        short_forms={name: frozenset(listed.split()) for name, listed in short.items()},
        persons=_by_part(frequency["persons"]),
        places=_by_part(frequency["places"]),
        articles=frozenset(places["articles"].split(" ")),
        place_kinds=_by_word(places["kinds"]),
        qualifiers=_by_word(places["qualifiers"]),
    )


def _read(name: str) -> Any:  # JSON
    return json.loads(get_data("normalizer.matching.names", name) or b"")


def _by_part(levels: Mapping[str, str]) -> dict[str, int]:
    return {part: int(level) for level, parts in levels.items() for part in parts.split(" ")}


def _by_word(senses: Mapping[str, str]) -> dict[str, str]:
    """Return the sense of each word; the first one, of a word that stands under several."""
    found: dict[str, str] = {}
    for sense, words in senses.items():
        for word in words.split(" "):
            found.setdefault(word, sense)
    return found
