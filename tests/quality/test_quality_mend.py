"""Writing what checks are certain of: in rounds with the names, so that a second run changes nothing."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer import Normalizer
from normalizer.errors import NormalizerError
from normalizer.quality.inspect import inspect
from normalizer.quality.mend import Mender
from normalizer.quality.registry import CHECK_IDS, checks
from normalizer.quality.selection import select
from normalizer.tables import TableFile, build_tables
from tests.examples import examples

TABLES = build_tables(
    [
        TableFile(
            "names.yaml",
            "names.yaml",
            b"""\
Nagorno-Karabakh:
  type: region
  aliases: [Naqqa]
Marija Buri\xc4\x87:
  type: person
  forms: [Buri\xc4\x87]
  aliases: {Bridge Marija: Marija Buri\xc4\x87}
communique of Baku:
  type: calque
  aliases: [bulletin of Baku]
""",
        )
    ]
)
NORMALIZE = Normalizer(TABLES)
ALL = Mender(NORMALIZE, checks(CHECK_IDS))
PIECES = st.sampled_from(
    [
        *(
            "the ",
            "The ",
            "a ",
            "an ",
            "of ",
            "said ",
            "is ",
            "that ",
            "in in ",
            "hour ",
            "8-year ",
            "2,000 ",
        ),
        *("Naqqa ", "Naqqa (Naqqa) ", "Burić ", "BuriÄ‡ ", "communiqu ", "don?t ", "Mоscow ", "US ", "U.S. "),
        *(
            "ceasefire ",
            "cease-fire ",
            "[sic] ",
            "http://a.b/c,,d ",
            "`a  ,b` ",
            "mtnorm:ignore ",
            "mtnorm:off ",
        ),
        *(
            " , ",
            ",,",
            ".",
            "..",
            "...",
            "? ",
            "! ",
            "，",
            "。",
            "“",
            "”",
            '"',
            "(",
            ")",
            "\n",
            "\r\n",
            "\n\n",
        ),
        *("\u200b", "\u00ad", "\x07", "< p >", "&quot;", "&amp;amp; ", "é", "e\u0301", "İ", "\udc80"),
        *("🙂", "👨\u200d👩 "),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@given(TEXTS)
@settings(max_examples=examples(300))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = ALL(text)
    assert ALL(once.text).text == once.text


@given(TEXTS)
@settings(max_examples=examples(200))
def test_the_text_follows_from_the_decisions(text: str) -> None:
    result = ALL(text)
    parts, done = [], 0
    for change in result.changes:
        assert text[change.start : change.end] == change.surface
        parts += [text[done : change.start], change.written or ""]
        done = change.end
    assert "".join(parts) + text[done:] == result.text
    assert (result.text is text) == (not result.changes)


@given(TEXTS)
@settings(max_examples=examples(200))
def test_what_is_called_fixable_is_what_changes(text: str) -> None:
    for wanted in ((), ("ALL",)):
        chosen = select(wanted)
        result = Mender(NORMALIZE, checks(chosen.written))(text)
        found = inspect(result, chosen, TABLES)
        fixable = {(f.start, f.end, f.replacement) for f in found if f.fix == "auto"}
        changed = {(d.start, d.end, d.written) for d in result.changes}
        assert fixable <= changed
        assert {c[:2] for c in changed} - {f[:2] for f in fixable} <= {
            (d.start, d.end) for d in result.changes if d.check is None
        }
        again = Mender(NORMALIZE, checks(chosen.written))(result.text)
        assert not [f for f in inspect(again, chosen, TABLES) if f.fix == "auto"]


def test_encoding_comes_before_names() -> None:
    result = ALL("BuriÄ‡ spoke of Naq\u00adqa in Strasbourg on Monday, and everybody listened.")
    assert result.text == "Burić spoke of Nagorno-Karabakh in Strasbourg on Monday, and everybody listened."
    assert {d.check for d in result.changes} >= {"ENC-MOJI"}


def test_a_mender_travels() -> None:
    again = pickle.loads(pickle.dumps(ALL))
    assert again("the the Naqqa").text == ALL("the the Naqqa").text


# Selections


def test_what_is_asked_for() -> None:
    plain = select()
    assert "DUP-WORD" in plain.reported
    assert "STYLE-MIXED" not in plain.reported
    assert "ENC-MOJI" in plain.written
    assert "DUP-WORD" not in plain.written
    more = select(["dup-word,PUNCT", "STYLE-MIXED"])
    assert {"DUP-WORD", "PUNCT-SPACE", "ENC-MOJI"} <= set(more.written)
    assert {"STYLE-MIXED", "NAME-ALIAS"} <= set(more.reported)
    only = select(["DUP"], only_wanted=True)
    assert {name.partition("-")[0] for name in only.reported} == {"DUP"}
    less = select(["ALL"], ["ENC", "NAME-ALIAS"])
    assert not {"ENC-MOJI", "NAME-ALIAS"} & {*less.reported, *less.written}
    assert select(severities=["PUNCT=major"]).severities["PUNCT-PAIR"] == "major"


@pytest.mark.parametrize(
    ("wanted", "severities", "says"),
    [
        (["DUB-WORD"], [], "no check is called 'DUB-WORD'; did you mean DUP-WORD"),
        (["qqq"], [], "no check is called 'qqq'; see `mtnorm check --list`"),
        ([], ["DUP-WORD"], "severity 'DUP-WORD' is not ID=SEVERITY"),
        ([], ["DUP-WORD=grave"], "severities are critical, major, minor, neutral"),
        ([], ["QQQ-QQQ=major"], "no check is called 'QQQ-QQQ'"),
    ],
)
def test_a_mistake_in_what_is_asked_for(wanted: list[str], severities: list[str], says: str) -> None:
    with pytest.raises(NormalizerError) as raised:
        select(wanted, severities=severities)
    assert says in str(raised.value)
