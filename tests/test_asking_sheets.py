"""Ask sheets: who is given one, what stands on it, and what becomes of the answers."""

import io
import json
import zipfile
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pyarrow as pa
import pytest
from drawing import draw

from sysmap import recording
from sysmap.asking_sheets import MOST_SHEETS, meetings_in_order, own_lists, round_of, turns
from sysmap.model import YOUNG_PERSON
from sysmap.readers.sheet_answers import check_of, mark_of
from sysmap.recording import answers, set_aside
from sysmap.recording.held import held_in, shown_in
from sysmap.store import STEWARD, TEAM, Store
from sysmap.system import System
from sysmap.writers.ask_sheets import answer_file, sheets_for, zip_of_sheets

LAST = date(2025, 10, 29)
TODAY = date(2026, 1, 15)
APART = [("C06", "P13"), ("C02", "C10")]
REFUSED = ("C07", "C13", "C15")


@pytest.fixture(scope="module")
def team(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        return store.system(TEAM)


@pytest.fixture(scope="module")
def all_sheets(team):
    """The page of every member at every meeting at which they are given one."""
    made = [sheets_for(team, meeting, LAST) for meeting in meetings_in_order(team)]
    return [(one, own, one.page(own)) for one in made for own in one.own_lists]


@pytest.fixture
def store(demo_record, tmp_path):
    copy = tmp_path / "ours.duckdb"
    for ending in ("", ".head"):
        (tmp_path / f"ours.duckdb{ending}").write_bytes(
            demo_record.with_name(demo_record.name + ending).read_bytes()
        )
    with Store.open(copy) as opened:
        yield opened


def answer(other, says, kind="works_with", member="P03"):
    return {"source": member, "target": other, "kind": kind, "says": says}


def added(name, says="new", kind="", since=""):
    return {"name": name, "kind": kind, "says": says, "since": since}


def a_file(answers=(), more=(), apart=(), **head):
    told = {
        "programme": mark_of("Tidewell Resilient Moves"),
        "sheet": "0123456789ab",
        "member": "P03",
        "meeting": "G12",
        "made": "2026-01-02",
        "answered": "2026-01-10T18:05:00",
        **head,
        "answers": list(answers),
        "added": list(more),
        "apart": list(apart),
    }
    whole = {"sysmap_answers": "1", "check": check_of(told), "said": told}
    return json.dumps(whole, ensure_ascii=False).encode()


def bring(store, *contents, today=TODAY):
    files = {f"answers-{number}.json": content for number, content in enumerate(contents, 1)}
    return answers.bring_in(store, files, who="steward", operation_id=uuid4(), today=today)


def reports_of(store, day=date(2026, 1, 10)):
    held = held_in(store)
    keys = {str(row["id"]): row["key"] for row in held.rows("actor")}
    return sorted(
        (*(keys[str(row[end])] for end in ("teller", "source", "target")), row["says"])
        for row in held.rows("report")
        if row["day"] == day
    )


def test_everybody_has_their_turn_within_three_meetings_and_nobody_twice_before(team):
    order = meetings_in_order(team)
    for first in range(0, 9, 3):
        given = Counter(
            who for meeting in order[first : first + 3] for who in turns(team, meeting).now
        )
        assert len(given) >= 38
        waiting = {one.actor for one in turns(team, order[first]).waiting}
        assert waiting <= given.keys() | _left_meanwhile(team, order[first], order[first + 2])


def _left_meanwhile(team, one, other):
    asked = [
        {*turns(team, at).now, *(each.actor for each in turns(team, at).waiting)}
        for at in (one, other)
    ]
    return asked[0] - asked[1]


def test_a_meeting_has_no_more_sheets_than_half_an_hour_has_room_for(team):
    for meeting in meetings_in_order(team):
        found = turns(team, meeting)
        assert len(found.now) == MOST_SHEETS
        assert [one.after for one in found.waiting] == sorted(one.after for one in found.waiting)
        kinds = team.texts("actor", "kind")
        assert YOUNG_PERSON not in {kinds[actor] for actor in found.now}


def test_whoever_waits_is_told_at_which_meeting_their_turn_comes(team):
    first, second, *_ = meetings_in_order(team)
    next_time = [one.actor for one in turns(team, first).waiting if one.meeting == second]
    assert len(next_time) == MOST_SHEETS
    assert set(next_time) <= set(turns(team, second).now)


def test_a_sheet_holds_the_ties_that_hold_and_what_was_said_of_them_last():
    system = draw(
        """
        P1 -- Y1
        """
    )
    [own] = own_lists(system, [system.index["P1"]], date(2025, 1, 1))
    assert [system.keys[person.actor] for person in own.people] == ["Y1"]
    assert own.connections[0].said is None


def test_no_sheet_holds_a_name_beyond_its_own_list(team, all_sheets):
    assert len(all_sheets) == 12 * MOST_SHEETS
    canaries = {label for label in team.labels if len(label) > 3}
    for _, own, page in all_sheets:
        mine = {team.labels[person.actor] for person in own.people} | {team.labels[own.member]}
        text = page
        for name in sorted(mine, key=len, reverse=True):
            text = text.replace(name.replace("'", "&#x27;"), "")
        assert [name for name in canaries - mine if name.replace("'", "&#x27;") in text] == []


def test_nobody_kept_apart_stands_on_a_sheet_of_the_other(team, all_sheets):
    seen = 0
    for _, own, page in all_sheets:
        for one, other in (*APART, *(pair[::-1] for pair in APART)):
            if team.keys[own.member] == one:
                seen += 1
                assert f'"{other}"' not in page
    assert seen


def test_a_tie_of_two_who_are_kept_apart_is_not_asked_about(store):
    system = store.system(TEAM)
    before = own_lists(system, [system.index["P03"]], LAST)[0]
    other = system.keys[before.people[0].actor]
    bring(store, a_file(apart=[other]))
    system = store.system(TEAM)
    after = own_lists(system, [system.index["P03"]], LAST)[0]
    gone = {p.actor for p in before.people} - {p.actor for p in after.people}
    assert gone == {system.index[other]}


def test_who_refused_stands_on_no_sheet(tidewell, all_sheets):
    names = [tidewell.labels[tidewell.index[key]] for key in REFUSED]
    assert all(names)
    for _, _, page in all_sheets:
        assert not [name for name in names if name.replace("'", "&#x27;") in page]
        assert not [key for key in REFUSED if f'"{key}"' in page]


def test_a_sheet_reaches_nothing(all_sheets):
    for _, _, page in all_sheets:
        assert "default-src 'none'" in page
        assert "unsafe" not in page
        assert "http:" not in page
        assert "https:" not in page
        assert "fetch(" not in page


def test_a_name_that_looks_like_markup_is_read_as_it_is(team):
    actors = team.tables["actor"]
    hostile = pa.array(["</script><img src=x>"] * actors.num_rows)
    place = actors.schema.get_field_index("label")
    named = System({**team.tables, "actor": actors.set_column(place, "label", hostile)})
    sheets = sheets_for(named, meetings_in_order(named)[-1], LAST)
    page = sheets.page(max(sheets.own_lists, key=lambda own: len(own.people)))
    assert page.count("&lt;img src=x&gt;") > 5
    assert "<img" not in page
    assert page.count("</script>") == 2


def test_all_sheets_come_in_one_zip(team, all_sheets):
    meeting = meetings_in_order(team)[-1]
    packed = zipfile.ZipFile(io.BytesIO(zip_of_sheets(sheets_for(team, meeting, LAST))))
    assert len(packed.namelist()) == MOST_SHEETS
    assert all(name.endswith("-G12.html") for name in packed.namelist())
    assert answer_file("P03", "G12") == "answers-P03-G12.json"


def test_answers_become_reports_of_their_teller_and_day_and_can_be_taken_back(store):
    ties = len(held_in(store).rows("tie"))
    told = bring(store, a_file([answer("Y01", "changed"), answer("Y02", "ended")]))
    assert reports_of(store) == [
        ("P03", "P03", "Y01", "changed"),
        ("P03", "P03", "Y02", "ended"),
    ]
    assert (told.reports, told.flags, told.faults) == (2, 0, ())
    assert len(held_in(store).rows("tie")) == ties
    store.take_back(told.seq, who="steward")
    assert reports_of(store) == []


def test_the_same_file_twice_writes_nothing_twice(store):
    content = a_file([answer("Y01", "still there")], [added("Nobody at all")])
    bring(store, content)
    before = store.seq
    again = bring(store, content)
    assert (again.seq, again.reports, again.already, again.aside) == (None, 0, 1, ())
    assert store.seq == before
    assert len(set_aside.put_aside(store.path)) == 1


def test_a_zip_of_files_is_one_save(store):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.json", a_file([answer("Y01", "still there")]))
        archive.writestr("b.json", a_file([answer("Y01", "ended", member="P04")], member="P04"))
        archive.writestr("picture.png", b"no")
    before = store.seq
    files = {"all.zip": packed.getvalue()}
    told = answers.bring_in(store, files, who="steward", operation_id=uuid4(), today=TODAY)
    assert (told.reports, told.members, store.seq) == (2, ("P03", "P04"), before + 1)


FAULTS = {
    "is no file of answers": b"\xff\xfe\x00",
    "was cut on its way": a_file()[:-20],
    "was changed or cut": a_file([answer("Y01", "ended")]).replace(b"ended", b"still there"),
    "does not say what a sheet asks": a_file([answer("Y01", "perhaps")]),
    "another version": a_file().replace(b'"1"', b'"9"', 1),
    "another programme": a_file(programme="00000000", sheet="a"),
    "whom the record does not know": a_file(member="P99", sheet="b"),
    "answered on 1 January 2027, by the clock": a_file(answered="2027-01-01T10:00:00", sheet="c"),
    "answered on 1 January 2025, by the clock": a_file(answered="2025-01-01T10:00:00", sheet="d"),
}


def test_a_file_that_cannot_be_taken_is_one_line_and_keeps_no_other_back(store):
    found = bring(store, *FAULTS.values(), a_file([answer("Y01", "still there")]))
    by_file = sorted(found.faults, key=lambda line: line.split(":")[0])
    for number, (told, line) in enumerate(zip(FAULTS, by_file, strict=True), 1):
        assert line.startswith(f"answers-{number}.json:")
        assert told in line
        assert "; " in line
    assert found.reports == 1


def test_better_not_is_a_flag_from_that_day_on_and_no_report(store):
    told = bring(
        store, a_file([answer("Y01", "still there"), answer("Y02", "ended")], apart=["Y01"])
    )
    assert reports_of(store) == [("P03", "P03", "Y02", "ended")]
    flags = [row for row in held_in(store).rows("pair_flag") if row["start"]]
    assert [row["start"] for row in flags] == [date(2026, 1, 10)]
    assert told.flags == 1
    assert "Y01" not in " ".join((*told.faults, *told.notes))
    assert bring(store, a_file(apart=["Y01"])).flags == 0


def test_a_pair_kept_apart_is_not_written_and_not_named(store):
    told = bring(store, a_file([answer("P13", "still there", member="C06")], member="C06"))
    assert reports_of(store) == []
    [line] = told.faults
    assert "ask the steward" in line
    assert "P13" not in line


def test_a_name_that_is_known_is_a_report_and_no_tie(store):
    ties = len(held_in(store).rows("tie"))
    told = bring(store, a_file(more=[added("wren", since="2025-03", kind="works_with")]))
    assert reports_of(store) == [("P03", "P03", "Y01", "new")]
    assert len(held_in(store).rows("tie")) == ties
    [waits] = told.aside  # for somebody to put the day on it
    assert (waits.matched, waits.since) == ("Y01", "2025-03")


def test_a_name_that_means_nobody_waits_until_a_person_matches_it(store):
    told = bring(store, a_file(more=[added("Pat at the garage", "was there already")]))
    assert reports_of(store) == []
    [waits] = told.aside
    assert set_aside.put_aside(store.path) == [waits]
    set_aside.match(store, waits, "S12", who="steward", operation_id=uuid4())
    assert reports_of(store) == [("P03", "P03", "S12", "was there already")]
    assert set_aside.put_aside(store.path) == []
    bring(store, a_file(more=[added("Pat at the garage", "was there already")]))
    assert set_aside.put_aside(store.path) == []


def test_who_does_not_want_to_be_in_the_record_is_not_written(store):
    draft = recording.ConsentDraft(who=("P05",), purposes=("record",), state="refused")
    recording.save_consent(store, draft, who="steward", operation_id=uuid4())
    told = bring(store, a_file(more=[added("Efua")]))
    assert (told.reports, told.aside) == (0, ())
    assert "does not want to be in the record" in told.faults[0]


def test_answers_older_than_what_was_said_since_are_told_and_keep_their_day(store):
    bring(store, a_file([answer("Y01", "still there")]))
    older = a_file([answer("Y01", "ended")], sheet="b", answered="2026-01-05T09:00:00")
    told = bring(store, older)
    assert "they spoke later, on 10 January 2026" in told.notes[0]
    assert reports_of(store, date(2026, 1, 5)) == [("P03", "P03", "Y01", "ended")]


def test_of_several_saves_of_one_sheet_the_last_counts(store):
    early = a_file([answer("Y01", "ended")], answered="2026-01-10T09:00:00")
    late = a_file([answer("Y01", "still there")], answered="2026-01-10T10:00:00")
    bring(store, late, early)
    assert reports_of(store) == [("P03", "P03", "Y01", "still there")]
    told = bring(store, early)
    assert "has another word of theirs of that day" in told.faults[0]


def test_who_answered_is_counted_of_those_who_were_given_a_sheet(store):
    system = store.system(TEAM)
    last = meetings_in_order(system)[-1]
    before = round_of(system, last)
    silent = next(one for one in before.asked if one not in before.answered)
    key = system.keys[silent]
    day = LAST + timedelta(days=1)
    content = a_file(
        [answer("Y01", "still there", member=key)],
        member=key,
        made=str(LAST),
        answered=f"{day}T10:00:00",
    )
    bring(store, content)
    after = round_of(store.system(TEAM), last)
    assert set(after.answered) - set(before.answered) == {silent}


def test_what_is_told_and_not_in_the_record_is_listed_until_somebody_records_it(store):
    bring(store, a_file(more=[added("Keystone housing advice", kind="works_with")]))
    system = store.system(TEAM)
    [told] = round_of(system, meetings_in_order(system)[-1]).unrecorded
    assert [system.keys[one] for one in (told.teller, told.other)] == ["P03", "S12"]
    tie = recording.TieDraft(
        one="P03", other="S12", kind="works_with", told_on=TODAY, began="was there already"
    )
    recording.save_tie(store, tie, who="steward", operation_id=uuid4())
    system = store.system(TEAM)
    assert round_of(system, meetings_in_order(system)[-1]).unrecorded == ()


def test_what_was_told_of_two_is_listed_no_longer_once_they_are_kept_apart(store):
    bring(store, a_file(more=[added("Keystone housing advice")]))
    bring(store, a_file(apart=["S12"], sheet="another"))
    system = store.system(TEAM)
    assert round_of(system, meetings_in_order(system)[-1]).unrecorded == ()


def test_what_the_team_is_shown_of_the_save_tells_of_no_flag(store):
    told = bring(store, a_file([answer("Y02", "ended")], apart=["Y01"]))
    shown = recording.shown(shown_in(store), store.written_by(told.seq, TEAM))
    assert {entry.noun for entry in shown} == {"report"}
    assert store.system(STEWARD).tables["pair_flag"].num_rows == 3


def test_the_commands_hand_sheets_out_and_bring_answers_home(store, run, tmp_path):
    store.close()
    record, folder = str(store.path), tmp_path / "out"
    told = run("sheets", record, "G12", folder)
    assert told.stdout == f"15 sheets in {folder}, which hold names; 24 wait\n"
    assert len(list(folder.glob("sheet-*-G12.html"))) == MOST_SHEETS
    assert "ask sheets" in store.path.with_name("ours.duckdb.access").read_text()
    assert run("sheets", record, "G99", tmp_path / "other").returncode == 2

    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(a_file([answer("Y01", "ended")], [added("Nobody at all")]))
    bad.write_bytes(b"no")
    told = run("answers", record, good, bad)
    assert told.returncode == 0
    assert told.stdout == "1 answer written down, from P03.\n"
    assert "bad.json: is no file of answers" in told.stderr
    assert "1 name to be looked at by a person" in told.stderr
    assert run("answers", record, bad).returncode == 4
    assert run("answers", record, tmp_path / "none.json").returncode == 2
