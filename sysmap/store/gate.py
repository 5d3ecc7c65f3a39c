"""A gate to one record file: many pass at once, or one has the file to themselves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_WAIT = 60.0
"""Seconds until whoever wants the file to themselves gives up."""


class Gate:
    """Whoever passes may pass again, also while somebody waits to shut it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Go through, as soon as it is open."""
        with self._changed:
            self._changed.wait_for(lambda: not self._shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def shut(self) -> Iterator[bool]:
        """Keep everybody out; False where those inside did not leave in time."""
        with self._changed:
            self._shut = self._changed.wait_for(
                lambda: not self._inside and not self._shut, LONGEST_WAIT
            )
            alone = self._shut
        try:
            yield alone
        finally:
            if alone:
                with self._changed:
                    self._shut = False
                    self._changed.notify_all()
