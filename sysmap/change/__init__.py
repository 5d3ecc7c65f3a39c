"""What changed between two days, or from period to period: ties, rates, who came and went."""

from sysmap.change import counts, figures, lifetimes, meetings, travel
from sysmap.change.counts import ties_behind
from sysmap.change.difference import ChangeRow, Difference, between
from sysmap.change.over_time import PeriodRow, differences, period_rows
from sysmap.change.parts import PartRow, part_rows

__all__ = [
    "ChangeRow",
    "Difference",
    "PartRow",
    "PeriodRow",
    "between",
    "counts",
    "differences",
    "figures",
    "lifetimes",
    "meetings",
    "part_rows",
    "period_rows",
    "ties_behind",
    "travel",
]
