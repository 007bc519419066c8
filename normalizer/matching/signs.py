"""Where a text has signs of what is protected in it: all kinds are looked for in one pass."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

__all__ = ["LANGUAGES", "Signs", "signs"]

LANGUAGES = (
    *("Chinese", "Mandarin", "Cantonese", "inyin", "Korean", "Japanese", "Russian", "Ukrainian", "Arabic"),
    *("Persian", "Vietnamese"),
)
"""Languages with another script, of Pinyin what both ways to write it end with."""
_QUOTES = {"“": "\x93", "‘": "\x91"}
"""Curved opening quotation marks, with their places in Windows-1252."""
_BEFORE_QUOTES = " edsgltnm,:?"
"""What a quotation that is spoken of as a wording stands behind: a space, or the end of a word for one."""
_KINDS = {
    "address": "@#/\\",
    "stop": tuple(f".{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    "target": ("](", "="),
    "quote": tuple(f"{before}{quote}" for before in _BEFORE_QUOTES for quote in "\"'\x91\x93"),
    "sic": ("[sic", "(sic"),
    "language": tuple(map(str.lower, LANGUAGES)),
    "code": ("`", "~~~"),
    "comment": ("mtnorm:",),
}
# Small letters for capitals, and a space for any white space of Latin-1.
_SMALL = bytes(
    byte + 32 if 65 <= byte <= 90 else 32 if byte in b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0" else byte
    for byte in range(256)
)


class Signs(NamedTuple):
    """Where each kind of sign begins, in order; a place that has one need not have what it is a sign of."""

    address: list[int]
    """``@#/\\``, which most addresses have."""
    stop: list[int]
    """A stop before a letter."""
    target: list[int]
    """What stands before where a link leads, or before a value in markup."""
    quote: list[int]
    """What stands before a quotation mark."""
    sic: list[int]
    language: list[int]
    code: list[int]
    comment: list[int]


def signs(text: str) -> Signs:
    """Return the places of all signs in a text."""
    plain = text
    for quote, place in _QUOTES.items():
        plain = plain.replace(quote, place)
    automaton, kinds = _automaton()
    found: defaultdict[str, list[int]] = defaultdict(list)
    view = plain.encode("latin-1", "replace").translate(_SMALL)
    for string, start, _ in automaton.find_matches_as_indexes(view, overlapping=True):
        found[kinds[string]].append(start)
    return Signs(*(found[kind] for kind in _KINDS))


@cache
def _automaton() -> tuple[BytesAhoCorasick, list[str]]:
    """Return what finds the strings, and the kind of each by its number."""
    strings = [(string.encode("latin-1"), kind) for kind, strings in _KINDS.items() for string in strings]
    sought = BytesAhoCorasick([string for string, _ in strings], implementation=Implementation.DFA)
    return sought, [kind for _, kind in strings]
