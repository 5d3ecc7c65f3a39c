"""Moves as a person meets them: on the board, in the feed, and beside a tie on map and change."""

import re

import pytest
from watching import SIDEWAYS, axe_faults, choose, settled

pytestmark = pytest.mark.browser

FOCUSED = """
() => {
  let element = document.activeElement;
  while (element.shadowRoot && element.shadowRoot.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element.getAttribute("aria-label") || element.innerText;
}
"""


def test_from_the_board_to_a_move_and_the_tie_that_came_with_it(demo, open_page):
    page = settled(open_page(f"{demo}/moves"))
    choose(page, "Compartment", "Belonging")
    assert "64 of 260 moves" in page.locator(".answer").inner_text()
    page.get_by_role("radio", name="more good ties").click()
    page.get_by_role("heading", name=re.compile("more good ties: 6 moves")).wait_for()
    assert settled(page).locator(".cards article").count() == 6
    lines = page.locator(".cards li:not(.evidence)").all_inner_texts()
    assert lines
    assert all(re.search(r"recorded as \w+, (claimed|confirmed)$", line) for line in lines)
    assert page.url.endswith("/moves?compartment=Belonging")


def test_the_board_is_reached_and_used_by_keyboard(demo, open_page):
    page = settled(open_page(f"{demo}/moves"))
    page.get_by_role("combobox", name="Made by").focus()
    page.keyboard.press("Tab")
    assert "a decent place to live" in page.evaluate(FOCUSED)
    page.keyboard.press("ArrowRight")
    assert "money that covers the week" in page.evaluate(FOCUSED)
    page.keyboard.press("Space")
    page.get_by_role("heading", name=re.compile("money that covers the week")).wait_for()


def test_nobody_who_is_chosen_stands_in_the_address(demo, open_page):
    page = settled(open_page(f"{demo}/moves"))
    choose(page, "Made by", "Asha")
    choose(page, "Context", "National funding settlement")
    assert re.search(r"^\d+ of 260 moves by \d+ maker", page.locator(".answer").inner_text())
    assert page.url.endswith("/moves")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_the_page_is_readable_with_a_label_chosen(demo, open_page, width, scheme):
    page = settled(open_page(f"{demo}/moves", width=width, scheme=scheme))
    page.get_by_role("radio", name="hope").click()
    page.get_by_role("heading", name=re.compile("hope: 9 moves")).wait_for()
    assert page.faults == []
    assert page.evaluate(SIDEWAYS) <= 0
    assert axe_faults(settled(page), ".stMain") == []


def test_by_keyboard_from_an_actor_to_a_tie_and_its_moves(demo, open_page):
    page = settled(open_page(f"{demo}/map"))
    page.get_by_role("button", name=re.compile("^Kestrel's mum")).focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Ties of Kestrel's mum")
    row = panel.get_by_role("button", name=re.compile("^Celeste"))
    row.focus()
    page.keyboard.press("Enter")
    told = page.get_by_role("region", name="The tie Kestrel's mum")
    told.get_by_text("1 move on this tie is recorded.").wait_for()
    assert page.evaluate(FOCUSED).startswith("The tie Kestrel's mum")
    words = told.inner_text()
    assert "since 9 December 2024, strength 2" in words
    assert "(9 December 2024: recorded as created, claimed). In: National funding" in words
    assert "Celeste: still there" in words
    assert page.url == f"{demo}/map"
    assert axe_faults(settled(page), ".stMain") == []
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED).startswith("Kestrel's mum")
    assert told.count() == 0


MIDDLE_OF_A_TIE = """
map => {
  const place = (name) => {
    const node = map.querySelector(`.actor[aria-label^="${name}"]`);
    return node.getAttribute("transform").match(/[-\\d.]+/g).map(Number);
  };
  const [[x1, y1], [x2, y2]] = [place("Kestrel's mum"), place("Celeste")];
  const box = map.querySelector(".stage").getBoundingClientRect();
  return [box.left + (x1 + x2) / 2, box.top + (y1 + y2) / 2];
}
"""


def test_a_click_on_a_tie_tells_of_it_in_the_panel_alone(demo, open_page):
    page = settled(open_page(f"{demo}/map"))
    x, y = page.locator(".sysmap").evaluate(MIDDLE_OF_A_TIE)
    page.mouse.click(x, y)
    told = page.get_by_role("region", name="The tie ")
    told.get_by_text(re.compile("on this tie (is|are) recorded")).wait_for()
    page.mouse.move(x + 1, y)
    assert page.locator(".tip:visible").count() == 0
    page.get_by_role("button", name="Let go").click()
    told.wait_for(state="hidden")
