"""How a surface form differs from a spelling it folds to, and whether it is still that spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from normalizer.matching.lexicon import is_english, is_name
from normalizer.tables.strings import fold

__all__ = ["Likeness", "has_spaced_dash", "likeness"]

_HYPHENS = "\u00ad\u058a‐‑‒–−﹘﹣－-"
_SEPARATORS = re.compile(rf"[\s—―{_HYPHENS}]+")
_LINE = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_BULLET = re.compile(rf"[\n\r\x85\u2028\u2029]\s*[{_HYPHENS}]")
_DASH = re.compile(rf"\s+[—―{_HYPHENS}]\s+")
_HYPHENATION = re.compile(rf"[{_HYPHENS}](?:\r\n|[\n\r])")
_NOT_LETTERS = re.compile(r"['`´‘’‛′＇ʹ-ʽ]")
_POSSESSIVE = re.compile(r"['’＇]s\Z", re.I)
_SHORTEST_SPLIT = 7
"""Letters from which a name may have lost or won a space: ``Le Maire`` and ``Lemaire``, not ``I ran``."""
_WIDEST_GAP = 12
# Written in either case, as a house or the bearer of the name prefers: Kevin de Bruyne, the Netherlands.
_PARTICLES = frozenset(
    "the de del della der den di da do dos das du la le van von ter ten al el bin ibn".split()
)
_SPACED_DASH = " - "


class Likeness(NamedTuple):
    """The differences between a surface form and a spelling; all False when they are the same."""

    accents: bool
    """It lacks accents that the spelling has; accents of its own are not held against it."""
    case: bool
    """It has lost a capital, or has one inside a word."""
    spacing: bool
    """A hyphen or space differs."""

    @property
    def exact(self) -> bool:
        """Nothing differs but the kind of apostrophe, hyphen or space."""
        return self == SAME


SAME = Likeness(False, False, False)


@lru_cache(maxsize=16_384)
def likeness(surface: str, spelling: str, any_case: bool = False) -> Likeness | None:
    """Compare a surface form with a spelling that it folds to; None when it is something else.

    ``any_case`` is for calques, which match in any case. Else a lost capital makes an English word of a
    name (``ganja``, ``who``), and a short abbreviation is itself only in capitals.
    """
    if surface == spelling:
        return SAME
    ours, theirs = _tokens(surface), _tokens(spelling)
    if ours is None or theirs is None or (_POSSESSIVE.search(surface) and not _POSSESSIVE.search(spelling)):
        return None
    same_tokens = list(map(len, ours)) == list(map(len, theirs))
    if not same_tokens and list(map(fold, ours)) != list(map(fold, theirs)):
        if not _may_split(ours, theirs) or has_spaced_dash(surface):
            return None
        spacing = True
    else:
        gaps, wanted = _separators(surface), _separators(spelling)
        if any(gap == _SPACED_DASH and want == " " for gap, want in zip(gaps, wanted, strict=False)):
            return None  # a dash between two names, two teams, two halves of a sentence
        spacing = gaps != wanted
    accents = _lacks_marks(_marks(surface), _marks(spelling))
    if any_case:
        return Likeness(accents, False, spacing)
    case = _case(ours, theirs, spelling)
    return None if case is None else Likeness(accents, case, spacing)


def has_spaced_dash(surface: str) -> bool:
    """Tell whether a hyphen or dash with space on both sides stands in a surface form."""
    return _DASH.search(surface) is not None


def _tokens(text: str) -> list[str] | None:
    """Return the words of a surface form without their apostrophes; None when a gap is too wide."""
    for gap in _SEPARATORS.finditer(text):
        found = gap[0]
        if len(found) > 1 or found in "—―":
            lines = len(_LINE.findall(found))
            hyphens = sum(map(found.count, _HYPHENS))
            if len(found) > _WIDEST_GAP or lines > 1 or hyphens > 1 or "—" in found or "―" in found:
                return None
            if _BULLET.search(found):
                return None  # the hyphen opens an item of a list
    words = (_NOT_LETTERS.sub("", word) for word in _SEPARATORS.split(text))
    return [unicodedata.normalize("NFC", word) for word in words if word]


def _may_split(ours: list[str], theirs: list[str]) -> bool:
    if sum(map(len, theirs)) < _SHORTEST_SPLIT:
        return False
    known = set(map(fold, theirs))
    new = [word for word in map(fold, ours) if word not in known]
    if any(len(word) < 2 or is_english(word) for word in new):
        return False
    # In other pieces it may be another name: Zhou Shan is a person, Georgetown a town of its own.
    return not is_name(new[0]) if new and all(word[0].isupper() for word in ours) else True


def _separators(text: str) -> list[str]:
    """Return for each gap a space, ``-``, ``" - "`` or, with space on one side only, ``" -"``.

    A hyphen at the end of a line, with nothing else in the gap, is a hyphen.
    """
    return list(map(_separator, _SEPARATORS.findall(text)))


def _separator(gap: str) -> str:
    if gap.isspace():
        return " "
    if len(gap) == 1 or _HYPHENATION.fullmatch(gap):
        return "-"
    return _SPACED_DASH if _DASH.fullmatch(gap) else " -"


def _marks(text: str) -> str:
    """Return the letters with their accents, without case, spacing and apostrophes."""
    return unicodedata.normalize("NFC", _NOT_LETTERS.sub("", _SEPARATORS.sub("", text)).casefold())


def _lacks_marks(ours: str, theirs: str) -> bool:
    if ours == theirs or theirs.isascii():
        return False
    if len(ours) != len(theirs):
        return True
    return any(a != b and a == fold(b) for a, b in zip(ours, theirs, strict=True))


def _case(ours: list[str], theirs: list[str], spelling: str) -> bool | None:
    """Tell whether capitals are wrong; None when they make something else of the spelling."""
    if _letters(ours) == _letters(theirs):
        return False
    plain, wanted = "".join(ours), "".join(theirs)
    if wanted.isupper() and len(wanted) > 1:
        return _abbreviation_case(plain, wanted)
    if plain.isupper():
        return False
    if len(ours) != len(theirs):
        return _lost(plain, wanted)
    lost = [(a, b) for a, b in zip(ours, theirs, strict=True) if _lost(a, b)]
    if lost and _makes_words(lost, ours, theirs):
        return None
    odd = [a for a, b in zip(ours, theirs, strict=True) if _odd(a, b)]
    if odd and not lost and len(ours) == 1 and is_english(plain.lower()):
        return None  # "Let us" is not LeT
    return bool(lost or odd)


def _letters(words: list[str]) -> str:
    """Return the letters without accents, case kept."""
    joined = "".join(words)
    if joined.isascii():
        return joined
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in joined)


def _abbreviation_case(plain: str, wanted: str) -> bool | None:
    """Take ``Nato`` for NATO as it is, mend ``unesco``, and never take ``us`` or ``Who`` for US and WHO."""
    if len(wanted) <= 3 or is_english(plain.lower()):
        return None
    return not (plain[0].isupper() and plain[1:].islower())


def _lost(ours: str, theirs: str) -> bool:
    return ours[:1].islower() and theirs[:1].isupper() and ours not in _PARTICLES


def _odd(ours: str, theirs: str) -> bool:
    """Tell whether a word has capitals inside that its spelling lacks, or lacks those it has."""
    return not ours.isupper() and _letters([ours[1:]]) != _letters([theirs[1:]])


def _makes_words(lost: list[tuple[str, str]], ours: list[str], theirs: list[str]) -> bool:
    """Tell whether what lost its capitals reads as plain English: ``ganja``, ``the white house``.

    A capital that was kept on a name (``… in Europe``), or four long words, show that it is the name. Not so
    where the last word lost its own: ``Stephen began`` is a sentence.
    """
    if not all(is_english(word.casefold()) for word, _ in lost):
        return False
    if ours[-1] == lost[-1][0] and len(ours) == 2:
        return True
    kept = any(a[:1].isupper() and not is_english(a.lower()) for a, b in zip(ours, theirs, strict=True))
    return not kept and sum(len(word) > 3 for word, _ in lost) < 4
