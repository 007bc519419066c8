"""Make the lists of `normalizer.quality.likely_words` ready to be searched, from the lists of words.

Run from the root of the project: ``python -m bench.make_likely_words``. To make them anew in each run would
take longer than to check a small file.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

from normalizer.quality.likely_words import capital_words, frequent_words

TARGET = Path("normalizer/quality/data")


def made(words: Mapping[str, Sequence[str]]) -> bytes:
    """Return lines of a key, a tab and its words, sorted by their keys, with a line end around each."""
    lines = [f"{key}\t{' '.join(some)}" for key, some in sorted(words.items())]
    return "".join(f"\n{line}" for line in lines).encode("ascii") + b"\n"


def main() -> None:
    """Write both files."""
    for name, words in (("capital_words", capital_words()), ("frequent_words", frequent_words())):
        packed = gzip.compress(made(words), mtime=0)
        (TARGET / f"{name}.txt.gz").write_bytes(packed)
        print(f"{name}: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
