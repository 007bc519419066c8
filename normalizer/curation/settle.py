"""What of some imported pages can stand in an alias table, and what is left out, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from normalizer.errors import Problem
from normalizer.tables import Alias, Page, Where
from normalizer.tables.build import LANGUAGE
from normalizer.tables.strings import nfc, quote, text_fault

__all__ = ["settled"]


def settled(pages: Iterable[Page]) -> tuple[list[Page], list[Problem]]:
    """Return pages that do not contradict each other, and a note on everything that was left out.

    Of two pages with one name the first stays. A page that is left with its name alone, which only stood on
    the line of a spelling, is left out too. A spelling that its page has already is dropped without a
    note, since nothing is lost. An alias that stands elsewhere is left out: it may only ever mean one thing.
    """
    left_out: list[Problem] = []
    single: dict[str, Page] = {}
    for page in pages:
        fault = text_fault(page.name) or text_fault(page.type)
        known = single.setdefault(nfc(page.name), page)
        if fault:
            left_out.append(_note(page.where, fault))
            if known is page:
                del single[nfc(page.name)]
        elif known is not page:
            what = f"page {quote(page.name)} is also in {_place(known.where)}; give one of them another name"
            left_out.append(_note(page.where, what))
    sound = [_sound(page, left_out) for page in single.values()]
    claims = _claims(sound)
    named = {nfc(member) for page in sound for member in page.entities}
    kept: list[Page] = []
    for page, before in zip(
        (_unclaimed(page, claims, left_out) for page in sound), single.values(), strict=True
    ):
        if nfc(page.name) in named or not _emptied(page, before):
            kept.append(page)
            continue
        what = f"page {quote(page.name)}, of which nothing else is said"
        left_out.append(_note(page.where, f"{what}; mend its spelling, or say more of it"))
    return kept, left_out


def _emptied(page: Page, before: Page) -> bool:
    """Tell whether a page only stood on the line of a spelling, and has lost that and all others."""
    said = (page.qid, page.forms, page.other_spellings, page.aliases)
    if any(said) or page.source_forms or page.entities or page.words:
        return False
    return any(
        alias.where == page.where for alias in (*before.forms, *before.other_spellings, *before.aliases)
    )


def _sound(page: Page, left_out: list[Problem]) -> Page:
    """Return a page without faulty strings, and without what it says twice."""
    known = {nfc(page.name)}
    forms = tuple(_fresh(page.forms, known, left_out))
    others = tuple(_fresh(page.other_spellings, known, left_out))
    aliases = tuple(_fresh(page.aliases, known, left_out))
    sources: dict[str, tuple[str, ...]] = {}
    for language, words in page.source_forms:
        if not LANGUAGE.fullmatch(language):
            what = f"{quote(language)} is not a language code; write one such as zh, ru or zh-Hant"
            left_out.append(_note(page.where, what))
            continue
        faults = {word: text_fault(word) for word in words}
        left_out += (_note(page.where, fault) for fault in faults.values() if fault)
        kept = (*sources.get(language, ()), *(word for word, fault in faults.items() if not fault))
        if kept:
            sources[language] = tuple(dict.fromkeys(kept))
    kind = page.type
    if (kind == "pair" and not page.entities) or (kind == "topic" and not page.words):
        what = f"the type {quote(kind)} of {quote(page.name)}, which has no members or words here"
        left_out.append(_note(page.where, f"{what}; it is a term now"))
        kind = "term"
    return replace(
        page,
        type=kind,
        forms=forms,
        other_spellings=others,
        aliases=aliases,
        source_forms=tuple(sources.items()),
    )


def _fresh(aliases: Iterable[Alias], known: set[str], left_out: list[Problem]) -> Iterator[Alias]:
    for alias in aliases:
        if fault := text_fault(alias.surface):
            left_out.append(_note(alias.where, fault))
        elif nfc(alias.surface) not in known:
            known.add(nfc(alias.surface))
            yield alias


_Claims = dict[str, list[tuple[str, Where]]]
"""For each spelling, the pages that have it and where."""


def _claims(pages: Iterable[Page]) -> _Claims:
    claims: _Claims = {}
    for page in pages:
        own = Alias(page.name, page.name, page.where)
        for alias in (own, *page.forms, *page.other_spellings, *page.aliases):
            claims.setdefault(nfc(alias.surface), []).append((page.name, alias.where))
    return claims


def _unclaimed(page: Page, claims: _Claims, left_out: list[Problem]) -> Page:
    """Return a page without the aliases that another page has in any way."""
    kept: list[Alias] = []
    for alias in page.aliases:
        other = next((claim for claim in claims[nfc(alias.surface)] if claim[0] != page.name), None)
        if other is None:
            kept.append(alias)
            continue
        what = f"alias {quote(alias.surface)} of {quote(page.name)} is also a spelling of {quote(other[0])}"
        hint = "make it an ambiguous alias with rules"
        left_out.append(_note(alias.where, f"{what} ({_place(other[1])}); {hint}"))
    return replace(page, aliases=tuple(kept))


def _note(where: Where, message: str) -> Problem:
    return Problem(where.path, where.line, f"left out: {message}")


def _place(where: Where) -> str:
    return f"{where.path}:{where.line}"
