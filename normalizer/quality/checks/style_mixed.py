"""STYLE-MIXED: one thing written in two ways in one document: US and U.S., ceasefire and cease-fire."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from normalizer.quality.check import Check, Spot
from normalizer.quality.finding import Elsewhere
from normalizer.quality.literal import literal_places
from normalizer.quality.prose import Prose
from normalizer.quality.two_styles import two_ways

__all__ = ["CHECK"]


class _Use(NamedTuple):
    """A place where one of two ways was chosen."""

    start: int
    end: int
    other: str
    """What stands there in the other way."""
    plain: bool = True
    """Nothing about the place speaks against writing that."""
    stop: bool = False
    """Its last character is the stop of the sentence alone."""

    @property
    def span(self) -> tuple[int, int]:
        """Where what is chosen stands."""
        return self.start, self.end - self.stop


class _Phrase(NamedTuple):
    """A choice between two ways, as patterns and as what each is in the other way (`re.Match.expand`)."""

    choice: str
    one: re.Pattern[str]
    to_other: str
    other: re.Pattern[str]
    to_one: str


_CLEAR = 3
"""Times that one way must outnumber the other to be written unasked."""
# Patterns begin with their letters and then look back, for a search is fast for letters.
_LETTERS = tuple(
    (
        f"{name} and {first}.{last}.",
        re.compile(rf"{name}(?<![\w.&$-]{name})(?![\w&$]|-\d| (?:Airways|Foods|Weekly)\b|\.[\w.])"),
        re.compile(rf"{first}\.{last}\.(?<![\w.&-]{first}\.{last}\.)(?!\w| (?:Banc|Bank|News|Steel))"),
    )
    for name in ("US", "UK", "UN", "EU")
    for first, last in [tuple(name)]
)
_HOUR = re.compile(r"[ap]m(?:(?<=\d[ap]m)|(?<=\d [ap]m))(?!\w|\.[\w.])")
_HOUR_STOPPED = re.compile(r"[ap]\.m\.(?:(?<=\d[ap]\.m\.)|(?<=\d [ap]\.m\.))(?!\w)")
# How a sentence goes on behind an abbreviation, although the next word may have a capital ...
_GOES_ON = re.compile(
    r"['’]s|[,;:)]|,? ?[a-z(\d]|[-–—]|"
    r" (?:Air|Ambassador|Army|Attorney|Cabinet|Capitol|Centers|Central|Chamber|Coast|Commerce|Commission"
    r"|Congress|Constitution|Council|Customs|Defense|Democrat|Department|Embassy|Energy|Federal|Food|Forces"
    r"|General|Geological|High|House|Human|Immigration|Justice|Marines?|Navy|Open|President|Prime|Rep\."
    r"|Representative|Republican|Secretary|Security|Sen\.|Senate|Senator|Special|State|Supreme|Trade"
    r"|Treasury|Vice)(?!\w)"
)
# ... and how another one begins.
_BEGINS = re.compile(
    r" (?:The|It|He|She|They|We|I|You|In|On|At|But|And|This|That|These|Those|If|When|While|After|Before|As"
    r"|However|Meanwhile|According|There|His|Her|Its|Their)(?!\w)"
)
_PHRASES = (
    _Phrase(
        "per cent and percent",
        re.compile(r"per cent(?!\w)"),
        "percent",
        re.compile(r"percent(?!\w)"),
        "per cent",
    ),
    _Phrase("Covid and COVID", re.compile(r"Covid(?!\w)"), "COVID", re.compile(r"COVID(?!\w)"), "Covid"),
    _Phrase(
        "titles with and without a stop",
        re.compile(r"M(?<!\w.)(?:rs?|s)(?= [A-Z])"),
        r"\g<0>.",
        re.compile(r"(M(?<!\w.)(?:rs?|s))\.(?= [A-Z])"),
        r"\1",
    ),
    _Phrase(
        "straight and curly apostrophes",
        re.compile(r"'(?<=[A-Za-z].)(?=[a-z])"),
        "’",
        re.compile(r"’(?<=[A-Za-z].)(?=[a-z])"),
        "'",
    ),
)
_GLUED_BEFORE = re.compile(r"[\w-]")
_GLUED_AFTER = re.compile(r"['’]?[\w-]")
_STRAIGHT = re.compile(r'"(?<![\w"].)(?=\S)[^"“”\r\n]{1,400}(?<!\s)"(?![\w"])')
_CURLY = re.compile(r'“[^"“”\r\n]{1,400}”')


def find(prose: Prose) -> Iterator[Spot]:
    """Yield what is written in the way that a document uses less; of two used as often, the later one.

    Names in full and their abbreviations are not told from each other: good English has both.
    """
    text = prose.text
    for choice, *ways in _choices(prose):
        if not all(ways):
            continue
        one, other = ([use for use in way if not prose.hidden(use.start, use.end)] for way in ways)
        if not one or not other:
            continue
        one_is_rare = (len(one), -one[0].start) < (len(other), -other[0].start)
        rare, usual = (one, other) if one_is_rare else (other, one)
        clear = len(usual) >= _CLEAR * len(rare)
        start, end = usual[0].span
        example = text[start:end]
        there = (Elsewhere(f"'{example}'", start, end),)
        for use in rare:
            message = f"'{text[slice(*use.span)]}' does not go with '{example}': {choice} are mixed"
            yield Spot(use.start, use.end, message, use.other, clear and use.plain, elsewhere=there)


def _choices(prose: Prose) -> Iterator[tuple[str, list[_Use], list[_Use]]]:
    """Yield what a writer chooses once for a whole text, and where either way of it was chosen."""
    text = prose.text
    for choice, bare, stopped in _LETTERS:
        if choice[-4:] in text:
            yield choice, _bare(text, bare), _stopped(text, stopped)
    if ".m." in text:
        yield "hours with and without stops", _bare(text, _HOUR), _stopped(text, _HOUR_STOPPED)
    for phrase in _PHRASES:
        if phrase.one.search(text) and phrase.other.search(text):
            one = _expanded(text, phrase.one, phrase.to_other)
            yield phrase.choice, one, _expanded(text, phrase.other, phrase.to_one)
    if '"' in text and "“" in text:
        straight, curly = _pairs(text, _STRAIGHT, "“”"), _pairs(text, _CURLY, '""')
        yield "straight and curly quotation marks", straight, curly
    yield from _words(prose)


def _bare(text: str, pattern: re.Pattern[str]) -> list[_Use]:
    """Return abbreviations without stops; the stop that ends a sentence becomes that of the abbreviation."""
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 20) : start].rpartition("\n")[2]
        after = text[end : end + 20].partition("\n")[0]
        if match[0].isupper() and (before + after).isupper():
            continue  # a headline in capitals, in which it may be another word
        ends = text[end : end + 1] == "."
        found.append(_Use(start, end + ends, f"{match[0][0]}.{match[0][1]}.", stop=ends))
    return found


def _stopped(text: str, pattern: re.Pattern[str]) -> list[_Use]:
    """Return abbreviations with stops; the last stop stays where it ends a sentence too."""
    found = []
    for match in pattern.finditer(text):
        short = match[0].replace(".", "")
        goes_on, begins = (rule.match(text, match.end()) is not None for rule in (_GOES_ON, _BEGINS))
        at_end = begins or not text[match.end() : match.end() + 2].strip("\"'”’ ")
        written = f"{short}." if at_end and not goes_on else short
        found.append(_Use(*match.span(), written, goes_on or begins))
    return found


def _expanded(text: str, pattern: re.Pattern[str], template: str) -> list[_Use]:
    if "\\" not in template:
        return [_Use(*match.span(), template) for match in pattern.finditer(text)]
    return [_Use(*match.span(), match.expand(template)) for match in pattern.finditer(text)]


def _pairs(text: str, pattern: re.Pattern[str], marks: str) -> list[_Use]:
    """Return the two marks of each quotation, and the marks that they are in the other way."""
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        found += [_Use(start, start + 1, marks[0]), _Use(end - 1, end, marks[1])]
    return found


def _words(prose: Prose) -> Iterator[tuple[str, list[_Use], list[_Use]]]:
    """Yield the choices that single words belong to, where words of the document make them in both ways."""
    known = two_ways()
    chosen: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for word in known.keys() & prose.words:
        chosen[known[word].choice][known[word].way].append(word)
    mixed = {choice: ways for choice, ways in chosen.items() if all(ways)}
    if not mixed:
        return
    written = [word for ways in mixed.values() for way in ways for word in way]
    uses: dict[str, list[_Use]] = defaultdict(list)
    for start, end in literal_places(prose.text, written):
        if not _GLUED_BEFORE.match(prose.text[start - 1 : start]) and not _GLUED_AFTER.match(prose.text, end):
            word = prose.text[start:end]
            uses[word].append(_Use(start, end, known[word].other))
    for choice, ways in mixed.items():
        one, other_way = (sorted(use for word in way for use in uses[word]) for way in ways)
        yield choice, one, other_way


CHECK = Check(
    id="STYLE-MIXED",
    mqm="Style › inconsistent",
    severity="minor",
    fixing="auto",
    summary="one thing is written in two ways",
    bad="A ceasefire holds in the city. The cease-fire was signed at noon.",
    good="A ceasefire holds in the city. The ceasefire was signed by the US and the UK.",
    find=find,
    opt_in=True,
)
