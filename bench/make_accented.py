"""Make ``normalizer/quality/data/accented.txt``: words with accented letters that English texts use.

Run from the root of the project, with wordfreq installed and the word lists of Debian's packages
wamerican-huge and wbritish-huge (SCOWL) unpacked: ``python -m bench.make_accented FOLDER``.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import wordfreq

OUT = Path(__file__).parents[1] / "normalizer" / "quality" / "data" / "accented.txt"
HEAD = (
    "# Words with accented letters in English texts, their Zipf band, and s when SCOWL has them; "
    "see docs/sources.md.\n"
)
LEAST = 1.5


def is_accented(word: str) -> bool:
    """Tell whether a word of four letters and more has accented Latin letters and nothing but letters."""
    return (
        len(word) > 3
        and word.isalpha()
        and not word.isascii()
        and all("LATIN" in unicodedata.name(letter, "") for letter in word)
    )


def main() -> None:
    """Write the file."""
    bands: dict[str, float] = {}
    for given in wordfreq.get_frequency_dict("en", "large"):
        word = unicodedata.normalize("NFC", given)
        if is_accented(word) and wordfreq.zipf_frequency(word, "en") >= LEAST:
            bands[word] = round(wordfreq.zipf_frequency(word, "en") * 2) / 2
    scowl = set()
    for path in sorted(Path(sys.argv[1]).rglob("*-english-huge")):
        for line in path.read_text(encoding="utf-8").splitlines():
            word = unicodedata.normalize("NFC", line.removesuffix("'s").lower())
            if is_accented(word):
                scowl.add(word)
    bands = dict.fromkeys(scowl, 1.0) | bands
    marks = {word: "\ts" if word in scowl else "" for word in bands}
    rows = "".join(f"{word}\t{bands[word]}{marks[word]}\n" for word in sorted(bands))
    OUT.write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
