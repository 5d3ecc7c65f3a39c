"""A move from the form to the map, the ledger of its context and the history; away and home."""

from datetime import date
from uuid import uuid4

from sysmap import recording
from sysmap.contexts import ledger_of
from sysmap.network import snapshot
from sysmap.recording import EffectDraft, MoveDraft, NamedContext
from sysmap.store import STEWARD, Store
from sysmap.views.maps.whole import table

DAY = date(2025, 3, 5)
RESTRUCTURE = "X2"


def moves_in_march(system):
    """The moves that the ledger counts under the restructure in March."""
    context = system.texts("context", "key").index(RESTRUCTURE)
    [row] = [row for row in ledger_of(system, "month").of(context) if row.period.holds(DAY)]
    return row["moves"].value


def tied_to_asha(system):
    [row] = [row for row in table(system, DAY).rows if row[0] == "Asha"]
    return row[-1]


def test_a_move_is_on_the_map_in_the_ledger_and_in_the_history_and_comes_home(demo_record):
    backup, back = (demo_record.with_name(f"{name}.duckdb") for name in ("backup", "back"))
    with Store.open(demo_record) as store:
        before = store.system(STEWARD)
        assert "Tideline sports trust" not in tied_to_asha(before)
        draft = MoveDraft(
            title="Asha rang the trust",
            date=DAY,
            makers=("P01",),
            contexts=(NamedContext(key=RESTRUCTURE),),
            effects=(
                EffectDraft(
                    one="P01", other="S15", kind="refers_to", effect="created", began="new"
                ),
            ),
        )
        saved = recording.save_move(store, draft, who="steward", operation_id=uuid4())
        since = store.system(STEWARD)
        assert "Tideline sports trust" in tied_to_asha(since)
        assert snapshot(since, DAY).size == snapshot(before, DAY).size
        assert moves_in_march(since) == moves_in_march(before) + 1
        assert store.history()[-1].wrote["move"] == 1
        store.backup(backup)
        store.take_back(saved.seq, who="steward")
        gone = store.system(STEWARD)
        assert "Tideline sports trust" not in tied_to_asha(gone)
        assert moves_in_march(gone) == moves_in_march(before)
    Store.restore(backup, back)
    with Store.open(back) as store:
        assert store.verify() == []
        home = store.system(STEWARD)
    assert all(home.tables[noun].equals(since.tables[noun]) for noun in home.tables)
