"""Stretches of a text that are never changed: addresses, code, citations, suppressions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalizer.matching.addresses import KINDS, addresses_in
from normalizer.matching.late import Late
from normalizer.matching.signs import LANGUAGES, signs
from normalizer.matching.suppress import directives
from normalizer.model import Span
from normalizer.tables.strings import fold

__all__ = ["Protected", "protected"]


_LINE_END = re.compile(r"[\r\n]")
_CODE = Late(
    r"(?:^|(?<=\r))(?P<fence>`{3,}+|~{3,}+)[^\r\n]*+(?:\r\n?|\n)"
    r".*?(?:(?:^|(?<=\r))(?P=fence)[`~]*[ \t]*(?=[\r\n]|\Z)|\Z)"
    r"|(?<!`)(?P<tick>`++)[^\r\n]{1,300}?(?<!`)(?P=tick)(?!`)",
    re.M | re.S,
)
_SIC = re.compile(r"[\[(]sic!?[\])]", re.I)
_BEFORE_SIC = re.compile(r"(?:\S+[ \t]+)?\S+[ \t]*(?:(?:\r\n?|\n)[ \t]*)?\Z")
# A quotation that is spoken of as a wording: its letters are the point.
_QUOTED = re.compile(
    r""""[^"\r\n]{1,200}"|“[^”\r\n]{1,200}”|‘[^’\r\n]{1,200}’|'(?<![\w']')[^'\r\n]{1,200}'(?![\w'])"""
)
# Where a link or an image leads, and the values of markup: they name files and keys, they are no prose.
_TARGET = re.compile(r"(?<=\]\()\s*[^()\s]{1,500}(?=[\s)])")
_ATTRIBUTE = Late(r"(?<=\s)(?:href|src|srcset|action|id|class|name|value|data-[\w-]{1,40})\Z", re.I)
_VALUE = re.compile(r"""=\s*(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')""")
_LONGEST_ATTRIBUTE = 50
_CITING = Late(
    r"(?<!\w)(?:page\s+title|headlined?|titled?|entitled|wording|words?|(?:mis)?spell(?:ing|ed)|(?:mis)?spelt"
    r"|rendered(?:\s+as)?|written(?:\s+as)?|translated\s+as|the\s+term|the\s+string)\s*[,:]?\s*\Z",
    re.I,
)
_CITING_WINDOW = 30
_CITING_ENDS = tuple(
    (
        "title titled headline headlined word words wording spell spelling spelled spelt rendered written as "
        "term string"
    ).split()
)
_SPELT_IN = (" in ", " into ", " from ", " name", " spelling", " pronunciation", ":")
_NEAR = 32
"""Code points around the name of a language in which one of these stands where a spelling is given in it."""
_LONGEST_END = max(map(len, _CITING_ENDS))
# A name given in its own language's spelling, quotation marks or none: "known in Chinese as Ma Yun".
_LANGUAGE = rf"(?:(?:Mandarin|Standard|Traditional|Simplified|Hanyu)[ ])?(?:[Pp]?(?:{'|'.join(LANGUAGES)}))"
_CAPITALISED = r"[^\W\d_a-z]\w*(?:[ \-][^\W\d_a-z]\w*){0,3}"
_OWN_SPELLING = Late(
    rf"""(?<!\w)(?:
        (?:known|called|named|spelled|spelt|written|pronounced|romani[sz]ed|rendered|translated|transliterated)
            [ ](?:as[ ])?(?:in|into|from)[ ]{_LANGUAGE}[ ](?:as|is|it[ ]is)?[ ]?
        |{_LANGUAGE}[ ](?:name|spelling|pronunciation)(?:[ ](?:is|was)|[,:]|[ ]of)?[ ]
        |\({_LANGUAGE}:[ ]
    )["“‘]?(?P<name>{_CAPITALISED})
    |(?<!\w)(?:called|named|known[ ]as)[ ]["“‘]?(?P<other>{_CAPITALISED})["”’]?[ ]in[ ]{_LANGUAGE}(?!\w)""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class Protected:
    """The stretches of one text in which nothing is changed."""

    spans: tuple[Span, ...]
    """Sorted, never overlapping."""
    reasons: tuple[str, ...]
    """One for each span."""
    silenced: tuple[Span, ...]
    """Stretches that a comment suppresses, for every entity and check. Sorted, never overlapping."""
    hidden: tuple[Span, ...]
    """Addresses and code: what stands in them is no context either. Sorted, never overlapping."""
    named: Mapping[str, tuple[tuple[Span, ...], tuple[str, ...]]]
    """By folded name, the stretches in which one entity is left alone, and their reasons."""

    def reason(self, start: int, end: int, names: Iterable[str] = ()) -> str | None:
        """Return why nothing may be changed between two offsets, for an entity of these names, or None."""
        place = _meeting(self.spans, start, end)
        if place is not None:
            return self.reasons[place]
        if self.named:
            for name in map(fold, names):
                spans, reasons = self.named.get(name, ((), ()))
                place = _meeting(spans, start, end)
                if place is not None:
                    return reasons[place]
        return None

    def suppressed(self, start: int, end: int, *names: str) -> bool:
        """Tell whether a comment suppresses what one of these names has to say of a stretch."""
        if _meeting(self.silenced, start, end) is not None:
            return True
        return bool(self.named) and any(
            _meeting(self.named.get(fold(name), ((), ()))[0], start, end) is not None for name in names
        )

    def end_around(self, offset: int) -> int:
        """Return where the stretch ends that goes on over an offset, for whatever name; else the offset."""
        end = offset
        for spans in (self.spans, *(spans for spans, _ in self.named.values())):
            place = _meeting(spans, offset, offset)
            if place is not None and spans[place].start < offset:
                end = max(end, spans[place].end)
        return end

    def part(self, start: int, end: int) -> Protected:
        """Return what is protected between two offsets, counted from the first of them."""
        spans, reasons = _part(self.spans, self.reasons, start, end)
        named = {name: _part(*stretches, start, end) for name, stretches in self.named.items()}
        return Protected(
            spans,
            reasons,
            _part(self.silenced, ("",) * len(self.silenced), start, end)[0],
            _part(self.hidden, ("",) * len(self.hidden), start, end)[0],
            {name: stretches for name, stretches in named.items() if stretches[0]},
        )

    def hides(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies in an address or in code."""
        return bool(self.hidden) and _meeting(self.hidden, start, end) is not None


def protected(text: str, addresses: bool = True) -> Protected:
    """Find what must not be changed; with ``addresses`` off, only suppressions and ``[sic]`` count."""
    found: list[tuple[Span, str]] = []
    hidden: list[Span] = []
    where = signs(text)
    if addresses:
        if where.code:
            hidden += _spans(_CODE(), text)
            found += ((span, "it stands in code") for span in hidden)
        for match in addresses_in(text, where):
            hidden.append(Span(*match.span()))
            found.append((hidden[-1], f"it stands in {KINDS[match.lastgroup or 'url']}"))
        targets = list(_targets(text, where.target))
        hidden += targets
        found += ((span, "it stands in a link or in markup") for span in targets)
        found += ((span, "it is quoted as a wording") for span in _quoted(text, where.quote))
        own = _own_spellings(text, where.language)
        found += ((span, "it is given as the spelling in its own language") for span in own)
    for sic in filter(None, (_SIC.match(text, place) for place in where.sic)):
        start = max(0, sic.start() - 80)
        wrong = _BEFORE_SIC.search(text[start : sic.start()])
        found.append((Span(start + wrong.start() if wrong else sic.start(), sic.end()), "it is marked [sic]"))
    named: dict[str, list[tuple[Span, str]]] = {}
    silenced: list[tuple[Span, str]] = []
    for directive in directives(text) if where.comment else ():
        stretch = (directive.covers, directive.reason)
        for name in directive.names:
            named.setdefault(name, []).append(stretch)
        if not directive.names:
            silenced.append(stretch)
    found += silenced
    spans, reasons = _merged(found)
    by_name = {name: _merged(stretches) for name, stretches in named.items()}
    return Protected(spans, reasons, _merged(silenced)[0], _merged((span, "") for span in hidden)[0], by_name)


def _targets(text: str, places: Sequence[int]) -> Iterator[Span]:
    """Yield where links and images lead, and the values of attributes with their names."""
    done = 0
    for place in places:
        if place < done:
            continue
        if text[place] != "=":
            found = _TARGET.match(text, place + 2)
            start = place + 2
        else:
            end = place
            while end > done and text[end - 1].isspace():
                end -= 1
            name = _ATTRIBUTE().search(text, max(done, end - _LONGEST_ATTRIBUTE), end)
            found = _VALUE.match(text, place) if name else None
            start = name.start() if name else place
        if found:
            done = found.end()
            yield Span(start, done)


def _quoted(text: str, places: Sequence[int]) -> Iterator[Span]:
    """Yield the quotations that are spoken of as a wording."""
    done = 0
    for place in places:
        quote = place + 1
        if quote < done or not _cites(text, quote):
            continue
        # Which marks belong together is told from the start of their line.
        start = text.rfind("\n", 0, quote) + 1
        start = text.rfind("\r", start, quote) + 1 or start
        end = _LINE_END.search(text, quote)
        done = end.start() if end else len(text)
        for match in _QUOTED.finditer(text, start, done):
            if _cites(text, match.start()):
                yield Span(*match.span())


def _cites(text: str, quote: int) -> bool:
    """Tell whether what stands before a quotation mark is about a wording."""
    before = text[max(0, quote - _CITING_WINDOW) : quote]
    return _may_cite(before) and _CITING().search(before) is not None


def _may_cite(before: str) -> bool:
    """Tell, of most quotations, that what stands before them is not about a wording."""
    end = before.rstrip().rstrip(",:").rstrip()[-_LONGEST_END:].lower()
    return not end.isascii() or end.endswith(_CITING_ENDS)  # some letters are folded in more ways


def _own_spellings(text: str, places: Sequence[int]) -> Iterator[Span]:
    for place in places:  # the pattern is tried only around the few words that it turns on
        near = text[max(0, place - _NEAR) : place + _NEAR]
        if text.startswith(LANGUAGES, place) and any(sign in near for sign in _SPELT_IN):
            low, high = max(0, place - 2 * _CITING_WINDOW), place + 2 * _CITING_WINDOW
            for match in _OWN_SPELLING().finditer(text, low, high):
                yield Span(*match.span(match.lastgroup or "name"))


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _merged(found: Iterable[tuple[Span, str]]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Sort, and join what overlaps; the reason of the first stands for a joined stretch."""
    spans: list[Span] = []
    reasons: list[str] = []
    for span, reason in sorted(found):
        if spans and span.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        elif span.end > span.start:
            spans.append(span)
            reasons.append(reason)
    return tuple(spans), tuple(reasons)


def _part(
    spans: tuple[Span, ...], reasons: tuple[str, ...], start: int, end: int
) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    low = bisect_right(spans, start, key=lambda span: span.end)
    high = bisect_left(spans, end, key=lambda span: span.start)
    cut = (Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans[low:high])
    return tuple(cut), reasons[low:high]


def _meeting(spans: tuple[Span, ...], start: int, end: int) -> int | None:
    place = bisect_right(spans, start, key=lambda span: span.start) - 1
    if place >= 0 and spans[place].end > start:
        return place
    place += 1
    return place if place < len(spans) and spans[place].start < end else None
