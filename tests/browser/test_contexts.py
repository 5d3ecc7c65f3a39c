"""The Contexts page as a person meets it: a context chosen, the rows behind a number opened."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

STREAMLIT_S_OWN = {"exclude": [["[data-testid=stSidebarNavItems]"]]}
"""Markup of Streamlit's that we cannot mend; docs/accessibility.md lists it."""


def settled(page):
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_timeout(600)
    return page


def choose(page, label, option):
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
    return settled(page)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_a_context_is_chosen_and_a_number_opens_the_rows_behind_it(demo, open_page, width, scheme):
    page = settled(open_page(f"{demo}/contexts", width=width, scheme=scheme))
    bars = page.locator(".stVegaLiteChart .mark-rect path")
    assert bars.count() == 8
    choose(page, "Context", "Social work restructure")
    page.wait_for_selector("text=What was done under it?")
    assert "26 moves" in page.locator(".answer").inner_text()
    assert "restructure" not in page.url.casefold()
    page.get_by_text("The rows behind a number").click()
    page.wait_for_selector("text=Moves, month 9 · May 2025: 4.")
    settled(page)
    assert page.locator("table tbody tr").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.faults == []
    assert page.outside == []
    found = Axe().run(page, context=STREAMLIT_S_OWN, options=WCAG)
    assert [(fault["id"], fault["nodes"]) for fault in found.response["violations"]] == []


def test_the_picture_is_whole_when_the_page_is_drawn_again(demo, open_page):
    page = settled(open_page(f"{demo}/contexts"))
    points = page.locator(".stVegaLiteChart .mark-symbol.role-mark path")
    assert points.count() == 14
    choose(page, "Line", "connectedness")
    assert page.url.endswith("contexts?line=connectedness")
    choose(page, "Line", "connected pairs")
    assert points.count() == 14
