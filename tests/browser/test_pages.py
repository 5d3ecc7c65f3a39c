"""Each page as a person meets it, in a real Chromium: what it says, how it looks."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = ["", "map", "change", "circles"]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

STREAMLIT_S_OWN = {"exclude": [["[data-testid=stSidebarNavItems]"]]}
"""Markup of Streamlit's that we cannot mend; docs/accessibility.md lists it."""

SMALL_TEXT = """
() => {
  const small = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const seen = box.width > 1 && box.height > 1 && style.visibility === "visible";
      if (own && seen && parseFloat(style.fontSize) < 11)
        small.push(element.textContent.trim().slice(0, 40));
    }
  };
  look(document.querySelector(".stMain"));
  return small;
}
"""


def settled(page):
    """Wait until Streamlit is at rest and the picture, where there is one, is drawn."""
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_timeout(600)
    return page


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_readable_and_within_the_window(demo, open_page, name, width, scheme):
    page = settled(open_page(f"{demo}/{name}", width=width, scheme=scheme))
    assert page.faults == []
    assert page.outside == []
    assert page.locator(".stException, .stAlert").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(SMALL_TEXT) == []
    found = Axe().run(page, context=STREAMLIT_S_OWN, options=WCAG)
    assert [(fault["id"], fault["nodes"]) for fault in found.response["violations"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_picture_fills_most_of_the_window(demo, open_page, name):
    page = settled(open_page(f"{demo}/{name}"))
    box = page.locator(
        "[data-testid=stBidiComponentRegular], .stBidiComponent, .stVegaLiteChart"
    ).first.bounding_box()
    seen = min(box["y"] + box["height"], 900) - box["y"]
    assert box["width"] * seen >= 0.6 * 1440 * 900


def test_every_page_can_be_reached_from_the_top(demo, open_page):
    page = settled(open_page(demo))
    page.get_by_role("button", name="See who is connected").click()
    page.wait_for_url("**/map")
    assert settled(page).locator("h1").inner_text() == "Who is connected, and since when?"


def test_the_change_page_follows_its_two_dates_and_its_address_can_be_shared(demo, open_page):
    page = settled(open_page(f"{demo}/change"))
    whole = page.locator(".answer").inner_text()
    assert "formed" in whole
    choose(page, "From", "month 8 · April 2025")
    later = page.locator(".answer").inner_text()
    assert later != whole
    assert later.startswith("30 April 2025")
    again = settled(open_page(page.url))
    assert again.locator(".answer").inner_text() == later


def test_a_circle_is_shown_before_and_after_with_at_most_six_questions(demo, open_page):
    page = settled(open_page(f"{demo}/circles"))
    told = page.locator(".answer").inner_text()
    assert re.search(r"On 30 September 2024: .+ On 31 October 2025: .+ linked", told)
    choose(page, "After", "month 2 · October 2024")
    assert 1 <= page.locator(".questions li").count() <= 6
    choose(page, "Young person", "Wren")
    assert page.locator(".answer").inner_text().startswith("Wren. ")
    assert "Wren" not in page.url


def test_a_table_stands_beside_every_picture(demo, open_page):
    for name in PAGES:
        page = settled(open_page(f"{demo}/{name}"))
        page.locator("[data-testid=stExpander] summary").first.click()
        page.wait_for_selector("table tbody tr")
        assert page.locator("table tbody tr").count() > 5


ANSWERED_ANEW = "told => document.querySelector('.answer').innerText !== told"


def choose(page, label, option):
    """Choose, and wait until the page's answer is another one."""
    told = page.locator(".answer").inner_text()
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
    page.wait_for_function(ANSWERED_ANEW, arg=told)
    settled(page)
