"""The workbook: written, shown, changed and taken out, and what its lines rest on."""

from uuid import UUID, uuid4

import pytest
from conftest import said
from drawing import draw
from test_pages_record import click, doing, opened, own_words, record, rows, store, told

from sysmap import intake, recording
from sysmap.contexts import Account, ledger_of, offered, workbook
from sysmap.errors import InputRefused
from sysmap.model import PairFlag
from sysmap.recording import ConfigurationDraft, Seen
from sysmap.store import STEWARD, Operation, Store
from sysmap.views import change_words, workbook_tables, workbook_words
from sysmap.views import record_words as words

__all__ = ["own_words", "record", "store"]

LINE = {"context": "X1", "coder": "P1", "offered": "a room", "strength": "several"}


def save(store, **fields):
    draft = ConfigurationDraft(**{**LINE, **fields})
    return recording.save_configuration(store, draft, who="ana", operation_id=uuid4())


def table(system):
    return workbook_tables.table(system, workbook(system))


def column(shown, name):
    return [row[shown.columns.index(name)] for row in shown.rows]


def tick(page, **chosen):
    for name, value in chosen.items():
        page.session_state[f"typed workbook {name}"] = value
    return page


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"context": None}, "say which context"),
        ({"context": "X9"}, "no context X9"),
        ({"coder": None}, "say whose reading it is"),
        ({"offered": " "}, "say what was offered, how people reasoned, or what changed"),
        ({"strength": "proven"}, "proven"),
        ({"day": "2999-01-01"}, "2999"),
        ({"evidence": ({"move": "M9"},)}, "no move M9"),
        ({"evidence": ({},)}, "points at no evidence"),
        ({"evidence": ({"tie": "T1", "actor": "P1"},)}, "or at several at once"),
    ],
)
def test_what_is_not_in_order_is_told_and_nothing_is_saved(store, fields, what):
    before = store.seq
    with pytest.raises(InputRefused) as refused:
        save(store, **fields)
    assert what in str(refused.value)
    assert store.seq == before


def test_the_file_s_evidence_points_at_one_thing(store, tmp_path):
    save(store)
    head = "configuration,move,tie,element,actor,day\n"
    for wrong, what in {"W1,,,,,\n": "names no evidence", "W1,,T1,,P1,\n": "tie and actor"}.items():
        (tmp_path / "configuration_evidence.csv").write_text(head + wrong)
        with pytest.raises(InputRefused, match=what):
            intake.bring_in(store, [tmp_path / "configuration_evidence.csv"])


def test_the_file_s_evidence_may_come_without_attempts(store, tmp_path):
    save(store)
    table = "configuration,move,tie,element,actor,day\nW1,,T1,,,\n"
    (tmp_path / "configuration_evidence.csv").write_text(table)
    intake.bring_in(store, [tmp_path / "configuration_evidence.csv"])
    assert len(workbook(store.system(STEWARD))[0].ties) == 1


def test_a_line_is_written_in_one_save_and_taken_back(store, own_words):
    before = store.seq
    typed = {"context": "X1", "offered": "a room", "coder": "P1", "strength": "one source"}
    page = doing(tick(own_words, **typed), words.WORKBOOK)
    click(page, words.SAVE)
    assert store.seq == before + 1, told(page)
    assert "The workbook (W1): a room." in told(page)
    [line] = rows(store, "configuration")
    assert (line["offered"], line["strength"], line["changed"]) == ("a room", "one source", None)
    assert line["day"] is not None
    click(page, words.TAKE_BACK)
    assert rows(store, "configuration") == []


def test_a_line_that_names_somebody_is_told_before_it_is_saved(store, own_words):
    typed = {"context": "X1", "offered": "ring ana@school.example", "coder": "P1"}
    page = doing(tick(own_words, **typed), words.WORKBOOK)
    click(page, words.SAVE)
    assert "may tell who somebody is" in told(page)
    assert rows(store, "configuration") == []


def test_a_line_is_changed_loses_evidence_and_is_taken_out(store):
    save(store, evidence=({"tie": "T1"}, {"actor": "P2"}))
    [line] = rows(store, "configuration")
    page = doing(opened("record"), words.CHANGE)
    page.session_state["typed change what"] = "configuration"
    page.session_state["typed change configuration which"] = line["id"]
    page.run()
    lists = {box.label: box for box in page.multiselect}
    assert lists[workbook_words.SORTS["formed"]].value == ["T1"]
    lists[workbook_words.SORTS["formed"]].set_value([])
    page.session_state[f"typed change {line['id']} {line['id']}.changed"] = "more asking"
    page.run()
    click(page, change_words.SAVE_CHANGES)
    assert not page.error
    assert [row["changed"] for row in rows(store, "configuration")] == ["more asking"]
    assert [row["tie"] for row in rows(store, "configuration_evidence")] == [None]
    seen = Seen(noun="configuration", id=line["id"], version=2, fields={})
    recording.take_out(store, seen, who="ana", operation_id=uuid4())
    assert rows(store, "configuration") == rows(store, "configuration_evidence") == []


def test_a_tie_of_two_who_are_kept_apart_stands_in_no_line(store):
    save(store, evidence=({"tie": "T1"}, {"actor": "P2"}))
    [line] = workbook(store.system(STEWARD))
    assert len(line.ties) == 1
    ids = {row["key"]: UUID(str(row["id"])) for row in rows(store, "actor")}
    flag = PairFlag(id=uuid4(), a=ids["P1"], b=ids["P2"], flag="kept apart")
    store.save(Operation(id=uuid4(), who="ana", verb="record", facts={"pair_flag": [flag]}))
    [line] = workbook(store.system(STEWARD))
    assert (line.ties, line.found) == ((), ())  # P1, who wrote it, stands beside no word of P2
    assert column(table(store.system(STEWARD)), workbook_words.EVIDENCE) == [None]


def test_no_line_names_two_who_are_kept_apart_in_pieces_of_their_own(store):
    said_by = ({"actor": "P1"}, {"actor": "P2"}, {"actor": "Y1"})
    save(store, coder="Y1", evidence=said_by)
    ids = {row["key"]: UUID(str(row["id"])) for row in rows(store, "actor")}
    flag = PairFlag(id=uuid4(), a=ids["P2"], b=ids["P1"], flag="kept apart")
    store.save(Operation(id=uuid4(), who="ana", verb="record", facts={"pair_flag": [flag]}))
    system = store.system(STEWARD)
    [line] = workbook(system)
    assert [system.keys[actor] for actor, _ in line.found] == ["Y1"]


def test_a_tie_of_two_who_are_kept_apart_is_not_offered():
    held = "it runs 2025-01-01..2025-06-01\nX1 holds 2025-01-01..2025-06-01\nX1 covers P1 P2 P3"
    ties = "P1 -- P2 2025-02-03..\nP2 -- P3 2025-02-03.."
    for flag, formed in (("", 2), ("P1 // P2", 1), ("P1 // P2 2025-05-01..2025-05-02", 1)):
        account = Account(ledger_of(draw(f"{held}\n{ties}\n{flag}")), 0)
        assert len(offered(account).formed) == formed


def test_evidence_goes_over_to_whom_somebody_is_made_one_with(store):
    save(store, coder="P2", evidence=({"tie": "T1"}, {"actor": "P1"}, {"actor": "P2"}))
    ids = {row["key"]: str(row["id"]) for row in rows(store, "actor")}
    recording.merge(store, (ids["P1"], ids["P2"]), who="ana", operation_id=uuid4())
    [line] = rows(store, "configuration")
    assert line["coder"] == ids["P1"]
    assert [row["actor"] for row in rows(store, "configuration_evidence")] == [ids["P1"]]


@pytest.fixture(scope="module")
def demo(demo_record):
    with Store.open(demo_record, read_only=True) as opened:
        return opened.system(STEWARD)


def test_the_demo_s_lines_say_who_wrote_them_when_and_what_they_rest_on(demo):
    shown = table(demo)
    assert column(shown, "Key") == ["W1", "W2", "W3", "W4"]
    assert None not in column(shown, workbook_words.EVIDENCE)
    assert column(shown, workbook_words.CODER) == ["Verity", "Yusuf", "Xanthe", "Leonie"]
    [first, *_] = column(shown, workbook_words.EVIDENCE)
    assert "M046: " in first
    assert "19 February 2025: constraining" in first


def test_only_what_came_while_a_context_held_is_offered_and_nothing_twice(demo):
    ledger = ledger_of(demo)
    building = next(
        account
        for account in (Account(ledger, number) for number in range(ledger.contexts))
        if account.recorded["key"] == "X5"
    )
    found = offered(building)
    assert set(found.moves) == set(building.total("moves"))
    assert len(set(found.formed)) == len(found.formed) > 0
    lists = workbook_tables.to_tick(demo, found)
    assert lists["element"]["E33"].called == "the garden room"
    assert all(piece.fields["actor"] for piece in lists["actor"].values())


def test_our_own_words_claim_nothing():
    told = [
        text.casefold()
        for name, text in vars(workbook_words).items()
        if name.isupper() and isinstance(text, str)
    ]
    assert told
    claims = ("caus", "because", "led to", "effect of", "works")
    assert [text for text in told for word in claims if word in text] == []


def test_the_contexts_page_shows_the_lines_and_leads_to_the_form(page_of, demo_record):
    found = page_of("contexts", demo_record)
    found.selectbox(key="context").set_value("X2").run()
    found.selectbox(key="look").set_value(workbook_words.LOOK).run()
    assert not found.exception
    assert "1 line of the workbook about Social work restructure" in said(found)
    assert "The last is by Verity, 25 June 2025." in said(found)
    assert "Two of us think that the target" in said(found)
    assert "proves nothing by that" in said(found)
    found.selectbox(key="context").set_value("X7").run()
    assert "Nobody has written in the workbook about School summer break yet." in said(found)


page_of = pytest.fixture(lambda page: page)
