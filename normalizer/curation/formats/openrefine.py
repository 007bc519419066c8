"""OpenRefine: clusters that were merged, as its history of operations has them, or its cluster export.

What cells were merged into becomes a name, what they were merged from its aliases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from normalizer.curation.formats.text import Input, aliases, line_of, parsed_json
from normalizer.tables import Alias, Page
from normalizer.tables.strings import nfc

__all__ = ["read_openrefine"]

_HINT = "extract the operation history with its mass edits, or export the clusters"


def read_openrefine(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return a page for each value that others were merged into."""
    pages: dict[str, Page] = {}
    merged: dict[str, dict[str, Alias]] = {}
    for source in inputs:
        for line, target, values in _merges(source):
            page = pages.setdefault(nfc(target), Page(target, source.sheet.where(line), "name"))
            found = merged.setdefault(nfc(target), {})
            for alias in aliases(source.sheet, line, page.name, values):
                if nfc(alias.surface) != nfc(target):
                    found.setdefault(nfc(alias.surface), alias)
    return [
        Page(page.name, page.where, page.type, aliases=tuple(merged[key].values()))
        for key, page in pages.items()
        if merged[key]
    ]


def _merges(source: Input) -> Iterator[tuple[int, str, list[str]]]:
    """Yield line, target and values of each merge."""
    value = parsed_json(source, _HINT)
    if value is None:
        return
    clusters: Any = value.get("clusters") if isinstance(value, dict) else None
    edits: list[Any]
    if isinstance(clusters, list):
        edits = [_of_cluster(cluster) for cluster in clusters]
    elif isinstance(value, list):
        operations = [item for item in value if isinstance(item, dict)]
        # Older versions wrap each operation in an entry of the history.
        operations = [inner if isinstance(inner := op.get("operation"), dict) else op for op in operations]
        edits = [
            edit
            for operation in operations
            if operation.get("op") == "core/mass-edit"
            for edit in operation.get("edits", ())
        ]
    else:
        edits = []
    if not edits:
        source.sheet.problem(1, f"no merged cells stand here; {_HINT}")
    for number, edit in enumerate(edits, 1):
        values = edit.get("from") if isinstance(edit, dict) else None
        target = edit.get("to") if isinstance(edit, dict) else None
        if not isinstance(values, list) or not isinstance(target, str) or not target.strip():
            source.sheet.problem(1, f"merge {number} does not say what was merged into what; {_HINT}")
            continue
        texts = [text.strip() for text in values if isinstance(text, str) and text.strip()]
        yield line_of(source.text, f'"{target}"'), target.strip(), texts


def _of_cluster(cluster: Any) -> dict[str, Any] | None:
    """Return a cluster of the export as an edit: its value, and the values of its choices."""
    if not isinstance(cluster, dict):
        return None
    choices = cluster.get("choices")
    if not isinstance(choices, list):
        return None
    values = [choice.get("v", choice.get("value")) for choice in choices if isinstance(choice, dict)]
    return {"from": values, "to": cluster.get("value")}
