"""Names in full with one word misspelt: *Tedros Adhanon Ghebreyesus*, *President Recep Tayyib Erdogan*.

One word of a person's name is right and leads to the persons who have it; the letters of the whole must then
be close, the wrong word must be no name in its own right, and the document must speak for the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from normalizer.matching.compile import CompiledTables
from normalizer.matching.fold import fold_word
from normalizer.matching.fuzzy.keys import is_pinyin, letters, sounds
from normalizer.matching.fuzzy.veto import Vetoes
from normalizer.matching.generate.surnames import is_eastern_surname
from normalizer.matching.support import DocumentSupport
from normalizer.matching.told import Told
from normalizer.model import Span
from normalizer.tables.page import Page

__all__ = ["FullNames", "Run", "capitalised_runs", "is_misspelt", "is_numeral"]

_WORD = r"[^\W\d_a-z][\w\u0300-\u036f]*(?:[\-‐‑'’](?!s(?!\w))\w+)*"
_RUN = re.compile(rf"(?<![\w'’\-]){_WORD}(?: {_WORD}){{1,9}}(?![\w\-])")
_NUMERAL = re.compile(r"[IVX]+")
_MOST_WORDS = 4
_LEAST = 8
"""Letters from which a name in full is recognised with one of them wrong."""
_LEAST_WHOLE = 6
"""Letters from which a name in full may be misread."""
_LEAST_SIMILAR = 0.65
"""Share of the letters of the wrong word that are right."""
_FEW_BEARERS = 40
_MOST_BEARERS = 250
"""Persons with one name that are looked at, more where another word is in no dictionary."""
_GLIDE = re.compile("i(?=[aeiou])|(?<=[aeou])i")
"""*Yevgeny*, *Evgeniy*; *Sergej*, *Serge*."""
_LONGEST_RUN = 400
"""Code points; what is longer is not remembered."""
_REMEMBERED = 65_536
_VETOES = Vetoes()


class Run(NamedTuple):
    """Two to ten capitalised words with single spaces between them."""

    start: int
    text: str


def capitalised_runs(text: str) -> list[Run]:
    """Return the runs of a text, sorted and apart; in a longer one every ten words are a run."""
    return [Run(found.start(), found[0]) for found in _RUN.finditer(text)]


class _Person(NamedTuple):
    """A stretch of a run that is some person's name but for a few letters."""

    start: int
    """Code points from the start of the run."""
    written: tuple[str, ...]
    page: int
    name: tuple[str, ...]
    """The words of the spelling that it is close to."""


class FullNames:
    """Finds names in full with a wrong word; what a run may be is decided once for each distinct run."""

    def __init__(self, tables: CompiledTables) -> None:
        self._tables = tables
        self._in_run = lru_cache(maxsize=_REMEMBERED)(self._look)
        self._open = lru_cache(maxsize=_REMEMBERED)(self._letters_of_open)

    def misspelt_parts(self, support: DocumentSupport, runs: Iterable[Run]) -> Iterator[Told]:
        """Yield the wrong words of the first of the longest names in each run that a document speaks for."""
        for run in runs:
            look = self._in_run if len(run.text) <= _LONGEST_RUN else self._look
            for person in look(run.text):
                found = _wrong_words(support, person, run.start + person.start)
                if found:
                    yield from found
                    break

    def open_letters(self, name: str) -> str:
        """Return the letters of a name that no table spells and that may be misread; empty for others."""
        return self._open(name) if len(name) <= _LONGEST_RUN else self._letters_of_open(name)

    def _look(self, run: str) -> tuple[_Person, ...]:
        """Return the persons whose names stretches of a run are close to, the longest first."""
        words = run.split(" ")
        starts = [0]
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        borne = [self._tables.bearers.get(fold_word(word), ()) for word in words]
        if not any(borne):
            return ()
        found = []
        for size in range(min(len(words), _MOST_WORDS), 1, -1):
            for first in range(len(words) - size + 1):
                written = tuple(words[first : first + size])
                person = _person(self._tables, written, borne[first : first + size])
                if person is not None:
                    found.append(_Person(starts[first], written, *person))
        return tuple(found)

    def _letters_of_open(self, name: str) -> str:
        plain = letters(name)
        if len(plain) < _LEAST_WHOLE or self._tables.has_spelling(plain):
            return ""
        words = name.split(" ")
        open_to_doubt = any(_VETOES.token(word) is None for word in words)
        return plain if open_to_doubt or all(is_pinyin(letters(word)) for word in words) else ""


def _wrong_words(support: DocumentSupport, person: _Person, start: int) -> list[Told]:
    """Return the wrong words of a name in full at an offset; none when the document does not speak for it."""
    _, written, page, name = person
    whole = Span(start, start + len(" ".join(written)))
    given = support.of(page, *whole)
    wrong = [pair for pair in zip(written, name, strict=True) if letters(pair[0]) != letters(pair[1])]
    if all(_is_same_name(*pair) for pair in wrong) and not given.named:
        return []  # another way to write the name (Alexey, Alexei); wrong only where the document has both
    if not given.plea:
        return []
    # So many are called Kim that one syllable is somebody else; and Sergei Ryabov is no Ryabkov.
    eastern = is_eastern_surname(fold_word(name[0]))
    if (eastern or letters(written[-1]) != letters(name[-1])) and not given.positive:
        return []
    found = []
    for word, part in zip(written, name, strict=True):
        if letters(word) != letters(part):
            reason = f"close to {part} of {' '.join(name)}; {given.plea}"
            found.append(Told(Span(start, start + len(word)), page, part, reason, whole))
        start += len(word) + 1
    return found


def _person(
    tables: CompiledTables, written: tuple[str, ...], borne: Sequence[tuple[int, ...]]
) -> tuple[int, tuple[str, ...]] | None:
    """Return the one person whose name some words are but for a few letters, and the words of that name.

    ``borne`` are the persons that have each of the words in their names.
    """
    most = max(map(len, borne))
    plain = letters("".join(written)) if most else ""
    if len(plain) < _LEAST or tables.has_spelling(plain):
        return None
    if most > _FEW_BEARERS:
        unknown = any(_VETOES.token(word) is None for word in written)
        most = _MOST_BEARERS if unknown else _FEW_BEARERS
    pages = {page for bearers in borne if len(bearers) <= most for page in bearers}
    found = {page: name for page in sorted(pages) if (name := _alike(written, plain, tables.pages[page]))}
    found = {page: name for page, name in found.items() if not _is_of_others(tables, page, written, name)}
    return next(iter(found.items())) if len(found) == 1 else None


def _is_of_others(tables: CompiledTables, page: int, written: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether a word that differs from a person's name is in the name of somebody else."""
    return any(
        tables.is_borne(word, page)
        for word, part in zip(written, name, strict=True)
        if sounds(letters(word)) != sounds(letters(part))
    )


def _alike(words: Sequence[str], plain: str, page: Page) -> tuple[str, ...]:
    """Return the words of the spelling of a person that some words are close to; empty when none is."""
    for spelling in (page.name, *(form.surface for form in page.forms)):
        name = tuple(spelling.split())
        if len(name) != len(words):
            continue
        other = letters("".join(name))
        allowed = _budget(min(len(plain), len(other)))
        edits = min(Levenshtein.distance(plain, other), Levenshtein.distance(sounds(plain), sounds(other)))
        pairs = [pair for pair in zip(words, name, strict=True) if letters(pair[0]) != letters(pair[1])]
        if edits <= allowed and all(is_misspelt(*pair) for pair in pairs):
            return name
    return ()


def is_numeral(word: str) -> bool:
    """Tell whether a word is the number of a ruler: another number is another ruler.

    >>> is_numeral("XIV"), is_numeral("Ivan")
    (True, False)
    """
    return _NUMERAL.fullmatch(word) is not None


def is_misspelt(word: str, part: str) -> bool:
    """Tell whether a word may be a misspelt part of a name, and no other name."""
    plain, other = letters(word), letters(part)
    if is_numeral(word) or is_numeral(part):
        return False
    if sounds(plain) == sounds(other):
        return True
    if Levenshtein.normalized_similarity(plain, other) < _LEAST_SIMILAR:
        return False
    if sounds(plain)[:1] != sounds(other)[:1] or _syllables_differ(word, part):
        return False  # Nurlan is another than Ruslan, Soo-hyun than Jae-in
    return _VETOES.token(word) is None and not (is_pinyin(plain) and is_pinyin(other))


def _syllables_differ(word: str, part: str) -> bool:
    """Tell whether two hyphened words have no syllable in common."""
    one, other = ({sounds(letters(syllable)) for syllable in name.split("-")} for name in (word, part))
    return "-" in word and "-" in part and one.isdisjoint(other)


def _is_same_name(word: str, part: str) -> bool:
    """Tell whether two words are one name in two spellings.

    >>> _is_same_name("Sergej", "Sergei"), _is_same_name("Evgeny", "Yevgeniy"), _is_same_name("Jung", "Jong")
    (True, True, False)
    """
    return sounds(letters(word)) == sounds(letters(part)) or _rough(word) == _rough(part)


def _rough(word: str) -> str:
    """Return the sounds of a word without what schemes for Cyrillic letters differ in."""
    heard = sounds(letters(word).replace("kh", "k")).replace("J", "i")
    return _GLIDE.sub("", heard).rstrip("i")


def _budget(length: int) -> int:
    """Return how many letters of a whole name may differ.

    >>> [_budget(length) for length in (8, 12, 16)]
    [1, 2, 3]
    """
    return 1 if length < 12 else 2 if length < 16 else 3
