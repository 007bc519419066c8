"""Actor dictionaries of PETRARCH and TABARI: a name in capitals, its synonyms after ``+``, codes in brackets.

The dictionaries say who is meant, not how the name is written: letter case is guessed, and wants a second
look. What a synonym becomes, `actor_synonyms` decides. Codes and dates are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizer.curation.formats.actor_synonyms import synonym_of
from normalizer.curation.formats.text import Input, aliases, spellings_besides
from normalizer.matching.lexicon import is_english, is_name
from normalizer.tables import Page
from normalizer.tables.strings import nfc, quote

__all__ = ["read_petrarch"]

_CODES = re.compile(r"\[[^\[\]]*\]")
_SMALL = frozenset("a an and at by de del for from in of on or the to von with".split())
_ACRONYM = 4
"""Letters up to which a word alone that no lexicon has is taken for an acronym; one fewer among others."""
_VOWEL = re.compile("[AEIOUY]|[^\x00-\x7f]")


def read_petrarch(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return a page for each actor; one that stands several times comes once."""
    pages: dict[str, Page] = {}
    for source in inputs:
        if "[" not in source.text:
            what = "no actor has a code in brackets, such as [IGOUNO]; name an actor dictionary of PETRARCH"
            source.sheet.problem(1, what)
        for line, name, synonyms in _actors(source):
            page = pages.setdefault(nfc(name), Page(name, source.sheet.where(line), "actor"))
            for at, synonym in synonyms:
                page = _with(source, page, at, synonym)
            pages[nfc(name)] = page
    return list(pages.values())


def _with(source: Input, page: Page, line: int, synonym: str) -> Page:
    """Return a page with one more synonym, unless it is found already or stands for something else."""
    known = [page.name, *(alias.surface for alias in (*page.forms, *page.other_spellings))]
    for spelling in spellings_besides(known, [synonym]):
        found = synonym_of(page.name, spelling)
        if found.kind == "form":
            page = replace(page, forms=(*page.forms, *aliases(source.sheet, line, spelling, [spelling])))
        elif found.kind == "other spelling":
            more = aliases(source.sheet, line, page.name, [spelling])
            page = replace(page, other_spellings=(*page.other_spellings, *more))
        else:
            source.left_out(line, found.why)
    return page


def _actors(source: Input) -> Iterator[tuple[int, str, list[tuple[int, str]]]]:
    """Yield line, name and synonyms of each entry."""
    actor: tuple[int, str, list[tuple[int, str]]] | None = None
    for line, row in enumerate(source.text.split("\n"), 1):
        text = re.split("[#;]", row, maxsplit=1)[0]
        name = _name(_CODES.sub(" ", text))
        if text.count("[") != text.count("]"):
            source.sheet.problem(line, "a code has only one bracket; write it as [CODE] or [CODE dates]")
        elif not name:
            continue  # empty, a comment, or codes of the entry above
        elif not re.search(r"[^\W\d_]", name):
            source.sheet.problem(line, f"{quote(name)} has no letter; remove it, or put # before it")
        elif not text.startswith("+"):
            if actor:
                yield actor
            actor = (line, name, [])
        elif actor is None:
            source.sheet.problem(
                line, f"synonym {quote(name)} stands before any name; put its actor above it"
            )
        else:
            actor[2].append((line, name))
    if actor:
        yield actor


def _name(text: str) -> str:
    """Return a name as it is written, of ``BOUTROS_BOUTROS-GHALI_``."""
    words = text.removeprefix("+").replace("_", " ").split()
    if any(word != word.upper() for word in words):
        return " ".join(words)
    longest = _ACRONYM if len(words) == 1 else _ACRONYM - 1
    return " ".join(
        word.lower() if number and word.lower() in _SMALL else _cased(word, longest)
        for number, word in enumerate(words)
    )


def _cased(word: str, longest_acronym: int) -> str:
    known = is_english(word.lower()) or is_name(word.lower())
    if "." in word or not _VOWEL.search(word) or (len(word) <= longest_acronym and not known):
        return word  # U.N., WFP, NATO
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word).replace("'S", "'s")
