"""Suppression comments and the checks: what holds back what, and which comment is called useless."""

from __future__ import annotations

from time import process_time

import pytest

from normalizer.matching.suppress import blanked
from normalizer.quality.inspect import inspect
from normalizer.quality.mend import Mender
from normalizer.quality.registry import CHECK_IDS, OPT_IN_IDS, checks
from normalizer.quality.selection import select
from tests.shipped import shipped, shipped_normalizer

USELESS = "The talks went on. <!-- mtnorm:{} -->\n"
TWICE = "The talks went on until late at night.\n\nNo news.\n\n{}\n"


def found(text: str, wanted: str = "", ignored: str = "") -> list[str]:
    chosen = select(filter(None, [wanted]), filter(None, [ignored]), only_wanted=True)
    result = Mender(shipped_normalizer(), checks(chosen.written))(text)
    return [finding.check for finding in inspect(result, chosen, shipped(), gathered=True)]


@pytest.mark.parametrize("name", [name for name in CHECK_IDS if name not in OPT_IN_IDS])
def test_a_comment_is_useless_where_its_check_ran_and_found_nothing(name: str) -> None:
    assert found(USELESS.format(f"ignore={name}")) == ["SUPPRESS-UNUSED"]
    assert found(USELESS.format(f"ignore={name.lower()}"), wanted=f"SUPPRESS,{name}") == ["SUPPRESS-UNUSED"]


@pytest.mark.parametrize("name", [name for name in CHECK_IDS if name != "SUPPRESS-UNUSED"])
def test_a_comment_for_a_check_that_did_not_run_is_left_alone(name: str) -> None:
    others = ",".join(other for other in CHECK_IDS if other != name)
    for comment in (f"ignore={name}", f"ignore-file={name}", f"ignore-next=DUP-WORD,{name}"):
        assert found(USELESS.format(comment), ignored=name) == []
        assert found(USELESS.format(comment), wanted=others) == []
        assert found(USELESS.format(comment), wanted="SUPPRESS") == []


@pytest.mark.parametrize("name", sorted(OPT_IN_IDS))
def test_a_comment_for_a_check_that_is_off_is_left_alone(name: str) -> None:
    assert found(USELESS.format(f"ignore={name}")) == []
    assert found(USELESS.format(f"ignore={name}"), wanted="ALL") == ["SUPPRESS-UNUSED"]


@pytest.mark.parametrize("comment", ["ignore", "ignore-next", "ignore-file", "off"])
def test_a_comment_without_names_may_be_for_any_check(comment: str) -> None:
    assert found(USELESS.format(comment)) == ["SUPPRESS-UNUSED"]
    assert found(USELESS.format(comment), ignored="PUNCT-SPACE") == []
    assert found(USELESS.format(comment), wanted="SUPPRESS,DUP") == []


def test_a_comment_for_a_name_is_known_whatever_runs() -> None:
    assert found(USELESS.format("ignore=Naka"), wanted="SUPPRESS") == ["SUPPRESS-UNUSED"]
    text = "Azerbaijan and Armenia met in the Naka region. <!-- mtnorm:ignore=Nagorno-Karabakh -->\n"
    assert found(text, wanted="SUPPRESS") == []


@pytest.mark.parametrize(
    "second",
    [
        "The talks went on until late at night. <!-- mtnorm:ignore=DUP-PARA -->",
        "The talks went on until late at night. mtnorm:ignore=DUP-PARA",
        "<!-- mtnorm:ignore-next=DUP-PARA -->\nThe talks went on until late at night.",
        "<!-- mtnorm:off -->\nThe talks went on until late at night.\n<!-- mtnorm:on -->",
        "<!-- mtnorm:ignore-file=DUP-PARA -->\nThe talks went on until late at night.",
    ],
)
def test_a_comment_is_no_part_of_the_paragraph_it_is_about(second: str) -> None:
    assert found(TWICE.format("The talks went on until late at night.")) == ["DUP-PARA"]
    assert found(TWICE.format(second)) == []


def test_a_comment_for_something_else_changes_nothing() -> None:
    text = TWICE.format("The talks went on until late at night. <!-- mtnorm:ignore=DUP-SENT -->")
    assert found(text) == ["DUP-PARA", "SUPPRESS-UNUSED"]


@pytest.mark.parametrize(
    "text", ["", "x", "mtnorm:ignore", "a <!-- mtnorm:ignore=B,C --> d\n// mtnorm:off\r\ne"]
)
def test_blanking_keeps_every_place(text: str) -> None:
    bare = blanked(text)
    assert len(bare) == len(text)
    assert bare.split() == [word for word in text.split() if word in ("x", "a", "d", "e")]
    assert [c for c in bare if c in "\r\n"] == [c for c in text if c in "\r\n"]


def test_a_stretch_that_is_off_for_some_checks_is_looked_at_by_the_others() -> None:
    text = "<!-- mtnorm:off={} -->\nThe the communiqu was short.\n<!-- mtnorm:on -->\nThe the snow fell.\n"
    assert found(text.format("DUP")) == ["ENC-LOSS", "DUP-WORD"]
    assert found(text.format("ENC-LOSS,DUP")) == ["DUP-WORD"]
    assert found(text.format("CALQUE")) == ["SUPPRESS-UNUSED", "DUP-WORD", "ENC-LOSS", "DUP-WORD"]


@pytest.mark.parametrize("verb", ["off", "ignore-file"])
def test_many_comments_take_no_more_time_each(verb: str) -> None:
    text = "".join(f"mtnorm:{verb}=A{number}\nx the the mtnorm:ignore\n" for number in range(3_000))
    started = process_time()
    assert len(found(text, wanted="DUP,SUPPRESS")) == 3_000
    assert process_time() - started < 5


def test_a_comment_without_an_end_is_told_by_its_beginning() -> None:
    chosen = select()
    result = Mender(shipped_normalizer(), ())("It rained. mtnorm:ignore=Kyiv" + " and so on" * 40)
    (told,) = inspect(result, chosen, shipped())
    assert told.check == "SUPPRESS-UNUSED"
    assert len(told.message) < 120
