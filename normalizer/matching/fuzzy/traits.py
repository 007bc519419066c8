"""What two spellings have in common and where they differ, as named numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Levenshtein

from normalizer.matching.fuzzy.edits import differences, likelihood
from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.fuzzy.keys import consonants, is_pinyin, is_romaji, letters, sounds
from normalizer.matching.lexicon import is_english, is_name

__all__ = ["likeness_of", "traits"]

_VOWELS = frozenset("aeiouy")
_ENDINGS = frozenset(
    (
        "s es n ns an ian ians ese ic ish i is a ed ing er ers y ly ski sky ska skaya u e ova ov ovi em "
        "om ch net cho machi shi ku gawa san jo ist ists al ization ation ity o ho ou m um ur ar inn num "
        "men "
    ).split()
)
_SIGNS = frozenset("-'’‐‑")


def likeness_of(left: str, right: str) -> float:
    """Return a quick likeness of plain letters, 0 to 4; it ranks candidates before they are scored."""
    heard_left, heard_right = sounds(left), sounds(right)
    return (
        Levenshtein.normalized_similarity(left, right)
        + JaroWinkler.similarity(left, right)
        + JaroWinkler.similarity(heard_left, heard_right)
        + Levenshtein.normalized_similarity(consonants(left), consonants(right))
    )


@lru_cache(maxsize=32_768)
def traits(token: str, name: str) -> Mapping[str, float]:
    """Return the traits of a token of a text and a name of a table; the mapping is shared."""
    left, right = letters(token), letters(name)
    heard_left, heard_right = sounds(left), sounds(right)
    hard_left, hard_right = consonants(left), consonants(right)
    shorter, longer = sorted((len(left), len(right)))
    longer = max(longer, 1)
    edits = Levenshtein.distance(left, right)
    heard_edits = Levenshtein.distance(heard_left, heard_right)
    start = _common(left, right)
    end = min(_common(left[::-1], right[::-1]), shorter - start)
    places = differences(left, right)
    endings = (left[start:], right[start:])
    pinyin, romaji = is_pinyin(left) + is_pinyin(right), is_romaji(left) + is_romaji(right)
    return {
        "edits": edits,
        "similarity": 1 - edits / longer,
        "ratio": fuzz.ratio(left, right) / 100,
        "jaro_winkler": JaroWinkler.similarity(left, right),
        "contained": fuzz.partial_ratio(left, right) / 100,
        "places": len(places),
        "edits_per_letter": edits / max(shorter, 1),
        "learned": likelihood(left, right),
        "sound_edits": heard_edits,
        "sound_ratio": fuzz.ratio(heard_left, heard_right) / 100,
        "sound_jaro_winkler": JaroWinkler.similarity(heard_left, heard_right),
        "sound_edits_per_letter": heard_edits / max(shorter, 1),
        "consonant_edits": Levenshtein.distance(hard_left, hard_right),
        "consonant_ratio": fuzz.ratio(hard_left, hard_right) / 100,
        "only_vowels": bool(places) and all(_VOWELS.issuperset(place.left + place.right) for place in places),
        "letters": shorter,
        "letters_more": len(left) - len(right),
        "same_start": start / longer,
        "same_end": end / longer,
        "first_sound": heard_left[:1] == heard_right[:1],
        "last_sound": heard_left[-1:] == heard_right[-1:],
        "one_in_other": left != right and (left in right or right in left),
        "token_continues": left != right and left.startswith(right),
        "name_continues": left != right and right.startswith(left),
        "ending": left != right and start >= 3 and all(not part or part in _ENDINGS for part in endings),
        "plural": f"{left}s" == right or f"{right}s" == left,
        "all_capitals": token.isupper(),
        "name_all_capitals": name.isupper(),
        "inner_capitals": _inner(token),
        "hyphen_in_one": _SIGNS.isdisjoint(token) != _SIGNS.isdisjoint(name),
        "accents": not token.isascii(),
        "name_accents": not name.isascii(),
        "english": is_english(left),
        "name_english": is_english(right),
        "known": is_name(left),
        "name_known": is_name(right),
        "zipf": zipf(left),
        "name_zipf": zipf(right),
        "pinyin": pinyin,
        "romaji": romaji,
        "pinyin_apart": heard_edits if pinyin == 2 else -1,
        "romaji_apart": heard_edits if romaji == 2 else -1,
    }


def _common(left: str, right: str) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length


def _inner(token: str) -> bool:
    return not token.isupper() and any(
        letter.isupper() and before.isalpha() for before, letter in pairwise(token)
    )
