"""Files that wait for one another: what they show together is told where it stands, file by file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING

from normalizer.cli.outcome import Checked, Outcome
from normalizer.cli.spool import FileShelf, Spool
from normalizer.documents import Document, format_for
from normalizer.quality.selection import ChosenChecks

if TYPE_CHECKING:
    from normalizer.quality.check import Spot
    from normalizer.quality.corpus import Corpus, CorpusReport

__all__ = ["Gathering"]

_UNUSED = "SUPPRESS-UNUSED"


class Gathering:
    """Takes the outcomes of all files, and tells each of them when the last one is there.

    In memory stays what a corpus needs, in a spool what is told. The outcomes of several processes come in
    the order of the files, so the findings are the same with any number of them.
    """

    def __init__(
        self,
        form: str,
        fields: tuple[str, ...],
        checks: ChosenChecks,
        tell: Callable[[Outcome], None],
        show: Callable[[CorpusReport], None] | None = None,
    ) -> None:
        """Take the format and the fields of the files, and what an outcome is told to.

        What was told of several documents together is shown as a whole in the end, where ``show`` is given.
        """
        self._format, self._fields = form, fields
        self._checks = checks
        self._tell = tell
        self._show = show
        self._spool = Spool()
        self._shelf: FileShelf | None = None
        self._corpus: Corpus | None = None

    def take(self, outcome: Outcome) -> None:
        """Take the next file; one of which nothing waits, when nothing does, is told at once."""
        if outcome.text is None and not self._spool:
            self._tell(outcome)
            return
        for document in outcome.documents:
            if document.digest is not None:
                if self._corpus is None:
                    from normalizer.quality.corpus import Corpus

                    self._shelf = FileShelf()
                    self._corpus = Corpus(self._shelf)
                self._corpus.add(outcome.path, document.digest)
        bare = tuple(document._replace(digest=None) for document in outcome.documents)
        self._spool.add(outcome.with_documents(bare, outcome.text))

    def tell(self, *, together: bool = True) -> None:
        """Tell every file that was taken and not told yet; without ``together``, each as it is by itself."""
        across = None
        if together and self._corpus is not None:
            from normalizer.quality.across import Across

            across = Across(self._corpus, self._checks)
        self._corpus = None  # what it shows is all that is needed of it
        self._close_shelf()
        told: set[tuple[str, int, int]] = set()
        numbers = count()
        for outcome in self._spool.drain():
            spots: list[Sequence[tuple[str, Spot]]] = []
            own: list[int] = []
            if outcome.text is not None and across is not None:
                own = [next(numbers) for _ in outcome.documents]
                spots = [across.spots(number) for number in own]
            completed = self._completed(outcome, spots)
            told.update(
                (one.finding.check, number, one.finding.start)
                for number, seen, document in zip(own, spots, completed.documents, strict=False)
                if seen
                for one in document.placed
            )
            self._tell(completed)
        if across is not None and self._show is not None:
            self._show(across.told(told))

    def release(self) -> None:
        """Let go of what was not told."""
        self._spool.close()
        self._close_shelf()

    def _close_shelf(self) -> None:
        if self._shelf is not None:
            self._shelf.close()

    def _completed(self, outcome: Outcome, spots: Sequence[Sequence[tuple[str, Spot]]]) -> Outcome:
        """Return an outcome with what other documents show of its own, and without its text."""
        text = outcome.text
        if text is None or not any(spots):
            return outcome.with_documents(outcome.documents)
        from normalizer.cli.placing import line_starts

        form = format_for(self._format, outcome.path, self._fields)
        documents = [part for part in form.documents(text) if isinstance(part, Document)]
        starts = line_starts(text)
        completed = (
            self._with(checked, own, text, starts, document) if own else checked
            for checked, own, document in zip(outcome.documents, spots, documents, strict=True)
        )
        return outcome.with_documents(tuple(completed))

    def _with(
        self,
        checked: Checked,
        spots: Sequence[tuple[str, Spot]],
        text: str,
        starts: Sequence[int],
        document: Document,
    ) -> Checked:
        from normalizer.cli.placing import place_finding
        from normalizer.quality.across import beside

        told = [one.finding for one in checked.placed]
        more = beside(document.text, spots, self._checks, {(one.check, one.start, one.end) for one in told})
        placed = [
            one
            for one in checked.placed
            if not (one.finding.check == _UNUSED and (one.finding.start, one.finding.end) in more.needed)
        ]
        placed += (place_finding(finding, text, starts, document) for finding in more.findings)
        placed.sort(key=lambda one: (one.finding.start, one.finding.end, one.finding.check))
        return checked._replace(placed=tuple(placed))
