"""What a word was meant for, judged by it and the words beside it: the rules of SPELL-TYPO about a word."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalizer.matching.lexicon import is_english, is_name
from normalizer.quality.contractions import mended_contraction
from normalizer.quality.likely_words import far_guess, is_built, proper_guess
from normalizer.quality.short_words import LABELS, LONGEST, are_ordinary, is_common
from normalizer.quality.spelling import (
    Guess,
    are_met,
    confusable_words,
    evidence,
    fitness,
    frequency,
    guesses,
)

__all__ = [
    "KNOWN",
    "is_misspelt",
    "is_odd_capital",
    "mended_part",
    "of_opener",
    "of_proper",
    "of_real",
    "of_unknown",
    "proper_word",
    "real_words",
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
KNOWN = frozenset(
    """ahistorical cafe cafes celsius chia demine demining facto fahrenheit fiance fiances fro hoc iphone jin
    krai lettres lotsa machina majeure memoriam mille pinnae raion raions realia tat thx""".split()
)
"""English as it is written, though no dictionary of ours has it by itself or it has lost its accent."""
_REAL_LEAD = 5.5
"""Decades by which a guess fits better than a real word that its neighbours do not know."""
_REAL_GAIN = 1.5
_ODD_SHORT = frozenset(
    """i o ad ae ar ay bo ef em en er es fa ha ho la li lo ma mi mo na ne
    od oe om op os ow pa pe re ta ti wo ya ye yo""".split()
)
"""Letters and dictionary words of two letters that prose hardly ever has by themselves."""
_LOST_GAIN = 2.0
"""Gain from which a letter is lost where the words beside it are English."""
_OF_OTHERS = 2.0
"""Most of the frequency of a word in no dictionary that counts: the rest is of names and of other languages."""
_CAPITAL = re.compile(r"[A-Z][a-z]{4,}\Z")
_NEVER = 9.0
_CAPITAL_BARS = {3: (_NEVER, 5.0), 4: (5.0, 4.0), 5: (5.0, 3.5), 6: (4.0, 3.0)}
_LONG_CAPITAL_BARS = (3.0, 2.5)
_LOST_FIRST, _LOST_FIRST_LONG = {2: 7.0, 3: 5.5, 4: 5.5, 5: 5.5}, 4.0
"""Frequency, by length, from which a word that lost a letter is thought of where a sentence begins."""
_ODD_OPENER = 2.5
"""Most frequent that what is written may be then: more are names."""


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
    if _is_form(word, guess) and guess.gain < _FORM_GAIN and not _differ_in_doubles(word, guess.word):
        return None
    sure = guess.gain >= _SURE_GAIN
    if guess.edit != "swap" and not sure and not _differ_in_doubles(word, guess.word) and is_built(word):
        return None
    alone, helped = _BARS.get(len(word), _LONG_BARS)
    if help_given >= _HELP.get(len(word), _LONG_HELP):
        return guess.word if guess.gain >= helped else None
    lost = guess.gain if guess.edit == "drop" and len(word) > LONGEST else 0.0
    foreign = sum(_is_foreign(one) for one in (before, after) if one.islower() or lost < 4.0)
    if guess.gain < alone or foreign > (0 if len(word) <= _SHORT and not sure else 1):
        return None
    return guess.word


@lru_cache(maxsize=_REMEMBERED)
def _lost_letter(word: str) -> str | None:
    """Return the word less a letter that an unknown one is, however often names and foreign texts have it."""
    above = max(0.0, frequency(word) - _OF_OTHERS)
    found = next((guess for guess in guesses(word) if guess.edit == "drop"), None)
    return found.word if found and found.gain + above >= _LOST_GAIN else None


@cache
def real_words() -> frozenset[str]:
    """Return the real words that are looked at, for another may have been meant."""
    return (confusable_words() | _ODD_SHORT) - KNOWN


@lru_cache(maxsize=_REMEMBERED)
def of_real(before: str, word: str, after: str) -> str | None:
    """Return what a real word less a letter was meant for, where its neighbours do not know it."""
    first, last = before.lower(), after.lower()
    if len(word) > 1 and (are_met(first, word) or are_met(word, last)):
        return None
    if len(word) == 1 and first in LABELS:
        return None
    if len(word) < 3 and (_is_foreign(before) or _is_foreign(after) or not before or not after):
        return None
    own = fitness(first, word, last)
    best: tuple[float, str] = (0.0, "")
    for guess in guesses(word):
        known = are_met(first, guess.word) + are_met(guess.word, last)
        if guess.edit == "drop" and guess.gain >= _REAL_GAIN and known:
            lead = fitness(first, guess.word, last) - own
            if known >= (2 if len(word) == 1 else 1) and lead >= _REAL_LEAD:
                best = max(best, (lead, guess.word))
    return best[1] or None


def _differ_in_doubles(word: str, other: str) -> bool:
    """Tell whether two words are one but for single and double letters: untill, controll, satelite."""
    return _DOUBLE.sub(r"\1", word) == _DOUBLE.sub(r"\1", other)


def _is_form(word: str, guess: Guess) -> bool:
    """Tell whether a word differs from a guess at its end only, as a form or a foreign cognate does."""
    return guess.edit in ("other", "extra") and word[:-1] == guess.word[: len(word) - 1]


def _is_foreign(word: str) -> bool:
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
    if _best_gain(part) < max(2.0, _BARS.get(len(part), _LONG_BARS)[0]) or is_built(part):
        return None
    return "".join([*parts[: odd[0]], guesses(part)[0].word, *parts[odd[0] + 1 :]])


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
    return _best_gain(lower) >= _CAPITAL_BARS.get(len(word), _LONG_CAPITAL_BARS)[1] and not is_built(lower)


def of_opener(word: str, after: str) -> str | None:
    """Return what a capitalised word was meant for, where a sentence begins with it."""
    word = word.lower()
    found = _by_capital_bars(word, after)
    if found is None and (lost := _lost_first(word)):
        long = len(word) > _SHORT
        held = is_common(after) or (long and len(word) > 6) or (not after and (long or lost.gain >= _SURE_GAIN))
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
    if _is_form(word, found) or (found.edit == "other" and len(word) <= _SHORT):
        return None
    alone, helped = _CAPITAL_BARS.get(len(word), _LONG_CAPITAL_BARS)
    if is_english(after):
        held = evidence("", word, found.word, after) >= _LONG_HELP
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
    return proper_guess(lower)


def of_proper(before: str, word: str, after: str) -> str | None:
    """Return what a capitalised word was meant for, where the words beside it are English."""
    found = proper_word(word)
    if found is None or not (before or after) or _is_foreign(before) or _is_foreign(after):
        return None
    if found[:-1] == word.lower() and not (before.islower() and after.islower()):
        return None
    return found.capitalize()
