"""The views of practice as a person meets them: readable, and within the window."""

import pytest
from watching import SIDEWAYS, axe_faults, settled

pytestmark = pytest.mark.browser

VIEWS = {
    (1440, "dark"): {"what+it+was+made+of": "Held: 29", "whom+they+reached": "25 young people"},
    (390, "light"): {
        "what+travelled": "4 steps deep",
        "old+and+new+practices": "6 relations judged",
    },
}


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_each_view_is_readable_and_within_the_window(demo, open_page, width, scheme):
    page = open_page(demo, width=width, scheme=scheme)
    for view, told in VIEWS[width, scheme].items():
        page.goto(f"{demo}/moves?view={view}")
        settled(page).get_by_text(told).first.wait_for()
        page.locator("[data-testid=stExpander] summary", has_text="as a table").first.click()
        page.wait_for_selector("table tbody tr")
        assert page.evaluate(SIDEWAYS) <= 0
        assert axe_faults(settled(page)) == []
    assert page.faults == []
    assert page.outside == []
