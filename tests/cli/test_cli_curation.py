"""tables add, diff, import and export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from normalizer.tables import load_tables

Mtnorm = Callable[..., Any]


# add


def test_add_refuses_and_leaves_the_file(mtnorm: Mtnorm, folder: Path) -> None:
    table = folder.parent / "names.yaml"
    before = table.read_bytes()
    for arguments, message in (
        (("Kyiv", "Stepanakert"), "names.yaml:25: alias 'Stepanakert' is the name of page 'Stepanakert' too"),
        (("Kyiv", "kyiv"), "'kyiv' is found under 'Kyiv' already"),
        (("Kiyv", "Kijiw"), "no page is called 'Kiyv'; did you mean 'Kyiv'"),
        (("Kiev", "Kijiw"), "it is a spelling of 'Kyiv', try that"),
        (("Kyiv", "Kijiw", "--form", "Kyivan"), "unknown form 'Kyivan' of page 'Kyiv'"),
    ):
        ran = mtnorm("tables", "add", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err
    assert table.read_bytes() == before
    table.chmod(0o444)
    ran = mtnorm("tables", "add", "Kyiv", "Kijiw")
    assert ran.code == 2
    assert "read-only" in ran.err
    assert table.read_bytes() == before


def test_add_edits_one_line_and_shows_it(mtnorm: Mtnorm, folder: Path) -> None:
    table = folder.parent / "names.yaml"
    before = table.read_text("utf-8")
    ran = mtnorm("tables", "add", "antony blinken", "Blinkin", "--form", "Blinken")
    assert ran.code == 0
    assert "-  aliases: {Brinken: Blinken}\n+  aliases: {Brinken: Blinken, Blinkin: Blinken}\n" in ran.out
    assert "names.yaml:14: 'Blinkin' is now written 'Blinken'; next: mtnorm tables test" in ran.err
    after = before.replace("{Brinken: Blinken}", "{Brinken: Blinken, Blinkin: Blinken}")
    assert table.read_text("utf-8") == after
    assert mtnorm("tables", "add", "Antony Blinken", "Blinkin", "--form", "Blinken").code == 0
    assert table.read_text("utf-8") == after
    assert "'Blinkin' -> 'Blinken'" in mtnorm("explain", "Mr Blinkin left.").out


@pytest.mark.parametrize("alias", ["the", "The", "of", "people", "House", "out of the way", "bridge"])
def test_add_refuses_plain_words(mtnorm: Mtnorm, folder: Path, alias: str) -> None:
    before = (folder.parent / "names.yaml").read_bytes()
    ran = mtnorm("tables", "add", "Kyiv", alias)
    assert (ran.code, ran.out) == (2, "")
    assert f"'{alias}' is " in ran.err
    assert "English word" in ran.err
    assert ", and a plain alias is changed wherever it stands; write it by" in ran.err
    assert "under ambiguous_aliases, with rules" in ran.err
    assert (folder.parent / "names.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("page", "alias", "reach", "changed", "left"),
    [
        ("Marija Burić", "Bridge", "with a capital, at the beginning of a sent", "Bridge BRIDGE", "bridge"),
        ("Kyiv", "BASE", "in capitals", "BASE", "base"),
        ("COVID-19 vaccine", "crown", "in any letter case", "crown Crown CROWN", ""),
    ],
)  # fmt: skip
def test_add_tells_truly_where_an_english_word_is_changed(
    mtnorm: Mtnorm, page: str, alias: str, reach: str, changed: str, left: str
) -> None:
    ran = mtnorm("tables", "add", page, alias)
    assert ran.code == 0
    assert f"{alias!r} is an English word too, and is changed wherever it stands {reach}" in ran.err
    for word in changed.split():
        assert word not in mtnorm("explain", f"We saw {word} there.").out.partition("result: ")[2]
    if left:
        assert f"{left!r} -> " not in mtnorm("explain", f"We saw {left} there.").out


def test_add_prints_one_added_line(mtnorm: Mtnorm) -> None:
    ran = mtnorm("tables", "add", "Stepanakert", "Stepan Akurt")
    signs = [line for line in ran.out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert signs == ["+  aliases: [Stepan Akurt]"]


def test_add_does_not_touch_what_was_installed(
    mtnorm: Mtnorm, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import normalizer

    monkeypatch.setattr(normalizer, "__file__", str(folder.parent / "__init__.py"))
    ran = mtnorm("tables", "add", "Kyiv", "Kijiw")
    assert ran.code == 2
    assert "stands in the tables that were installed with the package; edit a copy" in ran.err


@pytest.mark.slow
def test_every_shipped_page_takes_an_alias_or_says_why_not() -> None:
    """The edit works for all that curators have written so far."""
    from normalizer.curation.add import addition
    from normalizer.documents import read
    from normalizer.errors import TableError
    from normalizer.tables import Page, Tables
    from normalizer.tables.fingerprint import fingerprint

    everything = load_tables()
    files: dict[str, list[Page]] = {}
    for page in everything.pages:
        files.setdefault(page.where.path, []).append(page)
    seen: set[tuple[str, ...]] = set()
    for path, own in files.items():
        source = read(path)
        # An addition checks all pages it is given; a file needs none of other files but the members of pairs.
        members = {name for page in own for name in page.entities} - {page.name for page in own}
        some = sorted([*own, *(p for p in map(everything.page, members) if p)], key=lambda page: page.name)
        tables = Tables(tuple(some), fingerprint(some))
        for page in own:
            fields = tuple(field for field in ("aliases", "forms") if getattr(page, field))
            shapes = {(path,), fields}  # each file once, each shape once
            if page.type == "topic" or shapes <= seen:
                continue
            seen |= shapes
            try:
                new = addition(tables, page, source, "Xyzzyx")
            except TableError as error:
                pytest.fail(f"{page.where}: {error}")
            assert new.edit is not None
    assert len(seen) > 5


# diff


def test_diff_of_the_same_meaning_is_silent(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.yaml").write_text("Oslo:\n  type: city\n  aliases: [Oxlo]\n", "utf-8")
    (folder / "b.yaml").write_text("# c\nOslo: {aliases: {Oxlo: 'Oslo'}, type: city}\n", "utf-8")
    ran = mtnorm("tables", "diff", "a.yaml", "b.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "no difference in meaning\n")


def test_diff_tells_what_changed(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.yaml").write_text("Oslo:\n  type: city\n  aliases: [Oxlo]\nBonn:\n  type: city\n", "utf-8")
    (folder / "b.yaml").write_text(
        "Oslo:\n  type: city\n  forms: [Osloite]\n  aliases: {Oxlo: Osloite}\nRiga:\n  type: city\n", "utf-8"
    )
    ran = mtnorm("tables", "diff", "a.yaml", "b.yaml")
    assert ran.code == 1
    assert ran.out == (
        "Bonn  (a.yaml:4)\n  - page: Bonn (city)\n"
        "Oslo  (b.yaml:4)\n  ~ alias: Oxlo: Oslo, now Osloite\n  + form: Osloite\n"
        "Riga  (b.yaml:5)\n  + page: Riga (city)\n"
    )
    assert ran.err == "differences: 4 on 3 pages\n"
    ran = mtnorm("tables", "diff", "a.yaml", "b.yaml", "--output-format", "json")
    report = json.loads(ran.out)
    assert ran.code == 1
    assert [d["kind"] for d in report["differences"]] == ["removed", "changed", "added", "added"]
    assert report["differences"][1] == {
        "kind": "changed", "page": "Oslo", "what": "alias", "value": "Oxlo", "before": "Oslo",
        "after": "Osloite", "where": "b.yaml:4", "rules": [],
    }  # fmt: skip
    assert report["old"] != report["new"]


def test_diff_needs_two_sound_tables(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.yaml").write_text("Oslo:\n  typ: city\n", "utf-8")
    ran = mtnorm("tables", "diff", "a.yaml", "../names.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "a.yaml:2: unknown field 'typ'; did you mean 'type'?" in ran.err
    assert mtnorm("tables", "diff", "a.yaml").code == 2
    assert "NEW" in mtnorm("tables", "diff", "a.yaml").err


# import and export


def test_import_prints_a_table_and_says_what_was_left_out(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.csv").write_text("name,text\nOslo,Oxlo\nBonn,Oxlo\nBonn,Bong\n", "utf-8")
    ran = mtnorm("tables", "import", "csv", "a.csv")
    assert ran.code == 0
    assert ran.out.endswith("\n\nBonn:\n  type: term\n  aliases: [Bong]\n")
    assert "a.csv:2: left out: page 'Oslo', of which nothing else is said; mend its spelling" in ran.err
    assert "a.csv:2: left out: alias 'Oxlo' of 'Oslo' is also a spelling of 'Bonn' (a.csv:3)" in ran.err
    assert ran.err.endswith("1 pages, 1 aliases; left out: 3\n")
    assert mtnorm("tables", "import", "csv", "-", stdin=(folder / "a.csv").read_bytes()).out.endswith(
        ran.out.partition("\n")[2]
    )


def test_import_of_files_that_are_not_there_or_no_text(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "b.csv").write_bytes("name,text\nOslo,Oxlo\n".encode("utf-16"))
    ran = mtnorm("tables", "import", "csv", "a.csv", ".", "b.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "a.csv: cannot be read (No such file or directory); check the spelling\n" in ran.err
    assert ".: cannot be read (Is a directory); name a file in it\n" in ran.err
    ran = mtnorm("tables", "import", "csv", "b.csv")
    assert ran.err == "b.csv:1: this is UTF-16, not csv; save it as UTF-8\nmtnorm: nothing was written\n"


def test_import_writes_a_new_table_only(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.csv").write_text("name,text\nOslo,Oxlo\n", "utf-8")
    ran = mtnorm("tables", "import", "csv", "a.csv", "-o", "own.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert load_tables(folder / "own.yaml").pages[0].aliases[0].surface == "Oxlo"
    before = (folder / "own.yaml").read_bytes()
    ran = mtnorm("tables", "import", "csv", "a.csv", "-o", "own.yaml")
    assert ran.code == 2
    assert "'own.yaml' exists, and a table is never written over; name a new file" in ran.err
    assert (folder / "own.yaml").read_bytes() == before


def test_import_of_a_broken_file_writes_nothing(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.csv").write_text("name,txt\nOslo,Oxlo\n", "utf-8")
    ran = mtnorm("tables", "import", "csv", "a.csv", "-o", "own.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "a.csv:1: unknown column 'txt'; did you mean 'text'?" in ran.err
    assert ran.err.endswith("mtnorm: nothing was written\n")
    assert not (folder / "own.yaml").exists()
    assert "a.json: cannot be read" in mtnorm("tables", "import", "cldr", "a.json").err
    assert mtnorm("tables", "import", "xls", "a.csv").code == 2


def test_export_and_import_again(mtnorm: Mtnorm, folder: Path) -> None:
    ran = mtnorm("tables", "export", "tbx", "-o", "names.tbx")
    assert (ran.code, ran.out) == (0, "")
    assert "left out, since tbx has no place for them: ambiguous aliases (2)" in ran.err
    assert mtnorm("tables", "import", "tbx", "names.tbx", "-o", "again.yaml").code == 0
    again = {page.name: page for page in load_tables(folder / "again.yaml").pages}
    assert [alias.surface for alias in again["Antony Blinken"].aliases] == ["Brinken"]
    assert mtnorm("tables", "export", "solr").out == (
        "Brinken => Blinken\nnew crown vaccine => COVID-19 vaccine\nKiev => Kyiv\n"
        "Marija Buritsch => Marija Burić\nNaqqa => Nagorno-Karabakh\n"
    )
