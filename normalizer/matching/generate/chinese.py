"""What translation engines print for a name in Chinese characters when they read it by its sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product

from normalizer.matching.generate.generated import Spelling
from normalizer.matching.generate.pinyin import readings, usual_reading
from normalizer.matching.generate.surnames import is_common_chinese_name, is_eastern_surname
from normalizer.matching.generate.target import Target, name_parts, parts_of
from normalizer.matching.generate.transcription import respellings
from normalizer.tables.page import Page
from normalizer.tables.strings import fold

__all__ = ["LANGUAGES", "chinese_reading", "chinese_spellings"]

LANGUAGES = ("zh", "yue", "ja", "ko", "vi")
"""Languages whose names are, or may be, given in Chinese characters."""
MOST_READINGS = 3
MOST_RESPELLINGS = 16
MOST_IN_FULL = 8
"""Respellings of one part of a name that is otherwise right."""
SHORTEST_RESPELT = 5
MOST_IN_ALL = 3
"""Respellings of each part, when all parts of a name are respelt."""
# Chinese words for what a place or body is, and how they are translated; those without a translation stand
# in names that are rendered by meaning alone. The longer ones first.
_GENERIC: dict[str, tuple[str, ...]] = {
    "集团": ("Group",),
    "公司": ("Company",),
    "半岛": ("Peninsula",),
    "大学": ("University",),
    "时代": ("Times", "Era"),
    "组织": ("Organization",),
    "派": ("faction",),
    "队": ("team",),
    "县": ("County", "Prefecture"),
    "市": ("City",),
    "省": ("Province",),
    "州": ("Oblast", "State"),
    "区": ("District",),
    "镇": ("Town",),
    "村": ("Village",),
    "湖": ("Lake",),
    "河": ("River",),
    "江": ("River",),
    "岛": ("Island",),
    "山": ("Mountain",),
    "港": ("Port",),
    **dict.fromkeys("国洋海部院会署局厅委党军社报台法案约织盟网线站场馆寺宫人族方府界司行校厂团", ()),
}
_IGNORED = re.compile(r"[《》〈〉“”「」]")


def chinese_reading(form: str) -> str | None:
    """Return the syllables of a source form in pinyin, or None when it is not in Chinese characters.

    >>> chinese_reading("安东尼·布林肯")
    'an dong ni bu lin ken'
    """
    syllables = usual_reading("".join(parts_of(_IGNORED.sub("", form))))
    return " ".join(syllables) if syllables else None


def chinese_spellings(page: Page, form: str, target: Target) -> Iterator[Spelling]:
    """Yield the spellings of a source form in Chinese characters.

    Spaces and hyphens are folded when names are looked for, so ``Bulinken`` stands for ``Bu Linken`` and
    ``Bu-lin-ken`` too.
    """
    parts = parts_of(_IGNORED.sub("", form))
    if len(parts) > 1:
        yield from _by_part(page, parts, target)
        return
    if page.type == "person" and target.whole and 2 <= len(parts[0]) <= 4 and " " in page.name:
        yield from _personal(page, parts[0])
        return
    word, english = _generic(parts[0])
    yield from _with_generic(parts[0], word, english)
    if not word or target.alike:
        # A name of two syllables is also a Chinese given name or a small town; what does not sound like the
        # page's name may just as well be another word of the same sound.
        # Transcriptions keep to the usual readings.
        most = 1 if target.alike and len(parts[0]) > 3 else MOST_READINGS
        for number, syllables in enumerate(readings(parts[0], most)):
            doubtful = not target.alike or len(syllables) < 3 or is_common_chinese_name(syllables)
            yield Spelling(_joined(syllables), _scheme("pinyin, joined", number), doubtful)
        if target.alike:
            # Likely spellings of a foreign name are also likely to be the names of other foreigners.
            for name in respellings(parts[0], MOST_RESPELLINGS):
                if len(name) >= SHORTEST_RESPELT:
                    yield Spelling(name.capitalize(), "transcription, respelt", True)


def _by_part(page: Page, parts: tuple[str, ...], target: Target) -> Iterator[Spelling]:
    """Yield the spellings of a name whose parts an interpunct divides, one or all of them in pinyin."""
    read = [usual_reading(part) for part in parts]
    if any(syllables is None for syllables in read):
        return
    pinyin = [_joined(syllables) for syllables in read if syllables]
    yield Spelling(" ".join(pinyin), "pinyin, part by part", not target.alike)
    words = target.written.split()
    if not target.alike:
        return
    if page.type == "person" and len(words) == len(pinyin) == 2:
        yield Spelling(f"{words[0]} {pinyin[1]}", "pinyin, surname only")
        yield Spelling(f"{pinyin[0]} {words[1]}", "pinyin, given name only")
        for name in respellings(parts[1], MOST_IN_FULL):
            yield Spelling(f"{words[0]} {name.capitalize()}", "transcription, surname respelt")
        for name in respellings(parts[0], MOST_IN_FULL):
            yield Spelling(f"{name.capitalize()} {words[1]}", "transcription, given name respelt")
    for names in islice(product(*(respellings(part, MOST_IN_ALL) for part in parts)), MOST_IN_ALL**2):
        yield Spelling(" ".join(name.capitalize() for name in names), "transcription, respelt")


def _with_generic(form: str, word: str, english: tuple[str, ...]) -> Iterator[Spelling]:
    """Yield a name whose last word is translated and the rest read by its sound: 竹下派, Zhuxia faction."""
    stem = usual_reading(form.removesuffix(word)) if word else None
    if stem and len(stem) > 1:
        for noun in english:
            yield Spelling(f"{_joined(stem)} {noun}", f"pinyin, with {noun}")
        yield Spelling(_joined(stem), "pinyin, joined", True)


def _generic(form: str) -> tuple[str, tuple[str, ...]]:
    return next(((word, english) for word, english in _GENERIC.items() if form.endswith(word)), ("", ()))


def _personal(page: Page, form: str) -> Iterator[Spelling]:
    """Yield the spellings of a personal name without interpunct: 岸田文雄, 李在镕, 菅义伟."""
    latin = name_parts(page)
    for number, syllables in enumerate(readings(form, MOST_READINGS)):
        common = is_common_chinese_name(syllables)
        cuts = _cuts(syllables, latin)
        surname, given = syllables[: cuts[0]], syllables[cuts[0] :]
        first = f"{_joined(surname)} {_joined(given)}"
        if number == 0 and fold(first) == fold(page.name):
            # A Chinese name in pinyin: its other order is all that can be made of it.
            yield Spelling(f"{_joined(given)} {_joined(surname)}", "pinyin, given name first", True)
            return
        yield Spelling(first, _scheme("pinyin, surname first", number), common)
        if number == 0:
            for cut in cuts:
                swapped = f"{_joined(syllables[cut:])} {_joined(syllables[:cut])}"
                yield Spelling(swapped, "pinyin, given name first", common)
                if latin:
                    yield from _mixed(*latin, syllables[:cut], syllables[cut:])
            if len(given) > 1:
                yield Spelling(f"{_joined(surname)} {_joined(given[:1])}", "pinyin, cut short", True)
    for order in (latin, latin[::-1]) if latin else ():
        yield Spelling(" ".join(order), "the name in the other order", True)


def _cuts(syllables: Sequence[str], latin: tuple[str, str] | None) -> tuple[int, ...]:
    """Return how many syllables the surname may have, likeliest first; those of Japan have mostly two."""
    if len(syllables) == 4:
        return (2,)
    japanese = latin is not None and not _is_eastern(*latin)
    return (1, 2) if japanese and len(syllables) == 3 else (1,)


def _is_eastern(surname: str, given: str) -> bool:
    """Whether a romanised name is of China, Korea or Vietnam rather than of Japan: Lee Jae-yong."""
    return is_eastern_surname(fold(surname)) or "-" in given


def _mixed(
    right_surname: str, right_given: str, surname: Sequence[str], given: Sequence[str]
) -> Iterator[Spelling]:
    """Yield names of which one half is right and the other in pinyin: Tomokazu Zhangben, Lee Jianxi."""
    read_surname, read_given = _joined(surname), _joined(given)
    for order in ((right_given, read_surname), (read_surname, right_given)):
        yield Spelling(" ".join(order), "pinyin, surname only", len(surname) == 1)
    # Lee Jianxi and Wong Zhenting are what people with these surnames may well be called.
    doubtful = _is_eastern(right_surname, right_given) or len(given) == 1
    for order in ((right_surname, read_given), (read_given, right_surname)):
        yield Spelling(" ".join(order), "pinyin, given name only", doubtful)


def _joined(syllables: Sequence[str]) -> str:
    return "".join(syllables).capitalize()


def _scheme(name: str, number: int) -> str:
    return f"{name}, rarer reading" if number else name
