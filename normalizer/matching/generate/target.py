"""Which of a page's names a source form stands for: a short form stays short."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizer.matching.generate.likeness import ALIKE, likeness
from normalizer.matching.generate.surnames import is_eastern_surname, korean_surname
from normalizer.matching.generate.transcription import is_transcription
from normalizer.tables.page import Page
from normalizer.tables.strings import fold

__all__ = ["Target", "is_korean_name", "name_parts", "parts_of", "target_of"]

_BETWEEN = re.compile(r"[\s·・•‧･=＝\-–]+")
_HAN = re.compile(r"[\u3005\u4e00-\u9fff]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
# Pages of these types are rendered by meaning, not by sound.
_BY_MEANING = frozenset(("calque", "topic", "pair", "event", "term", "disease", "law", "treaty", "virus"))


class Target(NamedTuple):
    """What the spellings of a source form are to be written as."""

    written: str
    """The page's name or one of its forms."""
    whole: bool
    """It is the page's name or a form of several words, not a short form."""
    alike: bool
    """The source form writes the sound of it."""


def parts_of(form: str) -> tuple[str, ...]:
    """Return the parts of a source form between spaces, hyphens and interpuncts.

    >>> parts_of("安东尼·布林肯")
    ('安东尼', '布林肯')
    """
    return tuple(part for part in _BETWEEN.split(form) if part)


def name_parts(page: Page) -> tuple[str, str] | None:
    """Return a person's surname and given names as the page writes them, or None when that is not clear.

    The surname is the word that is a form of its own; without one, the first where the name is of China,
    Korea or Vietnam, else the last of two words.
    """
    words = page.name.split()
    if page.type != "person" or len(words) < 2:
        return None
    short = {form.surface for form in page.forms}
    if words[-1] in short and words[0] not in short:
        return words[-1], " ".join(words[:-1])
    if words[0] in short or "-" in words[-1] or is_eastern_surname(fold(words[0])):
        return words[0], " ".join(words[1:])
    return (words[1], words[0]) if len(words) == 2 else None


def is_korean_name(page: Page, form: str) -> bool:
    """Whether a form in Hangul is a person's whole Korean name: its surname is one of the page's name."""
    surnames = {fold(spelling) for spelling in korean_surname(form[0])}
    return (
        page.type == "person"
        and _HANGUL.fullmatch(form) is not None
        and 2 <= len(form) <= 4
        and any(fold(word) in surnames for word in page.name.split())
    )


def target_of(page: Page, form: str, siblings: tuple[str, ...], reading: str) -> Target | None:
    """Return what a source form of a page stands for, or None when that is not clear.

    ``siblings`` are the page's source forms in the same language, ``reading`` is the form in Latin letters.
    """
    if page.type == "person":
        return _person(page, form, siblings, reading)
    if likeness(page.name, reading) >= ALIKE:
        return Target(page.name, True, True)
    forms = sorted(alias.surface for alias in page.forms)
    # A plural of a form is one step from it, and never what a source form stands for.
    forms = [form for form in forms if not (form.endswith("s") and form[:-1] in forms)]
    best = max(forms, key=lambda name: likeness(name, reading), default="")
    if likeness(best, reading) >= ALIKE:
        # Source forms are nouns: what begins as the name does is its demonym, unless it is a word of it.
        stem = min(len(best), len(page.name), 4)
        demonym = best[:stem] == page.name[:stem] and best not in page.name.split()
        return Target(page.name if demonym else best, demonym or " " in best, True)
    if _abbreviates(page.name, parts_of(form), reading):
        return Target(page.name, True, False)
    if page.type in _BY_MEANING or len(parts_of(form)) > 2:
        return None
    return Target(page.name, True, False)


def _person(page: Page, form: str, siblings: tuple[str, ...], reading: str) -> Target | None:
    forms = sorted(alias.surface for alias in page.forms)
    short = [form for form in forms if " " not in form]
    long = [page.name, *(form for form in forms if " " in form)]
    if len(parts_of(form)) > 1:
        best = max(long, key=lambda name: likeness(name, reading))
        return Target(best, True, likeness(best, reading) >= ALIKE)
    words = page.name.split()
    eastern = len(words) > 1 and (_HAN.fullmatch(form) or _HANGUL.fullmatch(form)) is not None
    if eastern and _is_prefix(form, siblings):
        return Target(short[0], False, False) if len(short) == 1 else None
    whole = max(likeness(" ".join(order), reading) for order in (words, [*words[1:], *words[:1]]))
    likest = max([*short, *words], key=lambda word: likeness(word, reading))
    if eastern and (_is_eastern(page, form, siblings) or whole >= max(ALIKE, likeness(likest, reading))):
        return Target(page.name, True, whole >= ALIKE)
    if likeness(likest, reading) >= max(ALIKE, whole):
        return Target(likest, len(words) == 1, True) if likest in (*short, page.name) else None
    if whole >= ALIKE:
        return Target(page.name, True, True)
    # Neither the sound of the name nor of a part of it: 岸田文雄, Kishida Fumio.
    return Target(page.name, True, False) if eastern and 3 <= len(form) <= 4 else None


def _is_prefix(form: str, siblings: tuple[str, ...]) -> bool:
    """Whether a form is the beginning of another: 岸田 of 岸田文雄, its surname."""
    return any(other != form and other.startswith(form) for other in siblings)


def _is_eastern(page: Page, form: str, siblings: tuple[str, ...]) -> bool:
    """Whether a form of three or four characters is surname and given name rather than a foreign surname."""
    return 3 <= len(form) <= 4 and (
        is_eastern_surname(fold(page.name.split()[0]))
        or (_HAN.fullmatch(form) is not None and not is_transcription(form))
        or any(_is_native(page, language, other) for language, forms in page.source_forms for other in forms)
        or any(form != other and form.startswith(other) for other in siblings)
    )


def _is_native(page: Page, language: str, form: str) -> bool:
    """Whether a source form shows that the name is of Japan or Korea: 岸田文雄, 이재용."""
    if language == "ja":
        return _HAN.fullmatch(form) is not None
    return language == "ko" and is_korean_name(page, form)


def _abbreviates(name: str, parts: tuple[str, ...], reading: str) -> bool:
    """Whether a form has a syllable for the beginning of each word of the name: 纳卡, Nagorno-Karabakh."""
    words, syllables = [word.lower() for word in parts_of(name)], reading.split()
    return (
        len(parts) == 1
        and len(words) == len(syllables) > 1
        and all(word.startswith(syllable[:2]) for word, syllable in zip(words, syllables, strict=True))
    )
