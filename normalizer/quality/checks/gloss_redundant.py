"""GLOSS-REDUNDANT: a name whose bracket says the same name again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.names import spots_of
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_BRACKET = re.compile(r" ?\(([^()\r\n]{2,80})\)")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the normaliser's collapsed glosses, and brackets that repeat what stands right before them."""
    yield from spots_of(prose, "GLOSS-REDUNDANT")
    text = prose.text
    if "(" not in text:
        return
    for bracket in _BRACKET.finditer(text):
        name = bracket[1]
        start, end = bracket.span()
        low = start - len(name)
        if low < 0 or text[low:start] != name or not name[0].isupper():
            continue
        if text[low - 1 : low].isalnum() or prose.hidden(low, end) or _is_written(prose, low, end):
            continue
        if text[start] == "(" and not text[start - 1].isspace() and len(name) < 3:
            continue  # a chemical or musical formula
        yield Spot(low, end, f"'{text[low:end]}' says the name twice", name, certain=True)


def _is_written(prose: Prose, start: int, end: int) -> bool:
    """Tell whether the normaliser changes something there already."""
    return any(name.written is not None and name.start < end and start < name.end for name in prose.names)


CHECK = Check(
    id="GLOSS-REDUNDANT",
    mqm="Style › awkward",
    severity="minor",
    fixing="auto",
    summary="a bracket repeats the name before it",
    bad="Stoltenberg (Stoltenberg) thanked the envoys.",
    good="Stoltenberg (NATO) thanked the envoys.",
    find=find,
    safe=True,
)
