"""What a surface form may stand for: one reading a page, before any context is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from normalizer.matching.compile import CompiledTables, Spelling
from normalizer.matching.find import Hit, Match
from normalizer.tables.strings import fold, nfc

__all__ = ["Mention", "Possible", "Reading", "mentions"]

ReadingKind = Literal["right", "legitimate", "mend", "alias"]


class Reading(NamedTuple):
    """A page that a surface form stands for without any context."""

    page: int
    kind: ReadingKind
    """``right`` as it stands · ``legitimate`` for house style to change · ``mend`` the case, hyphen or
    space is wrong · ``alias`` a plain alias."""
    written: str
    """What is written if the text is changed."""
    spelling: Spelling


class Possible(NamedTuple):
    """A page that a surface form stands for where one of the rule sets holds."""

    page: int
    written: str
    spelling: Spelling
    sets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span and all it may stand for."""

    start: int
    end: int
    surface: str
    glue: str
    readings: tuple[Reading, ...]
    """At most one a page, sorted by page."""
    possible: tuple[Possible, ...]
    """Sorted by page."""

    @property
    def length(self) -> int:
        """Letters of the surface form, composed."""
        return len(nfc(self.surface))


def mentions(tables: CompiledTables, hits: Iterable[Hit]) -> list[Mention]:
    """Turn hits into mentions, one for each span, in the order of the hits."""
    found = [_mention(tables, hit) for hit in hits]
    return [mention for mention in found if mention.readings or mention.possible]


def _mention(tables: CompiledTables, hit: Hit) -> Mention:
    name = nfc(hit.surface[: len(hit.surface) - _glued(hit)])
    matches: Sequence[Match] = hit.matches
    if len(matches) > 1:
        matches = sorted(matches, key=lambda match: (_distance(name, match), *_rank(match.spelling)))
        if _distance(name, matches[0]) == 0:
            # The exact spelling wins over all that only folds to it.
            matches = [match for match in matches if _distance(name, match) == 0]
    readings: dict[int, Reading] = {}
    possible: dict[tuple[int, str], Possible] = {}
    for match in matches:
        spelling = match.spelling
        if spelling.kind == "ambiguous":
            key = (spelling.page, spelling.written)
            known = possible.get(key)
            if known is None:
                possible[key] = Possible(spelling.page, spelling.written, spelling, spelling.sets)
            else:
                possible[key] = known._replace(sets=tuple(sorted({*known.sets, *spelling.sets})))
        elif spelling.page not in readings:
            readings[spelling.page] = _reading(tables, match, name, bool(hit.glue))
    return Mention(
        hit.start,
        hit.end,
        hit.surface,
        hit.glue,
        tuple(readings[page] for page in sorted(readings)),
        tuple(possible[key] for key in sorted(possible)),
    )


def _glued(hit: Hit) -> int:
    """Return how many letters of the surface form are glue."""
    return sum(map(str.isalnum, hit.glue))


def _distance(surface: str, match: Match) -> int:
    """Return 0 for the very spelling, more the more differs."""
    likeness = match.likeness
    if surface == nfc(match.spelling.text):
        return 0
    return 1 + likeness.accents + 2 * likeness.case + 2 * likeness.spacing


def _rank(spelling: Spelling) -> tuple[int, int, str, str]:
    kinds = ("name", "form", "other", "alias", "ambiguous")
    return kinds.index(spelling.kind), spelling.page, spelling.text, spelling.written


def _reading(tables: CompiledTables, match: Match, surface: str, glued: bool) -> Reading:
    spelling, likeness = match
    page = tables.pages[spelling.page]
    kind: ReadingKind = "alias"
    written = spelling.written
    if spelling.kind in ("name", "form"):
        kind = "mend" if likeness.case or likeness.spacing else "legitimate" if likeness.accents else "right"
    elif spelling.kind == "other":
        kind = "mend" if likeness.case or likeness.spacing else "legitimate"
        if kind == "mend" and not glued:
            written = spelling.text
    if glued and kind in ("right", "legitimate"):
        kind = "mend"
    elif kind == "mend" and not surface.isascii():
        written = written or page.name
        joined = len(surface) > len(written) and likeness.spacing
        written = _with_accents("".join(surface.split()) if joined else surface, written)
    return Reading(spelling.page, kind, written or page.name, spelling)


def _with_accents(surface: str, written: str) -> str:
    """Return what to write with the accents that only the text has: ``bogotá`` has lost its capital alone."""
    if len(surface) != len(written):
        return written
    pairs = list(zip(surface, written, strict=True))
    if any(fold(ours) != fold(theirs) for ours, theirs in pairs):
        return written
    return "".join(
        theirs
        if ours.isascii() or not theirs.isascii()
        else ours.upper()
        if theirs.isupper()
        else ours.lower()
        for ours, theirs in pairs
    )
