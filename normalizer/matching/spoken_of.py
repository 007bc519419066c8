"""Names that a text speaks of: ``under the name of Casa Branca`` gives a spelling, right or wrong."""

from __future__ import annotations

import re

from normalizer.matching.late import Late

__all__ = ["spoken_of"]

_WINDOW = 48
"""Code points before a name in which something says that it is spoken of."""
_CUES = ("name", "call", "known", "writ", "spel", "render", "translit")
_BLANK_LINE = re.compile(r"(?:\n|\r(?!\n))[^\S\r\n]*[\r\n]")
_SPOKEN_OF = Late(
    r"""(?<!\w)(?:
        [Uu]nder[ ]the[ ](?:\w+[ ])?names?(?:[ ]of)?
        |(?:formerly|originally|previously|once|earlier|then|first)[ ](?:called|named|known[ ]as)
        |renamed(?:[ ](?:as|to))?
        |(?:written|spelled|spelt|rendered|transliterated)(?:[ ]in[ ][A-Z]\w+)?[ ](?:as|by|with)
        |(?:call|calls|called|calling|named)[ ](?:it|him|her|them)[ ](?=["“‘«])
    )[ ]*(?:["“‘«][ ]*)?\Z""",
    re.X,
)


def spoken_of(text: str, start: int) -> str:
    """Return why the spelling of a name is the point at an offset; empty where it is not.

    A table may still say that the spelling is wrong. What only looks or sounds like a name is left alone.

    >>> spoken_of("Rebuilt under the name of Casa Branca.", 26)
    'it is spoken of as a name'
    >>> spoken_of("President Casa Branca", 10)
    ''
    """
    before = text[max(0, start - _WINDOW) : start]
    if not any(cue in before for cue in _CUES):
        return ""
    line = " ".join(_BLANK_LINE.split(before)[-1].split())  # the words may stand on two lines
    if _SPOKEN_OF().search(line) is None:
        return ""
    return "it is spoken of as a name"
