"""The barcode, and dates side by side, in a real browser: by keyboard, by mouse, at every size."""

import re
from datetime import date

import pytest
from drawing import draw
from showing import FOCUSED, ask, ink, told
from stage import told_server
from watching import SIDEWAYS, axe_faults, settled

from sysmap.change import between
from sysmap.store import STEWARD, Store
from sysmap.views import clock
from sysmap.views.maps.barcode import barcode_payload
from sysmap.views.maps.multiples import evenly_spread, multiples_payload
from sysmap.views.tables import DASH

pytestmark = pytest.mark.browser

TWO = date(2025, 1, 31), date(2025, 5, 31)
HOSTILE = "<img src=x onerror=window.ran=1>"
SIZES = [(390, 844, "dark"), (1280, 720, "light")]

GROUPS = """[...map.querySelectorAll(".group .name")].map((name) => name.textContent)"""
PRESSED = """[...map.querySelectorAll(".legend .toggle")]
    .filter((entry) => entry.getAttribute("aria-pressed") === "false")
    .map((entry) => entry.dataset.name)"""
SMALL_TEXT = """[...map.querySelectorAll("*")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3))
    .map((element) => parseFloat(getComputedStyle(element).fontSize))
    .filter((size) => size < 11)"""
BRIGHTNESS = """(() => {
    const canvas = map.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const full = data.filter((_, place) => data[place - (place % 4) + 3] === 255);
    return full.reduce((sum, value) => sum + value, 0) / full.length;
})()"""
LIT = """[...map.querySelectorAll(".stage")].map((stage) =>
    [...stage.querySelectorAll(".actor:not(.absent):not(.dimmed)")]
        .map((node) => node.getAttribute("aria-label").split(",")[0]).sort())"""
SEEN_OF_THE_LINES = """(() => {
    const { scrollTop, scrollHeight, clientHeight } = map.querySelector(".lines");
    return [scrollTop, scrollHeight - clientHeight];
})()"""


def hostile():
    story = "it runs 2025-01-01..2025-06-30\nP1@health -- P2@justice\nX1 holds 2025-02-01.."
    payload = barcode_payload(between(draw(story), *TWO))
    payload["actor"]["label"] = [HOSTILE, "'\"&amp;"]
    payload["tieKinds"][0]["name"] = payload["programme"] = HOSTILE
    payload["contexts"][0]["name"] = payload["dates"][0]["words"] = HOSTILE
    payload["tie"]["words"] = [HOSTILE]
    for order in payload["orders"]:
        order["name"] = order["groups"][0]["name"] = HOSTILE
    return payload


@pytest.fixture(scope="module")
def pictures(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        tidewell = between(store.system(STEWARD), date(2024, 9, 30), date(2025, 10, 31))
    offered = clock.clocks(tidewell.system)["months"]
    steps = evenly_spread(offered, offered[0], offered[-1])
    return {
        "tidewell": barcode_payload(tidewell),
        "side by side": multiples_payload(tidewell.system, steps),
        "hostile": hostile(),
        "empty": barcode_payload(between(draw("it runs 2025-01-01..2025-06-30\nP1"), *TWO)),
    }


def test_the_keyboard_goes_from_line_to_line_and_from_group_to_group_picks_and_lets_go(show):
    page = show("tidewell")
    page.get_by_role("combobox", name="Order of the lines").focus()
    page.keyboard.press("Tab")
    first = told(page)
    assert re.match(rf"social care {DASH} voluntary, 28 ties, 16 formed, 0 lost\. .+: ", first)
    page.keyboard.press("ArrowDown")
    second = told(page)
    assert re.match(rf".+ [{DASH}→] .+, .+: .*(still there|until)", second)
    assert second not in first
    page.keyboard.press("PageDown")
    assert told(page).startswith(f"health {DASH} social care, 19 ties, 13 formed, 1 lost. ")
    page.keyboard.press("End")
    last = told(page)
    assert last.startswith("no sector on either side, 32 ties")
    scrolled, most = ask(page, SEEN_OF_THE_LINES)
    assert scrolled == pytest.approx(most, abs=30)  # the axis stays, the last line is in view
    page.keyboard.press("Enter")
    page.get_by_text("Picked: ['").wait_for()
    [tie] = re.findall(r"lost\. (.+), [^,]+: ", last)
    panel = page.get_by_role("region", name=f"The tie {tie}")
    assert "formed" in panel.inner_text()
    page.keyboard.press("Escape")
    page.get_by_text("Picked: nobody").wait_for()
    assert panel.count() == 0
    assert ask(page, FOCUSED).startswith("Barcode: 241 ties, a line each")
    page.keyboard.press("Home")
    assert told(page) == first
    assert ask(page, SEEN_OF_THE_LINES)[0] <= 10


def test_lines_are_switched_off_put_in_another_order_and_pressed_with_no_word_to_the_server(show):
    page = show("tidewell")
    much, by_sectors = ink(page), ask(page, GROUPS)
    assert by_sectors[:2] == [f"social care {DASH} voluntary", f"health {DASH} social care"]
    for name in ("kept 33", "formed 102"):
        page.locator(".legend").get_by_role("button", name=name, exact=True).click()
    assert ask(page, PRESSED) == ["formed", "kept"]
    assert told(page) == "106 of 241 lines are shown."
    assert ink(page) < 0.9 * much
    page.get_by_role("combobox", name="Order of the lines").select_option("1")
    by_context = ask(page, GROUPS)
    assert by_context[0] == "National funding settlement"
    assert by_context[-1] == "no move recorded"
    assert told_server(settled(page)) == []
    lines = page.get_by_role("application")
    box = lines.bounding_box()
    lines.hover(position={"x": box["width"] - 60, "y": 40})
    tie = page.locator(".tip strong").inner_text()
    lines.click(position={"x": box["width"] - 60, "y": 40})
    assert page.get_by_role("region", name=f"The tie {tie}").is_visible()
    page.get_by_text("Picked: ['").wait_for()


def test_it_is_readable_at_every_size_light_and_dark_and_turns_with_the_page(show):
    page = show("tidewell")
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    brightness = [ask(page, BRIGHTNESS)]
    for width, height, scheme in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)  # the colours fade in
        settled(page)
        assert axe_faults(page, ".stBidiComponent") == []
        assert ask(page, SMALL_TEXT) == []
        assert page.evaluate(SIDEWAYS) <= 0
        brightness.append(ask(page, BRIGHTNESS))
    assert brightness[1] < brightness[0] - 50
    assert brightness[2] == pytest.approx(brightness[0], abs=12)


def test_what_people_typed_stays_text_and_nothing_to_show_is_told_in_words(show):
    page = show("hostile")
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert HOSTILE in page.locator(".panel").inner_text()
    assert page.locator(".axis").get_by_text(HOSTILE).count() > 0
    assert page.evaluate("window.ran") is None
    page = show("empty")
    words = "No tie is recorded between 31 January 2025 and 31 May 2025."
    assert page.get_by_text(words).is_visible()


def test_who_is_picked_is_lit_in_all_the_pictures_that_stand_side_by_side(show):
    page = show("side by side")
    assert "95 → 120 → 139 → 165 → 156 → 181" in page.locator(".legend").inner_text()
    page.get_by_role("button", name="Asha, practitioner").last.click()
    lit = ask(page, LIT)
    assert [names[0] for names in lit] == ["Asha"] * 6
    assert lit[0] == ["Asha", "Dilan"]
    tellings = page.locator(".panel:visible").all_inner_texts()
    assert [telling.split()[-2] for telling in tellings] == ["1", "0", "1", "1", "2", "5"]
    assert axe_faults(page, ".stBidiComponent") == []
