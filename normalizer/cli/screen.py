"""Standard output and standard error: bytes, safe text, colours and the progress line."""

from __future__ import annotations

import os
import sys
import time

from normalizer.cli.escape import escaped

__all__ = ["Progress", "Screen", "paint"]

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}


def paint(text: str, colour: str, on: bool) -> str:
    """Return text in a colour, or as it is."""
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if on and text and colour else text


class Screen:
    """Where a run prints: what was asked for on standard output, all else on standard error."""

    def __init__(self, color: str = "auto") -> None:
        self.coloured_out = _wants_colour(color, sys.stdout.isatty())
        self.coloured_err = _wants_colour(color, sys.stderr.isatty())

    def out(self, text: str, end: str = "\n") -> None:
        """Print one line of what was asked for; the caller has escaped what comes from outside."""
        print(text, end=end)

    def out_bytes(self, data: bytes) -> None:
        """Write bytes as they are to standard output."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def out_diff(self, data: bytes) -> None:
        """Write a diff byte for byte, but made safe when it goes to a terminal."""
        if not sys.stdout.isatty():
            self.out_bytes(data)
            return
        for line in data.decode("utf-8", "surrogateescape").split("\n")[:-1]:
            print(paint(escaped(line), {"+": "green", "-": "red"}.get(line[:1], ""), self.coloured_out))

    def note(self, text: str, end: str = "\n") -> None:
        """Print a line for people on standard error."""
        sys.stdout.flush()
        print(text, end=end, file=sys.stderr)


def _wants_colour(color: str, terminal: bool) -> bool:
    if color == "auto":
        return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return color == "always"


class Progress:
    """A line on standard error that counts files; on a terminal only, and only when a run is long."""

    def __init__(self, wanted: str, total: int) -> None:
        self._on = wanted == "always" or (wanted == "auto" and sys.stderr.isatty())
        self._total = total
        self.done = 0
        """Files so far."""
        self._changed = 0
        # The first line comes at once when it was asked for, else after a second.
        self._next = time.monotonic() + (0.0 if wanted == "always" else 1.0)
        self._shown = False

    def step(self, changed: bool) -> None:
        """Count one more file."""
        self.done += 1
        self._changed += changed
        if self._on and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.1
            self._shown = True
            line = f"\r{self.done} of {self._total} files, {self._changed} with changes"
            print(line, end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self._shown:
            self._shown = False
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
