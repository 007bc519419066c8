"""Foreign names read back from the Chinese characters that write their sounds: 布林肯, Brinken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from heapq import nlargest
from pkgutil import get_data

__all__ = ["Table", "is_transcription", "respellings", "table_of"]

MOST_CHARACTERS = 8
_BEAM = 40


Chunks = tuple[tuple[str, float], ...]
Table = Mapping[str, tuple[Chunks, Chunks]]
"""By character, the chunks that it writes inside a name and at its end, with their probabilities."""


def respellings(form: str, most: int, table: Table | None = None) -> tuple[str, ...]:
    """Return up to ``most`` Latin names that a transcription may stand for, the likeliest first.

    Each character is one chunk of the name. What chunks it writes, inside a name and at its end, was learned
    by expectation maximisation from 48,000 pairs of NETransliteration (Merhav and Ash, COLING 2018, CC0);
    ``bench/make_transcription.py`` makes the table and measures it with one of its own. Empty when a
    character is not used for foreign names.

    >>> respellings("布林肯", 2)
    ('blinken', 'brinken')
    """
    table = _table() if table is None else table
    if not 2 <= len(form) <= MOST_CHARACTERS or any(character not in table for character in form):
        return ()
    beam = [(1.0, "")]
    for place, character in enumerate(form):
        inside, final = table[character]
        chunks = final if place == len(form) - 1 and final else inside or final
        grown: dict[str, float] = {}
        for chance, text in beam:
            for chunk, share in chunks:
                longer = text + chunk
                grown[longer] = grown.get(longer, 0.0) + chance * share
        # Ties are broken by the text, so that the order never depends on anything else.
        beam = nlargest(_BEAM, ((chance, text) for text, chance in grown.items()))
    return tuple(text for _, text in beam[:most])


def is_transcription(form: str) -> bool:
    """Whether foreign names are written with most of the characters: of 布林肯, not of 石破茂 (Ishiba).

    >>> is_transcription("布林肯"), is_transcription("石破茂")
    (True, False)
    """
    table = _table()
    return 2 * sum(character in table for character in form) > len(form)


def table_of(lines: Iterable[str]) -> Table:
    """Return the table that the lines of its file hold."""
    table = {}
    for line in lines:
        character, inside, final = line.split("\t")
        table[character] = (_chunks(inside), _chunks(final))
    return table


@cache
def _table() -> Table:
    """Read the table at the first name that needs it (27 kB)."""
    text = (get_data("normalizer.matching.generate", "data/transcription.tsv") or b"").decode("utf-8")
    return table_of(text.splitlines())


def _chunks(cell: str) -> Chunks:
    pairs = (pair.split(" ") for pair in cell.split(", ") if pair)
    return tuple((chunk, int(percent) / 100) for chunk, percent in pairs)
