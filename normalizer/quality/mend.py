"""Writing the certain replacements of checks, around and after those of names.

Encoding and markup come before names, grammar after; each change may be what another needs, so the whole is
gone through until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from normalizer.matching.choice import Choice
from normalizer.matching.pieces import TOO_MANY
from normalizer.matching.rounds import Trail
from normalizer.model import Result
from normalizer.pipeline import ROUNDS, Normalizer
from normalizer.quality.check import Check, Stage
from normalizer.quality.check_options import CheckOptions
from normalizer.quality.inspect import spots
from normalizer.quality.left_alone import left_alone
from normalizer.quality.prose import Prose

__all__ = ["Mender"]


@dataclass(frozen=True, slots=True)
class Mender:
    """Normalises the names of texts and writes what checks are certain of. Thread-safe; pickles small."""

    normalize: Normalizer
    checks: tuple[Check, ...]
    """Those that replace; the others change nothing."""
    options: Mapping[str, CheckOptions] = field(default_factory=dict)
    """What a user set of single checks."""
    ignored: frozenset[str] = frozenset()
    """Checks whose changes of names are not made."""

    def __call__(self, text: str) -> Result:
        """Return the mended text of one document, with a decision for every name and every change."""
        trail = Trail(text)
        prose = self._prose(text)
        for _ in range(ROUNDS + 1):  # the last one only looks whether all has settled
            before = trail.text
            prose = self._apply(trail, "source", prose)
            choices = self.normalize.decide(trail.text)
            if choices is None:
                return trail.given_up(TOO_MANY)
            trail.add(left_alone(choices, prose, self.normalize.pages, self.ignored))
            prose = self._apply(trail, "text", prose)
            if trail.text is before:
                return trail.result(self.normalize.pages)
        return trail.given_up(f"did not settle after {ROUNDS} rounds")

    def many(self, texts: Iterable[str]) -> Iterator[Result]:
        """Yield the result of each text, in order."""
        return map(self, texts)

    def _prose(self, text: str) -> Prose:
        return Prose(text, options=self.options)

    def _apply(self, trail: Trail, stage: Stage, prose: Prose) -> Prose:
        """Write what the checks of a stage are certain of; return the text as it is then.

        What was seen of a text before serves again as long as it has not changed.
        """
        if prose.given is not trail.text:
            prose = self._prose(trail.text)
        for check in self.checks:
            if check.stage == stage and check.fixing == "auto":
                choices = _choices(prose, check)
                if choices and trail.add(choices):
                    prose = self._prose(trail.text)
        return prose


def _choices(prose: Prose, check: Check) -> list[Choice]:
    """Return the certain replacements of a check, the first of those that overlap."""
    found: list[Choice] = []
    end = -1
    for spot in spots(prose, check):
        if not spot.certain or spot.replacement is None or spot.start < end:
            continue
        if prose.shield.reason(spot.start, spot.end) is not None:
            continue
        end = spot.end
        reason = spot.reason or check.summary
        found.append(
            Choice(
                spot.start,
                spot.end,
                None,
                spot.replacement,
                "replaced",
                "check",
                reason,
                None,
                (),
                check=check.id,
            )
        )
    return found
