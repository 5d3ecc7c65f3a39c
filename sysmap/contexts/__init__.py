"""Contexts as the unit of analysis: whom each one covers, and one row a context and period.

The order of the imports is the order of the ledger's columns.
"""

from sysmap.contexts import (  # noqa: I001 - each enters its columns
    people_columns,  # noqa: F401
    move_columns,  # noqa: F401
    tie_columns,  # noqa: F401
    circle_columns,  # noqa: F401
    practice_columns,  # noqa: F401
)
from sysmap.contexts.account import Account, Funnel
from sysmap.contexts.columns import COLUMNS, Cell, Column
from sysmap.contexts.evidence import Offered, offered
from sysmap.contexts.exposure import Exposure
from sysmap.contexts.ledger import Ledger, Row, ledger_of
from sysmap.periods import LENGTHS, Length, Period, periods
from sysmap.contexts.printed import printed_columns, printed_rows
from sysmap.contexts.while_held import elements_while_held, ties_while_held
from sysmap.contexts.whose_moves import RULES as MOVES_RULES, MovesBy
from sysmap.contexts.workbook import WorkbookLine, workbook

__all__ = [
    "COLUMNS",
    "LENGTHS",
    "MOVES_RULES",
    "Account",
    "Cell",
    "Column",
    "Exposure",
    "Funnel",
    "Ledger",
    "Length",
    "MovesBy",
    "Offered",
    "Period",
    "Row",
    "WorkbookLine",
    "elements_while_held",
    "ledger_of",
    "offered",
    "periods",
    "printed_columns",
    "printed_rows",
    "ties_while_held",
    "workbook",
]
