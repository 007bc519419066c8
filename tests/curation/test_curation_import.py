"""`tables import`: what each format becomes, what is left out, and what a broken file is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.cli.options import EXPORT_FORMATS, IMPORT_FORMATS
from normalizer.curation.exchange import Imported, imported
from normalizer.curation.formats import EXPORTS, IMPORTS, actor_synonyms
from normalizer.curation.formats.actor_synonyms import Synonym
from normalizer.errors import TableError
from normalizer.pipeline import Normalizer
from normalizer.tables import Page, TableFile
from tests.shipped import shipped

DATA = Path(__file__).parent / "data"
SAMPLES = {
    "csv": ("names.csv",),
    "tsv": ("wrong_right.tsv",),
    "tbx": ("terms.tbx", "terms_2008.tbx", "terms_dct.tbx"),
    "wikidata": ("wikidata_dump.json",),
    "geonames": ("geonames.tsv",),
    "cldr": ("cldr_en.json", "cldr_zh.json", "cldr_ru.json"),
    "openrefine": ("openrefine_history.json",),
    "petrarch": ("actors.petrarch.txt",),
}


def refused() -> Iterator[tuple[str, str, list[str]]]:
    """Yield format, content and problems of each file in `refused.txt`."""
    for case in (DATA / "refused.txt").read_text("utf-8").split("\n== ")[1:]:
        format, _, rest = case.partition("\n")
        content, _, problems = ("\n" + rest).partition("\n--\n")
        yield format, content[1:], problems.strip().split("\n")


REFUSED = list(refused())


def sample(format: str, *names: str, languages: tuple[str, ...] = ()) -> Imported:
    files = [TableFile(name, name, (DATA / name).read_bytes()) for name in names or SAMPLES[format]]
    return imported(format, files, languages)


def made(format: str, text: str) -> Imported:
    return imported(format, [TableFile("f", "f", text.encode())])


def refusal(format: str, text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(TableError) as refused:
        imported(format, [TableFile("f", "f", data)])
    return [str(problem) for problem in refused.value.problems]


def page(found: Imported, name: str) -> Page:
    return next(page for page in found.tables.pages if page.name == name)


def surfaces(found: Imported, name: str, field: str) -> list[str]:
    return sorted(alias.surface for alias in getattr(page(found, name), field))


# What must not happen


@pytest.mark.parametrize("format", IMPORTS)
@given(data=st.data())
def test_any_bytes_become_a_table_or_problems(format: str, data: st.DataObject) -> None:
    """A damaged file, or one of another format, gets lines to look at and never a crash."""
    name = data.draw(st.sampled_from([name for names in SAMPLES.values() for name in names]))
    content = (DATA / name).read_bytes()
    cut = data.draw(st.integers(0, len(content)))
    put = data.draw(st.binary(max_size=8) | st.sampled_from([b'"', b"\t", b"\n", b"<", b"]", b"{", b"\0"]))
    damaged = content[:cut] + put + content[cut + data.draw(st.integers(0, 30)) :]
    try:
        imported(format, [TableFile("f", "f", damaged)])
    except TableError as error:
        assert error.problems
        assert all(problem.path in ("f", "imported table") for problem in error.problems)


def test_no_entity_is_ever_expanded() -> None:
    bomb = (
        '<?xml version="1.0"?>\n<!DOCTYPE tbx [\n<!ENTITY a "aaaaaaaaaa">\n'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<tbx>&b;</tbx>'
    )
    outside = '<!DOCTYPE tbx [\n<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>'
    deep = "<tbx>" * 10_000
    assert refusal("tbx", bomb) == ["f:3: declares an entity; write the text out, entities are not expanded"]
    assert refusal("tbx", outside)[0].startswith("f:2: declares an entity")
    assert refusal("tbx", deep) == ["f:1: nested more than 100 deep; check the closing tags"]


@pytest.mark.parametrize("format", ["wikidata", "cldr", "openrefine"])
@pytest.mark.parametrize("text", ["[" * 100_000, "1" * 10_000, "{}", "[]", "null", '{"entities": 5}', "[{}]"])
def test_json_of_any_shape_is_refused_with_what_to_do(format: str, text: str) -> None:
    assert all("; " in problem or "nothing that can stand" in problem for problem in refusal(format, text))


# Formats


def test_the_command_line_names_the_formats_there_are() -> None:
    assert (tuple(IMPORTS), tuple(EXPORTS)) == (IMPORT_FORMATS, EXPORT_FORMATS)
    assert set(SAMPLES) == set(IMPORTS)


@pytest.mark.parametrize("format", IMPORTS)
def test_every_sample_becomes_a_table_with_its_credit(format: str) -> None:
    found = sample(format)
    assert found.tables.pages
    head = found.text.split("\n")
    assert head[0] == f"# Imported from {', '.join(SAMPLES[format])} ({format})."
    assert head[1].startswith("# Source")


def test_csv() -> None:
    found = sample("csv")
    armenia = page(found, "Armenia")
    assert (armenia.type, armenia.qid) == ("country", "Q399")
    assert {(a.surface, a.written) for a in armenia.aliases} == {
        ("Armeniyan", "Armenian"),
        ("Armenia, the Republic", "Armenia"),
    }
    assert armenia.source_forms == (("zh", ("亚美尼亚",)),)
    assert surfaces(found, "Kyiv", "other_spellings") == ["Kiev"]
    assert page(found, "Azerbaijan-Armenia").entities == ("Azerbaijan", "Armenia")


def test_two_columns_are_enough() -> None:
    found = sample("tsv")
    assert surfaces(found, "Nagorno-Karabakh", "aliases") == ["Nagorny Karabakh", "Naqqa"]
    assert page(found, "Blinken").type == "term"
    assert "Nagorno-Karabakh:\n  type: term\n  aliases: [Naqqa, Nagorny Karabakh]\n" in found.text


def test_tbx_of_all_editions() -> None:
    found = sample("tbx")
    karabakh = page(found, "Nagorno-Karabakh")
    assert (karabakh.type, karabakh.source_forms) == ("region", (("zh", ("纳卡",)),))
    assert surfaces(found, "Nagorno-Karabakh", "other_spellings") == ["Artsakh"]
    assert surfaces(found, "Nagorno-Karabakh", "aliases") == ["Nagorny Karabagh", "Naqqa"]
    assert surfaces(found, "Council of Europe", "aliases") == ["Europe Council"]
    assert page(found, "COVID-19 vaccine").type == "calque"
    assert surfaces(found, "COVID-19 vaccine", "aliases") == ["new crown vaccine"]
    assert len(found.tables.pages) == 4  # Bergkarabach has no English term


def test_wikidata_in_both_layouts() -> None:
    found = sample("wikidata")
    assert [p.name for p in found.tables.pages] == ["Armenia", "Douglas Adams"]
    armenia = page(found, "Armenia")
    assert (armenia.type, armenia.qid, armenia.aliases) == ("country", "Q399", ())
    # The flag is no word and 'armenia' nothing new.
    assert surfaces(found, "Armenia", "other_spellings") == ["ARM", "Republic of Armenia", "🇦🇲"]
    assert dict(armenia.source_forms) == {
        "zh": ("亚美尼亚", "亚美尼亚共和国"),
        "ru": ("Армения", "Республика Армения"),
        "uk": ("Вірменія",),
    }
    assert page(found, "Douglas Adams").type == "person"
    one = sample("wikidata", "wikidata_Q399.json", languages=("hy",))
    assert page(one, "Armenia").source_forms == (("hy", ("Հայաստան",)),)


def test_geonames() -> None:
    found = sample("geonames")
    assert page(found, "Łódź").type == "city"
    assert "Litzmannstadt" in surfaces(found, "Łódź", "other_spellings")
    assert "Lodz" not in surfaces(found, "Łódź", "other_spellings")
    assert dict(page(found, "Gyumri").source_forms)["hy"] == ("Գյումրի",)
    assert "久姆里" in dict(page(found, "Gyumri").source_forms)["und-Hani"]
    assert [str(note) for note in found.left_out] == [
        "geonames.tsv:1: left out: page 'Armavir' is also in geonames.tsv:6; give one of them another name",
        "geonames.tsv:3: left out: 'Cairo - القاهرة' mixes Latin and Arabic letters; write it in one script",
    ]  # of the two, the larger one stays


def test_cldr_joins_languages_by_code() -> None:
    found = sample("cldr")
    assert surfaces(found, "Bosnia & Herzegovina", "forms") == ["Bosnia"]
    assert surfaces(found, "Czechia", "other_spellings") == ["Czech Republic"]
    assert dict(page(found, "Czechia").source_forms)["ru"] == ("Чехия", "Чешская Республика")
    names = {p.name for p in found.tables.pages}
    assert not names & {"world", "Unknown Region", "European Union"}
    only = sample("cldr", languages=("zh",))
    assert page(only, "Armenia").source_forms == (("zh", ("亚美尼亚",)),)


def test_openrefine_history_and_clusters() -> None:
    found = sample("openrefine")
    assert surfaces(found, "Nagorno-Karabakh", "aliases") == ["Nagorny Karabakh", "Nagornyy Karabah"]
    assert surfaces(found, "Stepanakert", "aliases") == ["Stepenakert"]
    clusters = sample("openrefine", "openrefine_clusters.json")
    assert surfaces(clusters, "Nagorno-Karabakh", "aliases") == ["Nagorny Karabakh", "Nagornyy Karabah"]


def test_petrarch() -> None:
    found = sample("petrarch")
    assert [p.name for p in found.tables.pages] == [
        "Boutros Boutros-Ghali",
        "Kofi Annan",
        "Organization for Security and Co-Operation in Europe",
        "The United Nations",
        "World Food Programme",
    ]
    assert surfaces(found, "World Food Programme", "forms") == ["WFP", "World Food Program"]
    assert surfaces(found, "The United Nations", "forms") == ["U.N.", "UN"]
    assert surfaces(found, "Kofi Annan", "other_spellings") == ["K. Annan", "Kofi Atta Annan"]
    (note,) = map(str, found.left_out)
    assert note.startswith(
        "actors.petrarch.txt:12: left out: 'Secretary-General Kofi Annan' has 'Kofi Annan' in"
    )


COUNTRIES = """\
NORWAY_ [NOR]
+NORWEGIAN
+NORWEGIANS_
+OSLO
+NORWAY'S
+NORWEGIAN_FOREIGN_MINISTER
+NORVAY
ZUBROWKA_ [ZUB]
+ZUBROWKAN
+ZUBROWKANS
+ZUBROWKIAN_
+LUTZ
+PRESIDENT_OF_ZUBROWKA
NORTH_ZUBROWKA_ [NZB]
+NORTH_ZUBROWKAN
+NZ_
NETHERLANDS_ [NLD]
+DUTCH
SOUTH_KOREA_ [KOR]
+IRANIAN
ANDREI_ZUBROVICH_ [ZUBGOV]
+ZUBROVICH
+ANDREY_ZUBROVICH
+HEAD
"""


def test_actors_of_countries_bring_peoples_capitals_and_ministers() -> None:
    found = made("petrarch", COUNTRIES)
    assert surfaces(found, "Norway", "forms") == ["Norwegian", "Norwegians"]
    assert surfaces(found, "Norway", "other_spellings") == ["Norvay"]
    assert surfaces(found, "Zubrowka", "forms") == ["Zubrowkan", "Zubrowkans", "Zubrowkian"]
    assert surfaces(found, "North Zubrowka", "forms") == ["NZ", "North Zubrowkan"]
    assert surfaces(found, "Netherlands", "forms") == ["Dutch"]
    assert surfaces(found, "South Korea", "forms") == []
    assert surfaces(found, "Andrei Zubrovich", "forms") == ["Zubrovich"]
    assert surfaces(found, "Andrei Zubrovich", "other_spellings") == ["Andrey Zubrovich"]
    assert {note.line for note in found.left_out} == {4, 5, 6, 12, 13, 20, 24}
    assert all("; " in note.message for note in found.left_out)
    assert "f:4: left out: 'Oslo' is 'Oslo' in the shipped tables; give it a page" in str(found.left_out[0])


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian government met Norwegians in Oslo.",
        "The Norwegian Foreign Minister left Oslo.",
        "Zubrowkan troops and the Zubrowkians of Lutz met the President of Zubrowka.",
        "North Zubrowkan and Dutch ministers met Zubrovich.",
    ],
)
def test_house_style_never_writes_a_country_for_its_people(text: str) -> None:
    normalize = Normalizer(made("petrarch", COUNTRIES).tables, house_style=True, fuzzy="off")
    assert normalize(text).text == text
    assert normalize("They met in Norvay.").text == "They met in Norway."


def test_peoples_of_the_shipped_countries_are_no_spellings_of_the_country() -> None:
    """Held against what curators wrote: the tables' own knowledge is taken away."""
    countries = [page for page in shipped().pages if page.type == "country"]
    people = re.compile(r"[A-Z][a-z]+(?:an|ans|ese|ish|i|is|b|bs|k|ks|at|ats|v|vs|de|des)")
    wrong = [
        (page.name, form.surface)
        for page in countries
        for form in page.forms
        if people.fullmatch(form.surface)
        and _by_its_letters(page.name, form.surface).kind == "other spelling"
    ]
    assert len(countries) > 190
    assert wrong == []


def _by_its_letters(name: str, synonym: str) -> Synonym:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actor_synonyms, "_owners", dict)
        return actor_synonyms.synonym_of(name, synonym)


# What cannot stand in a table


def test_what_is_left_out_is_told_with_both_places() -> None:
    found = made("csv", "name,text\nA,x\nB,x\nB,C\nC,y\nC,bad\u202ename\nC,y\n")
    hint = "make it an ambiguous alias with rules"
    gone = "of which nothing else is said; mend its spelling, or say more of it"
    assert [str(note) for note in found.left_out] == [
        f"f:2: left out: alias 'x' of 'A' is also a spelling of 'B' (f:3); {hint}",
        f"f:2: left out: page 'A', {gone}",
        f"f:3: left out: alias 'x' of 'B' is also a spelling of 'A' (f:2); {hint}",
        f"f:3: left out: page 'B', {gone}",
        f"f:4: left out: alias 'C' of 'B' is also a spelling of 'C' (f:5); {hint}",
        "f:6: left out: 'bad<U+202E>name' contains the bidirectional control U+202E; remove it",
    ]
    assert surfaces(found, "C", "aliases") == ["y"]
    assert [p.name for p in found.tables.pages] == ["C"]


def test_a_page_that_lost_all_it_stood_for_is_left_out_and_others_stay() -> None:
    found = made("csv", "name,text,kind\nA,x,\nB,B,name\nB,x,\nA-D,A,entity\nA-D,D,entity\nD,x,\nE,y,\n")
    assert [p.name for p in found.tables.pages] == ["A", "A-D", "B", "D", "E"]
    text = "name,text\nA,x\nB,x\n"
    problems = refusal("csv", text)
    assert (
        problems[0]
        == "f:1: nothing in this file can stand in an alias table; see what was left out, and mend that first"
    )
    assert len(problems) == 5
    assert (
        problems[2]
        == "f:2: left out: page 'A', of which nothing else is said; mend its spelling, or say more of it"
    )


def test_semicolons_of_a_spreadsheet_are_read() -> None:
    assert made("csv", "name;text\nOslo;Oxlo, Norge\n").text.endswith(
        "Oslo:\n  type: term\n  aliases: ['Oxlo, Norge']\n"
    )


@pytest.mark.parametrize("format", IMPORTS)
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04\0\0", "this is a spreadsheet or another zip archive, not "),
        (b"\xd0\xcf\x11\xe0\0", "this is a spreadsheet or document of Office, not "),
        (b"\x1f\x8b\x08", "this is compressed (gzip), not "),
        (b"%PDF-1.7", "this is a PDF, not "),
        ("name".encode("utf-16"), "this is UTF-16, not "),
        (b"A\0", "a NUL byte: this is no text; name a text file"),
        (b"\n \n", "the file is empty; "),
        (b"", "the file is empty; "),
        (b"<html><p>x</p></html>", "XML"),
    ],
)
def test_a_file_of_another_kind_is_told_on_its_line(format: str, data: bytes, told: str) -> None:
    (problem,) = (
        refusal(format, data) if data.strip() or format not in ("csv", "tsv") else (refusal(format, data)[0],)
    )
    if data.startswith(b"<html") and format in ("wikidata", "cldr", "openrefine"):
        told = "not JSON"
    if data.startswith(b"<html") and format == "tbx":
        told = "the root is <html>, and that of TBX is"
    if not data.strip() and format in ("csv", "tsv"):
        told = "header with" if data else "the file is empty; "
    assert problem.startswith("f:1: ")
    assert told in problem
    assert "; " in problem


@pytest.mark.parametrize("format", ["csv", "tsv", "geonames", "petrarch"])
def test_json_in_place_of_rows_is_told(format: str) -> None:
    (problem,) = refusal(format, '[\n {"op": 5}\n]\n')
    assert problem.startswith("f:1: this is JSON, and ")
    assert problem.endswith("import it as wikidata, cldr or openrefine, whichever it is")


def test_tbx_that_was_cut_short_is_told_where_it_ends() -> None:
    whole = (DATA / "terms.tbx").read_text("utf-8")
    lines = whole.count("\n")
    for cut in range(len(whole) // 3, len(whole.rstrip()) - 1, 97):
        (problem,) = refusal("tbx", whole[:cut] + "\n")
        place, _, what = problem.partition(": not XML ")
        assert 1 <= int(place.partition(":")[2]) <= min(lines, whole.count("\n", 0, cut) + 1)
        assert "the file ends inside <" in what
        assert "cut short" in what


@pytest.mark.parametrize(("format", "text", "problems"), REFUSED)
def test_a_broken_file_is_told_all_its_problems(format: str, text: str, problems: list[str]) -> None:
    assert refusal(format, text) == problems


def test_a_broken_row_of_geonames_is_told_too() -> None:
    assert refusal("geonames", "1\tA\n" + "x" + "\t" * 18 + "\n") == [
        (
            "f:1: 2 columns, and the main table of GeoNames has 19; "
            "name a file such as cities15000.txt or XX.txt"
        ),
        (
            "f:2: the first column must be the number of a place and the fifteenth its population, "
            "and are 'x' and ''"
        ),
    ]


def test_what_is_not_utf8_is_told_with_its_line() -> None:
    assert refusal("csv", b"name,text\nA,\xff\n") == ["f:2: byte 0xFF is not UTF-8; save the file as UTF-8"]


def test_cldr_without_english_is_told_what_is_missing() -> None:
    with pytest.raises(TableError) as refused:
        sample("cldr", "cldr_zh.json")
    assert "no English file is among these; add it" in str(refused.value)
