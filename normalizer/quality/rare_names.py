"""Which rare names of a document to compare, where they stand, and the names of the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from normalizer.model import Span
from normalizer.quality.lookout import places_of
from normalizer.quality.name_spellings import RareName
from normalizer.quality.prose import Prose
from normalizer.tables.packed import PackedPages
from normalizer.tables.page import Tables

__all__ = ["close_pairs", "free_places", "is_in_names", "name_before"]

_BEFORE = re.compile(r"(?<![\w'’\-])([A-Z][^\W\d_]+) \Z")
_JOINED_BEFORE, _JOINED_BEHIND = re.compile(r"[\w'’-]"), re.compile(r"[\w-]|['’](?!s\b)\w")
_OPENERS = frozenset(
    """A After Again Also Although An And As At Because Before But By Coach Earlier Even For From General
    He Her His However If In It Its Later Meanwhile Minister Mr Mrs Ms Nor Now On Once Only Or Player
    President Since So Soon Still That The Their Then There These They This Though Thus Today Tomorrow
    Under Until When Where While With Yesterday Yet""".split()
)
_MOST_AT_ONE_KEY = 12
"""Names with one key that are compared: a list of near-identical names is no spelling of one."""


def close_pairs(names: Sequence[RareName]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names with a key in common, each once, in order of appearance.

    Two that are both known are no spellings of one name, and left out.
    """
    first: dict[str, RareName] = {}
    keyed: dict[str, list[RareName]] = {}
    shared = {
        key for key, count in Counter(chain.from_iterable([one.keys for one in names])).items() if count > 1
    }
    shared &= set(chain.from_iterable([one.keys for one in names if not one.is_known]))
    for one in names:
        if shared.isdisjoint(one.keys):
            continue  # as most are
        for key in one.keys:
            if key in shared:
                before = first.setdefault(key, one)
                if before is not one:
                    keyed.setdefault(key, [before]).append(one)
    seen: set[tuple[str, str]] = set()
    for at_one in keyed.values():
        if len(at_one) <= _MOST_AT_ONE_KEY:
            for left, right in combinations(at_one, 2):
                pair = left.name, right.name
                if not (left.is_known and right.is_known) and pair not in seen:
                    seen.add(pair)
                    yield pair


def name_before(text: str, start: int) -> str | None:
    """Return the capitalised word right before an offset where it may be a given name, no title or opener."""
    match = _BEFORE.search(text, max(0, start - 40), start)
    return match[1] if match is not None and match[1] not in _OPENERS else None


def is_in_names(tables: Tables, word: str) -> bool:
    """Tell whether a word stands in the names and forms of people and organisations in tables.

    ``word`` is of letters only, the first a capital.
    """
    if tables.fingerprint not in _asked:
        _asked.clear()
    known = _asked.setdefault(tables.fingerprint, {})
    found = known.get(word)
    if found is None:
        if len(known) >= _MOST_ASKED:
            known.clear()
        pages = tables.pages
        mentioned = pages.mentioning(word) if isinstance(pages, PackedPages) else pages
        found = known[word] = any(
            word in name.split()
            for page in mentioned
            if page.type in _NAMED
            for name in (page.name, *(form.surface for form in (*page.forms, *page.other_spellings)))
        )
    return found


_NAMED = frozenset(("person", "company", "organisation", "product", "brand"))
_MOST_ASKED = 10_000
_asked: dict[str, dict[str, bool]] = {}
"""What was told about words, by the fingerprint of the tables that were asked last."""


def free_places(prose: Prose, names: Iterable[str]) -> dict[str, list[Span]]:
    """Return where names stand in prose as whole words and no table has settled what they are."""
    text = prose.text
    found: dict[str, list[Span]] = {}
    for name, starts in places_of(tuple(dict.fromkeys(names)), text, prose.latin).items():
        places = found[name] = []
        for start in starts:
            span = Span(start, start + len(name))
            if not (_JOINED_BEFORE.match(text[start - 1 : start]) or _JOINED_BEHIND.match(text, span.end)):
                decided = prose.name_at(*span)
                if (decided is None or decided.entity is None) and not prose.hidden(*span):
                    places.append(span)
    return found
