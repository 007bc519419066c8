"""Tables as one automaton: the same whatever the order of pages, with entries of rules looked up."""

from __future__ import annotations

from hypothesis import given, settings

from normalizer.matching.compile import CompiledTables, compile_pages
from normalizer.matching.fold import fold_text
from normalizer.tables import Tables
from tests.examples import examples
from tests.random_tables import Drawn, built, drawn


def rule_set(alias: str, **rules: object) -> dict[str, object]:
    return {"aliases": [alias], "change": f"{alias}.", "keep": f"{alias}.", **rules}


def test_no_tables_find_nothing() -> None:
    compiled = compile_pages(Tables((), "none"))
    assert compiled.find("anything") == []
    assert (compiled.pages, compiled.spellings, compiled.terms) == ((), (), ())


def test_a_topic_is_no_entity_and_its_name_is_not_looked_for() -> None:
    compiled = compile_pages(built({"war": {"type": "topic", "words": ["battle"]}}))
    assert compiled.pages == ()
    assert compiled.find("war battle") == []


@given(drawn())
@settings(max_examples=examples(60))
def test_every_spelling_is_found_where_it_stands_alone(made: Drawn) -> None:
    compiled = compile_pages(made.tables)
    assert list(compiled.page_numbers) == sorted(compiled.page_numbers)
    for number in compiled.page_numbers.values():
        page = compiled.pages[number]
        surfaces = [page.name, *(a.surface for a in (*page.forms, *page.other_spellings, *page.aliases))]
        surfaces += [alias.surface for rules in page.rule_sets for alias in rules.aliases]
        for surface in surfaces:
            folded = fold_text(surface).text
            whole = [pattern for pattern, *span in compiled.find(folded) if span == [0, len(folded)]]
            found = {(s.page, s.text) for pattern in whole for s in compiled.spellings[pattern]}
            assert (number, surface) in found


def entries(compiled: CompiledTables, number: int = 0) -> tuple[list[str], list[str]]:
    """Return names of pages and texts of terms that the first rule of a set asks for."""
    rule = compiled.sets[number].rules[0]
    texts = {
        term.number: term.text for number in range(len(compiled.patterns)) for term in compiled.terms[number]
    }
    return sorted(compiled.pages[p].name for p in rule.pages), sorted(texts[term] for term in rule.terms)


def test_an_entry_is_a_page_a_topic_or_a_word() -> None:
    pages = {
        "Naqqa": {"type": "city", "ambiguous_aliases": [rule_set("Naka", only_with=["Armenia", "war", "x"])]},
        "Armenia": {"type": "country"},
        "war": {"type": "topic", "words": ["battle", "Armenia", "wider war"]},
        "wider war": {"type": "topic", "words": ["army", "war"]},  # topics may name each other
    }
    assert entries(compile_pages(built(pages))) == (["Armenia"], ["army", "battle", "x"])


def test_an_entry_of_an_in_rule_is_always_a_phrase() -> None:
    pages = {
        "Naqqa": {"type": "city", "ambiguous_aliases": [rule_set("Naka", only_in=["Naka Armenia"])]},
        "Naka Armenia": {"type": "club"},
    }
    assert entries(compile_pages(built(pages))) == ([], ["Naka Armenia"])


def test_what_forbids_comes_first_and_the_narrowest_rule_counts() -> None:
    rules = rule_set("Naka", only_with=["a"], only_near=["b"], never_with=["c"], never_in=["d Naka"])
    compiled = compile_pages(built({"Naqqa": {"type": "city", "ambiguous_aliases": [rules]}}))
    assert [(rule.only, rule.reach) for rule in compiled.sets[0].rules] == [
        (False, "in"),
        (False, "with"),
        (True, "near"),
        (True, "with"),
    ]
    assert compiled.sets[0].narrowness == 2


def test_a_pair_counts_for_both_members() -> None:
    pages = {
        "Azerbaijan-Armenia": {"type": "pair", "entities": ["Armenia", "Azerbaijan"]},
        "Armenia": {"type": "country"},
        "Azerbaijan": {"type": "country"},
    }
    compiled = compile_pages(built(pages))
    assert list(compiled.page_numbers) == ["Armenia", "Azerbaijan", "Azerbaijan-Armenia"]
    assert compiled.members == ((0,), (1,), (2, 0, 1))
