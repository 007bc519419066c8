"""What other libraries make of a word: the name that they would write for it, and how sure they are.

rapidfuzz is a dependency; symspellpy and spaczz come with the extra ``bench`` and are skipped without it.
Words and names are compared in lower case, without accents; spaczz takes care of case itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from normalizer.matching.fuzzy.keys import letters

__all__ = ["Answer", "Peer", "missing", "rapidfuzz_peers", "spaczz_peer", "symspellpy_peer"]

_SPACZZ_LEAST = 75
"""The least ratio that spaczz returns unless told otherwise."""


class Answer(NamedTuple):
    """A name and how sure its finder is, 0 to 1."""

    name: str
    score: float


class Peer(NamedTuple):
    """A way to look a word up among the names of a table."""

    title: str
    lookup: Callable[[str], Answer | None]


def missing(library: str) -> str:
    """Return why a library cannot be asked, empty when it can."""
    try:
        import_module(library)
    except ImportError as error:
        return "not installed" if isinstance(error, ModuleNotFoundError) else re.sub(r"\s+", " ", str(error))
    return ""


def rapidfuzz_peers(names: Sequence[str], least: float = 0.0) -> Iterator[Peer]:
    """Yield plain scorers; answers less sure than ``least`` are none."""
    plain = list(map(letters, names))
    for title, scorer, whole in (
        ("rapidfuzz ratio", fuzz.ratio, 100.0),
        ("rapidfuzz WRatio", fuzz.WRatio, 100.0),
        ("rapidfuzz Jaro-Winkler", JaroWinkler.similarity, 1.0),
    ):
        yield Peer(title, partial(_most_alike, names, plain, scorer, whole, least))


def _most_alike(
    names: Sequence[str], plain: Sequence[str], scorer: Any, whole: float, least: float, token: str
) -> Answer | None:
    if not (asked := letters(token)):
        return None
    found = process.extractOne(asked, plain, scorer=scorer, score_cutoff=least * whole)
    return None if found is None else Answer(names[found[2]], found[1] / whole)


def symspellpy_peer(names: Sequence[str], edits: int = 2) -> Peer:
    """Return the dictionary of symspellpy, all names as common as one another; raises ImportError."""
    from symspellpy import SymSpell, Verbosity

    dictionary = SymSpell(max_dictionary_edit_distance=edits)
    written: dict[str, str] = {}
    for name in names:
        if plain := letters(name):
            written.setdefault(plain, name)
            dictionary.create_dictionary_entry(plain, 1)

    def lookup(token: str) -> Answer | None:
        plain = letters(token)
        found = dictionary.lookup(plain, Verbosity.TOP, max_edit_distance=edits) if plain else []
        if not found:
            return None
        # By its distance alone, one edit in four letters would be as sure as one in twelve.
        return Answer(written[found[0].term], 1 - found[0].distance / max(len(plain), len(found[0].term)))

    return Peer(f"symspellpy, {edits} edit{'s' * (edits > 1)}", lookup)


def spaczz_peer(names: Sequence[str], least: float = _SPACZZ_LEAST / 100) -> Peer:
    """Return the fuzzy matcher of spaczz, a pattern a name; raises ImportError.

    It goes through all patterns for each word, some 12 microseconds each.
    """
    import spacy
    from spacy.tokens import Doc
    from spaczz.matcher import FuzzyMatcher

    language = spacy.blank("en")
    matcher = FuzzyMatcher(language.vocab, min_r=round(least * 100))
    matcher.add("name", [language.make_doc(name) for name in names])

    def lookup(token: str) -> Answer | None:
        found = matcher(Doc(language.vocab, words=[token], spaces=[False]))
        best = max(found, key=lambda match: match[3], default=None)
        return None if best is None else Answer(best[4], best[3] / 100)

    return Peer("spaczz FuzzyMatcher", lookup)
