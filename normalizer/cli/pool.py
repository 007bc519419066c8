"""Working through the files, in one process or several, with the same outcomes in the same order."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from normalizer.cli.work import ManyNormalizer, Prepared, Settings, Task, prepare
from normalizer.errors import NormalizerError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from normalizer.model import Result

__all__ = ["Spread", "interrupts_held", "work_through"]

_AHEAD = 4
"""Files handed out in advance for each process."""
_STOPPING = (signal.SIGINT, signal.SIGTERM)
_SHARE = 1 << 18
"""Characters of text handed to a process at a time, when the documents of one file are spread."""


def work_through(
    normalize: ManyNormalizer,
    settings: Settings,
    tasks: Sequence[Task],
    jobs: int,
    finish: Callable[[Prepared, Task], None],
) -> None:
    """Prepare every task and give what came out to ``finish``, in the order of the tasks.

    With several processes, each prepares whole files; for a single file they share its documents. Nothing
    interrupts ``finish``: on Ctrl-C, or when asked to terminate, KeyboardInterrupt is raised before or after.
    """
    if jobs != 1 and len(tasks) > 1:
        _in_processes(normalize, settings, tasks, min(_processes(jobs), len(tasks)), finish)
        return
    spread = Spread(normalize, jobs)
    for task in tasks:
        prepared = prepare(spread, settings, task)
        with interrupts_held():
            finish(prepared, task)


class Spread:
    """Normalises many documents in several processes, where there is enough to do."""

    def __init__(self, normalize: ManyNormalizer, jobs: int) -> None:
        self._normalize = normalize
        self._jobs = _processes(jobs)

    def many(self, texts: Iterable[str]) -> Iterator[Result]:
        """Yield the result of each text, in order."""
        shares: list[list[str]] = []
        room = 0
        for text in texts:
            if room <= 0:
                shares.append([])
                room = _SHARE
            shares[-1].append(text)
            room -= len(text)
        jobs = min(self._jobs, len(shares))
        if jobs < 2:
            yield from self._normalize.many(chain.from_iterable(shares))
            return
        with _process_pool(jobs, partial(_normalized, self._normalize)) as pool:
            yield from chain.from_iterable(pool.map(_call, shares))


def _normalized(normalize: ManyNormalizer, texts: list[str]) -> list[Result]:
    return list(normalize.many(texts))


def _processes(jobs: int) -> int:
    return jobs or os.cpu_count() or 1


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM wait until the block is done, so that no file is left half finished."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _frame: pressed.append(number))
        for number in _STOPPING
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if pressed:
        raise KeyboardInterrupt


def _in_processes(
    normalize: ManyNormalizer,
    settings: Settings,
    tasks: Sequence[Task],
    jobs: int,
    finish: Callable[[Prepared, Task], None],
) -> None:
    waiting: deque[tuple[Task, Future[Prepared]]] = deque()
    with _process_pool(jobs, partial(prepare, normalize, settings)) as pool:
        try:
            for task in tasks:
                waiting.append((task, pool.submit(_call, task)))
                if len(waiting) >= jobs * _AHEAD:
                    _finish_first(waiting, finish)
            while waiting:
                _finish_first(waiting, finish)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _finish_first(
    waiting: deque[tuple[Task, Future[Prepared]]], finish: Callable[[Prepared, Task], None]
) -> None:
    from concurrent.futures import BrokenExecutor

    task, future = waiting.popleft()
    try:
        prepared = future.result()
    except BrokenExecutor:
        raise NormalizerError(
            f"{task.path}: a process ended by itself, likely for want of memory; run again with fewer --jobs"
        ) from None
    with interrupts_held():
        finish(prepared, task)


def _process_pool(jobs: int, function: Callable[[Any], Any]) -> ProcessPoolExecutor:
    """Return processes that run ``function`` through `_call`."""
    # Imported here: one small file would wait for them longer than for its names.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A forked process has the compiled tables already; elsewhere they are compiled again on arrival.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(function,))


_function: list[Callable[[Any], Any]] = []
"""In a worker process, what it does: a process has no other place to keep it between two calls."""


def _start(function: Callable[[Any], Any]) -> None:
    # The parent decides what is finished: what is sent to the group of a command does not reach its workers,
    # since one that dies in the middle of an answer leaves the parent waiting for the rest of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        os.setpgrp()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _function[:] = [function]


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(argument: Any) -> Any:
    return _function[0](argument)
