"""The names in real MT output as benchmark 1 sees them: glossaries, tokens, and what becomes of a rewriting.

The hand-labelled pairs were mined as follows, which gives all 2,397 of them with their exact counts: a token
is a run of letters with inner hyphens and apostrophes, without its possessive; a *name* is a capitalised one
of three letters or more with a Zipf frequency under 3.6; a name of a system's line that no reference of the
line has is paired with the most similar name of the line's references (normalised Levenshtein similarity of
letters without accents) where that is at least 0.5. Pairs that occur once are unlabelled.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.surroundings import WORD, bare

try:
    from wordfreq import zipf_frequency
except ImportError:  # the sample needs none of the extra packages
    zipf_frequency: Callable[..., float] | None = None  # type: ignore[no-redef]

__all__ = ["Judgement", "NameSet", "is_rare_name", "load", "load_sample", "precision_curve"]

DATA = Path(__file__).parents[2] / "shared" / "data" / "wmt_names"
SAMPLE = Path(__file__).parent / "data" / "name_lines.tsv"
RARE = 3.6
MINED = 0.5
BARS = (0.90, 0.95, 0.97, 0.99)


@dataclass(frozen=True)
class Judgement:
    """What the labels say of one token in one line of one system."""

    system: str
    line: int
    token: str
    label: str
    """S, A, M, P, T, W, D; U for an unlabelled pair; empty without a pair."""
    partner: str


@dataclass(frozen=True)
class NameSet:
    """One test set: the texts of the systems, the names of its references, the tokens to be judged."""

    year: str
    language: str
    hyps: dict[str, list[str]]
    glossary: tuple[str, ...]
    tokens: tuple[Judgement, ...]
    labels: dict[tuple[str, str], str]
    cluster: dict[str, str]

    def judge(self, seen: Judgement, name: str, strict: bool = False) -> bool | None:
        """Return whether writing a name for a token is right; None when it is ignored.

        Without ``strict``, a pair that is labelled in another line, but not D, is ignored where this line's
        references do not have the name: the label says that it may be right, the line cannot tell.
        """
        same = self.cluster.get(seen.token, seen.token) == self.cluster.get(name, name)
        if seen.label in ("S", "A"):
            partner = self.cluster.get(seen.partner, seen.partner)
            return name == seen.partner or self.cluster.get(name, name) == partner
        if seen.label in tuple("MPTWU"):
            return None
        if not strict and not seen.label:
            known = self.labels.get((seen.token, name), "D") != "D"
            if known or same or letters(seen.token) == letters(name):
                return None
        return False


@cache
def zipf_of(word: str) -> float:
    """Return the Zipf frequency of a word in English; in steps of a half without wordfreq."""
    return zipf(letters(word)) if zipf_frequency is None else float(zipf_frequency(word.lower(), "en"))


def is_rare_name(token: str) -> bool:
    """Tell whether a token is taken for a name."""
    return token[0].isupper() and sum(map(str.isalpha, token)) >= 3 and zipf_of(token) < RARE


@cache
def _plain(token: str) -> str:
    # As the pairs were mined; letters without a decomposition stay.
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKD", token.lower())))


@lru_cache(maxsize=1 << 20)
def _similarity(left: str, right: str) -> float:
    return Levenshtein.normalized_similarity(_plain(left), _plain(right))


def tokens_of(line: str) -> list[str]:
    """Return the tokens of a line, without possessives."""
    return [bare(word) for word in WORD.findall(line)]


def load(folder: Path = DATA) -> Iterator[NameSet]:
    """Yield the sets; raises FileNotFoundError when the development data is not there."""
    with (folder / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for path in sorted(folder.glob("*.json.gz")):
        year, language = path.name[:7].split(".")
        labels = {
            (p["variant"], p["reference_name"]): p["label"]
            for p in pairs
            if p["year"] == year and p["lang"] == language
        }
        with gzip.open(path, "rt", encoding="utf-8") as packed:
            read = json.load(packed)
        yield _set(year, language, list(read["refs"].values()), read["hyps"], labels)


def load_sample(path: Path = SAMPLE) -> NameSet:
    """Return the sample that ships with the project, as one set."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    labels = {(row["variant"], row["name"]): row["label"] for row in rows}
    hyps = {"sample": [row["system"] for row in rows]}
    return _set("sample", "", [[row["reference"] for row in rows]], hyps, labels)


def _set(
    year: str,
    language: str,
    references: Sequence[list[str]],
    hyps: dict[str, list[str]],
    labels: dict[tuple[str, str], str],
) -> NameSet:
    lines = [{token for ref in refs for token in tokens_of(ref)} for refs in zip(*references, strict=True)]
    glossary = tuple(sorted({token for line in lines for token in line if is_rare_name(token)}))
    judged = tuple(_judged(hyps, lines, frozenset(glossary), labels))
    return NameSet(year, language, hyps, glossary, judged, labels, _clusters(labels, glossary))


def _judged(
    hyps: dict[str, list[str]],
    lines: Sequence[set[str]],
    glossary: frozenset[str],
    labels: dict[tuple[str, str], str],
) -> Iterator[Judgement]:
    for number, there in enumerate(lines):
        names = sorted(token for token in there if is_rare_name(token))
        for system, hyp in hyps.items():
            for token in tokens_of(hyp[number]):
                if token in glossary or not is_rare_name(token):
                    continue
                label = partner = ""
                if token not in there and names:
                    best = max(names, key=lambda name: (_similarity(token, name), name))
                    if _similarity(token, best) >= MINED:
                        label, partner = labels.get((token, best), "U"), best
                yield Judgement(system, number, token, label, partner)


def _clusters(labels: dict[tuple[str, str], str], glossary: Sequence[str]) -> dict[str, str]:
    """Return one name for each cluster: names joined by S and A pairs, or equal without accents and case."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    first: dict[str, str] = {}
    for name in glossary:
        parent[find(name)] = find(first.setdefault(re.sub(r"\W", "", _plain(name)), name))
    for (variant, name), label in labels.items():
        if label in ("S", "A"):
            parent[find(variant)] = find(name)
    return {name: find(name) for name in list(parent)}


def precision_curve(scored: Sequence[tuple[float, bool]], total: int) -> list[float]:
    """Return the recall at each bar: the most of the total that some threshold finds at that precision."""
    found: Counter[float] = Counter()
    right: Counter[float] = Counter()
    for score, ok in scored:
        found[score] += 1
        right[score] += ok
    best = [0.0] * len(BARS)
    hits = made = 0
    for score in sorted(found, reverse=True):
        hits, made = hits + right[score], made + found[score]
        for place, bar in enumerate(BARS):
            if hits >= bar * made:
                best[place] = max(best[place], hits / total)
    return best
