"""Make ``normalizer/quality/data/spelling.txt.gz`` and ``bigrams.txt.gz``, by which SPELL-TYPO judges words.

Needs the packages ``wamerican-insane``, ``wbritish-insane``, ``wamerican-huge`` and ``wbritish-huge`` of
Debian (SCOWL, levels to 80 and 95), and ``symspellpy`` of Python, whose pairs of words are from the Google
Books Ngrams. Run from the root of the project: ``python -m bench.make_spelling [--words FOLDER]``. The same
packages give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from normalizer.matching.fuzzy.frequency import bands
from normalizer.matching.lexicon import english_words
from normalizer.quality.likely_words import may_be_far
from normalizer.quality.spelling import edit_of, one_edit_away

TARGET = Path("normalizer/quality/data")
WORDS = Path("/usr/share/dict")
COMMON = 3.0
"""Zipf frequency from which a word is what a real one may have been before it lost a letter."""
MEANT = 2.0
"""The same from which an unknown word may stand for it, so that the rare words like it must be known."""
CONFUSABLE, CONFUSABLE_GAIN = 4.5, 1.0
"""Most frequent a real word may be that is another one less a letter, and how far it is below that."""
SHORT, SHORT_COMMON = 5, 4.0
"""Words up to this length and from this frequency keep their neighbours too."""
NOTE = "# Words of SCOWL, copyright Kevin Atkinson, see docs/sources.md"
PAIRS_NOTE = "# From Google Books Ngrams (CC BY 3.0) by way of symspellpy (MIT), see docs/sources.md"


def main() -> None:
    """Write both files and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, default=WORDS, help="the folder of the word lists")
    folder = parser.parse_args().words
    english = english_words()
    common = {word: bands().get(word, 0.0) for word in english if bands().get(word, 0.0) >= COMMON}
    meant = {word for word in english if bands().get(word, 0.0) >= MEANT}
    rare = _listed(folder, "huge") - english
    rarest = _listed(folder, "insane") - english - rare
    confusable = _confusable(english, common)
    sections = {
        "rare": _near(rare, meant),
        "rarest": _near(rarest, meant),
        "confusable": confusable,
    }
    _write("spelling.txt.gz", [NOTE, *(f"{name}\t{' '.join(words)}" for name, words in sections.items())])
    wanted = {guess for word in confusable for guess in _longer(word, common)} | set(confusable)
    wanted |= {word for word, band in common.items() if len(word) <= SHORT and band >= SHORT_COMMON}
    _write("bigrams.txt.gz", [PAIRS_NOTE, *_pairs(wanted)])
    print({name: len(words) for name, words in sections.items()})


def _listed(folder: Path, size: str) -> set[str]:
    words: set[str] = set()
    for kind in ("american", "british"):
        words.update((folder / f"{kind}-english-{size}").read_text("utf-8").split("\n"))
    return {word for word in words if word.isascii() and word.isalpha() and word.islower()}


def _near(words: Iterable[str], meant: set[str]) -> list[str]:
    """Return the words that would be taken for another one, were they unknown."""
    return sorted(word for word in words if not meant.isdisjoint(one_edit_away(word)) or may_be_far(word))


def _longer(word: str, common: dict[str, float]) -> list[str]:
    """Return the common words that lost a letter to become a word."""
    return [other for other in one_edit_away(word) if other in common and edit_of(word, other) == "drop"]


def _confusable(english: Iterable[str], common: dict[str, float]) -> list[str]:
    found = []
    for word in english:
        band = max(bands().get(word, 0.0), 1.0)
        if len(word) >= 3 and band <= CONFUSABLE:
            best = max((common[other] for other in _longer(word, common)), default=0.0)
            if best - band >= CONFUSABLE_GAIN:
                found.append(word)
    return sorted(found)


def _pairs(wanted: set[str]) -> list[str]:
    """Return a line for each first word: the second words by half decades of their count."""
    path = files("symspellpy").joinpath("frequency_bigramdictionary_en_243_342.txt")
    counts: dict[tuple[str, str], int] = {}
    for line in path.read_text("utf-8-sig").splitlines():
        first, second, told = line.split()
        counts[first, second] = int(told)
    least = min(counts.values())
    lines: dict[str, dict[int, list[str]]] = {}
    for (first, second), count in counts.items():
        if first in wanted or second in wanted:
            level = int(2 * math.log10(count / least))
            lines.setdefault(first, {}).setdefault(level, []).append(second)
    return [
        "\t".join([first, *(f"{level} {' '.join(sorted(words))}" for level, words in sorted(levels.items()))])
        for first, levels in sorted(lines.items())
    ]


def _write(name: str, lines: list[str]) -> None:
    path = TARGET / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(lines).encode("ascii"), compresslevel=9, mtime=0))
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
