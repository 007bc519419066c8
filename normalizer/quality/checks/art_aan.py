"""ART-AAN: *a* before a vowel sound, *an* before a consonant sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizer.matching.article import indefinite_article
from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import PHRASES
from normalizer.quality.mandarin import is_syllable
from normalizer.quality.names import spots_of
from normalizer.quality.prose import Prose

# Only words that may be wrong: most of those behind "a" start with a consonant letter.
_VOWELS = "aeiouAEFHILMNORSXh8"
_DOUBTFUL = PHRASES.watch(
    *(f" {article} {letter}" for article in ("a", "A") for letter in f"{_VOWELS}1"),
    *(f" {article} {letter}" for article in ("an", "An") for letter in "bcdfghjklmnpqrstuvwyzeo"),
    *(f" {article} {letter}" for article in ("an", "An") for letter in "BCDEFGHJKLMNOPQRSTUVWYZ12345679"),
)
_BEFORE = ("", " ", "\n", "“", '"', "(")
_NEXT = re.compile(r"[A-Za-z0-9][\w\u0300-\u036f,.'’-]{0,40}")
_LAST_WORD = re.compile(r"([^\W\d_]+)\Z")
_OPENS = re.compile(r"(?:\A|[.!?\n][\"”’')\]]{0,2}\s{1,3}|\n\s{0,3}|[\"“‘(]|[:–—-] )\Z")
_ACRONYM = re.compile(r"[A-Z]{2,}(?=s?(?![A-Za-z]))")
_CLEAR = re.compile(r"[B-DF-HJ-NP-TV-XZ]+\Z")
_WORDLIKE = re.compile(r"[B-DF-HJ-NP-TV-Z][AEIOUY][B-DF-HJ-NP-TV-Z]\Z")
# Said with and without their first sound, or with a sound that their letters do not tell.
_EITHER = re.compile(
    r"h(?:is?tor|er[bo]|omage|otel|abitu|allucin|yster|eredi|ilar|orrend|ypoth|umble|ypno|un)|ur?$|uh"
)
_VOWEL_U = re.compile(
    r"un(?:i(?:dent|deal|ssued|dir|ron|rrig)|a(?:b|c|d|f|g|i|l|m|n|p|r|s|t|u|v|w)|u|e(?!sc)|o)"
)
_CONSONANT_U = re.compile(r"ur(?:i[nc]|e[at]|o|a)|uy|ouija|oui|ouat|unanim|one(?:s?$|-)|once$|ut[ai]")
_YEAR = re.compile(r"(?:11|18)\d\d(?!\d)|(?:11|18),\d|1[18]0")
_READ_OUT = frozenset("MB MV MW MJ ML".split())
"""Units that are read in full as often: a megabyte."""
# Letters that no English word begins with, but a name of them or a letter with a word glued to it: an Fpoint.
_UNSAID = re.compile(r"F[^aeiouylrj]|[HN][^aeiouy]|L[^aeiouylh]|M[^aeiouycn]|R[^aeiouyh]|X[^aeiouy]")
_VOWELS_OF_WORDS = re.compile("[aeiouy]")
_LABELS = frozenset(
    """vitamin plan group grade class type hepatitis serie series category section option block team part
    point level league appendix annex schedule exhibit gate wing model size side letter influenza les la
    le une un el y e o da do di de via viva para""".split()
)
_NO_NOUNS = frozenset("an and are as at if in is of on or".split())
"""What follows a letter that is spoken of, or a slip of another kind, no article."""
_FOREIGN_NEXT = frozenset("la le el o os as e al fortiori priori posteriori capella deux posteriori".split())


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the articles that our own changes made wrong, as certain, and the other wrong ones."""
    done = []
    for spot in spots_of(prose, "ART-AAN"):
        done.append(spot.start)
        yield spot
    text = prose.text
    for start, end in prose.phrased(_DOUBTFUL):
        article = text[start : end - 3]
        if start in done or text[end - 3] not in " \n" or text[max(0, start - 1) : start] not in _BEFORE:
            continue
        wanted = _wanted(text, start, article)
        if wanted and not prose.hidden(start, end - 1):
            written = wanted.capitalize() if article[0] == "A" else wanted
            following = _NEXT.match(text, start + len(article) + 1)
            shown = following[0].rstrip(".,'’-") if following else ""
            yield Spot(
                start, start + len(article), f"'{article} {shown}' should be '{written} {shown}'", written
            )


def _wanted(text: str, start: int, article: str) -> str | None:
    """Return the article that should stand there, or None when it does or nobody can tell."""
    following = _NEXT.match(text, start + len(article) + 1)
    if following is None:
        return None
    word = following[0].rstrip(".,'’-") or following[0]
    initial = len(word) == 1 and following[0][1:2] == "."
    wanted = _sound(f"{word}." if initial else word)
    if wanted is None or wanted == article.lower():
        return None
    before = text[max(0, start - 24) : start]
    if article[0] == "A" and not _OPENS.search(before):
        return None  # Plan A, vitamin A, Mr An
    if article == "An" and word[0].isupper() and (not is_english(word.lower()) or is_syllable(word.lower())):
        return None  # a surname
    if article in ("a", "A") and word in _NO_NOUNS:
        return None
    last = _LAST_WORD.search(before.rstrip())
    if last and (last[1].lower() in _LABELS or (last[1].islower() and not is_english(last[1]))):
        return None
    return wanted


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str | None:
    """Return the article before a word, or None where speakers differ or its letters do not tell."""
    if word[0].isdigit():
        return None if _YEAR.match(word) else indefinite_article(word)
    acronym = _ACRONYM.match(word)
    if acronym:
        letters = acronym[0]
        if letters in _READ_OUT:
            return None
        if len(letters) > 3 and not _CLEAR.match(letters):
            return None
        return None if _WORDLIKE.match(letters) else indefinite_article(letters)
    head = re.split(r"[-'’.,]", word)[0]
    lower = head.lower()
    if len(head) == 1:
        if not head.isupper() or len(word) < 2:
            return None  # a letter that is spoken of, a label, an unknown
        return "an" if head in "AEFHILMNORSX" else "a"
    if _EITHER.match(lower) or lower in _FOREIGN_NEXT:
        return None
    if head[0].isupper() and not is_english(lower) and (lower[0] in "hujy" or lower.startswith("ou")):
        if not re.match(r"ukrain|europ|unit|univ", lower):
            return None
    elif head[0].islower() and (not is_english(lower) or lower == "us" or not _VOWELS_OF_WORDS.search(lower)):
        return None  # abbreviations, nth, the us base
    if _UNSAID.match(head) and not is_english(lower):
        return None
    if _CONSONANT_U.match(lower):
        return "a"
    if _VOWEL_U.match(lower) and not lower.startswith("unanim"):
        return "an"
    return indefinite_article(head)


CHECK = Check(
    id="ART-AAN",
    mqm="Linguistic › grammar",
    severity="minor",
    fixing="auto",
    summary="a where an is said, or an where a is",
    bad="He is a honest man who works for an European newspaper.",
    good="He is an honest man who works for a European newspaper.",
    find=find,
    stage="names",
)
