"""Who wrote what of a thing, and when: every save that made it what it is."""

from __future__ import annotations

from sysmap import recording
from sysmap.pages import frame, record_fields
from sysmap.pages.record_opened import Opened
from sysmap.recording import Held
from sysmap.store import TEAM, Store
from sysmap.views import record_words as words
from sysmap.views import recorded_words


def part(page: frame.Page, store: Store, held: Held, opened: Opened) -> None:
    """The folded part in which the thing's saves stand, the newest first."""
    with page.folded(words.WHO_WROTE, name="who wrote") as unfolded:
        if unfolded:
            _savings(page, store, held, opened)


def _savings(page: frame.Page, store: Store, held: Held, opened: Opened) -> None:
    people = record_fields.people(held)
    lines = {line.seq: line for line in store.history(TEAM)}
    undone = recording.undone_saves([*lines.values()])
    written = recording.savings_of(store, held, opened.noun, opened.id)
    page.told_of_each(
        {
            recorded_words.save_told(lines[seq], undone=undone): recorded_words.things(people, did)
            for seq, did in written.items()
        }
    )
