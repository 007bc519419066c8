"""From arguments to an exit code, with every error as a readable line."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.parser import parse
from normalizer.errors import NormalizerError, TableError

__all__ = ["main", "output_failed"]


def main(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; prints, and never raises for a user's mistake.

    Exit codes: 0 clean or done, 1 findings or differences, 2 could not be done, 3 the brake held a file
    back, 130 interrupted.
    """
    try:
        return _dispatch(parse(arguments))
    except SystemExit as stop:  # --help and --version
        return int(stop.code or 0)
    except UsageError as error:
        _complain(f"mtnorm: {error}")
    except TableError as error:
        for problem in error.problems:
            _complain(str(problem))
        _complain("mtnorm: the tables cannot be used; nothing was written")
    except NormalizerError as error:
        for line in str(error).split("\n"):
            _complain(line)
    except BrokenPipeError as error:
        return output_failed(error)
    except KeyboardInterrupt:
        _complain("interrupted: nothing was written")
        return 130
    except OSError as error:
        name = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        _complain(f"{name}{error.strerror or error}; the run was stopped")
    except Exception as error:
        if os.environ.get("MTNORM_TRACEBACK"):
            raise
        _complain(
            f"mtnorm: internal error ({type(error).__name__}: {error}); please report it with the output of "
            "the same command with MTNORM_TRACEBACK=1 set"
        )
    return 2


def _dispatch(options: Options) -> int:
    from normalizer.cli.screen import Screen

    screen = Screen(options.color)
    if options.list:
        from normalizer.cli.check_list import print_checks

        print_checks(options, screen.out)
        return 0
    if options.command in ("check", "fix", "diff"):
        from normalizer.cli.texts import run_texts

        return run_texts(options, screen)
    if options.command == "report":
        from normalizer.cli.quality_report import run_report

        return run_report(options, screen)
    if options.command == "explain":
        from normalizer.cli.explain import run_explain

        return run_explain(options, screen)
    if options.command == "evaluate":
        from normalizer.cli.evaluation import run_evaluate

        return run_evaluate(options, screen)
    if options.command == "revert":
        from normalizer.cli.revert import run_revert

        return run_revert(options, screen)
    from normalizer.cli.tables import run_tables

    return run_tables(options, screen)


def _complain(line: str) -> None:
    with contextlib.suppress(OSError):
        print(escaped(line), file=sys.stderr)


def output_failed(error: OSError) -> int:
    """Say that the output goes nowhere, and keep Python from saying it again at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        _complain("mtnorm: the output was closed before all was printed")
    else:
        _complain(f"mtnorm: the output cannot be written ({error.strerror}); direct it elsewhere")
    return 2
