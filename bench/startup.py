"""Measure what a short run of the command line costs, beside an interpreter that does nothing.

Run from the root of the project: ``python -m bench.startup``. Prints seconds of processor time, the least of
some runs, and how many times those of ``python -c pass`` they are.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 7
TEXT = "Mr Brinken listened to the ministers of Armenia and Azerbaijan.\n"


def cpu_seconds(*arguments: str) -> float:
    """Return the least processor time of some runs of the interpreter."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(RUNS))


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.txt")
        file.write_text(TEXT, encoding="utf-8")
        mtnorm = ("-m", "normalizer")
        rows = {
            "python -c pass": ("-c", "pass"),
            "python -c 'import yaml, regex, rapidfuzz.distance'": (
                "-c",
                "import yaml, regex, rapidfuzz.distance",
            ),
            "mtnorm --version": (*mtnorm, "--version"),
            "mtnorm fix, one small file": (*mtnorm, "fix", str(file), "--isolated"),
            "mtnorm check, one small file": (*mtnorm, "check", str(file), "--isolated", "--fail-on", "never"),
        }
        least = cpu_seconds(*rows["python -c pass"])
        print(f"{'':52}{'CPU s':>8}{'times':>8}")
        for name, arguments in rows.items():
            took = cpu_seconds(*arguments)
            print(f"{name:52}{took:8.3f}{took / least:8.1f}")


if __name__ == "__main__":
    main()
