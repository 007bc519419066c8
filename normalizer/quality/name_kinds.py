"""What kind of thing an unknown name is, by the words beside it: a type for a line of an alias table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

__all__ = ["KINDS", "UNKNOWN", "kind_of", "one_kind"]

UNKNOWN = "unknown"
"""A type like any other for a table, which has them in words of its own; a person then says what it is."""

_MOST = 8
"""Places of one name that are looked at."""
_AROUND = 48
_PLACES = (
    "airport bay bridge canal city county desert district gulf harbour island islands lake mountain "
    "mountains peninsula port prefecture province region river sea state strait suburb territory town "
    "valley village"
).split()
_BODIES = {
    "company": "airlines airways bank corp corporation company electronics energy group holding holdings inc "
    "industries llc ltd motors pharmaceuticals plc technologies technology",
    "university": "college university",
    "party": "party",
    "football club": "fc",
    "organisation": "agency association brigade commission committee consortium council foundation front "
    "institute ministry movement observatory organisation organization regiment society union",
}
_BY_WORD = {word: word for word in _PLACES}
_BY_WORD |= {word: kind for kind, words in _BODIES.items() for word in words.split()}
_BY_WORD |= {"harbor": "harbour"}
_TITLES = (
    "Admiral|Ambassador|Archbishop|Attorney|Bishop|Capt\\.|Captain|Chairman|Chairperson|Chairwoman|Chancellor|"
    "Chief|Coach|coach|Col\\.|Colonel|Commander|Commissioner|Congressman|Congresswoman|Councillor|Dr\\.?|"
    "Director|Emperor|Father|Gen\\.|General|Gov\\.|Governor|Imam|Judge|Justice|King|Lieutenant|Lt\\.|Maj\\.|"
    "Major|Marshal|Mayor|Minister|Miss|Mr\\.?|Mrs\\.?|Ms\\.?|Pastor|Pope|Premier|President|Prince|Princess|"
    "Prof\\.?|Professor|Prosecutor|Queen|Rabbi|Rep\\.|Secretary|Sen\\.|Senator|Sergeant|Sheikh|Sir|"
    "Speaker|Spokesman|Spokesperson|Spokeswoman|Sultan|defender|goalkeeper|midfielder|spokesman|"
    "spokesperson|spokeswoman|striker"
)
# A title, and perhaps a given name or an initial behind it. Organisations say things, too: *said* is no sign.
_PERSON_BEFORE = re.compile(rf"(?<![\w-])(?:{_TITLES})(?: of [A-Z][a-z]+)? (?:[A-Z][\w.'’-]* )?\Z")
_PERSON_AFTER = re.compile(
    r"(?:,? who\b|, (?:aged )?\d\d(?:,|\b years old)|,? (?:a|an|the) (?:\w+ )?\d\d-year-old\b"
    r"| (?:himself|herself|confessed|recalled|resigned|testified)\b"
    r"| was (?:born|arrested|detained|sentenced|sworn in)\b)"
)
_THING_BEFORE = re.compile(
    r"(?<![\w-])(?:[Tt]he )?(?:(?i:(?P<of>[a-z]+)) of|(?P<lead>Lake|Mount|Port|River|Cape)) \Z"
)
_THING_AFTER = re.compile(r" (?P<word>[A-Za-z]+)(?![\w-])")
_LEADING = {"Lake": "lake", "Mount": "mountain", "Port": "port", "River": "river", "Cape": "cape"}
_OF = frozenset(
    "bay city county district gulf island islands prefecture province region strait territory town "
    "university village".split()
)
"""What stands before *of* and a name that it is: the port of a town and the state of a person are not."""
_TELLING = frozenset(
    word
    for title in _TITLES.split("|")
    for word in (title.replace("\\.?", "").replace("\\", ""), title.replace("?", "").replace("\\", ""))
).union(_LEADING, ("of",))
"""One of the three words before a name that those before it tell anything about."""
_OPENING = "([\"'“‘"

KINDS: tuple[str, ...] = ("", "person", *sorted({*_BY_WORD.values(), *_LEADING.values()}))
"""Every kind; the first stands for none that can be told."""


def kind_of(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the kind of a name that stands in some places; empty when nothing tells it, or two things do.

    >>> text = "The governor of Slepniov Province met Ilya Slipnyov."
    >>> kind_of(text, [(16, 24)]), kind_of(text, [(43, 51)])
    ('province', '')
    """
    return one_kind(_kind_at(text, start, end) for start, end in islice(spans, _MOST))


def one_kind(kinds: Iterable[str]) -> str:
    """Return the kind on which all agree that know one; empty when there is none."""
    found = set(filter(None, kinds))
    return found.pop() if len(found) == 1 else ""


def _kind_at(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    thing = _THING_AFTER.match(after)
    # In small letters such a word is mostly what a person has or leads: *the Slepniov government*, *party*.
    if thing and (kind := _BY_WORD.get(thing["word"].lower())):
        if thing["word"][0].isupper() or kind in _BY_NAME_FIRST:
            return kind
        return ""
    if not _TELLING.isdisjoint(word.lstrip(_OPENING) for word in before.split()[-3:]):
        of = _THING_BEFORE.search(before)
        if of and of["lead"]:
            return _LEADING[of["lead"]]
        if of and of["of"].lower() in _OF:
            return of["of"].lower()
        if _PERSON_BEFORE.search(before):
            return "person"
    return "person" if _PERSON_AFTER.match(after) else ""


_BY_NAME_FIRST = frozenset("city county district island province region river town village".split())
