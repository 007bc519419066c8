"""Which of the mentions that overlap stand: a total order, whatever the order they come in."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.candidates import Mention
from normalizer.matching.overlap import clusters, longest, span_of, standing, unshadowed


def mention(start: int, end: int, possible: bool = False) -> Mention:
    return Mention(start, end, "x" * (end - start), "", (), ((),) if possible else ())  # type: ignore[arg-type]


MENTIONS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6), st.booleans()), max_size=12, unique_by=lambda m: m[:2]
).map(lambda drawn: [mention(start, start + size, possible) for start, size, possible in drawn])


def apart(mentions: list[Mention]) -> bool:
    ordered = sorted(mentions, key=span_of)
    return all(one.end <= other.start for one, other in pairwise(ordered))


def test_nothing_overlaps_nothing() -> None:
    assert clusters([]) == []
    assert longest([]) == standing([], [], (), ()) == []


@given(st.lists(st.integers(1, 5), max_size=6))
def test_mentions_that_do_not_overlap_all_stand(sizes: list[int]) -> None:
    edges = [0]
    for size in sizes:
        edges.append(edges[-1] + size)
    side_by_side = [mention(a, b) for a, b in pairwise(edges)]
    assert [len(cluster) for cluster in clusters(side_by_side)] == [1] * len(sizes)
    assert sorted(longest(side_by_side), key=span_of) == side_by_side


@given(MENTIONS, st.randoms(use_true_random=False))
def test_invariant_8_no_order_matters(drawn: list[Mention], random: object) -> None:
    other = drawn.copy()
    random.shuffle(other)  # type: ignore[attr-defined]
    assert clusters(drawn) == clusters(other)
    assert longest(drawn) == longest(other)


@given(MENTIONS)
def test_clusters_are_apart_and_have_everything(drawn: list[Mention]) -> None:
    groups = clusters(drawn)
    assert sorted((m for group in groups for m in group), key=span_of) == sorted(drawn, key=span_of)
    assert apart([mention(group[0].start, max(m.end for m in group)) for group in groups])


@given(MENTIONS)
def test_the_longest_stand_and_every_other_is_in_the_way_of_one(drawn: list[Mention]) -> None:
    taken = longest(drawn)
    assert apart(taken)
    for left in (m for m in drawn if m not in taken):
        rivals = [m for m in taken if m.start < left.end and left.start < m.end]
        assert any((m.length, -m.start) > (left.length, -left.start) for m in rivals)


@given(MENTIONS, st.data())
def test_what_stands_is_apart_and_rules_that_hold_come_first(
    drawn: list[Mention], data: st.DataObject
) -> None:
    for group in clusters(drawn):
        base = longest(m for m in group if not m.possible)
        judged = [span_of(m) for m in unshadowed(group, base)]
        held = data.draw(st.lists(st.sampled_from(judged), unique=True)) if judged else []
        stand = standing(group, base, held, judged)
        assert apart(stand)
        assert stand == sorted(stand, key=span_of)
        if held:
            best = longest(m for m in group if span_of(m) in held)
            assert set(map(span_of, best)) <= set(map(span_of, stand))
        else:
            assert set(map(span_of, base)) <= set(map(span_of, stand))


def test_a_longer_name_shadows_what_lies_in_it() -> None:
    name, inside, beside = mention(0, 10), mention(0, 4, True), mention(6, 16, True)
    assert unshadowed([name, inside, beside], [name]) == []
    assert unshadowed([name, inside, mention(6, 17, True)], [name]) == [mention(6, 17, True)]
