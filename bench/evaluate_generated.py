"""Measure generated aliases: coverage of attested variants, harm to clean English, agreement of schemes.

Run from the root of the project: ``python -m bench.evaluate_generated PART[,PART…] [TABLE_FOLDER…]`` with
the parts ``coverage``, ``harm``, ``cities``, ``people``, ``pairs`` and ``arabic``. The tables of the folders
are joined to those made of the development data. What is not covered, and every generated alias that stands
in clean English, is listed.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter, defaultdict

from rapidfuzz.distance import Levenshtein

from bench.generated_pages import (
    HERE,
    attested_pages,
    attested_rows,
    city_pages,
    clean_lines,
    country_pages,
    invented_people,
    name_pairs,
    table_pages,
)
from normalizer.matching.generate.aliases import generated
from normalizer.matching.generate.generated import Generated
from normalizer.matching.generate.select import generated_aliases
from normalizer.matching.lexicon import PACKAGED
from normalizer.tables.page import Page
from normalizer.tables.strings import fold

_NOUN = re.compile(r" (?:region|district|county|faction|team|issue|organization)$", re.IGNORECASE)


def coverage() -> None:
    """Print how many attested variants are generated from canonical name and source strings, by kind."""
    rows = attested_rows()
    pages = attested_pages(rows)
    kept = generated_aliases(pages.values(), PACKAGED)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for surface, name in dict.fromkeys((row["surface"], row["canonical"]) for row in rows):
        row = next(r for r in rows if (r["surface"], r["canonical"]) == (surface, name))
        if name not in pages or not row["source_string"]:
            continue
        made = {fold(alias.surface): alias for alias in generated(pages[name])}
        here = {fold(alias.surface): alias for alias in kept.get(name, ())}
        wanted = [fold(surface), fold(_NOUN.sub("", surface))]
        alias = next((here[w] for w in wanted if w in here), None)
        for key in ("all", f"{row['source_lang']} {row['error_kind']}"):
            counts[key]["n"] += 1
            counts[key]["made"] += any(w in made for w in wanted)
            counts[key]["kept"] += alias is not None
            counts[key]["free"] += alias is not None and not alias.needs_evidence
        if alias is None:
            why = "vetoed" if any(w in made for w in wanted) else "not made"
            missed.append(f"{why}: {surface} ({name}, {row['source_string']}, {row['error_kind']})")
    for key, count in sorted(counts.items(), key=lambda item: -item[1]["n"]):
        print(
            f"{key:55} {count['n']:4}  made {count['made']:3}  kept {count['kept']:3}  free {count['free']:3}"
        )
    print(*missed, sep="\n")


def harm(pages: dict[str, Page], vetoed: bool) -> None:
    """Print each generated alias that stands in clean English, with its first context."""
    start = time.perf_counter()
    kept = generated_aliases(pages.values(), PACKAGED)
    took = time.perf_counter() - start
    where: dict[str, list[tuple[str, str, Generated]]] = defaultdict(list)
    for name, aliases in kept.items():
        for alias in aliases:
            where[fold(alias.surface)].append(("evidence" if alias.needs_evidence else "FREE", name, alias))
    states = Counter(state for some in where.values() for state, _, _ in some)
    if vetoed:
        for page in pages.values():
            for alias in generated(page):
                if fold(alias.surface) not in where:
                    where[fold(alias.surface)].append(("vetoed", page.name, alias))
    sources = sum(bool(page.source_forms) for page in pages.values())
    print(f"{len(pages):,} pages, {sources:,} with source forms: {took:.1f} s, aliases {dict(states)}")
    lines = list(clean_lines())
    print(f"{sum(len(line.split()) for line in lines):,} words of clean English")
    for key, contexts in sorted(_found(lines, where).items()):
        for state, name, alias in where[key]:
            what = f"{alias.surface} → {alias.written} [{name}; {alias.scheme}; {alias.source_form}]"
            print(f"{state:8} {what} × {len(contexts)}: {contexts[0]}")


def _found(lines: list[str], wanted: dict[str, list[tuple[str, str, Generated]]]) -> dict[str, list[str]]:
    """Return by folded alias the places where it stands, up to four words joined, with a capital first."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", line)
        for start, word in enumerate(words):
            if word[0].isupper():
                for end in range(start + 1, min(start + 4, len(words)) + 1):
                    if (key := fold("".join(words[start:end]))) in wanted:
                        found[key].append(" ".join(words[max(0, start - 5) : end + 5]))
    return found


def pairs() -> None:
    """Print how often a spelling equals the Latin name of a pair, or is within an edit of it.

    The Chinese names are respelt by what was learned from these pairs, so that is measured elsewhere:
    ``bench/make_transcription.py --held-out``.
    """
    for language in ("zh", "ru", "ko", "ja"):
        sample = [(fold(name), source) for name, source in name_pairs(language)]
        sample = [(name, source) for name, source in sample if name.isascii() and len(name) > 3]
        random.Random(7).shuffle(sample)
        best: Counter[str] = Counter()
        schemes: dict[str, Counter[str]] = defaultdict(Counter)
        for name, source in sample[:4000]:
            # With a page of another name nothing but the source form can lead to the right one.
            page = Page("Qqqqq", HERE, "place", source_forms=((language, (source,)),))
            made = [(fold(alias.surface), alias.scheme) for alias in generated(page)]
            low = 9
            for text, scheme in made:
                distance = Levenshtein.distance(text, name)
                schemes[scheme].update(n=1, equal=distance == 0, near=distance <= 1)
                low = min(low, distance)
            best.update(equal=low == 0, near=low <= 1)
        print(f"{language}: equal {best['equal'] / 4000:.3f}, within one edit {best['near'] / 4000:.3f}")
        for scheme, count in schemes.items():
            equal, near = count["equal"] / count["n"], count["near"] / count["n"]
            print(f"    {scheme:40} {count['n']:6} equal {equal:.3f}, within one edit {near:.3f}")


def arabic() -> None:
    """Print how many of the other Latin spellings of the same Arabic letters are made from one of them."""
    by_source: dict[str, set[str]] = defaultdict(set)
    for name, source in name_pairs("ar"):
        if fold(name).isascii():
            by_source[source].add(fold(name))
    count: Counter[str] = Counter()
    for source, names in sorted(by_source.items()):
        for name in sorted(names):
            page = Page(name.capitalize(), HERE, "place", source_forms=(("ar", (source,)),))
            made = {fold(alias.surface) for alias in generated(page)} if len(names) > 1 else set()
            for other in names - {name}:
                edits = min(Levenshtein.distance(name, other), 3)
                count[f"{edits} edits"] += 1
                count[f"{edits} edits, made"] += other in made
    print("ar, other spellings of the same letters:", dict(sorted(count.items())))


def main() -> None:
    """Run the parts that are named."""
    for part in sys.argv[1].split(","):
        if part == "coverage":
            coverage()
        elif part == "harm":
            tables = table_pages(sys.argv[2:])
            harm({**country_pages(), **attested_pages(attested_rows()), **tables}, vetoed=True)
        elif part == "cities":
            harm(city_pages(), vetoed=False)
        elif part == "people":
            harm(invented_people(), vetoed=False)
        elif part == "pairs":
            pairs()
        elif part == "arabic":
            arabic()
        else:
            sys.exit(f"there is no part {part!r}; see the head of this file")


if __name__ == "__main__":
    main()
