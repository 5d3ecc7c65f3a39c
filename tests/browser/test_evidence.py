"""Words of a text marked by mouse and by keyboard, coded, and seen marked, in a real Chromium."""

import pytest
from bringing import begun
from playwright.sync_api import expect
from watching import SIDEWAYS, axe_faults, choose, settled, type_to_choose

from sysmap import intake
from sysmap.store import Store

pytestmark = pytest.mark.browser

TEXT = "We rang \U0001f600 first. Then Ben came along.\nNobody wrote."
TABLES = {
    "actors": "id,label,kind\nP1,Ana,practitioner\nP2,Ben,practitioner\n",
    "codes": "id,label,sort\nK1,responsive,theme\n",
    "sources": f'id,kind,title,speaker,scope,text\nD1,diary,Day one,P1,quote,"{TEXT}"\n',
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record with one text."""
    folder = tmp_path_factory.mktemp("said")
    begun(folder / "ours.duckdb")
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text)
    with Store.open(folder / "ours.duckdb") as store:
        intake.bring_in(store, [folder / f"{name}.csv" for name in TABLES])
    return folder / "ours.duckdb"


def marked(page, words):
    expect(page.get_by_text(f"Marked: \u201c{words}\u201d")).to_be_visible()
    settled(page)


def test_words_are_marked_by_mouse_and_by_keyboard_coded_and_seen(app, open_page):
    page = open_page(f"{app}/evidence")
    choose(page, "Source", "Day one")
    text = page.get_by_role("group", name="The text of the source")
    expect(text).to_have_text(TEXT)
    box = text.bounding_box()
    page.mouse.dblclick(box["x"] + 26, box["y"] + 24)
    marked(page, "We")
    text.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    marked(page, "We rang \U0001f600 first.")
    page.keyboard.press("Shift+ArrowDown")
    marked(page, "We rang \U0001f600 first. Then Ben came along.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    marked(page, "Then Ben came along.")
    type_to_choose(page, "Theme", "responsive")
    type_to_choose(page, "Who codes", "Ben")
    page.keyboard.press("Control+Enter")
    settled(page)
    piece = page.locator(".sysmap-text .coded")
    expect(piece).to_have_text("Then Ben came along.")
    expect(piece).to_have_attribute("data-label", "Q1 responsive")
    assert axe_faults(page) == []
    page.emulate_media(color_scheme="dark")
    settled(page)
    assert axe_faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    assert not page.evaluate(SIDEWAYS)
