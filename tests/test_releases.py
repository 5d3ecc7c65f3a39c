"""What left the record is noted beside it, and whoever is erased is dropped from the note."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from sysmap.errors import RecordDamaged
from sysmap.store.releases import Release, forget, note, noted

ANA, BEN = UUID(int=1), UUID(int=2)
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def release(**given: object) -> Release:
    told = {"at": AT, "profile": "research", "recipient": "a university"}
    return Release(**{**told, **given})  # type: ignore[arg-type]


def test_what_was_noted_is_read_again_as_it_was(tmp_path: Path) -> None:
    record = tmp_path / "ours.duckdb"
    first = release(formats=("csv",), people=(str(ANA),), tables={"people": [[1, None]]})
    note(record, first)
    note(record, release(recipient="Zoë's team"))

    assert noted(record) == [first, release(recipient="Zoë's team")]
    assert [each.holds(BEN) for each in noted(record)] == [False, True]


def test_whoever_is_forgotten_stands_in_no_line(tmp_path: Path) -> None:
    record = tmp_path / "ours.duckdb"
    note(record, release(people=(str(ANA), str(BEN))))
    note(record, release())

    forget(record, ANA)

    assert noted(record) == [release(people=(str(BEN),)), release()]
    assert str(ANA).encode() not in (tmp_path / "ours.duckdb.releases").read_bytes()


def test_a_line_that_was_torn_off_spoils_neither_the_lines_before_it_nor_the_next(
    tmp_path: Path,
) -> None:
    record = tmp_path / "ours.duckdb"
    note(record, release())
    with (tmp_path / "ours.duckdb.releases").open("a") as file:
        file.write('{"at": "2026-')
    assert noted(record) == [release()]

    note(record, release(profile="public"))

    assert noted(record) == [release(), release(profile="public")]


def test_a_line_that_is_no_release_is_named(tmp_path: Path) -> None:
    record = tmp_path / "ours.duckdb"
    (tmp_path / "ours.duckdb.releases").write_text('{"at": 3}\n')

    with pytest.raises(RecordDamaged, match="line 1 is no release"):
        noted(record)


def test_where_nothing_left_nothing_is_noted(tmp_path: Path) -> None:
    assert noted(tmp_path / "ours.duckdb") == []
