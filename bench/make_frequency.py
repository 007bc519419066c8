"""Make ``normalizer/matching/fuzzy/data/frequency.txt.gz`` from the English list of wordfreq.

Needs ``wordfreq`` (Robyn Speer; its data is CC BY-SA 4.0, and so is this list). Run from the root of the
project: ``python -m bench.make_frequency``. The same version gives the same bytes.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from wordfreq import get_frequency_dict, zipf_frequency

TARGET = Path("normalizer/matching/fuzzy/data/frequency.txt.gz")
LEAST = 2.0
NOTE = "# Words by Zipf band. Made from wordfreq by Robyn Speer; licence CC BY-SA 4.0"


def main() -> None:
    """Write the list and say how many words it has."""
    bands: dict[float, list[str]] = {}
    for word in get_frequency_dict("en", wordlist="best"):
        if word.isascii() and word.isalpha() and len(word) >= 3:
            band = int(zipf_frequency(word, "en") * 2) / 2
            if band >= LEAST:
                bands.setdefault(band, []).append(word)
    lines = [NOTE, *(f"{band}\t{' '.join(sorted(words))}" for band, words in sorted(bands.items()))]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode("ascii"), compresslevel=9, mtime=0))
    print(f"{sum(map(len, bands.values())):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
