"""Pages for the tests of generated aliases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from normalizer.tables.page import Alias, Page, Where

PageMaker = Callable[..., Page]
HERE = Where("t.yaml", "t.yaml", 1)


@pytest.fixture
def page() -> PageMaker:
    """Return a maker of pages: name, type, forms and source forms by language."""

    def make(
        name: str, type_: str = "person", *, forms: str = "", aliases: str = "", **source: list[str]
    ) -> Page:
        return Page(
            name,
            HERE,
            type_,
            forms=tuple(Alias(f, f, HERE) for f in forms.split(",") if f),
            aliases=tuple(Alias(a, name, HERE) for a in aliases.split(",") if a),
            source_forms=tuple((language, tuple(words)) for language, words in source.items()),
        )

    return make


class Lexicon:
    """A lexicon of given words and names."""

    def __init__(self, words: str = "", names: str = "") -> None:
        self.words = frozenset(words.split())
        self.names = frozenset(names.split())

    def is_word(self, folded: str) -> bool:
        return folded in self.words

    def is_name(self, folded: str) -> bool:
        return folded in self.names


@pytest.fixture
def lexicon() -> type[Lexicon]:
    """Return the class of small lexicons."""
    return Lexicon
