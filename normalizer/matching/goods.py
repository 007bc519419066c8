"""Things that are named after places: ``lima beans`` and ``arabic numerals`` have not lost a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data

__all__ = ["thing_named_after"]

_BEHIND = re.compile(r"[ \u00a0\n\-]([a-z]{2,})(?![\w'’])")
_MEASURE = re.compile(r"(?<![\w\-'’])([a-z]+) of \Z")
_FRONT = re.compile(r"(?<![\w\-'’])([a-z]+) \Z")
_WIDEST = 20


def thing_named_after(text: str, start: int, end: int, place: bool) -> str | None:
    """Return the word that makes a thing of the name at a span, which stands there in small letters.

    ``place`` says that it is a place's own name, which any goods may be called after (``georgia font``, ``a
    bottle of bordeaux``); of an adjective only fixed phrases are known (``arabic numerals``), since most
    others have lost their capital. Offsets are code points.
    """
    goods = _goods()
    behind = _BEHIND.match(text, end)
    if behind is not None:
        lists = [goods.get(text[start:end], frozenset()), goods["beside"] if place else frozenset()]
        if any(form in words for form in _singulars(behind[1]) for words in lists):
            return behind[1]
    front = _FRONT.search(text, max(0, start - _WIDEST), start)
    if front is not None and f"<{front[1]}" in goods.get(text[start:end], frozenset()):
        return front[1]
    measure = _MEASURE.search(text, max(0, start - _WIDEST), start) if place else None
    if measure is not None and any(form in goods["of"] for form in _singulars(measure[1])):
        return f"{measure[1]} of"
    return None


def _singulars(word: str) -> Iterator[str]:
    """Yield a word, and what it may be the plural of."""
    yield word
    for ending, instead in (("s", ""), ("es", ""), ("ies", "y"), ("ves", "f")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead


@cache
def _goods() -> Mapping[str, frozenset[str]]:
    """Return the words by what they stand beside: a name, or any place for ``beside`` and ``of``."""
    found: dict[str, frozenset[str]] = {}
    data = get_data("normalizer.matching", "lexicons/goods.txt") or b""
    for line in data.decode("ascii").splitlines():
        name, *words = line.partition("#")[0].split() or [""]
        if name:
            found[name] = found.get(name, frozenset()).union(words)
    return found
