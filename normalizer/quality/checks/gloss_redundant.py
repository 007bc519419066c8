"""GLOSS-REDUNDANT: a name whose bracket says the same name again: ``Stoltenberg (Stoltenberg)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.names import spots_of
from normalizer.quality.prose import Prose
from normalizer.tables.strings import fold

__all__ = ["CHECK"]

_BRACKET = re.compile(r"\(([^()\r\n]{2,80})\)")
_QUOTES = "\"'“”‘’«»"
# The word right before a name, and the one before an "of" or "the" between them.
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.'’-]*) (?:(?:of|de|der|da|di|el|al)(?: the)? )?\Z")
_WINDOW = 60
_SHORTEST_TERM = 4
_MOST_WORDS = 2
"""Words of a bracket that may tell where a place is."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the normaliser's collapsed glosses, and brackets that repeat the name right before them."""
    yield from spots_of(prose, "GLOSS-REDUNDANT")
    text = prose.text
    for bracket in _BRACKET.finditer(text):
        inside = bracket[1]
        spaced = text[bracket.start() - 1 : bracket.start()] == " "
        middle = bracket.start() - spaced
        start, end = middle - len(inside), bracket.end()
        if start < 0 or not _same(text[start:middle], inside):
            continue
        named = _is_name(inside, spaced)
        if not named and not (spaced and text[start:middle] == inside and _is_term(inside)):
            continue
        if (start and (text[start - 1].isalnum() or text[start - 1] in "-'’_/.")) or text[
            end : end + 1
        ].isalnum():
            continue
        if prose.hidden(start, end) or _is_written(prose, start, end):
            continue
        if _is_place_list(text, bracket) or not _stands_alone(text, start, inside):
            continue
        name = text[start:middle]
        said = "the name" if named else "it"
        sure = named and name == inside
        yield Spot(start, end, f"'{text[start:end]}' says {said} twice", name, certain=sure)


def _same(before: str, inside: str) -> bool:
    """Tell whether two wordings are the same, but for letter case, accents and hyphens."""
    return before == inside or fold(before) == fold(inside)


def _is_name(inside: str, spaced: bool) -> bool:
    bare = inside.strip(_QUOTES)
    # Two or three letters right at a bracket are a formula.
    return bare[:1].isupper() and len(bare) > 1 and (spaced or len(bare) > 3)


def _is_term(inside: str) -> bool:
    """Tell whether a wording in small letters is one or more words: ``moral agent``, no variable."""
    return len(inside) >= _SHORTEST_TERM and inside[0].islower() and inside.replace(" ", "").isalpha()


def _stands_alone(text: str, start: int, name: str) -> bool:
    """Tell whether a name is not the last part of a longer one, of which its bracket gives a part.

    *Real Madrid (Madrid)* tells where a club is, *the Treaty on the Union (Union)* what it is called below.
    """
    before = _WORD_BEFORE.search(text, max(0, start - _WINDOW), start)
    if before is None or before[1][0].islower() or before[0] == "The ":
        return True
    # An English word after a capital is what something is called below: *Monetary Fund (Fund)*.
    word = before[1].lower().rpartition("-")[2].removesuffix("'s").removesuffix("’s")
    return word in _APART and before[0].count(" ") == 1 and not is_english(name.lower())


# With a capital, and still no part of the name that follows: first words of sentences, titles, days, months.
_APART = frozenset(
    (
        "a acting activist actor actress admiral after although ambassador analyst and april as at "
        "august author because before bishop both but by captain chair chairman chairwoman chancellor "
        "chief coach colonel commander commissioner december deputy director doctor dr dr. emperor "
        "envoy expert february for foreign former friday from general governor he her his how if in "
        "it its january journalist judge july june king lawyer leader lieutenant like major march "
        "marshal mayor meanwhile minister monday mr mr. mrs mrs. ms ms. near november october on or "
        "player pope premier president prime prince princess professor queen reporter saturday "
        "secretary senator september sergeant she since singer so spokesman spokesperson spokeswoman "
        "striker sunday that the then these they this though thursday to tuesday under until vice we "
        "wednesday when where while why with without writer yet you"
    ).split()
)


def _is_written(prose: Prose, start: int, end: int) -> bool:
    """Tell whether the normaliser changes something there already."""
    decision = prose.name_at(start, end)
    return decision is not None and decision.written is not None


def _is_place_list(text: str, bracket: re.Match[str]) -> bool:
    """Tell whether the line has other places in brackets: *Chiba (Chiba), Kawagoe (Saitama)*; no dates."""
    low = max(0, bracket.start() - 2 * _WINDOW)
    low = max(low, text.rfind("\n", low, bracket.start()) + 1)
    high = text.find("\n", bracket.end(), bracket.end() + 2 * _WINDOW)
    pieces = (
        text[low : bracket.start()],
        text[bracket.end() : high if high >= 0 else bracket.end() + 2 * _WINDOW],
    )
    return any(
        other[1][0].isupper()
        and not other[1].isupper()
        and other[1].count(" ") < _MOST_WORDS
        and not any(map(str.isdigit, other[1]))
        and not piece[: other.start()].rstrip().endswith(other[1])
        for piece in pieces
        for other in _BRACKET.finditer(piece)
    )


CHECK = Check(
    id="GLOSS-REDUNDANT",
    mqm="Style › awkward",
    severity="minor",
    fixing="auto",
    summary="a bracket repeats the name before it",
    bad="Stoltenberg (Stoltenberg) thanked the envoys.",
    good="Stoltenberg (NATO) thanked the envoys.",
    find=find,
    safe=True,
)
