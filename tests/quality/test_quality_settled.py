"""A mangled letter is told once: what its repair settles is no finding of its own, what it leaves is one."""

from __future__ import annotations

import pytest

from normalizer import Normalizer, load_tables
from normalizer.quality.inspect import inspect
from normalizer.quality.mend import Mender
from normalizer.quality.registry import checks
from normalizer.quality.selection import select

TABLES = load_tables()
NORMALIZE = Normalizer(TABLES)


def found(text: str, ignored: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    chosen = select(ignored=ignored)
    result = Mender(NORMALIZE, checks(chosen.written))(text)
    return [(one.check, one.surface) for one in inspect(result, chosen, TABLES)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We met in a caf Ã© near the river.", [("ENC-MOJI", "caf Ã©")]),
        ("We met in a cafÃ© near the river.", [("ENC-MOJI", "Ã©")]),
        ("The CÃ´te d'Ivoire team won.", [("ENC-MOJI", "Ã´")]),
        ("The the Ã©lite left.", [("DUP-WORD", "The the"), ("ENC-MOJI", "Ã©")]),
        (
            "The cafÃ© was shut on Monday. It rained. The cafÃ© was shut on Monday.",
            [("ENC-MOJI", "Ã©"), ("DUP-SENT", "The cafÃ© was shut on Monday."), ("ENC-MOJI", "Ã©")],
        ),
    ],
)
def test_one_fault_is_told_once(text: str, told: list[tuple[str, str]]) -> None:
    assert sorted(found(text)) == sorted(told)


def test_what_is_not_told_settles_nothing() -> None:
    assert ("ENC-LOSS", "caf") in found("We met in a caf Ã© near the river.", ignored=("ENC-MOJI",))
