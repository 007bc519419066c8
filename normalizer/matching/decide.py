"""Decide every mention of a text: one candidate left, or leave it alone and say why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from normalizer.matching.candidates import Mention, Reading
from normalizer.matching.compile import CompiledTables
from normalizer.matching.context import Context
from normalizer.matching.judge import Judge, Ruling
from normalizer.matching.overlap import clusters, longest, span_of, standing, unshadowed
from normalizer.matching.protect import Protected
from normalizer.model import Action, Candidate, Method, Span
from normalizer.tables.page import Where
from normalizer.tables.strings import nfc

__all__ = ["Choice", "Options", "decide"]


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
    score: float | None = None
    """A probability, for a choice that is not by the tables alone."""


def decide(
    tables: CompiledTables,
    text: str,
    mentions: Iterable[Mention],
    terms: Mapping[int, tuple[Span, ...]],
    shield: Protected,
    options: Options,
) -> list[Choice]:
    """Return one choice for each mention that is not shadowed, sorted by span, never overlapping.

    Overlaps: the longest span wins, of equals the first. A mention without any context comes before an
    ambiguous alias, which takes its place only where its rules hold and no longer mention is in the way.
    """
    open_to_all = [m for m in mentions if not shield.hides(m.start, m.end)]
    if shield.hidden:  # addresses and code are no context either
        terms = {term: tuple(s for s in spans if not shield.hides(*s)) for term, spans in terms.items()}
    open_to_all = _without_small_surnames(tables, open_to_all)
    groups = clusters(open_to_all)
    base = [longest(m for m in group if m.readings) for group in groups]
    context = _context(tables, text, terms, base, open_to_all)
    judge = Judge(tables, text, context, open_to_all)
    rulings = judge.rule(
        [m for group, taken in zip(groups, base, strict=True) for m in unshadowed(group, taken)]
    )
    held = {span for span, found in rulings.items() if any(ruling.holds for ruling in found)}
    choices: list[Choice] = []
    for group, taken in zip(groups, base, strict=True):
        for mention in standing(group, taken, held, rulings):
            choice = _choose(tables, mention, rulings.get(span_of(mention), ()), options)
            meant = _pages(mention) if choice.page is None else {choice.page}
            if options.entities is None or options.entities & meant:
                choices.append(_shielded(tables, choice, shield))
    return choices


def _without_small_surnames(tables: CompiledTables, mentions: list[Mention]) -> list[Mention]:
    """Drop surnames in lower case whose bearer the text does not name: ``bento`` is no Paulo Bento."""
    small = [
        m
        for m in mentions
        if m.surface[0].islower()
        and not m.possible
        and all(r.kind == "mend" and tables.pages[r.page].type == "person" for r in m.readings)
        and nfc(m.surface).isalpha()
    ]
    if not small:
        return mentions
    named = {r.page for m in mentions for r in m.readings if r.spelling.kind == "name"}
    dropped = {span_of(m) for m in small if not any(r.page in named for r in m.readings)}
    return [m for m in mentions if span_of(m) not in dropped]


def _pages(mention: Mention) -> set[int]:
    return {r.page for r in mention.readings} | {p.page for p in mention.possible}


def _context(
    tables: CompiledTables,
    text: str,
    terms: Mapping[int, tuple[Span, ...]],
    base: list[list[Mention]],
    mentions: list[Mention],
) -> Context:
    settled = ((r.page, span_of(m)) for taken in base for m in taken for r in m.readings)
    undecided = ((p.page, span_of(m)) for m in mentions for p in m.possible)
    return Context(tables, text, terms, settled, undecided)


def _choose(
    tables: CompiledTables, mention: Mention, rulings: tuple[Ruling, ...], options: Options
) -> Choice:
    candidates = _candidates(tables, mention, rulings)
    holding = sorted(
        (r for r in rulings if r.holds),
        key=lambda r: (r.narrowness, -len(r.possible.written), r.possible.written),
    )
    start, end, glue = mention.start, mention.end, mention.glue
    if holding:
        first = holding[0].possible
        if any(r.possible.page != first.page for r in holding):
            reason = f"its rules hold for several pages: {_names(tables, (r.possible.page for r in holding))}"
            return Choice(start, end, None, None, "ambiguous", "alias", reason, None, candidates)
        reason = f"alias of {tables.pages[first.page].name}: {holding[0].reason}"
        where = first.spelling.where
        return Choice(
            start, end, first.page, first.written, "replaced", "alias", reason, where, candidates, glue
        )
    if not mention.readings:
        reason = "; ".join(f"may mean {tables.pages[r.possible.page].name}, but {r.reason}" for r in rulings)
        told = rulings[0].possible.spelling.where if len(rulings) == 1 else None
        return Choice(start, end, None, None, "ambiguous", "alias", reason, told, candidates)
    if len(mention.readings) > 1:
        right = all(reading.kind in ("right", "legitimate") for reading in mention.readings)
        names = _names(tables, (reading.page for reading in mention.readings))
        reason = f"already right, whichever of {names} is meant" if right else f"may mean {names}"
        action: Action = "kept" if right else "ambiguous"
        return Choice(start, end, None, None, action, "form" if right else "alias", reason, None, candidates)
    choice = _without_context(tables, mention, mention.readings[0], options, candidates)
    if rulings:
        reason = "; ".join(f"not {tables.pages[r.possible.page].name}: {r.reason}" for r in rulings)
        choice = replace(choice, reason=f"{choice.reason}; {reason}")
    return choice


def _without_context(
    tables: CompiledTables,
    mention: Mention,
    reading: Reading,
    options: Options,
    candidates: tuple[Candidate, ...],
) -> Choice:
    page = tables.pages[reading.page]
    spelling = reading.spelling
    changes = reading.kind in ("alias", "mend") or (reading.kind == "legitimate" and options.house_style)
    written: str | None = reading.written
    if reading.kind == "alias":
        reason = f"alias of {page.name}"
    elif reading.kind == "mend":
        reason = f"differs from {spelling.text!r} of {page.name} in case, hyphen or space"
        if mention.glue:
            reason = f"{page.name} with the next word glued to it"
        if spelling.kind == "other" and options.house_style:
            written = spelling.written
    elif reading.kind == "legitimate":
        what = "another spelling" if spelling.kind == "other" else f"{spelling.text!r} without its accents"
        reason = f"{what} of {page.name}, " + ("changed" if changes else "left") + " by house style"
        if not changes:
            reason = f"{what} of {page.name}; legitimate, changed under house style only"
    else:
        reason = f"already right: {'the name' if spelling.kind == 'name' else 'a form'} of {page.name}"
    return Choice(
        mention.start,
        mention.end,
        reading.page,
        written if changes else None,
        "replaced" if changes else "kept",
        "alias" if reading.kind == "alias" else "form",
        reason,
        spelling.where,
        candidates,
        mention.glue,
    )


def _shielded(tables: CompiledTables, choice: Choice, shield: Protected) -> Choice:
    """Take a change back where nothing may be changed."""
    if choice.written is None:
        return choice
    page = tables.pages[choice.page] if choice.page is not None else None
    names = [page.name, *(form.surface for form in page.forms)] if page is not None else []
    reason = shield.reason(choice.start, choice.end, names)
    if reason is None:
        return choice
    return replace(choice, written=None, action="vetoed", reason=f"{reason} ({choice.reason})", glue="")


def _candidates(
    tables: CompiledTables, mention: Mention, rulings: tuple[Ruling, ...]
) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    for ruling in rulings:
        page, spelling = tables.pages[ruling.possible.page], ruling.possible.spelling
        score = 1.0 if ruling.holds else 0.0
        found.append(
            Candidate(
                page.name,
                page.qid,
                ruling.possible.written,
                "alias",
                score,
                ruling.reason,
                str(spelling.where),
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


def _names(tables: CompiledTables, pages: Iterable[int]) -> str:
    return ", ".join(sorted({tables.pages[page].name for page in pages}))
