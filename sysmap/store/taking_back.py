"""What a save must write so that another is taken back: the versions before it, as new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from sysmap.errors import EditConflict, WrongUsage
from sysmap.store.engine import FORMAT
from sysmap.store.history import nouns_written, saved_by
from sysmap.store.kept_apart import FLAGS, between_kept_apart
from sysmap.store.naming import name_of
from sysmap.store.operation import ERASE, took_back
from sysmap.store.queries import named_queries
from sysmap.store.tables import FIELDS, quoted


def taken_back(cursor: DuckDBPyConnection, seq: int) -> Mapping[str, pa.Table]:
    """The facts that put back everything that operation `seq` wrote.

    What it made is taken back, what it changed has its former values, what it took back stands
    again. Where an actor goes, their place on the map goes too. The reason of the save stays.
    Raises:    WrongUsage -> no such operation, or nothing in it to take back
               EditConflict -> a later save changed something of it
    """
    _refuse_if_erased(cursor, seq)
    nouns = nouns_written(cursor, seq, FORMAT)
    if not nouns:
        raise WrongUsage(f"save {seq} wrote nothing that could be taken back; look at the history")
    facts = {noun: _found(cursor, "put_back", noun, {"seq": seq}) for noun in nouns}
    if any(_lacks_what_stood_before(cursor, seq, noun, facts[noun]) for noun in nouns):
        raise WrongUsage(f"save {seq} cannot be taken back: what stood before it was erased")
    leaving = _places_of_leavers(cursor, facts)
    _refuse_if_changed_since(cursor, seq, nouns, leaving)
    return _with_places(facts, leaving)


def _refuse_if_erased(cursor: DuckDBPyConnection, seq: int) -> None:
    verb = cursor.execute("SELECT verb FROM operation WHERE seq = ?", [seq]).fetchall()
    if verb == [(ERASE,)]:
        raise WrongUsage(
            f"save {seq} erased somebody and cannot be taken back: nothing of them is left here"
        )


def _lacks_what_stood_before(
    cursor: DuckDBPyConnection, seq: int, noun: str, put_back: pa.Table
) -> bool:
    sql = f"SELECT count(DISTINCT id) FROM {noun}_log WHERE seq = ?"
    [(things,)] = cursor.execute(sql, [seq]).fetchall()
    return bool(put_back.num_rows < things)


def _found(
    cursor: DuckDBPyConnection, query: str, noun: str, parameters: Mapping[str, object]
) -> pa.Table:
    sql = _about(query, noun)
    return cursor.sql(sql, params=dict(parameters)).to_arrow_table()


def _about(query: str, noun: str) -> str:
    fields = tuple(FIELDS[noun])
    differs = " OR ".join(f'now."{name}" IS DISTINCT FROM after."{name}"' for name in fields)
    query_of = named_queries("history.sql")[query]
    return query_of.about(noun=noun, fields=quoted(fields), differs=differs)


def _places_of_leavers(cursor: DuckDBPyConnection, facts: Mapping[str, pa.Table]) -> pa.Table:
    actors = facts.get("actor")
    gone = [] if actors is None else actors.filter(actors.column("void")).column("id").to_pylist()
    return _found(cursor, "places_of", "place", {"actors": gone})


def _with_places(facts: Mapping[str, pa.Table], leaving: pa.Table) -> Mapping[str, pa.Table]:
    own = facts.get("place", leaving.slice(0, 0))
    staying = own.filter(pc.invert(pc.is_in(own.column("id"), leaving.column("id"))))
    return {**facts, "place": pa.concat_tables([staying, leaving])}


def _refuse_if_changed_since(
    cursor: DuckDBPyConnection, seq: int, nouns: Sequence[str], leaving: pa.Table
) -> None:
    expected = set(leaving.column("id").to_pylist())
    for noun in nouns:
        changed = cursor.execute(_about("changed_since", noun), {"seq": seq}).fetchall()
        for identity, later in changed:
            if str(identity) not in expected:
                told = _changed_since(cursor, seq, noun, identity, later)
                raise EditConflict(told, noun=noun, id=identity)


def _changed_since(
    cursor: DuckDBPyConnection, seq: int, noun: str, identity: UUID, later: int
) -> str:
    """Why a save cannot be taken back over a later change, and what to do."""
    if _undoes(cursor, later, seq):
        return f"save {seq} is taken back already, by save {later}"
    if noun == FLAGS or identity in between_kept_apart(cursor, noun):
        return "something that only the steward sees was changed since; ask the steward"
    return (
        f"{name_of(cursor, noun, identity)} was changed since by {saved_by(cursor, later)}; "
        "take that save back first, or change it by hand"
    )


def _undoes(cursor: DuckDBPyConnection, later: int, seq: int) -> bool:
    """Whether a save took another back, if only by undoing what had brought it again."""
    undone: int | None = later
    while undone is not None and undone > seq:
        query = "SELECT verb FROM operation WHERE seq = ?"
        [(verb,)] = cursor.execute(query, [undone]).fetchall()
        undone = took_back(verb)
    return undone == seq
