"""The Contexts page as a person meets it: a context chosen, the rows behind a number opened."""

import pytest
from playwright.sync_api import expect
from pyarrow import parquet
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
    assert page.faults == []
    assert page.outside == []
    assert axe_faults(page) == []
    page.locator("h1").scroll_into_view_if_needed()
    choose(settled(page), "Look at", "the workbook")
    page.wait_for_selector("text=Line by line")
    assert page.evaluate(SIDEWAYS) <= 0
    assert axe_faults(settled(page)) == []


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
    for look, words in {
        "before, during, after": "5 actors covered and heard",
        "overlaps": "Of its covered days it shares most",
        "what could be seen": "Work it out by people",
    }.items():
        choose(page, "Look at", look)
        page.wait_for_selector(f"text={words}")
        assert page.evaluate(SIDEWAYS) <= 0
        assert axe_faults(settled(page)) == [], look


def test_a_look_is_taken_away_with_what_made_it(demo, open_page, tmp_path):
    page = settled(open_page(f"{demo}/contexts?look=covered+and+not+covered"))
    choose(page, "Context", "Monthly peer supervision")
    page.get_by_text("The same as a table").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as Parquet").click()
    assert taken.value.suggested_filename == "X6-covered and not covered.parquet"
    taken.value.save_as(tmp_path / "x6.parquet")
    table = parquet.read_table(tmp_path / "x6.parquet")
    assert table["Verdict"].to_pylist()[0] == "too few to tell"
    settings = table["settings"][0].as_py()
    assert (settings["context"], settings["period"]) == ("X6", "month")
    assert settings["programme"] == "Tidewell Resilient Moves"
    assert page.faults == []
