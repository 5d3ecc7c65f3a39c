"""What lies beside a record file, and what it is called."""

from __future__ import annotations

from pathlib import Path

from sysmap.errors import WrongUsage


def head_file(record: Path) -> Path:
    """Where the head of a record lies: its last confirmed save."""
    return record.with_name(f"{record.name}.head")


def log_file(record: Path) -> Path:
    """Where the engine keeps what it has not yet written into the record file."""
    return record.with_name(f"{record.name}.wal")


def folding_log(record: Path) -> Path:
    """Where the log lies while the record file that holds it already takes its place."""
    return record.with_name(f"{record.name}.wal.folding")


def work_folder(record: Path) -> Path:
    """The private folder beside a record, the only one that the engine reaches."""
    file = record.resolve()
    return file.with_name(f"{file.name}.work")


def manifest_file(backup: Path) -> Path:
    """Where the SHA-256s of a backup and of its head lie, as `sha256sum -c` reads them."""
    return backup.with_name(f"{backup.name}.sha256")


def releases_file(record: Path) -> Path:
    """Where it is noted what left the record."""
    return record.with_name(f"{record.name}.releases")


def check_free(path: Path) -> None:
    """Refuse a name under which a record, or what is left of one, lies already.

    Raises:    WrongUsage -> so it is
    """
    for file in (path, log_file(path), folding_log(path), head_file(path), manifest_file(path)):
        if file.exists():
            raise WrongUsage(f"{file} is there already; open it, or choose another name")
