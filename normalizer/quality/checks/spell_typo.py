"""SPELL-TYPO: a misspelt word, and a real word where another with one letter more was meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from normalizer.matching.lexicon import begins_english, is_english, is_name
from normalizer.quality.capital_typos import (
    is_odd_capital,
    is_repeated_name,
    of_opener,
    of_proper,
    proper_word,
)
from normalizer.quality.check import Check, Spot
from normalizer.quality.name_spellings import rare_part
from normalizer.quality.prose import Prose
from normalizer.quality.real_words import of_real, real_words
from normalizer.quality.set_phrases import in_set_phrase
from normalizer.quality.short_words import LONGEST, listed_groups, odd_groups, short_guess
from normalizer.quality.spelling import is_everyday
from normalizer.quality.vocabulary import ask_where
from normalizer.quality.word_typos import KNOWN, is_misspelt, is_term, mended_part, of_unknown

_PLAIN = re.compile(r"[a-z]+\Z")
_BEFORE = re.compile(r"([^\W\d_]+)[ \n]\Z")
_AFTER = re.compile(r"[ \n]([^\W\d_]+)(?![\w'’-])")
_FIRST_WORD = re.compile(r"[A-Z][a-z]+(?=,? [\w\"“])")
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
_NAMES = re.compile(r"(?<=[a-z] )[A-Z][a-z]+(?!\w)|(?<!\w)[A-Z]{2,}(?!\w)")
"""Words with a capital within a sentence, and in capitals: small letters are no misspelling of them."""
_IN_SENTENCE = re.compile(r"\. [a-z]")
"""Behind a word cut short: *approx. ten*."""
_BRIEF = 5
"""Most letters of a word cut short."""
_JOINTS = frozenset("'’‘-‑–@/\\&_=+$%*~^<>")
_LOST = (".", "?")
"""Signs that join two letters, as in *e.g* and in *wasn?t*, which lost its apostrophe."""
_SPACES = frozenset(' \n\r\t\u00a0"“‘([')
"""What stands before a word, and behind one that is judged by both its neighbours."""
_BRIEF_ENDS, _OPENER_ENDS = _SPACES | {",", "."}, _SPACES | {","}
_WINDOW = 32
_FOREIGN_SHARE = 0.3
"""Share of unknown words from which a text is not English."""
_FEWEST = 12
"""Words that can tell."""
_SMALL_LETTER = ord("a")


class _Small(NamedTuple):
    """Why a word in small letters is looked at."""

    is_plain: bool
    """It is of plain letters, and no dictionary has it."""
    is_short: bool
    """It may be an odd group of letters."""
    is_real: bool
    """It is a word, but may stand for another one."""
    joined: str | None
    """What a word with hyphens or a possessive should be."""


def _look(word: str) -> _Small | None:
    """Return what there is to look at in a word, if anything."""
    if not "a" <= word[0] <= "z":
        return None
    is_real = word in real_words()
    unknown = not is_real and not is_english(word)
    is_plain = unknown and bool(_PLAIN.match(word)) and word not in KNOWN and not word.endswith("qu")
    is_known = not (unknown or is_real or listed_groups((word,)))
    is_short = len(word) <= LONGEST and word.isalpha() and not is_known
    joined = mended_part(word) if unknown else None
    return _Small(is_plain, is_short, is_real, joined) if is_plain or is_short or is_real or joined else None


_SMALL = ask_where(_look)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield misspelt words with the likeliest correction."""
    text = prose.text
    looks = {word: look for word, look, _ in prose.answers(_SMALL)}
    plain = [word for word, look in looks.items() if look and look.is_plain]
    if _is_foreign(prose, len(plain)):
        return
    wanted = set(filter(is_misspelt, plain))
    short = odd_groups(_between_spaces(prose), text)
    found: list[tuple[str, _Small, int]] = []
    for word, look, start in prose.answers(_SMALL):
        if look is not None and (word in wanted or word in short or look.is_real or look.joined):
            brief = word in short or (word in wanted and len(word) <= LONGEST)
            end = start + len(word)
            if _ends_well(text, end, look, word in wanted, brief) and _stands_apart(text, start, end):
                found.append((word, look, start))
    times = Counter(word for word, _, _ in found)
    names: set[str] | None = None
    for word, look, start in found:
        end = start + len(word)
        before, after = ("", "") if look.joined else _neighbours(text, start, end)
        if in_set_phrase(before, word, after):
            continue
        guess: str | None = None
        if look.joined:
            guess = look.joined
        elif look.is_real:
            guess = of_real(before, word, after)
        elif word in wanted:
            guess = of_unknown(before, word, after)
            guess = None if guess and is_term(word, guess, times[word]) else guess
        apart = _APART.match(text, end) or _is_ordinal(text, word, start)
        if guess is None and word in short and not apart:
            guess = short_guess(before, word, after)
        if guess is None or _is_hidden(prose, start, end):
            continue
        if look.is_plain:
            if names is None:  # once for a text, and only where it is asked for
                names = {name.lower() for name in _NAMES.findall(text)}
            if word in names and not is_everyday(guess):
                continue
        yield Spot(start, end, _message(word, guess), guess or None)
    yield from _capitalised(prose)


def _may_be_misspelt(word: str) -> bool:
    """Tell whether a capitalised word is a rare name, as each misspelt word is, and no name that is known."""
    return rare_part(word) == word and not is_name(word.lower())


_LARGE = ask_where(_may_be_misspelt)


def _between_spaces(prose: Prose) -> dict[str, int]:
    """Return how often each short word stands between two spaces, none of which counts for two."""
    text = prose.text
    times: dict[str, int] = {}
    ends: dict[str, int] = {}
    for word, look, start in prose.answers(_SMALL):
        if look is not None and look.is_short:
            end = start + len(word)
            apart = start > 0 and text[start - 1] == " " == text[end : end + 1]
            apart = apart and ends.get(word) != start - 1
            times[word] = times.get(word, 0) + apart
            if apart:
                ends[word] = end
    return times


def _capitalised(prose: Prose) -> Iterator[Spot]:
    """Yield misspelt common words that begin a sentence, or stand in a title."""
    text = prose.text
    names = [(word, start) for word, _, start in prose.answers(_LARGE)]
    opening = len(text) - len(text.lstrip())
    openers = {word for word, start in names if _begins(text, start, word, opening) and is_odd_capital(word)}
    longer = {word for word, _ in names if len(word) > LONGEST}
    titles = {word for word in longer if word not in openers and proper_word(word)}
    times = Counter(word for word, _ in names if word in titles)
    told: list[Spot] = []
    named: set[str] = set()  # what stands within a sentence too
    for word, start in names:
        end = start + len(word)
        if not (word in titles or (word in openers and text[end : end + 1] in _OPENER_ENDS)):
            continue
        if not _stands_apart(text, start, end):
            continue
        before, after = _neighbours(text, start, end)
        if in_set_phrase(before, word, after):
            continue
        if word in titles:
            guess = of_proper(before, word, after)
            if guess is None or is_repeated_name(word, guess, times[word]):
                continue
            if not _is_hidden(prose, start, end):
                yield Spot(start, end, _message(word, guess), guess)
            continue
        if after in _SPEAKS or not _OPENS.search(text, max(0, start - 6), start):
            named.add(word)
        if guess := of_opener(word, after):
            told.append(Spot(start, end, _message(word, guess), guess))
    for spot in told:
        if text[spot.start : spot.end] not in named and not _is_hidden(prose, spot.start, spot.end):
            yield spot


def _begins(text: str, start: int, word: str, opening: int) -> bool:
    """Tell whether a word begins a sentence or a line; ``opening`` is where the first of the text begins."""
    place = start - (text[start - 1 : start] in ('"', "“"))
    if not (place <= opening or text[place - 1] == "\n" or text[place - 2 : place] == ". "):
        return False
    found = _FIRST_WORD.match(text, start)
    return found is not None and found[0] == word


def _ends_well(text: str, end: int, look: _Small, wanted: bool, brief: bool) -> bool:
    """Tell whether what stands behind a word lets it be judged; a long one that is unknown always can be."""
    after = text[end : end + 1]
    return (
        (brief and after in _BRIEF_ENDS)
        or (look.is_real and after in _SPACES)
        or (not brief and (wanted or look.joined is not None))
    )


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Tell whether nothing is joined to a word."""
    if start and text[start - 1] not in _SPACES:
        return False
    after = text[end : end + 2]
    joined = after[:1].isalnum() or after[:1] in _JOINTS or (after[:1] in _LOST and after[1:].isalnum())
    compound = end - start <= LONGEST and _SPACED_HYPHEN.match(text, end)
    brief = end - start <= _BRIEF and _IN_SENTENCE.match(text, end)
    if brief and begins_english(text[start:end].lower()):
        return False  # a word cut short
    # 1960 s, the mayor' s, 90 km / h, havel & Partners
    apart = text[start:end] == "s" and _BEFORE_S.match(text, start - 2)
    return not (joined or compound or apart or after == " &" or text[max(0, start - 2) : start] in _PARTED)


def _is_foreign(prose: Prose, unknown: int) -> bool:
    """Tell whether so many of the small words of a text are unknown that it is not English."""
    if unknown <= _FOREIGN_SHARE * _FEWEST:
        return False
    # The first tokens tell it of nearly every text.
    enough = int(unknown / _FOREIGN_SHARE) + 1
    for times in (3, 12):
        some = set(prose.reading.tokens.all[: times * enough])
        if sum([token[0] >= _SMALL_LETTER and token.isalpha() for token in some]) >= enough:
            return False
    small = sum("a" <= word[0] <= "z" for word in prose.words)
    return unknown > _FOREIGN_SHARE * small and small >= _FEWEST


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
