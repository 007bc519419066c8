"""What a document says for a page that a close or generated spelling may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from normalizer.matching.compile import CompiledTables
from normalizer.matching.context import Context, Verdict
from normalizer.matching.countries import countries_of, homes
from normalizer.matching.fold import fold_word
from normalizer.matching.titles import LESSER, head, is_title_after, is_title_before, title, title_words, ways
from normalizer.model import Span
from normalizer.tables.page import Role

__all__ = ["DocumentSupport", "Support"]

_BEFORE = 60
_AFTER = 40
"""Code points around a mention in which a title is looked for."""
# Whoever an office-holder meets, asks or names is somebody else: "the foreign minister met Rabbani".
_DOES = (
    r"(?:said|says?|saw|told|tells?|met|meets?|speaks?|spoke|sent|held|gave|took|went|came|left|won|lost|made|"
    r"leads?|led|knows?|knew|calls|asks|visits|wants|urges|thanks|accuses|that|with|against)"
)
# Not after "Gen." and "Mrs.", which stand between a title and a name.
_SENTENCE_END = r"(?:[a-z]{4}|(?<!\w)[a-z]+)[.!?;]\s"
_APART_BEFORE = re.compile(rf"(?<![\w\-])(?:{_DOES}|[a-z]{{2,}}ed)(?!\w)|{_SENTENCE_END}")
_APART_AFTER = re.compile(rf"(?<![\w\-]){_DOES}(?!\w)|{_SENTENCE_END}")
"""What stands between a mention and a title that is another's; participles may belong to the title behind."""
_BESIDE = 3
"""Mentions of a page to either side of another that may overlap or gloss it."""
# It begins with its first letters, so that the search skips to the next of them.
_YEAR = re.compile(r"[12](?<!\d.)(?<!since .)(?<!Since .)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)", re.S)
_WIDEST_GLOSS = 4
"""Code points between a name and its bracket."""
_GLOSS_BEFORE = re.compile(r"[(（\[]\s*\Z")
_GLOSS_AFTER = re.compile(r"\s*[(（\[]\s*")
# A bracket that goes on with other words says something of the name, and may say it of another.
_GLOSS_END = re.compile(r"\s*(?:[^\w\s\-‐‑'’]|\Z|[-–—]\s|(?:or|aka|for short)\b)")


class Support(NamedTuple):
    """What speaks for one page at one place; all False when nothing does."""

    named: bool
    """The page is named elsewhere in the document, by its name or a form."""
    full: bool
    """It is named in full."""
    glossed: bool
    """It stands right before, in a bracket behind, or in front of the bracket."""
    role: str
    """A title of the page that stands beside, with its country in the document; empty when none does."""
    context: str
    """Why a rule set of the page holds there, as for its ambiguous aliases; empty when none does."""
    office: str
    """A title of the page and its country, both somewhere in the document; empty without."""
    home: str
    """The country of the page's person, when the document is about it; empty otherwise."""

    @property
    def positive(self) -> bool:
        """Whether anything speaks for the page by itself."""
        return self.named or self.glossed or bool(self.role) or bool(self.context)

    @property
    def plea(self) -> str:
        """Say what speaks for it, with what does so only together with a close spelling; empty without."""
        if self.positive:
            return self.reason
        if self.office:
            return f"{self.office!r} and its country are in the document"
        return f"{self.home} is in the document" if self.home else ""

    @property
    def reason(self) -> str:
        """Say in a few words what speaks for it."""
        if self.glossed:
            return "it is glossed with the name"
        if self.full:
            return "the full name is in the document"
        if self.role:
            return f"{self.role!r} stands beside it"
        if self.context:
            return self.context
        return "the name is in the document" if self.named else "nothing in the document speaks for it"


class DocumentSupport:
    """What one document says for pages; immutable once made."""

    def __init__(
        self,
        tables: CompiledTables,
        text: str,
        settled: Sequence[tuple[int, Span]],
        undecided: Sequence[tuple[int, Span]] = (),
        terms: Mapping[int, tuple[Span, ...]] | None = None,
    ) -> None:
        """Take what the document settles without close spellings: pages and where they stand.

        ``undecided`` are pages that other mentions may stand for; ``terms`` the places of rules' entries.
        """
        self._tables = tables
        self._context = Context(tables, text, {} if terms is None else terms, settled, undecided)
        self._named_titles: frozenset[str] | None = None
        self._text = text
        self._spans: dict[int, list[Span]] = {}
        for page, span in settled:
            for member in tables.members[page]:
                self._spans.setdefault(member, []).append(span)
        self._years: tuple[int, int] | None = None
        for spans in self._spans.values():
            spans.sort()
        self._full: dict[int, list[Span]] = {}
        self._offices: dict[int, str] = {}
        self._countries: frozenset[str] | None = None

    def of(self, page: int, start: int, end: int) -> Support:
        """Return what speaks for a page at a mention between two offsets."""
        spans = self._spans.get(page, [])
        place = bisect_left(spans, (start, end))
        beside = spans[max(0, place - _BESIDE) : place + _BESIDE]
        apart = [span for span in beside if span.end <= start or span.start >= end]
        return Support(
            len(spans) > len(beside) - len(apart),
            any(span.end <= start or span.start >= end for span in self._full_names(page)),
            any(self._is_gloss(span, start, end) for span in apart),
            self._role(page, start, end),
            self._licence(page, start, end),
            self._office(page),
            self._home(page),
        )

    def _full_names(self, page: int) -> list[Span]:
        """Return where a page stands with its whole name."""
        known = self._full.get(page)
        if known is None:
            name = fold_word(self._tables.pages[page].name)
            spans = self._spans.get(page, ())
            known = [span for span in spans if fold_word(self._text[span.start : span.end]) == name]
            self._full[page] = known
        return known

    def verdict(self, number: int, start: int, end: int) -> Verdict:
        """Tell whether the rule set with a number holds for a mention between two offsets."""
        return self._context.verdict(self._tables.sets[number], start, end)

    def holders(self) -> frozenset[int]:
        """Return the pages that hold an office whose title and country the document has, in its time."""
        countries = self._named_countries()
        offices = [self._tables.titles[words] for words in self._titles()]
        pages = {page for by in offices for country in by.keys() & countries for page in by[country]}
        return frozenset(page for page in pages if self._office(page))

    def _is_gloss(self, span: Span, start: int, end: int) -> bool:
        before = span.end <= start
        low, high = (span.end, start) if before else (end, span.start)
        if high - low > _WIDEST_GLOSS:  # measured before it is cut out: it may be a book
            return False
        between = self._text[low:high]
        found = _GLOSS_BEFORE.search(between) if before else _GLOSS_AFTER.fullmatch(between)
        return found is not None and _GLOSS_END.match(self._text, end if before else span.end) is not None

    def _role(self, page: int, start: int, end: int) -> str:
        roles = self._tables.pages[page].roles
        if not roles:
            return ""
        before = _APART_BEFORE.split(self._text[max(0, start - _BEFORE) : start])[-1]
        after = _APART_AFTER.split(self._text[end : end + _AFTER], maxsplit=1)[0]
        in_front = title(before)
        for role in roles:
            words = title(role.title)
            beside = any(
                is_title_before(way, before) or is_title_after(way, after) for way in ways(words)
            ) or (role.country is not None and self._is_addressed(head(words), in_front, start))
            if beside and self._in_time(role) and self._has_country(role):
                return role.title
        return ""

    def _is_addressed(self, word: str, before: str, start: int) -> bool:
        """Tell whether the last word before a mention addresses it, and is no part of another office."""
        if not f" {before}".endswith(f" {word}") or not self._text[max(0, start - 2)].isalnum():
            return False
        words = before.split()
        return not any(" ".join(words[-count:]) in self._tables.titles for count in (2, 3, 4))

    def _licence(self, page: int, start: int, end: int) -> str:
        """Return why a rule set of a page holds, of those that are about more than one phrase."""
        for number in self._tables.page_sets.get(page, ()):
            rules = self._tables.sets[number]
            wanted = [rule.reach for rule in rules.rules if rule.only]
            if wanted and "in" not in wanted:
                verdict = self._context.verdict(rules, start, end)
                if verdict.holds:
                    return verdict.reason
        return ""

    def _office(self, page: int) -> str:
        """Return the office; the same for every mention of the page, of which a long text has many."""
        if page not in self._offices:
            self._offices[page] = self._office_of(page)
        return self._offices[page]

    def _office_of(self, page: int) -> str:
        roles = self._tables.pages[page].roles
        if not any(role.country is not None and self._has_country(role) for role in roles):
            return ""
        for role in roles:
            known = role.country is not None and self._has_country(role) and self._in_time(role)
            if known and not self._titles().isdisjoint(ways(title(role.title))):
                return role.title
        return ""

    def _titles(self) -> frozenset[str]:
        """Return the titles of offices that the text has."""
        if self._named_titles is None:
            words = title_words(self._text)
            found = set()
            sizes = self._tables.title_sizes
            for place in [place for place, word in enumerate(words, 1) if word in sizes]:
                for size in sizes[words[place - 1]]:
                    first = place - size
                    if first == 0 or (first > 0 and words[first - 1] not in LESSER):
                        found.add(" ".join(words[first:place]))
            self._named_titles = frozenset(found & self._tables.titles.keys())
        return self._named_titles

    def _has_country(self, role: Role) -> bool:
        if role.country is None:
            return True
        return role.country in self._named_countries()

    def _home(self, page: int) -> str:
        if self._tables.pages[page].type != "person":
            return ""
        return min(homes(self._tables.pages[page]) & self._named_countries(), default="")

    def _within_titles(self) -> set[int]:
        """Return the pages named within settled phrases that are no names: the country of a US President."""
        found: set[int] = set()
        for page, spans in self._spans.items():
            if self._tables.pages[page].type == "calque":
                for surface in {self._text[span.start : span.end] for span in spans}:
                    for word in surface.split():
                        found.update(self._tables.pages_spelt(fold_word(word)))
        return found

    def _named_countries(self) -> frozenset[str]:
        if self._countries is None:
            self._countries = countries_of(self._tables, {*self._spans, *self._within_titles()})
        return self._countries

    def _in_time(self, role: Role) -> bool:
        """Tell whether the years that the document names, if any, meet the time of the role."""
        if self._years is None:
            years = [int(year) for year in _YEAR.findall(self._text)]
            self._years = (min(years), max(years)) if years else (0, 9999)
        start = int(role.start[:4]) if role.start else 0
        end = int(role.end[:4]) if role.end else 9999
        return self._years[0] <= end + 1 and self._years[1] >= start - 1
