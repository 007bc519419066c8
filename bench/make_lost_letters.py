"""Make ``normalizer/quality/data/lost_letters.txt``: what ENC-LOSS looks for, ready to be read.

It follows from ``accented.txt``, ``accented_phrases.txt`` and the word lists of the package; make it again
when one of these has changed. Run from the root of the project: ``python -m bench.make_lost_letters``. The
same files give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.lexicon import is_english
from normalizer.quality.lost_letters import bare, by_rest, phrases

OUT = Path(__file__).parents[1] / "normalizer" / "quality" / "data" / "lost_letters.txt"
HEAD = (
    "# Made by bench/make_lost_letters.py of accented.txt and accented_phrases.txt; see docs/sources.md.\n"
    "# What is left of words, capitalised when of names only, with the words, their Zipf bands, and 1 for\n"
    "# one that is English and no name; then words by which phrases are found, with the numbers of these,\n"
    "# as they are and with a sign for each letter.\n"
)
SHORTEST = 3
"""Letters left of a word from which it is told by what is missing alone."""
TIMES = 1.0
"""Zipf steps by which a word must be more common than what is left of it, as a word of its own."""
COMMON = 4.0
_PARTS = re.compile(r"\W+")
_ACCENTS = re.compile("[^\x00-\x7f]+")


def main() -> None:
    """Write the file."""
    OUT.write_text(made(), encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


def made() -> str:
    """Return what the file holds."""
    return HEAD + "".join(f"{line}\n" for line in (*sorted(_rests()), "=", *sorted(_phrases())))


def _rests() -> Iterator[str]:
    for rest, words in by_rest().items():
        likely = [word for word in words if word.band - zipf(rest) >= TIMES]
        if len(rest) >= SHORTEST and likely and not is_english(rest) and not _is_slip(rest):
            key = rest if any(word.common for word in likely) else rest.capitalize()
            yield f"{key}\t{' '.join(f'{one.word}:{one.band}:{one.common:d}' for one in likely)}"


def _phrases() -> Iterator[str]:
    found: dict[str, tuple[dict[int, None], dict[int, None]]] = {}
    for number, phrase in enumerate(phrases()):
        for signs in (False, True):
            for trigger in _triggers(phrase.segments, signs):
                found.setdefault(trigger, ({}, {}))[signs][number] = None
    for trigger, numbers in found.items():
        yield "\t".join([trigger, *(" ".join(map(str, those)) for those in numbers)])


def _is_slip(rest: str) -> bool:
    """Tell whether letters are rather a common word with two neighbours swapped."""
    swapped = (rest[:n] + rest[n + 1] + rest[n] + rest[n + 2 :] for n in range(len(rest) - 1))
    return any(zipf(word) >= COMMON for word in swapped)


def _triggers(segments: Iterable[tuple[str, ...]], signs: bool) -> list[str]:
    """Return a word of each wording of one segment: of that whose words are the rarest."""
    sought = [[_rarest(choice, signs) for choice in choices] for choices in segments]
    best = min(sought, key=lambda words: max(map(_rank, words)))
    return [form for word in best for form in (word, word[:1].upper() + word[1:])]


def _rarest(choice: str, signs: bool) -> str:
    parts = _PARTS.split(choice)
    left = [part for word in parts for part in (_ACCENTS.split(word) if signs else (bare(word),))]
    return min(left, key=_rank)


def _rank(word: str) -> tuple[bool, float]:
    """Return how common a word is; what is hardly one comes last."""
    return len(word) < 2, zipf(word.lower()) if len(word) > 2 else COMMON


if __name__ == "__main__":
    main()
