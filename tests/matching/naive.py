"""A matcher so plain that it can be read at a glance: the oracle for the fast one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from normalizer.matching.boundary import ends_word, glue_at, lost_apostrophe, starts_word
from normalizer.matching.fuzzy.keys import is_pinyin
from normalizer.matching.lexicon import is_english
from normalizer.matching.likeness import Likeness, has_spaced_dash, likeness
from normalizer.tables.page import Page, Tables
from normalizer.tables.strings import fold

__all__ = ["naive_hits", "naive_terms", "occurrences"]


def occurrences(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch whose letters fold to those of a pattern, one by one."""
    wanted = "".join(fold(letter) for letter in pattern)
    for start in range(len(text)):
        left = wanted
        for end in range(start, len(text)):
            folded = fold(text[end])
            if end == start and not folded:
                break  # it would start at a space
            if not left.startswith(folded):
                break
            left = left[len(folded) :]
            if not left:
                stop = end + 1
                while stop < len(text) and unicodedata.combining(text[stop]):
                    stop += 1
                yield start, stop
                break


def naive_hits(tables: Tables, text: str) -> set[tuple[int, int, str, str, str]]:
    """Return start, end, page, kind and spelling of all that stands in a text as a whole word."""
    found: set[tuple[int, int, str, str, str]] = set()
    glued: set[tuple[int, int, str, str, str]] = set()
    for page in tables.pages:
        if page.type == "topic":
            continue
        for kind, spelling in _spellings(page):
            for start, end in occurrences(text, spelling):
                if not starts_word(text, start):
                    continue
                found_like = likeness(text[start:end], spelling, page.type == "calque")
                if found_like is None or (page.type == "pair" and has_spaced_dash(text[start:end])):
                    continue
                if found_like.spacing and _is_part_of_name(text, start, end, _any_person(tables, spelling)):
                    continue
                if page.type != "calque" and _is_no_name(text, start, end, found_like):
                    continue
                stop = end
                if not ends_word(text, end):
                    person = _any_person(tables, spelling)
                    if not (person and lost_apostrophe(text, start, end)):
                        glue = glue_at(text, start, end, person)
                        if glue is None:
                            continue
                        stop = glue.end
                if page.type == "calque" or not _lonely_capitals(text, start, end, spelling):
                    (found if stop == end else glued).add((start, stop, page.name, kind, spelling))
    # What is a name as it stands is no shorter name with a word glued to it.
    return found | {hit for hit in glued if hit[:2] not in {other[:2] for other in found}}


def naive_terms(tables: Tables, text: str) -> set[tuple[int, int, str]]:
    """Return start, end and entry of every rule entry that is no page and stands in a text."""
    topics = {page.name: page.words for page in tables.pages if page.type == "topic"}
    names = {page.name for page in tables.pages}
    entries: set[str] = set()
    for page in tables.pages:
        for rules in page.rule_sets:
            for rule in rules.rules:
                for entry in rule.entries:
                    if rule.kind.endswith("_in"):
                        entries.add(entry)
                    else:
                        entries.update(e for e in topics.get(entry, (entry,)) if e not in names)
    return {
        (start, end, entry)
        for entry in entries
        for start, end in occurrences(text, entry)
        if starts_word(text, start) and ends_word(text, end)
        if likeness(text[start:end], entry, True) is not None
    }


def _spellings(page: Page) -> Iterator[tuple[str, str]]:
    yield "name", page.name
    yield from (("form", form.surface) for form in page.forms)
    yield from (("other", other.surface) for other in page.other_spellings)
    yield from (("alias", alias.surface) for alias in page.aliases)
    yield from (("ambiguous", alias.surface) for rules in page.rule_sets for alias in rules.aliases)


def _any_person(tables: Tables, spelling: str) -> bool:
    """Tell whether a person is written like this, give or take what folding drops."""
    return any(
        page.type == "person" and any(fold(other) == fold(spelling) for _, other in _spellings(page))
        for page in tables.pages
    )


def _lonely_capitals(text: str, start: int, end: int, spelling: str) -> bool:
    """Tell whether a short word in capitals, no abbreviation by its spelling, has no such neighbours."""
    surface = unicodedata.normalize("NFC", text[start:end])
    if not (2 <= len(surface) <= 4 and surface.isupper() and not spelling.isupper()):
        return False
    neighbours = (_word(text, start - 1, -1), _word(text, end, 1))
    return not any(sum(map(str.isalpha, word)) > 1 and word.isupper() for word in neighbours)


def _is_no_name(text: str, start: int, end: int, found: Likeness) -> bool:
    """Tell whether what differs in case or spacing is in an address, in a compound or a common noun."""
    behind = text[end + 4 : end + 5]
    address = text[end : end + 4] in (".com", ".net", ".org") and not (behind.isalnum() or behind == "_")
    if (found.case or found.spacing) and text[start].isupper() and address:
        return True
    if not (found.case and text[start].islower()):
        return False
    next_part = text[end + 1 : end + 2]
    inside = text[max(0, start - 1) : start] == "-" == text[end : end + 1]
    if inside and next_part.isalpha() and not "a" <= next_part <= "z":
        return True
    return _is_common_noun(text, start)


def _is_part_of_name(text: str, start: int, end: int, person: bool) -> bool:
    """Tell whether what differs in its spaces is part of a Chinese name: Xu Yaoming, Shang Hai Chun."""
    surface = text[start:end]
    before, after = _joined(text[start - 2 :: -1])[::-1] if start > 1 else "", _joined(text[end + 1 :])
    given = person and surface.isalpha() and text[start - 1 : start] == " " and is_pinyin(surface.lower())
    if given and _is_short_name(before) and is_pinyin(before.lower()):
        return True
    if " " not in surface or text[end : end + 1] != " " or not _is_short_name(after):
        return False
    words = [*surface.split(), after]
    return not is_english(after.lower()) and all(is_pinyin(word.lower()) for word in words)


def _joined(letters: str) -> str:
    """Return what a word has from its start."""
    size = 0
    while size < len(letters) and (letters[size].isalnum() or letters[size] in "_'’-"):
        size += 1
    return letters[:size]


def _is_short_name(word: str) -> bool:
    return word.isascii() and word.isalpha() and 2 <= len(word) <= 5 and word.istitle()


def _is_common_noun(text: str, start: int) -> bool:
    articles = ("a", "an", "another", "any", "each", "every", "no", "some")
    return text[start].islower() and _word(text, start - 1, -1).lower() in articles


def _word(text: str, place: int, step: int) -> str:
    """Return the word on one side of a place, on its line and within 40 letters; empty if there is none."""
    gone = 0
    while 0 <= place < len(text) and gone < 40 and not _in_word(text[place]):
        if text[place] in "\r\n":
            return ""
        place, gone = place + step, gone + 1
    letters = ""
    while 0 <= place < len(text) and gone < 40 and (_in_word(text[place]) or text[place] in MARKS):
        letters = text[place] + letters if step < 0 else letters + text[place]
        place, gone = place + step, gone + 1
    if step < 0:
        while letters and not letters[0].isalpha():
            letters = letters[1:]
    return letters if letters[:1].isalpha() else ""


MARKS = "." + "".join(map(chr, range(0x300, 0x370)))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
