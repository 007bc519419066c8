"""Titles of offices, as they are compared: in either order, and whoever holds them."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizer.matching.fold import fold_text

__all__ = ["head", "title", "ways"]

_COMPLEMENT = re.compile(" (?:of|for|to) ")
_TITLE_WORD = re.compile(r"[^\W_]+")

# One office, however it is spelt and whoever holds it.
_TITLE_WORDS = {
    "defense": "defence",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
}


def title(text: str) -> str:
    """Return the words of a title, folded, one spelling of an office for all.

    >>> title("Defense Minister"), title("spokeswoman")
    ('defence minister', 'spokesman')
    """
    return " ".join(map(_title_word, _TITLE_WORD.findall(text)))


@lru_cache(maxsize=65_536)
def _title_word(word: str) -> str:
    plain = fold_text(word).text
    return _TITLE_WORDS.get(plain, plain)


def ways(words: str) -> tuple[str, ...]:
    """Return a title and its other order: the minister of defence is the defence minister."""
    parts = words.split()
    if len(parts) == 2:
        return words, f"{parts[1]} of {parts[0]}"
    head, of, what = words.partition(" of ")
    return (words, f"{what} {head}") if of else (words,)


def head(words: str) -> str:
    """Return the word that the holder is addressed with: a foreign minister is a minister.

    >>> head("foreign minister"), head("minister of defence"), head("assistant to the president")
    ('minister', 'minister', 'assistant')
    """
    return _COMPLEMENT.split(words, maxsplit=1)[0].rpartition(" ")[2]
