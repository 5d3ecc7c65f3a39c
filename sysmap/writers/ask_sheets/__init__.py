"""Ask sheets as files: a page for each member that opens offline, and the same on paper."""

from sysmap.writers.ask_sheets.bundle import Sheets, answer_file, sheets_for, zip_of_sheets
from sysmap.writers.ask_sheets.sheet import as_page

__all__ = ["Sheets", "answer_file", "as_page", "sheets_for", "zip_of_sheets"]
