"""What the name checks find of what people marked: precision and recall, in one document and over a corpus.

Run from the root of the project: ``python -m bench.check_names``. The text is WMT20 Chinese→English news: 155
stories, each translated by eight systems, every segment marked by three annotators. The eight translations of
a story play the outlets of a corpus. No table is used.

*Marked names* are the distinct spans of category "Name format" of any annotator, up to six words, that
contain a rare name (``is_rare``); *any mark* are those of all categories about words. A spelling that is
reported is right when any annotator marked any of its mentions in that story, in any category about words,
which is lenient towards frequent ones; *by name* counts a name with all its spellings once; *by mention* is
strict and asks that very mention to be marked. Marks over 60 words are left out. Stories are halved by a
check sum of their names. Neither half is untouched: early lists of pairs and misses covered both, later
ones only ``dev``, and settings were chosen with the figures of both in view.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256

from bench.mqm import ABOUT_WORDS, NAME_FORMAT, Mark, Translation, translations
from normalizer.quality.check import Check
from normalizer.quality.corpus import Corpus, digest
from normalizer.quality.name_spellings import is_rare
from normalizer.quality.prose import Prose
from normalizer.quality.registry import check

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:['’\-][^\W\d_][\w\u0300-\u036f]*)*")
_LONGEST_NAME = 6
_LONGEST_MARK = 60
_IN_DOCUMENT = ("NAME-VARIANT", "NAME-SPACING", "NAME-INFLECT", "NAME-PLACEHOLDER")
Places = dict[int, list[tuple[int, int]]]
"""By document: start and end of mentions."""


@dataclass
class Reported:
    """One spelling that was reported, with its mentions."""

    story: str
    name: str
    """What tells one name from another: the message or the cluster."""
    places: Places = field(default_factory=lambda: defaultdict(list))


def main() -> int:
    """Print the table; 1 when the data is not there."""
    try:
        read = translations()
    except FileNotFoundError as error:
        print(f"no annotated translations: {error}", file=sys.stderr)
        return 1
    print(f"{len(read)} documents, {sum(len(one.text) for one in read) / 1e6:.1f} MB")
    print(f"{'':34}{'':9}  spellings  precision  by name  by mention | recall: marked names  any mark")
    for name in _IN_DOCUMENT:
        _print(f"{name} in one document", read, list(_in_documents(read, check(name))))
    _print("all four in one document", read, [one for name in _IN_DOCUMENT for one in _found(name)])
    start = time.perf_counter()
    doubtful, every = over_corpus(read)
    took = time.perf_counter() - start
    _print("corpus, doubtful spellings", read, doubtful)
    _print("corpus, every spelling", read, every)
    both = doubtful + [one for name in _IN_DOCUMENT for one in _found(name)]
    _print("corpus doubtful + in document", read, both)
    _print_places(both)
    print(f"of names that one person marked, another marked {_agreed(read):.3f} of the places")
    print(f"corpus mode took {took:.1f} s")
    return 0


@cache
def _found(name: str) -> tuple[Reported, ...]:
    return tuple(_in_documents(translations(), check(name)))


def _in_documents(read: Iterable[Translation], one: Check) -> Iterable[Reported]:
    for number, translation in enumerate(read):
        by_form: dict[str, Reported] = {}
        for spot in one.find(Prose(translation.text)):
            surface = translation.text[spot.start : spot.end]
            found = by_form.setdefault(surface, Reported(translation.story, spot.message))
            found.places[number].append((spot.start, spot.end))
        yield from by_form.values()


def over_corpus(read: list[Translation]) -> tuple[list[Reported], list[Reported]]:
    """Return the doubtful spellings of a corpus of translations, and all that it reports."""
    corpus = Corpus()
    numbers = {}
    for number, translation in enumerate(read):
        numbers[translation.path] = number
        corpus.add(translation.path, digest(translation.text))
    doubtful, every = [], []
    for name in corpus.report().names:
        for spelling in name.spellings:
            documents = {numbers[place.path] for place in spelling.places}
            story = read[min(documents)].story
            found = Reported(story, name.message)
            # The report tells the first places of a document; the spelling stands for all of them.
            pattern = re.compile(rf"(?<![\w'’\-]){re.escape(spelling.surface)}(?![\w\-])")
            for number in documents:
                found.places[number] += [match.span() for match in pattern.finditer(read[number].text)]
            every.append(found)
            if spelling.doubtful:
                doubtful.append(found)
    return doubtful, every


def _print(title: str, read: list[Translation], reported: list[Reported]) -> None:
    marks = _marks()
    for part, belongs in PARTS.items():
        told = [one for one in reported if belongs(one.story)]
        hits = [
            [_met(span, marks[n][2]) for n, spans in one.places.items() for span in spans] for one in told
        ]
        names: dict[tuple[str, str], bool] = defaultdict(bool)
        for one, hit in zip(told, hits, strict=True):
            names[one.story, one.name] |= any(hit)
        places: Places = defaultdict(list)
        for one in told:
            for number, spans in one.places.items():
                places[number] += spans
        recalls = []
        for kind in (0, 1):
            wanted = [
                (number, span)
                for number, translation in enumerate(read)
                if belongs(translation.story)
                for span in marks[number][kind]
            ]
            got = sum(_met(span, places[number]) for number, span in wanted)
            recalls.append(f"{got / max(1, len(wanted)):8.3f} of {len(wanted):5}")
        right = _share(any(hit) for hit in hits)
        mention = _share(each for hit in hits for each in hit)
        print(
            f"{title:34}{part:9}  {len(told):9}  {right:9.3f}  {_share(names.values()):7.3f}  "
            f"{mention:10.3f} | {recalls[0]}  {recalls[1]}"
        )


def _print_places(reported: list[Reported]) -> None:
    """Print how many places of what was reported are marked, and why others are not."""
    places: dict[str, list[bool]] = defaultdict(list)
    for one in reported:
        hits = {n: [_met(span, _marks()[n][2]) for span in spans] for n, spans in one.places.items()}
        marked = any(map(any, hits.values()))
        for hit in hits.values():
            places["the document as a whole"].append(any(hit))
            for number, each in enumerate(hit):
                places["the first place in a document" if number == 0 else "later places"].append(each)
                places["the spelling is marked elsewhere in the document only"].append(any(hit) and not each)
                places["the spelling is marked in another document only"].append(marked and not any(hit))
                places["nobody marked the spelling"].append(not marked)
    for what, values in places.items():
        print(f"   {what:58}{_share(values):6.3f} of {len(values)}")


def _agreed(read: list[Translation]) -> float:
    """Return which share of one person's marks of names meets a mark about words of another."""
    met = []
    for one in read:
        for mark in one.marks:
            if mark.category == NAME_FORMAT and _words(one, mark) <= _LONGEST_NAME:
                others = [
                    (other.start, other.end)
                    for other in one.marks
                    if other.rater != mark.rater
                    and other.category in ABOUT_WORDS
                    and _words(one, other) <= _LONGEST_MARK
                ]
                met.append(_met((mark.start, mark.end), others))
    return _share(met)


def _words(one: Translation, mark: Mark) -> int:
    return len(one.text[mark.start : mark.end].split())


@cache
def _marks() -> list[tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]]:
    """Return for each document the marked names, the names under any mark, and all marks about words."""
    return [
        (
            _spans(one, lambda m: m.category == NAME_FORMAT and m.words <= _LONGEST_NAME and m.has_name),
            _spans(one, lambda m: m.category in ABOUT_WORDS and m.words <= _LONGEST_NAME and m.has_name),
            _spans(one, lambda m: m.category in ABOUT_WORDS and m.words <= _LONGEST_MARK),
        )
        for one in map(_Marked, translations())
    ]


class _Marked:
    def __init__(self, translation: Translation) -> None:
        self.marks = [_Looked(mark, translation.text) for mark in translation.marks]


class _Looked:
    def __init__(self, mark: Mark, text: str) -> None:
        self.category = mark.category
        self.span = (mark.start, mark.end)
        piece = text[mark.start : mark.end]
        self.words = len(piece.split())
        self.has_name = any(is_rare(re.sub(r"['’]s\Z", "", word)) for word in _WORD.findall(piece))


def _spans(one: _Marked, wanted: Callable[[_Looked], bool]) -> list[tuple[int, int]]:
    return sorted({mark.span for mark in one.marks if wanted(mark)})


def _met(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _share(values: Iterable[bool]) -> float:
    told = list(values)
    return sum(told) / max(1, len(told))


def is_held_out(story: str) -> bool:
    """Tell which half a story belongs to."""
    return sha256(story.encode()).digest()[0] % 2 == 1


PARTS: dict[str, Callable[[str], bool]] = {
    "dev": lambda story: not is_held_out(story),
    "held out": is_held_out,
    "all": lambda story: True,
}


if __name__ == "__main__":
    sys.exit(main())
