"""Whether the score ranks systems as people do: Spearman with the human name penalty per system.

Run from the root of the project: ``python -m bench.check_scores [--tables]``. The text is WMT20
Chinese→English news, eight systems; the human penalty is that of the marks of category "Name format" (major
5, minor 1), the mean of the annotators, per 1,000 words. Ours is the name part of the score: the checks of
one document; with what the shipped tables say (``--tables``); with the spellings of the corpus, a minor
finding each. A score counts as quality only where it ranks as people do: 0.70 or more. The last line tells
how far the people agree with themselves: the ranks by one half of the stories with those by the other half.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from bench.check_names import PARTS, Reported, over_corpus
from bench.mqm import NAME_FORMAT, WEIGHTS, Translation, translations
from normalizer import Normalizer, load_tables
from normalizer.model import Decision
from normalizer.quality.finding import Finding
from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose
from normalizer.quality.registry import check
from normalizer.quality.score import count_words, score
from normalizer.tables.page import Tables

_CHECKS = ("NAME-VARIANT", "NAME-SPACING", "NAME-INFLECT", "NAME-PLACEHOLDER")
Found = list[list[Finding]]
"""By document."""


def main() -> int:
    """Print the table; 1 when the data is not there."""
    try:
        read = translations()
    except FileNotFoundError as error:
        print(f"no annotated translations: {error}", file=sys.stderr)
        return 1
    words = [count_words(one.text) for one in read]
    sets = {"checks of one document": _in_documents(read)}
    doubtful, every = over_corpus(read)
    sets["doubtful spellings of the corpus"] = _of_corpus(read, doubtful)
    sets["every spelling of the corpus"] = _of_corpus(read, every)
    sets["both"] = _joined(sets["checks of one document"], sets["doubtful spellings of the corpus"])
    if "--tables" in sys.argv[1:]:
        sets["what the tables say"] = _of_tables(read)
        sets["all three"] = _joined(sets["both"], sets["what the tables say"])
    human_points = [_human(one) for one in read]
    for part, belongs in PARTS.items():
        chosen = [number for number, one in enumerate(read) if belongs(one.story)]
        human = _by_system(read, chosen, human_points.__getitem__, words)
        print(f"{part}: human name penalty per 1,000 words")
        print("   " + "  ".join(f"{system} {points:.1f}" for system, points in human.items()))
        for title, found in sets.items():
            ours = _by_system(read, chosen, _points(found, words), words)
            rank = spearman([human[system] for system in human], [ours[system] for system in human])
            print(f"   {title:34} {rank:6.2f}   " + " ".join(f"{ours[system]:.1f}" for system in human))
    low, middle, high = _agreement(read, words)
    print(f"people with themselves, random halves: median {middle:.2f}; 90 % in {low:.2f} to {high:.2f}")
    return 0


def spearman(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the correlation of the ranks of two rows of figures, ties at their mean rank."""
    ours, theirs = _ranks(left), _ranks(right)
    mean = (len(left) + 1) / 2
    product = sum((one - mean) * (other - mean) for one, other in zip(ours, theirs, strict=True))
    spread = sum((one - mean) ** 2 for one in ours) * sum((other - mean) ** 2 for other in theirs)
    return product / spread**0.5 if spread else 0.0


def _points(found: Found, words: Sequence[int]) -> Callable[[int], float]:
    return lambda number: score(found[number], words[number]).before.names.points


def _agreement(read: Sequence[Translation], words: Sequence[int]) -> tuple[float, float, float]:
    """Return the 5th, 50th and 95th of 100 correlations of the human ranks by two halves of the stories."""
    points = [_human(one) for one in read]
    stories = sorted({one.story for one in read})
    chance = random.Random(1)
    found = []
    for _ in range(200):
        chance.shuffle(stories)
        half = frozenset(stories[: len(stories) // 2])
        sides: tuple[list[int], list[int]] = ([], [])
        for number, one in enumerate(read):
            sides[one.story in half].append(number)
        left, right = (_by_system(read, side, points.__getitem__, words) for side in sides)
        found.append(spearman([left[system] for system in left], [right[system] for system in left]))
    found.sort()
    return found[10], found[100], found[190]


def _ranks(figures: Sequence[float]) -> list[float]:
    return [
        sum(other < one for other in figures) + (sum(other == one for other in figures) + 1) / 2
        for one in figures
    ]


def _human(one: Translation) -> float:
    marks = (mark for mark in one.marks if mark.category == NAME_FORMAT)
    return sum(WEIGHTS[mark.severity] for mark in marks) / one.raters


def _by_system(
    read: Sequence[Translation], chosen: Iterable[int], points: Callable[[int], float], words: Sequence[int]
) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    length: dict[str, int] = defaultdict(int)
    for number in chosen:
        total[read[number].system] += points(number)
        length[read[number].system] += words[number]
    return {system: 1000 * total[system] / length[system] for system in sorted(total)}


def _in_documents(read: Sequence[Translation]) -> Found:
    return [list(_findings(Prose(one.text))) for one in read]


def _findings(prose: Prose) -> Iterable[Finding]:
    for name in _CHECKS:
        for spot in spots(prose, check(name)):
            yield _finding(name, prose.text, spot.start, spot.end)


def _of_corpus(read: Sequence[Translation], reported: Iterable[Reported]) -> Found:
    found: Found = [[] for _ in read]
    for one in reported:
        for number, places in one.places.items():
            found[number] += [_finding("NAME-VARIANT", read[number].text, *place) for place in places]
    return found


def _of_tables(read: Sequence[Translation]) -> Found:
    tables: Tables = load_tables()
    normalize = Normalizer(tables)
    return [
        [
            _of_decision(decision)
            for decision in normalize(one.text).decisions
            if decision.action == "replaced"
        ]
        for one in read
    ]


def _of_decision(decision: Decision) -> Finding:
    name = "NAME-ALIAS"
    return Finding(name, decision.start, decision.end, decision.surface, "major", "", None, "none", None, "")


def _finding(name: str, text: str, start: int, end: int) -> Finding:
    return Finding(name, start, end, text[start:end], "minor", "", None, "none", None, "")


def _joined(one: Found, other: Found) -> Found:
    return [left + right for left, right in zip(one, other, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
