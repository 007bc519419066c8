"""Close spellings of names that a document itself speaks for.

A surname one letter off is, in clean text, nearly always somebody else's. So a spelling is only compared
with the names of pages that the document speaks for. What titles, countries, rules and full names say is
decided in ``holders``, ``heard`` and ``full_names``; of names that the tables settled, a calibrated model
tells how likely a word is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from normalizer.matching.choice import Choice
from normalizer.matching.compile import CompiledTables
from normalizer.matching.full_names import FullNames, capitalised_runs
from normalizer.matching.fuzzy.alike import AlikeNames, NearNames
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.score import Scored, score
from normalizer.matching.fuzzy.surroundings import Surroundings
from normalizer.matching.fuzzy.veto import Veto, Vetoes
from normalizer.matching.generate.shipped import GeneratedAliases
from normalizer.matching.heard import heard_as
from normalizer.matching.holders import Holders
from normalizer.matching.near import NearOptions, other_name, support_of
from normalizer.matching.office_names import OfficeNames
from normalizer.matching.overlap import meets
from normalizer.matching.protect import Protected
from normalizer.matching.spoken_of import spoken_of
from normalizer.matching.support import DocumentSupport
from normalizer.matching.told import told_choice
from normalizer.matching.unknown import UnknownWords
from normalizer.model import Action, Candidate, Span
from normalizer.tables.page import Page
from normalizer.tables.strings import nfc

__all__ = ["CloseSpellings"]

_LEAST_ALIKE = 0.75
"""Jaro-Winkler similarity of letters or of sounds from which two spellings are compared at all."""
_SUGGESTED = 0.5
"""Probability from which a spelling is worth a suggestion."""
_LINE = re.compile(r"[\r\n]+")
_VETOES = Vetoes()


class _Name(NamedTuple):
    """A one-word spelling of a page that a token may stand for."""

    page: int
    written: str
    plain: str


class CloseSpellings:
    """Compares the words of documents with names; what no document bears on is decided once for each word."""

    def __init__(self, tables: CompiledTables, generated: GeneratedAliases) -> None:
        self._tables = tables
        self._unknown = UnknownWords(tables)
        self._full_names = FullNames(tables)
        self._office_names = OfficeNames(tables, generated)

    def choices(
        self,
        text: str,
        choices: Sequence[Choice],
        terms: Mapping[int, tuple[Span, ...]],
        shield: Protected,
        options: NearOptions,
    ) -> list[Choice]:
        """Return choices for words close to a name that the document speaks for, sorted by span.

        ``choices`` are what tables and generated aliases decide; nothing of theirs is touched. First names in
        full, then words of four letters and more, one at a time.
        """
        tables = self._tables
        settled = {c.page for c in choices if c.page is not None and c.action in ("kept", "replaced")}
        support = support_of(tables, text, choices, terms)
        holders = Holders(tables, self._office_names, self._full_names, support)
        finder = _Finder(tables, text, settled, support, holders, self._unknown.veto)
        taken = sorted(Span(choice.start, choice.end) for choice in choices)
        made: list[Choice] = []
        runs = capitalised_runs(text)
        for whole_names in (self._full_names.misspelt_parts(support, runs), holders.names(runs)):
            for told in whole_names:
                if not meets(taken, *told.span) and (
                    options.entities is None or told.page in options.entities
                ):
                    made.append(told_choice(tables, text, told, shield, options))
            taken = sorted([*taken, *(Span(choice.start, choice.end) for choice in made)])
        for word in self._unknown(text):
            if not (meets(taken, *word.span()) or shield.hides(*word.span())):
                choice = finder.choice(nfc(word[0]), *word.span(), shield, options)
                if choice is not None:
                    made.append(choice)
        made.sort(key=lambda choice: (choice.start, choice.end))
        return made


class _Finder:
    """Compares the unknown words of one document with the names that it speaks for."""

    def __init__(
        self,
        tables: CompiledTables,
        text: str,
        settled: set[int],
        support: DocumentSupport,
        holders: Holders,
        veto: Callable[[str], Veto | None],
    ) -> None:
        self._tables = tables
        self._text = text
        self._support = support
        self._holders = holders
        members = {member for page in settled for member in tables.members[page]}
        self._names = [name for page in sorted(members) for name in _names(page, tables.pages[page])]
        self._alike = AlikeNames([name.plain for name in self._names], _LEAST_ALIKE)
        self._near = NearNames(name.plain for name in self._names)
        self._surroundings: Surroundings | None = None
        self._in_own_right = veto
        self._scores: dict[tuple[str, tuple[_Name, ...]], list[tuple[_Name, Scored]]] = {}

    def choice(
        self, token: str, start: int, end: int, shield: Protected, options: NearOptions
    ) -> Choice | None:
        """Return what to do with a word at a place; None when no name is close enough to speak of."""
        veto = self._in_own_right(token)
        told = heard_as(self._tables, self._support, token, start, end, veto)
        if told is None and veto is None:
            told = self._holders.match(token, start, end)
        if told is not None and (options.entities is None or told.page in options.entities):
            return told_choice(self._tables, self._text, told, shield, options)
        bracketed = "(" in self._text[max(0, start - 2) : start] + self._text[end : end + 2]
        if not bracketed and (veto is not None or letters(token) not in self._near):
            return None
        close = [self._names[place] for place in self._alike.places(letters(token))]
        # A name in its own right may only be another's where a bracket says so.
        names = [name for name in close if self._may_be(token, name, start, end, bracketed)]
        if not names:
            return None
        weighed = self._weighed(token, tuple(names), close)
        name, best = weighed[0]
        if best.probability < _SUGGESTED:
            return None
        if options.entities is not None and name.page not in options.entities:
            return None
        given = self._support.of(name.page, start, end)
        neighbour = other_name(self._tables.pages[name.page], self._text, Span(start, end))
        against = f"it may belong to {neighbour!r}" if neighbour and not given.glossed else None
        if against is None and any(
            pair.page != name.page and scored.probability >= _SUGGESTED for pair, scored in weighed[1:]
        ):
            against = "another name is as close"
        veto = self._veto(token, name)
        speaks = veto.lifted(given.reason) if veto else given.reason
        return self._made(name, best, speaks, against, weighed, Span(start, end), shield, options)

    def _may_be(self, token: str, name: _Name, start: int, end: int, bracketed: bool) -> bool:
        """Tell whether a word may stand for a name of the document: no veto does, or a bracket lifts it."""
        if self._veto(token, name) is None:
            return True
        return bracketed and self._support.of(name.page, start, end).glossed

    def _veto(self, token: str, name: _Name) -> Veto | None:
        return self._in_own_right(token) or _VETOES.pair(token, name.written)

    def _weighed(
        self, token: str, names: tuple[_Name, ...], close: list[_Name]
    ) -> list[tuple[_Name, Scored]]:
        """Return names with their scores, the likeliest first; once for each word of the document."""
        known = self._scores.get((token, names))
        if known is None:
            if self._surroundings is None:
                self._surroundings = Surroundings(_LINE.split(nfc(self._text)))
            around = self._surroundings
            rivals = sorted({name.written for name in (*names, *close)})
            known = [(name, score(token, name.written, rivals, around)) for name in names]
            known.sort(key=lambda pair: (-pair[1].probability, pair[0].page, pair[0].written))
            self._scores[token, names] = known
        return known

    def _made(
        self,
        name: _Name,
        best: Scored,
        speaks: str,
        against: str | None,
        weighed: Sequence[tuple[_Name, Scored]],
        span: Span,
        shield: Protected,
        options: NearOptions,
    ) -> Choice:
        page = self._tables.pages[name.page]
        known = shield.reason(*span, [page.name, *(form.surface for form in page.forms)])
        known = known or spoken_of(self._text, span.start) or None
        changes = (
            options.apply and against is None and known is None and best.probability >= options.threshold
        )
        action: Action = "replaced" if changes else "vetoed" if known else "suggested"
        reason = f"close to {name.written}, {speaks}: {best.explain()}"
        if known or against:
            reason = f"{known or against} ({reason})"
        elif not changes and options.apply:
            reason = f"{best.probability:.2f} is below {options.threshold:.2f} ({reason})"
        candidates = tuple(
            Candidate(
                self._tables.pages[one.page].name,
                self._tables.pages[one.page].qid,
                one.written,
                "fuzzy",
                scored.probability,
                scored.explain(),
                str(self._tables.pages[one.page].where),
            )
            for one, scored in weighed
        )
        written = name.written if changes else None
        return Choice(
            *span,
            name.page,
            written,
            action,
            "fuzzy",
            reason,
            page.where,
            candidates,
            score=best.probability,
        )


def _names(number: int, page: Page) -> Iterator[_Name]:
    """Yield the one-word name and forms of a page, each once."""
    seen: set[str] = set()
    for spelling in (page.name, *(form.surface for form in page.forms)):
        plain = letters(spelling)
        if len(plain) > 3 and spelling[0].isupper() and " " not in spelling and plain not in seen:
            seen.add(plain)
            yield _Name(number, spelling, plain)
