"""A mangled letter is told once: what its repair settles is no finding of its own, what it leaves is one."""

from __future__ import annotations

from time import process_time

import pytest

from normalizer import Normalizer, load_tables
from normalizer.quality.inspect import inspect
from normalizer.quality.mend import Mender
from normalizer.quality.registry import checks
from normalizer.quality.selection import select

TABLES = load_tables()
NORMALIZE = Normalizer(TABLES)
DOUBLED = "He saw the the cat.\n" * 12_000


def found(text: str, ignored: tuple[str, ...] = (), wanted: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    chosen = select(wanted, ignored=ignored, only_wanted=bool(wanted))
    result = Mender(NORMALIZE, checks(chosen.written))(text)
    return [(one.check, one.surface) for one in inspect(result, chosen, TABLES)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We met in a caf Ã© near the river.", [("ENC-MOJI", "caf Ã©")]),
        ("We met in a cafÃ© near the river.", [("ENC-MOJI", "Ã©")]),
        ("The CÃ´te d'Ivoire team won.", [("ENC-MOJI", "Ã´")]),
        ("He sat in a caf near the river.", [("ENC-LOSS", "caf")]),
        ("He sat in a caf\u00ade near the river.", [("ENC-CTRL", "\u00ad")]),
        ("The the Ã©lite left.", [("DUP-WORD", "The the"), ("ENC-MOJI", "Ã©")]),
        (
            "The cafÃ© was shut on Monday. It rained. The cafÃ© was shut on Monday.",
            [("ENC-MOJI", "Ã©"), ("DUP-SENT", "The cafÃ© was shut on Monday."), ("ENC-MOJI", "Ã©")],
        ),
    ],
)
def test_one_fault_is_told_once(text: str, told: list[tuple[str, str]]) -> None:
    assert sorted(found(text)) == sorted(told)


@pytest.mark.parametrize(
    ("ignored", "told"),
    [
        ((), [("CASE-NAME", "stepanakert")]),
        (("CASE-NAME",), [("CASE-START", "stepanakert")]),
        (("CASE-START",), [("CASE-NAME", "stepanakert")]),
    ],
)
def test_a_name_in_small_letters_that_starts_a_sentence_is_told_once(
    ignored: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    assert found("stepanakert was calm again on the third day.", ignored) == told


def test_what_is_not_told_settles_nothing() -> None:
    assert ("ENC-LOSS", "caf") in found("We met in a caf Ã© near the river.", ignored=("ENC-MOJI",))


def test_many_faults_take_no_more_time_each() -> None:
    line = "A cafÃ© in FranÃ§ois town, the caf Ã© by the caf too.\n"
    assert len(found(line * 300)) >= 900


def test_what_is_unseen_is_told_by_its_number() -> None:
    chosen = select()
    result = Mender(NORMALIZE, checks(chosen.written))("A soft\u00adhyphen and \x1b\x1b here.")
    messages = [one.message for one in inspect(result, chosen, TABLES)]
    assert messages == ["'U+00AD' should go", "'U+001B U+001B' should go"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He don?t know it, said Mr Cole.", "'don?t' lacks its apostrophe"),
        ("He left , and she stayed.", "there is a space before ','"),
        ("He saw the\nthe cat there.", "'the the' should be 'the'"),
        ("He saw the\r\nthe cat there.", "'the the' should be 'the'"),
    ],
)
def test_a_change_is_told_in_a_line_that_says_what_is_wrong(text: str, said: str) -> None:
    chosen = select(["DUP-WORD", "PUNCT-SPACE"])
    result = Mender(NORMALIZE, checks(chosen.written))(text)
    (told,) = inspect(result, chosen, TABLES)
    assert (told.message, told.fix) == (said, "auto")


def test_what_is_written_takes_no_more_time_each() -> None:
    chosen = select(["DUP-WORD"], only_wanted=True)
    result = Mender(NORMALIZE, checks(chosen.written))(DOUBLED)
    started = process_time()
    assert len(inspect(result, chosen, TABLES)) == 12_000
    assert process_time() - started < 4
