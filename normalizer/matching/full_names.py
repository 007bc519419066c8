"""Names in full with one word misspelt: *Tedros Adhanon Ghebreyesus*, *President Recep Tayyib Erdogan*.

One word of a person's name is right and leads to the persons who have it; the letters of the whole must then
be close, the wrong word must be no name in its own right, and the document must speak for the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from normalizer.matching.compile import CompiledTables
from normalizer.matching.fold import fold_text
from normalizer.matching.fuzzy.keys import is_pinyin, letters, sounds
from normalizer.matching.fuzzy.veto import Vetoes
from normalizer.matching.generate.surnames import is_eastern_surname
from normalizer.matching.support import DocumentSupport
from normalizer.matching.told import Told
from normalizer.model import Span
from normalizer.tables.page import Page

__all__ = ["NAMES", "is_misspelt", "is_numeral", "misspelt_parts"]

_WORD = r"[^\W\d_a-z][\w\u0300-\u036f]*(?:[\-‐‑'’](?!s(?!\w))\w+)*"
NAMES = re.compile(rf"(?<![\w'’\-]){_WORD}(?: {_WORD}){{1,9}}(?![\w\-])")
"""Runs of two to ten capitalised words."""
_PART = re.compile(r"\S+")
_NUMERAL = re.compile(r"[IVX]+")
_MOST_WORDS = 4
_LEAST = 8
"""Letters from which a name in full is recognised with one of them wrong."""
_LEAST_SIMILAR = 0.65
"""Share of the letters of the wrong word that are right."""
_FEW_BEARERS = 40
_MOST_BEARERS = 250
"""Persons with one name that are looked at, more where another word is in no dictionary."""
_GLIDE = re.compile("i(?=[aeiou])|(?<=[aeou])i")
"""*Yevgeny*, *Evgeniy*; *Sergej*, *Serge*."""
_VETOES = Vetoes()

_Seen = dict[tuple[str, ...], tuple[int, list[str]] | None]
"""Whose names the runs of words of one text are; each is looked for once."""


def misspelt_parts(tables: CompiledTables, support: DocumentSupport, text: str) -> Iterator[Told]:
    """Yield the wrong words of names in full that are close to one person's, by their start."""
    seen: _Seen = {}
    for run in NAMES.finditer(text):
        words = [
            Span(run.start() + word.start(), run.start() + word.end()) for word in _PART.finditer(run[0])
        ]
        yield from _of_run(tables, support, text, words, seen)


def _of_run(
    tables: CompiledTables, support: DocumentSupport, text: str, words: list[Span], seen: _Seen
) -> list[Told]:
    """Return the wrong words of the longest name in a run; the first, of those as long."""
    for size in range(min(len(words), _MOST_WORDS), 1, -1):
        for first in range(len(words) - size + 1):
            found = _parts(tables, support, text, words[first : first + size], seen)
            if found:
                return found
    return []


def _parts(
    tables: CompiledTables, support: DocumentSupport, text: str, words: list[Span], seen: _Seen
) -> list[Told]:
    """Return the wrong words of one run of words; none when it is no one's name."""
    written = tuple(text[start:end] for start, end in words)
    if written not in seen:
        seen[written] = _person(tables, written)
    person = seen[written]
    if person is None:
        return []
    page, name = person
    given = support.of(page, words[0].start, words[-1].end)
    wrong = [pair for pair in zip(written, name, strict=True) if letters(pair[0]) != letters(pair[1])]
    if all(_is_same_name(*pair) for pair in wrong) and not given.named:
        return []  # another way to write the name (Alexey, Alexei); wrong only where the document has both
    if not given.plea:
        return []
    # So many are called Kim that one syllable is somebody else; and Sergei Ryabov is no Ryabkov.
    eastern = is_eastern_surname(fold_text(name[0]).text)
    if (eastern or letters(written[-1]) != letters(name[-1])) and not given.positive:
        return []
    whole = Span(words[0].start, words[-1].end)
    return [
        Told(place, page, part, f"close to {part} of {' '.join(name)}; {given.plea}", whole)
        for place, word, part in zip(words, written, name, strict=True)
        if letters(word) != letters(part)
    ]


def _person(tables: CompiledTables, written: tuple[str, ...]) -> tuple[int, list[str]] | None:
    """Return the one person whose name some words are but for a few letters, and the words of that name."""
    plain = letters("".join(written))
    if len(plain) < _LEAST or tables.has_spelling(plain):
        return None
    borne = [tables.bearers.get(fold_text(word).text, ()) for word in written]
    most = max(map(len, borne))
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


def _alike(words: Sequence[str], plain: str, page: Page) -> list[str]:
    """Return the words of the spelling of a person that some words are close to; empty when none is."""
    for spelling in (page.name, *(form.surface for form in page.forms)):
        name = spelling.split()
        if len(name) != len(words):
            continue
        other = letters("".join(name))
        edits = min(Levenshtein.distance(plain, other), Levenshtein.distance(sounds(plain), sounds(other)))
        pairs = [pair for pair in zip(words, name, strict=True) if letters(pair[0]) != letters(pair[1])]
        if edits <= _budget(min(len(plain), len(other))) and all(is_misspelt(*pair) for pair in pairs):
            return name
    return []


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
