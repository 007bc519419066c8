"""NAME-INFLECT: a name that kept the case ending of the language it was translated from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Literal

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.lexicon import is_english, is_name
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose
from normalizer.quality.rare_names import free_places, is_in_names
from normalizer.quality.vocabulary import ask
from normalizer.tables.strings import fold

Proof = Literal["none", "table", "document", "inside", "named"]
"""What must have the name: nothing, the document or a table, the document, the inside of a sentence, or a
mention that a table knows."""

# Endings that no English word and few names have; the name may be known from elsewhere.
_STRONG = frozenset("owi ego emu iem owie ovi ovou ista issa illa ille iin ach".split())
# Endings that names have too: the name itself must stand in the document.
_WEAK = frozenset("a u e em om ie as in en i y".split())
_ENDINGS = tuple(sorted(_STRONG | _WEAK, key=lambda ending: (-len(ending), ending)))
_LONG_ENDINGS = ("kym", "kymi", "cym", "cymi", "skomo", "skogo", "skemu", "skimu")
_ADJECTIVE = re.compile(r"(\w+[scz])(?:kiego|kiemu|koho|komu|kogo|keho|kemu|kym)\Z")
_POSSESSIVE = ("'s", "’s")
_SHORTEST = 4
_LONG = 6
_MET = 3.0
"""Zipf frequency from which a name is known without more."""
# In Slavic names these tell a woman, not a case.
_WOMEN = re.compile(r"(?:in|yn|ov|ev|iev|ow|sk|ck)\Z")
_IRREGULAR = {
    "Kremlu": "Kremlin",
    "Kremla": "Kremlin",
    "Kremlem": "Kremlin",
    "Kremle": "Kremlin",
    "Kremlya": "Kremlin",
    "Kremlyu": "Kremlin",
    "Moskvy": "Moscow",
    "Moskvu": "Moscow",
    "Moskvou": "Moscow",
    "Moskwy": "Moscow",
    "Moskwie": "Moscow",
    "Moskovan": "Moscow",
    "Moskovassa": "Moscow",
    "Warszawy": "Warsaw",
    "Warszawie": "Warsaw",
    "Kijowa": "Kyiv",
    "Kijowie": "Kyiv",
    "Kyjeva": "Kyiv",
    "Kyjevem": "Kyiv",
    "Ukrajiny": "Ukraine",
    "Ukrainy": "Ukraine",
    "Ukrainie": "Ukraine",
    "Ukrajinu": "Ukraine",
    "Ukrainassa": "Ukraine",
    "Ruska": "Russia",
    "Rusku": "Russia",
    "Ruskem": "Russia",
    "Rosji": "Russia",
    "Rosjan": "Russians",
    "Krymu": "Crimea",
    "Prahy": "Prague",
    "Praze": "Prague",
    "Helsingin": "Helsinki",
    "Tallinna": "Tallinn",
}
# Ulica Pulaskiego, Rondo Dmowskiego, Pulaskiego Street: an address keeps its language.
_ADDRESS_BEFORE = re.compile(
    r"(?:\b(?:ul|al|pl|os|im|nám|nam)\.|\b(?:[Uu]lica|[Uu]lice|[Aa]leja|[Aa]leje|[Pp]lac|[Rr]ondo|[Mm]ost|[Ss]tadion|"
    r"[Ss]zkoła|[Uu]niwersytet|[Oo]siedle|[Nn]áměstí|[Uu]litsa|imienia|imeni|named after))(?: [\w.]+)? ?\Z"
)
_ADDRESS_AFTER = re.compile(
    r" (?:Street|St\b|Square|Avenue|Ave|Boulevard|Road|Bridge|Park|Stadium|Theatre|Theater|Museum|Hospital|"
    r"Library|Palace|Station|Airport|Embankment|Lane|Prospekt|Prospect|[Uu]litsa|Island|University)"
)
_WITHIN = re.compile(r"[A-ZÀ-Ž][^\W\d_]+ (?:u|nad|pod|při|pri|na|ve?|od|kod|za|pro|we?|dla|koło)\s\Z")
"""What comes before the second part of a name of two: Kralovice u Rakovníka."""
_TITLE = re.compile(r"(?<![.!?] )\b(?!The |In |Of )[A-Z][^\W\d_]+ \Z")
"""A capitalised word before: Ekho Moskvy is what it is called."""
_GOES_ON = re.compile(r"[\w\-]")
_MANY = 40


def find(prose: Prose) -> Iterator[Spot]:
    """Yield each mention of a known name with a case ending, in prose and not in an address."""
    found: dict[str, str] = {}
    shaped = {word: shapes for word, shapes, _ in prose.answers(_SHAPED)}
    named = {part for one in prose.names if one.entity for part in one.surface.split()} if shaped else set()
    for word, shapes in shaped.items():
        name = next((name for name, proof in shapes if _is_proved(prose, name, proof, named)), None)
        if name is not None:
            found[_bare(word)] = name
    if not found:
        return
    for odd, spans in free_places(prose, list(found)[:_MANY]).items():
        for start, end in spans:
            before, after = prose.text[max(0, start - 40) : start], prose.text[end : end + 12]
            if _ADDRESS_BEFORE.search(before) or _ADDRESS_AFTER.match(after) or _WITHIN.search(before):
                continue
            if odd in _IRREGULAR and _TITLE.search(before):
                continue
            name = found[odd]
            yield Spot(start, end, f"'{odd}' is '{name}' with a foreign case ending", name)


def _is_proved(prose: Prose, name: str, proof: Proof, named: Set[str]) -> bool:
    """Tell whether it is known that there is such a name; ``named`` are words of names that tables know."""
    if proof == "none":
        return True
    if proof == "named":
        return name in named and prose.has(name)
    if prose.has(name) or prose.has(f"{name}'s") or prose.has(f"{name}’s"):
        # A word that opens a sentence is no name for that.
        return proof != "inside" or _stands_inside(prose.text, name)
    return proof == "table" and prose.tables is not None and is_in_names(prose.tables, name)


def _stands_inside(text: str, name: str) -> bool:
    """Tell whether a name stands behind a small letter or a comma, and a space."""
    place = text.find(f" {name}", 1)
    while place >= 0:
        behind = place + 1 + len(name)
        if ("a" <= text[place - 1] <= "z" or text[place - 1] == ",") and not _GOES_ON.match(text, behind):
            return True
        place = text.find(f" {name}", behind)
    return False


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(_POSSESSIVE) else word


def _shapes(word: str) -> tuple[tuple[str, Proof], ...]:
    """Return the names that a word may be a case of, each with what must prove that there is such a name."""
    word = _bare(word)
    if word in _IRREGULAR:
        return ((_IRREGULAR[word], "none"),)
    if len(word) <= _SHORTEST or not word.isalpha() or not word[0].isupper() or word.isupper():
        return ()
    if not word.endswith(_ENDINGS) and not word.endswith(_LONG_ENDINGS):
        return ()
    plain = letters(word)
    if not plain or is_english(plain) or is_name(fold(word)) or zipf(plain) > 0:
        return ()
    return tuple(_names(word))


_SHAPED = ask(_shapes)


def _names(word: str) -> Iterator[tuple[str, Proof]]:
    adjective = _ADJECTIVE.search(word)
    if adjective:
        for ending in ("ky", "kyy", "ki", "kiy"):
            name = adjective[1] + ending
            yield name, "none" if zipf(letters(name)) >= _MET else "table"
    brand = any(letter.isupper() for letter in word[1:-2])
    for ending in _ENDINGS:
        name = word[: -len(ending)]
        shortest = _SHORTEST if ending in _STRONG else _SHORTEST + 1
        if not word.endswith(ending) or len(name) < shortest or _is_own_name(name, ending):
            continue
        plain = letters(name)
        met = zipf(plain)
        if is_english(plain) and not brand:
            if ending != "y":
                yield name, "inside"
        elif ending in _STRONG or brand:
            yield name, "none" if met >= _MET else "table"
        else:
            yield name, "document" if met or is_name(fold(name)) else "named"


def _is_own_name(name: str, ending: str) -> bool:
    """Tell whether the ending makes another name: a woman's, a pet name, one in -in or -ie."""
    if ending in ("a", "e", "y") and _WOMEN.search(name):
        return True
    if ending in ("in", "en", "em", "as") and name[-1] in "aeiouy":
        return True
    if ending == "u" and name[-1] in "drnms":
        return True  # Hausa: Nasiru, Muhammadu
    return ending in ("y", "ie", "i", "in") and name[-1] in "nlrtd" and len(name) < _LONG


CHECK = Check(
    id="NAME-INFLECT",
    mqm="Locale › name format",
    severity="minor",
    fixing="suggest",
    summary="a name with a case ending left over from the source language",
    bad="Joe Biden met reporters. Critics of Bidena were not convinced.",
    good="Vladimir Putin met reporters. Lyudmila Putina was not there.",
    find=find,
)
