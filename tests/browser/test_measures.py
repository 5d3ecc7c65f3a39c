"""The Measures page as a person meets it: a line, its bands, the table and both downloads."""

import io

import pytest
from playwright.sync_api import expect
from pyarrow import parquet
from watching import SIDEWAYS, axe_faults, choose, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_measure_is_chosen_and_its_line_is_whole(demo, open_page, width, scheme):
    page = settled(open_page(f"{demo}/measures", width=width, scheme=scheme))
    points = page.locator(".stVegaLiteChart .mark-symbol.role-mark path")
    expect(points).to_have_count(14)
    choose(page, "Measure", "Connectedness of adults and services")
    page.wait_for_selector("text=take the young people out")
    assert "measure=Connectedness+of+adults" in page.url
    expect(points).to_have_count(14)
    boxes = [points.nth(place).bounding_box() for place in (0, 13)]
    assert boxes[1]["x"] - boxes[0]["x"] > 200
    page.get_by_text("How it is worked out").click()
    page.wait_for_selector("text=Krackhardt 1994")
    settled(page)
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.faults == []
    assert page.outside == []
    assert axe_faults(page) == []


def test_the_figures_are_taken_away_with_the_settings_that_made_them(demo, open_page, tmp_path):
    page = settled(open_page(f"{demo}/measures?found=from+when+they+were+written+down"))
    page.get_by_text("The same as a table").click()
    button = page.get_by_role("button", name="Download as Parquet")
    button.wait_for()
    settled(page)
    with page.expect_download() as taken:
        button.click()
    table = parquet.read_table(io.BytesIO(taken.value.path().read_bytes()))
    assert table.num_rows == 14
    assert set(table.column("measure").to_pylist()) == {"circle_closure_mean"}
    assert table.column("settings")[0].as_py()["found_put_back"] is False
