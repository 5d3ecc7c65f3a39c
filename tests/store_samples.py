"""Small records and raw hands on the file, for the tests of the store."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import duckdb
from bringing import new_record

from sysmap.model import Actor, Consent, Spell, Tie
from sysmap.store import Operation

ANA, BEN, CAT = (Actor(id=uuid4(), key=key, kind="practitioner") for key in ("ana", "ben", "cat"))


def tie(source, target, kind="works_with", *, directed=False):
    return Tie(id=uuid4(), source=source.id, target=target.id, kind=kind, directed=directed)


def spell(of, start=None, end=None, **fields):
    return Spell(id=uuid4(), tie=of.id, start=day(start), end=day(end), **fields)


def day(text):
    return None if text is None else date.fromisoformat(text)


def operation(*, who="steward", verb="record", reason=None, **facts):
    return Operation(id=uuid4(), who=who, verb=verb, facts=facts, reason=reason)


def three_saves(path):
    """A closed record: ana, ben and cat; ana -- ben from March; ben -- cat from April."""
    with new_record(path) as store:
        store.save(operation(verb="import", actor=[ANA, BEN, CAT]))
        for one, other, month in ((ANA, BEN, "2026-03-01"), (BEN, CAT, "2026-04-01")):
            new = tie(one, other)
            store.save(operation(tie=[new], spell=[spell(new, month)], reason=f"met in {month}"))
    return path


def behind_its_back(path, *statements):
    """What somebody does to a closed record with another program."""
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def may_leave(actor):
    """Somebody's yes to leaving under a pseudonym."""
    return Consent(id=uuid4(), actor=actor.id, purpose="export_pseudonymous", state="given")
