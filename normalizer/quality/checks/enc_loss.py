"""ENC-LOSS: a letter was lost on the way: ``communiqu``, ``caf?``, ``don?t``.

What stands there now is nothing, a question mark, or U+FFFD. It is told by the words that English texts spell
with an accent, alone or in a phrase, by what else the document spells so, and by the contractions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import places_of
from normalizer.quality.lost_letters import (
    GONE,
    Accented,
    bare,
    by_itself,
    by_rest,
    is_word,
    rest_words,
    restored,
    telling_words,
)
from normalizer.quality.prose import Prose
from normalizer.quality.vocabulary import ask

__all__ = ["CHECK"]

_APOSTROPHE = re.compile(rf"({GONE}\ufffd{{0,3}})(s|t|re|ve|ll|d|m)(?![\w?'’])")
_SIGN = re.compile(rf"{GONE}(?:(?<=\ufffd)|(?=[^\W\d_]| \w|[,;:)]))")
_INSIDE = re.compile(rf"{GONE}(?:(?<=\ufffd)|(?=[^\W\d_]| [a-z]|[,;:)-]))")
_ACCENT = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_MARKED = re.compile(rf"(?<![\w?\ufffd])[^\W\d_]*(?:{GONE}[^\W\d_]*){{1,4}}(?![\w?])")
_SIGNS = re.compile(GONE)
_JOINTS = re.compile("['’-]")
_NO_JOINTS = bytes(ord(" ") if byte in b"'\x92-" else byte for byte in range(256))
_LONGEST = 40
_GOES_ON = re.compile(r"[ \u00a0]\w|[.,;:)]")
_SMALL = re.compile(r"[ \u00a0][a-z]|[,;:]")
_NEXT = re.compile(r"[ \u00a0]([A-Z]\w*)")
_POSSESSIVE = re.compile(r"['’](?!s\b)")
_VOWEL = re.compile("[à-æè-ïò-öø-ýāăąēėęěīįōőūůűų]", re.I)
_NEGATED = frozenset(
    (
        "ain aren can couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn weren "
        "won wouldn"
    ).split()
)
_PRONOUNS = frozenset("i we you they he she it that there who what could should would might must".split())
_TIMES = 1.0
"""Zipf steps by which one candidate must be the more common to be written unasked."""
_UNIQUE = 5.0
"""Stands for how common a word is that the document itself spells with its accents."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield words that lack a letter, and contractions that lack their apostrophe."""
    words = {part for _, parts, _ in prose.answers(_TELLING) for part in parts}
    own: dict[str, tuple[Accented, ...]] = {}
    if _ACCENT.search(prose.unusual):
        own = _own({part for _, parts, _ in prose.answers(_WITH_ACCENTS) for part in parts})
        if own:
            joined = b" ".join([word for word in prose.odd_words if not word.isalpha()])
            bare_words = prose.odd_words.union(joined.translate(_NO_JOINTS).split())
            words.update(rest for rest in own if rest.encode() in bare_words)
    taken: set[int] = set()
    gone = _gone(prose.text)
    for spot in (
        *_in_phrases(prose, words, gone),
        *_apostrophes(prose, gone, own),
        *_marked(prose, gone, own),
        *_bare(prose, words, own),
    ):
        # What is known best comes first.
        if taken.isdisjoint(range(spot.start, spot.end)):
            taken.update(range(spot.start, spot.end))
            yield spot


def _gone(text: str) -> list[int]:
    """Return where the signs stand that may stand for a lost letter."""
    found = [sign.start() for sign in re.finditer(r"\?", text)]
    return (
        sorted((*found, *(sign.start() for sign in re.finditer("\ufffd", text))))
        if "\ufffd" in text
        else found
    )


def _in_phrases(prose: Prose, words: Set[str], gone: Sequence[int]) -> Iterator[Spot]:
    signs = gone if any(_INSIDE.match(prose.text, place) for place in gone) else ()
    for start, end, word, certain in restored(prose.text, prose.latin, words, signs):
        if not prose.hidden(start, max(end, start + 1)) and prose.name_at(start, end) is None:
            message = f"'{prose.text[start:end]}' lacks a letter of '{word}'"
            yield Spot(start, end, message, word, certain, "so it stands in a set phrase or name")


def _apostrophes(prose: Prose, gone: Sequence[int], own: dict[str, tuple[Accented, ...]]) -> Iterator[Spot]:
    text = prose.text
    done = 0
    for place in gone:
        match = _APOSTROPHE.match(text, place) if place >= done else None
        if match is None:
            continue
        done = match.end()
        start, end = match.span(1)
        word = text[_word_start(text, start) : start]
        if word[-1:].isascii() and word and _contracts(word, match, own) and not prose.hidden(start, end):
            sign = "’" if text.count("’") > text.count("'") else "'"
            yield Spot(start, end, f"'{word}{match[0]}' lacks its apostrophe", sign, certain=True)


def _marked(prose: Prose, gone: Sequence[int], own: dict[str, tuple[Accented, ...]]) -> Iterator[Spot]:
    """Yield words in which a sign stands for a lost letter."""
    text = prose.text
    fitting: dict[str, tuple[Accented, ...]] = {}
    done = 0
    for place in gone:
        if not _SIGN.match(text, place):
            continue
        start = _word_start(text, place)
        match = _MARKED.match(text, start)
        if match is None or start < done:
            continue
        end = done = match.end()
        word = match[0]
        contracted = _APOSTROPHE.match(text, place)
        if contracted and _contracts(text[start:place], contracted, own):
            continue
        if prose.hidden(start, end):
            continue
        at_end = word.endswith("?") and word.count("?") == 1 and "\ufffd" not in word
        # A question is over where a capital follows, not where a small letter does.
        if at_end and (is_english(word[:-1].lower()) or not _GOES_ON.match(text, end)):
            continue
        if word not in fitting:
            fitting[word] = _candidates(word, own)
        found = fitting[word]
        if found:
            after = _NEXT.match(text, end)
            if at_end and after and is_english(after[1].lower()):
                continue  # the next sentence
            doubtful = at_end and not _SMALL.match(text, end) and is_word(word[:-1].lower())
            yield _told(start, end, word, found, "a letter of it was lost", doubtful)
        elif "\ufffd" in word or _is_broken(word):
            yield Spot(start, end, f"'{word}' has lost a letter")


def _bare(prose: Prose, words: Set[str], own: dict[str, tuple[Accented, ...]]) -> Iterator[Spot]:
    """Yield words that are only a word with its accented letter left out."""
    hits = (rest_words() & words) | (own.keys() & words)
    if not hits:
        return
    places = places_of(hits, prose.text, prose.latin)
    for start, word in ((start, word) for word, starts in places.items() for start in starts):
        end = start + len(word)
        if not _stands_alone(prose.text, start, end):
            continue
        if prose.hidden(start, end) or prose.name_at(start, end) is not None:
            continue
        if word in rest_words():
            found = by_itself(word)
            reason = "with its accented letter it is a word, and without it hardly"
            yield _told(start, end, word, found, reason, is_word(word.lower()))
        elif not is_word(word.lower()):
            yield _told(start, end, word, own[word], "the document spells it so elsewhere", doubtful=True)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in tuple("'’_?\ufffd") or after in tuple("_?\ufffd"):
        return False
    return not ("\u0300" <= after <= "\u036f") and _POSSESSIVE.match(text, end) is None


def _own(words: Set[str]) -> dict[str, tuple[Accented, ...]]:
    """Return words that the document spells with accents, by what is left of them without."""
    found: dict[str, tuple[Accented, ...]] = {}
    for word in words:
        rest = bare(word)
        found[rest] = (*found.get(rest, ()), Accented(_UNIQUE, word))
    return {rest: tuple(sorted(those)) for rest, those in found.items()}


def _has_accents(word: str) -> bool:
    """Tell whether enough is left of a word without its accented letters, and they are why it differs."""
    if word.isascii() or not word[1:].islower() or word.upper() == word:
        return False
    rest = bare(word)
    # A name that differs in its last vowel is another form of it: Adamov, Adamová.
    return (
        len(rest) >= 4 and len(word) - len(rest) <= 2 and (word[-1].isascii() or not _VOWEL.match(word[-1]))
    )


def _telling_parts(word: str) -> Set[str]:
    return telling_words().intersection((word,) if word.isalpha() else (word, *_JOINTS.split(word)))


_TELLING = ask(_telling_parts)
_WITH_ACCENTS = ask(lambda word: () if word.isascii() else tuple(filter(_has_accents, _JOINTS.split(word))))


def _told(start: int, end: int, word: str, found: tuple[Accented, ...], reason: str, doubtful: bool) -> Spot:
    best = found[0].word.capitalize() if word[:1].isupper() else found[0].word
    sure = not doubtful and (len(found) == 1 or found[0].band - found[1].band >= _TIMES)
    return Spot(start, end, f"'{word}' lacks a letter of '{best}'", best, sure, reason)


def _candidates(word: str, own: dict[str, tuple[Accented, ...]]) -> tuple[Accented, ...]:
    """Return the accented words that fit a word with signs for letters, the most common first."""
    rest = _SIGNS.sub("", word)
    known = (*own.get(rest, ()), *by_rest().get(rest.lower(), ()))
    if not known:
        return ()
    parts = re.split(rf"{GONE}+", word.lower())
    pattern = re.compile("[^\\x00-\\x7f]{1,2}".join(map(re.escape, parts)))
    fitting = {one.word.lower(): one for one in reversed(known) if pattern.fullmatch(one.word.lower())}
    return tuple(sorted(fitting.values(), key=lambda one: (-one.band, one.word)))


def _is_broken(word: str) -> bool:
    """Tell whether a question mark inside a word parts no two words: ``Havl?ček`` but not ``so?why``."""
    head, _, tail = word.partition("?")
    if not head or "?" in tail or len(tail) < 2 or not tail.islower():
        return False
    return not is_english(head.lower()) and not is_word(tail) and not is_english(head.lower() + tail)


def _word_start(text: str, end: int) -> int:
    """Return where the letters begin that end at an offset."""
    start = end
    while start > max(0, end - _LONGEST) and text[start - 1].isalpha():
        start -= 1
    return start


def _contracts(word: str, match: re.Match[str], own: dict[str, tuple[Accented, ...]]) -> bool:
    """Tell whether a word and what follows a sign are a contraction or a possessive."""
    lower, tail = word.lower(), match[2]
    if tail == "t":
        return lower in _NEGATED
    if tail == "s":
        if len(word) < 2:
            return False
        # *caf?s* and *Andr?s* are words of their own, *Tom?s* is rather Tom's.
        rivals = _candidates(word + match[0], own)
        real = is_word(lower) if word[0].isupper() else is_english(lower)
        return not rivals or (real and rivals[0].band < zipf(lower))
    return lower == "i" if tail == "m" else lower in _PRONOUNS


CHECK = Check(
    id="ENC-LOSS",
    mqm="Linguistic › character encoding",
    severity="major",
    fixing="auto",
    summary="a letter or an apostrophe was lost",
    bad="The ministers signed a joint communiqu in Strasbourg.",
    good="The ministers signed a joint communiqué in Strasbourg. Did they read it?",
    find=find,
    stage="source",
    safe=True,
)
