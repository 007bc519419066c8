"""Groups of up to three letters that are no word: which they are, and what was meant between two words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from normalizer.matching.lexicon import is_english
from normalizer.quality.spelling import Guess, evidence, frequency, guesses

__all__ = [
    "DETERMINERS",
    "LABELS",
    "LONGEST",
    "are_ordinary",
    "is_common",
    "listed_groups",
    "never_follows",
    "odd_groups",
    "short_guess",
]

LONGEST = 3
"""Letters of the longest group that is judged here."""
LABELS = frozenset("plan group vitamin grade class type point option letter letters section part".split())
"""Words behind which a letter is a name."""
DETERMINERS = frozenset("a an any each every her his its my no our some the their this your".split())
_NEVER_NOUNS = frozenset("and are as be but by had has have if is or so than then was were".split())
_BEFORE_NO_VERB = frozenset("a an every my no of our the their your".split())
"""Words right behind which none of those words of grammar stands."""
_MODALS = frozenset("can could may might must shall should will would".split())
_BEFORE_NO_MODAL = _MODALS | frozenset("am are be been being is was were".split())
_LETTER = re.compile(r"(?<![\w'’.-])[b-z](?![\w'’-]|\.\w)")
_OFTEN = 2
"""Times that such a group may stand in a text and be looked at."""
_REMEMBERED = 65_536
_ORDINARY = 3.5
"""Frequency from which a word beside a group of letters says that it stands in English."""
_LONG = 6
"""Letters from which any word of the dictionary says so."""
_NEVER_ALONE = frozenset("behiors")
"""Letters that stand for nothing by themselves, so that a word that lost one is thought of."""
_VOWELS = frozenset("aeiou")
_NEVER_WITHIN = frozenset("os")
"""Those of them that no text about signs has between two words."""
_ENOUGH, _ENOUGH_SHORT, _ENOUGH_LETTER = 0.75, 1.5, 1.25
"""Decades by which a guess is met more often: for three letters, for two, and for one."""
_OTHER_EDIT = 1.0
"""Decades that a changed letter counts less than a lost one."""
_USED = frozenset(
    """ad ads ai al api asl avec ax bi bla blvd bo btw ca cc cd cf cfs ch chan che cl clr cm cms cnn co cpu
    css cv da dal dan das db dba dc de dei dem des di diy dj dna dr du dvd ec eco ed eg eh ehf el
    em ema en ep eq er et eur euro ex excl faq fl fm ft gb gdp ghz gif gm gmo gps gr hdd heh hi
    hiv ho hp hr hz ia ibid ibn ie ii il im incl ing io ios ip ish iso iv ix jin jo jpg jr js kb kg
    kgs khz kj kl km kms kun kw kwh la lb le les li lo lol lp ma mai mb mc mcg mg mhz ml mln mm
    mr mrna ms msg mt mu mw na nad nb nel neo ngo nn nr oh ok omg oo op os oy oz
    pa pc pcs pdf ph phd php pi pl pls pm png por pp pps pt px qi qt que rd re rna rpg rs rt sab sam
    san sans sars sb sgt sh si sm sms sp sq sql sr ss st sur tb tbd tech thc thou thru thx ti tln
    tv tvs uh ul um un una und une uno ur url usb usd uss utc vi vid vis von vs wc wi wk wks www
    xbox xi xl xml xu ya yay yd yds yo yr yuan za zum zur""".split()
)
"""Abbreviations, units, interjections, and the small words of other languages that English prose quotes."""
_USED_ENOUGH = 2.0
"""Decades by which a guess is met more often than one of these."""
_COMMON_ENOUGH = 4.5
"""Frequency of a word that lost a letter from which the group is told, whichever word it was."""
_OF_EVERYDAY, _OF_EVERYDAY_SHORT, _OF_EVERY_TEXT = 5.0, 6.0, 6.5
"""Frequency of a guess from which three letters, and two, beside a name are a word that lost one, and from
which a group between two names is."""


def listed_groups(words: Iterable[str]) -> set[str]:
    """Return those of some words that the dictionary has, though no text means them for a word."""
    return {word for word in words if len(word) < LONGEST and is_english(word) and _is_odd(word)}


def odd_groups(times: Mapping[str, int], text: str) -> set[str]:
    """Return which words of a text are one to three lower-case letters and no word, unit or abbreviation.

    ``times`` tells how often each stands there between two spaces. What does often is left out, for it is a
    sign, or a unit that is not listed here; and letters of which there are several. Words that are no
    `listed_groups` but in the dictionary need not be given.
    """
    found = {
        word
        for word, often in times.items()
        if len(word) <= LONGEST and _is_odd(word) and often <= _OFTEN and (often or len(word) > 1)
    }
    if any(len(word) == 1 for word in found) and len(set(_LETTER.findall(text))) > 1:
        found = {word for word in found if len(word) > 1}
    return found


@lru_cache(maxsize=_REMEMBERED)
def _is_odd(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower() and not _is_word(word)


@lru_cache(maxsize=_REMEMBERED)
def short_guess(before: str, word: str, after: str) -> str | None:
    """Return what an odd group of letters between two words was meant for; empty where that is open.

    None where it may be right. The neighbours are empty where there is none, or where a mark or a number
    stands between.

    >>> short_guess("rains", "nd", "partly"), short_guess("leave", "uch", "impression")
    ('and', '')
    """
    if len(word) == 1 and before.lower() in LABELS:
        return None
    ordinary = are_ordinary(before, after)
    if not ordinary and (len(word) == 1 or not (before or after) or _are_foreign(before, after)):
        return None
    fitting = (guess for guess in guesses(word) if not never_follows(before.lower(), guess.word))
    best = max((_weighed(before, word, guess, after) for guess in fitting), default=None)
    if best is None:
        return None
    _, help_given, guess = best
    within = before.islower() and after.islower()
    if word in _USED:
        return guess.word if within and guess.edit == "drop" and help_given >= _USED_ENOUGH else None
    if ordinary:
        brief = guess.edit == "other" or (len(word) < LONGEST and not within)
        if help_given >= (_ENOUGH_LETTER if len(word) == 1 else _ENOUGH_SHORT if brief else _ENOUGH):
            return guess.word
        if word == "i" or (within and (_lost_one(word) if len(word) > 1 else word in _NEVER_WITHIN)):
            return ""
        least = _OF_EVERYDAY if len(word) == LONGEST else _OF_EVERYDAY_SHORT
    else:
        least = _OF_EVERY_TEXT
    return guess.word if len(word) > 1 and guess.edit == "drop" and frequency(guess.word) >= least else None


def _lost_one(word: str) -> bool:
    """Tell whether some letters may be a common word less one; those without a vowel are abbreviations."""
    return not _VOWELS.isdisjoint(word) and any(
        guess.edit == "drop" and frequency(guess.word) >= _COMMON_ENOUGH for guess in guesses(word)
    )


def never_follows(before: str, guess: str) -> bool:
    """Tell whether grammar keeps a guess from a place: *the ad* is no *and*, and *were ill* no *will*.

    >>> never_follows("the", "and"), never_follows("cats", "and")
    (True, False)
    """
    if guess in _MODALS and before in _BEFORE_NO_MODAL:
        return True
    return guess in _NEVER_NOUNS and before in _BEFORE_NO_VERB


@lru_cache(maxsize=_REMEMBERED)
def are_ordinary(before: str, after: str) -> bool:
    """Tell whether one of two neighbours is a common English word, and the other none of another language."""
    return (is_common(before) or is_common(after)) and not _are_foreign(before, after)


def _are_foreign(before: str, after: str) -> bool:
    """Tell whether one of two neighbours is a lower-case word that is not common."""
    return any(word.islower() and not is_common(word) for word in (before, after))


def _weighed(before: str, word: str, guess: Guess, after: str) -> tuple[float, float, Guess]:
    help_given = evidence(before.lower(), word, guess.word, after.lower())
    weight = frequency(guess.word) + 0.7 * help_given - (_OTHER_EDIT if guess.edit == "other" else 0.0)
    if len(word) == 1 and guess.edit != "drop":
        weight -= 9.0
    return weight, help_given, guess


def is_common(word: str) -> bool:
    """Tell whether a word in small letters is so common in English that it tells of the language."""
    return word.islower() and _is_word(word) and frequency(word) >= (_ORDINARY if len(word) < _LONG else 0.0)


def _is_word(word: str) -> bool:
    # The dictionary has every letter, and abbreviations of two letters.
    if word == "ox":
        return True
    if len(word) == 1:
        return word not in _NEVER_ALONE
    return is_english(word) if len(word) >= LONGEST else frequency(word) > _ORDINARY
