"""The Record page's forms: empty, filled in, filled in wrongly, met by somebody else's change."""

from datetime import date
from uuid import UUID, uuid4

import pytest
import streamlit as st
from bringing import begun
from conftest import said
from streamlit.testing.v1 import AppTest

from sysmap import places, recording, serving
from sysmap.contexts import Account, ledger_of
from sysmap.model import KEPT_APART, Actor, Context, Coverage, PairFlag, Spell, Tie, TieKind
from sysmap.pages import session
from sysmap.recording import Change, EffectDraft, MoveDraft, NamedContext, unfinished
from sysmap.store import STEWARD, Operation
from sysmap.views import change_words, guarding_words, kinds_words
from sysmap.views import record_words as words
from sysmap.views.clock import written
from sysmap.views.context_words import related

NAMES = {"P1": "Ana", "P2": "Ben", "S1": "School", "Y1": "Wren"}
KINDS = {"P": "practitioner", "S": "service", "Y": "young person"}
LEVELS = "aware|cooperating|coordinating|integrated"


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "ours.duckdb"
    begun(path)
    return path


@pytest.fixture
def store(record, monkeypatch, tmp_path):
    """The store that the page has open, with four actors, a tie of two and a context of all."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv(serving.RECORD_VARIABLE, str(record))
    st.cache_resource.clear()
    opened = session.store_of(record)
    actors = {
        key: Actor(id=uuid4(), key=key, label=name, kind=KINDS[key[0]])
        for key, name in NAMES.items()
    }
    ana, ben = actors["P1"].id, actors["P2"].id
    tie = Tie(id=uuid4(), key="T1", source=ana, target=ben, kind="works_jointly", directed=False)
    context = Context(id=uuid4(), key="X1", label="A cut")
    kind = TieKind(id=uuid4(), kind="works_jointly", directed=False, strength="level", words=LEVELS)
    save(
        opened,
        actor=list(actors.values()),
        tie_kind=[kind],
        tie=[tie],
        spell=[Spell(id=uuid4(), tie=tie.id, strength=1.0, start=date(2024, 1, 1))],
        context=[context],
        coverage=[Coverage(id=uuid4(), context=context.id, subject_type="all")],
    )
    yield opened
    opened.close()
    st.cache_resource.clear()


def save(store, **facts):
    return store.save(Operation(id=uuid4(), who="steward", verb="record", facts=facts))


def rows(store, noun):
    return store.current(noun).to_pylist()


@pytest.fixture
def page(store):
    return opened("record")


@pytest.fixture
def own_words(store):
    return opened("words")


def opened(name):
    """A page in a window of its own."""
    return AppTest.from_file(str(places.page(name)), default_timeout=60).run()


def doing(page, what):
    page.segmented_control[0].set_value(what).run()
    return page


def fill(page, **fields):
    """Fill fields of the form of a move; a blank in a name is written as two underscores."""
    for name, value in fields.items():
        page.session_state[f"typed move {name.replace('__', ' ')}"] = value
    return page.run()


def click(page, label):
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def _messages(page):
    return (*page.error, *page.warning, *page.text, *page.success)


def told(page):
    words_shown = " ".join(text.value for text in _messages(page))
    return words_shown.replace("\\", "")


def test_the_form_of_a_move_begins_with_today_and_nothing_else(page):
    assert not page.exception
    assert page.date_input(key="typed move date").value == date.today()
    assert page.text_input(key="typed move title").value == ""
    assert words.INTRODUCTION in said(page)


def test_without_a_record_the_page_says_what_to_do_first(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv(serving.RECORD_VARIABLE, raising=False)
    st.cache_resource.clear()
    found = AppTest.from_file(str(places.page("record")), default_timeout=60).run()
    assert "No record is open" in said(found)


def test_in_an_empty_record_somebody_can_be_written_down(record, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv(serving.RECORD_VARIABLE, str(record))
    st.cache_resource.clear()
    found = AppTest.from_file(str(places.page("record")), default_timeout=60).run()
    doing(found, words.ACTOR)
    found.session_state["typed actor label"] = "Nadia"
    click(found.run(), words.SAVE)
    assert "Saved." in told(found)
    assert [row["label"] for row in rows(session.store_of(record), "actor")] == ["Nadia"]
    for what in (words.CHANGE, words.PAST, words.TIE, words.CONTEXT, words.MOVE):
        assert not doing(found, what).exception
    st.cache_resource.clear()


def test_what_is_wrong_is_told_all_at_once_and_what_was_typed_stays(page, store):
    fill(page, title="Ana rang round", line__1__kind="works_jointly", line__1__other="S1")
    click(page, words.SAVE)
    assert "2 things to put right" in told(page)
    assert "Made by: is empty; say who made it" in told(page)
    assert "Line 1, who: is empty; say who" in told(page)
    assert page.text_input(key="typed move title").value == "Ana rang round"
    assert rows(store, "move") == []
    fill(page, makers=["P1"])
    click(page, words.SAVE)
    assert "Line 1, how it began: the connection is new to the record" in told(page)


def test_a_move_is_saved_told_and_taken_back(page, store):
    fill(page, title="Ana met *everybody*", makers=["P1"], line__1__kind="works_jointly")
    fill(page, line__1__other="S1", line__1__began="new")
    assert "Ana \N{EN DASH} School: new, works jointly" in said(page)
    assert "Made under: A cut" in said(page)
    click(page, words.SAVE)
    assert "A move (M1): Ana met *everybody*" in told(page)
    assert len(rows(store, "tie")) == 2
    assert [row["how"] for row in rows(store, "move_context")] == ["derived"]
    click(page, words.TAKE_BACK)
    assert "is taken back" in told(page)
    assert rows(store, "move") == []
    assert len(rows(store, "tie")) == 1
    click(page, words.ANOTHER)
    assert page.text_input(key="typed move title").value == ""


def test_a_text_that_may_identify_is_told_and_changed_or_kept(page, store):
    assert "This is no case record" in said(page)
    fill(page, title="Ana rang 01273 555019", makers=["P1"])
    click(page, words.SAVE)
    assert "01273 555019 looks like a phone number" in told(page)
    assert rows(store, "move") == []
    fill(page, title="Ana rang")
    click(page, words.SAVE)
    assert [row["title"] for row in rows(store, "move")] == ["Ana rang"]
    click(page, words.ANOTHER)
    fill(page, title="Ana rang 01273 555019 again", makers=["P1"])
    click(page, words.SAVE)
    click(page, guarding_words.KEEP_TEXTS)
    assert {row["title"] for row in rows(store, "move")} > {"Ana rang 01273 555019 again"}


def test_a_changed_text_that_may_identify_is_told_and_kept(page, store):
    a_move(store)
    changing(page, store, "move", "M1")
    part(page, "title").set_value("at BN2 1TW").run()
    click(page, change_words.SAVE_CHANGES)
    assert "BN2 1TW looks like a postcode" in told(page)
    click(page, guarding_words.KEEP_TEXTS)
    assert [row["title"] for row in rows(store, "move")] == ["at BN2 1TW"]


def test_a_line_about_a_tie_that_holds_hints_at_what_to_say(page):
    fill(page, makers=["P1"], line__1__kind="works_jointly", line__1__other="P2")
    assert "say stronger, weaker or ended" in said(page)
    assert not page.radio
    fill(page, line__1__effect="strengthened")
    assert "Ana \N{EN DASH} Ben: stronger, works jointly" in said(page)
    fill(page, line__1__other="S1")
    assert words.unknown_to_change("not in the record") in said(page)


def test_a_line_about_a_pair_kept_apart_looks_like_any_other_until_the_save(page, store):
    keys = {row["key"]: UUID(row["id"]) for row in rows(store, "actor")}
    flag = PairFlag(id=uuid4(), a=keys["P1"], b=keys["P2"], flag=KEPT_APART)
    save(store, pair_flag=[flag])
    fill(page, title="x", makers=["P1"], line__1__kind="works_jointly", line__1__other="P2")
    assert page.radio[0].label == words.IS_IT_NEW
    fill(page, line__1__began="new")
    click(page, words.SAVE)
    assert "this connection cannot be recorded here; ask the steward" in told(page)
    assert "apart" not in told(page) + said(page)
    doing(page, words.CHANGE)
    page.selectbox(key="typed change what").set_value("tie").run()
    assert change_words.NOTHING_OF_IT in said(page)
    doing(page, words.PAST)
    assert "apart" not in said(page)
    assert "Who Ana" not in said(page)


def test_a_line_that_is_cleared_leaves_no_gap(page):
    fill(page, makers=["P1"], line__1__kind="works_jointly", line__1__other="S1")
    fill(page, line__2__kind="knows_of", line__2__other="Y1")
    click(page, words.CLEAR)
    assert page.selectbox(key="typed move line 1 kind").value == "knows_of"
    assert page.selectbox(key="typed move line 2 kind").value is None


def test_somebody_new_is_asked_what_they_are_and_may_stand_in_a_line(page, store):
    fill(page, title="x", makers=["Nadia"], line__1__kind="knows_of", line__1__other="P1")
    asked = next(box for box in page.selectbox if box.label.startswith("Nadia is new"))
    asked.set_value("practitioner").run()
    fill(page, line__1__began="was there already", line__1__since="2019")
    assert words.FOUND_CREDITS_NO_MOVE in said(page)
    click(page, words.SAVE)
    found = next(row for row in rows(store, "actor") if row["label"] == "Nadia")
    assert (found["key"], found["kind"]) == ("P3", "practitioner")
    assert rows(store, "effect") == []


def test_the_folded_part_is_saved_with_the_move(page, store):
    fill(page, title="x", makers=["P1"])
    page.session_state["folded_more"] = True
    page.run()
    assert not page.exception
    fill(page, saying="one step", compartments=["Coping"], meaning=["hope is realistic"])
    fill(page, bearing__X1="eased")
    page.session_state["folded_more"] = False
    page.run()
    click(page, words.SAVE)
    [move] = rows(store, "move")
    assert (move["saying"], move["compartments"]) == ("one step", "Coping")
    assert [row["label"] for row in rows(store, "element")] == ["hope is realistic"]
    [context] = rows(store, "move_context")
    assert (context["bearing"], context["how"]) == ("eased", "named_by_teller")


def test_elements_are_kept_added_or_dropped_and_the_day_is_known_to_the_month(page, store):
    a_move(store)
    fill(page, title="x", makers=["P1"], date=date(2025, 4, 17))
    page.session_state["folded_more"] = True
    fill(page, meaning=["hope is realistic"], material=["shared form"], precision="month")
    fill(page, part__meaning__hope__is__realistic="kept", part__material__shared__form="dropped")
    earlier = page.selectbox(key="typed move derived_from")
    assert earlier.options == ["M1, 5 March 2025: Ana rang Ben"]
    earlier.set_value("M1").run()
    click(page, words.SAVE)
    first, move = sorted(rows(store, "move"), key=lambda row: row["key"])
    assert (move["date"], move["precision"]) == (date(2025, 4, 1), "month")
    assert move["derived_from"] == first["id"]
    assert {row["part"] for row in rows(store, "move_element")} == {"kept", "dropped"}


def test_the_last_choice_is_offered_again_and_is_nothing_typed(page, store, record):
    fill(page, title="Ana rang round", makers=["P2"], for_whom=["Y1"])
    click(page, words.SAVE)
    click(page, words.ANOTHER)
    assert page.multiselect(key="typed move makers").value == ["P2"]
    assert page.multiselect(key="typed move for_whom").value == []
    assert drafts(record) == []
    fill(page, title="Ben rang too")
    assert '"move makers": ["P2"]' in drafts(record)[0]
    fill(page, makers=["P1"])
    click(page, words.SAVE)
    makers = [row["actor"] for row in rows(store, "move_actor") if row["role"] == "maker"]
    ids = {row["key"]: row["id"] for row in rows(store, "actor")}
    assert sorted(makers) == sorted([ids["P1"], ids["P2"]])


def test_another_like_the_last_holds_all_but_what_it_did_to_connections(page, store):
    fill(page, title="Ana met", makers=["P1"], for_whom=["Y1"], date=date(2025, 3, 5))
    fill(page, line__1__kind="works_jointly", line__1__other="S1", line__1__began="new")
    click(page, words.SAVE)
    click(page, words.ANOTHER)
    click(page, words.LIKE_THE_LAST)
    assert page.text_input(key="typed move title").value == "Ana met"
    assert page.selectbox(key="typed move line 1 kind").value is None
    click(page, words.SAVE)
    assert [row["date"] for row in rows(store, "move")] == [date(2025, 3, 5)] * 2
    assert len(rows(store, "effect")) == 1


def test_a_context_that_somebody_unticked_stays_unticked(page, store):
    fill(page, title="x", makers=["P1"])
    page.session_state["folded_more"] = True
    page.run()
    page.multiselect(key="typed move contexts").set_value([]).run()
    fill(page, makers=["P1", "P2"])
    click(page, words.SAVE)
    assert rows(store, "move_context") == []


def test_a_connection_by_itself_is_saved_with_how_it_began(page, store):
    doing(page, words.TIE)
    for name, value in {"one": "P1", "other": "S1", "kind": "knows_of"}.items():
        page.session_state[f"typed tie {name}"] = value
    click(page.run(), words.SAVE)
    assert "How it began: the connection is new" in told(page) or "Began: is empty" in told(page)
    page.session_state["typed tie began"] = "was there already"
    click(page.run(), words.SAVE)
    assert "Ana \N{EN DASH} School, knows of" in told(page)
    assert rows(store, "spell")[-1]["origin"] in ("found", None)


def test_a_context_is_saved_with_its_reach(page, store):
    doing(page, words.CONTEXT)
    page.session_state["typed context label"] = "A move of offices"
    page.session_state["typed context reach"] = "service"
    click(page.run(), words.SAVE)
    assert "Whom it reaches: is empty" in told(page)
    page.session_state["typed context service whom"] = ["S1"]
    click(page.run(), words.SAVE)
    assert "A context (X2)" in told(page)
    assert {row["subject_type"] for row in rows(store, "coverage")} == {"all", "service"}


def test_how_a_context_stands_to_another_is_said_at_once_or_later_and_read_there(page, store):
    doing(page, words.CONTEXT)
    page.session_state["typed context label"] = "Supervision"
    page.run()
    page.selectbox(key="typed context relation").set_value("offsets").run()
    page.selectbox(key="typed context related_to").set_value("X1").run()
    click(page, words.SAVE)
    click(page, words.ANOTHER)
    changing(page, store, "context", "X2")
    part(page, "new context_relation.kind").set_value("part_of").run()
    click(page, change_words.SAVE_CHANGES)
    assert f"{words.RELATED_TO}: is empty" in told(page)
    part(page, "new context_relation.b").set_value("X1").run()
    click(page, change_words.SAVE_CHANGES)
    assert {row["kind"] for row in rows(store, "context_relation")} == {"offsets", "part_of"}
    a_cut = Account(ledger_of(store.system(STEWARD)), 0)
    assert related(a_cut) == "It is offset by Supervision; has as a part Supervision."


def test_something_is_changed_and_the_form_shows_it_as_it_stands_now(page, store):
    changing(page, store, "actor", "P1")
    field(page, "Name").set_value("Ana Maria")
    click(page, change_words.SAVE_CHANGES)
    assert "Saved." in told(page)
    assert field(page, "Name").value == "Ana Maria"
    click(page, change_words.SAVE_CHANGES)
    assert change_words.UNCHANGED in told(page)


def test_a_correction_that_somebody_asked_for_says_so_in_the_history(page, store):
    changing(page, store, "actor", "P1")
    field(page, "Name").set_value("Ana Maria")
    ticked(page, change_words.ASKED_BY_THE_PERSON).check()
    click(page, change_words.SAVE_CHANGES)
    assert store.history()[-1].reason == "asked by the person"
    assert not ticked(page, change_words.ASKED_BY_THE_PERSON).value


def test_a_time_of_a_tie_is_changed_and_a_wrong_value_is_told(page, store):
    changing(page, store, "tie", "T1")
    field(page, "Ended").set_value("soon")
    click(page, change_words.SAVE_CHANGES)
    assert "Ended: soon is no day" in told(page)
    field(page, "Ended").set_value("2025-03-01")
    click(page, change_words.SAVE_CHANGES)
    assert [row["end"] for row in rows(store, "spell")] == [date(2025, 3, 1)]


@pytest.mark.parametrize(
    ("choice", "name"), [(change_words.SAVE_MINE, "Mine"), (change_words.KEEP_THEIRS, "Theirs")]
)
def test_a_change_that_meets_another_is_a_choice_and_what_was_typed_stays(
    page, store, choice, name
):
    changing(page, store, "actor", "P1")
    field(page, "Name").set_value("Mine")
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    theirs = Change(noun="actor", id=UUID(ana["id"]), version=1, fields={"label": "Theirs"})
    recording.save_changes(store, [theirs], who="ben", operation_id=uuid4())
    click(page, change_words.SAVE_CHANGES)
    assert "was changed by ben" in told(page)
    assert "Name: Theirs" in said(page)
    assert "Name: Mine" in said(page)
    assert field(page, "Name").value == "Mine"
    click(page, choice)
    assert next(row for row in rows(store, "actor") if row["key"] == "P1")["label"] == name
    assert field(page, "Name").value == name
    assert not page.error


def changing(page, store, noun, key):
    doing(page, words.CHANGE)
    page.selectbox(key="typed change what").set_value(noun).run()
    chosen = next(row["id"] for row in rows(store, noun) if row["key"] == key)
    page.selectbox(key=f"typed change {noun} which").set_value(chosen).run()
    assert not page.exception


def field(page, label):
    return next(field for field in page.text_input if field.label == label)


def ticked(page, label):
    """The last box of that name."""
    return [box for box in page.checkbox if box.label == label][-1]


def a_move(store, **fields):
    plain = {"title": "Ana rang Ben", "date": "2025-03-05", "makers": ("P1",)}
    draft = MoveDraft(**{**plain, **fields})
    recording.save_move(store, draft, who="ana", operation_id=uuid4())


def part(page, name):
    """The field of a part of what is being changed."""
    return next(
        box
        for box in (*page.multiselect, *page.selectbox, *page.text_input)
        if box.key.endswith(name)
    )


def test_what_belongs_to_a_move_is_changed_with_it_in_one_save(page, store):
    a_move(store, with_whom=("P2",), contexts=(NamedContext(key="X1"),))
    changing(page, store, "move", "M1")
    field(page, words.TITLE).set_value("Ana rang round")
    part(page, "parts.with").set_value([]).run()
    part(page, "parts.for").set_value(["Y1"]).run()
    part(page, "parts.material").set_value(["shared form"]).run()
    part(page, "part.material.shared form").set_value("added").run()
    part(page, "bearing.X1").set_value("eased").run()
    before = store.seq
    click(page, change_words.SAVE_CHANGES)
    assert "Saved." in told(page)
    assert store.seq == before + 1
    assert {row["role"] for row in rows(store, "move_actor")} == {"maker", "for"}
    assert [row["part"] for row in rows(store, "move_element")] == ["added"]
    assert [row["bearing"] for row in rows(store, "move_context")] == ["eased"]
    assert rows(store, "move")[0]["title"] == "Ana rang round"
    click(page, change_words.SAVE_CHANGES)
    assert change_words.UNCHANGED in told(page)


def test_a_move_is_not_left_without_a_maker(page, store):
    a_move(store)
    changing(page, store, "move", "M1")
    part(page, "parts.maker").set_value([]).run()
    click(page, change_words.SAVE_CHANGES)
    assert "Made by: is empty; say who made it" in told(page)
    part(page, "parts.maker").set_value(["Nadia"]).run()
    assert any(box.label.startswith("Nadia is new") for box in page.selectbox)
    click(page, change_words.SAVE_CHANGES)
    assert "Saved." in told(page)
    assert "Nadia" in {row["label"] for row in rows(store, "actor")}


def test_a_part_that_somebody_changed_meanwhile_is_a_choice(page, store):
    a_move(store, contexts=(NamedContext(key="X1"),))
    changing(page, store, "move", "M1")
    part(page, "bearing.X1").set_value("eased").run()
    part(page, "parts.with").set_value(["P2"]).run()
    [context] = rows(store, "move_context")
    theirs = Change(
        noun="move_context", id=UUID(context["id"]), version=1, fields={"bearing": "ended"}
    )
    recording.save_changes(store, [theirs], who="ben", operation_id=uuid4())
    click(page, change_words.SAVE_CHANGES)
    assert "Bearing: ended" in said(page)
    assert "Bearing: eased" in said(page)
    assert "Added: A part in it: Ben, with" in said(page)
    click(page, change_words.SAVE_MINE)
    assert [row["bearing"] for row in rows(store, "move_context")] == ["eased"]
    assert {row["role"] for row in rows(store, "move_actor")} == {"maker", "with"}


def drafts(record):
    return [file.read_text() for file in record.parent.glob(f"{record.name}.drafts/*.json")]


def test_what_is_typed_under_change_is_kept_and_goes_with_the_save(page, store, record):
    changing(page, store, "actor", "P1")
    page.run()
    assert drafts(record) == []
    field(page, "Name").set_value("Ana Maria")
    page.run()
    assert "Ana Maria" in drafts(record)[0]
    doing(page, words.TIE)
    changing(page, store, "actor", "P2")
    changing(page, store, "actor", "P1")
    assert field(page, "Name").value == "Ana Maria"
    click(page, change_words.SAVE_CHANGES)
    assert drafts(record) == []


def test_what_is_typed_under_change_comes_back_and_still_meets_a_conflict(page, store, record):
    changing(page, store, "actor", "P1")
    field(page, "Name").set_value("Mine")
    field(page, "Kind").set_value("")
    page.run()
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    theirs = Change(noun="actor", id=UUID(ana["id"]), version=1, fields={"label": "Theirs"})
    recording.save_changes(store, [theirs], who="ben", operation_id=uuid4())
    later = AppTest.from_file(str(places.page("record")), default_timeout=60)
    later.session_state["drafts_of"] = page.session_state["drafts_of"]
    later.run()
    assert words.KEPT in said(later)
    assert field(later, "Name").value == "Mine"
    assert field(later, "Kind").value == ""
    click(later, change_words.SAVE_CHANGES)
    assert "was changed by ben" in told(later)
    click(later, words.THROW_AWAY)
    assert field(later, "Name").value == "Theirs"
    assert drafts(record) == []


def test_a_field_that_was_emptied_stays_so_where_another_form_comes_back_first(page, store, record):
    fill(page, title="Ana rang round")
    changing(page, store, "actor", "P1")
    field(page, "Kind").set_value("")
    page.run()
    later = AppTest.from_file(str(places.page("record")), default_timeout=60)
    later.session_state["drafts_of"] = page.session_state["drafts_of"]
    later.run()
    assert later.text_input(key="typed move title").value == "Ana rang round"
    assert '.kind": ""' in drafts(record)[0]
    doing(later, words.CHANGE)
    assert field(later, "Kind").value == ""


def a_line_with(record, other):
    """The page in a browser in which a line with a typed name was left."""
    browser = uuid4().hex
    line = {"other": other, "kind": "knows_of", "effect": "created", "began": "new"}
    typed = {f"move line 1 {name}": value for name, value in line.items()}
    unfinished.keep(record, browser, {"move title": "x", "move makers": ["P1"], **typed})
    found = AppTest.from_file(str(places.page("record")), default_timeout=60)
    found.session_state["drafts_of"] = browser
    return found.run()


def test_a_line_may_name_somebody_who_is_new(store, record):
    page = a_line_with(record, "Nadia")
    assert any(box.label.startswith("Nadia is new") for box in page.selectbox)
    assert "Ana \N{EN DASH} Nadia: new, knows of" in said(page)
    click(page, words.SAVE)
    assert "Nadia" in {row["label"] for row in rows(store, "actor")}
    assert len(rows(store, "place")) == len(rows(store, "actor"))


@pytest.mark.parametrize("typed", ["school ", "Scho", "SCHOOL"])
def test_a_line_that_names_somebody_known_or_a_part_of_the_name_makes_nobody_new(
    store, record, typed
):
    page = a_line_with(record, typed)
    assert not any("is new" in box.label for box in page.selectbox)
    assert page.selectbox(key="typed move line 1 other").value == "S1"
    click(page, words.SAVE)
    assert len(rows(store, "actor")) == len(NAMES)


def test_who_was_there_all_along_and_left_is_told_so_and_comes_back(page, store):
    changing(page, store, "actor", "P1")
    part(page, "new presence.end").set_value("2025-06-01").run()
    click(page, change_words.SAVE_CHANGES)
    [left] = rows(store, "presence")
    assert (left["start"], left["end"]) == (None, date(2025, 6, 1))
    part(page, "new presence.start").set_value("2025-09").run()
    click(page, change_words.SAVE_CHANGES)
    again = max(rows(store, "presence"), key=lambda row: row["start"] or date.min)
    assert (again["start"], again["precision"]) == (date(2025, 9, 1), "month")


def test_a_context_reaches_somebody_else_too(page, store):
    changing(page, store, "context", "X1")
    before = len(rows(store, "coverage"))
    part(page, "new coverage.subject_type").set_value("actor").run()
    click(page, change_words.SAVE_CHANGES)
    assert "does not say whom it reaches" in told(page)
    part(page, "new coverage.actor").set_value("P2").run()
    click(page, change_words.SAVE_CHANGES)
    assert len(rows(store, "coverage")) == before + 1


def test_how_somebody_finds_a_context_is_added_and_taken_out(page, store):
    changing(page, store, "context", "X1")
    part(page, "new appraisal.direction").set_value("enabling").run()
    click(page, change_words.SAVE_CHANGES)
    assert "Actor: is empty; fill it in" in told(page)
    part(page, "new appraisal.actor").set_value("P1").run()
    part(page, "new appraisal.strength").set_value("2").run()
    click(page, change_words.SAVE_CHANGES)
    [found] = rows(store, "appraisal")
    assert (found["direction"], found["strength"]) == ("enabling", 2)
    assert part(page, "new appraisal.actor").value is None
    ticked(page, change_words.TAKE_OUT).check().run()
    click(page, change_words.SAVE_CHANGES)
    assert rows(store, "appraisal") == []


def test_a_thing_is_taken_out_with_a_reason_and_brought_again(page, store, record):
    a_move(store, with_whom=("P2",))
    changing(page, store, "move", "M1")
    page.session_state["folded_takeout"] = True
    page.run()
    assert "With it go: 2 parts in a move" in said(page)
    assert "The connections themselves stay" in said(page)
    part(page, " reason").set_value("told twice").run()
    click(page, change_words.TAKE_OUT_NOW)
    assert rows(store, "move") == rows(store, "move_actor") == []
    assert store.history()[-1].reason == "told twice"
    assert "Move taken out: M1" in told(page)
    assert drafts(record) == []
    click(page, words.TAKE_BACK)
    assert len(rows(store, "move_actor")) == 2


def test_somebody_who_is_still_named_somewhere_is_not_taken_out(page, store):
    changing(page, store, "actor", "P1")
    page.session_state["folded_takeout"] = True
    click(page.run(), change_words.TAKE_OUT_NOW)
    assert "it still stands in 1 connection; take it out of those first" in told(page)
    assert len(rows(store, "actor")) == len(NAMES)


def test_the_last_saves_are_listed_looked_at_and_taken_back_with_a_reason(page, store):
    fill(page, title="Ana rang round", makers=["P1"])
    click(page, words.SAVE)
    doing(page, words.PAST)
    assert "steward recorded a move" in page.radio[0].options[0]
    assert "Move: key M1" in said(page)
    assert "maker" in said(page)
    page.text_input(key="reason_for_taking_back").set_value("told twice")
    click(page, words.TAKE_BACK)
    assert "is taken back" in told(page)
    assert store.history()[-1].reason == "told twice"
    assert rows(store, "move") == []


def test_a_thing_shows_who_wrote_what_and_when(page, store):
    changing(page, store, "actor", "P1")
    field(page, "Name").set_value("Ana Maria")
    part(page, "new presence.end").set_value("2025-06-01").run()
    click(page, change_words.SAVE_CHANGES)
    page.session_state["folded_whowrote"] = True
    page.run()
    assert f"steward changed an actor, {written(date.today())} at " in said(page)
    assert "Actor changed (Ana Maria): name Ana Maria (before: Ana)" in said(page)
    assert "Time of being there: ended 1 June 2025" in said(page)
    assert "Actor: key P1, name Ana, kind practitioner" in said(page)


def test_the_history_of_a_move_names_nothing_between_two_kept_apart(page, store):
    effect = EffectDraft(one="P1", other="S1", kind="knows_of", effect="created", began="new")
    a_move(store, effects=(effect,))
    keys = {row["key"]: UUID(row["id"]) for row in rows(store, "actor")}
    changing(page, store, "move", "M1")
    page.session_state["folded_whowrote"] = True
    assert "Ana, School, knows of" in said(page.run())
    save(store, pair_flag=[PairFlag(id=uuid4(), a=keys["P1"], b=keys["S1"], flag=KEPT_APART)])
    assert "School" not in said(page.run())
    assert "Part in a move: actor Ana, role maker" in said(page)


def test_what_was_written_since_a_day_is_listed_where_that_day_is_chosen(page, store):
    doing(page, words.PAST)
    page.date_input(key="known_on").set_value(date(2020, 1, 1)).run()
    assert "Otherwise now than it was known at the end of 1 January 2020" in said(page)
    assert "Actor: key P1, name Ana" in said(page)
    assert "place on the map" not in said(page).casefold()
    page.date_input(key="known_on").set_value(date.today()).run()
    assert "Nothing is otherwise now" in said(page)
    page.date_input(key="known_on").set_value(None).run()
    assert page.radio[0].label == words.WHICH_SAVE


def test_nothing_is_written_down_while_a_past_day_is_looked_at(page, store):
    fill(page, title="Ana rang round", makers=["P1"])
    page.session_state["known_on"] = date(2025, 1, 1)
    for what in (words.MOVE, words.MANY, words.CHANGE):
        doing(page, what)
        assert "as it was known at the end of 1 January 2025" in said(page)
        assert [button.label for button in page.button] == [words.BACK_TO_NOW]
    doing(page, words.MOVE)
    click(page, words.BACK_TO_NOW)
    assert page.text_input(key="typed move title").value == "Ana rang round"
    click(page, words.SAVE)
    assert [row["title"] for row in rows(store, "move")] == ["Ana rang round"]


def asking(page, **fields):
    """Fill the form of something asked."""
    for name, value in fields.items():
        page.session_state[f"typed attempt {name}"] = value
    return page.run()


def test_what_was_asked_is_saved_with_its_answer_and_how_long_that_took(page, store):
    doing(page, words.ATTEMPT)
    asking(page, asker="P1", asked="P2", day="2025-03-01", answer="accepted")
    [tie] = rows(store, "tie")
    asking(page, answered_on="2025-03-05", tie=tie["id"])
    assert "Answered 4 days after asking" in said(page)
    click(page, words.SAVE)
    assert "Ana asked Ben (AT1): accepted, after 4 days" in told(page)
    [found] = rows(store, "attempt")
    assert (found["answer"], found["tie"]) == ("accepted", tie["id"])


def test_what_is_wrong_with_something_asked_is_told_at_its_fields(page, store):
    doing(page, words.ATTEMPT)
    asking(page, asker="P1", asked="P1", answer="declined", answered_on="2099-01-01")
    click(page, words.SAVE)
    assert "Asked on: is empty; say on which day" in told(page)
    assert "Answered on: 1 January 2099 has not come yet" in told(page)
    asking(page, day="2025-03-01", answered_on="2025-02-01")
    click(page, words.SAVE)
    assert "Asked whom: is who asked; choose somebody else" in told(page)
    assert "Answered on: is before the day of asking" in told(page)
    assert rows(store, "attempt") == []


def test_an_answer_that_comes_later_is_told_by_changing_what_was_asked(page, store):
    doing(page, words.ATTEMPT)
    asking(page, asker="P1", asked="P2", day="2025-03-01", answer="waiting")
    click(page, words.SAVE)
    click(page, words.ANOTHER)
    changing(page, store, "attempt", "AT1")
    assert page.selectbox(key="typed change attempt which").options == [
        "Ana asked Ben, 1 March 2025: waiting"
    ]
    part(page, ".answer").set_value("accepted").run()
    part(page, ".answered_on").set_value("2025-04-01").run()
    part(page, ".tie").set_value("T1").run()
    click(page, change_words.SAVE_CHANGES)
    [found] = rows(store, "attempt")
    assert (found["answer"], found["answered_on"]) == ("accepted", date(2025, 4, 1))


def test_what_was_asked_between_two_kept_apart_is_neither_saved_nor_shown(page, store):
    doing(page, words.ATTEMPT)
    asking(page, asker="P1", asked="P2", day="2025-03-01")
    click(page, words.SAVE)
    click(page, words.ANOTHER)
    keys = {row["key"]: UUID(row["id"]) for row in rows(store, "actor")}
    save(store, pair_flag=[PairFlag(id=uuid4(), a=keys["P1"], b=keys["P2"], flag=KEPT_APART)])
    asking(page, asker="P1", asked="P2", day="2025-03-01")
    click(page, words.SAVE)
    assert "this connection cannot be recorded here; ask the steward" in told(page)
    doing(page, words.CHANGE)
    page.selectbox(key="typed change what").set_value("attempt").run()
    assert change_words.NOTHING_OF_IT in said(page)


def test_two_who_are_one_are_made_one_and_that_is_said_before_it_is_saved(page, store):
    changing(page, store, "actor", "P1")
    page.session_state["folded_sameas"] = True
    page.run()
    ben = next(row["id"] for row in rows(store, "actor") if row["key"] == "P2")
    part(page, " same which").set_value(ben).run()
    assert "Ana \N{EN DASH} Ben, works jointly would lead back to where it begins" in said(page)
    assert "When Ana was there stays as it is" in said(page)
    assert "said of both already or of the two together: 1 connection, 1 time of" in said(page)
    click(page, change_words.MAKE_ONE)
    assert "Ben and Ana are one: Ana." in told(page)
    assert {row["key"] for row in rows(store, "actor")} == {"P1", "S1", "Y1"}
    assert rows(store, "tie") == []
    click(page, words.TAKE_BACK)
    assert len(rows(store, "actor")) == len(NAMES)
    assert len(rows(store, "tie")) == 1


def test_two_who_are_kept_apart_are_not_made_one_and_nothing_is_told(page, store):
    keys = {row["key"]: UUID(row["id"]) for row in rows(store, "actor")}
    save(store, pair_flag=[PairFlag(id=uuid4(), a=keys["P1"], b=keys["P2"], flag=KEPT_APART)])
    changing(page, store, "actor", "P1")
    page.session_state["folded_sameas"] = True
    page.run()
    part(page, " same which").set_value(str(keys["P2"])).run()
    click(page, change_words.MAKE_ONE)
    assert "these two cannot be made one here; ask the steward" in told(page)
    assert "apart" not in told(page) + said(page)
    assert len(rows(store, "actor")) == len(NAMES)


def test_somebody_has_a_role_and_belongs_to_a_service_for_a_time(page, store):
    changing(page, store, "actor", "P1")
    part(page, "new role.role").set_value("carer").run()
    part(page, "new role.start").set_value("2025-01-01").run()
    part(page, "new membership.service").set_value("S1").run()
    part(page, "new membership.end").set_value("2025-06-01").run()
    assert part(page, "new membership.service").options == ["School"]
    click(page, change_words.SAVE_CHANGES)
    [role], [membership] = rows(store, "role"), rows(store, "membership")
    assert (role["role"], role["start"]) == ("carer", date(2025, 1, 1))
    assert membership["end"] == date(2025, 6, 1)


def test_a_young_persons_label_that_looks_like_a_full_name_is_told_and_may_be_saved(page, store):
    doing(page, words.ACTOR)
    page.session_state["typed actor kind"] = "young person"
    page.session_state["typed actor label"] = "Robin"
    assert not page.run().warning
    page.session_state["typed actor label"] = "Robin Smith"
    assert page.run().warning[0].value == words.LOOKS_LIKE_A_NAME
    page.session_state["typed actor kind"] = "practitioner"
    assert not page.run().warning
    changing(page, store, "actor", "Y1")
    field(page, "Name").set_value("Wren Fields").run()
    assert page.warning[0].value == words.LOOKS_LIKE_A_NAME
    click(page, change_words.SAVE_CHANGES)
    assert "Saved." in told(page)


def kinds(page, **fields):
    """Fill the form of a kind; a name after two underscores is that of a field of the kind."""
    doing(page, words.KINDS)
    for name, value in fields.items():
        page.session_state[f"typed kinds {name.replace('__', '.')}"] = value
    return page.run()


def test_the_words_of_a_kind_are_shown_and_changed(own_words, store):
    kinds(own_words, tie="works_jointly")
    assert part(own_words, ".words").value == "aware, cooperating, coordinating, integrated"
    kinds(own_words, works_jointly__words="heard of, side by side")
    click(own_words, words.SAVE)
    [kind] = rows(store, "tie_kind")
    assert (kind["words"], kind["version"]) == ("heard of|side by side", 2)
    assert recording.shown_in(store).scale("works_jointly").levels == ("heard of", "side by side")
    click(own_words, words.ANOTHER)
    assert "works jointly: levels: heard of, side by side" in said(own_words)
    assert "practitioner: 2 actors" in said(own_words)


def test_a_kind_of_connection_of_ones_own_is_offered_from_then_on(store, record):
    browser = uuid4().hex
    own = {"tie": "eats with", "eats with.directed": "no", "eats with.strength": "count"}
    unfinished.keep(record, browser, {f"kinds {name}": typed for name, typed in own.items()})
    page = AppTest.from_file(str(places.page("words")), default_timeout=60)
    page.session_state["drafts_of"] = browser
    click(page.run(), words.SAVE)
    assert {row["kind"] for row in rows(store, "tie_kind")} == {"works_jointly", "eats with"}
    tie = doing(opened("record"), words.TIE)
    assert "eats with" in tie.selectbox(key="typed tie kind").options


def test_words_that_leave_a_level_unsaid_are_refused(own_words, store):
    keys = {row["key"]: UUID(row["id"]) for row in rows(store, "tie")}
    save(store, spell=[Spell(id=uuid4(), tie=keys["T1"], strength=3.0, end=date(2024, 1, 1))])
    kinds(own_words, tie="works_jointly", works_jointly__words="heard of, side by side")
    click(own_words, words.SAVE)
    assert "Words of the levels: the record holds a connection of level 3" in told(own_words)
    kinds(own_words, works_jointly__words="one, One, two")
    click(own_words, words.SAVE)
    assert "one stands twice" in told(own_words)


def test_a_kind_of_actor_is_called_otherwise_for_everybody_of_it(own_words, store):
    kinds(own_words, what="actor", actor="practitioner", new_name="key worker")
    assert "2 actors of this kind" in said(own_words)
    assert own_words.warning[0].value == kinds_words.A_STANDARD_KIND
    click(own_words, words.SAVE)
    assert "practitioner is now key worker" in told(own_words)
    found = [row["kind"] for row in rows(store, "actor")]
    assert sorted(found) == ["key worker", "key worker", "service", "young person"]
    click(own_words, words.TAKE_BACK)
    assert "key worker" not in [row["kind"] for row in rows(store, "actor")]
