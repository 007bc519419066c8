"""The report page: what is read from it is what was put in, nothing of the input is markup, and it ends."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
import time
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from normalizer.model import Action, Candidate, Decision
from normalizer.quality.corpus import Corpus, Place, SpelledName, Spelling, digest
from normalizer.quality.finding import SEVERITIES, Finding, Fix
from normalizer.quality.report import LIMITS, Limits, ReportDocument, report_dict, report_html
from normalizer.quality.report.notes import Mark, notes_of
from normalizer.quality.report.passages import Passage, passages, pieces, places_of
from normalizer.quality.report.totals import Totals
from normalizer.quality.report.visible import one_line
from normalizer.quality.report.visible import pieces as visible_pieces
from tests.examples import examples
from tests.quality.report_texts import article, finding, name, report_of

FIXES: tuple[Fix, ...] = ("auto", "suggest", "none")
ACTIONS: tuple[Action, ...] = ("replaced", "kept", "ambiguous", "vetoed", "suggested")
VOID = {"meta", "input"}
TAGS = VOID | set(
    "html head title style body a header h1 h2 h3 h4 p nav ul ol li main section div table caption thead "
    "tbody tr th td span svg rect details summary code article mark bdi i form label select option "
    "fieldset legend button output footer script".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class href id hidden aria-label aria-labelledby aria-describedby "
    "aria-hidden aria-live data-about data-n data-check data-severity data-times data-document open role "
    "value scope rowspan colspan type checked viewbox preserveaspectratio width height".split()
)
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><b onmouseover="x">',
    "' onfocus='x",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "</mark></p></style>",
    "{at}{0}{{}}%s$`${x}",
    "&amp;&lt;&#60;&",
    "\x00",
    "\x1b[31m",
    "\r\n",
    "\r",
    "\n",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u200b",
    "\u200d",
    "👩\u200d🚀",
    "\ud800",
    "\udc92",
    "\ufffe",
    "e\u0301",
    "שלום",
    "Naka ",
)


class Page(HTMLParser):
    """A page read back."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.texts: list[list[str]] = []
        self.raw: dict[str, str] = {"script": "", "style": ""}
        self.words: list[str] = []
        self.hidden: list[str] = []
        self.closed = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.tags[tag] += 1
        self.attributes.update(own)
        if own.get("id"):
            self.ids.append(own["id"] or "")
        for key in ("href", "aria-describedby", "aria-labelledby", "data-about"):
            for target in (own.get(key) or "").split():
                self.targets.add(target.removeprefix("#") if key == "href" else target)
                assert key != "href" or target.startswith("#")
        if "hidden" in own:
            self.hidden.append(own.get("id") or tag)
        self.closed += tag == "details" and "open" not in own
        if tag in VOID:
            return
        self.open.append((tag, own))
        if own.get("class") == "text":
            self.texts.append([])
        elif tag == "p" and self._within("text") and own.get("class") is None:
            self.texts[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "rect"
        self.attributes.update(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, own = self.open[-1] if self.open else ("", {})
        if tag in self.raw:
            self.raw[tag] += data
            return
        self.words.append(data)
        if self._within("text") and any(one == "p" for one, _ in self.open) and own.get("class") != "aside":
            paragraph = next(each for one, each in reversed(self.open) if one == "p")
            if paragraph.get("class") is None:
                self.texts[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data!r}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data!r}")

    @property
    def text(self) -> str:
        return "".join(self.words)

    def _within(self, name: str) -> bool:
        return any(own.get("class") == name for _, own in self.open)


def page_of(*documents: ReportDocument, limits: Limits = LIMITS, title: str = "Report") -> str:
    return "".join(report_html(documents, title=title, limits=limits))


def shown(text: str) -> list[str]:
    """Return the lines of a text as a page shows them, without the byte order mark of its file."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    return ["".join(piece for piece, _ in visible_pieces(line)) for line in lines]


# What is left alone.


def test_a_report_of_nothing_is_a_page() -> None:
    page = Page(page_of())
    assert "0 documents, 0 findings" in page.text
    assert "The checks found nothing." in page.text


def test_a_text_without_findings_is_shown_as_it_is() -> None:
    text = "A plain text.\n\nIts second paragraph, with “quotes”, a\ttab and 👩‍🚀.\n"
    page = Page(page_of(report_of(text)))
    assert page.texts == [text.split("\n")]
    assert page.tags["mark"] == 0


def test_an_empty_text_is_told() -> None:
    assert "This document is empty." in Page(page_of(report_of(""))).text


# What stands on the page.


def test_a_finding_is_told_with_its_reason_and_table_line() -> None:
    text = Page(page_of(article())).text
    for words in ("Naka → ", "Nagorno-Karabakh", "'region' is beside it", "places.yaml:7", "communiqué"):
        assert words.replace(" → ", "") in text
    assert "12 times" in text  # equal findings share a note
    assert "mtnorm fix writes it" in text
    assert "suggestion" in text


def test_the_number_of_a_note_stands_once_where_it_ends() -> None:
    text = "The Naka region lies south of Naka.\nThe next line."
    paragraph = text.splitlines()[0]
    page = page_of(report_of(text, (finding(text, paragraph, "DUP-PARA"), finding(text, "Naka"))))
    assert re.findall(r'data-n="([^"]*)"', page) == ["2", "1"]
    both = page_of(report_of(text, (finding(text, paragraph, "DUP-PARA"), finding(text, "Naka."))))
    assert re.findall(r'data-n="([^"]*)"', both) == ["1,2"]


def test_spaces_that_are_the_point_are_seen() -> None:
    text = "He came , and  went."
    found = (finding(text, " ,", "PUNCT-SPACE", replacement=","), finding(text, "  ", replacement=" "))
    words = Page(page_of(report_of(text, found))).text
    assert "␣,becomes ," in words.replace("→", "").replace("  ", " ").replace(" becomes", "becomes")
    assert "␣␣" in words


def test_the_page_says_what_the_checks_reach() -> None:
    page = page_of(article())
    assert "about 28 % of the errors" in page
    assert "MQM-compatible mapping" in page
    assert "MQM score" not in page


def test_all_is_there_without_script() -> None:
    page = Page(page_of(article(), report_of("Nothing to see.", path="b.txt")))
    assert page.hidden == ["filter", "tip"]
    assert page.closed == 2  # the text without findings, and the names that are right


def test_the_score_is_told_before_and_after_fixing() -> None:
    one = article(times=3)
    assert one.score is not None
    assert one.score.before.score is None
    assert "Too short to score" in Page(page_of(one)).text
    long = article(times=12)
    assert long.score is not None
    assert long.score.before.score is not None
    assert f"{long.score.before.score:,.1f}" in Page(page_of(long)).text
    unscored = ReportDocument("a.txt", None, None, long.text, long.findings)
    assert "The documents were not scored." in Page(page_of(unscored)).text


def test_the_score_of_one_document_is_that_of_the_whole() -> None:
    for one in (article(), article(times=12)):
        totals = Totals()
        totals.add(one)
        assert totals.score() == one.score


def test_names_stand_with_their_spellings_and_link_to_the_text() -> None:
    page = page_of(article())
    assert re.search(r'<a href="#m1-\d+-\d+-\d+" aria-label="document 1, line 1">1:1</a>', page)
    assert re.search(r'<a href="#o1-\d+" aria-label="document 1, line 3">1:3</a>', page)
    assert "12 mentions" in page


def test_a_name_that_is_likelier_another_is_not_told() -> None:
    text = "Mr Zhang Wufeng spoke."
    likely = name(text, "Wufeng", "Mary Ng", "Mary Ng")
    unlikely = dataclasses.replace(likely, action="suggested", written=None, method="generated", score=0.2)
    assert "Mary Ng" in page_of(report_of(text, (), (likely,)))
    assert "Mary Ng" not in page_of(report_of(text, (), (unlikely,)))


def test_a_document_within_a_file_is_named_by_line_and_field() -> None:
    text = "Naka"
    one = ReportDocument("a.jsonl", 12, "body", text, (finding(text, "Naka"),))
    page = Page(page_of(one)).text
    assert "a.jsonl, line 12, field body" in page
    assert "character\u00a01" in page


def test_what_the_corpus_shows_is_told() -> None:
    paragraph = "The same long paragraph came over the wire twice this week, word for word, on two days. " * 2
    corpus = Corpus()
    for path in ("a.txt", "b.txt"):
        corpus.add(path, digest(f"Head of {path}\n\n{paragraph}"))
    documents = [report_of(f"Head of {path}\n\n{paragraph}", path=path) for path in ("a.txt", "b.txt")]
    spellings = tuple(
        Spelling(word, 2, 9, False, True, (Place("b.txt", 1, 0, 4, 1), Place("gone.txt", 7, 0, 4, 2)))
        for word in ("Slepniov", "Slepn<iov")
    )
    name_of = SpelledName(2, spellings, None, None, "one name in 2 spellings", "Slepniov: {}")
    told = dataclasses.replace(corpus.report(), names=(name_of,))
    page = Page("".join(report_html(documents, title="x", corpus=told)))
    for words in (
        "Slepn<iov",
        "b.txt:1, gone.txt:7 and 7 more",
        "A line for an alias table (choose which is the name; say what it is):",
    ):
        assert words in page.text
    assert "Paragraphs that stand in several documents" in page.text
    assert "b.txt:3" in page.text


# Safe against any input.

hostile = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=6), max_size=12).map("".join)


def _at_an_edge(text: str, offset: int) -> int:
    """Return an offset that splits nothing that belongs together, as the edges of spans do."""
    whole = "\n".join(shown(text))
    edges = range(offset, len(text) + 1)
    return next(at for at in edges if "\n".join(shown(text[:at])) + "\n".join(shown(text[at:])) == whole)


@st.composite
def documents(draw: st.DrawFn) -> ReportDocument:
    text = draw(hostile)
    ends = st.integers(0, len(text))
    found, names, at = [], [], 0
    for _ in range(draw(st.integers(0, 6))):
        start, end = sorted(_at_an_edge(text, draw(ends)) for _ in range(2))
        check = draw(st.sampled_from(["NAME-ALIAS", "ENT-SUSPECT"]) | hostile)
        severity, fix = draw(st.sampled_from(SEVERITIES)), draw(st.sampled_from(FIXES))
        said = draw(st.tuples(hostile, st.none() | hostile, st.none() | hostile, hostile))
        found.append(Finding(check, start, end, text[start:end], severity, said[0], said[1], fix, *said[2:]))
    while at < len(text) and draw(st.booleans()):
        start = _at_an_edge(text, draw(st.integers(at, len(text) - 1)))
        at = _at_an_edge(text, draw(st.integers(min(len(text), start + 1), len(text))))
        entity = draw(st.none() | hostile)
        other = Candidate(draw(hostile), None, "x", "alias", 0.0, "", None)
        action = draw(st.sampled_from(ACTIONS))
        where = draw(st.none() | hostile)
        names.append(
            Decision(
                start,
                at,
                text[start:at],
                entity,
                None,
                draw(hostile),
                action,
                "alias",
                1.0,
                "r",
                where,
                (other,),
            )
        )
    line, field = draw(st.none() | st.integers(1, 9)), draw(st.none() | hostile)
    return ReportDocument(draw(hostile), line, field, text, tuple(found), tuple(names))


@settings(max_examples=examples(60))
@example([ReportDocument("", None, None, "\ufeff", (), (), None)], "")
@given(st.lists(documents(), max_size=3), hostile)
def test_invariant_31_no_input_becomes_markup(some: list[ReportDocument], title: str) -> None:
    source = page_of(*some, title=title)
    page = Page(source)
    source.encode("utf-8")
    assert set(page.tags) <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert page.tags["script"] == page.tags["style"] == 1
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff]", source)
    assert page.texts == [shown(one.text) if one.text else [] for one in some]
    assert len(page.ids) == len(set(page.ids))
    assert page.targets <= set(page.ids)


@settings(max_examples=examples(30))
@given(st.lists(documents(), max_size=2))
def test_the_same_input_gives_the_same_page(some: list[ReportDocument]) -> None:
    assert page_of(*some) == page_of(*some) == "".join(report_html(iter(some), title="Report"))


def test_the_policy_lets_only_the_own_style_and_script_in() -> None:
    source = page_of(article())
    page = Page(source)
    for kind, name_of in (("script", "page.js"), ("style", "page.css")):
        text = files("normalizer.quality.report").joinpath(name_of).read_text(encoding="utf-8")
        assert page.raw[kind].strip() == text.strip()
        sum_of = base64.b64encode(hashlib.sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src &#39;sha256-{sum_of}&#39;" in source
    assert "default-src &#39;none&#39;" in source
    assert not re.search(r"https?:|url\(|@import|innerHTML|\bsrc=", source)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("\0\0\0", "[U+0000 ×3]"),
        ("caf\udce9", "caf[byte E9]"),
        ("\ud83d", "[U+D83D]"),
        ("a\u200db 👩\u200d🚀", "a[U+200D]b 👩\u200d🚀"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(text: str, line: str) -> None:
    assert one_line(text, 100) == line
    assert page_of(report_of(text)).count('<span class="sign">') == line.count("[")


# Cutting a text at its marks.


@given(
    st.integers(0, 30).flatmap(
        lambda size: st.tuples(
            st.just(size),
            st.lists(st.tuples(st.integers(0, size), st.integers(0, size), st.integers(0, 5)), max_size=9),
            st.tuples(st.integers(0, size), st.integers(0, size)),
        )
    )
)
def test_pieces_cover_a_passage_and_tell_what_covers_them(
    case: tuple[int, list[tuple[int, int, int]], tuple[int, int]],
) -> None:
    _, spans, bounds = case
    start, end = min(bounds), max(bounds)
    marks = sorted({Mark(min(a, b), max(a, b), note) for a, b, note in spans})
    cut = list(pieces(Passage(start, end, 1, "x" * (end - start)), marks))
    at = start
    for piece in cut:
        assert piece.start == at
        at = piece.end
        covering = [m for m in marks if m.note and m.start <= piece.start and piece.end <= m.end]
        if piece.start < piece.end:
            covering = [mark for mark in covering if mark.start < mark.end]
            assert set(piece.marks) <= set(covering)
            assert bool(piece.marks) == bool(covering) or len(covering) < len(marks)
    assert at == end
    opened = [mark for piece in cut for mark in piece.opening if mark.start >= start]
    assert len(opened) == len(set(opened))


@given(st.text("ab\r\n", max_size=40))
def test_lines_and_columns_are_those_of_a_plain_walk(text: str) -> None:
    line, column, expected = 1, 1, {}
    for at, letter in enumerate(text + "x"):
        expected[at] = (line, column)
        if letter == "\n" or (letter == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
    found = places_of(text, range(len(text) + 1))
    inside = {at for at in expected if text[at - 1 : at + 1] == "\r\n"} if text else set()
    assert {at: tuple(found[at]) for at in expected if at not in inside} == {
        at: place for at, place in expected.items() if at not in inside
    }


# Bounds.


def odd(
    start: int, end: int, surface: str, check: str = "X", message: str = "m", reason: str = "r"
) -> Finding:
    return Finding(check, start, end, surface, "minor", message, None, "none", None, reason)


def many(count: int) -> ReportDocument:
    """Return a document with as many different findings as asked for."""
    text = " ".join(f"word{n:06}" for n in range(count))
    checks = ("NAME-ALIAS", "SPELL-TYPO", "ENT-SUSPECT", "NAME-VARIANT")
    found = tuple(odd(11 * n, 11 * n + 10, f"word{n:06}", checks[n % 4], f"odd {n}") for n in range(count))
    return ReportDocument("many.txt", None, None, text, found)


def test_of_ten_thousand_findings_the_rest_is_counted() -> None:
    source = page_of(many(10_000))
    assert len(source) < 600_000
    assert source.count("<li id=") == LIMITS.notes
    assert "9,800 findings not listed here: 2,450 ENT-SUSPECT, 2,450 NAME-ALIAS" in source
    assert "10,000 findings" in source


def test_of_a_long_text_only_passages_are_shown() -> None:
    filler = "A sentence that nobody looks at twice. " * 5_000
    text = f"{filler}\nHere stands Naka.\n{filler}"
    page = Page(page_of(report_of(text, (finding(text, "Naka"),))))
    assert f"The text has {len(text):,} characters; shown is 1 passage around findings." in page.text
    assert "Here stands Naka." in page.texts[0]
    assert sum(map(len, page.texts[0])) < 1_000
    clean = Page(page_of(report_of(text)))
    assert "nothing of it is shown, since nothing was found in it" in clean.text


def test_passages_show_every_note_before_any_twice() -> None:
    text = ("a" * 50 + " ") * 400 + "Geneva " + ("b" * 50 + " ") * 400
    found = [odd(at, at + 50, text[at : at + 50]) for at in range(0, 20_000, 51)]
    last = finding(text, "Geneva")
    limits = Limits(whole_text=2_000)
    notes = notes_of([*found, last], limits)
    cut = passages(text, notes, limits)
    assert any("Geneva" in passage.text for passage in cut)
    assert sum(len(passage.text) for passage in cut) < 3_000


def test_of_many_documents_those_with_most_points_are_shown() -> None:
    text = "Naka and Naka"
    good = [report_of("Fine.", path=f"good{n}.txt") for n in range(30)]
    bad = [report_of(text, (finding(text, "Naka"),), path=f"bad{n}.txt") for n in range(3)]
    page = Page(page_of(*good, *bad, limits=Limits(documents=5, rows=7)))
    assert page.tags["article"] == 5
    assert "Shown are the 5 documents with the most penalty points; 28 are left out." in page.text
    assert "26 documents with fewer points are left out of this table." in page.text
    assert all(f"bad{n}.txt" in page.text for n in range(3))


def test_a_full_page_says_so() -> None:
    page = Page(page_of(article(), article("b.txt"), limits=Limits(page_notes=4)))
    assert "Text and notes are left out: the page is full." in page.text
    assert page.tags["article"] == 2


@pytest.mark.parametrize(
    "unit", ["a", "\n", "\r\n", "\0", "\0\x01", "<", "&", "\u0301", "\ud800", "naka ", "ש"]
)
def test_two_million_characters_of_one_kind_are_bounded(unit: str) -> None:
    text = unit * (2_000_000 // len(unit))
    found = tuple(
        odd(at, min(len(text), at + 900_000), "y", reason=f"r{at}") for at in range(0, 2_000_000, 20_000)
    )
    decisions = tuple(name("naka", "naka", "Naka") for _ in range(10))
    started = time.process_time()
    source = page_of(ReportDocument("a", None, None, text, found, decisions))
    assert time.process_time() - started < 10
    assert len(source) < 4_000_000


def test_findings_within_findings_take_no_square_of_time() -> None:
    size = 4_000
    text = "x" * size
    found = tuple(odd(n // 2, size - n // 2, "y", message=f"m{n % 90}") for n in range(size))
    started = time.process_time()
    assert len(page_of(ReportDocument("a", None, None, text, found))) < 2_000_000
    assert time.process_time() - started < 10


# The report for machines.


def test_the_dict_has_every_finding_and_the_same_totals() -> None:
    some = [article(), many(1_000)]
    report = report_dict(some)
    assert json.loads(json.dumps(report)) == json.loads(json.dumps(report_dict(iter(some))))
    assert [len(one["findings"]) for one in report["documents"]] == [15, 1_000]
    assert report["summary"]["findings"] == 1_015 == sum(report["summary"]["by_severity"].values())
    assert report["summary"]["fixed"] == 13
    assert report["names"][0] == {
        "name": "Nagorno-Karabakh",
        "settled": True,
        "spellings": [
            {
                "surface": "Naka",
                "times": 12,
                "documents": 1,
                "done": [{"action": "replaced", "written": "Nagorno-Karabakh", "times": 12}],
                "where": "places.yaml:7",
            }
        ],
    }
