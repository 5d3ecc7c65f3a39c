"""Long work in a process of its own: it tells how far it is, can be stopped, and holds nobody up.

The work is a function that gives its results one after the other. It is handed to the process, and
they come back, through pipes: nothing of it is written to disk. The process ends with whoever
started it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import IO, Any

from sysmap import logbook
from sysmap.errors import SysmapError

COMMAND = [sys.executable, "-m", "sysmap.jobs"]
BROKEN_OFF = "the process that reckons this ended before it was done; start it again"

_TURN = Lock()
"""Jobs go one after the other, so that a core is left for the pages."""


class Job:
    """Work that was begun: `done` of its `steps` are there, `take` was given each as it came."""

    def __init__(
        self,
        work: Callable[..., Iterable[Any]],
        *given: object,
        steps: int,
        take: Callable[[Any], object],
    ) -> None:
        self.steps, self.done = steps, 0
        self.stopped, self.fault = False, ""
        self._take = take
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with this very room
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
        )
        self._following = Thread(target=self._follow, args=((work, given),), daemon=True)
        self._following.start()

    @property
    def is_running(self) -> bool:
        """Whether more may come, or it waits for its turn."""
        return self._following.is_alive()

    def stop(self) -> None:
        """End the work; what came so far stays with whoever took it."""
        self.stopped = True
        self._process.kill()

    def wait(self) -> None:
        """Return when nothing more will come."""
        self._following.join()

    def _follow(self, asked: object) -> None:
        with self._process as process, _TURN:
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                pickle.dump(asked, process.stdin)
                process.stdin.flush()
                self._take_all(process.stdout)
            except (OSError, EOFError, pickle.UnpicklingError):
                self.fault = "" if self.stopped else BROKEN_OFF
            with suppress(OSError):
                process.stdin.close()

    def _take_all(self, results: IO[bytes]) -> None:
        while True:
            told, result = pickle.load(results)  # noqa: S301 - from our own process
            if told != "result":
                self.fault = result
                return
            self._take(result)
            self.done += 1


def _environment() -> dict[str, str]:
    """What this process has, and the way to sysmap itself."""
    home = str(Path(__file__).parents[1])
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [home, known]))}


def _work() -> None:
    """Do what comes in from whoever started this process, and tell of it."""
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the results
    work, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    Thread(target=_end_with_whoever_started_it, daemon=True).start()
    for message in _messages(work, given):
        pickle.dump(message, results)
        results.flush()


def _messages(work: Callable[..., Iterable[Any]], given: Iterable[object]) -> Iterable[Any]:
    try:
        for result in work(*given):
            yield "result", result
        yield "end", ""
    except SysmapError as fault:
        yield "end", str(fault)
    except Exception as fault:  # noqa: BLE001 - the outermost door: no traceback reaches a person
        yield "end", logbook.note_fault(fault)


def _end_with_whoever_started_it() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    _work()
