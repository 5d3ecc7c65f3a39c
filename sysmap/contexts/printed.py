"""The ledger as rows for a command or a file: counts and labels of contexts, no names of people."""

from __future__ import annotations

from collections.abc import Iterator

from sysmap.contexts.columns import COLUMNS
from sysmap.contexts.ledger import Ledger, Row
from sysmap.model import SEVERAL

BEFORE = ("context", "label", "period", "first_day", "last_day", "standing")
AFTER = ("also_in_force", "flags", "reasons")


def printed_columns() -> tuple[str, ...]:
    """The columns of `printed_rows`, in their order."""
    return (*BEFORE, *COLUMNS, *AFTER)


def printed_rows(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """One row for each context and period.

    Shape:     see `printed_columns`; several values of a cell have `|` between them; `reasons` says
               of each figure that is missing why, but of none where the context is not in force.
    """
    keys, labels = (ledger.system.texts("context", name) for name in ("key", "label"))
    for row in ledger.rows:
        yield (
            keys[row.context],
            labels[row.context],
            row.period.label,
            row.period.start,
            row.period.last_day,
            row.standing,
            *(row[column].value for column in COLUMNS),
            SEVERAL.join(str(keys[other]) for other in row.also_in_force),
            SEVERAL.join(row.flags),
            SEVERAL.join(_reasons(row)),
        )


def _reasons(row: Row) -> Iterator[str]:
    if row.case.in_force:
        for name in COLUMNS:
            if row[name].value is None:
                yield f"{name}: {row[name].reason}"
