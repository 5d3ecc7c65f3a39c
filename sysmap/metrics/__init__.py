"""The catalogue: one function a measure, and the rows that every door shows."""

from sysmap.metrics import actors, circle_figures, circles, groups, whole
from sysmap.metrics.catalogue import CATALOGUE, Entry, Value, Values
from sysmap.metrics.rows import Row, measure_rows

__all__ = [
    "CATALOGUE",
    "Entry",
    "Row",
    "Value",
    "Values",
    "actors",
    "circle_figures",
    "circles",
    "groups",
    "measure_rows",
    "whole",
]
