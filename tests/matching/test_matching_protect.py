"""What is never changed: addresses, code, citations and what a comment suppresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.protect import protected


def stretches(text: str, addresses: bool = True) -> list[str]:
    return [text[span.start : span.end] for span in protected(text, addresses).spans]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The town of Naka.",
        "At 3.5 to 1.2 and 1/2 and and/or.",
        "End of it.Then more.",
        "The word of the day, Naka.",
        "Naka & Naqa # 3 @ 4",
        "say `this",
        "mtnorm:ignored",
        "xmtnorm:ignore",
        "the basics (sick)",
        "Naka 'tis the wordsmith's and Naka's",
        "Naka.Txt and a = b (Naka)",
    ],
)
def test_plain_text_is_not_protected(text: str) -> None:
    assert stretches(text) == []


PARTS = st.sampled_from(
    [
        *("Naka ", "\n", "`", "```\n", "https://a.b/Naka", "a@b.co ", "#Naka ", "[sic]", '"Naka"', "titled "),
        *("mtnorm:off", "mtnorm:on", "mtnorm:ignore", "mtnorm:ignore-next", "/", "=Naka", " ", "\r\n", "é"),
    ]
)


@given(st.lists(PARTS, max_size=14).map("".join))
def test_spans_are_sorted_apart_and_in_range(text: str) -> None:
    for addresses in (True, False):
        shield = protected(text, addresses)
        assert len(shield.spans) == len(shield.reasons)
        for spans in (shield.spans, shield.hidden):
            edges = [0, *(edge for span in spans for edge in span), len(text)]
            assert edges == sorted(edges)
            assert all(span.start < span.end for span in spans)
        for start in range(len(text)):
            inside = any(span.start <= start < span.end for span in shield.spans)
            assert (shield.reason(start, start + 1) is not None) == inside
            assert shield.hides(start, start + 1) == any(s.start <= start < s.end for s in shield.hidden)


@pytest.mark.parametrize(
    ("text", "stretch", "reason"),
    [
        ("see https://x.org/Naka_(city) now", "https://x.org/Naka_(city)", "it stands in a web address"),
        ("see www.naka.jp now", "www.naka.jp", "it stands in a web address"),
        ("at naka.com/Naka now", "naka.com/Naka", "it stands in a path"),
        ("mail Naka.x@naka.co.jp now", "Naka.x@naka.co.jp", "it stands in an e-mail address"),
        ("by @Naka now", "@Naka", "it stands in a handle"),
        ("on #Naka-war now", "#Naka-war", "it stands in a tag"),
        ("in /srv/Naka/x now", "/srv/Naka/x", "it stands in a path"),
        ("in C:\\Naka\\x now", "C:\\Naka\\x", "it stands in a path"),
        ("in data/Naka.csv now", "data/Naka.csv", "it stands in a path"),
        ("run `Naka x` now", "`Naka x`", "it stands in code"),
        ("a\n```py\nNaka\n```\nb", "```py\nNaka\n```", "it stands in code"),
        ("a\n~~~\nNaka", "~~~\nNaka", "it stands in code"),
        ("a\r\n```\r\nNaka\r\n```\r\nb", "```\r\nNaka\r\n```", "it stands in code"),
        ("a\r```\rNaka\r```\rb", "```\rNaka\r```", "it stands in code"),
        ("an [x](Naka) link", "Naka", "it stands in a link or in markup"),
        ("<a href='Naka b'>Naqa</a>", "href='Naka b'", "it stands in a link or in markup"),
        ("open Naka.txt now", "Naka.txt", "it stands in a path"),
        ("an ![x](Naka.png) image", "Naka.png", "it stands in a link or in markup"),
        ("the wording 'Naka war' was", "'Naka war'", "it is quoted as a wording"),
        ("Kyiv\n\nthe area [sic]", "the area [sic]", "it is marked [sic]"),
        ("a\rNaka mtnorm:ignore\rb", "Naka mtnorm:ignore", "suppressed by mtnorm:ignore"),
        ("mtnorm:ignore-next\r\nNaka\r\nb", "mtnorm:ignore-next\r\nNaka", "suppressed by mtnorm:ignore-next"),
        ("the Naka [sic] area", "the Naka [sic]", "it is marked [sic]"),
        ("known in Chinese as Ma Yun, he", "Ma Yun", "it is given as the spelling in its own language"),
        ("whose Chinese name is Ma Huateng", "Ma Huateng", "it is given as the spelling in its own language"),
        ("Lee (Chinese: Li Zairong) said", "Li Zairong", "it is given as the spelling in its own language"),
        (
            "he is called Xu Jiayin in Mandarin.",
            "Xu Jiayin",
            "it is given as the spelling in its own language",
        ),
        ("(Pinyin: Lai Qingde)", "Lai Qingde", "it is given as the spelling in its own language"),
        ("written in Arabic as Sana Karim.", "Sana Karim", "it is given as the spelling in its own language"),
        ("the page title “Naka war” was", "“Naka war”", "it is quoted as a wording"),
        ("a\nNaka mtnorm:ignore\nb", "Naka mtnorm:ignore", "suppressed by mtnorm:ignore"),
        ("mtnorm:ignore-next\nNaka\nb", "mtnorm:ignore-next\nNaka", "suppressed by mtnorm:ignore-next"),
        ("a mtnorm:off b mtnorm:on c", "mtnorm:off b mtnorm:on", "suppressed by mtnorm:off"),
        ("a mtnorm:off b\n\nc", "mtnorm:off b\n\nc", "suppressed by mtnorm:off"),
        ("a\nb mtnorm:ignore-file", "a\nb mtnorm:ignore-file", "suppressed by mtnorm:ignore-file"),
    ],
)
def test_what_is_protected_and_why(text: str, stretch: str, reason: str) -> None:
    shield = protected(text)
    assert [text[span.start : span.end] for span in shield.spans] == [stretch]
    assert shield.reasons == (reason,)


def test_without_protection_suppressions_and_sic_still_hold() -> None:
    text = "https://naka.jp `Naka` x@y.org\nNaka [sic]\n\nNaka mtnorm:ignore"
    assert stretches(text, addresses=False) == ["Naka [sic]", "Naka mtnorm:ignore"]


@pytest.mark.parametrize("end", ["", " -->", " */", "\nnext"])
def test_one_entity_can_be_ignored(end: str) -> None:
    text = f'Naka and Naqa # mtnorm:ignore="Nagorno Karabakh, Kyiv"{end}'
    shield = protected(text)
    assert shield.reason(0, 4, ["Nagorno-Karabakh"]) == "suppressed by mtnorm:ignore"
    assert shield.reason(0, 4, ["Armenia"]) is None
    assert shield.reason(9, 13, ["Kyiv"]) == "suppressed by mtnorm:ignore"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("mtnorm:off=Kyiv\nA mtnorm:on\nB", {"kyiv": "A"}),
        ("mtnorm:off=Kyiv, Lviv\nA\nB", {"kyiv": "AB", "lviv": "AB"}),
        (
            "mtnorm:off=Kyiv\nA mtnorm:off=Lviv\nB mtnorm:on=Kyiv\nC mtnorm:on\nD",
            {"kyiv": "AB", "lviv": "BC"},
        ),
        ("mtnorm:off=Kyiv\nA mtnorm:on=Lviv\nB", {"kyiv": "AB"}),
        ("mtnorm:off=Kyiv\nA mtnorm:off=Lviv, Kyiv\nB mtnorm:on=Kyiv,Lviv\nC", {"kyiv": "ABC", "lviv": "B"}),
        ("mtnorm:off=Kyiv\nA mtnorm:off\nB mtnorm:on\nC", {"kyiv": "AB", "": "B"}),
        ("mtnorm:off=Kyiv\rA mtnorm:on\rB", {"kyiv": "A"}),
        ("A mtnorm:ignore=Kyiv\rB\nC", {"kyiv": "A"}),
        ("A mtnorm:ignore=Kyiv, Lviv -- so it is, on the sign\nB", {"kyiv": "A", "lviv": "A"}),
        ("A <!-- mtnorm:ignore=Kyiv -- so --> B\nC", {"kyiv": "AB"}),
        ("A mtnorm:ignore=Lviv-Kyiv--B\nC", {}),
        ("A mtnorm:ignore=Kyiv --why\nB", {"kyiv": "A"}),
    ],
)
def test_a_comment_holds_for_its_names_only(text: str, held: dict[str, str]) -> None:
    shield = protected(text)
    letters = {letter: text.rindex(letter) for letter in "ABCD" if letter in text}
    for name in ("kyiv", "lviv", ""):
        names = [name] if name else []
        silent = "".join(c for c, place in letters.items() if shield.suppressed(place, place + 1, *names))
        assert silent == "".join(sorted({*held.get(name, ""), *held.get("", "")}))
    assert not any("\n" in name or "\r" in name for name in shield.named)


def test_suppressed_text_is_still_context_and_code_is_not() -> None:
    text = "Naka mtnorm:ignore\nby `Naqa`"
    shield = protected(text)
    assert (shield.hides(0, 4), shield.hides(23, 27)) == (False, True)
