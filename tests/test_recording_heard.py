"""What was heard, by hand: who is asked, what they said, who came, and when anybody was looking."""

from datetime import date
from uuid import uuid4

import pytest

from sysmap import recording
from sysmap.errors import InputRefused
from sysmap.model import KEPT_APART, Actor, Meeting, PairFlag
from sysmap.recording import (
    ActorDraft,
    Addition,
    AskedDraft,
    AttemptDraft,
    LookDraft,
    MeetingDraft,
    TieDraft,
    ToldDraft,
)
from sysmap.store import Operation, Store

ANA, BEN, WREN = (Actor(id=uuid4(), key=label[0], label=label) for label in ("Ana", "Ben", "Wren"))


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "ours.duckdb") as opened:
        write(opened, actor=[ANA, BEN, WREN])
        yield opened


def write(store, **facts):
    store.save(Operation(id=uuid4(), who="steward", verb="record", facts=facts))


def by():
    return {"who": "ana", "operation_id": uuid4()}


def rows(store, noun):
    return store.current(noun).to_pylist()


def asked(store, *who, **times):
    return recording.save_asked(store, AskedDraft(who=who, **times), **by())


def told(store, **said):
    draft = {"teller": "Ana", "one": "Ana", "other": "Ben", "says": "still there"}
    return recording.save_told(store, ToldDraft(**{"day": "2025-03-05", **draft, **said}), **by())


def what(refused):
    return [(problem.column, problem.what) for problem in refused.value.problems]


def test_several_are_asked_in_one_save_and_nobody_twice_at_a_time(store):
    asked(store, "Ana", "Ben", "Ana", start="2025", end="2026")
    assert [row["start"] for row in rows(store, "reporter")] == [date(2025, 1, 1)] * 2
    with pytest.raises(InputRefused) as refused:
        asked(store, "Ana", start="2025-12")
    assert what(refused) == [("who", "Ana is asked then already")]
    asked(store, "Ana", start="2026")
    assert len(rows(store, "reporter")) == 3


def test_who_is_asked_needs_a_name_and_days_in_order(store):
    with pytest.raises(InputRefused) as refused:
        asked(store, start="2025-03", end="2025-02")
    assert [column for column, _what in what(refused)] == ["end", "who"]


def test_what_somebody_said_stands_beside_the_tie_and_is_not_said_twice(store):
    told(store, kind="works with")
    [report] = rows(store, "report")
    assert (report["kind"], report["says"], report["day"]) == (
        "works_with",
        "still there",
        date(2025, 3, 5),
    )
    assert rows(store, "tie") == []
    with pytest.raises(InputRefused, match="written down already"):
        told(store, kind="works with")


def test_nothing_is_said_of_two_who_are_kept_apart(store):
    write(store, pair_flag=[PairFlag(id=uuid4(), a=ANA.id, b=BEN.id, flag=KEPT_APART)])
    with pytest.raises(InputRefused) as refused:
        told(store)
    assert what(refused) == [("other", "this connection cannot be recorded here")]
    assert rows(store, "report") == []


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"day": "2999-01-01"}, "day"),
        ({"day": "before 2025"}, "day"),
        ({"other": "Ana"}, "other"),
        ({"says": "perhaps"}, "says"),
        ({"teller": None}, "teller"),
        ({"kind": "cousins"}, "kind"),
    ],
)
def test_what_is_wrong_with_a_word_on_a_tie_is_told_by_its_field(store, wrong, column):
    with pytest.raises(InputRefused) as refused:
        told(store, **wrong)
    assert [found for found, _what in what(refused)] == [column]


def test_who_came_to_a_meeting_makes_the_meeting_or_joins_it(store):
    write(store, meeting=[Meeting(id=uuid4(), key="G01", date=date(2025, 1, 8))])
    new = MeetingDraft(came=("Ana", "Wren"), day="2025-02-05", place="library")
    recording.save_meeting(store, new, **by())
    assert {row["key"]: row["place"] for row in rows(store, "meeting")} == {
        "G01": None,
        "G02": "library",
    }
    recording.save_meeting(store, MeetingDraft(came=("Ana", "Ben"), meeting="G02"), **by())
    assert len(rows(store, "attendance")) == 3
    with pytest.raises(InputRefused, match="all stand there already"):
        recording.save_meeting(store, MeetingDraft(came=("Ben",), meeting="G02"), **by())


def test_a_time_of_looking_has_a_day_and_may_be_open(store):
    look = LookDraft(start="2025-01", end="still going", scope=" a full mapping ")
    recording.save_look(store, look, **by())
    [window] = rows(store, "observation_window")
    assert (window["start"], window["end"]) == (date(2025, 1, 1), None)
    assert window["scope"] == "a full mapping"
    with pytest.raises(InputRefused, match="since when"):
        recording.save_look(store, LookDraft(start=None), **by())


TIED = {"one": "Ana", "other": "Ben", "kind": "works_with", "told_on": date(2025, 3, 5)}


@pytest.mark.parametrize(
    ("began", "start", "says"),
    [
        ("new", "2025-03-01", "new"),
        ("was there already", "before 2024", "was there already"),
        ("not sure", "2025-03-01", "don't know"),
    ],
)
def test_whoever_tells_of_a_tie_has_said_so_that_day(store, began, start, says):
    draft = TieDraft(**TIED, began=began, start=start, teller="Ben")
    recording.save_tie(store, draft, **by())
    [report] = rows(store, "report")
    assert (report["says"], report["day"]) == (says, date(2025, 3, 5))
    assert report["teller"] == str(BEN.id)


@pytest.mark.parametrize(
    ("start", "kept"),
    [
        ("before 2024-09", (date(2024, 9, 1), "before")),
        ("After 2024", (date(2024, 1, 1), "after")),
        ("not known", (None, None)),
        ("2024-Q2", (date(2024, 4, 1), "quarter")),
    ],
)
def test_a_beginning_is_kept_as_well_as_it_is_known(store, start, kept):
    recording.save_actor(store, ActorDraft(label="Nadia", start=start, end="2026"), **by())
    [there] = rows(store, "presence")
    assert (there["start"], there["precision"]) == (kept[0], kept[1] or "year")


def test_a_side_of_a_day_is_refused_where_the_record_would_lose_it(store):
    for draft in (
        ActorDraft(label="Nadia", start="2024", end="after 2025"),
        ActorDraft(label="Nadia", start="2024", end="before 2025"),
    ):
        with pytest.raises(InputRefused) as refused:
            recording.save_actor(store, draft, **by())
        assert [column for column, _what in what(refused)] == ["end"]
    attempt = AttemptDraft(asker="Ana", asked="Ben", day="before 2025")
    with pytest.raises(InputRefused, match="no room for before"):
        recording.save_attempt(store, attempt, **by())
    role = Addition(noun="role", fields={"actor": "Ana", "role": "carer", "start": "before 2025"})
    with pytest.raises(InputRefused, match="no room for before"):
        recording.save_changes(store, [role], **by())
    there = Addition(noun="presence", fields={"actor": "Ana", "start": "before 2025"})
    recording.save_changes(store, [there], **by())
    assert [row["precision"] for row in rows(store, "presence")] == ["before"]
