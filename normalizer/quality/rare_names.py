"""Which rare names of a document to compare, where they stand, and the names of the tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, compress

from normalizer.model import Span
from normalizer.quality.name_spellings import is_known, skeleton_keys
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


def close_pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names with a key in common, each once, in order of appearance.

    Two that are both known are no spellings of one name, and left out.
    """
    first: dict[str, str] = {}
    keyed: dict[str, list[str]] = {}
    keys = [skeleton_keys(name) for name in names]
    known = {name for name in names if is_known(name)}
    shared = {key for key, count in Counter(chain.from_iterable(keys)).items() if count > 1}
    shared &= set(chain.from_iterable(compress(keys, [name not in known for name in names])))
    for name, own in zip(names, keys, strict=True):
        if shared.isdisjoint(own):
            continue  # as most are
        for key in own:
            if key in shared:
                before = first.setdefault(key, name)
                if before is not name:
                    keyed.setdefault(key, [before]).append(name)
    seen: set[tuple[str, str]] = set()
    for at_one in keyed.values():
        if len(at_one) <= _MOST_AT_ONE_KEY:
            for pair in combinations(at_one, 2):
                if pair not in seen and not known.issuperset(pair):
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
    for name in names:
        if name in found:
            continue
        places = found[name] = []
        start = text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            if not (_JOINED_BEFORE.match(text[start - 1 : start]) or _JOINED_BEHIND.match(text, span.end)):
                decided = prose.name_at(*span)
                if (decided is None or decided.entity is None) and not prose.hidden(*span):
                    places.append(span)
            start = text.find(name, span.end)
    return found
