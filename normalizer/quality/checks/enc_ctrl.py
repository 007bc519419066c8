"""ENC-CTRL: characters that nobody sees: controls, zero-width characters, soft hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

# Page breaks, line separators and the next-line control mean something; a joiner may, too.
_SET = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
# So written, the search skips to the first; a plus sign would try each place.
_UNSEEN = re.compile(f"{_SET}{_SET}*")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200b\u200c\u200d\u2060")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield unseen characters that stand in no place where a script or an emoji needs them."""
    text = prose.text
    if not _UNSEEN.search(prose.unusual):
        return
    for run in _UNSEEN.finditer(text):
        start, end = run.span()
        if _is_needed(text, start, end) or prose.hidden(start, end):
            continue
        names = ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(text[start:end][:8]))
        yield Spot(start, end, f"an unseen character ({names}) should go", "", certain=True)


def _is_needed(text: str, start: int, end: int) -> bool:
    run = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if after and unicodedata.combining(after):
        return True  # what follows would join another letter
    if any(letter in _DIRECTIONS for letter in run):
        return _RIGHT_TO_LEFT.search(text) is not None
    if _JOINERS.issuperset(run):
        return any(beside and not _is_plain(beside) for beside in (before, after))
    return False


def _is_plain(letter: str) -> bool:
    """Tell whether a character is one beside which a joiner means nothing: Latin letters, digits, signs."""
    return letter < "\u0590" or letter in "‘’“”–—…•"


CHECK = Check(
    id="ENC-CTRL",
    mqm="Linguistic › character encoding",
    severity="minor",
    fixing="auto",
    summary="a control, zero-width or soft-hyphen character stands in the text",
    bad="The min\u00adister spoke.",
    good="The family \U0001f468\u200d\U0001f469\u200d\U0001f467 waved.",
    find=find,
    stage="source",
    safe=True,
)
