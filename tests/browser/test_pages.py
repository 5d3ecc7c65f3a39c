"""Each page as a person meets it, in a real Chromium: what it says, how it looks."""

import re

import pytest
from watching import SIDEWAYS, SMALL_TEXT, axe_faults, choose, settled

pytestmark = pytest.mark.browser

PAGES = ["", "map", "change", "circles"]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_readable_and_within_the_window(demo, open_page, name, width, scheme):
    page = settled(open_page(f"{demo}/{name}", width=width, scheme=scheme))
    assert page.faults == []
    assert page.outside == []
    assert page.locator(".stException, .stAlert").count() == 0
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(SMALL_TEXT) == []
    assert axe_faults(page) == []
    if width > 1000:
        assert share_of_the_window(page) >= 0.6
    page.locator("[data-testid=stExpander] summary").first.click()
    page.wait_for_selector("table tbody tr")
    assert page.locator("table tbody tr").count() > 5


def share_of_the_window(page):
    """How much of the window the page's picture takes before anybody scrolls."""
    box = page.locator(
        "[data-testid=stBidiComponentRegular], .stBidiComponent, .stVegaLiteChart"
    ).first.bounding_box()
    seen = min(box["y"] + box["height"], 900) - box["y"]
    return box["width"] * seen / (1440 * 900)


def test_every_page_can_be_reached_from_the_top(demo, open_page):
    page = settled(open_page(demo))
    page.get_by_role("button", name="See who is connected").click()
    page.wait_for_url(re.compile("/map"))
    assert settled(page).locator("h1").inner_text() == "Who is connected, and since when?"


def test_the_change_page_follows_its_two_dates_and_its_address_can_be_shared(demo, open_page):
    page = settled(open_page(f"{demo}/change"))
    whole = page.locator(".answer").inner_text()
    assert "formed" in whole
    anew(page, "From", "month 8 · April 2025")
    later = page.locator(".answer").inner_text()
    assert later != whole
    assert later.startswith("30 April 2025")
    again = settled(open_page(page.url))
    assert again.locator(".answer").inner_text() == later


def test_a_circle_is_shown_before_and_after_with_at_most_six_questions(demo, open_page):
    page = settled(open_page(f"{demo}/circles"))
    told = page.locator(".answer").inner_text()
    assert re.search(r"On 30 September 2024: .+ On 31 October 2025: .+ links? among them", told)
    anew(page, "After", "month 2 · October 2024")
    assert 1 <= page.locator(".questions li").count() <= 6
    anew(page, "Young person", "Wren")
    assert page.locator(".answer").inner_text().startswith("Wren. ")
    assert "Wren" not in page.url


ANSWERED_ANEW = "told => document.querySelector('.answer').innerText !== told"


def anew(page, label, option):
    """Choose, and wait until the page's answer is another one."""
    told = page.locator(".answer").inner_text()
    choose(page, label, option)
    page.wait_for_function(ANSWERED_ANEW, arg=told)
    settled(page)
