"""What was decided for a mention before it is written, and what else it might have stood for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from normalizer.matching.candidates import Mention
from normalizer.matching.compile import CompiledTables
from normalizer.matching.judge import Ruling
from normalizer.model import Action, Candidate, Method
from normalizer.tables.page import Where

__all__ = ["Choice", "Options", "candidates_of", "names_of", "pages_of"]


class Options(NamedTuple):
    """What the caller asked for."""

    house_style: bool
    entities: frozenset[int] | None
    """Pages whose mentions are decided; None for all. The others are context only."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided for a mention, before it is written."""

    start: int
    end: int
    page: int | None
    written: str | None
    """What is to be written, before letter case and neighbours are looked at; None to leave it alone."""
    action: Action
    method: Method
    reason: str
    where: Where | None
    candidates: tuple[Candidate, ...]
    glue: str = ""
    in_capitals: bool = False
    """The spelling that was recognised stands in capitals in its table: that says nothing of the text."""
    score: float | None = None
    """A probability, for a choice that is not by the tables alone."""
    check: str | None = None
    """Id of the quality check that made it."""


def pages_of(mention: Mention) -> set[int]:
    """Return every page that a mention may stand for."""
    return {r.page for r in mention.readings} | {p.page for p in mention.possible}


def candidates_of(
    tables: CompiledTables, mention: Mention, rulings: tuple[Ruling, ...]
) -> tuple[Candidate, ...]:
    """Return what a mention may stand for, the winners first."""
    found: list[Candidate] = []
    for ruling in rulings:
        page = tables.pages[ruling.possible.page]
        score = 1.0 if ruling.holds else 0.0
        found.append(
            Candidate(
                page.name,
                page.qid,
                ruling.possible.written,
                "alias",
                score,
                ruling.reason,
                str(ruling.where),
            )
        )
    for reading in mention.readings:
        page, spelling = tables.pages[reading.page], reading.spelling
        method: Method = "alias" if reading.kind == "alias" else "form"
        score = 0.0 if any(ruling.holds for ruling in rulings) else 1.0
        found.append(
            Candidate(
                page.name,
                page.qid,
                reading.written,
                method,
                score,
                f"{spelling.kind} of the page",
                str(spelling.where),
            )
        )
    return tuple(sorted(found, key=lambda candidate: (-candidate.score, candidate.entity, candidate.written)))


def names_of(tables: CompiledTables, pages: Iterable[int]) -> str:
    """Return the names of pages for a reason."""
    return ", ".join(sorted({tables.pages[page].name for page in pages}))
