"""What is otherwise now than it was known on a past day: added, changed, taken out."""

from __future__ import annotations

from datetime import date

from sysmap import recording
from sysmap.pages import frame, record_fields
from sysmap.store import TEAM, Store
from sysmap.views import recorded_words, words

MOST_LISTED = 2000
"""Where more rows were written since, they are counted."""


def part(page: frame.Page, store: Store, day: date) -> None:
    """The difference between what was known at the end of a day and what is known now."""
    known = len(store.history(as_known_on=day))
    rows = sum(line.rows for line in store.history()[known:])
    if rows > MOST_LISTED:
        page.note(recorded_words.too_much_since(day, rows))
        return
    held = recording.shown_in(store)
    people = record_fields.people(held)
    written = recording.shown(held, store.written_since(day, TEAM))
    page.note(recorded_words.since(day, written))
    for did, things in recorded_words.by_what_was_done(written).items():
        page.part(words.upper_first(did))
        page.questions(recorded_words.things(people, things))
