"""From a document and what became of it to what its checks find."""

from __future__ import annotations

from bisect import bisect_right

from normalizer.model import Decision, Result, Span
from normalizer.quality.check import Check, Spot
from normalizer.quality.finding import Finding, Fix
from normalizer.quality.prose import Prose
from normalizer.quality.registry import ACROSS_IDS, check, checks, names_in_comments
from normalizer.quality.selection import ChosenChecks
from normalizer.quality.settled import without_settled
from normalizer.tables.page import Tables

__all__ = ["finding_of", "inspect", "spots"]


def inspect(
    result: Result, selection: ChosenChecks, tables: Tables, braked: bool = False, gathered: bool = False
) -> list[Finding]:
    """Return what the selected checks find in the source of a result, sorted by place, then by check.

    ``result`` is what a `Mender` for the same selection and tables made of the document: a finding is fixable
    exactly where it changed the text. In a file that ``fix`` leaves alone because too much would change
    (``braked``), nothing is called fixable. Nothing is found in a suppressed stretch. What other documents
    show of this one is not found here; with ``gathered`` somebody looks for it afterwards.
    """
    names = [decision for decision in result.decisions if decision.check is None]
    running = frozenset(selection.reported)
    running -= frozenset() if gathered else ACROSS_IDS
    prose = Prose(result.source, names, tables, running, selection.options)
    written = {(d.start, d.end): d.written for d in result.changes}
    by_check: dict[str, list[Decision]] = {name: [] for name in selection.reported}
    for decision in result.changes:
        if decision.check in by_check:
            by_check[decision.check].append(decision)
    found: list[Finding] = []
    for one in checks(selection.reported):
        own = by_check[one.id]
        said: dict[Decision, str] = {}
        for spot in spots(prose, one):
            place = bisect_right(own, spot.start, key=lambda decision: decision.end)
            if place < len(own) and own[place].start < spot.end:
                change = own[place]
                if (change.start, change.end, change.written) == (spot.start, spot.end, spot.replacement):
                    said[change] = spot.message
                continue
            done = not braked and (spot.start, spot.end) in written
            fix = _fix(spot, one, done and written[spot.start, spot.end] == spot.replacement)
            found.append(finding_of(prose, one, spot, selection, fix))
        found += (_of_change(change, said.get(change, ""), selection, braked) for change in own)
    found = without_settled(found, prose, spots)
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.check))


def spots(prose: Prose, check: Check) -> list[Spot]:
    """Return what one check finds in a document, sorted and each once.

    What a comment suppresses is left out; the document notes that the comment was needed. So is what the
    options of the check do not take.
    """
    found: dict[Spot, Spot] = {}
    options = prose.options.get(check.id)
    names = names_in_comments(check.id)
    for spot in check.find(prose):
        if options is not None and not options.takes(prose.text[spot.start : spot.end]):
            continue
        if not (check.suppressible and prose.shield.suppressed(spot.start, spot.end, *names)):
            found.setdefault(spot._replace(elsewhere=()), spot)  # what it says, it says once
        else:
            prose.held_back.append((Span(spot.start, spot.end), check.id))
    return sorted(found.values(), key=lambda spot: spot[:3])


def finding_of(prose: Prose, check: Check, spot: Spot, selection: ChosenChecks, fix: Fix) -> Finding:
    """Return the finding at a spot of a check; ``fix`` says what may become of it."""
    return Finding(
        check.id,
        spot.start,
        spot.end,
        prose.text[spot.start : spot.end],
        selection.severity(check),
        spot.message,
        spot.replacement,
        fix,
        spot.where,
        spot.reason or check.summary,
        spot.elsewhere,
    )


def _of_change(decision: Decision, said: str, selection: ChosenChecks, braked: bool) -> Finding:
    """Return the finding behind a replacement that a check made.

    ``said`` is what the check said of it, if it did; told of mere marks, which say little one for the other.
    """
    made_by = check(decision.check or "")
    return Finding(
        made_by.id,
        decision.start,
        decision.end,
        decision.surface,
        selection.severity(made_by),
        said if said and _is_marks(decision) else _said(decision),
        decision.written,
        "suggest" if braked else "auto",
        decision.where,
        decision.reason,
    )


def _said(decision: Decision) -> str:
    if decision.written:
        return " ".join(f"'{decision.surface}' should be '{decision.written}'".splitlines())
    shown = decision.surface
    if not shown.isprintable():  # what nobody sees is told by its numbers
        shown = " ".join(f"U+{ord(letter):04X}" for letter in shown[:8]) + ("…" if len(shown) > 8 else "")
    return f"'{shown}' should go"


def _is_marks(decision: Decision) -> bool:
    return bool(decision.written) and not any(map(str.isalnum, decision.surface))


def _fix(spot: Spot, check: Check, written: bool) -> Fix:
    if spot.replacement is None or check.fixing == "never":
        return "none"
    return "auto" if written else "suggest"
