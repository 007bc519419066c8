"""PUNCT-END: a sentence of prose without its full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from normalizer.matching.lexicon import is_english
from normalizer.matching.suppress import blanked
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
# The last word, with what closes quotes and brackets after it.
_LAST = re.compile(r"[\w%€$£°]([\"”’')\]»]{0,3})\Z")
_STOPPED = re.compile(r"[.!?…][\"”’')\]»]{0,3}\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_INNER_STOP = re.compile(r"[a-z\d)\"”][.!?][\"”]? +[\"“]?[A-Z]")
# What prose has and headlines, captions and items of lists mostly leave out.
_PROSE_WORDS = frozenset(
    """a about am an and are as at be because been being but by can could did do does for from had has have
    he her hers him his however i if in is it its may me might more must my not of on or our shall she
    should so that the their them there these they this those to us was we were when which while who
    whose will with would you your""".split()
)
_FINITE = frozenset(
    """am are is was were has have had do does did will would can could may might must should said says
    told""".split()
)
_ARTICLES = frozenset("a an the".split())
_FEWEST_ALONE, _FEWEST_AMONG = 8, 10
_LONG = 12
"""Words from which a line by itself is hardly a headline."""
_CREDIT = re.compile(r"\s*(?:[Bb]y [A-Z]\w+ [A-Z]|[A-Z]?[a-z]{2,12}(?: by)?: )")
_LONGEST_BYLINE = 8
_FURNITURE = re.compile(
    r" \| | --? ?[A-Z][\w!. ]{1,30}\Z|\w\.(?:com|net|org|cn)\Z|-(?:Yahoo! ?News|Xinhua\w*)\Z"
    r"|[Pp]hoto ?/ ?[A-Z][\w ]+\Z"
)
"""What names a site or a photographer at the end of a line."""
_REMARK = re.compile(r"[.!?][\"”’')\]»]{0,3} ?\([^()]{2,60}\)\Z")
"""A bracket behind a sentence that has its stop: ... was closed. (As of July 25)"""
_LONGEST_ENDING = 600
_LONGEST_HEAD = 200
_LEAD = 300
"""Characters of a text in which the words of its headline come again."""
_REPEATED = 0.6
_ITEM = re.compile(r"\s*(?:[-–—•*·▪#>|]|\d{1,3}[.)]\s|\(?[a-z]\)\s|\[)")
_BYLINE = re.compile(
    r"\s*(?:by|photo|photos|image|picture|video|source|sources|credit|caption|reporter|editor|author|tags?|"
    r"share|read|watch|see|copyright|©|written|translated|updated|published|follow)\b",
    re.I,
)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the last word of paragraphs that are sentences and end without a stop, comments left out."""
    text = blanked(prose.text)
    paragraphs = _paragraphs(prose, text)
    length = len(text)
    for number, (start, end) in enumerate(paragraphs):
        if text[end - 1] in ".!?…" or _is_stopped(text, start, end):
            continue
        alone = number == 0
        if alone and len(paragraphs) > 1:
            continue
        if alone or _is_stopped(text, *paragraphs[number - 1]):
            closing = _LAST.search(text, max(start, end - 6), end)
            if not closing:
                continue
            for spot in _judged(prose, text, start, end, closing.end() - len(closing[1]), alone):
                below = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else length
                if not _is_headline(text[start:end], text[below : below + _LEAD]):
                    yield spot


def _paragraphs(prose: Prose, text: str) -> Sequence[tuple[int, int]]:
    """Return the stretches between blank lines, without white space around them but for the first."""
    if "\r" not in text and text == prose.text:  # then the paragraphs are these
        return ((0, prose.paragraphs[0].end), *prose.paragraphs[1:]) if prose.paragraphs else ()
    found = []
    start = 0
    length = len(text.rstrip())
    ends = ((blank.start(), blank.end()) for blank in _BLANK.finditer(text, 0, length))
    for limit, following in chain(ends, ((length, len(text)),)):
        end = limit
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
        start = following
    return found


def _is_stopped(text: str, start: int, end: int) -> bool:
    return _STOPPED.search(text, max(start, end - 6), end) is not None


def _is_headline(piece: str, lead: str) -> bool:
    """Tell whether the text below a line begins with most of its words, as below a headline."""
    if len(piece) > _LONGEST_HEAD or not lead:
        return False
    told = {word.lower() for word in _WORD.findall(lead)}
    words = {word.lower() for word in _WORD.findall(piece)} - _PROSE_WORDS
    return len(words & told) >= _REPEATED * len(words)


def _judged(prose: Prose, text: str, start: int, end: int, word_end: int, alone: bool) -> Iterator[Spot]:
    first = text.rfind("\n", start, end) + 1 or start
    if not alone and first != start:
        return  # several lines: a table, a list, a poem, an address
    if first != start and _is_stopped(text, start, first - 1):
        alone = False  # one line of many, each a sentence: it may be the headline of what follows
    low = max(start, first, end - _LONGEST_ENDING)
    piece = text[low:end]
    if not _is_sentence(piece, alone) or prose.hidden(word_end - 1, word_end):
        return
    word_start = word_end
    while word_start > low and not text[word_start - 1].isspace():
        word_start -= 1
    surface = text[word_start:end]
    yield Spot(word_start, end, f"no full stop after '{surface}'", f"{surface}.")


def _is_sentence(piece: str, alone: bool) -> bool:
    """Tell whether a line is a sentence, not a headline, a caption, an item of a list."""
    stripped = piece.lstrip()
    words = _WORD.findall(stripped)
    if _ITEM.match(piece) or _FURNITURE.search(piece) or _CREDIT.match(piece) or _REMARK.search(piece):
        return False
    if len(words) <= _LONGEST_BYLINE and _BYLINE.match(piece):
        return False
    if len(words) < (_FEWEST_ALONE if alone else _FEWEST_AMONG):
        return False
    if _INNER_STOP.search(piece):
        return True
    lower = [word.lower() for word in words]
    linking = sum(word in _PROSE_WORDS for word in lower)
    finite = any(word in _FINITE or word.endswith("n't") for word in lower)
    capitals = sum(word[0].isupper() for word in words[1:])
    if capitals * 2 > len(words) and not (alone and len(words) >= _LONG):
        return False
    article = not _ARTICLES.isdisjoint(lower)
    past = any(word.endswith("ed") and is_english(word) for word in lower)
    if alone:
        return linking >= (1 if len(words) >= _LONG else 2) and (
            finite or article or past or len(words) >= _LONG
        )
    return linking >= 3 and finite and article


CHECK = Check(
    id="PUNCT-END",
    mqm="Linguistic › punctuation",
    severity="minor",
    fixing="suggest",
    summary="a sentence without its full stop",
    bad="The two sides agreed on a ceasefire, and the talks will go on in Geneva",
    good="The two sides agreed on a ceasefire, and the talks will go on in Geneva.",
    find=find,
    slight=True,
)
