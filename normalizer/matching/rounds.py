"""The trail of a text through the rounds: every change said in terms of the source."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizer.matching.choice import Choice
from normalizer.matching.compile import Numbered
from normalizer.matching.overlap import meets
from normalizer.matching.rewrite import apply
from normalizer.model import Action, Alignment, Decision, Result, Span
from normalizer.tables.page import Page

__all__ = ["Trail"]


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the source, and the stretch of the present text that stands for it."""

    start: int
    end: int
    text_start: int
    text_end: int
    choice: Choice


class Trail:
    """Collects the choices of each round; what one round writes is text for the next."""

    def __init__(self, source: str) -> None:
        self.text = source
        """As it stands after the rounds so far."""
        self._source = source
        self._changes: list[_Change] = []
        self._others: list[Choice] = []
        self._earlier: list[tuple[int, int, Choice]] = []
        """What a round left alone, by its span in the source: a later one may not see it as a mention."""

    def add(self, choices: Sequence[Choice]) -> bool:
        """Take the choices of a round, sorted by span; return whether they changed the text."""
        written = [choice for choice in choices if choice.written is not None]
        if not written:
            self._others = [choice for choice in choices if not self._covered(choice)]
            return False
        text = apply(self.text, written)
        before = self._alignment()
        self._earlier += (
            (before.to_source(choice.start), before.to_source(choice.end), choice)
            for choice in choices
            if choice.written is None and not self._covered(choice)
        )
        after = Alignment.of((c.start, c.end, len(c.written or "")) for c in written)
        changes: list[_Change] = []
        for low, high, group, earlier in _groups(self._changes, written):
            start, end = _source(before, group, earlier)
            text_start, text_end = after.to_text(low), after.to_text(high)
            last = group[-1]
            if len(group) > 1:
                reason = "; then ".join(choice.reason for choice in group)
                last = replace(last, reason=reason)
            written_there = text[text_start:text_end]
            if written_there == self._source[start:end]:  # a later round took it back
                self._earlier.append((start, end, replace(last, written=None, action="kept")))
                continue
            choice = replace(last, written=written_there)
            changes.append(_Change(start, end, text_start, text_end, choice))
        self.text = text
        self._changes = changes
        return True

    def result(self, pages: Numbered[Page]) -> Result:
        """Return what became of the source."""
        decisions = [
            self._decision(pages, change.choice, change.start, change.end) for change in self._changes
        ]
        if not self._changes:
            others = [self._decision(pages, choice, choice.start, choice.end) for choice in self._others]
            return Result(self._source, self._source, tuple(others), Alignment())
        alignment = self._alignment()
        for choice in self._others:
            start, end = alignment.to_source(choice.start), alignment.to_source(choice.end)
            decisions.append(self._decision(pages, choice, start, end))
        decisions.sort(key=lambda decision: (decision.start, decision.end))
        taken = [decision.span for decision in decisions]
        for start, end, choice in reversed(self._earlier):  # the last word counts
            if not meets(taken, start, end):
                insort(taken, Span(start, end))
                decisions.append(self._decision(pages, choice, start, end))
        decisions.sort(key=lambda decision: (decision.start, decision.end))
        return Result(self._source, self.text, tuple(decisions), alignment)

    def given_up(self, reason: str) -> Result:
        """Return the source unchanged, with the reason as its one decision, at its start."""
        decision = Decision(
            0, 0, "", None, None, None, "vetoed", "check", 0.0, f"left unchanged: {reason}", None
        )
        return Result(self._source, self._source, (decision,), Alignment())

    def _alignment(self) -> Alignment:
        return Alignment.of((c.start, c.end, c.text_end - c.text_start) for c in self._changes)

    def _covered(self, choice: Choice) -> bool:
        """Tell whether a choice left alone is about something that was written in an earlier round."""
        place = bisect_right(self._changes, choice.start, key=lambda change: change.text_start)
        return any(
            change.text_start < choice.end and choice.start < change.text_end
            for change in self._changes[max(0, place - 1) : place + 1]
        )

    def _decision(self, pages: Numbered[Page], choice: Choice, start: int, end: int) -> Decision:
        page = pages[choice.page] if choice.page is not None else None
        return Decision(
            start,
            end,
            self._source[start:end],
            page.name if page is not None else None,
            page.qid if page is not None else None,
            choice.written,
            choice.action,
            choice.method,
            _SCORES[choice.action] if choice.score is None else choice.score,
            choice.reason,
            str(choice.where) if choice.where is not None else None,
            choice.candidates,
            choice.check,
        )


_SCORES: dict[Action, float] = {
    "replaced": 1.0,
    "kept": 1.0,
    "suggested": 0.0,
    "ambiguous": 0.0,
    "vetoed": 0.0,
}


def _groups(
    changes: Sequence[_Change], written: Sequence[Choice]
) -> Iterator[tuple[int, int, list[Choice], list[_Change]]]:
    """Yield stretches of the text between the rounds that earlier or new changes cover, overlaps joined.

    Each with its choices and, of these, the changes of earlier rounds.
    """
    parts: list[tuple[int, int, int, Choice, _Change | None]] = [
        (change.text_start, change.text_end, 0, change.choice, change) for change in changes
    ]
    parts += [(choice.start, choice.end, 1, choice, None) for choice in written]
    parts.sort(key=lambda part: part[:3])
    group: list[Choice] = []
    earlier: list[_Change] = []
    low = high = 0
    for start, end, _, choice, change in parts:
        if group and start >= high:
            yield low, high, group, earlier
            group, earlier = [], []
        if not group:
            low = high = start
        group.append(choice)
        high = max(high, end)
        if change is not None:
            earlier.append(change)
    if group:
        yield low, high, group, earlier


def _source(before: Alignment, group: Sequence[Choice], earlier: Sequence[_Change]) -> tuple[int, int]:
    """Return the stretch of the source behind a group of changes.

    An earlier change that left nothing has no letter in the text; where it stood, an end of a new one must
    not reach over it. So an end is that of the last letter, not the start of the next.
    """
    known = {id(change.choice) for change in earlier}
    new = [choice for choice in group if id(choice) not in known]
    starts = [change.start for change in earlier] + [before.to_source(choice.start) for choice in new]
    ends = [change.end for change in earlier] + [before.to_source(choice.end - 1) + 1 for choice in new]
    return min(starts), max(ends)
