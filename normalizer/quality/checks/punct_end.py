"""PUNCT-END: a sentence of prose without its full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

_LINE_END, _SPACE = re.compile(r"\n|\Z"), re.compile(r"\s*")
_BLANK, _BLANK_AFTER = re.compile(r"\n[^\S\n]*\n"), re.compile(r"[^\S\n]*\n[^\S\n]*\n")
# The last word, with what closes quotes and brackets after it.
_LAST = re.compile(r"[\w%€$£°]([\"”’')\]»]{0,3})\Z")
_STOPPED = re.compile(r"[.!?…][\"”’')\]»]{0,3}\Z")
_CLOSING = frozenset("\"”’')]»")
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
_QUESTION = re.compile(
    r"(?:(?:what|when|where|who|why|how) )?"
    r"(?:do|does|did|is|are|was|were|can|could|will|would|should|may|have|has)"
    r"(?:n['’]t)? (?:i|you|we|he|she|it|they|there|the|this|that|these|those|my|your|our)\b",
    re.I,
)
"""How a sentence begins that asks."""
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
    text = prose.blanked
    last = len(text.rstrip())
    if last and not _BLANK.search(text, len(text) - len(text.lstrip()), last):
        if not _is_stopped(text, last):
            yield from _judged(prose, text, 0, last, alone=True)
        return
    # A comment is blank, whatever it ends with.
    ends = [end.start() for end in _LINE_END.finditer(text)] if prose.has_comments else prose.open_ends
    for line_end in ends:
        start, end = _stripped(text, text.rfind("\n", 0, line_end) + 1, line_end)
        if start == end or _is_stopped(text, end) or not (end == last or _BLANK_AFTER.match(text, end)):
            continue
        before = start
        while before and text[before - 1].isspace():
            before -= 1
        # Not behind a blank line it is the last of several lines: of a table, a list, a poem, an address.
        if before and text.count("\n", before, start) > 1 and _is_stopped(text, before):
            for spot in _judged(prose, text, start, end, alone=False):
                below = _SPACE.match(text, end)
                lead = below.end() if below else end
                if not _is_headline(text[start:end], text[lead : lead + _LEAD]):
                    yield spot


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end].rstrip()
    return start + len(piece) - len(piece.lstrip()), start + len(piece)


def _is_stopped(text: str, end: int) -> bool:
    last = text[end - 1]
    if last in _CLOSING:
        return _STOPPED.search(text, max(0, end - 6), end) is not None
    return last in ".!?…"


def _is_headline(piece: str, lead: str) -> bool:
    """Tell whether the text below a line begins with most of its words, as below a headline."""
    if len(piece) > _LONGEST_HEAD or not lead:
        return False
    told = {word.lower() for word in _WORD.findall(lead)}
    words = {word.lower() for word in _WORD.findall(piece)} - _PROSE_WORDS
    return len(words & told) >= _REPEATED * len(words)


def _judged(prose: Prose, text: str, start: int, end: int, alone: bool) -> Iterator[Spot]:
    closing = _LAST.search(text, max(start, end - 6), end)
    if closing is None:
        return
    word_end = closing.end() - len(closing[1])
    first = text.rfind("\n", start, end) + 1 or start
    if first - 1 > start and _is_stopped(text, first - 1):
        alone = False  # one line of many, each a sentence: it may be the headline of what follows
    low = max(start, first, end - _LONGEST_ENDING)
    piece = text[low:end]
    if not _is_sentence(piece, alone) or prose.hidden(word_end - 1, word_end):
        return
    word_start = word_end
    while word_start > low and not text[word_start - 1].isspace():
        word_start -= 1
    surface = text[word_start:end]
    begins = max((stop.end() - 1 for stop in _INNER_STOP.finditer(piece)), default=0)
    mark, name = ("?", "question mark") if _QUESTION.match(piece, begins) else (".", "full stop")
    yield Spot(word_start, end, f"no {name} after '{surface}'", f"{surface}{mark}")


def _is_sentence(piece: str, alone: bool) -> bool:
    """Tell whether a line is a sentence, not a headline, a caption, an item of a list."""
    words = _WORD.findall(piece)
    if len(words) < (_FEWEST_ALONE if alone else _FEWEST_AMONG):
        return False
    if not (_INNER_STOP.search(piece) or _is_worded(words, alone)):
        return False
    if _ITEM.match(piece) or _FURNITURE.search(piece) or _CREDIT.match(piece) or _REMARK.search(piece):
        return False
    return len(words) > _LONGEST_BYLINE or not _BYLINE.match(piece)


def _is_worded(words: list[str], alone: bool) -> bool:
    """Tell whether words are those of a sentence, which is what has verbs, articles and small words."""
    lower = [word.lower() for word in words]
    article = not _ARTICLES.isdisjoint(lower)
    if not (article or alone):
        return False
    finite = not _FINITE.isdisjoint(lower) or any(word.endswith("n't") for word in lower)
    linking = sum(map(_PROSE_WORDS.__contains__, lower))
    capitals = sum(word[0].isupper() for word in words[1:])
    long = alone and len(words) >= _LONG
    if capitals * 2 > len(words) and not long:
        return False
    if not alone:
        return linking >= 3 and finite
    past = any(word.endswith("ed") and is_english(word) for word in lower)
    return linking >= (1 if long else 2) and (finite or article or past or long)


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
