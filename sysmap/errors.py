"""What can go wrong, in words for the person who must put it right.

Every error that a person may meet is a `SysmapError`: one line that says what, where and what to do
next. The command line prints it and leaves with the class's `exit_code` (contract: docs/reference);
a page shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID


class SysmapError(Exception):
    """A fault that is told to a person in one line."""

    exit_code = 1


class WrongUsage(SysmapError):
    """A command or a function was asked for something that it does not offer."""

    exit_code = 2


class RecordInUse(SysmapError):
    """Another process has the record file open."""

    exit_code = 3


class InputRefused(SysmapError):
    """Input that breaks the rules; nothing of it was kept."""

    exit_code = 4

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class EditConflict(SysmapError):
    """Somebody else saved a newer version of the same thing first.

    `noun` and `id` say of what; `Store.versions` tells what stands there now, and who wrote it.
    """

    exit_code = 4

    def __init__(self, told: str, *, noun: str, id: UUID) -> None:  # noqa: A002 - the record's word
        self.noun, self.id = noun, id
        super().__init__(told)


class NotAllowed(SysmapError):
    """What was asked for would leave the room, and may not."""

    exit_code = 5


class RecordDamaged(SysmapError):
    """The record file is not what its own history says it should be."""

    exit_code = 6


class NotWritable(SysmapError):
    """The file cannot be written: no room, no right, or no such folder."""

    exit_code = 7


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong with one place of the input, and what to do about it."""

    file: str
    what: str
    remedy: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        row = f" row {self.row}" if self.row is not None else ""
        column = f"column {self.column}" if self.column else ""
        place = ",".join(part for part in (row, f" {column}" if column else "") if part)
        told = f"{self.file}:{place}{':' if place else ''} {self.what}; {self.remedy}"
        return " ".join(told.split())
