"""The Evidence page: sources added and coded, themes counted, coders compared, quotes shown."""

import contextlib
from datetime import date
from uuid import UUID, uuid4

from conftest import said
from test_pages_record import click, doing, opened, record, save, store, told

from sysmap import recording
from sysmap.errors import InputRefused
from sysmap.model import Consent, Meeting, Move, MoveActor
from sysmap.pages import session
from sysmap.recording import CodeDraft, ExcerptDraft, SourceDraft
from sysmap.views import change_words, moves_beside_ties, record_words
from sysmap.views import evidence_words as words

__all__ = ["record", "store"]

TEXT = "We rang first. Then Ben came along, and we drew it."
EARLY, LATE = date(2024, 1, 1), date(2026, 1, 1)


def by():
    return {"who": "ana", "operation_id": uuid4()}


def source(store, **fields):
    draft = {"kind": "interview", "scope": "quote", "text": TEXT, "speaker": "P1", **fields}
    return recording.save_source(store, SourceDraft(**draft), **by()).key


def coded(store, key, part="We rang first.", **fields):
    start = TEXT.index(part)
    places = {"start": start, "end": start + len(part)}
    draft = ExcerptDraft(source=key, **{"coder": "P1", **places, **fields})
    return recording.save_excerpt(store, draft, **by())


def codes(store):
    """The codebook of the record, label -> key."""
    with contextlib.suppress(InputRefused):
        recording.fill_codebook(store, **by())
    return {row["label"]: row["key"] for row in store.current("code").to_pylist()}


def rows(store, noun):
    return store.current(noun).to_pylist()


def look(view, **chosen):
    page = opened("evidence")
    page.session_state["view"] = view
    for name, value in chosen.items():
        page.session_state[name] = value
    page.run()
    assert not page.exception
    assert not [one.value for one in page.error]
    return page


def answer(page):
    return said(page)


def test_an_empty_record_says_what_to_do_first_in_every_view(store):
    first = {
        words.READ: words.NO_SOURCES,
        words.THEMES: words.NOTHING_CODED,
        words.AGREE: words.NO_PAIR,
        words.CODEBOOK: words.NO_CODES,
    }
    for view, expected in first.items():
        shown = answer(look(view))
        assert expected.replace("'", "&#x27;") in shown
        assert "These are people" in shown


def test_a_source_is_added_and_what_is_missing_is_told(store):
    page = look(words.READ)
    page.session_state["folded_addasource"] = True
    page.run()
    click(page, record_words.SAVE)
    assert "say what those who gave it agreed to" in told(page)
    for name, value in {
        "kind": "diary",
        "scope": "analyse",
        "text": "A day.",
        "title": "One",
    }.items():
        page.session_state[f"typed source {name}"] = value
    click(page, record_words.SAVE)
    assert "A source (D1): One" in told(page)
    [row] = rows(store, "source")
    assert (row["kind"], row["scope"], row["text"]) == ("diary", "analyse", "A day.")
    click(page, record_words.TAKE_BACK)
    assert rows(store, "source") == []


def test_a_source_is_read_with_what_is_coded_and_nothing_is_saved_without_a_mark(store):
    key, book = source(store, title="First talk"), codes(store)
    coded(store, key, codes=(book["responsive"],), links=({"context": "X1", "stance": "supports"},))
    page = look(words.READ, source_read=key)
    shown = answer(page)
    assert "First talk, interview" in shown
    assert "responsive" in shown
    assert "A cut: speaks for what is recorded" in shown
    page.session_state["typed coding code theme"] = [book["reflexive"]]
    page.session_state["typed coding coder"] = "P2"
    click(page, record_words.SAVE)
    assert "mark some words of the text first" in told(page)
    assert len(rows(store, "coding")) == 1


def test_what_was_given_to_be_kept_only_offers_no_form(store):
    page = look(words.READ, source_read=source(store, scope="record"))
    assert record_words.SAVE not in [button.label for button in page.button]
    assert "kept only" in answer(page)


def test_the_codebook_is_filled_by_one_button_and_has_codes_of_our_own(store):
    page = look(words.CODEBOOK)
    click(page, words.FILL)
    assert words.FILL not in [
        button.label for button in page.button
    ]  # the save is told in its place
    assert len([row for row in rows(store, "code") if row["sort"] == "theme"]) == 4
    page = look(words.CODEBOOK)
    assert "resourceful" in answer(page)
    click(page, words.FILL)
    assert "already" in told(page)
    page.session_state["folded_addacode"] = True
    page.run()
    page.session_state["typed own_code label"] = "who holds me"
    click(page, record_words.SAVE)
    assert [row["label"] for row in rows(store, "code") if row["sort"] == "own"] == ["who holds me"]


def test_themes_are_counted_by_meeting_and_never_by_person(store):
    save(store, meeting=[Meeting(id=uuid4(), key="G1", date=date(2025, 3, 1), number=1)])
    book = codes(store)
    for speaker in ("P1", "P2", "S1", "Y1"):
        coded(store, source(store, speaker=speaker, meeting="G1"), codes=(book["responsive"],))
    coded(store, source(store, speaker=None, meeting="G1"), codes=(book["responsive"],))
    for over in words.WAYS:
        page = look(words.THEMES, over=over)
        assert "5 excerpts of 5 sources. Responsive comes up in 5" in answer(page)
        for name in ("Ana", "Ben", "Wren"):
            assert f">{name}<" not in answer(page)


def test_only_words_that_may_be_quoted_stand_in_the_columns_of_the_lenses(store):
    book = codes(store)
    coded(store, source(store), codes=(book["action"],))
    coded(store, source(store, scope="analyse"), "Then Ben came along", codes=(book["action"],))
    shown = answer(look(words.THEMES, over=words.READING))
    assert "We rang first." in shown
    assert "Then Ben came along" not in shown
    assert "a practitioner, interview" in shown


def test_two_coders_are_compared_with_what_kappa_says_and_what_it_does_not(store):
    book, key = codes(store), source(store)
    for coder in ("P1", "P2"):
        coded(store, key, coder=coder, codes=(book["responsive"],))
        coded(store, key, "we drew it", coder=coder, codes=(book["reflexive"],))
    shown = answer(look(words.AGREE))
    assert "Ana and Ben both coded 2 excerpts; kappa of the themes is 1.00." in shown
    assert "It does not say that either of them is right" in shown


def test_quotes_stand_beside_the_move_the_context_and_the_tie_they_speak_of(store):
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    move = Move(id=uuid4(), key="M1", date=date(2025, 3, 5), title="We rang")
    made = MoveActor(id=uuid4(), move=move.id, actor=UUID(ana["id"]), role="maker")
    save(store, move=[move], move_actor=[made])
    links = tuple(
        {noun: key, "stance": "supports"}
        for noun, key in {"move": "M1", "context": "X1", "tie": "T1"}.items()
    )
    coded(store, source(store, day="2025-03-06"), links=links)
    for name in ("moves", "contexts"):
        page = opened(name)
        if name == "contexts":
            page.session_state["context"] = "A cut"
            page.run()
        assert not page.exception
        assert "We rang first." in said(page), name
        assert "a practitioner, interview" in said(page)
    system = session.system()
    picked = ["P1", "P2", "works jointly"]
    found = moves_beside_ties.told(system, picked, since=EARLY, until=LATE)
    [part] = [part for part in found["parts"] if part["name"] == words.QUOTES]
    said_by = "a practitioner, interview, March 2025, speaks for what is recorded"
    assert part["lines"] == [f"\u201cWe rang first.\u201d ({said_by})"]


def test_no_quote_stands_there_of_whoever_did_not_agree_to_that(store):
    coded(store, source(store), links=({"context": "X1", "stance": "supports"},))
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    no = Consent(id=uuid4(), actor=UUID(ana["id"]), purpose="quote", state="refused")
    save(store, consent=[no])
    page = opened("contexts")
    page.session_state["context"] = "A cut"
    page.run()
    assert "We rang first." not in said(page)


def test_an_excerpt_loses_a_code_and_a_source_goes_with_all_that_was_coded_of_it(store):
    book, key = codes(store), source(store)
    coded(store, key, codes=(book["responsive"], book["action"]))
    [row] = rows(store, "excerpt")
    page = doing(opened("record"), record_words.CHANGE)
    page.session_state["typed change what"] = "excerpt"
    page.session_state["typed change excerpt which"] = row["id"]
    page.run()
    assert not page.exception
    first = min(rows(store, "coding"), key=lambda one: one["id"])
    page.session_state[f"typed change {row['id']} {first['id']}.taken_out"] = True
    page.run()
    click(page, change_words.SAVE_CHANGES)
    assert len(rows(store, "coding")) == 1, told(page)
    [text] = rows(store, "source")
    page = doing(opened("record"), record_words.CHANGE)
    page.session_state["typed change what"] = "source"
    page.session_state["typed change source which"] = text["id"]
    page.session_state["folded_takeout"] = True
    page.run()
    click(page, change_words.TAKE_OUT_NOW)
    assert rows(store, "source") + rows(store, "excerpt") + rows(store, "coding") == []
    assert recording.save_code(store, CodeDraft(label="ours"), **by()).key
