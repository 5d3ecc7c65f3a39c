"""The pictures of the Circles page in a real Chromium, and the key that turns the screen off."""

import pytest
from showing import FOCUSED, ask
from watching import SIDEWAYS, SMALL_TEXT, axe_faults, choose, keep_what_goes_wrong, settled

from sysmap.views import circle_words as words

pytestmark = pytest.mark.browser

OTHERS = (words.TWO_TELLINGS, words.STAR, words.ALL_CIRCLES)
PANELS = """[...map.querySelectorAll(".panel:not([hidden])")].map((panel) =>
    [panel.getAttribute("aria-label").split(", ")[1], panel.querySelector(".quiet").textContent])"""


@pytest.fixture(scope="module")
def circles(browser, demo):
    """The page, opened once: each test shows the picture that it looks at."""
    page = keep_what_goes_wrong(browser.new_page())
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
    page.goto(f"{demo}/circles")
    page.wait_for_selector(".sysmap .legend")
    yield settled(page)
    assert page.faults == []
    assert page.outside == []
    page.close()


def show(page, picture):
    if page.get_by_role("combobox", name=words.SHOW).input_value() != picture:
        choose(page, words.SHOW, picture)
        page.wait_for_selector(".sysmap .legend")


def assert_whole_and_readable(page):
    assert page.locator(".stException, .stAlert").count() == 0
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(SMALL_TEXT) == []
    assert axe_faults(page) == []


def test_every_picture_is_whole_and_readable_and_all_circles_are_seen_at_once(circles):
    for picture in OTHERS:
        show(circles, picture)
        assert_whole_and_readable(circles)
    assert circles.locator(".patch").count() == 25
    assert ask(circles, "map.querySelector('.patches').getBoundingClientRect().bottom") <= 900


def test_every_picture_is_whole_and_readable_on_a_narrow_dark_screen(demo, open_page):
    page = settled(open_page(f"{demo}/circles", width=390, scheme="dark"))
    for picture in OTHERS:
        show(page, picture)
        assert_whole_and_readable(page)
    assert page.faults == []


def test_a_circle_is_opened_from_the_quilt_by_the_keyboard_and_nobody_is_in_the_address(circles):
    show(circles, words.ALL_CIRCLES)
    names = circles.locator(".patch strong").all_inner_texts()
    assert names == sorted(names)
    circles.locator(".patch").nth(names.index("Wren") - 1).focus()
    circles.keyboard.press("Tab")
    tip = circles.locator(".quilt .tip").inner_text()
    assert tip.startswith("Wren\nmonth 1 · September 2024: ")
    circles.keyboard.press("Enter")
    circles.locator(".pictures.circle").wait_for()
    settled(circles)
    assert circles.locator(".answer").inner_text().startswith("Wren. On 30 September 2024")
    assert circles.locator("h1").inner_text() == words.QUESTION
    assert ask(circles, FOCUSED) == "Wren, young person"
    assert "Wren" not in circles.url
    assert "Y01" not in circles.url


def test_each_telling_says_of_a_tie_what_that_side_says(circles):
    show(circles, words.TWO_TELLINGS)
    if "Wren" not in circles.locator(".answer").inner_text():
        choose(circles, words.YOUNG_PERSON, "Wren")
    ask(circles, "map.querySelector('.actor[aria-label^=\"Efua\"]').focus()")
    circles.keyboard.press("Shift+ArrowRight")
    circles.keyboard.press("Enter")
    settled(circles)
    assert ask(circles, PANELS) == [
        ["As Wren tells it", "works with, still there; the other side says it ended"],
        ["As everybody else tells it", "works with, said to have ended"],
    ]
    entries = [entry.split("\n") for entry in circles.locator(".entry").all_inner_texts()]
    assert entries[:3] == [
        ["told by both", "1"],
        ["still there; the other side says it ended", "2 → 0"],
        ["said to have ended", "0 → 2"],
    ]


def test_b_turns_the_screen_off_and_on_again_and_the_focus_returns(circles):
    show(circles, words.STAR)
    screen = circles.locator("dialog")
    circles.get_by_placeholder("Find somebody").press_sequentially("bb")
    assert not screen.is_visible()  # it is typed
    ask(circles, "map.querySelector('.actor[tabindex=\"0\"]').focus()")
    circles.evaluate("document.title = 'Circles of Tidewell'")
    circles.keyboard.press("b")
    assert screen.inner_text().startswith("The screen is off. Press B to show it again.")
    assert screen.bounding_box() == {"x": 0, "y": 0, "width": 1440, "height": 900}
    assert circles.evaluate("document.elementFromPoint(30, 20).closest('dialog') !== null")
    assert circles.title() == "sysmap"
    assert axe_faults(circles) == []
    circles.keyboard.press("b")
    assert not screen.is_visible()
    assert circles.title() == "Circles of Tidewell"
    assert ask(circles, FOCUSED) == "Celeste, practitioner, social care"
    circles.keyboard.press("Shift+B")
    circles.keyboard.press("Escape")
    assert not screen.is_visible()
    assert ask(circles, FOCUSED) == "Celeste, practitioner, social care"
    circles.get_by_role("button", name="Screen off (B)").click()
    circles.get_by_role("button", name="Show it again").click()
    assert not screen.is_visible()
    choose(circles, words.PRACTITIONER, "Asha")
    circles.keyboard.press("b")  # the list is folded again: nothing is typed into it
    assert screen.is_visible()
    circles.keyboard.press("b")
