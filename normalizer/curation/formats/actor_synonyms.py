"""What a synonym in an actor dictionary is to its actor: a spelling, another right name, or something else.

Actor dictionaries list under a country its people, capital and rulers, and under a person their titles:
whatever tells who acts. House style writes another spelling as the name, so only what reads as the same name
may be one. An adjective or a people (*Norwegian*), an abbreviation and a short name are right as they stand,
so they are forms. The rest is left out, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal, NamedTuple

from normalizer.matching.lexicon import is_english
from normalizer.matching.similarity import name_similarity
from normalizer.tables import Page, load_tables
from normalizer.tables.strings import fold, quote

__all__ = ["Synonym", "synonym_of"]

_ALIKE = 0.85
"""Probability from which two names are taken for spellings of one."""
_SMALL = frozenset("a an and at by de del for from in of on or the to von with".split())
_PEOPLE = re.compile(r"(?P<stem>.{2,}?)(?:[aei]?an|ien|ese|ish|ite|ine|er|ard|ch)s?")
"""The usual endings of adjectives and peoples; the stem may differ from the name's by two letters."""
_PEOPLE_IN_I = re.compile(r"(?P<stem>.{3,})is?")
"""*Iraqi*, *Somalis*: the name begins with the stem, or else Irani would be a form of Iraq."""
_STEM = 3
_SHORTEST = 2


class Synonym(NamedTuple):
    """What a synonym is."""

    kind: Literal["form", "other spelling", "left out"]
    why: str = ""
    """What to say about one that is left out."""


def synonym_of(name: str, synonym: str) -> Synonym:
    """Return what a synonym is to the actor of this name, both in the letter case that is to be written."""
    ours, theirs = _words(name), _words(synonym)
    known = _as_shipped({fold(name), "".join(ours)}, synonym)
    if known is not None:
        return known
    if f" {' '.join(ours)} " in f" {' '.join(theirs)} ":
        why = (
            f"{quote(synonym)} has {quote(name)} in it, and is found under that; what stands beside it stays"
        )
        return Synonym("left out", why)
    right: Iterable[Callable[[list[str], list[str]], bool]] = (_is_people, _is_abbreviation, _is_short)
    if any(test(ours, theirs) for test in right):
        return Synonym("form")
    if name_similarity(name, synonym).probability >= _ALIKE:
        return Synonym("other spelling")
    what = f"{quote(synonym)} does not read as a spelling of {quote(name)}, nor as its people"
    return Synonym("left out", f"{what}; add it by hand if it is a form, or a page of its own")


def _as_shipped(names: set[str], synonym: str) -> Synonym | None:
    """Return what the shipped tables know a synonym of a folded name as; None when they do not have it."""
    pages = _owners().get(fold(synonym), ())
    for page in pages:
        right = {fold(form.surface) for form in page.forms}
        if names & {fold(page.name), *right}:
            return Synonym("form" if fold(synonym) in right else "other spelling")
    if not pages:
        return None
    what = f"{quote(synonym)} is {' or '.join(quote(page.name) for page in pages)} in the shipped tables"
    return Synonym("left out", f"{what}; give it a page of its own, or leave it to theirs")


@cache
def _owners() -> dict[str, tuple[Page, ...]]:
    """Return by their folded letters all spellings of the shipped tables, with the pages that have them."""
    owners: dict[str, tuple[Page, ...]] = {}
    for page in load_tables().pages:
        spellings = (*page.forms, *page.other_spellings, *page.aliases)
        for key in {fold(page.name), *(fold(alias.surface) for alias in spellings)}:
            owners[key] = (*owners.get(key, ()), page)
    return owners


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def _is_people(name: list[str], synonym: list[str]) -> bool:
    """Tell whether a synonym is an adjective or people: *Norwegian*, *North Koreans*, *Serbs*."""
    *before, last = synonym
    if last in name or not set(before) <= set(name):
        return False
    if len(name) == len(synonym) == 1 and len(last) > _STEM and name[0].startswith(last.removesuffix("s")):
        return True
    ending, in_i = _PEOPLE.fullmatch(last), _PEOPLE_IN_I.fullmatch(last)
    if in_i and any(word.startswith(in_i["stem"]) for word in name):
        return True
    return ending is not None and any(_shared(ending["stem"], word) for word in name)


def _shared(stem: str, word: str) -> bool:
    same = next(
        (n for n, (a, b) in enumerate(zip(stem, word, strict=False)) if a != b), min(len(stem), len(word))
    )
    return same >= max(_STEM, len(stem) - 2)


def _is_abbreviation(name: list[str], synonym: list[str]) -> bool:
    """Tell whether one is made of the first letters of the other's words: *WFP*, *U.N.*."""
    one, other = sorted((name, synonym), key=lambda words: len("".join(words)))
    short = "".join(one)
    long = [word for word in other if word not in _SMALL]
    return len(other) > 1 and short in ("".join(word[0] for word in words) for words in (other, long))


def _is_short(name: list[str], synonym: list[str]) -> bool:
    """Tell whether a synonym is the end of the name, and no common word: *Annan*."""
    end = name[-len(synonym) :] == synonym
    return end and not (len(synonym) == 1 and (is_english(synonym[0]) or len(synonym[0]) < _SHORTEST))
