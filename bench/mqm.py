"""Human error annotations of WMT20 Chinese→English news, as the benchmarks of the checks read them."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["ABOUT_WORDS", "NAME_FORMAT", "WEIGHTS", "Mark", "Translation", "translations"]

DATA = Path(__file__).parents[2] / "shared" / "data" / "wmt_mqm" / "news20_zhen_mqm.tsv.gz"
NAME_FORMAT = "Locale convention/Name format"
ABOUT_WORDS = frozenset(
    (
        NAME_FORMAT,
        "Locale convention/Address format",
        "Fluency/Spelling",
        "Fluency/Inconsistency",
        "Fluency/Character encoding",
        "Accuracy/Mistranslation",
        "Accuracy/Untranslated text",
        "Terminology/Inappropriate for context",
        "Terminology/Inconsistent use of terminology",
    )
)
WEIGHTS = {"Major": 5.0, "Minor": 1.0, "Neutral": 0.0}
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """What one annotator marked; offsets are code points of the document."""

    start: int
    end: int
    category: str
    severity: str
    rater: str


@dataclass(frozen=True, slots=True)
class Translation:
    """One story as one system translated it, segments with a blank line between."""

    story: str
    system: str
    text: str
    marks: tuple[Mark, ...]
    raters: int
    """Annotators of a segment."""

    @property
    def path(self) -> str:
        """A name for it as a file of a corpus."""
        return f"{self.story}/{self.system}.txt"


@cache
def translations() -> list[Translation]:
    """Return all translations, sorted by story and system; raises FileNotFoundError without the data.

    An annotated segment may have come out doubled in the file; the version that most annotators saw counts,
    and a mark whose words stand elsewhere in it goes to the nearest place.
    """
    seen: dict[tuple[str, str], dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    marks: dict[tuple[str, str, int], list[dict[str, str]]] = defaultdict(list)
    raters: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    with gzip.open(DATA, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            story, system, segment = row["doc"], row["system"], int(row["seg"])
            seen[story, system][segment][row["target"]] += 1
            raters[story, system, segment].add(row["rater"])
            if row["category"] != "No-error" and row["side"] == "target":
                marks[story, system, segment].append(row)
    read = []
    for (story, system), segments in sorted(seen.items()):
        pieces: list[str] = []
        found: list[Mark] = []
        offset = 0
        for segment, versions in sorted(segments.items()):
            text = min((-votes, len(version), version) for version, votes in versions.items())[2]
            for row in marks[story, system, segment]:
                start = _place(text, row)
                if start is not None:
                    start += offset
                    end = start + len(row["span"])
                    found.append(Mark(start, end, row["category"], row["severity"], row["rater"]))
            pieces.append(text)
            offset += len(text) + len(_BETWEEN)
        most = max(len(raters[story, system, segment]) for segment in segments)
        read.append(Translation(story, system, _BETWEEN.join(pieces), tuple(found), most))
    return read


def _place(text: str, row: dict[str, str]) -> int | None:
    span, start = row["span"], int(row["start"])
    if not span.strip():
        return None
    if row["target"] == text and text.startswith(span, max(0, start)):
        return start
    places = [match.start() for match in re.finditer(re.escape(span), text)]
    return min(places, key=lambda place: (abs(place - start), place), default=None)
