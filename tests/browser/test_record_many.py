"""Tables of many things in a real Chromium: typed into, kept through refresh and crash, saved."""

import pytest
from playwright.sync_api import expect
from watching import settled, told_the_server, type_to_choose

from sysmap import serving

pytestmark = pytest.mark.browser

HASTE = 60
"""Milliseconds between two keys: a cell loses what comes sooner."""
CELL = "#portal :is(textarea, input)"
"""What a cell becomes once it is open: what is typed before that may be lost."""


KEEPS_ITS_LINES = """
window.lines = [];
window.WebSocket = class extends WebSocket {
  constructor(...address) { super(...address); window.lines.push(this); }
};
"""


def table_of(page, what):
    settled(page).get_by_role("radio", name="Many at once").click()
    return type_to_choose(page, "Table of", what)


def go_to_the_first_cell(page):
    box = page.locator("[data-testid=stDataFrame]").bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 52)


def type_into_the_first_cell(page, text):
    cell = page.locator(CELL)
    while cell.count() == 0:  # the table may be drawn anew just as it is clicked
        go_to_the_first_cell(page)
        page.keyboard.press("Enter")
        settled(page)
    expect(cell).to_be_focused()
    page.keyboard.type(text, delay=HASTE)
    expect(cell).to_have_value(text)
    settled(page)


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


def drop_the_line(page):
    """The connection to the server breaks, and the page finds another."""
    lines = page.evaluate("window.lines.length")
    page.evaluate("window.lines.forEach((line) => line.close())")
    page.wait_for_function("before => window.lines.length > before", arg=lines)
    page.wait_for_selector("[data-test-connection-state=CONNECTED]")
    return settled(page)


def test_what_is_typed_outlives_a_dropped_line_a_refresh_and_a_killed_server(
    record, new_window, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    page = new_window()
    page.add_init_script(KEEPS_ITS_LINES)
    with serving.serve(record, port=8665) as app:
        page.goto(f"{app.address}/record")
        page.wait_for_selector(".stMain h1")
        with told_the_server(settled(page)):
            page.get_by_label("What was done").fill("Ana rang round")
        table_of(page, "People and services")
        type_into_the_first_cell(page, "Nadia")
        with told_the_server(page):
            page.keyboard.press("Enter")
        drop_the_line(page)
        page.reload()
        expect(page.get_by_text("This was typed earlier")).to_be_visible()
        app.process.kill()
    port = int(app.address.rsplit(":", 1)[1])
    with serving.serve(record, port=port) as again:
        page.goto(f"{again.address}/record")
        page.faults.clear()  # those of the line that was cut
        expect(page.get_by_text("This was typed earlier")).to_be_visible(timeout=30_000)
        expect(settled(page).get_by_label("What was done")).to_have_value("Ana rang round")
        table_of(page, "People and services")
        go_to_the_first_cell(page)
        press(page, "Escape")
        tab_to(page, "Save the rows")
        press(page, "Enter")
        page.get_by_text("Saved: 1 row.").wait_for()
        settled(page).get_by_role("button", name="Take all of these back").press("Enter")
        page.get_by_text("Taken back: 1 row").wait_for()
        settled(page).get_by_role("radio", name="What was recorded").click()
        expect(page.get_by_text("steward took back").first).to_be_visible()
        expect(page.locator(".stMain")).to_contain_text("name Nadia")
        assert page.faults == []
