"""A table of what was said, folded, to be taken away as CSV and as Parquet."""

from __future__ import annotations

from collections.abc import Callable

from sysmap.pages import frame
from sysmap.views.tables import Table
from sysmap.writers.rows import parquet_bytes


def table(
    page: frame.Page,
    make: Callable[[], Table],
    *,
    name: str,
    title: str,
    holds_names: bool = True,
) -> None:
    """The table; its rows are made only when somebody opens it."""
    made: list[Table] = []

    def once() -> Table:
        if not made:
            made.append(make())
        return made[0]

    page.table(
        once,
        name=name,
        title=title,
        holds_names=holds_names,
        parquet=lambda: parquet_bytes(once().columns, once().rows),
    )
