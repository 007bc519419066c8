"""Words that may be slips: in no dictionary, and no spelling of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizer.matching.boundary import ends_word, starts_word
from normalizer.matching.compile import CompiledTables
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.veto import Vetoes
from normalizer.matching.lexicon import is_english
from normalizer.tables.strings import nfc

__all__ = ["UnknownWords"]

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = re.compile(
    rf"(?<![\w'’\-])(?:[^\W\d_a-z]|(?=[a-z]{{6}})[a-z])[\u0300-\u036f]*(?:{_LETTER}){{3,39}}(?![\w\-\u0300-\u036f]|['’](?!s(?!\w)|(?!\w)))"
)
_GLUED = re.compile(r"[^\W\d_A-Z][AI]\Z")
"""The first word of the next sentence is glued to it: *ChinaA magnificent picture*."""
_REMEMBERED = 65_536
_VETOES = Vetoes()


class UnknownWords:
    """Finds them; each distinct word is decided once."""

    def __init__(self, tables: CompiledTables) -> None:
        self._tables = tables
        self._known: set[str] = set()
        self.veto = lru_cache(maxsize=_REMEMBERED)(_VETOES.token)
        """Why a word must stay, by itself; None when nothing speaks against it."""

    def __call__(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the unknown words of four letters and more, of six without a capital, by their start."""
        if len(self._known) > _REMEMBERED:
            self._known = set()
        known = self._known
        for word in _WORD.finditer(text):
            surface = word[0]
            if surface in known:
                continue
            if not self.may_be_slip(surface):
                known.add(surface)
            elif starts_word(text, word.start()) and ends_word(text, word.end()):
                yield word

    def may_be_slip(self, word: str) -> bool:
        """Tell whether a word may be a slip at all."""
        if (word.islower() and is_english(word)) or _GLUED.search(word):
            return False
        token = nfc(word)
        veto = self.veto(token)
        fits = veto is None or (not veto.final and not is_english(letters(token)))
        return fits and not self._tables.has_spelling(letters(token))
