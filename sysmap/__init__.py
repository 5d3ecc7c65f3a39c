"""sysmap: map a whole system of people and services, and see how it joins up over a programme.

The public names, in reading order. They are loaded when first used, so that a command starts at
once.

>>> import sysmap
>>> "Store" in dir(sysmap)
True
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sysmap.change import Difference, between, part_rows, period_rows, ties_behind
    from sysmap.contexts import Ledger, ledger_of, printed_columns, printed_rows
    from sysmap.errors import InputRefused, SysmapError
    from sysmap.figures import Record, read
    from sysmap.intake import Report, begin, bring_in, make_demo
    from sysmap.metrics import CATALOGUE, Row, measure_rows
    from sysmap.network import Network, Settings, panel, snapshot
    from sysmap.store import STEWARD, Operation, Store, Viewer
    from sysmap.system import System
    from sysmap.writers.answers import Answer
    from sysmap.writers.sharing import export, export_report

os.environ.setdefault("OMP_NUM_THREADS", "1")

_ROOM_OF = {
    "read": "figures",
    "Record": "figures",
    "Answer": "writers.answers",
    "Store": "store",
    "Operation": "store",
    "Viewer": "store",
    "STEWARD": "store",
    "System": "system",
    "begin": "intake",
    "bring_in": "intake",
    "make_demo": "intake",
    "Report": "intake",
    "Settings": "network",
    "Network": "network",
    "snapshot": "network",
    "panel": "network",
    "CATALOGUE": "metrics",
    "measure_rows": "metrics",
    "Row": "metrics",
    "between": "change",
    "Difference": "change",
    "period_rows": "change",
    "part_rows": "change",
    "ties_behind": "change",
    "export": "writers.sharing",
    "export_report": "writers.sharing",
    "ledger_of": "contexts",
    "Ledger": "contexts",
    "printed_columns": "contexts",
    "printed_rows": "contexts",
    "SysmapError": "errors",
    "InputRefused": "errors",
}

__all__ = [  # noqa: RUF022 - in reading order: this list is the API page
    "read",
    "Record",
    "Answer",
    "Store",
    "Operation",
    "Viewer",
    "STEWARD",
    "System",
    "begin",
    "bring_in",
    "Report",
    "make_demo",
    "Settings",
    "Network",
    "snapshot",
    "panel",
    "CATALOGUE",
    "measure_rows",
    "Row",
    "between",
    "Difference",
    "period_rows",
    "part_rows",
    "ties_behind",
    "export",
    "export_report",
    "ledger_of",
    "Ledger",
    "printed_columns",
    "printed_rows",
    "SysmapError",
    "InputRefused",
]


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'sysmap' has no attribute {name!r}")
    return getattr(importlib.import_module(f"sysmap.{_ROOM_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
