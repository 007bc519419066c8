"""What a word that is no English may have been meant for, and what its neighbours say about that."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from operator import ne
from pkgutil import get_data
from typing import Literal, NamedTuple

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.lexicon import begins_english, english_among, english_words, is_english, line_of

__all__ = [
    "Edit",
    "Guess",
    "are_met",
    "base_frequency",
    "bond",
    "confusable_words",
    "edit_of",
    "evidence",
    "fitness",
    "frequency",
    "guesses",
    "is_everyday",
    "one_edit_away",
    "participle",
]

_REMEMBERED = 65_536
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = tuple("aeiou")
_NO_PLURALS = ("ss", "us", "is", "xs", "zs", "chs", "shs", *(f"{letter}ys" for letter in "bcdfghklmnprstvwz"))
_LONGEST = 24
_EDGE = 4
"""First and last letters of a word by which most are known to be none and like none."""
_FEW = 300
"""Words that are guessed at up to which it does not pay to gather the ends of all words."""
_UNLISTED = 1.5
"""Zipf frequency of a word that stands in the dictionary but not among the frequent ones."""
_RARE, _RAREST = 1.5, 1.0
"""The same for words of the larger dictionaries."""
_UNSEEN = 0.5
"""How far, in decades, a pair of words that was not met lies below the rarest one that was."""
_STEP = 0.5
_TELLING, _EVERYDAY = 7, 4.5
"""Letters and Zipf frequency of words that tell what was meant."""
_SHORT_WORDS: dict[str, float] = (
    dict.fromkeys("of to in is".split(), 7.0)
    | dict.fromkeys("on it be as at by he or we an if do so up my me no us go am".split(), 6.5)
    | {"a": 7.3}
)
"""The short words, which the list of frequencies has not."""
_ODD_SHORT = 3.5
"""Guessed frequency of other short words: abbreviations, symbols, letters."""
_LEAST_PAIR, _ALL_PAIRS = 6.8, 12.0
"""Decades of the count of the rarest pair, and of all pairs."""

Edit = Literal["drop", "extra", "swap", "other"]
"""What befell a word: a letter was lost, one is too many, two changed places, or one became another."""


class Guess(NamedTuple):
    """A word that may have been meant."""

    word: str
    gain: float
    """Decades by which it is more frequent than what is written."""
    edit: Edit


def confusable_words() -> frozenset[str]:
    """Return the real words that are far more frequent ones less a letter."""
    return _section("confusable")


def one_edit_away(word: str, low: int = 0, high: int | None = None) -> list[str]:
    """Return what becomes a lower-case word by one edit. Some come more than once.

    ``low`` and ``high`` are the first and the last letter of which edits are wanted; some more may be given.
    """
    pairs = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    high = len(word) if high is None else high
    letters = pairs[low : min(high + 1, len(word))]
    found = [head + letter + tail for head, tail in pairs[low : high + 2] for letter in _LETTERS]
    found += [head + letter + tail[1:] for head, tail in letters for letter in _LETTERS if letter != tail[0]]
    found += [head + tail[1:] for head, tail in letters]
    swaps = pairs[max(0, low - 1) : min(high + 1, len(word) - 1)]
    found += [head + tail[1] + tail[0] + tail[2:] for head, tail in swaps if tail[0] != tail[1]]
    return found


def _english_near(word: str) -> Set[str]:
    """Return the English words that become a lower-case word by one edit.

    Where no word begins with its first letters, or ends with its last ones, the edit is among these.
    """
    low, high = 0, len(word)
    if len(word) > _EDGE:
        if not begins_english(word[:_EDGE]):
            high = _EDGE - 1
        if guesses.cache_info().misses > _FEW and word[-_EDGE:] not in _ends():
            low = len(word) - _EDGE
    return english_among(frozenset(one_edit_away(word, low, high))) if low <= high + 1 else frozenset()


@cache
def _ends() -> frozenset[str]:
    return frozenset([word[-_EDGE:] for word in english_words()])


def edit_of(word: str, other: str) -> Edit:
    """Return the edit by which another word becomes this one, of two that are one edit apart."""
    if len(word) != len(other):
        return "drop" if len(other) > len(word) else "extra"
    return "other" if sum(map(ne, word, other)) == 1 else "swap"


@lru_cache(maxsize=_REMEMBERED)
def guesses(word: str) -> tuple[Guess, ...]:
    """Return the English words one edit from a lower-case word and more frequent than it, likeliest first.

    >>> guesses("thier")[0].word, guesses("thier")[0].edit
    ('their', 'swap')
    """
    if not 1 <= len(word) <= _LONGEST:
        return ()
    own = frequency(word)
    found: list[Guess] = []
    for other in _english_near(word):
        if len(other) > 2 or other in _SHORT_WORDS:
            gain = (_SHORT_WORDS.get(other) or zipf(other) or _UNLISTED) - own
            if gain > 0:
                found.append(Guess(other, gain, edit_of(word, other)))
    return tuple(sorted(found, key=lambda guess: (-guess.gain, guess.word)))


def evidence(before: str, written: str, guess: str, after: str) -> float:
    """Return by how many decades a guess is met more often beside its neighbours than what is written.

    Neighbours are lower-case words, or anything else where there are none.
    """
    left = _pair(before, guess) - _pair(before, written)
    return left + _pair(guess, after) - _pair(written, after)


def fitness(before: str, word: str, after: str) -> float:
    """Return how well a word fits its neighbours, in decades: its frequency, and what binds it to each."""
    return frequency(word) + bond(before, word) + bond(word, after)


def are_met(first: str, second: str) -> bool:
    """Tell whether two words are met side by side."""
    return _pair(first, second) > 0


def frequency(word: str) -> float:
    """Return the Zipf frequency of a lower-case word, with an estimate where no list has it."""
    if len(word) < 3:
        return _SHORT_WORDS.get(word, _ODD_SHORT)
    if is_english(word):
        return max(zipf(word), _RAREST)
    listed = _RARE if word in _section("rare") else _RAREST if word in _section("rarest") else 0.0
    return max(zipf(word), listed)


def is_everyday(word: str) -> bool:
    """Tell whether a word is so long and frequent that hardly a name is like it by chance.

    >>> is_everyday("government"), is_everyday("paid")
    (True, False)
    """
    return len(word) >= _TELLING and frequency(word) >= _EVERYDAY


def base_frequency(word: str) -> float:
    """Return how frequent the English word is of which a word is a regular form, or 0.0 when it is none.

    >>> base_frequency("catties") == frequency("catty"), base_frequency("bus")
    (True, 0.0)
    """
    return max((frequency(base) for base in _bases(word) if len(base) > 2 and is_english(base)), default=0.0)


def participle(word: str) -> str:
    """Return the word in *-ing* that a verb has by the rules, whether or not a word is one.

    >>> participle("show"), participle("place"), participle("lie")
    ('showing', 'placing', 'lying')
    """
    if word.endswith("ie"):
        return f"{word[:-2]}ying"
    return f"{word[:-1] if word.endswith('e') and not word.endswith('ee') else word}ing"


def _bases(word: str) -> Iterator[str]:
    """Yield what a word may be a plural, a third person, a past or a participle of, by the rules."""
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word:
            if stem[-1:] not in ("e", "y") or stem[-2:-1] in _VOWELS:
                yield stem
            yield f"{stem}e"
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
    if word.endswith(("ies", "ied")):
        yield f"{word[:-3]}y"
    elif word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word[:-2]
    elif word.endswith("s") and not word.endswith(_NO_PLURALS):
        yield word[:-1]


@cache
def _section(name: str) -> frozenset[str]:
    for line in _lines():
        if line.startswith(f"{name}\t"):
            return frozenset(line[len(name) + 1 :].split(" "))
    raise KeyError(name)


@cache
def _lines() -> list[str]:
    return _read("spelling.txt.gz").decode("ascii").split("\n")


def _pair(first: str, second: str) -> float:
    """Return how often two words stand side by side, in decades above a pair that was never met."""
    return _followers(first).get(second, 0.0)


def bond(first: str, second: str) -> float:
    """Return how much more often two words stand side by side than by chance, in decades."""
    if not first.isascii() or not first.isalpha() or not second.isascii() or not second.isalpha():
        return 0.0
    chance = _ALL_PAIRS + frequency(first) + frequency(second) - 18.0
    met = _pair(first, second)
    return _LEAST_PAIR + met - _UNSEEN - chance if met else min(0.0, _LEAST_PAIR - 0.3 - chance)


@lru_cache(maxsize=8192)
def _followers(word: str) -> dict[str, float]:
    if not word.isascii() or not word.isalpha():
        return {}
    line = line_of(_pairs(), word.encode("ascii"))
    found: dict[str, float] = {}
    for part in line.decode("ascii").split("\t")[1:] if line else ():
        level, *words = part.split(" ")
        found.update(dict.fromkeys(words, _UNSEEN + _STEP * (int(level) + 0.5)))
    return found


@cache
def _pairs() -> bytes:
    return b"\n" + _read("bigrams.txt.gz").partition(b"\n")[2] + b"\n"


def _read(name: str) -> bytes:
    return gzip.decompress(get_data("normalizer.quality", f"data/{name}") or b"")
