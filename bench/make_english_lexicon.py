"""Make ``normalizer/matching/lexicons/english.txt.gz`` from the word lists of Debian.

Needs the packages ``wamerican-large`` and ``wbritish-large`` (SCOWL, levels to 70). Run from the root
of the project: ``python bench/make_english_lexicon.py``. The same packages give the same bytes.
"""

from __future__ import annotations

import gzip
from pathlib import Path

SOURCES = (Path("/usr/share/dict/american-english-large"), Path("/usr/share/dict/british-english-large"))
TARGET = Path("normalizer/matching/lexicons/english.txt.gz")


def english_words() -> list[str]:
    """Return the lower-case words of both lists, without possessives and proper names."""
    words: set[str] = set()
    for source in SOURCES:
        words.update(source.read_text(encoding="utf-8").split("\n"))
    return sorted(word for word in words if word.isascii() and word.isalpha() and word.islower())


def main() -> None:
    """Write the lexicon and say how many words it has."""
    words = english_words()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress("\n".join(words).encode("ascii"), compresslevel=9, mtime=0))
    print(f"{TARGET}: {len(words):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
