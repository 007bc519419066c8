"""SUPPRESS-UNUSED: a suppression comment that holds nothing back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import accumulate

from normalizer.matching.suppress import Directive, directives
from normalizer.model import Decision, Span
from normalizer.quality.beginning import beginning
from normalizer.quality.check import Check, Spot
from normalizer.quality.left_alone import HELD_FOR
from normalizer.quality.prose import Prose
from normalizer.quality.registry import ACROSS_IDS, CHECK_IDS, OPT_IN_IDS, names_in_comments
from normalizer.tables.strings import fold

__all__ = ["CHECK"]

_ANY = ""
"""Stands for every name, in what is held back and in comments."""
_BY_DEFAULT = frozenset(CHECK_IDS) - OPT_IN_IDS - ACROSS_IDS


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the comments without which nothing more would be told of the document.

    The other checks have to run before: what they find and a comment holds back is in ``prose.held_back``.
    A comment for names is used when one of these is held back; one without names by anything. What a check
    that does not run would have found is not known, so a comment that may be for one is left alone.
    """
    if not prose.has_comments:
        return
    held: list[tuple[int, int, frozenset[str]]] = [
        (decision.start, decision.end, _names(decision))
        for decision in prose.names
        if "suppressed by mtnorm:" in decision.reason
    ]
    held += (
        (span.start, span.end, frozenset(map(fold, names_in_comments(check))))
        for span, check in prose.held_back
    )
    by_name: dict[str, list[Span]] = {}
    for start, end, names in held:
        for name in (*names, _ANY):
            by_name.setdefault(name, []).append(Span(start, end))
    stretches = {name: _Stretches(spans) for name, spans in by_name.items()}
    for directive in directives(prose.text):
        names = frozenset(directive.names or (_ANY,)).intersection(stretches)
        used = any(stretches[name].meet(directive.covers) for name in names)
        if not used and _can_be_told(directive, prose.running):
            words = prose.text[directive.span.start : directive.span.end].strip()
            yield Spot(*directive.span, f"'{beginning(words)}' suppresses nothing; remove it")


class _Stretches:
    """Where something is held back, to be asked as often as there are comments."""

    def __init__(self, spans: list[Span]) -> None:
        spans.sort()
        self._starts = [span.start for span in spans]
        self._furthest = list(accumulate((span.end for span in spans), max))

    def meet(self, covered: Span) -> bool:
        before = bisect_left(self._starts, covered.end)
        return before > 0 and self._furthest[before - 1] > covered.start


def _can_be_told(directive: Directive, running: Collection[str] | None) -> bool:
    """Tell whether all has run that a comment may be for; what is off by default counts where it is named."""
    if running is None:
        return True
    named = frozenset(directive.names)
    wanted: Collection[str] = _BY_DEFAULT
    if named:
        wanted = [check for check in CHECK_IDS if not named.isdisjoint(map(fold, names_in_comments(check)))]
    return all(check in running for check in wanted)


def _names(decision: Decision) -> frozenset[str]:
    entities = (decision.entity, *(candidate.entity for candidate in decision.candidates), decision.surface)
    written = (candidate.written for candidate in decision.candidates)
    held_for = decision.reason.partition(HELD_FOR)[2]  # a check that a comment names
    ids = names_in_comments(held_for) if held_for else ()
    return frozenset(fold(name) for name in (*entities, *written, *ids) if name)


CHECK = Check(
    id="SUPPRESS-UNUSED",
    mqm="local",
    severity="minor",
    fixing="never",
    summary="a suppression comment holds nothing back",
    bad="The talks went on. <!-- mtnorm:ignore -->",
    good="The Naka region of Azerbaijan and Armenia. <!-- mtnorm:ignore -->",
    find=find,
    suppressible=False,
)
