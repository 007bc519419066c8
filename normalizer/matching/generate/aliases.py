"""The aliases that a page's source forms give rise to."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.matching.generate import arabic, chinese, cyrillic, hangul, kana
from normalizer.matching.generate.generated import Generated, Spelling
from normalizer.matching.generate.target import parts_of, target_of
from normalizer.tables.page import Page
from normalizer.tables.strings import fold

__all__ = ["generated", "spellings_of"]

SHORTEST = 4
"""Letters of a generated alias, spaces and hyphens apart; shorter ones are anybody's."""

DISTINCT = 6
"""Letters below which an alias always asks for evidence."""


def generated(page: Page) -> tuple[Generated, ...]:
    """Return the aliases of a page that are made from its source forms.

    Nothing in them depends on the order of the page's lists. Each differs from the page's own spellings, and
    from the others, by more than case, accents, hyphens and spaces. The lexicons are not asked here; see
    ``generated_aliases``.
    """
    if page.type == "pair":
        return ()  # two syllables, one of each country, are anybody's: 中泰 is Zhongtai, and so is a village
    known = {fold(spelling) for spelling in spellings_of(page)}
    own = _words(page.name)
    # One half right and the other respelt is as likely the name of somebody else: David Malpas, Joseph Kone.
    own_words = {word for word in own if len(word) > 2}
    result: list[Generated] = []
    for language, forms in sorted(page.source_forms):
        for form in sorted({*forms, *_short_forms(page, forms)}):
            for written, spelling in _made(page, language, form, forms):
                folded = fold(spelling.text)
                if len(folded) >= SHORTEST and folded.isascii() and folded.isalpha() and folded not in known:
                    known.add(folded)
                    doubtful = (
                        spelling.needs_evidence
                        or len(folded) < DISTINCT
                        or _words(spelling.text) == own
                        or (page.type == "person" and not own_words.isdisjoint(_words(spelling.text)))
                        or _is_common(page, spelling, language, form)
                    )
                    result.append(
                        Generated(spelling.text, written, form, language, spelling.scheme, doubtful)
                    )
    return tuple(result)


def spellings_of(page: Page) -> Iterator[str]:
    """Yield every spelling that a page gives for itself: name, forms, other spellings and aliases."""
    yield page.name
    for aliases in (
        page.forms,
        page.other_spellings,
        page.aliases,
        *(rules.aliases for rules in page.rule_sets),
    ):
        yield from (alias.surface for alias in aliases)


def _words(name: str) -> list[str]:
    """Return the folded words of a name, sorted: the name in another order has the same."""
    return sorted(map(fold, name.split()))


def _is_common(page: Page, spelling: Spelling, language: str, form: str) -> bool:
    """Whether a single word of a language with an alphabet may well be part of other names.

    Places and bodies lend theirs to what is named after them (the Rossiya channel, Hotel Ukraina), most
    Arabic surnames are given names, and a reading of kana or Hangul is somebody's Japanese or Korean name.
    So are Cyrillic words that do not end as surnames do.
    """
    if " " in spelling.text or language in ("zh", "yue"):
        return False
    return page.type != "person" or not cyrillic.is_surname(form)


def _short_forms(page: Page, forms: tuple[str, ...]) -> Iterator[str]:
    """Yield the last part of each name of several parts: the surname, when the page does not list it."""
    if page.type == "person":
        for form in forms:
            if len(parts := parts_of(form)) > 1:
                yield parts[-1]


def _made(page: Page, language: str, form: str, siblings: tuple[str, ...]) -> Iterator[tuple[str, Spelling]]:
    """Yield what the schemes for the form's script make of it, and what it is to be written as."""
    code = language.split("-", maxsplit=1)[0].lower()
    reading = (
        (chinese.chinese_reading(form) if code in chinese.LANGUAGES else None)
        or (cyrillic.cyrillic_reading(code, form) if code in cyrillic.LANGUAGES else None)
        or (arabic.arabic_reading(form) if code in arabic.LANGUAGES else None)
        or (hangul.hangul_reading(form) if code == "ko" else None)
        or (kana.kana_reading(form) if code == "ja" else None)
    )
    if reading is None or (target := target_of(page, form, siblings, reading)) is None:
        return
    if code in cyrillic.LANGUAGES:
        made = cyrillic.cyrillic_spellings(code, form, target)
    elif code in arabic.LANGUAGES:
        made = arabic.arabic_spellings(form, target)
    elif hangul.hangul_reading(form):
        made = hangul.hangul_spellings(page, form, target)
    elif kana.kana_reading(form):
        made = kana.kana_spellings(form, target)
    else:
        made = chinese.chinese_spellings(page, form, target)
    for spelling in made:
        yield target.written, spelling
