"""CASE-MID: a common word with a capital in the middle of a sentence, or a month or people without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.likely_words import PROPER
from normalizer.quality.literal import literal_places
from normalizer.quality.prose import Prose

# Words that are no names either: He, An, To, Will, So, In and May are surnames or given names somewhere.
_FUNCTION = """
The This That These Those It They Their Its And But For With From By At On Of When While After
Before Because If Is Are Was Were Has Have Had Been Which Who Whose Where There Then
""".split()
_COMMON = """
According Achieve Actively Although Also Carry Conduct Continue Despite Discuss Dispatch During
Ensure Establish Fully Further However Implement Improve Including Jointly Maintain Make Meanwhile
Moreover Promote Provide Since Strengthen Therefore Through Unless Until Whether
""".split()
_LITERALS = tuple(f" {word} " for word in (*_FUNCTION, *_COMMON))
_LARGE = (PROPER | set("english april june july tuesday wednesday thursday friday".split())) - set(
    "africa august catholic celsius christian internet polish turkey washington".split()
)
"""Words that are names in every sentence: none of them means a thing too, or is written small by some."""
_OF_ME = {f"i{sign}{ending}" for sign in "'’" for ending in ("d", "ll", "m", "ve")}
_ALWAYS_LARGE = _LARGE | {f"{word}{sign}s" for word in _LARGE for sign in "'’"} | _OF_ME
_AFTER = re.compile(r"[a-z]+(?![\w'’-])|[a-z]+['’]s")
_BEFORE = re.compile(r"(?:(?<=\s)|\A|(?<=[\"“‘'(]))([^\W\d_][\w'’-]*)\Z")
_TITLE_VERBS = frozenset(
    """called titled entitled named song film movie book novel album series magazine""".split()
)
_SMALL_IN_TITLES = frozenset("a an and as at but by for from in of on or the to with".split())
_WINDOW = 40
_REACH = 160
"""How much of a line is looked at, before and after."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield common words with a capital, where no name or title can be, and names without one."""
    if small := prose.word_set & _ALWAYS_LARGE:
        yield from _without_capital(prose, small)
    text = prose.text
    for space, end in literal_places(text, _LITERALS):
        if not text[space - 1 : space].isalpha() or not text[end : end + 1].islower():
            continue  # most stand behind a stop
        start, word = space + 1, text[space + 1 : end - 1]
        before, after = _BEFORE.search(text, max(0, space - _WINDOW), space), _AFTER.match(text, end)
        if before is None or after is None or not is_english(re.split("['’]", after[0])[0]):
            continue
        if _speaks_for(word, before[1], text, start) and not prose.hidden(start, start + len(word)):
            written = word.lower()
            yield Spot(start, start + len(word), f"'{word}' stands within a sentence: '{written}'", written)


def _without_capital(prose: Prose, small: frozenset[str]) -> Iterator[Spot]:
    """Yield months, days and peoples in small letters, behind an English word."""
    for match in re.finditer(rf"(?<=[a-z] )(?:{'|'.join(sorted(small))})(?![\w'’@/-]|\.\w)", prose.text):
        start, end = match.span()
        before = _BEFORE.search(prose.text, max(0, start - 1 - _WINDOW), start - 1)
        if before and is_english(before[1]) and not prose.hidden(start, end):
            written = match[0].capitalize()
            yield Spot(start, end, f"'{match[0]}' is written '{written}'", written)


def _speaks_for(word: str, before: str, text: str, start: int) -> bool:
    """Tell whether a capital is an error, by the word before it and the line it stands in."""
    plain = before[0].islower() and is_english(before.lower())
    if before in _TITLE_VERBS or (not plain and word != "The"):
        return False
    if before.isupper() or (before in _SMALL_IN_TITLES and word in _FUNCTION and word != "The"):
        return False
    low = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
    high = text.find("\n", start, start + _REACH)
    line = text[low : start + _REACH if high < 0 else high]
    if not plain:
        # After a name, a new sentence or a title may start: the line must go on in small letters.
        named = re.search(r"[A-Z][\w-]+ The ([a-z]+)(?:['’]s|s['’])?[ ,.;]", line)
        if named is None or line.startswith(before):
            return False
    if low == start or line.count(" ") < 4 or _is_title(line):
        return False
    quotes = sum(map(text[max(low, start - 300) : start].count, '"“”«»'))
    return quotes % 2 == 0 or text[start - 2] not in '"“”«»'


def _is_title(line: str) -> bool:
    """Tell whether most longer words of a line are capitalised."""
    words: list[str] = re.findall(r"[^\W\d_]{4,}", line)
    return sum(word[0].isupper() for word in words) * 2 > len(words)


CHECK = Check(
    id="CASE-MID",
    mqm="Linguistic › spelling",
    severity="minor",
    fixing="suggest",
    summary="a common word with a capital within a sentence, or a name without one",
    bad="The army later claimed that multiple The region came under fire.",
    good="The army later told The Guardian that the region came under fire.",
    find=find,
)
