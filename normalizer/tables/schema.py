"""The JSON Schema of alias tables, for completion and checks in an editor."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["table_schema"]


def table_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an alias table.

    It knows the fields and their shapes. What pages and rules say about each other only the loader checks.
    """
    from importlib.resources import files

    schema: dict[str, Any] = json.loads(files("normalizer.tables").joinpath("schema.json").read_text("utf-8"))
    return schema
