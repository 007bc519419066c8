"""What is left of words when their accented letters are gone, and what the words around say about it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.lexicon import is_english, is_name
from normalizer.quality.lookout import places_of

__all__ = [
    "GONE",
    "Accented",
    "Phrase",
    "Restored",
    "bare",
    "by_itself",
    "by_rest",
    "is_word",
    "phrase_words",
    "phrases",
    "rest_words",
    "restored",
    "telling_words",
]

GONE = r"[?\ufffd]"
"""What stands for a lost letter where something does."""
_REACH = 60
"""Characters on either side of a word in which its phrase is sought."""
_SEGMENT = re.compile(r"\{([^}]*)\}|([^{]+)")


class Accented(NamedTuple):
    """A word with accented letters."""

    band: float
    """How common it is, on the Zipf scale."""
    word: str
    """In lower case."""
    common: bool = False
    """It is English, and no name."""


class Restored(NamedTuple):
    """A word of a phrase that lacks letters, in code points of the text."""

    start: int
    end: int
    word: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with a choice of wordings for each of its segments."""

    segments: tuple[tuple[str, ...], ...]
    certain: bool

    def restored(self, text: str, start: int, end: int) -> Iterator[Restored]:
        """Yield the words that lack letters where the phrase stands in a stretch of a text."""
        for match in _compiled(self.segments).finditer(text, start, end):
            for number, choices in enumerate(self.segments, 1):
                if not any(map(_is_accented, choices)):
                    continue
                there = match[number]
                whole = next(choice for choice in choices if _loose(choice).fullmatch(there))
                if there[:1].isupper():
                    whole = whole[:1].upper() + whole[1:]
                yield from (
                    Restored(*spot, self.certain) for spot in _differences(match.start(number), there, whole)
                )


def bare(word: str) -> str:
    """Return what is left of a word without its letters that are not ASCII."""
    return "".join(letter for letter in word if letter.isascii())


def is_word(plain: str) -> bool:
    """Tell whether lower-case letters are a word: English, a name, or anything that is often written."""
    return is_english(plain) or is_name(plain) or zipf(plain) > 0


@cache
def by_rest() -> dict[str, tuple[Accented, ...]]:
    """Return the accented words of English texts by what is left of them, the most common first."""
    found: dict[str, list[Accented]] = {}
    for line in _lines("accented.txt"):
        word, band, *mark = line.split("\t")
        found.setdefault(bare(word), []).append(Accented(float(band), word, mark in (["s"], ["e"])))
    return {rest: tuple(sorted(words, reverse=True)) for rest, words in found.items()}


def rest_words() -> Set[str]:
    """Return, in lower case and capitalised, what is left of words and is no other word."""
    return _alone().keys()


def by_itself(word: str) -> tuple[Accented, ...]:
    """Return, of one of these, the words that it is left of; in lower case they are no names."""
    known = (one.split(":") for one in _alone()[word].split(" "))
    found = tuple(Accented(float(band), whole, common == "1") for whole, band, common in known)
    return found if word[0].isupper() else tuple(one for one in found if one.common)


@cache
def phrase_words(signs: bool = False) -> dict[str, list[int]]:
    """Return the numbers of phrases by a word that stands in each when its accented letters are gone.

    With ``signs``, something else stands where each letter was, and parts the word in two.
    """
    found = {}
    for line in _ready()[1]:
        word, plain, parted = line.split("\t")
        if numbers := parted if signs else plain:
            found[word] = [int(number) for number in numbers.split(" ")]
    return found


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the phrases, in the order of their file."""
    found = []
    for line in _lines("accented_phrases.txt"):
        segments = tuple(
            tuple((many or one).split(",")) if many else (one,)
            for many, one in _SEGMENT.findall(line.removeprefix("~"))
        )
        found.append(Phrase(segments, not line.startswith("~")))
    return tuple(found)


def restored(text: str, latin: bytes, words: Set[str], signs: Sequence[int]) -> Iterator[Restored]:
    """Yield the words of known phrases that lack letters; the text has these words and parts of words.

    ``latin`` are its letters as `byte_views.latin` has them, ``signs`` the places of signs that may stand for
    letters. A word may come more than once.
    """
    known = phrase_words()
    for trigger, places in places_of(known.keys() & words, text, latin).items():
        for start, end in _around(text, trigger, places):
            for number in known[trigger]:
                yield from phrases()[number].restored(text, start, end)
    known = phrase_words(signs=True) if signs else {}
    for trigger, places in places_of(known.keys() & words, text, latin).items():
        near: set[int] = set()
        for place in places:
            low = bisect_left(signs, place + len(trigger) - 2 * _REACH)
            near.update(signs[low : bisect_right(signs, place + 2 * _REACH)])
        for sign in near:
            start, end = max(0, sign - 2 * _REACH), sign + 2 * _REACH
            for number in known[trigger]:
                yield from phrases()[number].restored(text, start, end)


def _around(text: str, word: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which a word stands, with what is near it; they do not overlap."""
    low = high = -1
    for place in places:
        behind = place + len(word)
        if not (text[place - 1 : place].isalnum() or text[behind : behind + 1].isalnum()):
            if place - _REACH > high >= 0:
                yield low, high
                low = -1
            low = max(0, place - _REACH) if low < 0 else low
            high = behind + _REACH
    if high >= 0:
        yield low, high


@cache
def telling_words() -> frozenset[str]:
    """Return every word of which a text must have one for anything to be missing without a sign."""
    return frozenset((*_alone(), *(line.partition("\t")[0] for line in _ready()[1])))


@cache
def _alone() -> dict[str, str]:
    """Return what is left of words, and the words in a line as `by_itself` reads it."""
    found = {}
    for line in _ready()[0]:
        rest, _, words = line.partition("\t")
        found[rest] = found[rest.capitalize()] = words
    return found


@cache
def _ready() -> tuple[list[str], list[str]]:
    """Return the lines of what was made ready: those of single words, and those of phrases.

    To find out while running which words are told by what is left of them would cost a short run a third.
    """
    lines = _lines("lost_letters.txt")
    end = lines.index("=")
    return lines[:end], lines[end + 1 :]


def _lines(name: str) -> list[str]:
    text = (get_data("normalizer.quality", f"data/{name}") or b"").decode("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _is_accented(wording: str) -> bool:
    return not wording.replace("’", "'").isascii()


@cache
def _compiled(segments: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    whole = "".join(
        f"({'|'.join(_loose(choice).pattern for choice in sorted(choices, key=len, reverse=True))})"
        for choices in segments
    )
    # A question mark at the end may be one, unless the sentence goes on.
    return re.compile(
        rf"(?<![\w?\ufffd'’-]){whole}(?![\w?\ufffd-]|['’](?!s\b))(?:(?<!\?)|(?=[ \u00a0][a-z]|[.,;:)]))"
    )


@cache
def _loose(choice: str) -> re.Pattern[str]:
    """Return what finds a wording with any of its accented letters gone, and any kind of space."""
    letters = [
        re.escape(letter) if letter.isascii() or letter == "’" else rf"(?:{letter}|{GONE}{{0,2}})"
        for letter in choice
    ]
    if choice[:1].islower() and choice[:1].isascii():
        letters[0] = f"[{choice[0]}{choice[0].upper()}]"
    return re.compile("".join(letters).replace("\\ ", "[ \u00a0]"))


def _differences(start: int, there: str, whole: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a segment that are not as they should be."""
    olds, news = re.split(r"([ \u00a0\-])", there), re.split(r"([ \-])", whole)
    if len(olds) != len(news):
        if there != whole:
            yield start, start + len(there), whole
        return
    place = start
    for old, new in zip(olds, news, strict=True):
        if old == "" != new:  # what would be put in takes the hyphen or space beside it along
            beside = place if place == start else place - 1
            sign = there[beside - start]
            yield beside, beside + 1, new + sign if place == start else sign + new
        elif old not in (new, "\u00a0"):
            yield place, place + len(old), new
        place += len(old)
