"""From a text to its normalised text and the decisions that led there: the one way through the code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args

from normalizer.errors import NormalizerError
from normalizer.matching.candidates import mentions
from normalizer.matching.choice import Choice, Options
from normalizer.matching.close import CloseSpellings
from normalizer.matching.compile import Numbered
from normalizer.matching.decide import decide
from normalizer.matching.find import find
from normalizer.matching.generate.shipped import aliases_of_tables
from normalizer.matching.lexicon import PACKAGED
from normalizer.matching.near import NearOptions, near_choices
from normalizer.matching.overlap import meets
from normalizer.matching.phrases import PhraseFinder
from normalizer.matching.pieces import LARGEST_PIECE, TOO_MANY, by_pieces
from normalizer.matching.protect import Protected, protected
from normalizer.matching.ready import compile_tables
from normalizer.matching.rewrite import rewrite
from normalizer.matching.rounds import Trail
from normalizer.model import Result, Span
from normalizer.tables.page import Page, Tables

__all__ = ["DEFAULT_THRESHOLD", "LARGEST_PIECE", "ROUNDS", "Fuzzy", "Normalizer"]

Fuzzy = Literal["apply", "suggest", "off"]

DEFAULT_THRESHOLD = 0.97

ROUNDS = 4
"""Times that a text is gone through; what has not settled then stays as it was."""


class Normalizer:
    """Maps surface forms in running English text to the canonical names of alias tables.

    Immutable and thread-safe. Pickles as its tables and options, and compiles again on arrival.

    >>> from normalizer import load_tables
    >>> normalize = Normalizer(load_tables())
    >>> result = normalize("Armenia and Azerbaijan met over the Nagorno-Karabakh (Naka) region.")
    >>> result.text
    'Armenia and Azerbaijan met over the Nagorno-Karabakh region.'
    >>> [(d.surface, d.written) for d in result.changes]
    [('Nagorno-Karabakh (Naka)', 'Nagorno-Karabakh')]
    """

    def __init__(
        self,
        tables: Tables,
        *,
        fuzzy: Fuzzy = "apply",
        threshold: float = DEFAULT_THRESHOLD,
        house_style: bool = False,
        entities: Iterable[str] | None = None,
        protect: bool = True,
    ) -> None:
        """Compile tables.

        ``fuzzy`` says what a close spelling of a name does: ``apply`` changes the text from a calibrated
        probability of ``threshold`` (0 to 1) and suggests below it, ``suggest`` never changes the text.
        ``house_style`` also changes legitimate other spellings, and names that only lack their accents.
        ``entities`` are the canonical names that may be changed; the other pages are context only.
        ``protect=False`` lets addresses, code and quoted wordings be changed; suppressions always hold.

        Raises NormalizerError for another ``fuzzy`` or ``threshold``, and when ``entities`` has a name that
        no page has.
        """
        if fuzzy not in get_args(Fuzzy):
            raise NormalizerError(f"fuzzy {fuzzy!r} is unknown; give one of {', '.join(get_args(Fuzzy))}")
        if not 0 <= threshold <= 1:
            raise NormalizerError(f"threshold {threshold!r} is no probability; give a number from 0 to 1")
        self._tables = tables
        self._fuzzy: Fuzzy = fuzzy
        self._threshold = threshold
        self._house_style = house_style
        self._entities = None if entities is None else frozenset(entities)
        self._protect = protect
        self._compiled = compile_tables(tables)
        pages = self._pages()
        self._options = Options(house_style, pages)
        self._near = NearOptions(fuzzy == "apply", threshold, pages)
        self._generated = aliases_of_tables(tables, PACKAGED)
        self._finder = PhraseFinder(self._is_wanted)
        self._close = CloseSpellings(self._compiled, self._generated)

    def __call__(self, text: str) -> Result:
        """Return the normalised text of one document, with a decision for every mention.

        Offsets are code points of ``text``. A text in which nothing changes comes back as the same object.
        """
        if not isinstance(text, str):
            raise TypeError(f"a text is a str, not {type(text).__name__}; give the text of one document")
        trail = Trail(text)
        for _ in range(ROUNDS + 1):  # the last one only looks whether all has settled
            choices = self.decide(trail.text)
            if choices is None:
                return trail.given_up(TOO_MANY)
            if not trail.add(choices):
                return trail.result(self.pages)
        return trail.given_up(f"did not settle after {ROUNDS} rounds")

    def many(self, texts: Iterable[str]) -> Iterator[Result]:
        """Yield the result of each text, in order."""
        if isinstance(texts, str):
            raise TypeError("many takes texts, and a str is one; put it in a list")
        return map(self, texts)

    @property
    def pages(self) -> Numbered[Page]:
        """The pages that choices name, by number."""
        return self._compiled.pages

    def __reduce__(self) -> tuple[Any, ...]:
        options = {
            "fuzzy": self._fuzzy,
            "threshold": self._threshold,
            "house_style": self._house_style,
            "entities": self._entities,
            "protect": self._protect,
        }
        return _rebuilt, (self._tables, options)

    def __repr__(self) -> str:
        pages = len(self._compiled.page_numbers)
        return f"<Normalizer of {pages} pages, tables {self._tables.fingerprint[:12]}>"

    def _is_wanted(self, folded: str, words: int) -> bool:
        return folded in self._generated and not self._compiled.has_spelling(folded)

    def _pages(self) -> frozenset[int] | None:
        if self._entities is None:
            return None
        numbers = self._compiled.page_numbers
        unknown = sorted(self._entities - numbers.keys())
        if unknown:
            raise NormalizerError(f"no page is called {unknown[0]!r}; name pages of the tables in 'entities'")
        return frozenset(numbers[name] for name in self._entities)

    def decide(self, text: str) -> list[Choice] | None:
        """Return what one round chooses, for what mends more than names; None beyond the work limit."""
        return by_pieces(text, protected(text, self._protect), self._decide)

    def _decide(self, text: str, shield: Protected) -> list[Choice] | None:
        found = find(self._compiled, text)
        if not found.complete:
            return None
        seen = mentions(self._compiled, found.hits)
        choices = decide(self._compiled, text, seen, found.terms, shield, self._options)
        if self._fuzzy != "off":
            near = near_choices(
                self._compiled, self._generated, self._finder, text, choices, found.terms, shield, self._near
            )
            taken = [Span(choice.start, choice.end) for choice in near]
            choices = [choice for choice in choices if not meets(taken, choice.start, choice.end)] + near
            choices += self._close.choices(text, choices, found.terms, shield, self._near)
            choices.sort(key=lambda choice: (choice.start, choice.end))
        return rewrite(text, choices, shield)


def _rebuilt(tables: Tables, options: dict[str, Any]) -> Normalizer:
    return Normalizer(tables, **options)
