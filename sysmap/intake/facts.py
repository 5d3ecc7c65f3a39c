"""What the files tell of each noun, held against the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeAlias

from sysmap.intake import actors, effects, loops, plain, programme, ties, timed
from sysmap.intake.incoming import Incoming
from sysmap.intake.matching import Form, Matched, matched
from sysmap.intake.pointing import Directory
from sysmap.intake.recorded import NewId, Recorded
from sysmap.intake.tables import EFFECTS, PLAIN
from sysmap.readers import FILE, Columns

Told: TypeAlias = tuple[Form, Columns]
"""The rows of a noun, and by what they are known again."""

_NEVER_AT_ONCE = {"presence": "actor", "spell": "tie"}
"""Noun -> whose two times of it may not overlap."""

_NAMING_TIES = tuple(table.table for table in PLAIN if "ties" in table.pointers.values())


def matched_nouns(incoming: Incoming, recorded: Recorded, new_id: NewId) -> dict[str, Matched]:
    """Each noun that the files may speak of: what of it is new, and what the record knows.

    Ids of new things are made before the rows that point at them are read.
    """
    held = partial(_held, recorded, new_id)
    people = actors.directory(incoming, recorded, new_id)
    told_ties = ties.told(incoming, recorded, people)
    tie = held(ties.TIE, told_ties.ties)
    directories = {"actors": people, **_directories(incoming, recorded, new_id)}
    if any(incoming.table(table)[FILE] for table in _NAMING_TIES):
        directories["ties"] = ties.by_name(incoming, recorded, told_ties, tie.ids, people)
    told: dict[str, Told] = {
        "actor": (actors.FORM, actors.told(incoming, recorded, people)),
        "presence": (actors.PRESENCE, actors.presences(incoming, people)),
        "spell": (ties.SPELL, ties.spells(incoming, told_ties, tie.ids)),
        **dict(_plain(incoming, directories)),
    }
    if incoming.table(EFFECTS.table)[FILE]:
        of_ends = ties.by_ends(recorded, told_ties, tie.ids)
        told["effect"] = (EFFECTS.form, effects.told(incoming, directories, of_ends))
    found = {noun: held(form, rows) for noun, (form, rows) in told.items()}
    _check(incoming, recorded, told, found)
    return {**found, "tie": tie}


def _held(recorded: Recorded, new_id: NewId, form: Form, columns: Columns) -> Matched:
    return matched(form, columns, recorded=recorded.rows(form.noun), new_id=new_id)


def _directories(incoming: Incoming, recorded: Recorded, new_id: NewId) -> dict[str, Directory]:
    return {
        table.table: plain.directory(incoming, recorded, table, new_id)
        for table in PLAIN
        if table.is_pointed_at
    }


def _plain(incoming: Incoming, directories: Mapping[str, Directory]) -> Iterator[tuple[str, Told]]:
    for table in PLAIN:
        if incoming.table(table.table)[FILE]:
            yield table.form.noun, (table.form, plain.told(incoming, table, directories))


def _check(
    incoming: Incoming,
    recorded: Recorded,
    told: Mapping[str, Told],
    found: Mapping[str, Matched],
) -> None:
    """Refuse what the rows and the record together cannot both be."""
    programme.refuse_ending_before_start(incoming, recorded)
    for noun, (_, rows) in told.items():
        if "end" in rows:
            timed.note_ends_kept(incoming, rows, found[noun])
            timed.refuse_ending_before_start(incoming, found[noun])
    for noun, owner in _NEVER_AT_ONCE.items():
        timed.refuse_overlaps(
            incoming, owner=owner, matched=found[noun], recorded=recorded.rows(noun)
        )
    for table in PLAIN:
        if table.above and table.form.noun in found:
            noun = table.form.noun
            loops.refuse(incoming, found[noun], above=table.above, recorded=recorded.rows(noun))
