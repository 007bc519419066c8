"""Working through the files, in one process or several, with the same outcomes in the same order."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from normalizer.cli.outcome import Outcome
from normalizer.cli.work import ManyNormalizer, Settings, Task, commit, prepare

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from normalizer.model import Result

__all__ = ["Spread", "work_through"]

_AHEAD = 4
"""Files handed out in advance for each process."""
_SHARE = 1 << 18
"""Characters of text handed to a process at a time, when the documents of one file are spread."""


def work_through(
    normalize: ManyNormalizer,
    settings: Settings,
    tasks: Sequence[Task],
    jobs: int,
    take: Callable[[Outcome], None],
) -> None:
    """Do every task and give each outcome to ``take``, in the order of the tasks.

    With several processes, each does whole files; for a single file they share its documents. On Ctrl-C,
    files that are being written are finished and their outcomes still taken; then KeyboardInterrupt is
    raised.
    """
    if jobs != 1 and len(tasks) > 1:
        _in_processes(normalize, settings, tasks, min(_processes(jobs), len(tasks)), take)
        return
    spread = Spread(normalize, jobs)
    for task in tasks:
        prepared = prepare(spread, settings, task)
        with _interrupts_held():
            take(commit(prepared, task))


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
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done, so that no written file goes unrecorded."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _in_processes(
    normalize: ManyNormalizer,
    settings: Settings,
    tasks: Sequence[Task],
    jobs: int,
    take: Callable[[Outcome], None],
) -> None:
    waiting: deque[Future[Outcome]] = deque()
    with _process_pool(jobs, partial(_do, normalize, settings)) as pool:
        try:
            for task in tasks:
                waiting.append(pool.submit(_call, task))
                if len(waiting) >= jobs * _AHEAD:
                    _take_first(waiting, take)
            while waiting:
                _take_first(waiting, take)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            with _interrupts_held():
                for future in waiting:
                    if not future.cancelled() and future.exception() is None:
                        with suppress(BrokenPipeError):
                            take(future.result())
            raise


def _do(normalize: ManyNormalizer, settings: Settings, task: Task) -> Outcome:
    return commit(prepare(normalize, settings, task), task)


def _take_first(waiting: deque[Future[Outcome]], take: Callable[[Outcome], None]) -> None:
    waiting[0].result()  # Ctrl-C while waiting leaves it in the queue
    with _interrupts_held():
        take(waiting.popleft().result())


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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what is finished
    _function[:] = [function]


def _call(argument: Any) -> Any:
    return _function[0](argument)
