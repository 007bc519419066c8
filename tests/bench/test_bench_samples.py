"""Each benchmark runs on what ships with the project, says it is no measure, and names absent peers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from bench import clean_text, harm, names, names_data, peers, variants
from bench.names_data import load_sample
from normalizer import load_tables

NOWHERE = Path("no-such-folder")
NAMES = ("Blinken", "Longyearbyen", "Nagorno-Karabakh", "Yerevan")


def test_a_peer_that_is_not_installed_is_named_and_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(names, "DATA", NOWHERE)
    monkeypatch.setitem(sys.modules, "symspellpy", None)
    monkeypatch.setitem(sys.modules, "spaczz", None)
    names.main()
    shown = capsys.readouterr().out
    assert "not a measure" in shown
    assert "symspellpy: skipped, not installed" in shown
    assert "spaczz: skipped, not installed" in shown
    assert "weights that ship" in shown


def test_every_variant_of_the_sample_is_judged() -> None:
    rows = names_data.SAMPLE.read_text(encoding="utf-8").splitlines()[1:]
    labels = {row.split("\t")[1]: row.split("\t")[2] for row in rows}
    assert {token.token: token.label for token in load_sample().tokens} == labels


@pytest.mark.slow
def test_no_name_of_the_clean_page_is_changed_by_the_engine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clean_text, "DATA", NOWHERE)
    monkeypatch.setattr(harm, "SLIPS", 40)
    monkeypatch.setattr(sys, "argv", ["harm", "--no-peers"])
    harm.main()
    shown = capsys.readouterr().out
    assert "not a measure" in shown
    assert "cities: skipped" in shown
    assert "the engine, close spellings" in shown
    assert "    engine: " not in shown
    assert "    by the tables: " not in shown


@pytest.mark.slow  # normalisers without their packed parts
def test_the_variants_of_the_sample_come_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(variants, "CASES", NOWHERE)
    monkeypatch.setattr(sys, "argv", ["variants"])
    variants.main()
    shown = capsys.readouterr().out
    assert "not a measure" in shown
    assert "must stay      4 of    4" in shown


def test_plain_ratios_find_a_slip() -> None:
    found = {peer.title: peer.lookup("Longyerbyen") for peer in peers.rapidfuzz_peers(NAMES, 0.85)}
    assert {answer.name for answer in found.values() if answer} == {"Longyearbyen"}
    assert all(peer.lookup("committee") is None for peer in peers.rapidfuzz_peers(NAMES, 0.85))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("package", "make", "limit"),
    [("symspellpy", peers.symspellpy_peer, 1), ("spaczz", peers.spaczz_peer, 0.85)],
)
def test_a_peer_finds_a_slip_and_no_other_word(package: str, make: Any, limit: float) -> None:
    if peers.missing(package):
        pytest.skip(f"{package} comes with the extra 'bench'")
    lookup = make(NAMES, limit).lookup
    assert lookup("committee") is None
    assert lookup("Longyerbyen").name == "Longyearbyen"


@pytest.mark.skipif(bool(peers.missing("symspellpy")), reason="symspellpy comes with the extra 'bench'")
def test_symspellpy_keeps_to_its_edits() -> None:
    assert peers.symspellpy_peer(NAMES, 1).lookup("Longyerbyn") is None


def test_tables_of_names_have_a_page_each() -> None:
    tables = clean_text.page_tables(NAMES)
    assert clean_text.names_of(tables) == sorted(NAMES)


def test_edits_that_were_read_are_edits_and_have_one_of_two_verdicts() -> None:
    rows = [row.split("\t") for row in clean_text.READ.read_text(encoding="utf-8").splitlines()[1:]]
    assert {verdict for *_, verdict in rows} == {"right", "wrong"}
    assert all(surface != written for surface, written, _ in rows)
    assert len(clean_text.verdicts()) == len(rows)


def test_slips_are_one_edit_away_and_the_same_each_time() -> None:
    tables = load_tables()
    made = clean_text.slips(clean_text.names_of(tables), 20)
    assert made == clean_text.slips(clean_text.names_of(tables), 20)
    assert all(abs(len(name) - len(slip)) <= 1 for name, slip in made)
