"""Contexts held against each other: before and after, covered and not, each with its doubt.

Nothing here says that a context made anything happen. A test gives the context again to other
units of the level at which it was given; where no p of that level could tell, it describes.
"""

from sysmap.contexts.compared.comparison import Comparison, comparisons
from sysmap.contexts.compared.figures import Figure
from sysmap.contexts.compared.overlaps import Overlap, PracticeMap, overlap, practice_map
from sysmap.contexts.compared.printed import COLUMNS, COUNTS, NUMBERS, P_VALUES, compared_rows
from sysmap.contexts.compared.testing import Test
from sysmap.contexts.compared.verdicts import VERDICTS, Verdict

__all__ = [
    "COLUMNS",
    "COUNTS",
    "NUMBERS",
    "P_VALUES",
    "VERDICTS",
    "Comparison",
    "Figure",
    "Overlap",
    "PracticeMap",
    "Test",
    "Verdict",
    "compared_rows",
    "comparisons",
    "overlap",
    "practice_map",
]
