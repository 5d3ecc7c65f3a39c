"""Ask sheets as files: a page for each member that opens offline, and the papers of a meeting."""

from sysmap.writers.ask_sheets.bundle import (
    AGENDA,
    CIRCLE,
    SHEETS,
    STARS,
    Sheets,
    sheets_for,
    to_take,
    write,
    zip_of_sheets,
)
from sysmap.writers.ask_sheets.circle_paper import circle_sheet
from sysmap.writers.ask_sheets.paper import agenda, move_slips, own_stars
from sysmap.writers.ask_sheets.sheet import answer_file, plain
from sysmap.writers.ask_sheets.young_person import of_a_team, own_sheet, shipped, template

__all__ = [
    "AGENDA",
    "CIRCLE",
    "SHEETS",
    "STARS",
    "Sheets",
    "agenda",
    "answer_file",
    "circle_sheet",
    "move_slips",
    "of_a_team",
    "own_sheet",
    "own_stars",
    "plain",
    "sheets_for",
    "shipped",
    "template",
    "to_take",
    "write",
    "zip_of_sheets",
]
