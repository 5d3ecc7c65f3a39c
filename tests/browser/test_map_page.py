"""The Map page in the app: what a person looked at stays, and a group opens."""

import re

import pytest
from showing import ask, drawn, middle_of, slide
from watching import axe_faults, choose, settled

pytestmark = pytest.mark.browser


def test_the_view_outlasts_another_page_a_reload_and_a_rerun(demo, open_page):
    page = settled(open_page(f"{demo}/map"))
    page.sent.clear()
    page.evaluate("window.noted.sent = 0")
    for step in (0, 5, 9):
        slide(page, step)
    page.get_by_role("button", name="Zoom in").click()
    assert page.sent == []
    page.get_by_role("button", name="Asha, practitioner").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.noted.sent > 0")
    assert len(settled(page).sent) == 1
    page.get_by_role("button", name="2", exact=True).click()
    where, lit = middle_of(page, "Asha"), drawn(settled(page))
    go_by_menu(page, "Change", "What changed between two dates?")
    go_by_menu(page, "Map", "Who is connected, and since when?")
    page.locator(".sysmap .legend").wait_for()
    settled(page)
    for _ in range(2):
        assert page.locator("output.step-label").inner_text().startswith("month 10")
        assert drawn(page) == lit
        assert middle_of(page, "Asha") == pytest.approx(where, abs=2)
        assert "Asha" not in page.url
        assert "P01" not in page.url
        page.reload()
        page.locator(".sysmap .legend").wait_for()
        settled(page)
    page.get_by_role("region", name="Ties of Asha").wait_for()
    assert page.faults == []


def go_by_menu(page, name, question):
    page.get_by_test_id("stTopNavSection").first.click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=name).click()
    page.get_by_role("heading", name=question).wait_for()
    settled(page)


def test_a_group_is_opened_and_left_by_keyboard_and_shows_its_ties_in_a_table(demo, open_page):
    page = settled(open_page(f"{demo}/map?show=services"))
    assert axe_faults(page) == []
    page.get_by_role("button", name="Eastgate social work").focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Ties of Eastgate social work")
    assert "ties with 11 groups; some rest on few people" in panel.inner_text()
    panel.get_by_role("button", name="Open").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Eastgate social work. On 31 October 2025: 4 members, 42 ties.").wait_for()
    assert {"Efua", "Dilan", "Fergus", "Eastgate social work"} <= drawn(settled(page))
    assert "Bram" not in drawn(page)
    page.get_by_role("button", name="All services").click()
    page.get_by_text("166 ties between services and groups").wait_for()
    assert "S03" not in page.url
    assert page.faults == []


def test_drifting_moves_everybody_a_little_and_sizes_say_what_they_are(demo, open_page):
    page = settled(open_page(f"{demo}/map?arranged=drifting+with+the+ties", motion="reduce"))
    last = middle_of(page, "Idris")
    slide(page, 0)
    first = middle_of(settled(page), "Idris")
    assert first != last
    assert abs(first[0] - last[0]) < 150
    page.get_by_role("button", name="Arrangement and size").click()
    choose(page, "Size by", "Degree")
    size = "size: degree, 30 September 2024"
    page.locator(".legend").get_by_text(re.compile(size)).wait_for()
    slide(page, 13)
    assert "size: degree, 31 October 2025" in page.locator(".legend").inner_text()
    scale = ask(
        page, "map.querySelector('.actor[aria-label^=\"Idris\"] .shape').getAttribute('transform')"
    )
    assert scale != "scale(1.000)"
    assert page.faults == []
