"""Many threads at once find what one finds, also while checks are only being imported."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from normalizer.quality import vocabulary

PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
from normalizer.quality import registry
from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose

sys.setswitchinterval(1e-5)
TEXTS = [
    f"The goverment of Slepniov{n} said that that the the Kyjeva talks , failed {n} . Slipnyov met Bidena "
    f"in Nan Rendong, Nanrendong and don?t know. A honest caf? of Ã© {n},{n} people. Copyright {n}"
    for n in range(120)
]

def found(text):
    prose = Prose(text)
    return [(name, spots(prose, registry.check(name))) for name in sorted(registry.CHECK_IDS)]

with ThreadPoolExecutor(8) as pool:
    first = list(pool.map(found, TEXTS))
assert sum(map(len, first)) and first == list(map(found, TEXTS))
"""


def test_threads_find_what_one_finds() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, timeout=120)


class Slow(list[Any]):
    """A list to which nothing is added at once."""

    def append(self, item: Any) -> None:
        time.sleep(0.02)
        super().append(item)


def test_no_two_questions_have_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_questions", Slow())
    with ThreadPoolExecutor(4) as pool:
        numbers = [question.number for question in pool.map(vocabulary.ask, [str.isupper] * 4)]
    assert sorted(numbers) == [0, 1, 2, 3]
