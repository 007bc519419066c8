"""What a capitalised word was meant for: an everyday word that a sentence begins with, a title, a people."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizer.matching.lexicon import is_english, is_name
from normalizer.quality.likely_words import PROPER, is_built, proper_guess
from normalizer.quality.short_words import is_common
from normalizer.quality.spelling import Guess, edit_of, evidence, frequency, guesses, is_everyday
from normalizer.quality.word_typos import is_foreign, is_form, is_of_syllables

__all__ = ["is_odd_capital", "is_repeated_name", "of_opener", "of_proper", "proper_word"]

_REMEMBERED = 65_536
_SHORT = 5
_SURE_GAIN = 5.0
"""Gain that a mark or a name beside it does not speak against."""
_HELD = 1.0
"""Decades by which a guess is met more often before the next word, so that the lower bar counts."""
_CAPITAL = re.compile(r"[A-Z][a-z]{4,}\Z")
_NEVER = 9.0
_CAPITAL_BARS = {3: (_NEVER, 5.0), 4: (5.0, 4.0), 5: (5.0, 3.5), 6: (4.0, 3.0)}
_LONG_CAPITAL_BARS = (3.0, 2.5)
_LOST_FIRST, _LOST_FIRST_LONG = {2: 7.0, 3: 5.5, 4: 5.5, 5: 5.5}, 4.0
"""Frequency, by length, from which a word that lost a letter is thought of where a sentence begins."""
_SYLLABLES, _OVER_SYLLABLES = 8, 5.5
"""Most letters of what may be a Chinese or Japanese name, and frequency of a guess that counts there."""
_ODD_OPENER = 2.5
"""Most frequent that what is written may be then: more are names."""


@lru_cache(maxsize=_REMEMBERED)
def is_odd_capital(word: str) -> bool:
    """Tell whether a capitalised word may be a misspelt common one: no name, no abbreviation."""
    lower = word.lower()
    if is_english(lower) or is_name(lower):
        return False
    if _lost_first(lower):
        return True
    if len(word) < 3:
        return False
    found = guesses(lower)
    return (
        bool(found)
        and found[0].gain >= _CAPITAL_BARS.get(len(word), _LONG_CAPITAL_BARS)[1]
        and not is_built(lower)
    )


def of_opener(word: str, after: str) -> str | None:
    """Return what a capitalised word was meant for, where a sentence begins with it."""
    word = word.lower()
    found = _by_capital_bars(word, after)
    if found is None and (lost := _lost_first(word)):
        long = len(word) > _SHORT
        held = (
            is_common(after) or (long and len(word) > 6) or (not after and (long or lost.gain >= _SURE_GAIN))
        )
        found = lost.word if held else None
    return found.capitalize() if found else None


@lru_cache(maxsize=_REMEMBERED)
def _lost_first(word: str) -> Guess | None:
    """Return the frequent word less a letter that a sentence may begin with instead of a name."""
    found = next((guess for guess in guesses(word) if guess.edit == "drop"), None)
    if found is None or frequency(word) > (_ODD_OPENER if len(word) > 2 else _NEVER) or is_built(word):
        return None
    return found if frequency(found.word) >= _LOST_FIRST.get(len(word), _LOST_FIRST_LONG) else None


def _by_capital_bars(word: str, after: str) -> str | None:
    if len(word) < 3:
        return None
    found = max(guesses(word), key=lambda guess: guess.gain + evidence("", word, guess.word, after.lower()))
    if is_form(word, found) or (found.edit == "other" and len(word) <= _SHORT):
        return None
    if found.edit in ("other", "extra") and _is_eastern(word, found.word):
        return None
    alone, helped = _CAPITAL_BARS.get(len(word), _LONG_CAPITAL_BARS)
    if is_english(after):
        held = evidence("", word, found.word, after) >= _HELD
        bar = helped if held else alone
    else:
        bar = _SURE_GAIN if found.edit in ("swap", "extra") and len(word) > 3 else _NEVER
    return found.word if found.gain >= bar else None


@lru_cache(maxsize=_REMEMBERED)
def proper_word(word: str) -> str | None:
    """Return what a capitalised word may be meant for, in lower case."""
    if not _CAPITAL.match(word):
        return None
    lower = word.lower()
    if is_english(lower) or is_name(lower) or is_built(lower):
        return None
    found = proper_guess(lower)
    return None if found and len(found) <= len(lower) and _is_eastern(lower, found) else found


def _is_eastern(word: str, guess: str) -> bool:
    """Tell whether a capitalised word is likelier a Chinese or Japanese name than a slip for another word."""
    if guess in PROPER or is_name(guess) or len(word) > _SYLLABLES:
        return False
    return frequency(guess) < _OVER_SYLLABLES and is_of_syllables(word)


def is_repeated_name(word: str, guess: str, times: int) -> bool:
    """Tell whether a word is the name of something, for a document has it again: hardly a slip made again."""
    meant = guess.lower()
    return times > 1 and not (meant in PROPER or is_everyday(meant) or edit_of(word.lower(), meant) == "swap")


def of_proper(before: str, word: str, after: str) -> str | None:
    """Return what a capitalised word was meant for, where the words beside it are English."""
    found = proper_word(word)
    if found is None or not (before or after) or is_foreign(before) or is_foreign(after):
        return None
    if found[:-1] == word.lower() and not (before.islower() and after.islower()):
        return None
    return found.capitalize()
