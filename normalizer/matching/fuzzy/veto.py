"""Why a token is no misspelt name at all, before any score."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.fuzzy.keys import LONGEST, is_pinyin, is_romaji, letters, sounds
from normalizer.matching.lexicon import is_english, is_name

__all__ = ["Veto", "Vetoes", "budget"]

_COMMON = 3.5
"""Zipf band from which a word is too common to be a slip, whatever a dictionary says."""

_ENDINGS = frozenset(("s", "es", "n", "an", "ian", "ic", "ese", "ish", "i", "a", "o", "e", "y"))
_VOWEL_ENDINGS = frozenset(("a", "o", "e", "i", "u", "y", "ya", "yi", "ii", "iy", "aya"))


class Veto(NamedTuple):
    """A reason to leave a token alone."""

    reason: str
    final: bool
    """Whether nothing that a document says can lift it."""

    def lifted(self, evidence: str) -> str:
        """Return what to say where evidence lifts the veto."""
        return f"{evidence}, though {self.reason}"


def budget(length: int) -> int:
    """Return how many edits a word of so many letters may be from a name without evidence.

    >>> [budget(length) for length in (3, 5, 6, 9, 10, 12)]
    [0, 0, 1, 1, 2, 2]
    """
    return 0 if length < 6 else 1 if length < 10 else 2


_PART = re.compile(r"[-‐‑]|(?<=[a-z])(?=[A-Z])")


class Vetoes:
    """What no close spelling may touch: words and names in their own right, and forms of any entity."""

    def __init__(self, forms: Iterable[str] = ()) -> None:
        """Take all names, forms and demonyms of all entities."""
        self._forms = frozenset(filter(None, map(letters, forms)))

    def token(self, token: str) -> Veto | None:
        """Return why a token must stay, by itself; None when nothing speaks against it."""
        # Measured before anything walks the token: it may be a megabyte.
        if len(token) > LONGEST:
            return Veto(f"it is longer than {LONGEST} letters", True)
        if fault := _fault(token):
            return Veto(fault, True)
        plain = letters(token)
        if len(plain) < 3:
            return Veto("it has fewer than three letters", True)
        if len(set(plain)) == 1:
            return Veto("it is one letter repeated", True)
        if plain in self._forms:
            return Veto("it is a name or form of an entity", True)
        if zipf(plain) >= _COMMON:
            return Veto("it is a common word", False)
        if is_english(plain):
            return Veto("it is an English word", False)
        if is_name(plain):
            return Veto("it is a name in its own right", False)
        # No dictionary has Pompeo or Zhejiang, but English texts do.
        if zipf(plain) > 0:
            return Veto("it is a name or word that English texts use", False)
        return None

    def pair(self, token: str, name: str) -> Veto | None:
        """Return why a token must not become a name; ask `token` first."""
        plain, other = letters(token), letters(name)
        allowed = budget(min(len(plain), len(other)))
        edits = Levenshtein.distance(plain, other)
        # What sounds the same may differ by one letter more, where anything may differ at all.
        same = allowed > 0 and sounds(plain) == sounds(other)
        if edits > allowed + same:
            return Veto(f"{edits} edits are more than {allowed} for its length", False)
        if _first_differs(token, name):
            return Veto("the part that differs is another word", False)
        if _inflected(plain, other):
            return Veto("it differs by an ending only", False)
        if _syllables_differ(plain, other):
            return Veto("both are names of whole syllables, and the syllables differ", False)
        return None


def _first_differs(token: str, name: str) -> bool:
    """Tell whether two words have all parts but the first in common, and those are not close by themselves.

    A word may be glued to the next one: *TanoAfrican* is no Sino-African.
    """
    first, *rest = _PART.split(token)
    other, *others = _PART.split(name)
    if not rest or rest != others:
        return False
    plain, known = letters(first), letters(other)
    return Levenshtein.distance(plain, known) > max(1, budget(min(len(plain), len(known))))


def _inflected(plain: str, other: str) -> bool:
    """Tell whether two words are one stem with different endings, of English or of Slavic names."""
    shorter, longer = sorted((plain, other), key=len)
    start = next(
        (at for at, (one, two) in enumerate(zip(plain, other, strict=False)) if one != two), len(shorter)
    )
    if start == len(shorter):
        return longer[start:] in _ENDINGS
    return start >= 4 and {plain[start:], other[start:]} <= _VOWEL_ENDINGS


def _syllables_differ(plain: str, other: str) -> bool:
    """Tell whether both are whole syllables of Mandarin, or of Japanese, and are not pronounced alike."""
    if sounds(plain) == sounds(other):
        return False
    return any(is_whole(plain) and is_whole(other) for is_whole in (is_pinyin, is_romaji))


def _fault(token: str) -> str:
    for letter in token:
        if "\ud800" <= letter <= "\udfff":
            return "it has bytes that could not be decoded"
        if letter.isascii():
            if letter.isdigit():
                return "it has digits"
            continue
        if letter.isalpha() and not unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER")):
            return "it is not in Latin letters only"
        # A soft hyphen is left over from a line break and means nothing.
        if letter != "\u00ad" and unicodedata.category(letter) in ("So", "Co", "Cn", "Cc", "Cf"):
            return "it has signs that no name has"
    return ""
