"""Offsets from a source to its normalised text and back."""

from __future__ import annotations

import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.model import Alignment, Decision, Result, Span

Edits = list[tuple[int, int, int]]


@st.composite
def edits(draw: st.DrawFn, size: int | None = None) -> tuple[int, Edits]:
    """Draw the length of a source, and start, end and length written of edits in it."""
    gaps = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 8)), max_size=5))
    made: Edits = []
    place = 0
    for gap, length, written in gaps:
        if size is not None and place + gap + length > size:
            break
        if length or (gap and written):
            made.append((place + gap, place + gap + length, written))
            place += gap + length
    return (place + draw(st.integers(0, 5)) if size is None else size), made


def written_length(size: int, made: Edits) -> int:
    return size + sum(length - (end - start) for start, end, length in made)


@given(st.integers(0, 10**9))
def test_without_edits_nothing_moves(offset: int) -> None:
    for alignment in (Alignment(), Alignment.of([]), Alignment().compose(Alignment())):
        assert alignment.to_text(offset) == alignment.to_source(offset) == offset
        assert alignment == Alignment()


@given(edits())
def test_invariant_15_monotone_total_and_exact_at_the_edges(drawn: tuple[int, Edits]) -> None:
    size, made = drawn
    alignment, out = Alignment.of(made), written_length(*drawn)
    there = [alignment.to_text(offset) for offset in range(size + 1)]
    back = [alignment.to_source(offset) for offset in range(out + 1)]
    assert there == sorted(there) and back == sorted(back), "monotone"
    assert all(0 <= offset <= out for offset in there) and all(0 <= offset <= size for offset in back)
    assert there[-1] == out and back[-1] == size, "total"
    shift = 0
    for number, (start, end, length) in enumerate(made):
        if end > start:
            assert alignment.to_text(start) == start + shift
        shift += length - (end - start)
        assert alignment.to_text(end) == end + shift
        if length:
            assert alignment.to_source(end + shift - length) == start
            if made[number + 1 : number + 2] != [] and made[number + 1][0] == end:
                continue  # a deletion right behind: the offset stands for its end too
            assert alignment.to_source(end + shift) == end


@given(edits())
def test_invariant_15_outside_edits_there_and_back_is_where_it_was(drawn: tuple[int, Edits]) -> None:
    size, made = drawn
    alignment = Alignment.of(made)
    for offset in range(size + 1):
        if not any(start <= offset <= end for start, end, _ in made):
            assert alignment.to_source(alignment.to_text(offset)) == offset


@given(edits().flatmap(lambda one: st.tuples(st.just(one), edits(written_length(*one)))))
def test_invariant_15_composes(both: tuple[tuple[int, Edits], tuple[int, Edits]]) -> None:
    (size, first), (between, second) = both
    one, two = Alignment.of(first), Alignment.of(second)
    composed = one.compose(two)
    for offset in range(size + 1):
        assert composed.to_text(offset) == two.to_text(one.to_text(offset))
    for offset in range(written_length(between, second) + 1):
        assert composed.to_source(offset) == one.to_source(two.to_source(offset))
    assert composed.compose(Alignment()) == Alignment().compose(composed) == composed


@pytest.mark.parametrize("offset", [-1, -(10**9)])
def test_an_offset_before_the_text_is_refused(offset: int) -> None:
    alignment = Alignment.of([(4, 8, 16)])
    for way in (alignment.to_text, alignment.to_source):
        with pytest.raises(ValueError, match=f"offset {offset} is negative; offsets count"):
            way(offset)


@given(edits())
def test_an_alignment_is_a_value(drawn: tuple[int, Edits]) -> None:
    alignment = Alignment.of(drawn[1])
    assert pickle.loads(pickle.dumps(alignment)) == alignment == Alignment.of(list(drawn[1]))
    assert hash(alignment) == hash(Alignment.of(drawn[1]))
    assert (alignment == Alignment.of([(0, 1, 2), *((a + 1, b + 1, c) for a, b, c in drawn[1])])) is False


def decision(action: str, written: str | None) -> Decision:
    return Decision(1, 5, "Naka", "N", None, written, action, "alias", 1.0, "why", None)  # type: ignore[arg-type]


def test_only_replacements_are_changes() -> None:
    kept, replaced = decision("kept", None), decision("replaced", "N")
    suggested = decision("suggested", "N")
    result = Result("xNaka", "xN", (kept, replaced, suggested), Alignment.of([(1, 5, 1)]))
    assert result.changes == (replaced,)
    assert replaced.span == Span(1, 5)


def test_decisions_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'written'"):
        decision("kept", None).written = "x"  # type: ignore[misc]
