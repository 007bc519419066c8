"""Spellings of names in Arabic letters: the page's own Latin name, varied where its letters allow it.

Arabic leaves out the short vowels, so a name cannot be read off its letters. What engines vary is known
though: they write the same letters by another romanisation. Each rule below names the Arabic letter that
must stand in the source form, so that a word without qāf never gains a q.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from normalizer.matching.generate.generated import Spelling
from normalizer.matching.generate.target import Target, parts_of
from normalizer.matching.lexicon import is_english
from normalizer.tables.strings import fold

__all__ = ["LANGUAGES", "arabic_reading", "arabic_spellings"]

LANGUAGES = ("ar", "fa", "ps", "ur")
MOST_SPELLINGS = 24


class Rule(NamedTuple):
    """Letters of a Latin name that one Arabic letter may be written as."""

    letter: str
    """Any one of these in the source form allows it; ``*`` always does."""
    latin: re.Pattern[str]
    """Ways to write it, the longer ones first."""
    others: tuple[str, ...]


# The consonants after the romanisation tables of ALA-LC, BGN/PCGN 1956, DIN 31635 and ISO 233, and the
# spellings of Egypt (g for jīm) and of the Maghreb and Lebanon (French).
_RULES = (
    Rule("ق", re.compile(r"q|gh|kh|k(?!h)|g(?!h)", re.IGNORECASE), ("q", "k", "g", "gh")),
    Rule("ذ", re.compile(r"ddh|dh|dd|th|d|z", re.IGNORECASE), ("dh", "d", "dd", "th", "z")),
    Rule("و", re.compile(r"ou|oo|u|o(?!u)", re.IGNORECASE), ("u", "ou", "oo", "o")),
    Rule("ي", re.compile(r"ee|i(?=[^aeiouy]|$)", re.IGNORECASE), ("i", "ee", "y")),
    Rule("يی", re.compile(r"(?<=[^aeiou])(?:ai|ay|ei|ey)", re.IGNORECASE), ("ai", "ei", "ay", "ey")),
    Rule("ةه", re.compile(r"(?:ah|a|eh|e)\b", re.IGNORECASE), ("a", "ah", "eh")),
    Rule("غ", re.compile(r"gh|g", re.IGNORECASE), ("gh", "g")),
    Rule("خ", re.compile(r"kh", re.IGNORECASE), ("kh", "h", "k")),
    Rule("ث", re.compile(r"th|s(?!h)", re.IGNORECASE), ("th", "s", "t")),
    Rule("ظ", re.compile(r"dh|z", re.IGNORECASE), ("z", "dh")),
    Rule("ش", re.compile(r"sh|ch", re.IGNORECASE), ("sh", "ch")),
    Rule("ج", re.compile(r"dj|j|g(?!h)", re.IGNORECASE), ("j", "dj", "g")),
    Rule("*", re.compile(r"(?<=[^\W\daeiouy])[ae](?![aeiouy])", re.IGNORECASE), ("a", "e")),
    Rule("*", re.compile(r"(?<=[^\W\daeiouy])[ou](?![aeiouy])", re.IGNORECASE), ("o", "u")),
)
_LETTERS = {
    **dict(zip("اأإآبپتجحدرزسصضطظفقكک", "aaiabptjhdrzssdtzfqkk", strict=True)),
    **dict(zip("گلمنهوؤيیئىةډټړېۍےہھ", "glmnhuuiiiaadtreiihh", strict=True)),
    "ث": "th",
    "چ": "ch",
    "خ": "kh",
    "ذ": "dh",
    "ژ": "zh",
    "ش": "sh",
    "غ": "gh",
    "ښ": "sh",
}
_PARTICLES = (
    ("bin ", "ibn "),
    ("ibn ", "bin "),
    ("Abdul ", "Abdel "),
    ("Abdul-", "Abdel "),
    ("Abdel ", "Abdul "),
    ("Abdel-", "Abdul "),
)
_DOUBLED = re.compile(r"([bdfgklmnrstz])\1")
_DOUBLABLE = re.compile("(?<=[aeiou])([bdfklmnrstz])(?=[aeiou])")
_ARTICLE = re.compile(r"\b(al|el|ul|a[dnrst]|ash|e[dnrst]|esh)[- ](?=\w)", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u200c\u200d\u08a0-\u08ff ·\-]+")


def arabic_reading(form: str) -> str | None:
    """Return the letters of a source form in Latin ones, the unwritten vowels missing, or None.

    Good enough to tell which of a page's names the form stands for, and for nothing else.

    >>> arabic_reading("القذافي")
    'qdhafi'
    """
    if not _ARABIC.fullmatch(form):
        return None
    parts = (part[2:] if part.startswith("ال") and len(part) > 4 else part for part in parts_of(form))
    return " ".join("".join(_LETTERS.get(letter, "") for letter in part) for part in parts)


def arabic_spellings(form: str, target: Target) -> Iterator[Spelling]:
    """Yield up to MOST_SPELLINGS spellings of the name that a source form stands for.

    One word is varied at a time; changes of two letters come after those of one.
    """
    words = target.written.split(" ")
    whole = dict(_particles(target.written))
    varied = [list(islice(_spellings_of_word(word, form), MOST_SPELLINGS)) for word in words]
    turns = [list(turn) for turn in zip_longest(*varied)]
    by_word = (
        (" ".join([*words[:place], found[0], *words[place + 1 :]]), found[1])
        for turn in turns
        for place, found in enumerate(turn)
        if found is not None
    )
    for text, why in islice(chain(whole.items(), by_word), MOST_SPELLINGS):
        yield Spelling(text, f"Arabic letters, {why}")


def _particles(name: str) -> Iterator[tuple[str, str]]:
    """Yield a name with another article, ibn or Abdul."""
    for old, new in _PARTICLES:
        if old in name:
            yield name.replace(old, new), f"{new.strip()} for {old.strip(' -')}"
    for article in ("al-", "el-"):
        found = _ARTICLE.search(name)
        if found and found[0].lower() != article:
            written = article.capitalize() if found[0][0].isupper() else article
            yield _ARTICLE.sub(written, name), f"article {article}"


def _spellings_of_word(word: str, form: str) -> Iterator[tuple[str, str]]:
    """Yield spellings of a word that differ by one change, then by two, with what was changed."""
    if is_english(word.lower()) or len(word) < 3:
        return
    rules = [rule for rule in _RULES if rule.letter == "*" or any(letter in form for letter in rule.letter)]
    seen = {fold(word)}
    once = []
    for text, why in _changed(word, rules):
        if fold(text) not in seen:
            seen.add(fold(text))
            once.append((text, why))
            yield text, why
    for before, first in once:
        for text, why in _changed(before, rules):
            if fold(text) not in seen:
                seen.add(fold(text))
                yield text, f"{first}, {why}"


def _changed(word: str, rules: list[Rule]) -> Iterator[tuple[str, str]]:
    """Yield a word with one place changed by one rule."""
    for rule in rules:
        for found in rule.latin.finditer(word):
            old = found[0].lower()
            for new in rule.others:
                if new != old:
                    written = new.capitalize() if found[0][0].isupper() else new
                    yield word[: found.start()] + written + word[found.end() :], f"{new} for {old}"
    for found in _DOUBLED.finditer(word):
        yield word[: found.start()] + found[1] + word[found.end() :], f"{found[1]} for {found[0]}"
    for found in _DOUBLABLE.finditer(word):
        yield word[: found.end()] + found[1] + word[found.end() :], f"{found[1]} doubled"
