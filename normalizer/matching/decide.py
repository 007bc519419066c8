"""Decide every mention of a text: one candidate left, or leave it alone and say why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from normalizer.matching.candidates import Mention, Reading
from normalizer.matching.choice import Choice, Options, candidates_of, names_of, pages_of
from normalizer.matching.compile import CompiledTables
from normalizer.matching.context import Context
from normalizer.matching.find import Terms
from normalizer.matching.judge import Judge, Ruling
from normalizer.matching.overlap import clusters, longest, meets, span_of, standing, unshadowed
from normalizer.matching.protect import Protected
from normalizer.matching.small_letters import small_words
from normalizer.model import Action, Candidate, Span

__all__ = ["decide"]


def decide(
    tables: CompiledTables,
    text: str,
    mentions: Iterable[Mention],
    terms: Terms,
    shield: Protected,
    options: Options,
) -> list[Choice]:
    """Return one choice for each mention that is not shadowed, sorted by span, never overlapping.

    Overlaps: the longest span wins, of equals the first. A mention without any context comes before an
    ambiguous alias, which takes its place only where its rules hold and no longer mention is in the way.
    """
    open_to_all, hidden = _parted(mentions, lambda m: not shield.hides(m.start, m.end))
    if shield.hidden:  # addresses and code are no context either
        terms = terms.outside(shield)
    words = small_words(tables, text, open_to_all)
    open_to_all, small = _parted(open_to_all, lambda m: span_of(m) not in words)
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
            meant = pages_of(mention) if choice.page is None else {choice.page}
            if options.entities is None or options.entities & meant:
                choices.append(_shielded(tables, text, choice, shield))
    idle = [(m, shield.reason(m.start, m.end) or "") for m in hidden]
    idle += ((m, words[span_of(m)]) for m in small)
    return _with_idle(tables, choices, idle, options)


# A name may be part of a compound (Naka-led); a phrase of plain words then is another phrase.
_HYPHENING = re.compile(r"[-‐‑][^\W\d_]")


def _parted(
    mentions: Iterable[Mention], wanted: Callable[[Mention], bool]
) -> tuple[list[Mention], list[Mention]]:
    yes: list[Mention] = []
    no: list[Mention] = []
    for mention in mentions:
        (yes if wanted(mention) else no).append(mention)
    return yes, no


def _with_idle(
    tables: CompiledTables, choices: list[Choice], idle: list[tuple[Mention, str]], options: Options
) -> list[Choice]:
    """Add mentions that are left alone whatever they stand for, and that are no evidence, where they fit."""
    if not idle:
        return choices
    reasons = {span_of(mention): reason for mention, reason in idle}
    taken = sorted(Span(choice.start, choice.end) for choice in choices)
    for mention in longest(mention for mention, _ in idle):
        meant = pages_of(mention)
        if meets(taken, mention.start, mention.end) or not (
            options.entities is None or options.entities & meant
        ):
            continue
        reason = f"{reasons[span_of(mention)]} ({names_of(tables, meant)})"
        page = meant.pop() if len(meant) == 1 else None
        where = mention.readings[0].spelling.where if page is not None and mention.readings else None
        candidates = candidates_of(tables, mention, ())
        choices.append(
            Choice(mention.start, mention.end, page, None, "vetoed", "form", reason, where, candidates)
        )
    return sorted(choices, key=lambda choice: (choice.start, choice.end))


def _context(
    tables: CompiledTables,
    text: str,
    terms: Mapping[int, tuple[Span, ...]],
    base: list[list[Mention]],
    mentions: list[Mention],
) -> Context:
    taken = {span_of(m) for group in base for m in group}
    settled = (
        (r.page, span_of(m))
        for m in mentions
        for r in m.readings
        # A name inside a longer one is evidence too: Vietnam in Communist Party of Vietnam.
        if r.kind == "right" or span_of(m) in taken
    )
    undecided = ((p.page, span_of(m)) for m in mentions for p in m.possible)
    return Context(tables, text, terms, settled, undecided)


def _choose(
    tables: CompiledTables, mention: Mention, rulings: tuple[Ruling, ...], options: Options
) -> Choice:
    candidates = candidates_of(tables, mention, rulings)
    holding = sorted(
        (r for r in rulings if r.holds),
        key=lambda r: (r.narrowness, -len(r.possible.written), r.possible.written),
    )
    start, end, glue = mention.start, mention.end, mention.glue
    if holding:
        first = holding[0].possible
        if any(r.possible.page != first.page for r in holding):
            reason = (
                f"its rules hold for several pages: {names_of(tables, (r.possible.page for r in holding))}"
            )
            return Choice(start, end, None, None, "ambiguous", "alias", reason, None, candidates)
        reason = f"alias of {tables.pages[first.page].name}: {holding[0].reason}"
        where = holding[0].where
        capitals = first.spelling.text.isupper()
        return Choice(
            start,
            end,
            first.page,
            first.written,
            "replaced",
            "alias",
            reason,
            where,
            candidates,
            glue,
            capitals,
        )
    if not mention.readings:
        reason = "; ".join(f"may mean {tables.pages[r.possible.page].name}, but {r.reason}" for r in rulings)
        told = rulings[0].possible.spelling.where if len(rulings) == 1 else None
        return Choice(start, end, None, None, "ambiguous", "alias", reason, told, candidates)
    if len(mention.readings) > 1:
        right = all(reading.kind in ("right", "legitimate") for reading in mention.readings)
        names = names_of(tables, (reading.page for reading in mention.readings))
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
        spelling.text.isupper(),
    )


def _shielded(tables: CompiledTables, text: str, choice: Choice, shield: Protected) -> Choice:
    """Take a change back where nothing may be changed."""
    if choice.written is None:
        return choice
    page = tables.pages[choice.page] if choice.page is not None else None
    names = [page.name, *(form.surface for form in page.forms)] if page is not None else []
    reason = shield.reason(choice.start, choice.end, names)
    is_phrase = page is not None and page.type == "calque"
    if reason is None and is_phrase and _HYPHENING.match(text, choice.end):
        reason = "it is part of a longer compound"
    if reason is None:
        return choice
    return replace(choice, written=None, action="vetoed", reason=f"{reason} ({choice.reason})", glue="")
