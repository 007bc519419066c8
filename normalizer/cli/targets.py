"""Where ``fix -o`` writes each file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from normalizer.cli.options import UsageError
from normalizer.documents import Found

__all__ = ["targets"]


def targets(output: str | None, files: Sequence[Found]) -> list[str | None]:
    """Return where each file goes: None for in place.

    A single file that was named directly goes to ``output`` itself, unless that is a folder or ends in a
    slash; otherwise ``output`` is a folder that mirrors the way below each named folder. Raises
    `UsageError` when two files would go to the same place.
    """
    if output is None:
        return [None] * len(files)
    if not output:
        raise UsageError("-o has no name; name a file or a folder")
    is_folder = Path(output).is_dir() or output.endswith(("/", os.sep))
    if len(files) == 1 and files[0].named and not is_folder:
        return [output]
    if Path(output).exists() and not is_folder:
        raise UsageError(f"-o {output} is a file, but a folder is needed for these files; name a folder")
    taken: dict[str, str] = {}
    for file in files:
        target = str(Path(output) / file.relative)
        if target in taken:
            raise UsageError(
                f"{taken[target]} and {file.path} would both be written to {target}; run them apart"
            )
        taken[target] = file.path
    return list(taken)
