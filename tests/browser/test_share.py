"""The Share page in a real Chromium: what it looks like, and what its buttons hand over."""

import io
import zipfile
from pathlib import Path

import pytest
from watching import SIDEWAYS, axe_faults, choose, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("reader", "width", "scheme"), [("the team", 1440, "light"), ("a researcher", 390, "dark")]
)
def test_the_page_is_whole_and_within_the_window(demo, open_page, reader, width, scheme):
    address = f"{demo}/share?for={reader.replace(' ', '+')}"
    page = open_page(address, width=width, scheme=scheme)
    page.get_by_role("button", name="Download").last.wait_for()
    settled(page)
    assert page.faults == []
    assert page.outside == []
    assert page.evaluate(SIDEWAYS) <= 0
    assert axe_faults(page) == []


def test_the_pack_and_the_map_of_all_days_and_of_a_chosen_one_are_handed_over(demo, open_page):
    page = at_rest(open_page(f"{demo}/share"))
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the pack").click()
    assert taken.value.suggested_filename == "tidewell-resilient-moves-pack.zip"
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as archive:
        assert {"README.txt", "ties.csv", "manifest.json"} <= set(archive.namelist())
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the map").click()
    assert taken.value.suggested_filename == "map.html"
    assert b"from 30 September 2024 to 31 October 2025" in Path(taken.value.path()).read_bytes()
    choose(page, "Show", "month 8 · April 2025")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the map").click()
    assert taken.value.suggested_filename == "map-2025-04-30.html"
    assert b"on 30 April 2025" in Path(taken.value.path()).read_bytes()


def at_rest(page):
    page.get_by_role("button", name="Download the map").wait_for()
    return settled(page)
