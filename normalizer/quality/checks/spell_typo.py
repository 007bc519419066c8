"""SPELL-TYPO: a misspelt word, and a real word where another with one letter more was meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from normalizer.matching.lexicon import not_english
from normalizer.quality.capital_typos import is_odd_capital, of_opener, of_proper, proper_word
from normalizer.quality.check import Check, Spot
from normalizer.quality.literal import literal_places
from normalizer.quality.prose import Prose
from normalizer.quality.real_words import of_real, real_words
from normalizer.quality.set_phrases import in_set_phrase
from normalizer.quality.short_words import LONGEST, listed_groups, odd_groups, short_guess
from normalizer.quality.word_typos import KNOWN, is_misspelt, is_term, mended_part, of_unknown

_PLAIN = re.compile(r"[a-z]+\Z")
_BEFORE = re.compile(r"([^\W\d_]+)[ \n]\Z")
_AFTER = re.compile(r"[ \n]([^\W\d_]+)(?![\w'’-])")
_FIRST_WORDS = tuple(
    re.compile(rf"{opening}[\"“]?([A-Z][a-z]+)(?=,? [\w\"“])") for opening in (r"\. ", r"\n")
)
_VERY_FIRST = re.compile(r"\s*[\"“]?([A-Z][a-z]+)(?=,? [\w\"“])")
_APART = re.compile(r" ['’]")
"""An ending set apart from its word, as in *isn 't*."""
_ORDINALS = frozenset(("th", "st", "nd", "rd"))
_OPENS = re.compile(r"(?:\A|[.!?][\"”’')\]]{0,2}\s{1,3}|[\r\n]\s{0,3})[\"“‘'(\[]?\Z")
_BEFORE_S = re.compile(r"[\d'’] ")
_PARTED = ("/ ", "& ")
_SPACED_HYPHEN = re.compile(r" [-–] ?[a-z]")
"""Behind the first part of a compound: *pre - war*."""
_SPEAKS = frozenset("said says told added noted wrote stressed announced explained replied".split())
"""What only somebody does: the capitalised word before it is a name."""
_JOINTS = frozenset("'’‘-‑–@/\\&_=+$%*~^<>")
_LOST = (".", "?")
"""Signs that join two letters, as in *e.g* and in *wasn?t*, which lost its apostrophe."""
_OPENERS = '\n\r\t\u00a0"“‘(['
_WINDOW = 32
_FOREIGN_SHARE = 0.3
"""Share of unknown words from which a text is not English."""
_FEWEST = 12
"""Words that can tell."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield misspelt words with the likeliest correction."""
    small_words = prose.word_set.difference(prose.capitalised)
    unknown = not_english(small_words) - real_words()
    odd = unknown | (small_words & real_words()) | listed_groups(small_words)
    small = len(prose.words) - len(prose.capitalised)
    plain = [word for word in unknown if _PLAIN.match(word) and word not in KNOWN and not word.endswith("qu")]
    if len(plain) > _FOREIGN_SHARE * small and small >= _FEWEST:
        return
    wanted = set(filter(is_misspelt, plain))
    short = odd_groups(odd, prose.text)
    joined = {word: written for word in unknown if (written := mended_part(word))}
    # A capitalised word that may be misspelt is no English word and not frequent: one of the rare names.
    capitals = set(filter(is_odd_capital, _openers(prose.text).intersection(prose.rare_names)))
    proper = set(filter(proper_word, prose.rare_names)) - capitals
    real = odd & real_words()
    openers: list[Spot] = []
    named: set[str] = set()  # what stands within a sentence too
    # Short words, and real ones, are judged by their neighbours; with an end, longer words do not match.
    sought = [f" {word} " for word in real]
    brief = short | {word for word in wanted if len(word) <= LONGEST}
    sought += [f" {word}{end}" for word in brief for end in " ,."]
    sought += [f" {word}" for word in (*wanted, *joined, *proper) if len(word) > LONGEST]
    sought += [f" {word}{end}" for word in capitals for end in (" ", ",")]
    places = list(_places(prose.text, sought))
    times = Counter(prose.text[start:end] for start, end in places)
    for start, end in places:
        word = prose.text[start:end]
        before, after = ("", "") if word in joined else _neighbours(prose.text, start, end)
        if in_set_phrase(before, word, after):
            continue
        guess: str | None = None
        if word in joined:
            guess = joined[word]
        elif word in capitals:
            if after in _SPEAKS or not _OPENS.search(prose.text, max(0, start - 6), start):
                named.add(word)
            if opener := of_opener(word, after):
                openers.append(Spot(start, end, _message(word, opener), opener))
        elif word in proper:
            guess = of_proper(before, word, after)
        elif word in real:
            guess = of_real(before, word, after)
        elif word in wanted:
            guess = of_unknown(before, word, after)
            guess = None if guess and is_term(word, guess, times[word]) else guess
        if (
            guess is None
            and word in short
            and not (_APART.match(prose.text, end) or _is_ordinal(prose.text, word, start))
        ):
            guess = short_guess(before, word, after)
        if guess is not None and not _is_hidden(prose, start, end):
            yield Spot(start, end, _message(word, guess), guess or None)
    for spot in openers:
        if prose.text[spot.start : spot.end] not in named and not _is_hidden(prose, spot.start, spot.end):
            yield spot


def _openers(text: str) -> set[str]:
    """Return the words that sentences and lines begin with."""
    first = {word for pattern in _FIRST_WORDS for word in pattern.findall(text)}
    if opening := _VERY_FIRST.match(text):
        first.add(opening[1])
    return first


def _is_ordinal(text: str, word: str, start: int) -> bool:
    """Tell whether a group of letters is the ending of a number that stands apart from it."""
    return word in _ORDINALS and text[max(0, start - 2) : start].strip(" \n").isdigit()


def _is_hidden(prose: Prose, start: int, end: int) -> bool:
    """Tell whether no English prose stands at a place: an address, code, a run of another language."""
    runs = prose.foreign_runs
    place = bisect_right(runs, start, key=lambda run: run.start) - 1
    return prose.hidden(start, end) or (place >= 0 and start < runs[place].end)


def _message(word: str, guess: str) -> str:
    return f"'{word}' may be meant for '{guess}'" if guess else f"'{word}' is no word"


def _places(text: str, sought: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand with nothing joined to them."""
    if not sought:
        return
    # A space is put in front, so that a match starts in the padded text where its word starts in the text.
    spaced = f" {text}"
    for opener in _OPENERS:
        spaced = spaced.replace(opener, " ")
    for start, padded_end in literal_places(spaced, sought):
        end = padded_end - (1 if spaced[padded_end - 1].isalpha() else 2)
        after = text[end : end + 2]
        joined = after[:1].isalnum() or after[:1] in _JOINTS or (after[:1] in _LOST and after[1:].isalnum())
        compound = end - start <= LONGEST and _SPACED_HYPHEN.match(text, end)
        # 1960 s, the mayor' s, 90 km / h, havel & Partners
        apart = text[start:end] == "s" and _BEFORE_S.match(text, start - 2)
        if not (joined or compound or apart or after == " &" or text[max(0, start - 2) : start] in _PARTED):
            yield start, end


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words beside a stretch, with nothing but a space between; empty where there is none."""
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    after = _AFTER.match(text, end, end + _WINDOW)
    return before[1] if before else "", after[1] if after else ""


CHECK = Check(
    id="SPELL-TYPO",
    mqm="Linguistic › spelling",
    severity="minor",
    fixing="suggest",
    summary="a misspelt word",
    bad="The goverment has announced a new plan.",
    good="The government has announced a new plan.",
    find=find,
)
