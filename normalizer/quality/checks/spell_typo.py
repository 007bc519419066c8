"""SPELL-TYPO: a misspelt word, and a real word where another with one letter more was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from normalizer.matching.lexicon import is_english, is_name, not_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.likely_words import far_guess, is_built, proper_guess
from normalizer.quality.literal import literal_places
from normalizer.quality.prose import Prose
from normalizer.quality.spelling import (
    Guess,
    are_met,
    confusable_words,
    evidence,
    fitness,
    guesses,
)

_REMEMBERED = 65_536
_PLAIN = re.compile(r"[a-z]+\Z")
_JOINED = re.compile(r"(?=[a-z'’-]{6,40}\Z)[a-z]+(?:-[a-z]+)*(?:['’]s)?\Z")
_CAPITAL = re.compile(r"[A-Z][a-z]{4,}\Z")
_BEFORE = re.compile(r"([^\W\d_]+)[ \n]\Z")
_AFTER = re.compile(r"[ \n]([^\W\d_]+)(?![\w'’-])")
_FIRST_WORDS = tuple(
    re.compile(rf"{opening}[\"“]?([A-Z][a-z]{{2,}})(?= [\w\"“])") for opening in (r"\. ", r"\n")
)
_VERY_FIRST = re.compile(r"\s*[\"“]?([A-Z][a-z]{2,})(?= [\w\"“])")
_DOUBLE = re.compile(r"(.)\1")
_OPENS = re.compile(r"(?:\A|[.!?][\"”’')\]]{0,2}\s{1,3}|[\r\n]\s{0,3})[\"“‘'(\[]?\Z")
_JOINTS = frozenset("'’‘-‑–@/\\&_=+$%*~^<>")
_OPENERS = '\n\r\t\u00a0"“‘(['
_WINDOW = 32
_FOREIGN_SHARE = 0.3
"""Share of unknown words from which a text is not English."""
_FEWEST = 12
"""Words that can tell."""
# Gain over what is written, in decades, from which a guess holds by itself, and with its neighbours' help; by
# length. The shorter a word, the more words are like it, and the more abbreviations and foreign words are.
_BARS = {2: (9.0, 4.0), 3: (4.5, 2.5), 4: (3.5, 2.0), 5: (3.0, 1.5), 6: (2.0, 1.0), 7: (2.0, 1.0)}
_LONG_BARS = (1.5, 1.0)
_HELP = {2: 2.5, 3: 1.5, 4: 1.5}
_LONG_HELP = 1.0
_SHORT, _SHORTEST = 5, 3
_SURE_GAIN = 5.0
"""Gain that foreign words beside it, or its looking like a compound, do not speak against."""
_FORM_GAIN = 3.5
_LABELLED = frozenset("plan group vitamin grade class type point option letter letters section part".split())
_KNOWN = frozenset(
    """ahistorical cafe cafes celsius demine demining facto fahrenheit fro hoc iphone jin lettres lotsa
    machina majeure memoriam mille realia tat thx""".split()
)
"""English as it is written, though no dictionary of ours has it by itself or it has lost its accent."""
_REAL_LEAD = 5.5
"""Decades by which a guess fits better than a real word that its neighbours do not know."""
_REAL_GAIN = 1.5
_ODD_SHORT = frozenset(
    """i o ad ae ar ay bo ef em en er es fa ha ho la li lo ma mi mo na ne
    od oe om op os ow pa pe re ta ti wo ya ye yo""".split()
)
"""Letters and dictionary words of two letters that prose hardly ever has by themselves."""
_NEVER = 9.0
_CAPITAL_BARS = {3: (_NEVER, 5.0), 4: (5.0, 4.0), 5: (5.0, 3.5), 6: (4.0, 3.0)}
_LONG_CAPITAL_BARS = (3.0, 2.5)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield misspelt words with the likeliest correction."""
    small_words = prose.word_set.difference(prose.capitalised)
    unknown = not_english(small_words)
    small = len(small_words)
    plain = [
        word for word in unknown if _PLAIN.match(word) and word not in _KNOWN and not word.endswith("qu")
    ]
    if len(plain) > _FOREIGN_SHARE * small and small >= _FEWEST:
        return
    wanted = {word for word in plain if _least_gain(word) <= _best_gain(word) or far_guess(word)}
    joined = {word: written for word in unknown if (written := _mended_part(word))}
    first = {word for pattern in _FIRST_WORDS for word in pattern.findall(prose.text)}
    if opening := _VERY_FIRST.match(prose.text):
        first.add(opening[1])
    capitals = {word for word in first if _is_odd_capital(word)}
    proper = set(filter(_proper, prose.capitalised)) - capitals
    real = small_words & _real_words()
    openers: list[Spot] = []
    named: set[str] = set()  # what stands within a sentence too
    # Short words, and real ones, are judged by their neighbours; with an end, longer words do not match.
    sought = [f" {word} " for word in real]
    sought += [f" {word}{end}" for word in wanted if len(word) <= _SHORTEST for end in " ,."]
    sought += [f" {word}" for word in (*wanted, *joined, *capitals, *proper) if len(word) > _SHORTEST]
    for start, end in _places(prose.text, sought):
        word = prose.text[start:end]
        if word in joined:
            guess: str | None = joined[word]
        elif word in capitals:
            if not _OPENS.search(prose.text, max(0, start - 6), start):
                named.add(word)
            guess = _of_capital(prose.text, start, end)
            if guess:
                openers.append(Spot(start, end, _message(word, guess), guess))
            continue
        elif word in proper:
            guess = _proper_in_context(prose.text, start, end)
        else:
            before, after = _neighbours(prose.text, start, end)
            guess = (_of_real if word in real else _in_context)(before, word, after)
        if guess and not prose.hidden(start, end):
            yield Spot(start, end, _message(word, guess), guess)
    for spot in openers:
        if prose.text[spot.start : spot.end] not in named and not prose.hidden(spot.start, spot.end):
            yield spot


def _message(word: str, guess: str) -> str:
    return f"'{word}' may be meant for '{guess}'"


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
        if not (after[:1].isalnum() or after[:1] in _JOINTS or (after[:1] == "." and after[1:].isalnum())):
            yield start, end


@lru_cache(maxsize=_REMEMBERED)
def _in_context(before: str, word: str, after: str) -> str | None:
    """Return what a lower-case word was meant for, judged by it and the words beside it."""
    best: tuple[float, float, Guess] | None = None
    for guess in guesses(word):
        help_given = evidence(before.lower(), word, guess.word, after.lower())
        weight = guess.gain + 0.7 * help_given - (0.5 if guess.edit == "other" else 0.0)
        if best is None or weight > best[0]:
            best = (weight, help_given, guess)
    if best is None:
        return far_guess(word)
    _, help_given, guess = best
    if _is_form(word, guess) and guess.gain < _FORM_GAIN and not _differ_in_doubles(word, guess.word):
        return None
    sure = guess.gain >= _SURE_GAIN
    if guess.edit != "swap" and not sure and not _differ_in_doubles(word, guess.word) and is_built(word):
        return None
    alone, helped = _BARS.get(len(word), _LONG_BARS)
    if help_given >= _HELP.get(len(word), _LONG_HELP):
        return guess.word if guess.gain >= helped else None
    foreign = _is_foreign(before) + _is_foreign(after)
    if guess.gain < alone or foreign > (0 if len(word) <= _SHORT and not sure else 1):
        return None
    return guess.word


@cache
def _real_words() -> frozenset[str]:
    """Return the real words that are looked at, for another may have been meant."""
    return (confusable_words() | _ODD_SHORT) - _KNOWN


@lru_cache(maxsize=_REMEMBERED)
def _of_real(before: str, word: str, after: str) -> str | None:
    """Return what a real word less a letter was meant for, where its neighbours do not know it."""
    first, last = before.lower(), after.lower()
    if len(word) > 1 and (are_met(first, word) or are_met(word, last)):
        return None
    if len(word) == 1 and first in _LABELLED:
        return None
    if len(word) < 3 and (_is_foreign(before) or _is_foreign(after) or not before or not after):
        return None
    own = fitness(first, word, last)
    best: tuple[float, str] = (0.0, "")
    for guess in guesses(word):
        known = are_met(first, guess.word) + are_met(guess.word, last)
        if guess.edit == "drop" and guess.gain >= _REAL_GAIN and known:
            lead = fitness(first, guess.word, last) - own
            if known >= (2 if len(word) == 1 else 1) and lead >= _REAL_LEAD:
                best = max(best, (lead, guess.word))
    return best[1] or None


def _of_capital(text: str, start: int, end: int) -> str | None:
    """Return what a capitalised word was meant for, where a sentence begins with it."""
    word = text[start:end].lower()
    _, after = _neighbours(text, start, end)
    found = max(guesses(word), key=lambda guess: guess.gain + evidence("", word, guess.word, after.lower()))
    if _is_form(word, found) or (found.edit == "other" and len(word) <= _SHORT):
        return None
    alone, helped = _CAPITAL_BARS.get(len(word), _LONG_CAPITAL_BARS)
    if is_english(after):
        held = evidence("", word, found.word, after) >= _LONG_HELP
        bar = helped if held else alone
    else:
        bar = _SURE_GAIN if found.edit in ("swap", "extra") and len(word) > 3 else _NEVER
    return found.word.capitalize() if found.gain >= bar else None


@lru_cache(maxsize=_REMEMBERED)
def _proper(word: str) -> str | None:
    """Return what a capitalised word may be meant for, in lower case."""
    if not _CAPITAL.match(word):
        return None
    lower = word.lower()
    if is_english(lower) or is_name(lower) or is_built(lower):
        return None
    return proper_guess(lower)


def _proper_in_context(text: str, start: int, end: int) -> str | None:
    """Return what a capitalised word was meant for, where the words beside it are English."""
    before, after = _neighbours(text, start, end)
    found = _proper(text[start:end])
    if found is None or not (before or after) or _is_foreign(before) or _is_foreign(after):
        return None
    return found.capitalize()


def _differ_in_doubles(word: str, other: str) -> bool:
    """Tell whether two words are one but for single and double letters: untill, controll, satelite."""
    return _DOUBLE.sub(r"\1", word) == _DOUBLE.sub(r"\1", other)


def _is_form(word: str, guess: Guess) -> bool:
    """Tell whether a word differs from a guess at its end only, as a form or a foreign cognate does."""
    return guess.edit in ("other", "extra") and word[:-1] == guess.word[: len(word) - 1]


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words beside a stretch, with nothing but a space between; empty where there is none."""
    before = _BEFORE.search(text, max(0, start - _WINDOW), start)
    after = _AFTER.match(text, end, end + _WINDOW)
    return before[1] if before else "", after[1] if after else ""


def _is_foreign(word: str) -> bool:
    return bool(word) and not is_english(word.lower())


def _least_gain(word: str) -> float:
    return _BARS.get(len(word), _LONG_BARS)[1]


def _best_gain(word: str) -> float:
    found = guesses(word)
    return found[0].gain if found else -1.0


@lru_cache(maxsize=_REMEMBERED)
def _mended_part(word: str) -> str | None:
    """Return a word with hyphens or a possessive, its one unknown part mended."""
    if not ("-" in word or "'" in word or "’" in word) or not _JOINED.match(word):
        return None
    parts = re.split(r"(['’]s\Z|-)", word)
    odd = [place for place in range(0, len(parts), 2) if parts[place] and not is_english(parts[place])]
    if len(odd) != 1 or len(parts[odd[0]]) < 4:
        return None
    part = parts[odd[0]]
    if _best_gain(part) < max(2.0, _BARS.get(len(part), _LONG_BARS)[0]) or is_built(part):
        return None
    return "".join([*parts[: odd[0]], guesses(part)[0].word, *parts[odd[0] + 1 :]])


@lru_cache(maxsize=_REMEMBERED)
def _is_odd_capital(word: str) -> bool:
    """Tell whether a capitalised word may be a misspelt common one: no name, no abbreviation."""
    lower = word.lower()
    if is_english(lower) or is_name(lower):
        return False
    return _best_gain(lower) >= _CAPITAL_BARS.get(len(word), _LONG_CAPITAL_BARS)[1] and not is_built(lower)


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
