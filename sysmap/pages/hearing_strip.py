"""The strip that says who was heard, wherever something changes with time."""

from __future__ import annotations

from sysmap.pages import frame, session
from sysmap.system import System
from sysmap.views import heard_words as words
from sysmap.views import hearing_strip as strips


def strip(page: frame.Page, system: System) -> None:
    """The strip alone; nothing where the record does not say who is asked."""
    if cells := strips.strip(system, tuple(session.first_steps(system))):
        page.strip(words.STRIP, [(cell.label, words.told(cell), cell.share) for cell in cells])


def part(page: frame.Page, system: System) -> None:
    """The strip, and whoever is asked, by name."""
    cells = strips.strip(system, tuple(session.first_steps(system)))
    if not cells:
        page.note(words.NOBODY_ASKED)
        return
    strip(page, system)
    page.table(
        lambda: strips.everybody_asked(system),
        name="asked",
        title=words.EVERYBODY_ASKED,
    )
    page.table(
        lambda: strips.strip_table(cells),
        name="heard",
        title=words.STRIP_TABLE,
        holds_names=False,
    )
