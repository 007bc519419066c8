"""Which checks run: families and single checks, and which of two goes before."""

from __future__ import annotations

import pytest

from normalizer.errors import NormalizerError
from normalizer.quality.registry import CHECK_IDS, check, checks
from normalizer.quality.selection import select

PUNCT = tuple(name for name in CHECK_IDS if name.startswith("PUNCT-"))


@pytest.mark.parametrize(
    ("wanted", "ignored", "told"),
    [
        (["PUNCT"], [], PUNCT),
        ([" punct "], ["punct-end"], PUNCT[:-1]),
        (["PUNCT-END"], ["PUNCT"], ("PUNCT-END",)),
        (["PUNCT-END,DUP-WORD"], ["ALL"], ("DUP-WORD", "PUNCT-END")),
        (["PUNCT-END"], ["PUNCT-END"], ()),
        (["PUNCT"], ["PUNCT"], ()),
        (["ALL"], ["PUNCT"], tuple(name for name in CHECK_IDS if name not in PUNCT)),
        (["ALL", "PUNCT-END"], ["PUNCT"], tuple(name for name in CHECK_IDS if name not in PUNCT[:-1])),
        (["CALQUE"], [], ("CALQUE",)),
    ],
)
def test_the_more_exact_name_goes_before(
    wanted: list[str], ignored: list[str], told: tuple[str, ...]
) -> None:
    chosen = select(wanted, ignored, only_wanted=True)
    assert chosen.reported == told
    assert set(chosen.written) >= {one for one in told if check(one).stage == "text"}


@pytest.mark.parametrize(
    "entries",
    [
        ("PUNCT-END=major", "PUNCT=neutral"),
        ("PUNCT=neutral", "PUNCT-END=major"),
        ("ALL=critical", "PUNCT-END=minor", "PUNCT-END=major", "PUNCT=neutral"),
        ("punct=critical", "PUNCT=neutral", "DUP,PUNCT-END = MAJOR"),
    ],
)
def test_the_more_exact_severity_goes_before(entries: tuple[str, ...]) -> None:
    chosen = select(severities=entries)
    severities = {one.id: chosen.severity(one) for one in checks(PUNCT)}
    assert severities == {**dict.fromkeys(PUNCT, "neutral"), "PUNCT-END": "major"}


def test_every_mistake_is_told() -> None:
    with pytest.raises(NormalizerError) as caught:
        select(["PUNKT", ""], ["zz"], ["DUP", "DUPP=major", "DUP-WORD=grave"])
    assert str(caught.value).splitlines() == [
        "no check is called 'PUNKT'; did you mean PUNCT",
        "no check is called ''; see `mtnorm check --list`",
        "no check is called 'zz'; see `mtnorm check --list`",
        "severity 'DUP' is not ID=SEVERITY; severities are critical, major, minor, neutral",
        "no check is called 'DUPP'; did you mean DUP",
        "severity 'DUP-WORD=grave' is not ID=SEVERITY; severities are critical, major, minor, neutral",
    ]
