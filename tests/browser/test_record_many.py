"""Tables of many things in a real Chromium: typed into, kept through refresh and crash, saved."""

import pytest
from playwright.sync_api import expect
from watching import settled, type_to_choose

from sysmap import serving
from sysmap.store import Store

pytestmark = pytest.mark.browser

HASTE = 60
"""Milliseconds between two keys: a cell that opens takes what comes sooner for its first."""


KEEPS_ITS_LINES = """
window.lines = [];
window.WebSocket = class extends WebSocket {
  constructor(...address) { super(...address); window.lines.push(this); }
};
"""


def table_of(page, what):
    settled(page).get_by_role("radio", name="Many at once").click()
    return type_to_choose(page, "Table of", what)


def type_into_the_first_cell(page, text):
    box = page.locator("[data-testid=stDataFrame]").bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 52)
    page.keyboard.type(text, delay=HASTE)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
        settled(page)


def tab_to(page, button):
    for _ in range(6):
        press(page, "Tab")
        if button in page.evaluate("document.activeElement.innerText"):
            return
    pytest.fail(f"Tab leads from the table to no {button!r}")


def names(record):
    with Store.open(record) as store:
        return {row["label"] for row in store.current("actor").to_pylist()}


def test_what_is_typed_in_a_table_outlives_a_refresh_and_a_killed_server(
    record, open_page, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    with serving.serve(record, port=8665) as app:
        page = table_of(open_page(f"{app.address}/record"), "People and services")
        type_into_the_first_cell(page, "Nadia")
        press(page, "Enter")
        page.reload()
        expect(page.get_by_text("This was typed earlier")).to_be_visible()
        expect(settled(page).locator("td", has_text="Nadia").first).to_be_attached()
        app.process.kill()
    port = int(app.address.rsplit(":", 1)[1])
    with serving.serve(record, port=port) as again:
        page.goto(f"{again.address}/record")
        expect(page.get_by_text("This was typed earlier")).to_be_visible(timeout=30_000)
        expect(settled(page).locator("td", has_text="Nadia").first).to_be_attached()
        page.get_by_role("button", name="Save the rows").click()
        page.get_by_text("Saved: 1 row.").wait_for()
        assert not record.with_name("ours.duckdb.drafts").exists()
    assert "Nadia" in names(record)


def test_a_row_is_typed_saved_taken_back_by_keyboard_and_stands_in_the_history(app, open_page):
    page = table_of(open_page(f"{app}/record"), "People and services")
    type_into_the_first_cell(page, "Nadia")
    press(page, "Enter", "Escape")
    tab_to(page, "Save the rows")
    press(page, "Enter")
    page.get_by_text("Saved: 1 row.").wait_for()
    settled(page).get_by_role("button", name="Take all of these back").press("Enter")
    page.get_by_text("Taken back: 1 row").wait_for()
    settled(page).get_by_role("radio", name="What was recorded").click()
    expect(page.get_by_text("steward took back").first).to_be_visible()
    assert page.faults == []


def test_what_is_typed_outlives_a_dropped_connection(app, new_window):
    page = new_window()
    page.add_init_script(KEEPS_ITS_LINES)
    page.goto(f"{app}/record")
    page.wait_for_selector(".stMain h1")
    settled(page).get_by_label("What was done").fill("Ana rang round")
    table_of(page, "People and services")
    type_into_the_first_cell(page, "Nadia")
    press(page, "Enter")
    lines = page.evaluate("window.lines.length")
    page.evaluate("window.lines.forEach((line) => line.close())")
    page.wait_for_function("before => window.lines.length > before", arg=lines)
    page.wait_for_selector("[data-test-connection-state=CONNECTED]")
    settled(page).get_by_role("button", name="Save the rows").click()
    page.get_by_text("Saved: 1 row.").wait_for()
    settled(page).get_by_role("radio", name="A move", exact=True).click()
    expect(settled(page).get_by_label("What was done")).to_have_value("Ana rang round")
