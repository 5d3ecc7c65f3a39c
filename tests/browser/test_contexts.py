"""The Contexts page as a person meets it: a context chosen, the rows behind a number opened."""

import pytest
from playwright.sync_api import expect
from watching import SIDEWAYS, axe_faults, choose, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_a_context_is_chosen_and_a_number_opens_the_rows_behind_it(demo, open_page, width, scheme):
    page = settled(open_page(f"{demo}/contexts", width=width, scheme=scheme))
    expect(page.locator(".stVegaLiteChart .mark-rect path")).to_have_count(8)
    choose(page, "Context", "Social work restructure")
    page.wait_for_selector("text=What was done under it?")
    assert "26 moves" in page.locator(".answer").inner_text()
    assert "restructure" not in page.url.casefold()
    page.get_by_text("The rows behind a number").click()
    page.wait_for_selector("text=Moves, month 9 · May 2025: 4.")
    settled(page)
    assert page.locator("table tbody tr").count() == 4
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.faults == []
    assert page.outside == []
    assert axe_faults(page) == []


def test_the_picture_is_whole_when_the_page_is_drawn_again(demo, open_page):
    page = settled(open_page(f"{demo}/contexts"))
    points = page.locator(".stVegaLiteChart .mark-symbol.role-mark path")
    expect(points).to_have_count(14)
    choose(page, "Line", "connectedness")
    assert page.url.endswith("contexts?line=connectedness")
    choose(page, "Line", "connected pairs")
    expect(points).to_have_count(14)


def test_what_the_restructure_did_stands_on_what_chance_gives(demo, open_page):
    page = settled(open_page(f"{demo}/contexts?look=covered+and+not+covered", width=390))
    choose(page, "Context", "Social work restructure")
    page.wait_for_selector("text=Described, not tested.")
    marks = settled(page).locator(".stVegaLiteChart .mark-symbol.role-mark path")
    expect(marks).to_have_count(10)  # four ways to give it to a group, and as it was given; twice
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.faults == []
    assert page.outside == []
    assert axe_faults(page) == []
