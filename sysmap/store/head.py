"""The head: the last confirmed save, in a small file beside the record.

A record whose tail was cut off verifies clean by itself; only a head kept outside it can tell. The
process may die between a record and its head, so the file says when a save has begun: a head that
lags without that word is an older one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sysmap.errors import NotWritable, RecordDamaged
from sysmap.store.beside import head_file
from sysmap.store.disk import add_text, put_text


@dataclass(frozen=True)
class Head:
    """The number of the last save and the chain up to it.

    Shape:     `begun` whether another save had begun when it was written
    """

    seq: int = 0
    chain: str = ""
    begun: bool = False


EMPTY = Head()
BEGUN = "saving"


def head_remedy(record: Path) -> str:
    """What to do where the head file is lost, which most often stayed behind in copying."""
    return (
        f"{head_file(record).name} is expected beside {record.name}: copy both files together, "
        "or else restore a backup of both"
    )


def read_head(record: Path) -> Head | None:
    """The last confirmed save; None where there is no head file.

    Raises:    RecordDamaged -> the head file holds something else
    """
    file = head_file(record)
    try:
        confirmed, *more = file.read_text(encoding="ascii").splitlines()
        number, _, chain = confirmed.partition(" ")
        return Head(int(number), chain.strip(), begun=BEGUN in more)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise RecordDamaged(f"{file} is not a head of a record; {head_remedy(record)}") from error


def write_head(record: Path, head: Head) -> None:
    """Put the head on disk; a power cut leaves the old one or the new one, never half of either."""
    mark = f"{BEGUN}\n" if head.begun else ""
    with _told_of(head_file(record)) as file:
        put_text(file, f"{head.seq} {head.chain}\n{mark}")


def mark_begun(record: Path) -> None:
    """Say in the head's file, on disk, that a save has begun; the next head says that it is done.

    Raises:    NotWritable -> no room, or no right
    """
    with _told_of(head_file(record)) as file:
        add_text(file, f"{BEGUN}\n")


@contextmanager
def _told_of(file: Path) -> Iterator[Path]:
    try:
        yield file
    except OSError as error:
        raise NotWritable(
            f"{file} cannot be written ({error.strerror}); make room and save again"
        ) from error
