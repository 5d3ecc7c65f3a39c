"""The facts of one operation on their way into the tables: a few rows in Python, or many in Arrow.

A few rows are cheaper to bind and to digest in Python; many are cheaper to hand over whole and
to digest in SQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from sysmap.store.digest import digest_of, digests_sql, row_text
from sysmap.store.facts import Given, Row, rows_of, table_of
from sysmap.store.tables import STORED, columns, quoted, refuse_unknown

FEW_ROWS = 500


@dataclass(frozen=True)
class Few:
    """Rows of each noun as Python values, in the order of its columns."""

    rows: Mapping[str, Sequence[Row]]

    def insert(self, cursor: DuckDBPyConnection, seq: int) -> None:
        """Write the rows as versions of operation `seq`."""
        for noun, rows in self.rows.items():
            names = ("seq", *columns(noun))
            marks = f"({', '.join('?' for _ in names)})"
            cursor.execute(
                f"INSERT INTO {noun}_log ({quoted(names)}) VALUES {', '.join([marks] * len(rows))}",
                [value for row in rows for value in (seq, *row)],
            )

    def digest(self, _cursor: DuckDBPyConnection, _seq: int) -> tuple[int, str]:
        """How many rows there are, and their digest."""
        texts = [row_text(noun, row) for noun, rows in self.rows.items() for row in rows]
        return len(texts), digest_of(texts)

    def values(self, noun: str, field: str) -> list[object]:
        """What the rows of a noun have in a field, row by row."""
        place = columns(noun).index(field)
        return [row[place] for row in self.rows[noun]]

    def fills(self, noun: str, field: str) -> bool:
        """Whether any row of the noun has a value in the field."""
        return any(value is not None for value in self.values(noun, field))

    def revises(self, noun: str) -> bool:
        """Whether any row of the noun is a change of something saved before."""
        return any(version != 1 for _id, version, *_ in self.rows[noun])

    def takes_back(self, noun: str) -> bool:
        """Whether any row of the noun is void."""
        return any(void for _id, _version, void, *_ in self.rows[noun])


@dataclass(frozen=True)
class Many:
    """Rows of each noun as an Arrow table with its columns."""

    rows: Mapping[str, pa.Table]

    def insert(self, cursor: DuckDBPyConnection, seq: int) -> None:
        """Write the rows as versions of operation `seq`."""
        for noun, rows in self.rows.items():
            names = quoted(columns(noun))
            cursor.register("incoming", rows)
            cursor.execute(
                f'INSERT INTO {noun}_log ("seq", {names}) SELECT $seq, {names} FROM incoming',
                {"seq": seq},
            )
            cursor.unregister("incoming")

    def digest(self, cursor: DuckDBPyConnection, seq: int) -> tuple[int, str]:
        """How many rows there are, and their digest."""
        [(_seq, rows, digest)] = cursor.execute(
            digests_sql(self.rows, condition="seq = $seq"), {"seq": seq}
        ).fetchall()
        return rows, digest

    def fills(self, noun: str, field: str) -> bool:
        """Whether any row of the noun has a value in the field."""
        column = self.rows[noun].column(field)
        return bool(column.null_count < len(column))

    def revises(self, noun: str) -> bool:
        """Whether any row of the noun is a change of something saved before."""
        return bool(pc.any(pc.not_equal(self.rows[noun].column("version"), 1)).as_py())

    def takes_back(self, noun: str) -> bool:
        """Whether any row of the noun is void."""
        return bool(pc.any(self.rows[noun].column("void")).as_py())


Batch = Few | Many


def batch_of(facts: Mapping[str, Given]) -> Batch:
    """The facts of an operation, checked for form, in the shape that suits their number.

    Raises:    WrongUsage -> a noun or a column that the record does not have
               InputRefused -> a value that its column cannot hold
    """
    refuse_unknown(facts)
    filled = {noun: facts[noun] for noun in STORED if noun in facts and len(facts[noun])}
    if sum(map(len, filled.values())) <= FEW_ROWS:
        return Few({noun: rows_of(noun, given) for noun, given in filled.items()})
    return Many({noun: table_of(noun, given) for noun, given in filled.items()})
