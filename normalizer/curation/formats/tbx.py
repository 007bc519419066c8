"""TBX, the exchange format of term bases (ISO 30042), in its editions of 2008 and 2019.

| in TBX | on a page |
|---|---|
| a concept with English terms | a page |
| first preferred term | name |
| further preferred terms | forms |
| admitted terms, terms without a status | other spellings |
| deprecated and superseded terms | aliases |
| terms in other languages | source forms |
| subject field | type |
| reference to a Wikidata item | qid |

What an alias is written as, when that is a form, has no place in TBX: it comes back as an alias of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from normalizer.curation.formats.text import Input, aliases
from normalizer.curation.formats.xml_tree import Element, xml_tree
from normalizer.tables import Page, Tables
from normalizer.tables.strings import quote
from normalizer.version import __version__

__all__ = ["read_tbx", "write_tbx"]

_STATUSES = {
    "preferred": "preferred",
    "standardized": "preferred",
    "admitted": "admitted",
    "legal": "admitted",
    "regulated": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
    "notrecommended": "deprecated",
    "obsolete": "deprecated",
}
_STATUS_FIELDS = ("administrativeStatus", "normativeAuthorization")
_ITEM = re.compile(r"wikidata\.org/(?:wiki|entity)/(Q[1-9][0-9]*)\Z")


def read_tbx(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return a page for each concept that has a term in English."""
    return [page for source in inputs for page in _pages(source)]


def _pages(source: Input) -> Iterator[Page]:
    root = xml_tree(source)
    if root is None:
        return
    if root.name not in ("tbx", "martif", "TBX"):
        what = f"the root is <{root.name}>, and that of TBX is <tbx> or <martif>; name a TBX file"
        source.sheet.problem(root.line, what)
        return
    for concept in root.find("conceptEntry", "termEntry"):
        if page := _page(source, concept):
            yield page


def _page(source: Input, concept: Element) -> Page | None:
    sheet = source.sheet
    terms: dict[str, list[tuple[str, int]]] = {}
    sources: dict[str, list[str]] = {}
    for section in concept.find("langSec", "langSet"):
        language = section.language or ""
        if not language:
            sheet.problem(section.line, "this section has no xml:lang; add it, such as xml:lang='en'")
        for group in section.find("termSec", "tig", "ntig"):
            term = next(group.find("term"), None)
            if term is None or not term.text:
                sheet.problem(group.line, "no term stands here; fill it in or remove the element")
            elif language.partition("-")[0].lower() == "en":
                terms.setdefault(_status(source, group), []).append((term.text, term.line))
            else:
                sources.setdefault(language, []).append(term.text)
    order = [(term, status) for status in ("preferred", "", "admitted") for term in terms.get(status, ())]
    if not order:
        return None  # no English, or nothing that may be written
    (name, line), chosen = order[0]
    terms[chosen].pop(0)
    return Page(
        name,
        sheet.where(line),
        next((element.text for element in _fields(concept, "subjectField")), "") or "term",
        qid=_qid(concept),
        forms=tuple(a for term, at in terms.get("preferred", ()) for a in aliases(sheet, at, term, [term])),
        other_spellings=tuple(
            alias
            for status in ("admitted", "")
            for term, at in terms.get(status, ())
            for alias in aliases(sheet, at, name, [term])
        ),
        aliases=tuple(
            a for term, at in terms.get("deprecated", ()) for a in aliases(sheet, at, name, [term])
        ),
        source_forms=tuple((language, tuple(words)) for language, words in sources.items() if language),
    )


def _status(source: Input, group: Element) -> str:
    for element in _fields(group, *_STATUS_FIELDS):
        word = element.text.replace("-admn-sts", "").removesuffix("Term").lower()
        if word not in _STATUSES:
            what = f"unknown status {quote(element.text)}"
            hint = "write preferredTerm-admn-sts, admittedTerm-admn-sts or deprecatedTerm-admn-sts"
            source.sheet.problem(element.line, f"{what}; {hint}")
        return _STATUSES.get(word, "")
    return ""


def _fields(element: Element, *names: str) -> Iterator[Element]:
    """Yield data categories, whether given as an element or as an attribute ``type``."""
    for child in element.find("termNote", "descrip", "admin", *names):
        if child.name in names or child.attributes.get("type") in names:
            yield child


def _qid(concept: Element) -> str | None:
    for reference in concept.find("xref", "externalCrossReference"):
        target = reference.attributes.get("target") or reference.text
        if found := _ITEM.search(target):
            return found[1]
    return None


def write_tbx(tables: Tables) -> str:
    """Return the entities of the tables in the dialect TBX-Basic of 2019, style DCA."""
    pages = (page for page in tables.pages if page.type != "topic")
    concepts = "".join("".join(_concept(number, page)) for number, page in enumerate(pages, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n'
        "  <tbxHeader>\n    <fileDesc>\n      <sourceDesc>\n"
        f"        <p>Alias tables, exported by mtnorm {__version__}</p>\n"
        "      </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n"
        f"  <text>\n    <body>\n{concepts}    </body>\n  </text>\n</tbx>\n"
    )


def _concept(number: int, page: Page) -> Iterator[str]:
    yield f'      <conceptEntry id="c{number}">\n'
    yield f'        <descrip type="subjectField">{escape(page.type)}</descrip>\n'
    if page.qid:
        target = quoteattr(f"https://www.wikidata.org/entity/{page.qid}")
        yield f'        <xref type="externalCrossReference" target={target}>{page.qid}</xref>\n'
    preferred = [page.name, *(form.surface for form in page.forms)]
    yield '        <langSec xml:lang="en">\n'
    for status, terms in (
        ("preferredTerm", preferred),
        ("admittedTerm", [alias.surface for alias in page.other_spellings]),
        ("deprecatedTerm", [alias.surface for alias in page.aliases]),
    ):
        yield from (_term(term, status) for term in terms)
    yield "        </langSec>\n"
    for language, words in page.source_forms:
        yield f"        <langSec xml:lang={quoteattr(language)}>\n"
        yield from (_term(word, "") for word in words)
        yield "        </langSec>\n"
    yield "      </conceptEntry>\n"


def _term(term: str, status: str) -> str:
    note = f'<termNote type="administrativeStatus">{status}-admn-sts</termNote>' if status else ""
    return f"          <termSec><term>{escape(term)}</term>{note}</termSec>\n"
