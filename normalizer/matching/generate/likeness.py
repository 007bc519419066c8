"""How alike a name in Latin letters and a reading of its source form sound."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio

from normalizer.tables.strings import fold

__all__ = ["ALIKE", "likeness"]

ALIKE = 56.0
"""From here on a source form counts as the name's sound. Of 4,379 Chinese transcriptions of three to five
characters nine in ten are as like their name; of as many wrong pairs one in twenty."""

_DIGRAPHS = re.compile("zh|ch|sh|th|dh|ph|kh|gh|ts|ng|ck|hu")
_DIGRAPH_CLASS = {
    "zh": "s",
    "ch": "s",
    "sh": "s",
    "th": "t",
    "dh": "t",
    "ph": "f",
    "kh": "k",
    "gh": "k",
    "ts": "s",
    "ng": "n",
    "ck": "k",
    "hu": "h",
}
# One letter for the consonants that transcriptions into other scripts confuse: voiced and voiceless, l and r.
_CLASSES = str.maketrans("bdgqcvwzjxryı", "ptkkkffssslii")
_OTHER = re.compile(r"[^a-z]+")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")


def likeness(name: str, reading: str) -> float:
    """Return from 0 to 100 how alike two names in Latin letters sound, spaces and accents apart.

    The mean of two indel ratios, of the consonant classes with and without the vowels between them.
    """
    left, right = _sounds(name), _sounds(reading)
    if not left or not right:
        return 0.0
    return (ratio(left, right) + ratio(_skeleton(left), _skeleton(right))) / 2


def _sounds(text: str) -> str:
    folded = _DIGRAPHS.sub(lambda found: _DIGRAPH_CLASS[found[0]], fold(text))
    return _DOUBLED.sub(r"\1", _OTHER.sub("", folded.translate(_CLASSES)))


def _skeleton(sounds: str) -> str:
    return sounds[0] + _VOWELS.sub("", sounds[1:])
