"""Runs of words in another language that Latin letters write, within English text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from normalizer.matching.foreign_words import (
    BREAK,
    ENGLISH,
    NOT_TELLING,
    WORD,
    likeliest,
    short_words,
    telling_words,
)
from normalizer.matching.lexicon import is_english
from normalizer.quality.vocabulary import ask_where

if TYPE_CHECKING:
    from normalizer.quality.prose import Prose

__all__ = ["ForeignRun", "foreign_runs"]

_FEWEST = 6
"""Words of a run."""
_FEWEST_QUOTED = 10
"""Words of a run in quotation marks: what is shorter may be a title."""
_LEAST_SHARE = 0.2
"""Of the words of a run, those that are short words of its language."""
_MOST_ENGLISH = 0.35
"""Of the words of a run, those that are English ones and no short words of its language."""
_FEWEST_SIGNS = 2
"""Different short words of a run that English texts hardly have."""
_CLOSE = 60
"""Characters within which three short words of other languages must begin."""
_QUOTES = '"“”«»„'
_NEAR = 12
"""Words on either side by which the language is told."""
_SPAN = 600
"""Characters on either side in which a run is looked for."""


class ForeignRun(NamedTuple):
    """A stretch in another language, in code points of the document."""

    start: int
    end: int
    language: str
    """Its English name."""


def foreign_runs(prose: Prose) -> Iterator[ForeignRun]:
    """Yield runs of six words and more in which another language's short words stand thick."""
    text = prose.text
    signs = prose.answers(_SIGNS)
    near = any(third[2] - first[2] <= _CLOSE for first, third in zip(signs, signs[2:], strict=False))
    if not near or len({sign for _, sign, _ in signs}) < _FEWEST_SIGNS:
        return
    done = 0
    lower = text.lower()
    if len(lower) != len(text):  # a letter that lower case makes two of; offsets must hold
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    hits = _automaton().find_matches_as_indexes(_searchable(lower), overlapping=True)
    for place, (_, start, _end) in enumerate(hits):
        # Three of them within a few words, or it is no sentence of another language.
        if start < done or place + 2 >= len(hits) or hits[place + 2][1] - start > _CLOSE:
            continue
        low, high, language = _run(text, start + 1)
        known, done = done, max(high, start + 1)
        if language is None or low < known or prose.hidden(low, high):
            continue
        yield ForeignRun(low, high, language)


def _sign(word: str) -> str:
    small = word.lower()
    return small if small in telling_words() else ""


_SIGNS = ask_where(_sign)


def _run(text: str, place: int) -> tuple[int, int, str | None]:
    """Return the stretch around an offset, within its sentence, that holds no English; and its language."""
    low, high = max(0, place - _SPAN), min(len(text), place + _SPAN)
    for mark in BREAK.finditer(text, low, high):
        if mark.end() <= place:
            low = mark.end()
        else:
            high = mark.start()
            break
    words = list(WORD.finditer(text, low, high))
    here = next((n for n, word in enumerate(words) if word.end() > place), None)
    if here is None:
        return place, place, None
    spelt = [word[0].lower() for word in words]
    language = likeliest(spelt[max(0, here - _NEAR) : here + _NEAR])
    own = short_words()[language] if language else frozenset()
    first, last = here, here
    while first > 0 and (spelt[first - 1] in own or spelt[first - 1] not in ENGLISH):
        first -= 1
    while last + 1 < len(words) and (spelt[last + 1] in own or spelt[last + 1] not in ENGLISH):
        last += 1
    whole = words[first].start(), words[last].end()
    while first < last and spelt[first] not in own and is_english(spelt[first]):
        first += 1
    while first < last and spelt[last] not in own and is_english(spelt[last]):
        last -= 1
    fewest = _FEWEST_QUOTED if text[low - 1 : low] in tuple(_QUOTES) else _FEWEST
    if language is None or last - first + 1 < fewest:
        return *whole, None
    if not _is_prose(spelt[first : last + 1], [word[0] for word in words[first : last + 1]], own):
        return *whole, None
    return words[first].start(), words[last].end(), language


def _is_prose(words: list[str], written: list[str], own: frozenset[str]) -> bool:
    """Tell whether words are a sentence's; a name like María de la Torre de la Vega repeats its particles."""
    short = [word for word in words if word in own]
    signs = {word for word in short if word not in NOT_TELLING}
    others = [word for word in words if word not in own]
    plain = sum(word[0].islower() and low not in own for word, low in zip(written, words, strict=True))
    english = sum(map(is_english, others))
    return (
        len(set(short)) >= 3
        and len(signs) >= _FEWEST_SIGNS
        and len(short) >= _LEAST_SHARE * len(words)
        and (plain >= 2 or len(set(short)) >= 5)  # German writes its nouns with capitals
        and english <= _MOST_ENGLISH * len(words)
    )


def _searchable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


@cache
def _automaton() -> AhoCorasick:
    """Return what finds the short words that English texts hardly have."""
    return AhoCorasick(
        [f" {word} " for word in sorted(telling_words()) if len(word) > 1 or not word.isascii()]
    )
