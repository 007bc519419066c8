"""NAME-SPACING: a name that lost or won a space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from normalizer.matching.fuzzy.keys import is_pinyin
from normalizer.matching.lexicon import is_english, is_name
from normalizer.model import Span
from normalizer.quality.check import Check, Spot
from normalizer.quality.finding import Elsewhere
from normalizer.quality.likely_words import ALWAYS_LARGE
from normalizer.quality.lookout import SHAPES, places_of
from normalizer.quality.mandarin import is_syllable
from normalizer.quality.name_kinds import kind_of
from normalizer.quality.name_spellings import is_known, rare_part, table_entry
from normalizer.quality.prose import Prose
from normalizer.quality.rare_names import free_places, name_before
from normalizer.quality.vocabulary import ask
from normalizer.tables.strings import fold

_SHORTEST = 6
_PARTICLES = frozenset(
    """abu al ben bin da dal de del della des di dos du el fitz la le les lo mac mc o saint san st te ten
    van von""".split()
)
# Written apart or not by one family and another: Le Maire is known, and so is Lemaire.
_FRENCH = frozenset("da de di du fitz la le mac mc o saint st".split())
# Tsai Ing -wen, Tsai Ing- wen, al -Assad: a hyphen with one space beside it.
_LONE_HYPHENS = SHAPES.watch(" -", "- ")
_LONE_HYPHEN = re.compile(r"(?: -|- )(?=([^\W\d_]{2,12})(?![\w-]))")
_BEFORE = re.compile(r"(?<![\w'’-])([^\W\d_]{1,6})\Z")
_KOREAN = frozenset(
    """bin bok bong bum byung chan cheol chul chun eun geun gi gil ha hae han hee heon ho hoon hun hwa
    hwan hye hyeon hyuk hyun il in ja jae jeong ji jin jong joo joon ju jun jung ki kuk kwang kwon
    kyu kyun kyung mi min moon mun myung nam ok pil rae ri ryong sang seo seok seon seong seung
    shik sik sil sin so sook soo sook su suk sun sung tae uk un ung won woo wook yeon yeong yo yong
    yoo yoon young yu yul yun""".split()
)
_PAIR = re.compile(r"(?<![\w'’\-])([A-Z][^\W\d_]*) (?=([^\W\d_]+)(?![\w\-]))")
_SURE_ARTICLES = frozenset(("al", "el", "Al", "El", "ul"))


def find(prose: Prose) -> Iterator[Spot]:
    """Yield names that stand joined and apart in one document, and name hyphens with a stray space."""
    yield from _joined(prose)
    for place, _ in prose.shaped(_LONE_HYPHENS):
        if match := _LONE_HYPHEN.match(prose.text, place):
            yield from _hyphen(prose, match)


def _joined(prose: Prose) -> Iterator[Spot]:
    wanted: dict[str, str] = {}
    odd_words = prose.odd_words
    for word, parts, _ in prose.answers(_PARTED):
        if parts is not None and (parts.is_open or not odd_words.isdisjoint(parts.odd)):
            for head, tail in parts.pairs:
                if prose.has(tail) and prose.has(head):
                    wanted[f"{head} {tail}"] = rare_part(word)
    if not wanted:
        return
    apart: dict[str, list[Span]] = {}
    settled: dict[str, str] = {}
    places = places_of(wanted, prose.text, prose.latin).values()
    for place in sorted({place for each in places for place in each}):
        match = _PAIR.match(prose.text, place)
        if match is None:
            continue
        written = f"{match[1]} {match[2]}"
        if written in wanted:
            span = Span(match.start(), match.end(2))
            decided = prose.name_at(*span)
            if not prose.hidden(*span):
                apart.setdefault(written, []).append(span)
                if decided is not None and decided.entity is not None:
                    settled[written] = decided.entity
    joined = free_places(prose, (wanted[written] for written in apart))
    for written, spans in apart.items():
        name = wanted[written]
        if joined[name]:
            yield from _apart(prose.text, name, written, spans, joined[name], settled.get(written))


class _Parts(NamedTuple):
    """The two words that a name may be one of."""

    pairs: tuple[tuple[str, str], ...]
    """Each with the second word in capitals, and as it is."""
    odd: frozenset[bytes]
    """What of these words is surely none of the ordinary ones: few texts have any of it."""
    is_open: bool
    """One of the pairs may be of ordinary words only."""


def _parts(word: str) -> _Parts | None:
    """Return the two words that a rare name may be one of."""
    name = rare_part(word)
    found: list[tuple[str, str]] = []
    if len(name) < _SHORTEST:
        return None
    known = is_known(name)
    chinese = not known and is_pinyin(fold(name))
    plain_name = name.lower() if name.isascii() and name.isalpha() else None
    for place in range(2, len(name) - 1):
        head, tail = name[:place], name[place:]
        # To fold a plain word changes no place in it.
        plain = fold(head) if plain_name is None else plain_name[:place]
        if plain in _PARTICLES:
            likely = not known or (plain in _FRENCH and len(tail) > 3)
        elif known:
            likely = False
        elif chinese:
            likely = is_pinyin(plain) and is_pinyin(fold(tail))
        else:
            likely = is_name(plain) and not (is_english(plain) and is_english(fold(tail)))
        if likely:
            found += [(head, tail.capitalize()), (head, tail)]
    odd = [{part for part in pair if not is_english(part.lower())} for pair in found]
    if not found:
        return None
    sought = frozenset(part.encode("latin-1", "replace") for parts in odd for part in parts)
    return _Parts(tuple(found), sought, not all(odd))


_PARTED = ask(_parts)


def _apart(
    text: str, name: str, written: str, spans: list[Span], joined: list[Span], entity: str | None
) -> Iterator[Spot]:
    """Yield the places of one of the two writings: a whole Chinese name stands apart, else the later is told.

    Nothing else decides which is right, least of all how often each stands: engines err alike.

    Where the tables have the name that stands apart (``entity``), it is the other, unless behind another
    given name.
    """
    if entity is not None:
        for span in joined:
            given = name_before(text, span.start)
            if given and not (
                given in entity.split() or is_english(given.lower()) or given.lower() in ALWAYS_LARGE
            ):
                continue
            there = (Elsewhere(f"'{written}'", *spans[0]),)
            told = f"'{name}' is also written '{written}'"
            yield Spot(*span, told, written, reason="a name of the tables without its space", elsewhere=there)
        return
    chinese = is_name(fold(written.partition(" ")[0])) and not is_known(name) and _is_whole_name(written)
    entry = table_entry((written, name), written if chinese else None, kind_of(text, (*spans, *joined)))
    if chinese or spans[0].start < joined[0].start:
        for span in joined:
            there = (Elsewhere(f"'{written}'", *spans[0]),)
            told = f"'{name}' is also written '{written}'"
            yield Spot(*span, told, written if chinese else None, reason=entry, elsewhere=there)
    else:
        for span in spans:
            there = (Elsewhere(f"'{name}'", *joined[0]),)
            yield Spot(*span, f"'{written}' is also written '{name}'", reason=entry, elsewhere=there)


def _is_whole_name(written: str) -> bool:
    """Tell whether two words are of Mandarin and too long for a given name: Nan Rendong, but not Ren Dong."""
    first, second = map(fold, written.split(" "))
    return is_pinyin(first + second) and not (is_syllable(first) and is_syllable(second))


def _hyphen(prose: Prose, match: re.Match[str]) -> Iterator[Spot]:
    """Yield the two parts of a name around a hyphen with one space."""
    before = _BEFORE.search(prose.text, max(0, match.start() - 8), match.start())
    if before is None:
        return
    left, right = before[1], match[1]
    named = prose.text[max(0, before.start() - 2) : before.start()]
    if right[0].isupper():
        ours = left in _SURE_ARTICLES and not is_english(right.lower()) and len(right) > 2
    else:
        ours = left[0].isupper() and len(named) == 2 and named[0].isalpha() and named[1] == " "
        ours = ours and _are_syllables(left.lower(), right)
    start, end = before.start(), match.end(1)
    if ours and not prose.hidden(start, end):
        written = f"{left}-{right}"
        surface = prose.text[start:end]
        yield Spot(
            start, end, f"'{surface}' should be '{written}'", written, reason="a stray space at a hyphen"
        )


def _are_syllables(left: str, right: str) -> bool:
    if left in _KOREAN and right in _KOREAN:
        return True
    return is_pinyin(left) and is_pinyin(right) and not (is_english(left) and is_english(right))


CHECK = Check(
    id="NAME-SPACING",
    mqm="Locale › name format",
    severity="minor",
    fixing="suggest",
    summary="a name that lost or won a space",
    bad="Nan Rendong chose the valley. Nanrendong died in 2017.",
    good="Nan Rendong chose the valley. Nan Rendong died in 2017.",
    find=find,
)
