"""How the holders of offices are called: by surname, in full, and as engines read their names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from normalizer.matching.compile import CompiledTables
from normalizer.matching.fuzzy.keys import is_pinyin, letters, sounds
from normalizer.matching.generate.shipped import GeneratedAliases
from normalizer.tables.page import Page

__all__ = ["LONG_GIVEN", "OfficeNames", "first_sound"]

LONG_GIVEN = 5
"""Letters from which a given name read from Chinese has two syllables."""
_REMEMBERED = 16_384


class OfficeNames:
    """How the holders of offices are called, in any document; looked up once for each."""

    def __init__(self, tables: CompiledTables, generated: GeneratedAliases) -> None:
        self._tables = tables
        self._generated = generated
        self.of_one_word = lru_cache(maxsize=_REMEMBERED)(self._of_one_word)
        self.whole = lru_cache(maxsize=_REMEMBERED)(self._whole)

    def _of_one_word(self, page: int) -> tuple[tuple[str, str], ...]:
        """Return one-word spellings of a person: what is written for each, and its letters.

        Only those that begin like what is written.
        """
        ways = _ways(self._tables.pages[page])
        return tuple(way for way in ways if first_sound(letters(way[0])) == first_sound(way[1]))

    def _whole(self, page: int) -> tuple[tuple[str, str, str], ...]:
        """Return the spellings of several words of a person, readings included.

        Each with its letters, and those of the given name where a surname before it may be misread.
        """
        person = self._tables.pages[page]
        if is_pinyin(letters(person.name)):
            return ()  # as near to anybody's name as to this one
        names = _whole_names(person, self._generated.readings(person.name))
        return tuple((name, letters(name), _long_given(name)) for name in names)


def first_sound(plain: str) -> str:
    """Return the sound that a name begins with: surnames of one country often end alike.

    >>> first_sound("zhavrov") == first_sound("javrof"), first_sound("asadov") == first_sound("mammadov")
    (True, False)
    """
    return sounds(plain)[:1]


def _long_given(name: str) -> str:
    """Return the letters of the given name, of two syllables and more, of a name read from Chinese."""
    words = name.split()
    given = letters(words[-1])
    return given if len(words) == 2 and len(given) >= LONG_GIVEN and is_pinyin(letters(name)) else ""


def _whole_names(page: Page, readings: tuple[str, ...]) -> Iterator[str]:
    """Yield the spellings of several words of a person, and how the name is read."""
    aliases = (*page.forms, *page.aliases, *(alias for rules in page.rule_sets for alias in rules.aliases))
    for name in (page.name, *(alias.surface for alias in aliases), *readings):
        if " " in name:
            yield name


def _ways(page: Page) -> Iterator[tuple[str, str]]:
    """Yield one-word spellings of a person: what is written for each, and its letters."""
    spellings = [(spelling, spelling) for spelling in (page.name, *(form.surface for form in page.forms))]
    aliases = (*page.aliases, *(alias for rules in page.rule_sets for alias in rules.aliases))
    spellings += [(alias.surface, alias.written) for alias in aliases]
    seen: set[str] = set()
    for spelling, written in spellings:
        plain = letters(spelling)
        if len(plain) > 3 and " " not in spelling and plain not in seen:
            seen.add(plain)
            yield written, plain
