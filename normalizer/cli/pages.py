"""The page that a user names, or what they may have meant."""

from __future__ import annotations

from normalizer.cli.options import UsageError
from normalizer.matching.generate.aliases import spellings_of
from normalizer.tables.page import Page, Tables
from normalizer.tables.strings import fold

__all__ = ["pages_called", "suggestion"]

_LIKENESS = 65
"""Of 100, from which a spelling may be what was meant."""
_MOST = 3


def pages_called(name: str, tables: Tables) -> list[Page]:
    """Return the page with this name, else those whose name differs in case, accent, hyphen or space only.

    Raises UsageError when there is none.
    """
    pages = [page for page in tables.pages if page.name == name]
    pages = pages or [page for page in tables.pages if fold(page.name) == fold(name)]
    if not pages:
        raise UsageError(f"no page is called {name!r}{suggestion(name, tables)}")
    return pages


def suggestion(name: str, tables: Tables) -> str:
    """Return what is to be done about a name that no page has, with a semicolon before it."""
    for page in tables.pages:
        if fold(name) in map(fold, spellings_of(page)):
            return f"; it is a spelling of {page.name!r}, try that or --by-alias"
    from rapidfuzz import fuzz, process

    owner = {spelling: page.name for page in tables.pages for spelling in spellings_of(page)}
    found = process.extract(name, list(owner), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST)
    close = dict.fromkeys(owner[spelling] for spelling, *_ in found)
    return f"; did you mean {' or '.join(map(repr, close))}" if close else "; check the spelling"
