"""The Change page: its three pictures, the list of changes beside each of them."""

import json
import re

import pytest
from conftest import said

from sysmap.views import changes


@pytest.fixture
def change_page(page, demo_record):
    """The Change page on the demo, with one of its pictures, and the list of changes open."""

    def shown(picture):
        found = page("change", demo_record)
        found.session_state["folded_eachtieasatable"] = True
        found.selectbox(key="show").set_value(picture).run()
        assert not found.exception
        assert not found.error
        return found

    return shown


def drawn(found):
    """What the browser is sent."""
    [component] = found.get("bidi_component")
    return json.loads(component.proto.json)


@pytest.mark.parametrize(
    ("picture", "mode"),
    [("the change", "change"), ("side by side", "multiples"), ("barcode", "barcode")],
)
def test_each_picture_has_the_sentence_and_the_list_of_changes_beside_it(
    change_page, picture, mode
):
    found = change_page(picture)
    assert drawn(found)["mode"] == mode
    assert "102 ties formed" in said(found)
    assert "Contexts of those moves" in said(found)
    assert said(found).count("came and went") > 20


def test_the_dates_side_by_side_follow_the_steps_that_were_chosen(change_page):
    found = change_page("side by side")
    assert len(drawn(found)["clocks"][0]["labels"]) == 6
    found.selectbox(key="step_by").set_value("meetings").run()
    labels = drawn(found)["clocks"][0]["labels"]
    assert [label.split(" · ")[0] for label in labels] == [
        f"meeting {number}" for number in (1, 3, 5, 8, 10, 12)
    ]
    late = next(one for one in found.selectbox(key="from").options if "meeting 11" in one)
    found.selectbox(key="from").set_value(late).run()
    assert len(drawn(found)["clocks"][0]["labels"]) == 2


def test_each_line_of_the_barcode_stands_in_a_table_too(change_page):
    found = change_page("barcode")
    found.session_state["folded_eachlineofthebarcodeasatable"] = True
    found.run()
    assert said(found).count("no move recorded") == 118


@pytest.mark.parametrize("by", list(changes.SPLITS))
def test_the_counts_stand_in_parts_that_add_up(change_page, by):
    found = change_page("the change")
    found.session_state["folded_thecountsinparts"] = True
    found.run()
    found.selectbox(key="split").set_value(by).run()
    assert not found.exception
    assert re.search(r"<th[^>]*>(Between|Kind of tie)</th>.*<th[^>]*>Formed</th>", said(found))
    formed = re.findall(
        r'<tr><td>[^<]*</td><td class="number">\d+</td><td class="number">(\d+)', said(found)
    )
    *parts, together = map(int, formed)
    assert sum(parts) == together == 102


def test_the_ties_behind_a_number_are_as_many_as_it_says(change_page):
    found = change_page("the change")
    found.session_state["folded_thetiesbehindanumber"] = True
    found.run()
    found.selectbox(key="count").set_value("ended").run()
    table = said(found).rpartition("<table>")[2]
    assert table.count("<tr><td>") == 16
