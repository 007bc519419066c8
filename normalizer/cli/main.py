"""The entry point ``mtnorm``: the process around the command line, its streams and its exit code."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from io import TextIOWrapper
from pathlib import Path

__all__ = ["run"]


def run() -> None:
    """Run the command line of this process and exit with its code."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # what is being written is finished first
    try:
        code = _run()
    except KeyboardInterrupt:  # before the command had begun, or after it had ended
        with contextlib.suppress(OSError):
            print("interrupted: nothing was written", file=sys.stderr)
        code = 130
    sys.exit(code)


def _run() -> int:
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from normalizer.cli.command import main, output_failed

    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError as error:
        code = output_failed(error)
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    return code


def _open_closed_streams() -> None:
    """Put something in the place of streams that were closed from the start.

    Without standard error, ``print`` would put its lines among the text on standard output.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
