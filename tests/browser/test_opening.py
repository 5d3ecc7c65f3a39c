"""A programme of one's own, from nothing to a picture, through the Start page alone."""

import pytest
from watching import settled

from sysmap import serving

pytestmark = pytest.mark.browser

ACTORS = "id,label,kind\nana,Ana,practitioner\nwren,Wren,young person\ngran,Wren's gran,carer\n"
TIES = "source,target,kind,start\nana,wren,works with,2024-09-01\ngran,wren,cares for,2024-09-01\n"


@pytest.fixture
def app(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv(serving.RECORD_VARIABLE, raising=False)
    with serving.serve(None, port=8640) as app:
        yield app.address


def bring_in(page, *paths):
    page.locator("input[type=file]").first.set_input_files([str(path) for path in paths])
    settled(page).get_by_role("button", name="Bring in").first.click()


def test_a_programme_is_made_and_its_tables_come_in(app, open_page, tmp_path):
    page = open_page(app)
    assert "No record is open" in page.locator(".answer").inner_text()
    page.get_by_role("button", name="New").click()
    page.get_by_label("Name of the programme").fill("Our programme")
    page.get_by_role("button", name="Make it").click()
    page.get_by_text("Our programme is empty").wait_for()

    actors, ties, faulty = (tmp_path / name for name in ("actors.csv", "ties.csv", "wrong.csv"))
    actors.write_text(ACTORS)
    ties.write_text(TIES)
    faulty.write_text("source,target,start\nana,wrenn,2024-09-01\nana,wren,05/03/2025\n")
    bring_in(page, actors, faulty)
    page.get_by_text("Nothing was kept: 2 things to put right.").wait_for()
    assert "wrong.csv: row 3, column start" in settled(page).locator(".stMain").inner_text()

    page = open_page(app)
    page.get_by_text("Our programme is empty").wait_for()
    bring_in(page, actors, ties)
    page.get_by_text("Saved.").wait_for()
    assert "2 ties" in settled(page).locator(".answer").inner_text()
    assert page.faults == []
    assert page.outside == []
