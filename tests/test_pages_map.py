"""The Map page's choices: whom it shows, how it is arranged, what sizes say, a group opened."""

import shutil

import pytest
from conftest import said

from sysmap.pages.map_choices import OPENED
from sysmap.store import STEWARD, Store
from sysmap.views import map_words
from sysmap.views.maps.layout import stored_places


@pytest.fixture
def map_page(page, demo_record):
    return page("map", demo_record)


def test_services_and_sectors_are_shown_with_their_ties_counted(map_page):
    map_page.selectbox(key="show").set_value("services").run()
    assert not map_page.exception
    assert "166 ties between services and groups, 15 within one" in said(map_page)
    map_page.selectbox(key="show").set_value("sectors").run()
    assert "147 ties between sectors and groups, 34 within one" in said(map_page)
    assert not [box for box in map_page.selectbox if box.key == "size"]


def test_an_opened_service_is_told_in_a_sentence_and_left_again(map_page):
    map_page.session_state[OPENED] = ("services", "S03")
    map_page.selectbox(key="show").set_value("services").run()
    assert "Eastgate social work. On 31 October 2025: 4 members, 42 ties." in said(map_page)
    back = next(one for one in map_page.button if one.label == map_words.back_to("services"))
    back.click().run()
    assert "166 ties between services" in said(map_page)


def test_everybody_is_arranged_and_sized_as_it_was_chosen(map_page):
    for arranged in map_page.selectbox(key="arranged").options:
        map_page.selectbox(key="arranged").set_value(arranged).run()
        assert not map_page.exception
        assert not map_page.error
    for size in map_page.selectbox(key="size").options:
        map_page.selectbox(key="size").set_value(size).run()
        assert not map_page.exception
    assert "Betweenness" in map_page.selectbox(key="size").options


def test_the_links_between_groups_stand_in_a_table_too(map_page):
    map_page.selectbox(key="show").set_value("sectors").run()
    map_page.session_state["folded_connected"] = True
    map_page.run()
    assert '<th scope="col">And</th>' in said(map_page)


def test_somebody_who_was_put_elsewhere_is_kept_there(page, demo_record, tmp_path):
    record = tmp_path / demo_record.name
    for end in ("", ".head"):
        shutil.copy(f"{demo_record}{end}", f"{record}{end}")
    found = page("map", record)
    found.session_state["map"] = {"moved": {"key": "P01", "x": 12, "y": -40}}
    found.run()
    assert not found.error
    with Store.open(record) as store:
        system = store.system(STEWARD)
    assert stored_places(system)[system.index["P01"]] == (12.0, -40.0)


def test_a_place_that_nobody_can_have_is_told_in_a_line(page, demo_record):
    found = page("map", demo_record)
    found.session_state["map"] = {"moved": {"key": "nobody", "x": 12, "y": -40}}
    found.run()
    assert "nobody" in found.error[0].value
