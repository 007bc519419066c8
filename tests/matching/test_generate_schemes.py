"""The schemes themselves, letter by letter."""

from __future__ import annotations

import pytest

from normalizer.matching.generate.arabic import arabic_reading
from normalizer.matching.generate.cyrillic import _SCHEMES, cyrillic_reading, romanised
from normalizer.matching.generate.hangul import hangul_reading
from normalizer.matching.generate.kana import kana_reading
from normalizer.matching.generate.likeness import ALIKE, likeness
from normalizer.matching.generate.pinyin import readings, usual_reading
from normalizer.matching.generate.surnames import is_common_chinese_name
from normalizer.matching.generate.transcription import is_transcription, respellings


@pytest.mark.parametrize("text", ["", "abc", "布林a", "ブ", "布" * 13])
def test_what_is_not_chinese_is_not_read(text: str) -> None:
    assert usual_reading(text) is None
    assert readings(text, 3) == ()


@pytest.mark.parametrize("text", ["", "布", "石破茂", "Blinken", "布林肯" * 3])
def test_what_writes_no_foreign_name_is_not_respelt(text: str) -> None:
    assert respellings(text, 5) == ()


def test_pinyin_and_its_bounds() -> None:
    assert usual_reading("吕女绿") == ("lü", "nü", "lü")
    assert readings("贾", 1) == (("jia",),)
    assert len(readings("单贾曾和", 3)) == 3


def test_respellings_are_ranked_and_repeatable() -> None:
    assert respellings("布林肯", 8)[:2] == ("blinken", "brinken")
    assert respellings("布林肯", 3) == respellings("布林肯", 8)[:3]
    assert is_transcription("布林肯")


@pytest.mark.parametrize(
    ("language", "scheme", "word", "latin"),
    [
        ("ru", "BGN/PCGN", "Ельцин", "Yeltsin"),
        ("ru", "BGN/PCGN", "Андреев", "Andreyev"),
        ("ru", "BGN/PCGN", "Горбачёв", "Gorbachyov"),
        ("ru", "English press", "Ксения", "Xeniya"),
        ("ru", "passport", "Юлия", "Iuliia"),
        ("ru", "German press", "Хрущев", "Chruschtschew"),
        ("ru", "French press, -off", "Пушкин", "Pouchkine"),
        ("ru", "scholarly", "Чехов", "Cexov"),
        ("uk", "national 2010", "Згурський", "Zghurskyi"),
        ("uk", "national 2010", "Юрій", "Yurii"),
        ("uk", "national 2010", "Їжакевич", "Yizhakevych"),
        ("uk", "read as Russian", "Гончаренко", "Goncharenko"),
        ("bg", "streamlined", "Търново", "Tarnovo"),
    ],
)
def test_cyrillic_schemes(language: str, scheme: str, word: str, latin: str) -> None:
    letters = next(s.letters for s in _SCHEMES[language] if s.name == scheme)
    assert romanised(word, letters) == latin


def test_readings_of_other_scripts() -> None:
    assert cyrillic_reading("ru", "布") is None
    assert cyrillic_reading("xx", "Москва") is None
    assert hangul_reading("윤석열") == "yun seok yeol"
    assert hangul_reading("Yoon") is None
    assert kana_reading("シャッター") == "shatta"
    assert kana_reading("ファイル") == "fairu"
    assert kana_reading("岸田") is None
    assert arabic_reading("Gaddafi") is None


def test_likeness_tells_a_transcription_from_another_name() -> None:
    assert likeness("Blinken", "bu lin ken") >= ALIKE
    assert likeness("Fumio Kishida", "an tian wen xiong") < ALIKE
    assert likeness("", "a") == 0.0


def test_common_chinese_names() -> None:
    assert is_common_chinese_name(("li", "zai"))
    assert is_common_chinese_name(("yi", "wei", "zhang"))
    assert is_common_chinese_name(("ou", "yang", "na", "na"))
    assert not is_common_chinese_name(("bu", "lin", "ken"))
    assert not is_common_chinese_name(("li",))
