"""What is wrong with a draft: all of it at once, each fault with its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sysmap.errors import InputRefused, Problem

Read = TypeVar("Read")


class Unsound(Exception):
    """One thing wrong with one field; caught by the `Faults` that it belongs to."""

    def __init__(self, field: str, what: str, remedy: str) -> None:
        self.field, self.what, self.remedy = field, what, remedy
        super().__init__(f"{field}: {what}; {remedy}")


class Faults:
    """The faults of one draft, gathered while it is read."""

    def __init__(self, of: str) -> None:
        self._of = of
        self._problems: list[Problem] = []

    @contextmanager
    def gathered(self, row: int | None = None) -> Iterator[None]:
        """Whatever is unsound inside is noted, with the number of the line it stands in."""
        try:
            yield
        except Unsound as found:
            problem = Problem(
                file=self._of, row=row, column=found.field, what=found.what, remedy=found.remedy
            )
            self._problems.append(problem)

    def read(self, reader: Callable[..., Read], *given: object) -> Read | None:
        """What the reader makes of what was given; None where that is unsound."""
        with self.gathered():
            return reader(*given)
        return None

    def refuse(self) -> None:
        """End here, where anything was found.

        Raises:    InputRefused -> everything that was found
        """
        if self._problems:
            raise InputRefused(self._problems)
