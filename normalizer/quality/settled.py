"""One fault is told once: what the repair of mangled or lost letters settles is no finding of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from normalizer.model import Alignment, Span
from normalizer.quality.check import Check, Spot
from normalizer.quality.finding import Finding
from normalizer.quality.prose import Prose
from normalizer.quality.registry import NAME_IDS, check

__all__ = ["without_settled"]

_REPAIRS = (frozenset({"ENC-MOJI", "ENC-CTRL"}), frozenset({"ENC-LOSS"}))
"""Checks that mend letters, in the order in which they are thought to be made."""
_DECIDED = NAME_IDS | {"GLOSS-REDUNDANT", "ART-AAN", "ENT-SUSPECT", "SUPPRESS-UNUSED"}
"""What these tell was decided in the mended text already, or is no matter of letters."""
_LONGEST_WORD = 40


def without_settled(
    found: list[Finding], prose: Prose, spots: Callable[[Prose, Check], list[Spot]]
) -> list[Finding]:
    """Return findings without those of which nothing is left when the letters in the same word are mended.

    ``spots`` tells what a check finds in a document.
    """
    for number, repairing in enumerate(_REPAIRS):
        after = frozenset().union(*_REPAIRS[: number + 1])
        repairs = [one for one in found if one.check in repairing and one.replacement is not None]
        words = _words(prose.text, repairs)
        # What is written is told, whatever it was that made it.
        doubtful = {
            id(one)
            for one in found
            if one.fix != "auto"
            and one.check not in _DECIDED
            and one.check not in after
            and _meets(words, one.start, one.end)
        }
        if doubtful:
            mended, alignment = _mended(prose, repairs)
            left = {
                name: _joined(spots(mended, check(name)))
                for name in {one.check for one in found if id(one) in doubtful}
            }
            found = [
                one
                for one in found
                if id(one) not in doubtful
                or _meets(left[one.check], alignment.to_text(one.start), alignment.to_text(one.end))
            ]
    return found


def _words(text: str, repairs: Iterable[Finding]) -> list[Span]:
    """Return the words in which letters are mended, sorted, those that meet as one."""
    words: list[Span] = []
    for one in repairs:
        low, high = one.start, one.end
        while low > max(0, one.start - _LONGEST_WORD) and _is_in_word(text[low - 1]):
            low -= 1
        while high < min(len(text), one.end + _LONGEST_WORD) and _is_in_word(text[high]):
            high += 1
        words.append(Span(low, high))
    return _joined(words)


def _joined(stretches: Iterable[Span | Spot]) -> list[Span]:
    """Return stretches sorted, those that meet as one."""
    found: list[Span] = []
    for start, end in sorted((one.start, one.end) for one in stretches):
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found


def _is_in_word(letter: str) -> bool:
    """Tell whether a character belongs to a word; what a letter was mangled to may be any sign."""
    return letter.isalnum() or not (letter.isascii() or letter.isspace())


def _meets(stretches: Sequence[Span], start: int, end: int) -> bool:
    place = bisect_right(stretches, start, key=lambda stretch: stretch.end)
    return place < len(stretches) and stretches[place].start < end


def _mended(prose: Prose, repairs: Iterable[Finding]) -> tuple[Prose, Alignment]:
    pieces: list[str] = []
    edits: list[tuple[int, int, int]] = []
    done = 0
    for start, end, written in sorted({(one.start, one.end, one.replacement or "") for one in repairs}):
        if start >= done:
            pieces += (prose.text[done:start], written)
            edits.append((start, end, len(written)))
            done = end
    text = "".join((*pieces, prose.text[done:]))
    return Prose(text, options=prose.options), Alignment.of(edits)
