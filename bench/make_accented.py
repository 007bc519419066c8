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
    "# Words with accented letters in English texts, their Zipf band, and s when SCOWL has them, "
    "n when it has them with a capital only, e when they are English all the same; see docs/sources.md.\n"
)
LEAST = 1.5
# English too, though SCOWL spells them without the accent or has them not.
ENGLISH = (
    "appétit béchamel brûlée cachaça candomblé chargé chéri chérie cinéma clásico communiqué communiqués "
    "coöperation crème crêpe crêpes début décor dénouement encyclopædia époque exposés façade façades "
    "fraîche hôtel maître mélange mémoire ménage métis métro naïvely naïveté ombré opéra piqué puréed "
    "québécois quinceañera régime résistance résumé résumés rôle vérité"
).split()


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
    marks: dict[str, str] = {}
    for path in sorted(Path(sys.argv[1]).rglob("*-english-huge")):
        for line in path.read_text(encoding="utf-8").splitlines():
            word = unicodedata.normalize("NFC", line.removesuffix("'s"))
            if is_accented(word):
                mark = "\ts" if word == word.lower() else marks.get(word.lower(), "\tn")
                marks[word.lower()] = mark
    marks = dict.fromkeys(ENGLISH, "\te") | marks
    bands = dict.fromkeys(marks, 1.0) | bands
    rows = "".join(f"{word}\t{bands[word]}{marks.get(word, '')}\n" for word in sorted(bands))
    OUT.write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
