"""The Care page in a real Chromium, with somebody chosen, whom its address does not name."""

import pytest
from watching import SIDEWAYS, axe_faults, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_page_is_whole_and_names_nobody_in_its_address(demo, open_page, width, scheme):
    page = open_page(f"{demo}/care", width=width, scheme=scheme)
    whom = page.get_by_role("combobox", name="Whom")
    whom.click()
    whom.fill("Y04")
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Download the page").wait_for()
    settled(page)
    assert page.faults == []
    assert page.outside == []
    assert page.evaluate(SIDEWAYS) <= 0
    assert axe_faults(page) == []
    assert "Y04" not in page.url
    assert "Kestrel" not in page.url
