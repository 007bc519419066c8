"""Write what was decided as a careful editor would, and leave everything else byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalizer.matching.article import indefinite_article
from normalizer.matching.boundary import is_word
from normalizer.matching.choice import Choice
from normalizer.matching.collapse import broken, collapsed
from normalizer.matching.fold import fold_text
from normalizer.matching.protect import Protected
from normalizer.tables.strings import nfc

__all__ = ["apply", "rewrite"]

_ARTICLE = re.compile(r"(?<![\w'’.\u0300-\u036f-])(an?)(?:[ \u00a0]|\r\n?|\n)[\"“'‘(\[]*\Z", re.I)
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_WORD_BEFORE = re.compile(rf"({_LETTERS})([ \u00a0\-‐‑])\Z")
_WORD_AFTER = re.compile(rf"([ \u00a0\-‐‑])({_LETTERS})")
_PARTS = re.compile(rf"{_LETTERS}(?:['’.]{_LETTERS})*")
_FIRST_OF_TEXT = re.compile(r"(?:\A|[.!?][\"'”’)\]]*\s+|\n\s*)[\"'“‘(\[]*\Z")


def rewrite(text: str, choices: Sequence[Choice], shield: Protected) -> list[Choice]:
    """Return the choices with what they write made to fit the place, and those that follow from them.

    In: choices sorted by span. Out: the same, sorted; a collapsed gloss is one choice, brackets included,
    and an article that a change made wrong is a choice of its own.
    """
    fitted = [_fitted(text, choice) for choice in choices]
    fitted = collapsed(text, fitted, shield)
    fitted = _joined(text, fitted)
    articles = [article for choice in fitted for article in _article(text, choice, shield)]
    return sorted([*fitted, *articles], key=lambda choice: choice.start)


def apply(text: str, choices: Iterable[Choice]) -> str:
    """Return the text with every written choice in place of its span; sorted, not overlapping."""
    pieces: list[str] = []
    done = 0
    for choice in choices:
        if choice.written is not None:
            pieces += (text[done : choice.start], choice.written)
            done = choice.end
    pieces.append(text[done:])
    return "".join(pieces)


def _fitted(text: str, choice: Choice) -> Choice:
    """Fit capitals and line breaks; a change that changes nothing was no change."""
    if choice.written is None:
        return choice
    surface = text[choice.start : choice.end]
    written = choice.written
    name = surface[: len(surface) - len(choice.glue.lstrip(" .,"))] if choice.glue else surface
    if _in_capitals(name) and not choice.in_capitals:
        written = written.upper()
    elif written[:1].islower() and surface[:1].isupper() and _starts_sentence(text, choice.start):
        written = written[0].upper() + written[1:]
    written = broken(surface, written) + choice.glue
    if nfc(written) == nfc(surface):
        return replace(choice, written=None, action="kept")
    return replace(choice, written=written)


def _in_capitals(surface: str) -> bool:
    return surface.isupper() and sum(map(str.isalpha, surface)) > 3


def _starts_sentence(text: str, start: int) -> bool:
    return _FIRST_OF_TEXT.search(text[max(0, start - 20) : start] if start else "") is not None


def _joined(text: str, choices: list[Choice]) -> list[Choice]:
    """Let a neighbour that repeats an edge of the written name join the span: ``Naka Karabakh``."""
    starts = [choice.start for choice in choices]
    made: list[Choice] = []
    for number, choice in enumerate(choices):
        if made and choice.start < made[-1].end:
            continue  # it has joined the one before
        if choice.written is None or choice.method != "alias" or choice.glue:
            made.append(choice)
            continue
        parts = [fold_text(part).text for part in _PARTS.findall(choice.written)]
        end = _repeated_after(text, choice.end, parts)
        start = _repeated_before(text, choice.start, parts)
        if made and start < made[-1].end and not _may_swallow(made[-1], choice, start):
            start = choice.start
        after = choices[number + 1 : bisect_left(starts, end)]
        if any(other.end > end or not _same(other, choice) for other in after):
            end = choice.end
        while made and made[-1].start >= start and made[-1].end > start:
            made.pop()
        joined = replace(choice, start=start, end=end)
        if nfc(text[start:end]) == nfc(choice.written):
            joined = replace(joined, written=None, action="kept")  # with its neighbour it was right
        made.append(joined)
    return made


def _may_swallow(other: Choice, choice: Choice, start: int) -> bool:
    return other.start >= start and _same(other, choice)


def _same(other: Choice, choice: Choice) -> bool:
    return other.written is None and other.page in (None, choice.page)


def _repeated_after(text: str, end: int, parts: list[str]) -> int:
    """Return the end of the following words that repeat the last parts of a name; not all of them."""
    for size in range(len(parts) - 1, 0, -1):
        place = end
        for part in parts[-size:]:
            word = _WORD_AFTER.match(text, place)
            if word is None or fold_text(word[2]).text != part or not word[2][0].isupper():
                break
            place = word.end()
        else:
            if place == len(text) or not is_word(text[place]):
                return place
    return end


def _repeated_before(text: str, start: int, parts: list[str]) -> int:
    for size in range(len(parts) - 1, 0, -1):
        place = start
        for part in reversed(parts[:size]):
            word = _WORD_BEFORE.search(text, max(0, place - 60), place)
            if word is None or fold_text(word[1]).text != part or not word[1][0].isupper():
                break
            place = word.start()
        else:
            if place == 0 or not is_word(text[place - 1]):
                return place
    return start


def _article(text: str, choice: Choice, shield: Protected) -> Iterable[Choice]:
    """Yield the article before a change, if the change made it wrong."""
    if choice.written is None:
        return
    found = _ARTICLE.search(text, max(0, choice.start - 8), choice.start)
    if found is None or shield.reason(found.start(1), found.end(1)):
        return
    wanted = indefinite_article(choice.written)
    if found[1].lower() == wanted:
        return
    article = wanted.upper() if found[1].isupper() and len(found[1]) > 1 else found[1][0] + wanted[1:]
    yield Choice(
        found.start(1),
        found.end(1),
        choice.page,
        article,
        "replaced",
        "article",
        f"{wanted!r} is said before {choice.written!r}",
        choice.where,
        (),
    )
