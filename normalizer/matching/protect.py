"""Stretches of a text that are never changed: addresses, code, citations, suppressions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from normalizer.matching.suppress import directives
from normalizer.model import Span
from normalizer.tables.strings import fold

__all__ = ["Protected", "protected"]


class _Late:
    """An expression that is compiled when a text first needs it: that takes longer than most texts do."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._source = pattern, flags
        self._compiled: re.Pattern[str] | None = None

    def __call__(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(*self._source)
        return self._compiled


_ADDRESS = _Late(
    r"""
      (?P<url>(?:https?|ftp|file)://[^\s<>"“”]+|www\.[^\s<>"“”]+)
    | (?P<email>(?<![\w\u0300-\u036f.+-])[\w\u0300-\u036f.+-]{1,64}
        @[\w-]{1,64}(?:\.[\w-]{1,64})+)
    | (?P<path>(?<![\w\u0300-\u036f.])(?:[A-Za-z]:\\|~/|\.{1,2}/|/(?=[\w\u0300-\u036f]+/))[^\s<>"“”,;]+
        | (?<![\w\u0300-\u036f./-])\w[\w\u0300-\u036f.-]{0,99}
            (?:/[\w\u0300-\u036f.-]+)+\.[A-Za-z]\w{1,4}(?!\w)
        | (?<![\w\u0300-\u036f./-])\w[\w\u0300-\u036f.-]{0,99}
            \.(?:txt|md|csv|tsv|jsonl?|xml|ya?ml|toml|html?|pdf|docx?|xlsx?|pptx?|odt|png|jpe?g|gif|svg|webp
                |mp[34]|wav|zip|gz|py|js|css|srt|vtt|parquet|log)(?![\w-])
        | (?<![\w\u0300-\u036f.-])(?:[a-z0-9-]{1,64}\.){1,5}
            (?:com|org|net|info|gov|edu|int|[a-z]{2})(?![\w-])(?:/[^\s<>"“”]*)?)
    | (?P<handle>(?<![\w\u0300-\u036f@])@\w[\w\u0300-\u036f.]*)
    | (?P<tag>(?<![\w\u0300-\u036f\#&])\#\w+(?:-\w+)*)
    """,
    re.VERBOSE,
)
# What every address has in it; the costly pattern is tried only on the words around these.
_ADDRESS_SIGNS = "@#/\\"
_ADDRESS_STOP = re.compile(r"\.(?<=\w\.)[a-z]")
_WORD_END = re.compile(r"\s|\Z")
_LONGEST_ADDRESS = 2_000
_CODE = _Late(
    r"(?:^|(?<=\r))(?P<fence>`{3,}+|~{3,}+)[^\r\n]*+(?:\r\n?|\n)"
    r".*?(?:(?:^|(?<=\r))(?P=fence)[`~]*[ \t]*(?=[\r\n]|\Z)|\Z)"
    r"|(?<!`)(?P<tick>`++)[^\r\n]{1,300}?(?<!`)(?P=tick)(?!`)",
    re.M | re.S,
)
# Apart, each begins with one sign, which is what a search is fastest for.
_SICS = tuple(re.compile(rf"{opening}sic!?[\])]", re.I) for opening in (r"\[", r"\("))
_BEFORE_SIC = re.compile(r"(?:\S+[ \t]+)?\S+[ \t]*(?:(?:\r\n?|\n)[ \t]*)?\Z")
# A quotation that is spoken of as a wording: its letters are the point. Each way begins with its mark, so
# that the search skips to the next mark.
_QUOTED = re.compile(
    r""""[^"\r\n]{1,200}"|“[^”\r\n]{1,200}”|‘[^’\r\n]{1,200}’|'(?<![\w']')[^'\r\n]{1,200}'(?![\w'])"""
)
# Where a link or an image leads, and the values of markup: they name files and keys, they are no prose.
_TARGET = _Late(
    r"""(?<=\]\()\s*[^()\s]{1,500}(?=[\s)])
    |(?<=\s)(?:href|src|srcset|action|id|class|name|value|data-[\w-]{1,40})\s*=\s*(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')""",
    re.I | re.X,
)
_CITING = _Late(
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
# A name given in its own language's spelling, quotation marks or none: "known in Chinese as Ma Yun".
_LANGUAGES = (
    *("Chinese", "Mandarin", "Cantonese", "inyin", "Korean", "Japanese", "Russian", "Ukrainian", "Arabic"),
    *("Persian", "Vietnamese"),
)
_LANGUAGE = rf"(?:(?:Mandarin|Standard|Traditional|Simplified|Hanyu)[ ])?(?:[Pp]?(?:{'|'.join(_LANGUAGES)}))"
_CAPITALISED = r"[^\W\d_a-z]\w*(?:[ \-][^\W\d_a-z]\w*){0,3}"
_OWN_SPELLING = _Late(
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
    if addresses:
        if "`" in text or "~~~" in text:
            hidden += _spans(_CODE(), text)
            found += ((span, "it stands in code") for span in hidden)
        for match in _addresses(text):
            hidden.append(Span(*match.span()))
            found.append((hidden[-1], f"it stands in {_KINDS[match.lastgroup or 'url']}"))
        if "](" in text or "=" in text:
            targets = _spans(_TARGET(), text)
            hidden += targets
            found += ((span, "it stands in a link or in markup") for span in targets)
        for match in _QUOTED.finditer(text):
            before = text[max(0, match.start() - _CITING_WINDOW) : match.start()]
            if _may_cite(before) and _CITING().search(before):
                found.append((Span(*match.span()), "it is quoted as a wording"))
        found += ((span, "it is given as the spelling in its own language") for span in _own_spellings(text))
    for pattern in _SICS:
        for sic in pattern.finditer(text):
            start = max(0, sic.start() - 80)
            wrong = _BEFORE_SIC.search(text[start : sic.start()])
            found.append(
                (Span(start + wrong.start() if wrong else sic.start(), sic.end()), "it is marked [sic]")
            )
    named: dict[str, list[tuple[Span, str]]] = {}
    silenced: list[tuple[Span, str]] = []
    for directive in directives(text) if "mtnorm:" in text else ():
        stretch = (directive.covers, directive.reason)
        for name in directive.names:
            named.setdefault(name, []).append(stretch)
        if not directive.names:
            silenced.append(stretch)
    found += silenced
    spans, reasons = _merged(found)
    by_name = {name: _merged(stretches) for name, stretches in named.items()}
    return Protected(spans, reasons, _merged(silenced)[0], _merged((span, "") for span in hidden)[0], by_name)


_KINDS = {
    "url": "a web address",
    "email": "an e-mail address",
    "path": "a path",
    "handle": "a handle",
    "tag": "a tag",
}


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """Yield addresses of every kind; white space ends each of them."""
    signs = _any_of("".join([sign for sign in _ADDRESS_SIGNS if sign in text]))
    done = 0
    sign, stop = signs.search(text) if signs else None, _ADDRESS_STOP.search(text)
    while sign or stop:
        if stop and not (sign and sign.start() < stop.start()):
            first, behind = stop.start() - 1, stop.end()
        elif sign:
            first, behind = sign.span()
        before = text[max(done, first - _LONGEST_ADDRESS) : first]
        word = "" if before[-1:].isspace() or not before else before.rsplit(None, 1)[-1]
        end = _WORD_END.search(text, behind)
        done = end.start() if end else len(text)
        yield from _ADDRESS().finditer(text, first - len(word), done)
        if sign and signs and sign.start() < done:
            sign = signs.search(text, done)
        if stop and stop.start() <= done:
            stop = _ADDRESS_STOP.search(text, done + 1)


@cache
def _any_of(signs: str) -> re.Pattern[str] | None:
    return re.compile(f"[{re.escape(signs)}]") if signs else None


def _may_cite(before: str) -> bool:
    """Tell, of most quotations, that what stands before them is not about a wording."""
    if not before.isascii():
        return True  # letters that are folded in more ways
    return before.rstrip().rstrip(",:").rstrip().lower().endswith(_CITING_ENDS)


def _own_spellings(text: str) -> Iterator[Span]:
    for language in _LANGUAGES:
        place = text.find(language)
        while place >= 0:  # the pattern is tried only around the few words that it turns on
            low, high = max(0, place - 2 * _CITING_WINDOW), place + 2 * _CITING_WINDOW
            for match in _OWN_SPELLING().finditer(text, low, high):
                yield Span(*match.span(match.lastgroup or "name"))
            place = text.find(language, place + 1)


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
