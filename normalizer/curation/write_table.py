"""Pages as the text of an alias table, laid out as a curator would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normalizer.curation.yaml_text import yaml_text
from normalizer.tables import Alias, Page

__all__ = ["table_text"]

_WIDTH = 110


def table_text(pages: Iterable[Page], heading: Iterable[str] = ()) -> str:
    """Return pages as YAML, sorted by name, below a comment of some lines.

    Rule sets and roles have no place here: no format that is imported has them.
    """
    lines = [f"# {line}".rstrip() for line in heading]
    if lines:
        lines.append("")
    for page in sorted(pages, key=lambda page: page.name):
        lines += _page(page)
    return "".join(f"{line}\n" for line in lines)


def _page(page: Page) -> Iterator[str]:
    yield f"{yaml_text(page.name)}:"
    yield f"  type: {yaml_text(page.type)}"
    if page.qid:
        yield f"  qid: {page.qid}"
    if page.source_forms:
        yield from _nested(
            "source_forms", [(language, _list(words)) for language, words in page.source_forms]
        )
    yield from _texts("forms", [form.surface for form in page.forms])
    yield from _spellings("aliases", page.aliases, page.name)
    yield from _spellings("other_spellings", page.other_spellings, page.name)
    yield from _texts("entities", page.entities)
    yield from _texts("words", page.words)


def _texts(field: str, texts: Iterable[str]) -> Iterator[str]:
    texts = tuple(texts)
    if not texts:
        return
    line = f"  {field}: {_list(texts)}"
    if len(line) <= _WIDTH:
        yield line
    else:
        yield f"  {field}:"
        yield from (f"    - {yaml_text(text)}" for text in texts)


def _spellings(field: str, aliases: tuple[Alias, ...], name: str) -> Iterator[str]:
    if all(alias.written == name for alias in aliases):
        yield from _texts(field, [alias.surface for alias in aliases])
    else:
        yield from _nested(field, [(alias.surface, yaml_text(alias.written)) for alias in aliases])


def _nested(field: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    entries = [f"{yaml_text(key)}: {value}" for key, value in pairs]
    line = f"  {field}: {{{', '.join(entries)}}}"
    if len(line) <= _WIDTH:
        yield line
    else:
        yield f"  {field}:"
        yield from (f"    {entry}" for entry in entries)


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(yaml_text, texts))}]"
