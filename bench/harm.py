"""Benchmark 2: what close spellings do to clean English, and whether they still find variants.

Run from the root of the project: ``python -m bench.harm [shipped] [cities]``; peers need the extra ``bench``.
The text is the references of ``wmt_names``, a hundred lines a document; every edit of the engine and of its
model is listed. Peers write the name that is most alike wherever it reaches their bar. They are slow with
many names, so they get part of the text; the table says how many words. Without the development data a page
of our own is gone through.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from bench.clean_text import cities, documents, is_sample, names_of, page_tables, slips, verdicts, words
from bench.peers import Peer, missing, rapidfuzz_peers, spaczz_peer, symspellpy_peer
from normalizer import Normalizer, Tables, load_tables
from normalizer.matching.fuzzy.index import NameIndex
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.score import best
from normalizer.matching.fuzzy.surroundings import Surroundings
from normalizer.matching.fuzzy.veto import Vetoes

THRESHOLD = 0.97
SLIPS = 2000
BARS = (0.85, 0.9)
"""Likeness from which a peer writes a name."""
SHARE = 20
"""Of so many documents a peer gets one."""
FEW = 3
"""Lines that spaczz gets of each of those documents."""
FEW_SLIPS = 50

Edits = Counter[tuple[str, str]]


class Harm(NamedTuple):
    """Edits of clean text, by what they were made of."""

    words: int
    edits: Edits
    others: Edits
    """Changes that are no close spellings: of the engine those by the tables, of the model suggestions."""


def row(title: str, harm: Harm, found: str) -> None:
    """Print a row of the table: edits for each 10,000 words, those that were read as right, slips found."""
    read = verdicts()
    right = sum(count for edit, count in harm.edits.items() if read.get(edit))
    wrong = harm.edits.total() - right
    rate = wrong / harm.words * 10_000
    print(f"  {title:32}{harm.words:9,}{harm.edits.total():8,}{right:8}{wrong:8,}{rate:9.2f}  {found}")


def listed(title: str, edits: Edits) -> None:
    """Print edits with what was said of them when they were read."""
    read = verdicts()
    for (token, name), count in sorted(edits.items(), key=lambda each: (-each[1], each[0])):
        verdict = {True: "right", False: "wrong", None: "not read yet"}[read.get((token, name))]
        print(f"    {title}: {token} → {name} × {count}, {verdict}")


def by_peer(peer: Peer, bar: float, names: Sequence[str], lines: int | None, slips_asked: int) -> None:
    """Print what a peer does that writes the most alike name wherever it is sure enough."""
    known, memory, total, edits = set(map(letters, names)), dict[str, str | None](), 0, Edits()
    for document in islice(documents(), 0, None, SHARE):
        here = words(document[:lines])
        total += here.total()
        for token, count in here.items():
            if not token[0].isupper() or len(token) < 3 or letters(token) in known:
                continue
            if token not in memory:
                answer = peer.lookup(token)
                memory[token] = answer.name if answer and answer.score >= bar else None
            if name := memory[token]:
                edits[token, name] += count
    asked = slips(names, slips_asked)
    answers = [(name, peer.lookup(slip)) for name, slip in asked]
    found = sum(
        answer is not None and answer.score >= bar and letters(answer.name) == letters(name)
        for name, answer in answers
    )
    title = f"{peer.title}, ≥ {bar}" if bar else peer.title
    row(title, Harm(total, edits, Edits()), f"{found / len(asked):.3f} written, of {len(asked)}")


def peers(names: Sequence[str]) -> None:
    """Print a row for each peer and bar; those that are not installed are named."""
    for bar in BARS:
        for peer in rapidfuzz_peers(names, bar):
            by_peer(peer, bar, names, None, SLIPS // 10)
    if reason := missing("symspellpy"):
        print(f"  symspellpy: skipped, {reason}")
    else:
        for edits in (1, 2):
            by_peer(symspellpy_peer(names, edits), 0, names, None, SLIPS // 10)
    if reason := missing("spaczz"):
        print(f"  spaczz: skipped, {reason}")
    else:
        for bar in BARS:
            by_peer(spaczz_peer(names, bar), bar, names, FEW, FEW_SLIPS)


def by_model(names: Sequence[str]) -> Harm:
    """Return what the model would do to clean text if it were asked about every word."""
    index, vetoes = NameIndex(names), Vetoes(names)
    total, edits, suggested = 0, Edits(), Edits()
    for lines in documents():
        around, here = Surroundings(lines), words(lines)
        total += here.total()
        for token, count in here.items():
            if token[0].isupper() and _may_change(token, index, vetoes):
                candidate, scored = best(token, index, around) or (None, None)
                # Only the edit budget and the score decide: clean text gives no evidence to lift a veto.
                if candidate and scored and vetoes.pair(token, candidate.name) is None:
                    kind = edits if scored.probability >= THRESHOLD else suggested
                    kind[token, candidate.name] += count
    return Harm(total, edits, suggested)


def _may_change(token: str, index: NameIndex, vetoes: Vetoes) -> bool:
    """Tell whether some candidate passes the vetoes; those that are the token itself are no change."""
    if vetoes.token(token) is not None:
        return False
    names = [candidate.name for candidate in index.lookup(token)]
    if letters(token) in map(letters, names):
        return False
    return any(vetoes.pair(token, name) is None for name in names)


def by_engine(normalize: Normalizer) -> Harm:
    """Return what the whole engine does to clean text."""
    total, fuzzy, others = 0, Edits(), Edits()
    for lines in documents():
        total += words(lines).total()
        for decision in normalize("\n".join(lines)).changes:
            kind = fuzzy if decision.method == "fuzzy" else others
            kind[decision.surface, decision.written or ""] += 1
    return Harm(total, fuzzy, others)


def candidates_found(names: Sequence[str]) -> str:
    """Say how many slips the index leads back to their name, at all and as the first of the candidates."""
    index, asked = NameIndex(names), slips(names, SLIPS)
    found = first = 0
    for name, slip in asked:
        candidates = [letters(candidate.name) for candidate in index.lookup(slip)]
        found += letters(name) in candidates
        first += candidates[:1] == [letters(name)]
    return f"{found / SLIPS:.3f} among the candidates, {first / SLIPS:.3f} first, of {SLIPS}"


def engine_found(normalize: Normalizer, names: Sequence[str]) -> str:
    """Say what the engine does with slips of names that their document has beside them."""
    counts: Counter[tuple[str, bool]] = Counter()
    for name, slip in slips(names, SLIPS // 4):
        text = f"The council of {name} met on Monday.\nNobody had come from {slip} before noon."
        for decision in normalize(text).decisions:
            if decision.surface == slip:
                offered = decision.written or next((each.written for each in decision.candidates), "")
                counts[decision.action, letters(offered) == letters(name)] += 1
    whole = SLIPS // 4
    kinds = (("written", "replaced", True), ("suggested", "suggested", True), ("wrong", "replaced", False))
    said = (f"{counts[action, same] / whole:.3f} {word}" for word, action, same in kinds)
    return f"{', '.join(said)}, of {whole} in a document with the name"


def measure(which: str, tables: Tables, brief: bool) -> None:
    """Print the table of one set of names, then every edit."""
    names = names_of(tables)
    print(f"\n{which}: {len(names):,} names")
    print(f"  {'':32}    words   edits   right   wrong  /10,000  slips of names")
    if not brief:
        peers(names)
    model = by_model(names)
    row(f"the model alone, ≥ {THRESHOLD}", model, candidates_found(names))
    normalize = Normalizer(tables, fuzzy="apply", threshold=THRESHOLD)
    engine = by_engine(normalize)
    row("the engine, close spellings", engine, engine_found(normalize, names))
    row("the engine, by the tables", Harm(engine.words, engine.others, Edits()), "")
    listed("engine", engine.edits)
    listed("by the tables", engine.others)
    listed("model alone", model.edits)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="*", help="shipped, cities or both")
    parser.add_argument("--no-peers", action="store_true", help="leave the peers out, which are slow")
    arguments = parser.parse_args()
    if is_sample():
        print("the development data is not there; a sample of our own, one page, not a measure")
    made: dict[str, Callable[[], Tables]] = {"shipped": load_tables, "cities": lambda: page_tables(cities())}
    for which in arguments.which or made:
        if which not in made:
            parser.error(f"no names are called {which!r}; write 'shipped' or 'cities'")
        if which == "cities" and not cities():
            print("\ncities: skipped, the list of GeoNames is not there")
        else:
            measure(which, made[which](), arguments.no_peers)


if __name__ == "__main__":
    main()
