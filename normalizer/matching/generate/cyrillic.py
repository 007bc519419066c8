"""Romanisation of names in Cyrillic letters by the schemes that presses, passports and engines use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from normalizer.matching.generate.generated import Spelling
from normalizer.matching.generate.target import Target, parts_of

__all__ = ["LANGUAGES", "cyrillic_reading", "cyrillic_spellings", "is_surname", "romanised"]

LANGUAGES = ("ru", "uk", "be", "bg")


class Scheme(NamedTuple):
    """One way to write Cyrillic letters in Latin ones."""

    name: str
    letters: Mapping[str, str]
    """Letter, or letters that are written together; ``^`` stands for the beginning of a word, ``*`` for a
    vowel or sign before, ``$`` for the end of a word."""


def _letters(base: Mapping[str, str], changes: str) -> dict[str, str]:
    pairs = (change.partition("=") for change in changes.split())
    return {**base, **{letters: latin for letters, _, latin in pairs}}


_COMMON = _letters(
    {},
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch "
    "ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=yo і=i ї=i є=ie ґ=g ў=u ’= ʼ= '= ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz",
)
_RU_BGN = _letters(_COMMON, "^е=ye *е=ye ё=yo")
_UK_2010 = _letters(_COMMON, "г=h и=y й=i ^й=y ^є=ye ^ї=yi ^ю=yu ю=iu ^я=ya я=ia зг=zgh")
_SCIENTIFIC = "ж=z х=x ц=c ч=c ш=s щ=sc ю=ju я=ja й=j ё=e"
_GERMAN = "в=w ж=sch з=s й=i х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja ё=jo ый$=y ий$=i ^е=je *е=je"
_FRENCH = "ж=j у=ou ч=tch ш=ch щ=chtch ю=iou я=ia ^ю=iou ев$=ev ий$=i ый$=y ё=io"

# Sources: BGN/PCGN 1947 (Russian), 2019 (Ukrainian national system of 2010), 1979 (Belarusian), 2013
# (Bulgarian streamlined system); ICAO Doc 9303 part 3 (passports); ISO 9:1995 and GOST 7.79 system B;
# the scholarly system and the German and French press systems as those languages' handbooks give them.
_SCHEMES: dict[str, tuple[Scheme, ...]] = {
    "ru": (
        Scheme("BGN/PCGN", _RU_BGN),
        Scheme("English press", _letters(_RU_BGN, "ий$=y ый$=y кс=x *е=e")),
        Scheme("English press, i", _letters(_COMMON, "ий$=i ый$=i кс=x я=ia ^я=ya ю=iu ^ю=yu ё=e")),
        Scheme("passport", _letters(_COMMON, "ё=e й=i ъ=ie ю=iu я=ia")),
        Scheme("simple", _letters(_COMMON, "ё=e ий$=iy *е=e")),
        Scheme("GOST 7.79 B", _letters(_COMMON, "ё=yo й=j х=x ц=c щ=shh")),
        Scheme("scholarly", _letters(_COMMON, _SCIENTIFIC)),
        Scheme("scholarly, ch", _letters(_COMMON, _SCIENTIFIC + " х=ch")),
        Scheme("German press", _letters(_COMMON, _GERMAN)),
        Scheme("French press", _letters(_COMMON, _FRENCH)),
        Scheme("French press, -off", _letters(_COMMON, _FRENCH + " ов$=off ев$=eff ин$=ine")),
        Scheme("h for kh", _letters(_COMMON, "х=h ё=yo ий$=iy")),
    ),
    "uk": (
        Scheme("national 2010", _UK_2010),
        Scheme("passport, -yy", _letters(_UK_2010, "ий$=yy")),
        Scheme("BGN/PCGN 1965", _letters(_UK_2010, "й=y ю=yu я=ya є=ye ї=yi")),
        Scheme("English press", _letters(_UK_2010, "ий$=y й=y ю=yu я=ya є=ye")),
        Scheme("read as Russian", _letters(_COMMON, "є=e ^є=ye ий$=y")),
        Scheme("read as Russian, -iy", _letters(_COMMON, "є=e ^є=e ий$=iy")),
        Scheme("scholarly", _letters(_COMMON, _SCIENTIFIC + " г=h и=y є=je ї=ji х=ch")),
        Scheme("German press", _letters(_COMMON, _GERMAN + " г=h и=y є=je ї=ji ^е=e *е=e")),
        Scheme("French press", _letters(_COMMON, _FRENCH + " г=h и=y є=ie ї=i")),
    ),
    "be": (
        Scheme("BGN/PCGN 1979", _letters(_RU_BGN, "г=h ў=w дз=dz")),
        Scheme(
            "instruction of 2000",
            _letters(_COMMON, "г=h ў=u ^е=ie е=ie ё=io ю=iu я=ia й=j ж=z ш=s ч=c ц=c х=ch"),
        ),
        Scheme("read as Russian", _letters(_COMMON, "ў=u")),
    ),
    "bg": (
        Scheme("streamlined", _letters(_COMMON, "ъ=a х=h щ=sht ий$=i")),
        Scheme("English press", _letters(_COMMON, "ъ=u х=kh щ=sht ж=j")),
        Scheme("scholarly", _letters(_COMMON, _SCIENTIFIC + " ъ=a щ=st х=h")),
    ),
}
_VOWELS = frozenset("аеёиоуыэюяіїєўьъ’ʼ'")
_CYRILLIC = re.compile(r"[\u0400-\u045f\u0490\u0491’ʼ' ·.\-–]+")
_SURNAME = re.compile(
    "(?:[оеё]ва?|[кцчшнжщд]ина?|[сзц]ь?к(?:ий|ая|а)|[еє]нко|ч[уа]к|[рлнс]юк|ович|евич|[аея]нян|[аеоу][лртдк]ян|швили|дзе|шв[іи]л[іи]"
    "|исян|осян)$"
)
_PATRONYMIC = re.compile(r".{2,}(?:вич|вна|ична|ьич|івна|ївна|ович)$")


def cyrillic_reading(language: str, form: str) -> str | None:
    """Return a source form in the language's first scheme, or None when it is not in Cyrillic letters.

    >>> cyrillic_reading("ru", "Ованнисян")
    'Ovannisyan'
    """
    if language not in _SCHEMES or not _CYRILLIC.fullmatch(form):
        return None
    return " ".join(romanised(part, _SCHEMES[language][0].letters) for part in parts_of(form))


def cyrillic_spellings(language: str, form: str, target: Target) -> Iterator[Spelling]:
    """Yield the spellings of a source form in Cyrillic letters, scheme by scheme.

    A name of two words is also spelt with only one of them romanised, and a patronymic is left out as well.
    """
    parts = parts_of(form)
    words = target.written.split()
    for scheme in _SCHEMES[language]:
        name = f"{scheme.name} ({language})"
        latin = [romanised(part, scheme.letters) for part in parts]
        yield Spelling(" ".join(latin), name, not target.alike)
        if len(parts) == 3 and _PATRONYMIC.match(parts[1]):
            yield Spelling(f"{latin[0]} {latin[2]}", f"{name}, no patronymic", not target.alike)
        if len(words) == len(latin) == 2 and target.alike:
            yield Spelling(f"{words[0]} {latin[1]}", f"{name}, surname only")
            yield Spelling(f"{latin[0]} {words[1]}", f"{name}, given name only")


def is_surname(form: str) -> bool:
    """Whether a Cyrillic word ends as surnames do, and hardly any given name or other word does.

    >>> is_surname("Зеленський"), is_surname("Артём")
    (True, False)
    """
    return _SURNAME.search(form) is not None


def romanised(word: str, letters: Mapping[str, str]) -> str:
    """Return a Cyrillic word in Latin letters, its case kept."""
    lower, result, place = word.lower(), list[str](), 0
    while place < len(lower):
        found = ((letters[key], taken) for key, taken in _keys(lower, place) if key in letters)
        latin, taken = next(found, (lower[place], 1))
        result.append(latin.capitalize() if word[place].isupper() else latin)
        place += taken
    return "".join(result)


def _keys(word: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield the keys to look up at a place of a word, the most special first, and the letters each takes."""
    if place == len(word) - 2:
        yield word[place:] + "$", 2
    yield word[place : place + 2], 2
    if place == 0:
        yield "^" + word[0], 1
    elif word[place - 1] in _VOWELS:
        yield "*" + word[place], 1
    yield word[place], 1
