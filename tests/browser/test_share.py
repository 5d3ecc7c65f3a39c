"""The Share page in a real Chromium: what it looks like, and what its buttons hand over."""

import io
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
STREAMLIT_S_OWN = {"exclude": [["[data-testid=stSidebarNavItems]"]]}


def settled(page):
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=30_000)
    page.get_by_role("button", name="Download the map").wait_for()
    return page


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_page_is_whole_and_within_the_window(demo, open_page, width, scheme):
    page = settled(open_page(f"{demo}/share", width=width, scheme=scheme))
    assert page.faults == []
    assert page.outside == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    found = Axe().run(page, context=STREAMLIT_S_OWN, options=WCAG)
    assert [(fault["id"], fault["nodes"]) for fault in found.response["violations"]] == []


def test_the_pack_and_the_map_of_the_chosen_day_are_handed_over(demo, open_page):
    page = settled(open_page(f"{demo}/share"))
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the pack").click()
    assert taken.value.suggested_filename == "tidewell-resilient-moves-pack.zip"
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as archive:
        assert {"README.txt", "ties.csv", "manifest.json"} <= set(archive.namelist())
    page.get_by_role("combobox", name="On").click()
    page.get_by_role("option", name="month 8 · April 2025").click()
    settled(page)
    page.wait_for_timeout(500)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the map").click()
    assert taken.value.suggested_filename == "map-2025-04-30.html"
    assert b"on 30 April 2025" in Path(taken.value.path()).read_bytes()
