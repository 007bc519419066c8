"""Titles of offices, as they are compared: in either order, and whoever holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizer.matching.fold import fold_text

__all__ = ["LESSER", "head", "is_title_after", "is_title_before", "title", "title_words", "ways"]

_COMPLEMENT = re.compile(" (?:of|for|to) ")
_TITLE_WORD = re.compile(r"[^\W_]+")

LESSER = frozenset(("assistant", "deputy", "vice"))
"""Words that make another office of the one behind them."""
_SOMEBODY = re.compile(r"[^\W\d_a-z][\w\-]* (?!(?:of|for|the|de|del|van|von|al|el|bin)\b)[a-z]")
"""A capitalised word and what it does."""
_NAME_BEHIND = re.compile(r" [^\W\d_a-z]\w*[a-z]")

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
    return " ".join(title_words(text))


def title_words(text: str) -> list[str]:
    """Return them one by one."""
    return list(map(_title_word, _TITLE_WORD.findall(text)))


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


def is_title_before(words: str, text: str) -> bool:
    """Tell whether a text that ends at a name has a title that may be the name's.

    >>> is_title_before("prime minister", "Armenian Prime Minister ")
    True
    >>> is_title_before("prime minister", "Deputy Prime Minister ")
    False
    >>> is_title_before("prime minister", "Prime Minister Karapetyan met ")
    False
    """
    return any(_SOMEBODY.search(text, end) is None for end in _ends(words, text))


def is_title_after(words: str, text: str) -> bool:
    """Tell whether a text behind a name has a title that may be the name's, and is nobody else's.

    >>> is_title_after("prime minister", ", Prime Minister of Armenia, said")
    True
    >>> is_title_after("prime minister", " met Prime Minister Karapetyan")
    False
    """
    return any(_NAME_BEHIND.match(text, end) is None for end in _ends(words, text))


def _ends(words: str, text: str) -> Iterator[int]:
    """Yield where a title ends in a text; not the one within the title of a deputy."""
    if f" {words} " not in _spaced(text):
        return
    wanted = words.split()
    found = list(_TITLE_WORD.finditer(text))
    plain = [_title_word(word[0]) for word in found]
    for place in range(len(found) - len(wanted) + 1):
        if plain[place : place + len(wanted)] == wanted and not LESSER & set(
            plain[max(0, place - 1) : place]
        ):
            yield found[place + len(wanted) - 1].end()


@lru_cache(maxsize=1024)
def _spaced(text: str) -> str:
    """Return the words of a text between spaces; what stands beside one mention is asked for many titles."""
    return f" {title(text)} "
