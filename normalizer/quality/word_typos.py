"""What a word was meant for, judged by it and the words beside it: the rules of SPELL-TYPO about a word."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizer.matching.fuzzy.keys import is_pinyin, is_romaji
from normalizer.matching.lexicon import is_english
from normalizer.quality.contractions import mended_contraction
from normalizer.quality.likely_words import far_guess, is_built
from normalizer.quality.short_words import LONGEST, are_ordinary
from normalizer.quality.spelling import (
    Guess,
    base_frequency,
    edit_of,
    evidence,
    frequency,
    guesses,
)

__all__ = [
    "KNOWN",
    "differ_in_doubles",
    "is_foreign",
    "is_form",
    "is_misspelt",
    "is_of_syllables",
    "is_term",
    "mended_part",
    "of_unknown",
]

_REMEMBERED = 65_536
_DOUBLE = re.compile(r"(.)\1")
_JOINED = re.compile(r"(?=[a-z'’-]{6,40}\Z)[a-z]+(?:-[a-z]+)*(?:['’]s)?\Z")
# Gain over what is written, in decades, from which a guess holds by itself, and with its neighbours' help; by
# length. The shorter a word, the more words are like it, and the more abbreviations and foreign words are.
_BARS = {2: (9.0, 4.0), 3: (4.5, 2.5), 4: (3.5, 2.0), 5: (3.0, 1.5), 6: (2.0, 1.0), 7: (2.0, 1.0)}
_LONG_BARS = (1.5, 1.0)
_HELP = {2: 2.5, 3: 1.5, 4: 1.5}
_LONG_HELP = 1.0
_SHORT = 5
_SURE_GAIN = 5.0
"""Gain that foreign words beside it, or its looking like a compound, do not speak against."""
_FORM_GAIN = 3.5
_TWICE_GAIN = 4.5
"""Gain from which a slip may have been made twice."""
KNOWN = frozenset(
    """ahistorical cafe cafes celsius chia demine demining facto fahrenheit fiance fiances fro hoc iphone jin
    krai lettres lotsa machina majeure memoriam mille pinnae raion raions realia tat thx""".split()
)
"""English as it is written, though no dictionary of ours has it by itself or it has lost its accent."""
_SEEN = 2.0
"""Frequency from which a word is written at all."""
_SYLLABLES, _OVER_SYLLABLES = 6, 4.0
"""Most letters of what may be Chinese or Japanese, and frequency of a guess that counts there."""
_NO_PINYIN = re.compile(r"[^aeiou]er")
_VOWELS = frozenset("aeiouy")
_ALL_FORMS = 3.5
"""Frequency from which dictionaries have all forms of a word."""
_LOST_GAIN = 2.0
"""Gain from which a letter is lost where the words beside it are English."""
_OF_OTHERS = 2.0
"""Most that counts of the frequency of a word in no dictionary: the rest is of names and other languages."""


@lru_cache(maxsize=_REMEMBERED)
def of_unknown(before: str, word: str, after: str) -> str | None:
    """Return what a lower-case word was meant for, judged by it and the words beside it."""
    if found := _by_lead(before, word, after):
        return found
    return _lost_letter(word) if len(word) > LONGEST and are_ordinary(before, after) else None


def _by_lead(before: str, word: str, after: str) -> str | None:
    best: tuple[float, float, Guess] | None = None
    for guess in guesses(word):
        help_given = evidence(before.lower(), word, guess.word, after.lower())
        weight = guess.gain + 0.7 * help_given - (0.5 if guess.edit == "other" else 0.0)
        if best is None or weight > best[0]:
            best = (weight, help_given, guess)
    if best is None:
        return far_guess(word)
    _, help_given, guess = best
    if is_form(word, guess) and guess.gain < _FORM_GAIN and not differ_in_doubles(word, guess.word):
        return None
    if _is_likelier_rare(word, guess):
        return None
    sure = guess.gain >= _SURE_GAIN
    if not sure and guess.edit == "other" and _is_rare_form(word):
        return None
    if guess.edit != "swap" and not sure and not differ_in_doubles(word, guess.word) and is_built(word):
        return None
    alone, helped = _BARS.get(len(word), _LONG_BARS)
    if help_given >= _HELP.get(len(word), _LONG_HELP):
        return guess.word if guess.gain >= helped else None
    lost = guess.gain if guess.edit == "drop" and len(word) > LONGEST else 0.0
    foreign = sum(is_foreign(one) for one in (before, after) if one.islower() or lost < 4.0)
    if not sure and any(one.islower() and not one.isascii() and is_foreign(one) for one in (before, after)):
        return None
    if guess.gain < alone or foreign > (0 if len(word) <= _SHORT and not sure else 1):
        return None
    return guess.word


@lru_cache(maxsize=_REMEMBERED)
def _lost_letter(word: str) -> str | None:
    """Return the word less a letter that an unknown one is, however often names and foreign texts have it."""
    above = max(0.0, frequency(word) - _OF_OTHERS)
    found = next((guess for guess in guesses(word) if guess.edit == "drop"), None)
    least = _SURE_GAIN if _VOWELS.isdisjoint(word) else _LOST_GAIN
    return found.word if found and found.gain + above >= least else None


def _is_likelier_rare(word: str, guess: Guess) -> bool:
    """Tell whether a word is likelier a term, an abbreviation or a foreign word than a slip."""
    if guess.edit == "swap" or differ_in_doubles(word, guess.word):
        return False
    meant = frequency(guess.word)
    if guess.edit == "drop" or meant < _SEEN:
        return meant < _SEEN
    if _VOWELS.isdisjoint(word):
        return len(word) > LONGEST and guess.gain < _SURE_GAIN
    return len(word) <= _SYLLABLES and meant < _OVER_SYLLABLES and is_of_syllables(word)


def is_of_syllables(word: str) -> bool:
    """Tell whether a word may be Japanese, or Chinese, where no consonant stands before *er*."""
    return is_romaji(word) or (is_pinyin(word) and not _NO_PINYIN.search(word))


def is_term(word: str, guess: str, times: int) -> bool:
    """Tell whether an unknown word that a document has several times is a term: hardly a slip made again."""
    if times < 2 or frequency(word) > 0 or differ_in_doubles(word, guess):
        return False
    if edit_of(word, guess) == "swap" and sorted(word) == sorted(guess):
        return False
    return times > 2 or frequency(guess) - frequency(word) < _TWICE_GAIN


def _is_rare_form(word: str) -> bool:
    """Tell whether a longer word is a regular form of a rare one, which dictionaries may lack: catties."""
    return len(word) > _SHORT and _SEEN <= base_frequency(word) <= _ALL_FORMS


def differ_in_doubles(word: str, other: str) -> bool:
    """Tell whether two words are one but for single and double letters: untill, controll, satelite."""
    return _DOUBLE.sub(r"\1", word) == _DOUBLE.sub(r"\1", other)


def is_form(word: str, guess: Guess) -> bool:
    """Tell whether a word differs from a guess at its end only, as a form or a foreign cognate does."""
    return guess.edit in ("other", "extra") and word[:-1] == guess.word[: len(word) - 1]


def is_foreign(word: str) -> bool:
    """Tell whether a word in whatever case is no English one; an empty string is none."""
    return bool(word) and not is_english(word.lower())


def is_misspelt(word: str) -> bool:
    """Tell whether a lower-case word that no dictionary has may be meant for another."""
    return _best_gain(word) >= _BARS.get(len(word), _LONG_BARS)[1] or far_guess(word) is not None


def _best_gain(word: str) -> float:
    found = guesses(word)
    return found[0].gain if found else -1.0


@lru_cache(maxsize=_REMEMBERED)
def mended_part(word: str) -> str | None:
    """Return a word with hyphens, a possessive or a contraction, its one unknown part mended."""
    if "'" in word or "’" in word:
        if contraction := mended_contraction(word):
            return contraction
    elif "-" not in word:
        return None
    if not _JOINED.match(word):
        return None
    parts = re.split(r"(['’]s\Z|-)", word)
    odd = [place for place in range(0, len(parts), 2) if parts[place] and not is_english(parts[place])]
    if len(odd) != 1 or len(parts[odd[0]]) < 4:
        return None
    part = parts[odd[0]]
    if part.endswith("o") and parts[odd[0] + 1 : odd[0] + 2] == ["-"]:  # tactico-technical
        return None
    if _best_gain(part) < max(2.0, _BARS.get(len(part), _LONG_BARS)[0]) or is_built(part):
        return None
    return "".join([*parts[: odd[0]], guesses(part)[0].word, *parts[odd[0] + 1 :]])
