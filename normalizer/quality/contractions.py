"""Words that an apostrophe joins, as in *didn't*, and what one of them was meant for that lost a letter."""

from __future__ import annotations

from functools import cache

from normalizer.matching.lexicon import is_english

__all__ = ["mended_contraction"]

_DENIED = "do did does is was are were has have had ca wo would could should might must need ai".split()
"""What stands before *n't*."""
_HEADS = {
    "m": "i",
    "re": "we you they there who what",
    "ve": "i we you they would could should might must who",
    "ll": "i we you they he she it that there who this",
    "d": "i we you they he she it that there who",
    "s": "it he she that there here what where who how let",
}
"""What stands before each ending but *n't*."""


def mended_contraction(word: str) -> str | None:
    """Return what a word in small letters with an apostrophe was meant for, if it lost a letter.

    None for what is right, and for the possessive of an English word.

    >>> mended_contraction("did't"), mended_contraction("tht's"), mended_contraction("hat's")
    ("didn't", "that's", None)
    """
    plain = word.replace("’", "'")
    meant = _lost().get(plain)
    if meant is None or (plain.endswith("'s") and is_english(plain[:-2])):
        return None
    return meant.replace("'", "’") if "’" in word else meant


@cache
def _lost() -> dict[str, str]:
    """Return the contractions by what is left of them when they lose a letter, the first of several."""
    known = [f"{head}n't" for head in _DENIED]
    known += [f"{head}'{end}" for end, heads in _HEADS.items() for head in heads.split()]
    lost: dict[str, str] = {}
    for one in known:
        for place, letter in enumerate(one):
            if letter != "'":
                lost.setdefault(one[:place] + one[place + 1 :], one)
    return {
        left: one
        for left, one in lost.items()
        if left not in known and not (left[0] == "'" or left[-1] == "'")
    }
