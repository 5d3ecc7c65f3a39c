"""Many things at once on the Record page: pasted, saved row by row, put right, kept, taken back."""

from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest
from test_pages_record import (
    click,
    doing,
    drafts,
    page,
    record,
    rows,
    said,
    store,
    told,
)

from sysmap import places, recording
from sysmap.errors import WrongUsage
from sysmap.pages import record_pasted, record_sheets
from sysmap.recording import Change
from sysmap.views import record_words as words
from sysmap.views import sheet_words

__all__ = ["page", "record", "store"]

MOVES = """What was done\tDay\tMade by\tHow\tWhom\tWhat became of it\tHow it began
Ana met Ben\t2025-03\tAna; Ben\tworks jointly\tSchool\tnew\tnew
Ana rang\tsoon\tNadia\t\t\t\t
"""


def table(page, noun):
    doing(page, words.MANY)
    page.selectbox(key="typed many what").set_value(noun).run()
    assert not page.exception


def paste(page, noun, text):
    page.session_state["folded_paste"] = True
    page.run()
    page.text_area(key=f"typed many {noun} paste").set_value(text)
    click(page, sheet_words.INTO_THE_TABLE)


def test_moves_are_pasted_and_the_rows_that_are_in_order_are_saved(page, store, record):
    table(page, "move")
    paste(page, "move", MOVES)
    click(page, sheet_words.SAVE_ROWS)
    assert "Saved: 1 row." in told(page)
    assert "Not saved: 1 row" in told(page)
    assert "Ana rang: Day: soon is no day" in said(page)
    assert "Made by: the record knows no Nadia, or several" in said(page)
    assert [row["precision"] for row in rows(store, "move")] == ["month"]
    assert len(rows(store, "effect")) == 1
    assert "Ana rang" in drafts(record)[0]
    assert "Ana met Ben" not in drafts(record)[0]
    click(page, sheet_words.TAKE_ROWS_BACK)
    assert rows(store, "move") == []


def test_what_is_typed_in_a_table_comes_back_with_its_reasons(page, record):
    table(page, "move")
    paste(page, "move", MOVES)
    click(page, sheet_words.SAVE_ROWS)
    later = AppTest.from_file(str(places.page("record")), default_timeout=60)
    later.session_state["drafts_of"] = page.session_state["drafts_of"]
    later.run()
    assert words.KEPT in said(later)
    assert "Ana rang: Day: soon is no day" in said(later)
    click(later, words.THROW_AWAY)
    assert drafts(record) == []
    assert "soon is no day" not in said(later)


@pytest.mark.parametrize(
    ("noun", "text", "stored"),
    [
        ("actor", "Nadia,carer", "actor"),
        ("tie", "Ana,knows of,School,was there already", "tie"),
        ("context", "A new office,premises,,2025-02,,all", "context"),
    ],
)
def test_a_table_of_what_the_record_holds_takes_new_rows(page, store, noun, text, stored):
    before = len(rows(store, stored))
    table(page, noun)
    paste(page, noun, text)
    click(page, sheet_words.SAVE_ROWS)
    assert "Saved: 1 row." in told(page)
    assert len(rows(store, stored)) == before + 1


def test_a_paste_with_a_strange_column_is_told_and_stays(page):
    table(page, "actor")
    paste(page, "actor", "Name,Kind,Hat\nNadia,carer,red")
    assert "no column 'Hat'" in told(page)
    assert "red" in page.text_area(key="typed many actor paste").value


def test_a_pasted_row_may_be_shorter_than_the_table_and_never_longer():
    columns = record_sheets.columns("actor")
    [row] = record_pasted.rows("Nadia", columns)
    assert {name: cell for name, cell in row.items() if cell} == {"label": "Nadia"}
    with pytest.raises(WrongUsage, match="begins with 'a'"):
        record_pasted.rows(",".join("abcdefghij"), columns)


def test_who_was_faster_is_told_in_the_row_and_saving_again_puts_mine_over_it(page, store, record):
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    stood = {"label": "Ana", "kind": "practitioner", "key": "P1"}
    line = {"typed": {**stood, "label": "Mine"}, "stood": stood, "of": {"actor": [ana["id"], 1]}}
    theirs = Change(noun="actor", id=UUID(ana["id"]), version=1, fields={"label": "Theirs"})
    recording.save_changes(store, [theirs], who="ben", operation_id=uuid4())
    page.session_state["typed many actor rows"] = [[line, None]]
    table(page, "actor")
    click(page, sheet_words.SAVE_ROWS)
    assert "was changed by ben" in said(page)
    assert "Name: Theirs" in said(page)
    click(page, sheet_words.SAVE_ROWS)
    assert {row["label"] for row in rows(store, "actor")} >= {"Mine"}
    assert drafts(record) == []
