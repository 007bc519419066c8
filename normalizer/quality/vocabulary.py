"""What checks ask about single words, and which words have an answer: few, since most are plain English.

A check says when it is imported what it asks. A text is then looked up once for all of them: its tokens,
which are what stands between spaces once marks are spaces, in what is remembered of the texts before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from functools import cache
from itertools import filterfalse
from threading import Lock
from typing import Generic, NamedTuple, TypeVar, cast

from normalizer.matching.lexicon import english_among
from normalizer.quality.tokens import Tokens

__all__ = ["WORD", "Answers", "Question", "Reading", "ask", "ask_where", "ordinary_among", "read"]

Answer = TypeVar("Answer")
Answers = Sequence[tuple[str, Answer, int]]
"""Words with what was answered about them and where they begin, in order, as often as they stand there.

Where the question does not ask for places, -1 stands for them.
"""

WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:['’\-][^\W\d_][\w\u0300-\u036f]*)*")
_JOINTS = {0x92: "’", 0x96: "–"}
_LONGER = 3
"""Letters from which a word of the dictionary is no odd group of letters."""
_MOST = 100_000
"""Tokens of either sort that are remembered; a run that meets more of them starts anew."""


class Question(Generic[Answer]):
    """Something that a check asks about words; the answer is empty for most, and for ordinary ones."""

    def __init__(self, number: int, asked: Callable[[str], Answer], where: bool) -> None:
        self.number = number
        """Its place among all questions."""
        self.asked = asked
        self.where = where
        """The check asks where the words stand, too."""


_questions: list[Question[object]] = []
# Checks are imported when they are first asked for, which another thread may be at.
_lock = Lock()


def ask(asked: Callable[[str], Answer]) -> Question[Answer]:
    """Ask something about every word from now on."""
    return _asked(asked, where=False)


def ask_where(asked: Callable[[str], Answer]) -> Question[Answer]:
    """Ask something about every word from now on, and where it stands."""
    return _asked(asked, where=True)


def _asked(asked: Callable[[str], Answer], where: bool) -> Question[Answer]:
    with _lock:
        question = Question(len(_questions), asked, where)
        _questions.append(cast("Question[object]", question))
    return question


class Reading(NamedTuple):
    """The tokens of a text, and what was answered about its words."""

    tokens: Tokens
    odd: list[bytes]
    """The odd tokens, as often as they stand there."""
    answers: list[Answers[object]]
    """By the number of the question."""
    ordinary: Set[bytes]
    """The ordinary tokens that were met so far, in whatever text."""


_Told = Sequence[tuple[int, str, object, int]]
"""Of each answer the number of the question, the word, the answer, and where the word begins in its token."""
_Entry = tuple[bytes, _Told, _Told]
"""An odd token: what its place is sought by, if it is, and the answers with a place and those without one."""
_NOTHING = cast("_Entry", ())
"""An odd token without an answer: it is false, so that a filter leaves it out."""


class _Known:
    """What is remembered of tokens, with the questions that were asked."""

    def __init__(self, questions: Sequence[Question[object]]) -> None:
        self.questions = questions
        self.ordinary: set[bytes] = set()
        self.odd: dict[bytes, _Entry] = {}
        self.spelt: dict[str, tuple[_Told, _Told]] = {}
        """Answers by the token itself, for those that have letters beyond Latin-1."""

    def learn(self, tokens: Iterable[bytes]) -> None:
        """Remember tokens that were not met before."""
        told = {token: token.decode("latin-1").translate(_JOINTS) for token in tokens}
        ordinary = ordinary_among({spelt.lower() for spelt in told.values()})
        for token, spelt in told.items():
            if "?" in spelt:
                self.odd[token] = (b" %b " % token, (), ())
            elif spelt.lower() in ordinary:
                self.ordinary.add(token)
            else:
                placed, others = self.answers(spelt)
                sought = b" %b " % token if placed else b""
                self.odd[token] = (sought, placed, others) if placed or others else _NOTHING

    def told(self, token: str) -> tuple[_Told, _Told]:
        """Return the answers about a token of which not every letter is in Latin-1."""
        found = self.spelt.get(token)
        if found is None:
            found = self.spelt[token] = self.answers(token)
        return found

    def answers(self, token: str) -> tuple[_Told, _Told]:
        """Return the answers about the words of a token: those with a place, and the others."""
        placed: list[tuple[int, str, object, int]] = []
        others: list[tuple[int, str, object, int]] = []
        for word in WORD.finditer(token):
            for question in self.questions:
                if answer := question.asked(word[0]):
                    told = placed if question.where else others
                    told.append((question.number, word[0], answer, word.start()))
        return tuple(placed), tuple(others)


_known = [_Known(())]


def read(text: str, spaced: bytes) -> Reading:
    """Look up a text; ``spaced`` are its letters as `byte_views.spaced` has them."""
    known = _known[0]
    most = max(len(known.ordinary), len(known.odd), len(known.spelt))
    if len(known.questions) != len(_questions) or most > _MOST:
        known = _known[0] = _Known(tuple(_questions))
    tokens = Tokens(spaced)
    odd = list(filterfalse(known.ordinary.__contains__, tokens.all))
    entries = list(map(known.odd.get, odd))
    if None in entries:
        known.learn({token for token, entry in zip(odd, entries, strict=True) if entry is None})
        odd = list(filterfalse(known.ordinary.__contains__, odd))
        entries = list(map(known.odd.get, odd))
    answers: list[list[tuple[str, object, int]]] = [[] for _ in known.questions]
    place = 0
    for entry in filter(None, entries):
        sought, placed, others = entry
        if sought:
            # Each of these tokens is sought in its turn, so the next place that has it is its own.
            place = spaced.index(sought, place)
            behind = place + len(sought) - 2
            if b"?" in sought:
                placed, others = known.told(text[place:behind])
            for number, word, answer, shift in placed:
                answers[number].append((word, answer, place + shift))
            place = behind
        for number, word, answer, _ in others:
            answers[number].append((word, answer, -1))
    return Reading(tokens, odd, list(answers), known.ordinary)


def ordinary_among(tokens: Collection[str]) -> set[str]:
    """Return the tokens in which no check that asks about words can find anything, in whatever letter case.

    They are given in lower case. An ordinary one with a letter is one word, just as it stands.
    """
    letters = {token for token in tokens if token.isalpha()}
    # Of a word with hyphens or a possessive, the parts are looked at, and it as a whole.
    parted = {
        token: token.removesuffix("'s").removesuffix("’s").split("-")
        for token in tokens
        if not token.isalpha()
    }
    plain = set(english_among(letters.union(*parted.values()))) - _telling()
    short = [token for token in letters if len(token) < _LONGER]
    return {
        *(plain & letters).difference(_listed(short)),
        *(token for token, parts in parted.items() if plain.issuperset(parts) and token not in _telling()),
        *(token for token in parted if token.isdigit() and token.isascii()),
    }


def _listed(words: Collection[str]) -> Collection[str]:
    if not words:
        return ()
    from normalizer.quality.short_words import listed_groups

    return listed_groups(words)


@cache
def _telling() -> frozenset[str]:
    """Return the English words that are of interest all the same, in lower case."""
    # They are imported late, for their modules ask questions themselves.
    from normalizer.matching.foreign_words import telling_words as foreign_words
    from normalizer.quality.likely_words import ALWAYS_LARGE
    from normalizer.quality.lost_letters import telling_words as bare_words
    from normalizer.quality.real_words import real_words

    # What is left of accented words, what is like a more frequent word, short words of other languages,
    # peoples, and what stands for a name withheld.
    lost = map(str.lower, bare_words())
    withheld = ("mo", "mossi", "mo-ssi")
    return frozenset((*lost, *real_words(), *foreign_words(), *ALWAYS_LARGE, *withheld))
