"""What a real word was meant for that is another one less a letter, judged by the words beside it."""

from __future__ import annotations

from functools import cache, lru_cache

from normalizer.quality.short_words import LABELS, LONGEST
from normalizer.quality.spelling import are_met, base_frequency, confusable_words, fitness, frequency, guesses
from normalizer.quality.word_typos import KNOWN, is_foreign

__all__ = ["of_real", "real_words"]

_REMEMBERED = 65_536
_REAL_LEAD = 5.5
"""Decades by which a guess fits better than a real word that its neighbours do not know."""
_REAL_GAIN = 1.5
_INFLECTED = 0.7
"""Decades that a form may be rarer than the word it is a form of, and be as likely to be meant."""
_SEEN = 2.0
"""Frequency from which it is written at all."""
_OPEN_LEAD = 9.0
"""Decades by which it must fit better where any noun would do."""
_BEFORE_NOUNS = frozenset("and of the".split())
_BEHIND_NOUNS = frozenset(
    """a an and are as at be by can for from had has have in is of on or that the to was were which will
    with""".split()
)
_ODD_SHORT = frozenset(
    """i o ad ae ar ay bo ef em en er es fa ha ho la li lo ma mi mo na ne
    od oe om op os ow pa pe re ta ti wo ya ye yo""".split()
)
"""Letters and dictionary words of two letters that prose hardly ever has by themselves."""
_OF_ME = frozenset(
    """am believe can could did do feel felt find found get got guess had have hope know like live love need
    remember saw see tell think thought told use want wanted will wonder would""".split()
)
"""Verbs of which a lost capital *I* is the subject; *it* and *is* end otherwise, or stand before others."""


@cache
def real_words() -> frozenset[str]:
    """Return the real words that are looked at, for another may have been meant."""
    return (confusable_words() | _ODD_SHORT) - KNOWN


@lru_cache(maxsize=_REMEMBERED)
def of_real(before: str, word: str, after: str) -> str | None:
    """Return what a real word less a letter was meant for, where its neighbours do not know it."""
    first, last = before.lower(), after.lower()
    if word == "i" and last in _OF_ME:
        return "I"
    if len(word) > 1 and (are_met(first, word) or are_met(word, last)):
        return None
    if len(word) == 1 and first in LABELS:
        return None
    if len(word) < 3 and (is_foreign(before) or is_foreign(after) or not before or not after):
        return None
    seen = frequency(word)
    form = max(0.0, base_frequency(word) - _INFLECTED - seen) if seen >= _SEEN else 0.0
    own = fitness(first, word, last) + form
    # The lace can ...: any noun may stand between such words, met or not.
    slot = len(word) > LONGEST - 1 and first in _BEFORE_NOUNS and last in _BEHIND_NOUNS
    best: tuple[float, str] = (0.0, "")
    for guess in guesses(word):
        known = are_met(first, guess.word) + are_met(guess.word, last)
        if guess.edit == "drop" and guess.gain - form >= _REAL_GAIN and known:
            lead = fitness(first, guess.word, last) - own
            if known >= (2 if len(word) == 1 else 1) and lead >= (_OPEN_LEAD if slot else _REAL_LEAD):
                best = max(best, (lead, guess.word))
    return best[1] or None
