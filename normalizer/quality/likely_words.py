"""What a word may mean that is no edit from a common one, and whether it is built of known parts."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from pkgutil import get_data

from rapidfuzz import process
from rapidfuzz.distance import OSA

from normalizer.matching.fuzzy.frequency import bands, zipf
from normalizer.matching.lexicon import is_english, line_of
from normalizer.quality.spelling import frequency

__all__ = [
    "ALWAYS_LARGE",
    "PROPER",
    "capital_words",
    "far_guess",
    "frequent_words",
    "is_built",
    "may_be_far",
    "proper_guess",
]

_REMEMBERED = 65_536
_LONGEST = 24
_FAR_SHORTEST, _FAR_FREQUENCY, _FAR_FREQUENCY_SHORT = 4, 3.5, 5.5
"""Letters of a word, and frequency of what a long or a short one may mean, for two edits to be thought of."""
_PROPER_SHORTEST, _PROPER_FREQUENCY = 6, 4.0
"""Letters of a capitalised word, and frequency of what it may mean, for one edit to be thought of."""
_OPEN_SHORTEST = 8
"""Letters of a capitalised word for a letter lost at its end to be thought of."""
_BARELY_KNOWN = 1.0
PROPER = frozenset(
    """africa african america american americans arabia asian australia australian austria austrian belgian
    belgium brazil brazilian britain british buddhist canada canadian catholic celsius chinese christian
    christmas cuban denmark dutch egypt egyptian english europe european europeans finland finnish
    france french german germany greece greek hungarian hungary iceland india indian indonesia
    indonesian internet iranian iraqi ireland irish islamic israel israeli italian italy japan japanese
    jewish korea korean malaysia mexican mexico muslim muslims netherlands norway norwegian pakistan
    palestinian palestinians philippines poland polish portugal portuguese romania romanian russia
    russian russians saudi scotland scottish singapore slovakia spain spanish sweden swedish swiss
    switzerland syrian taiwan thailand turkey turkish ukraine ukrainian ukrainians vietnam vietnamese
    january february august september october november december monday tuesday wednesday thursday friday
    saturday sunday london washington california pennsylvania michigan massachusetts""".split()
)
"""Peoples, countries, days, months and some places, in lower case."""
_LARGE = (PROPER | set("english april june july tuesday wednesday thursday friday".split())) - set(
    "africa august catholic celsius christian internet polish turkey washington".split()
)
"""Those that are names in every sentence: none of them means a thing too, or is written small by some."""
_OF_ME = {f"i{sign}{ending}" for sign in "'’" for ending in ("d", "ll", "m", "ve")}
ALWAYS_LARGE = _LARGE | {f"{word}{sign}s" for word in _LARGE for sign in "'’"} | _OF_ME
"""Words that have a capital wherever they stand, in lower case."""
_PREFIXES = tuple(
    """aero agro anti astro auto bio chemo co counter cross cyber deep eco electro ever extra fore geo giga
    hyper hydro immuno infra inter intra macro mega meta micro mid mini mis mono multi nano neo neuro
    non out over para photo poly post pre pro proto pseudo quasi radio re semi socio sub super tele
    thermo trans tri ultra un under uni up vice""".split()
)
_SUFFIXES = tuple(
    """s er ers ness less like wise ism ist ists ish able hood ship ships proof gate
    wide fold style""".split()
)
_PART = 4
"""Letters that each part of a compound has at least."""


@lru_cache(maxsize=_REMEMBERED)
def far_guess(word: str) -> str | None:
    """Return the frequent word of the same letters, two edits away: doubled or misplaced.

    >>> far_guess("sattelite"), far_guess("masculinum")
    ('satellite', None)
    """
    return None if frequency(word) > 0 else _far_guess(word)


def may_be_far(word: str) -> bool:
    """Tell whether a word, were it unknown, would be taken for one two edits away."""
    return _far_guess(word) is not None


def _far_guess(word: str) -> str | None:
    if not _FAR_SHORTEST <= len(word) <= _LONGEST:
        return None
    same = _listed(_frequent(), "".join(sorted(set(word))))
    least = _FAR_FREQUENCY if len(word) > 5 else _FAR_FREQUENCY_SHORT
    found = [
        other for other in same if zipf(other) >= least and OSA.distance(word, other, score_cutoff=2) == 2
    ]
    return max(found, key=lambda other: (zipf(other), other)) if found else None


@lru_cache(maxsize=_REMEMBERED)
def proper_guess(word: str) -> str | None:
    """Return the frequent word of titles, or the name of a people or country, one edit from a long word.

    The edit is not in its first letter; and at its end, where cognates of other languages differ, it is a
    lost letter of a longer word. Of several words the one with a letter more is told.

    >>> proper_guess("secretery"), proper_guess("amrican"), proper_guess("ministerio")
    ('secretary', 'american', None)
    """
    if not _PROPER_SHORTEST <= len(word) <= _LONGEST or frequency(word) > _BARELY_KNOWN:
        return None
    near = [
        other
        for other, _, _ in process.extract(
            word, _capitals(word[0]), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        if len(word) > _PROPER_SHORTEST or other in PROPER
    ]
    longer = [other for other in near if len(other) > len(word)]
    within = [other for other in near if word[-2:] == other[-2:]]
    for some in ([other for other in longer if other in within], within):
        if len(some) == 1:
            return some[0]
    return longer[0] if len(longer) == 1 and not within and len(word) >= _OPEN_SHORTEST else None


@lru_cache(maxsize=_REMEMBERED)
def is_built(word: str) -> bool:
    """Tell whether a word may be a compound or a derivation that no dictionary lists."""
    if word.endswith(_SUFFIXES):
        stems = [word[: -len(end)] for end in _SUFFIXES if word.endswith(end)]
        if any(len(stem) > 3 and is_english(stem) for stem in stems):
            return True
    if word.startswith(_PREFIXES) and any(
        word.startswith(start) and _is_part(word[len(start) :]) for start in _PREFIXES
    ):
        return True
    return any(
        _is_part(word[:place]) and _is_part(word[place:]) for place in range(_PART, len(word) - _PART + 1)
    )


def _is_part(word: str) -> bool:
    return len(word) >= _PART and is_english(word) and zipf(word) >= 3.5


@cache
def _capitals(first: str) -> list[str]:
    """Return what a capitalised word may be meant for, by its first letter."""
    return _listed(_capital_words(), first)


@cache
def _capital_words() -> bytes:
    return _read("capital_words.txt.gz")


@cache
def _frequent() -> bytes:
    return _read("frequent_words.txt.gz")


def _listed(lines: bytes, key: str) -> list[str]:
    line = line_of(lines, key.encode("ascii", "replace"))
    return [] if line is None else line.partition(b"\t")[2].decode("ascii").split(" ")


def _read(name: str) -> bytes:
    """Return lines of a key, a tab and words, sorted by their keys; by ``bench/make_likely_words.py``."""
    return gzip.decompress(get_data("normalizer.quality", f"data/{name}") or b"")


def capital_words() -> dict[str, list[str]]:
    """Return by first letter what a capitalised word within a sentence may be meant for, made anew."""
    found: dict[str, list[str]] = {}
    for word, band in sorted(bands().items()):
        common = band >= _PROPER_FREQUENCY and len(word) >= _PROPER_SHORTEST
        if word in PROPER or (common and is_english(word)):
            found.setdefault(word[0], []).append(word)
    return found


def frequent_words() -> dict[str, list[str]]:
    """Return the frequent words by the letters that they are made of, made anew."""
    found: dict[str, list[str]] = {}
    for word, band in sorted(bands().items()):
        if band >= _FAR_FREQUENCY and len(word) >= _FAR_SHORTEST and is_english(word):
            found.setdefault("".join(sorted(set(word))), []).append(word)
    return found
