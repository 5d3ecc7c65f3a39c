"""One ask sheet on a phone without a network: ticked, kept, saved, brought home."""

import json
from datetime import date
from uuid import uuid4

import pytest
from watching import SIDEWAYS, axe_faults

from sysmap import recording
from sysmap.asking_sheets import meetings_in_order
from sysmap.recording.held import held_in
from sysmap.store import TEAM, Store
from sysmap.writers import ask_sheets

pytestmark = pytest.mark.browser
MADE = date(2025, 10, 20)


@pytest.fixture
def store(demo_record):
    with Store.open(demo_record) as opened:
        yield opened


def sheet_of(store, key, folder):
    """The file of one member's sheet for the last meeting."""
    system = store.system(TEAM)
    sheets = ask_sheets.sheets_for(system, meetings_in_order(system)[-1], MADE)
    own = next(one for one in sheets.own_lists if system.keys[one.member] == key)
    file = folder / sheets.name(own)
    file.write_text(sheets.page(own), encoding="utf-8")
    return file


def test_a_sheet_is_answered_on_a_phone_and_its_answers_stand_in_the_record(
    store, window, tmp_path
):
    file = sheet_of(store, "C01", tmp_path)
    page = window(width=390, height=844, scheme="dark")
    asked_for = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(file.as_uri())

    page.get_by_role("radiogroup", name="Dipper").get_by_label("Changed").check()
    page.get_by_role("group", name="Efua").get_by_label("Better not").check()
    page.get_by_label("Name", exact=True).fill("Zoë \N{HIBISCUS} at the garage")
    page.get_by_label("Was there already").check()
    assert axe_faults(page) == []
    assert page.evaluate(SIDEWAYS) == 0
    page.reload()
    assert page.get_by_text("2 of 7 answered").is_visible()  # what was ticked is kept

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save my answers").click()
    content = saved.value.path().read_bytes()
    assert saved.value.suggested_filename == "answers-C01-G12.json"
    assert asked_for == [file.as_uri()] * 2  # opened, and opened again: nothing else was asked for
    labels = {label for label in store.system(TEAM).labels if len(label) > 3}
    assert [name for name in labels if name in content.decode()] == []

    today = date.fromisoformat(json.loads(content)["said"]["answered"][:10])
    told = recording.bring_in(
        store, {"a.json": content}, who="steward", operation_id=uuid4(), today=today
    )
    assert (told.reports, told.flags, told.faults) == (1, 1, ())
    assert [one.name for one in told.aside] == ["Zoë \N{HIBISCUS} at the garage"]
    [report] = [row for row in held_in(store).rows("report") if row["day"] == today]
    assert report["says"] == "changed"
