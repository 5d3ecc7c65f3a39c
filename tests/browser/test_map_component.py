"""The map in a real browser: what a person sees, reaches by mouse and keyboard, and sends."""

import re
from datetime import date

import pytest
from drawing import draw
from showing import FOCUSED, ask, drawn, ink, middle_of, names_shown, overlapping, slide, told
from stage import told_server
from watching import SIDEWAYS, axe_faults, settled

from sysmap.change import between
from sysmap.metrics.circles import circles_of
from sysmap.network import Settings, panel
from sysmap.store import STEWARD, Store
from sysmap.views import clock
from sysmap.views.clock import Step, one_clock
from sysmap.views.maps.change import change_payload
from sysmap.views.maps.circle import circle_payload
from sysmap.views.maps.whole import map_payload

pytestmark = pytest.mark.browser

HOSTILE = ("<img src=x onerror=window.ran=1>", "</script><script>window.ran=1</script>", "'\"&amp;")


def payloads(record):
    """Each picture that the tests look at, by name."""
    with Store.open(record, read_only=True) as store:
        system = store.system(STEWARD)
    months = clock.clocks(system)["months"]
    two = (months[0], months[-1])
    circles = [
        next(circle for circle in circles_of(network) if circle.young_person == system.index["Y02"])
        for network in panel(system, [step.day for step in two])
    ]
    return {
        "map": map_payload(system) | {"movable": True},
        "map-some": map_payload(system, settings=Settings(tie_kinds=("refers_to",))),
        "change": change_payload(between(system, two[0].day, two[1].day)),
        "circle": circle_payload(system, circles, two),
        "circle-late": circle_payload(system, [None, circles[1]], two),
        "hostile": hostile_map(),
        "empty": map_payload(draw(""), [one_clock("months", months)]),
    }


def hostile_map():
    now = one_clock("now", [Step("now", date(2025, 3, 5))])
    payload = map_payload(draw("P1@health -- P2@health\nP2@health -- P3@health"), [now])
    payload["actor"]["label"] = list(HOSTILE)
    payload["kinds"][0]["name"] = HOSTILE[0]
    payload["sectors"][0]["name"] = HOSTILE[1]
    payload["tieKinds"][0]["name"] = HOSTILE[0]
    payload["clocks"][0] |= {"name": HOSTILE[0], "labels": [HOSTILE[0]]}
    payload["clocks"].append(payload["clocks"][0] | {"name": HOSTILE[1]})
    payload["narrowing"]["contexts"] = [{"name": HOSTILE[0], "spans": [], "reached": []}]
    payload["programme"] = HOSTILE[1]
    return payload


@pytest.fixture(scope="module")
def pictures(demo_record):
    return payloads(demo_record)


@pytest.fixture(params=["map", "change", "circle"])
def picture(request, show):
    """Each picture, for tests that hold for all of them."""
    return show(request.param)


SIZES = [(390, 844), (1280, 720), (1440, 900)]


def test_names_never_overlap_nor_shrink_and_the_picture_fills_the_window(picture):
    for width, height in SIZES:
        picture.set_viewport_size({"width": width, "height": height})
        settled(picture)
        names = names_shown(picture)
        assert len(names) >= 4
        assert overlapping(names) == []
        assert min(found["size"] for found in names) >= 11
        assert picture.evaluate(SIDEWAYS) <= 0
        assert ask(picture, PICKED_AND_COVERED) == []
    box = ask(picture, SHARE_OF_THE_WINDOW)
    assert box["share"] >= 0.6
    assert box["bottom"] <= 900


SHARE_OF_THE_WINDOW = """(() => {
    const { width, height, bottom } = map.getBoundingClientRect();
    return { share: (width * height) / (innerWidth * innerHeight), bottom };
})()"""

# A few actors are picked in turn: whose place lies under the card that opens.
PICKED_AND_COVERED = """[...map.querySelectorAll(".stage")].flatMap((stage) => {
    const press = (key) => new KeyboardEvent("keydown", { key, bubbles: true });
    const few = [...stage.querySelectorAll(".actor:not(.absent)")].slice(0, 24);
    return few.filter((actor) => {
        actor.dispatchEvent(press("Enter"));
        const card = stage.querySelector(".panel").getBoundingClientRect();
        const { left, right, top, bottom } = actor.querySelector(".shape").getBoundingClientRect();
        actor.dispatchEvent(press("Escape"));
        const across = left < card.right && card.left < right;
        return !card.width || (across && top < card.bottom && card.top < bottom);
    }).map((actor) => actor.getAttribute("aria-label"));
})"""


def test_axe_finds_nothing_wrong_with_the_map_nor_is_any_text_small(picture):
    picture.locator(".actor:not(.absent)").first.focus()
    picture.keyboard.press("Enter")
    for scheme in ("light", "dark"):
        picture.emulate_media(color_scheme=scheme)
        picture.wait_for_timeout(600)  # the panel's colours fade in
        assert axe_faults(picture, ".stBidiComponent") == []
    assert ask(picture, SMALL_TEXT) == []


SMALL_TEXT = """[...map.querySelectorAll("*")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3))
    .map((element) => parseFloat(getComputedStyle(element).fontSize))
    .filter((size) => size < 11)"""


def test_sliding_and_playing_send_nothing(show):
    page = show("map")
    for step in (0, 5, 9, 13):
        slide(page, step)
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(2500)
    assert page.locator("output.step-label").inner_text().startswith("month 3")
    page.get_by_role("button", name="Pause").click()
    assert told_server(page) == []


def test_the_last_step_is_shown_first_and_the_legend_counts_what_is_shown(show):
    page = show("map")
    legend, label = page.locator(".legend"), page.locator("output.step-label")
    width = "map.querySelector('input[type=range]').clientWidth"
    room = ask(page, width)
    assert re.fullmatch(r"month 14 · October 2025: 7\d actors, \d{3} ties", label.inner_text())
    assert ask(page, "map.querySelector('output').scrollWidth") <= label.bounding_box()["width"] + 1
    assert re.search(r"young person\s*24\b", legend.inner_text())
    slide(page, 0)
    assert re.fullmatch(r"month 1 · September 2024: 78 actors, \d+ ties", label.inner_text())
    assert ask(page, width) == room
    assert re.search(r"young person\s*23\b", legend.inner_text())
    assert "wider is stronger within a kind" in legend.inner_text()
    assert "Place on the page carries no score." in legend.inner_text()


def test_a_step_is_told_to_those_who_hear_the_page(show):
    page = show("map")
    slide(page, 0)
    words = r"month 1 · September 2024: 78 actors, \d+ ties, \d+ on their own\."
    assert re.fullmatch(words, told(page))


def test_whoever_has_no_tie_that_day_stands_in_a_ring_which_the_legend_counts(show):
    page = show("map", motion="reduce")
    rings = """[...map.querySelectorAll(".actor:not(.absent) > .mark")]
        .filter((mark) => mark.getClientRects().length).length"""
    seen = []
    for step in (0, 13):
        slide(page, step)
        seen.append(ask(page, rings))
        assert f"on their own\n{seen[-1]}" in page.locator(".legend").inner_text()
        assert f", {seen[-1]} on their own" in told(page)
    assert seen[0] > seen[1] > 0


def test_ties_come_and_go_while_nobody_and_no_name_moves(show):
    page = show("map", motion="reduce")
    places = """[...map.querySelectorAll(".actor")].map((node) => node.getAttribute("transform"))"""
    words = """[...map.querySelectorAll("text.label")]
        .map((text) => [text.textContent, text.getAttribute("x"), text.getAttribute("y")])"""
    before, names, much = ask(page, places), ask(page, words), ink(page)
    slide(page, 0)
    assert ask(page, places) == before
    assert ask(page, words) == names
    assert ink(page) < 0.8 * much


def test_a_click_picks_lists_the_ties_and_tells_the_page_once(show):
    page = show("map")
    page.get_by_role("button", name="Asha, practitioner").click()
    panel = page.get_by_role("region", name="Ties of Asha")
    assert "Northside social work" in panel.inner_text()
    assert "refers to" in panel.inner_text()
    assert "since month 6 · February 2025" in panel.inner_text()
    page.get_by_text("Picked: P01").wait_for()
    assert told_server(page) == [["picked", "P01"]]
    assert panel.is_visible()
    page.get_by_role("button", name="Let go").click()
    page.get_by_text("Picked: nobody").wait_for()
    assert panel.count() == 0
    assert ask(page, FOCUSED).startswith("Asha")
    page.get_by_role("button", name="Tamsin, practitioner").click()
    assert "from the start" in page.get_by_role("region", name="Ties of Tamsin").inner_text()


def test_whoever_is_picked_stands_out_with_those_they_are_tied_to(show):
    page = show("map")
    page.get_by_role("button", name="Asha, practitioner").click()
    page.wait_for_timeout(500)
    shown = {found["words"] for found in names_shown(page)}
    assert "Asha" in shown
    assert len(shown) < 20
    assert overlapping(names_shown(page)) == []


def test_the_keyboard_reaches_picks_and_lets_go(show):
    page = show("map")
    page.get_by_role("button", name="Fit").focus()
    page.keyboard.press("Tab")
    first = ask(page, FOCUSED)
    page.keyboard.press("ArrowRight")
    second = ask(page, FOCUSED)
    assert first != second
    page.keyboard.press("Enter")
    page.get_by_role("region", name=f"Ties of {second.split(',')[0]}").focus()
    page.keyboard.press("Escape")
    page.get_by_text("Picked: nobody").wait_for()
    assert ask(page, FOCUSED) == second
    page.keyboard.press("Shift+Tab")
    assert ask(page, "map.getRootNode().activeElement.textContent") == "Fit"


def test_the_map_is_one_stop_for_the_tab_key(show):
    page = show("map")
    assert ask(page, """map.querySelectorAll('.actor[tabindex="0"]').length""") == 1
    for step in (0, 13):
        slide(page, step)
        stop = ask(page, """map.querySelector('.actor[tabindex="0"]').getAttribute("class")""")
        assert "absent" not in stop


def test_shift_and_arrows_go_along_the_ties_of_whoever_has_the_focus(show):
    page = show("map")
    page.get_by_role("button", name="Asha, practitioner").focus()
    page.keyboard.press("Shift+ArrowRight")
    first = told(page)
    assert re.match(r"(.+ )?Asha( .+)?, ", first)
    page.keyboard.press("Shift+ArrowRight")
    second = told(page)
    assert second != first
    page.keyboard.press("Shift+ArrowLeft")
    assert told(page) == first
    page.keyboard.press("Enter")
    page.get_by_role("region", name="The tie ").wait_for()
    page.get_by_text("Picked: ['").wait_for()


def test_somebody_is_found_by_a_part_of_their_name(show):
    page = show("map")
    field = page.get_by_role("combobox", name="Find somebody")
    field.fill("Wren's")
    field.press("Enter")
    page.get_by_text("Picked: C").wait_for()
    assert ask(page, FOCUSED).startswith("Wren's")
    field.fill("Nobody of this name")
    field.press("Enter")
    assert field.evaluate("field => field.validationMessage") == (
        "Nobody of this name is on the map."
    )
    field.fill("MUM")
    field.press("Enter")
    assert "names hold these letters" in field.evaluate("field => field.validationMessage")
    field.fill("")
    field.press_sequentially("wren's nan")
    assert ask(page, FOCUSED) == "Find somebody"
    field.press("Enter")
    assert ask(page, FOCUSED).startswith("Wren's nan")


def test_whoever_is_not_there_is_found_too_and_nobody_steps_back(show):
    page = show("map")
    everybody = drawn(page)
    field = page.get_by_role("combobox", name="Find somebody")
    field.fill("oona")
    field.press("Enter")
    panel = page.get_by_role("region", name="Ties of Oona")
    assert "not there any more; left in June 2025" in panel.inner_text()
    assert drawn(page) == everybody
    assert "not there any more" in told(page)


def test_the_light_reaches_one_two_or_three_steps_round_whoever_is_picked(show):
    page = show("map")
    page.get_by_role("button", name="Martin's mum").click()
    lit = [len(drawn(page))]
    for steps in ("2", "3"):
        page.get_by_role("button", name=steps, exact=True).click()
        lit.append(len(drawn(page)))
    assert lit[0] < lit[1] < lit[2]
    assert ask(page, "map.getRootNode().activeElement.textContent") == "3"


def test_the_map_is_narrowed_by_service_context_and_compartment_and_says_so(show):
    page = show("map")
    page.locator(".filter summary").click()
    assert axe_faults(page, ".stBidiComponent") == []
    everybody = drawn(page)
    narrowed = {}
    for way, option in (
        ("Service", "Northside social work"),
        ("Context in force", "Shared building"),
        ("Compartment of the move", "Belonging"),
    ):
        field = page.get_by_label(way, exact=True).last
        found = next(
            words for words in field.locator("option").all_inner_texts() if option in words
        )
        field.select_option(label=found)
        narrowed[way] = drawn(page)
        assert found in page.locator(".shown").inner_text()
        field.select_option(label="any")
    assert {"Asha", "Bram", "Northside social work"} <= narrowed["Service"] < everybody
    assert len(set(map(frozenset, narrowed.values()))) == 3
    assert page.locator(".shown").inner_text() == ""
    page.get_by_role("checkbox", name="refers to").uncheck()
    assert page.locator(".shown").inner_text() == "Without refers to."
    page.get_by_role("button", name="Show everything").click()
    assert drawn(page) == everybody
    page.keyboard.press("Escape")
    assert page.locator(".filter[open]").count() == 0


def test_a_context_that_is_not_in_force_on_a_day_leaves_nobody_and_says_why(show):
    page = show("map")
    page.locator(".filter summary").click()
    field = page.get_by_label("Context in force", exact=True).last
    labels = field.locator("option").all_inner_texts()
    field.select_option(label=next(label for label in labels if "restructure" in label))
    assert drawn(page) == set()
    assert "restructure: not in force that day." in page.locator(".shown").inner_text()
    slide(page, 6)
    assert "Asha" in drawn(page)


def test_kinds_and_sectors_are_switched_in_the_legend(show):
    page = show("map")
    before = drawn(page)
    page.locator(".legend").get_by_role("button", name=re.compile("^young person")).click()
    assert len(drawn(page)) == len(before) - 24
    legend = page.locator(".legend").inner_text()
    assert re.search(r"young person\s*24", legend)
    page.locator(".legend").get_by_role("button", name=re.compile("^health")).click()
    assert "Joan" not in drawn(page)
    assert page.locator(".shown").inner_text() == "Without young person, health."
    page.wait_for_url(re.compile("without=kyoung.*without=shealth"))


def test_another_clock_keeps_the_date_and_the_address_carries_it(show):
    page = show("map")
    slide(page, 9)
    page.get_by_label("Step by").select_option("days")
    label = page.locator("output.step-label")
    assert label.inner_text().startswith("30 June 2025: ")
    slide(page, ask(page, "Number(map.querySelector('input[type=range]').value) + 1"))
    assert label.inner_text().startswith("1 July 2025: ")
    page.wait_for_url(re.compile("by=days&on=2025-07-01"))
    page.get_by_label("Step by").select_option("meetings")
    assert re.match(r"meeting \d+ · \d+ June 2025", label.inner_text())
    page.wait_for_url(re.compile("by=meetings"))
    page.goto(re.sub("on=[^&]*", "on=2025-03-31", page.url))
    page.locator(".sysmap .legend").wait_for(state="visible")
    assert re.match(r"meeting \d+ · \d+ March 2025", label.inner_text())


def test_an_actor_is_put_elsewhere_by_drag_by_button_and_by_keyboard(show):
    page = show("map")
    here = middle_of(page, "Wilf")
    page.mouse.move(*here)
    page.mouse.down()
    page.mouse.move(here[0] - 60, here[1] - 40, steps=4)
    page.mouse.up()
    page.get_by_text(re.compile("^Moved: A0")).wait_for()
    moved = middle_of(page, "Wilf")
    assert moved[0] == pytest.approx(here[0] - 60, abs=4)
    assert ask(page, "map.querySelector('.panel').hidden")
    page.get_by_role("button", name="Wilf").focus()
    page.keyboard.press("Alt+ArrowRight")
    assert middle_of(page, "Wilf")[0] == pytest.approx(moved[0] + 12, abs=3)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Put elsewhere").click()
    stage = ask(
        page,
        "(({ left, top }) => [left, top])(map.querySelector('.stage').getBoundingClientRect())",
    )
    page.mouse.click(stage[0] + 500, stage[1] + 60)
    settled(page)
    assert middle_of(page, "Wilf")[0] == pytest.approx(stage[0] + 500, abs=4)


def test_a_finger_picks_and_two_fingers_zoom(show):
    page = show("map")
    x, y = middle_of(page, "Wilf")
    for kind, fingers in (
        ("pointerdown", [(1, x - 40), (2, x + 40)]),
        ("pointermove", [(1, x - 90), (2, x + 90)]),
        ("pointerup", [(1, x - 90), (2, x + 90)]),
    ):
        for finger, across in fingers:
            touch(page, kind, finger, across, y)
    assert ask(page, "map.querySelector('.stage').classList.contains('zoomed')")
    page.get_by_role("button", name="Fit").click()
    touch(page, "pointerdown", 1, x, y)
    touch(page, "pointerup", 1, x, y)
    page.get_by_role("region", name="Ties of Wilf").wait_for()


def touch(page, kind, finger, x, y):
    """A finger on the map, as the browser tells of it."""
    ask(
        page,
        f"""map.getRootNode().elementFromPoint({x}, {y}).dispatchEvent(new PointerEvent("{kind}", {{
            pointerId: {finger}, isPrimary: {str(finger == 1).lower()}, pointerType: "touch",
            clientX: {x}, clientY: {y}, bubbles: true, composed: true }}))""",
    )


@pytest.mark.parametrize("words", ["more", "only some ties"])
def test_neither_a_rerun_nor_new_data_loses_the_step_the_zoom_or_the_pick(show, words):
    page = show("map")
    slide(page, 9)
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Asha, practitioner").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Picked: P01").wait_for()
    place = """map.querySelector(".actor.picked").getAttribute("transform")"""
    before = ask(page, place)
    page.get_by_label(words).check()
    settled(page)
    assert page.locator("output.step-label").inner_text().startswith("month 10")
    assert ask(page, "map.querySelector('.stage').classList.contains('zoomed')")
    across = [transform.split("(")[1].split(" ")[0] for transform in (before, ask(page, place))]
    assert across[0] == across[1]


def test_the_wheel_scrolls_the_page_and_zooms_only_with_ctrl(show):
    page = show("map")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, -300)
    zoomed = "map.querySelector('.stage').classList.contains('zoomed')"
    assert not ask(page, zoomed)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_timeout(200)
    assert ask(page, zoomed)
    page.mouse.dblclick(700, 500)
    page.wait_for_timeout(200)
    assert not ask(page, zoomed)


def test_hostile_names_are_words_and_run_nothing(show):
    page = show("hostile")
    for place, name in enumerate(HOSTILE):
        actor = page.locator(".actor").nth(place)
        actor.hover()
        assert name in page.locator(".tip").inner_text()
        actor.click()
        assert name in page.get_by_role("region").inner_text()
    assert page.evaluate("window.ran") is None
    assert ask(page, "map.querySelectorAll('img, script').length") == 0


def test_the_change_is_told_by_line_and_by_count_and_can_be_switched_off(show):
    page = show("change", motion="reduce")
    formed = page.get_by_role("button", name=re.compile(r"^formed \d+$|^formed\d+$"))
    much = ink(page)
    assert formed.get_attribute("aria-pressed") == "true"
    formed.click()
    page.wait_for_timeout(300)
    assert formed.get_attribute("aria-pressed") == "false"
    assert ink(page) < 0.9 * much
    assert ask(page, "map.querySelectorAll('.actor.joined').length") == 3
    assert ask(page, "map.querySelectorAll('.actor.left').length") == 3


def test_two_circles_stand_side_by_side_with_everybody_at_the_same_place(show):
    page = show("circle")
    assert page.locator("figure").count() == 2
    places = """[...map.querySelectorAll(".surface")].map((surface) =>
        [...surface.querySelectorAll(".actor")].map((node) => node.getAttribute("transform")))"""
    before, after = ask(page, places)
    assert before == after
    assert "have these two met?" in page.locator(".legend").inner_text()


def test_a_day_on_which_the_young_person_was_not_there_says_so(show):
    page = show("circle-late")
    words = page.locator("figure").get_by_text("not there on this day")
    assert [words.nth(place).is_visible() for place in range(2)] == [True, False]


def test_a_change_of_theme_repaints_the_ties(show):
    page = show("map", motion="reduce")
    shade = """(() => {
        const canvas = map.querySelector("canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const strong = [...data.keys()].filter((place) => place % 4 === 3 && data[place] > 120);
        return strong.reduce((sum, place) => sum + data[place - 1], 0) / strong.length;
    })()"""
    light = ask(page, shade)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(1500)
    assert ask(page, "map.dataset.ground") == "dark"
    assert ask(page, shade) < light - 30


def test_an_empty_record_shows_an_empty_map_without_a_fault(show):
    page = show("empty")
    assert ask(page, "map.querySelectorAll('.actor').length") == 0
