"""Whether the record in a file is whole, looked at without trusting it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sysmap.store.engine import check_mark, connected, form_of, reading_from, transaction
from sysmap.store.head import Head, read_head
from sysmap.store.reading import head
from sysmap.store.verification import faults


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What was found of a record: its last save, and what is wrong, a sentence each."""

    last: Head
    findings: tuple[str, ...]


def examined(path: Path) -> Examination:
    """What is wrong with the record in a file, the first bad operation first; nothing is written.

    Raises:    WrongUsage -> no such file, or one made by a newer sysmap
               RecordInUse -> another process has it open
               RecordDamaged -> the file cannot be read at all, or its head file is none
    Cost:      reads every row once
    """
    check_mark(path)
    with closing(connected(path, read_only=True)) as connection, reading_from(path):
        form, outside = form_of(connection, path), read_head(path)
        with transaction(connection):
            findings = faults(connection, outside, form)
            return Examination(last=head(connection), findings=tuple(findings))
