"""Spellings that no table lists: generated aliases and close spellings, with the evidence they need."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from normalizer.matching.boundary import ends_word, starts_word
from normalizer.matching.choice import Choice
from normalizer.matching.compile import CompiledTables
from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.fuzzy.keys import letters, sounds
from normalizer.matching.generate.generated import Generated
from normalizer.matching.generate.shipped import GeneratedAliases
from normalizer.matching.generate.surnames import is_eastern_surname
from normalizer.matching.lexicon import is_english
from normalizer.matching.overlap import meets
from normalizer.matching.phrases import Phrase, PhraseFinder
from normalizer.matching.protect import Protected
from normalizer.matching.spoken_of import spoken_of
from normalizer.matching.support import DocumentSupport, Support
from normalizer.model import Action, Candidate, Span
from normalizer.tables.page import Page
from normalizer.tables.strings import fold

__all__ = ["SUPPORTED", "NearOptions", "near_choices", "other_name", "support_of"]

_LONG = 6
"""Letters from which one word that is no surname may be changed."""
_DISTINCT = 8
"""Letters from which one word that is no surname needs no evidence."""
_WORD_BEFORE = re.compile(r"((?![a-z])[^\W\d_]\w*)([ \u00a0\-‐‑])\Z")
_WORD_AFTER = re.compile(r"([ \u00a0\-‐‑])((?![a-z])[^\W_]\w*)")

_WHOLE = 10
"""Letters from which a name in full is one person's, where it is not written in Chinese characters."""
_BESIDE = 30
"""Code points before a name in which a trade is looked for."""
_TRADE = (
    r"(?:accountant|architect|artist|baker|carpenter|clerk|composer|cook|dentist|designer|doctor|driver|editor|"
    r"engineer|farmer|fisherman|guard|guide|lawyer|lecturer|librarian|manager|mechanic|merchant|musician|nurse|"
    r"painter|photographer|physician|physicist|pianist|poet|professor|researcher|resident|sculptor|student|"
    r"tailor|teacher|technician|tourist|translator|victim|villager|violinist|waiter|worker|writer)"
)
_TRADE_BEFORE = re.compile(rf"\b({_TRADE}),? \Z", re.IGNORECASE)
_TRADE_AFTER = re.compile(
    rf",? (?:who (?:is|was) )?(?:an?|the) (?:[\w\-]+ ){{0,2}}({_TRADE})\b", re.IGNORECASE
)

_SURE = 0.99
SUPPORTED = 0.98
_UNSUPPORTED = 0.5
_UNLIKELY = 0.2
"""In clean text, one word that nothing speaks for is nearly always another name."""


class NearOptions(NamedTuple):
    """How much evidence a change needs."""

    apply: bool
    """Change the text; else only suggest."""
    threshold: float
    entities: frozenset[int] | None


def near_choices(
    tables: CompiledTables,
    generated: GeneratedAliases,
    finder: PhraseFinder,
    text: str,
    choices: Sequence[Choice],
    terms: Mapping[int, tuple[Span, ...]],
    shield: Protected,
    options: NearOptions,
) -> list[Choice]:
    """Return choices for surface forms beside those that the tables explain, sorted by span.

    ``choices`` are what the tables decide; what they settle is evidence and stays. A longer name may take in
    a mention that they leave open.
    """
    support = support_of(tables, text, choices, terms)
    taken = sorted(Span(choice.start, choice.end) for choice in choices if choice.action != "ambiguous")
    undecided = sorted(Span(choice.start, choice.end) for choice in choices if choice.action == "ambiguous")
    made: list[Choice] = []
    done = 0
    for phrase in finder.phrases(text):
        if phrase.start < done or meets(taken, *phrase[:2]) or shield.hides(*phrase[:2]):
            continue
        if not (starts_word(text, phrase.start) and ends_word(text, phrase.end)):
            continue
        if _cuts(undecided, phrase):
            continue
        found = generated.get(phrase.folded)
        if found is None:
            continue
        name, alias = found
        if _is_plain_english(phrase, alias):
            continue
        page = tables.page_numbers[name]
        if options.entities is None or page in options.entities:
            told = support.of(page, phrase.start, phrase.end)
            choice = _generated_choice(tables, text, phrase, page, alias, told, shield, options)
            if choice.written is not None or not meets(undecided, *phrase[:2]):
                made.append(choice)
                done = phrase.end
    return made


def _is_plain_english(phrase: Phrase, alias: Generated) -> bool:
    """Tell whether words of the dictionary only read like an alias less their spaces: *The Red*, Thered."""
    words = phrase.text.split()
    return len(words) > len(alias.surface.split()) and all(is_english(word.lower()) for word in words)


def _cuts(spans: Sequence[Span], phrase: Phrase) -> bool:
    """Tell whether a phrase overlaps one of some spans, sorted and apart, without being longer than it."""
    place = bisect_left(spans, (phrase.start, phrase.start))
    for start, end in spans[max(0, place - 2) : place + 3]:
        within = phrase.start <= start and end <= phrase.end and end - start < phrase.end - phrase.start
        if start < phrase.end and phrase.start < end and not within:
            return True
    return False


def support_of(
    tables: CompiledTables, text: str, choices: Sequence[Choice], terms: Mapping[int, tuple[Span, ...]]
) -> DocumentSupport:
    """Return what a document says for names, by what was chosen in it so far and the terms of its rules."""
    settled: list[tuple[int, Span]] = []
    undecided: list[tuple[int, Span]] = []
    for choice in choices:
        span = Span(choice.start, choice.end)
        if choice.page is not None and choice.action in ("kept", "replaced"):
            settled.append((choice.page, span))
        elif choice.action == "ambiguous":
            meant = {candidate.entity for candidate in choice.candidates}
            undecided += ((tables.page_numbers[name], span) for name in meant if name in tables.page_numbers)
    return DocumentSupport(tables, text, settled, undecided, terms)


def _generated_choice(
    tables: CompiledTables,
    text: str,
    phrase: Phrase,
    number: int,
    alias: Generated,
    support: Support,
    shield: Protected,
    options: NearOptions,
) -> Choice:
    page = tables.pages[number]
    score, reason = _weighed(page, text, phrase, alias, support)
    reason = f"{alias.scheme} of {alias.source_form}, {page.name}{reason}"
    where = str(page.where)
    candidate = Candidate(page.name, page.qid, alias.written, "generated", score, alias.scheme, where)
    start, end = phrase.start, phrase.end
    protected = shield.reason(start, end, [page.name, *(form.surface for form in page.forms)])
    protected = protected or spoken_of(text, start)
    written = alias.written if options.apply and score >= options.threshold and not protected else None
    action: Action = "vetoed" if protected else "suggested" if written is None else "replaced"
    if protected:
        reason = f"{protected} ({reason})"
    return Choice(
        start, end, number, written, action, "generated", reason, page.where, (candidate,), score=score
    )


def _weighed(page: Page, text: str, phrase: Phrase, alias: Generated, support: Support) -> tuple[float, str]:
    """Return the score of a generated alias at its place, and what is to be said of it."""
    if phrase.words == 1:
        # One word may be part of another name (Europa League), or the surname of another (Ivan Bairamov).
        neighbour = other_name(page, text, Span(phrase.start, phrase.end))
        if neighbour and not support.glossed:
            return _UNLIKELY, f"; it may belong to {neighbour!r}"
        if page.type != "person" and len(phrase.folded) < _LONG and not support.glossed:
            return _UNLIKELY, "; too short to be sure of"
        own = zipf(phrase.folded) > 0 and sounds(phrase.folded) != sounds(letters(alias.written))
        if own and not (support.glossed or support.role or support.context):
            return _UNLIKELY, "; English texts have it as a word or name of its own"
    elif page.type != "person" and not support.glossed and _reads_as_a_person(text, phrase):
        return _UNLIKELY, "; it reads like a person's name"
    if not alias.needs_evidence and (
        phrase.words > 1 or (page.type != "person" and len(phrase.folded) >= _DISTINCT)
    ):
        return _SURE, f"; {support.reason}" if support.positive else ""
    if support.office and not support.positive and (phrase.words > 1 or page.type == "person"):
        return SUPPORTED, f"; {support.office!r} and its country are in the document"
    if support.positive:
        return SUPPORTED, f"; {support.reason}"
    if support.home and phrase.words > 1 and _is_whole_name(alias):
        private = _private_person(text, phrase)
        if private:
            return _UNSUPPORTED, f"; {private!r} stands beside it"
        return SUPPORTED, f"; the whole name is read, and {support.home} is in the document"
    return (_UNSUPPORTED if phrase.words > 1 else _UNLIKELY), f"; {support.reason}"


def _is_whole_name(alias: Generated) -> bool:
    """Tell whether an alias has enough of a name to be one person's: three characters, or all of it."""
    if "other order" in alias.scheme:
        return False  # as right in Japan as this one
    in_han = all("\u4e00" <= letter <= "\u9fff" for letter in alias.source_form)
    if "cut short" in alias.scheme:
        return in_han and len(alias.source_form) > 3
    return len(alias.source_form) >= 3 if in_han else len(fold(alias.surface)) >= _WHOLE


def _private_person(text: str, phrase: Phrase) -> str:
    """Return a word beside a name that tells of somebody else's trade; empty without one."""
    before = _TRADE_BEFORE.search(text[max(0, phrase.start - _BESIDE) : phrase.start])
    found = before or _TRADE_AFTER.match(text, phrase.end)
    return found[1] if found else ""


def _reads_as_a_person(text: str, phrase: Phrase) -> bool:
    """Tell whether two words are written as names of East Asia are, surname first: ``Gao Sheng``."""
    words = text[phrase.start : phrase.end].split()
    return len(words) == 2 and all(map(str.istitle, words)) and is_eastern_surname(fold(words[0]))


def other_name(page: Page, text: str, span: Span) -> str:
    """Return a capitalised neighbour with which a word may make another name; empty when there is none."""
    after = _WORD_AFTER.match(text, span.end)
    if after is not None and (after[1] != " " or not _belongs(page, after[2])):
        return after[2]
    before = _WORD_BEFORE.search(text, max(0, span.start - 50), span.start)
    if before is None or (before[2] == " " and is_english(before[1].lower())) or _belongs(page, before[1]):
        return ""
    return before[1]


def _belongs(page: Page, word: str) -> bool:
    """Tell whether a word is part of a page's name."""
    return fold(word) in map(fold, page.name.replace("-", " ").split())
