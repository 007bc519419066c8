"""The tokens of a text, proved against slow ways to cut and compare them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from normalizer.quality.tokens import Lengths, Tokens

PIECES = st.sampled_from([b"a", b"the", b"The", b"war", b"minister", b"\xe9t\xe9", b"x" * 300, b" ", b"   "])


@given(st.lists(PIECES, max_size=20), st.sampled_from([1, 60, 2000]))
def test_tokens_begin_where_they_stand(pieces: list[bytes], times: int) -> None:
    spaced = b" %b " % b" ".join(pieces * times)
    tokens = Tokens(spaced)
    slow = [(token[0], token.start() - 1) for token in re.finditer(rb"[^ ]+", spaced)]
    assert tokens.all == [token for token, _ in slow]
    step = max(1, len(slow) // 50)
    for number in (*range(0, len(slow), step), *range(len(slow) - 1, 0, -5 * step)):
        assert tokens.start(number) == slow[number][1]


@given(st.lists(PIECES.filter(lambda piece: piece.strip()), max_size=20))
def test_lengths_and_first_letters_tell_where_something_may_stand_twice(tokens: list[bytes]) -> None:
    looks = [(min(len(token), 255), token[0] | 32) for token in tokens]
    for length in (1, 2, 3, 6):
        numbers = range(length, len(tokens) - length + 1)
        slow = [at for at in numbers if looks[at - length : at] == looks[at : at + length]]
        assert list(Lengths(tokens).alike(length)) == slow
