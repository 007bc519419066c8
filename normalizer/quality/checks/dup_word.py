"""DUP-WORD: a word or a phrase that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.lexicon import is_english, is_name
from normalizer.quality.beginning import beginning
from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import SHAPES
from normalizer.quality.mandarin import is_syllable
from normalizer.quality.prose import Prose
from normalizer.quality.repeated_phrases import MEANT, repeated_phrases
from normalizer.quality.tokens import Lengths

__all__ = ["CHECK"]

# No word of a text is longer; without bounds one without an end would be read again from each of its letters.
_WORD = r"[^\W_][\w\u0300-\u036f]{0,60}(?:['’.,:\-–/][^\W_]\w{0,60}){0,12}"
_GAP = r"(?:[ \t\u00a0]+|[ \t]*(?:\r\n?|\n)[ \t]*)"
# A mark may be repeated with the word: "(15:00 UTC) UTC)", but "(London) London" is a gloss.
_TWICE = re.compile(
    rf"(?<![\w'’\-./@#&–])(?P<open>[\"“($€£¥]?)(?P<word>{_WORD})(?P<close>%?[\"”)]?|\.(?<=\.\w\.))"
    rf"(?P<gap>{_GAP})(?P=open)(?P<last>(?P=word))(?:(?P=close){_GAP}(?P=open)(?P=word))*(?P=close)"
    r"(?![\w'’\-/@–]|\.\w)",
    re.I,
)
_LOOP = re.compile(r"(?P<word>[^\W\d_][\w\u0300-\u036f]{1,60})(?:,[ \u00a0](?P=word)){4,}(?![\w'’\-])")
"""An engine that did not find out of its sentence: *Port, Port, Port, Port, Port*."""
_LINE_END = re.compile(r"[\r\n]")
_LITTLE = 40
"""Code points between two stretches of one loop at most."""
_INSIDE = SHAPES.watch(*map("".join, product("aA0é?-", ".,/", "aA0é?")))
"""Marks inside words, where tokens are cut in two."""
_REST = re.compile(r"(\S{1,100}?)[^\w\s]{0,9}\s+(\S{1,200})")
_SPACE, _REACH = re.compile(r"\s"), 111
"""White space, and how far behind a mark it stands at most where the rest of a word ends."""
_ENDS = re.compile(r"[\"”’)\]]*[.!?][\"”’)\]]*(?:\s|\Z)")
# Never twice by intention, in whatever sentence.
_FUNCTION = frozenset(
    (
        "a an the of to and or but than into from this these those its their our your my we they i he she be "
        "been has have will would can could should may might must am are"
    ).split()
)
# These may end one clause and begin the next: "who they are are friends".
# "A policeman an an actress" has lost a letter of "and"; behind these nobody says "and an".
_ARTICLE_BEHIND = re.compile(
    r"(?:\A|[.!?,]\s|\b(?:is|was|be|been|as|of|in|for|to|with|by|at|on|from|and|or|that|has|had|have|after|into))"
    r"\s*\Z"
)
_VERBS = frozenset("be been has have will would can could should may might must am are".split())
_ONE_SUBJECT = re.compile(r"(?:\A|[.!?][\"”’)]*\s+|[\r\n])[\"“‘(]?\w+\s+\Z")
# Twice by right, but not where a sentence ends that they do not begin: "now now", "tested again again".
_MEANT_INSIDE = frozenset(
    (
        "that do is was were there far well long many much more again one two now come go too really ever "
        "never"
    ).split()
)
_AS_SAID = re.compile(r"\b(?:do|does|did|done|doing|or) \Z")
_DOUBLED = frozenset(
    (
        "bora walla pago duran baden wagga sirhan boutros zsa yo lulu sing mau tata coco lala hong jar tin "
        "deng gogo ylang ping chow pom bon tsk dodo kiki mimi nana aye john william"
    ).split()
)
# Gao Yuan Yuan has one word before its given name.
_LONG_NAME = re.compile(r"(?:[A-Z]\w+ [A-Z]\w+|\bHong) \Z")
_COMMON = 4.5
"""Zipf frequency from which a syllable of Mandarin is an English word at the end of a sentence: ``Sun``."""
_SHOWN = 80
"""Most characters of what stands twice that are told."""
_LONG = 5
_LONGEST = 500
"""Code points before a mark in which its word begins."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield words and phrases that stand twice; words that only hold a sentence together may go unasked."""
    tokens = prose.reading.tokens.all
    lengths = Lengths(tokens)
    alike = [number for number in lengths.alike(1) if _are_alike(tokens[number - 1], tokens[number])]
    found = [*_words(prose, alike), *_phrases(prose, lengths)]
    loops = _loops(prose, alike)
    yield from _joined(prose.text, loops, found) if loops else found


def _words(prose: Prose, alike: Sequence[int]) -> Iterator[Spot]:
    text, end = prose.text, -1
    for place in sorted({*_alike(prose, alike), *_alike_inside(prose)}):
        match = _TWICE.match(text, place) if place >= end else None
        if match is None:
            continue
        end = match.end()
        if _is_slip(match) and not prose.hidden(*match.span()):
            yield _spot(match)


def _phrases(prose: Prose, lengths: Lengths) -> Iterator[Spot]:
    done = -1
    phrases = repeated_phrases(prose.text, prose.reading.tokens, lengths)
    for match in sorted(phrases, key=re.Match.span):
        if match.start() >= done and not prose.hidden(*match.span()):
            done = match.end()
            shown = f"'{beginning(match[0], _SHOWN)}' repeats '{match['phrase']}'"
            yield Spot(*match.span(), shown, match["phrase"])


def _loops(prose: Prose, alike: Sequence[int]) -> list[Spot]:
    """Return where one word stands over and over, with commas between; five times nobody lists it."""
    text, tokens, end = prose.text, prose.reading.tokens, -1
    found: list[Spot] = []
    for number in alike:
        place = tokens.start(number - 1)
        if place < end or text[(behind := place + len(tokens.all[number - 1])) : behind + 1] != ",":
            continue
        match = _LOOP.match(text, place)
        if match is None:
            continue
        end = match.end()
        if match["word"].lower() not in MEANT and not prose.hidden(*match.span()):
            times = match[0].count(",") + 1
            found.append(
                Spot(*match.span(), f"'{match['word']}' stands {times} times in a row", match["word"])
            )
    return found


def _joined(text: str, loops: list[Spot], others: list[Spot]) -> Iterator[Spot]:
    """Yield findings, those as one that are one loop: of the same word, and with little between them."""
    told: list[list[tuple[Spot, str]]] = []
    end = 0
    both = [*((spot, (spot.replacement or "").lower()) for spot in loops), *((spot, "") for spot in others)]
    for spot, word in sorted(both, key=lambda each: each[0][:2]):
        last, known = told[-1][-1] if told else (spot, "")
        looped = word or known
        if (
            looped
            and told
            and not (spot.certain or last.certain)
            and _goes_on(text, end, spot.start)
            and looped == (known or _other(text, last, looped))
            and looped == (word or _other(text, spot, looped))
        ):
            told[-1].append((spot, looped))
        else:
            told.append([(spot, word)])
        end = max(end, spot.end)
    for group in told:
        if len(group) == 1:
            yield group[0][0]
            continue
        start, end = group[0][0].start, max(spot.end for spot, _ in group)
        word = group[-1][1]
        times = re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text[start:end], re.I) or [word]
        yield Spot(start, end, f"'{times[0]}' stands {len(times)} times with little between")


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether little stands between two stretches of one line."""
    return start - end <= _LITTLE and not _LINE_END.search(text, end, start)


def _other(text: str, spot: Spot, word: str) -> str:
    """Return a word that what stands twice has; empty where it has not."""
    return word if word in re.findall(r"\w+", text[spot.start : spot.end].lower()) else ""


def _spot(match: re.Match[str]) -> Spot:
    text, place, first = match.string, match.start(), match["word"]
    word = first.lower()
    sure = word in _FUNCTION and not (first.isupper() or match["open"] or match["close"])
    if sure and word in _VERBS:
        sure = _ONE_SUBJECT.search(text, max(0, place - 30), place) is not None
    if sure and word == "an":
        sure = _ARTICLE_BEHIND.search(text, max(0, place - 12), place) is not None
    kept = match["open"] + first + match["close"]
    return Spot(*match.span(), f"'{beginning(match[0], _SHOWN)}' repeats a word", kept, sure)


def _alike(prose: Prose, alike: Sequence[int]) -> Iterator[int]:
    """Yield where words may stand that are like the next one, which has one of the given numbers."""
    text, tokens = prose.text, prose.reading.tokens
    for number in alike:
        token = tokens.all[number - 1]
        place, behind = tokens.start(number - 1), tokens.start(number)
        if not _SPACE.search(text, place + len(token), behind):
            continue  # parts of one word, at which `_alike_inside` looks
        if b"?" in token:  # any letters beyond Latin-1
            first, second = (text[start : start + len(token)] for start in (place, behind))
            if first.lower() != second.lower():
                continue
        # The match begins with the mark that stands before the word, where there is one.
        yield from (place - 1, place) if place else (place,)


def _are_alike(token: bytes, other: bytes) -> bool:
    """Tell whether two tokens are one but for letter case; letters beyond Latin-1 are all alike."""
    return token == other or token.decode("latin-1").lower() == other.decode("latin-1").lower()


def _alike_inside(prose: Prose) -> Iterator[int]:
    """Yield where words with a mark inside may stand that are like the next one."""
    text = prose.text
    for place, _ in prose.shaped(_INSIDE):
        if not _SPACE.search(text, place, place + _REACH):
            continue
        match = _REST.match(text, place + 1)
        if match and match[1].lower() in match[2].lower():
            before = text[max(0, place - _LONGEST) : place].split()
            start = place if text[place - 1 : place].isspace() or not before else place - len(before[-1])
            yield from range(start, place + 1)


def _is_slip(match: re.Match[str]) -> bool:
    """Tell whether nobody would have written this by intention."""
    text, first, second = match.string, match["word"], match["last"]
    word = first.lower()
    closes = _ENDS.match(text, match.end()) is not None
    thrice = len(match[0]) > 2 * len(first) + len(match["gap"]) + 4
    if word == "so" and closes and _AS_SAID.search(text, max(0, match.start() - 8), match.start()):
        return True  # "failed to do so so"
    if word in MEANT or (word in _MEANT_INSIDE and not (closes and first.islower())):
        return False
    if first[0].isdigit() and not closes:
        return False  # numbers stand in tables and scores
    gap = match["gap"]
    if ("\n" in gap or "\r" in gap) and (second[0].isupper() or len(word) < 2):
        return False  # two lines that begin or end alike
    if first[0].isupper() and word not in _FUNCTION:
        # Fang Fang, Bora Bora, Adamu Adamu; a sentence seldom ends in such a name.
        if word in _DOUBLED or not (closes or thrice or (first == second and _is_no_name(word))):
            return False
        if not (thrice or first.isupper() or match["open"]) and _is_given_name(match, word):
            return False
    if first.islower() and is_syllable(word) and not is_english(word):
        return False  # a name whose capitals were lost: "cao cao"
    if len(word) == 1 and (first != second or word == "i" or first.isupper()):
        return False  # "plan A a few", "World War I I know"
    # In "in the The Hague court" the second begins a name.
    return not (second[0].isupper() and not first[0].isupper())


def _is_given_name(match: re.Match[str], word: str) -> bool:
    """Tell whether a word may be half of a Chinese given name, Fang in Fang Fang, behind one other word."""
    if not is_syllable(word) or zipf(word) >= _COMMON:
        return False
    return _LONG_NAME.search(match.string, max(0, match.start() - 40), match.start()) is None


def _is_no_name(word: str) -> bool:
    """Tell whether a capitalised word is a common one of titles: ``Ministry``, ``International``."""
    return len(word) >= _LONG and zipf(word) >= _COMMON and not is_name(word)


CHECK = Check(
    id="DUP-WORD",
    mqm="Linguistic › duplication",
    severity="minor",
    fixing="auto",
    summary="a word stands twice in a row",
    bad="The minister said that the the talks failed.",
    good="He said that that was all he had had in Bora Bora.",
    find=find,
)
