"""What a real word was meant for that is another one less a letter, judged by the words beside it."""

from __future__ import annotations

from functools import cache, lru_cache

from normalizer.quality.short_words import DETERMINERS, LABELS, LONGEST, never_follows
from normalizer.quality.spelling import (
    are_met,
    base_frequency,
    bond,
    confusable_words,
    fitness,
    frequency,
    guesses,
    participle,
)
from normalizer.quality.word_typos import KNOWN, differ_in_doubles, is_foreign

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
_BEFORE_NOUNS = DETERMINERS | {"and", "of", "that", "these", "those"}
_BEHIND_NOUNS = frozenset(
    """a an and are as at be by can for from had has have in is of on or that the to was were which will
    with""".split()
)
_ODD_SHORT = frozenset(
    """i o ad ae ar ay bo ef em en er es fa ha ho la li lo ma mi mo na ne
    od oe om op os ow pa pe re ta ti wo ya ye yo""".split()
)
"""Letters and dictionary words of two letters that prose hardly ever has by themselves."""
_LIKELY_SHORT = frozenset(("ad",))
"""Words of two letters that are judged as longer ones are."""
_PER_FREQUENCY, _PER_BOND, _MET, _SELDOM, _LONGER = 0.15, 0.9, 1.1, 0.4, 0.6
_RARELY, _LONG = 1.5, 4
"""Frequency up to which a word is seldom written, and letters from which one more makes a long one."""
_MOST = 3.0
"""Decades that what binds a word to one neighbour counts at most."""
_ALIVE, _OF_A_VERB = 3.0, 1.0
"""Frequency from which a verb is written in all its forms, met or not, and what that says for one."""
_OF_A_KIND = 0.9
"""Decades by which a guess must fit better where both words are of one part of speech."""
_OF_GRAMMAR = 6.0
"""Frequency from which a word is one of grammar."""
_BAR, _SLOT_BAR = 3.2, 1.0
_LEAST_GAIN, _LEAST_SHORT_GAIN = 1.0, 0.5
_OF_ME = frozenset(
    """am believe can could did do feel felt find found get got guess had have hope know like live love need
    remember saw see tell think thought told use want wanted will wonder would""".split()
)
"""Verbs of which a lost capital *I* is the subject; *it* and *is* end otherwise, or stand before others."""


@cache
def real_words() -> frozenset[str]:
    """Return the real words that are looked at, for another may have been meant."""
    return (confusable_words() | _ODD_SHORT | _LIKELY_SHORT) - KNOWN


@lru_cache(maxsize=_REMEMBERED)
def of_real(before: str, word: str, after: str) -> str | None:
    """Return what a real word less a letter was meant for, judged by what stands beside it elsewhere.

    >>> of_real("has", "bee", "breached"), of_real("the", "bee", "stung")
    ('been', None)
    """
    first, last = before.lower(), after.lower()
    found = _unmet(first, word, last, before, after)
    if found is None and (len(word) > 2 or word in _LIKELY_SHORT):
        found = _by_chances(first, word, last)
    return None if found and never_follows(first, found) else found


def _by_chances(first: str, word: str, last: str) -> str | None:
    """Return what was likely meant: a guess that is frequent and bound to its neighbours by so much more.

    The weights are those of a logistic regression that tells letters which chance took out of clean text
    from the words of that text.
    """
    if not (first or last):
        return None
    own = _weight(word)
    bar = _BAR + (_SLOT_BAR if first in _BEFORE_NOUNS and last in _BEHIND_NOUNS else 0.0)
    least = _LEAST_GAIN if len(word) > 2 else _LEAST_SHORT_GAIN
    best: tuple[float, str] = (bar, "")
    for guess in guesses(word):
        if guess.gain < least:
            break
        if guess.edit == "drop" and not (len(word) > _LONG and differ_in_doubles(word, guess.word)):
            ties = _ties(first, word, guess.word) + _ties(last, word, guess.word, behind=True)
            like = _OF_A_KIND if _are_of_a_kind(first, word, guess.word) else 0.0
            best = max(best, (guess.gain + own + ties - like, guess.word))
    return best[1] or None


def _weight(word: str) -> float:
    """Return what a word by itself says for its being a slip: it is in large dictionaries only, or short."""
    seen = frequency(word)
    known = _SELDOM if seen <= _RARELY else 0.0
    if len(word) > _LONG:
        known -= _LONGER
    if len(word) >= _LONG and word.endswith(("ing", "ed")) and base_frequency(word) >= _ALIVE:
        known -= _OF_A_VERB
    return known + _PER_FREQUENCY * seen


def _are_of_a_kind(first: str, word: str, guess: str) -> bool:
    """Tell whether a word in common use and a guess are both verbs, or nouns where one stands.

    Then both fit the place, and what is met there more often tells little.
    """
    if frequency(word) < _ALIVE or frequency(guess) >= _OF_GRAMMAR:
        return False
    if all(frequency(participle(one)) >= _RARELY for one in (word, guess)):
        return True
    return first in _BEFORE_NOUNS and all(frequency(f"{one}s") >= _RARELY for one in (word, guess))


def _ties(other: str, word: str, guess: str, *, behind: bool = False) -> float:
    """Return by how much a guess is bound better to a neighbour.

    From no meeting to one the bond leaps, for the rarest pairs are not known; the leap is taken back.
    """
    if not other:
        return 0.0
    written, meant = ((word, other), (guess, other)) if behind else ((other, word), (other, guess))
    more = bond(*meant) - bond(*written)
    return _PER_BOND * max(-_MOST, min(_MOST, more)) + _MET * (are_met(*written) - are_met(*meant))


def _unmet(first: str, word: str, last: str, before: str, after: str) -> str | None:
    """Return what was meant where the neighbours do not know the word at all, and know the guess."""
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
