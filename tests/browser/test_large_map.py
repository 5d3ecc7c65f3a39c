"""A map of three thousand, drawn by WebGL2: slid, narrowed, picked and heard like any other."""

import base64
import re
from datetime import date

import pytest
from drawing import recorded
from showing import FOCUSED, ask, names_shown, overlapping, slide, told
from stage import ADDRESS, put_on_stage, told_server
from watching import axe_faults, settled

from sysmap.views.clock import Step, one_clock
from sysmap.views.maps.whole import map_payload

pytestmark = pytest.mark.browser

FIRST, LAST = date(2025, 1, 31), date(2025, 2, 28)
ACROSS, DOWN = 60, 50
HOSTILE = "<img src=x onerror=window.ran=1>"
WITHOUT_WEBGL = """
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind === "webgl2" ? null : getContext.call(this, kind, ...rest);
    };
"""


def large_map(across=ACROSS, down=DOWN):
    """Rows of people, each tied to the next; in the middle somebody alone, tied to all in a row.

    Every second tie begins in the second month.
    """
    sectors = ("health", "education", "housing")
    kinds = ("practitioner", "service", "carer", "young person", "academic", "group")
    count = across * down
    actors = [
        {"key": f"A{n}", "kind": kinds[n % 6], "sector": sectors[n % 3]} for n in range(count)
    ]
    actors.append({"key": "M", "label": HOSTILE, "kind": "academic"})
    places = [
        {"actor": n, "x": -980 + 1960 * (n % across) / across, "y": row_at(n // across, down)}
        for n in range(count)
    ]
    places.append({"actor": count, "x": 0, "y": 0})
    pairs = [(n, n + 1) for n in range(count - 1)] + [(count, n) for n in range(across)]
    ties = [{"source": a, "target": b, "kind": "works_with"} for a, b in pairs]
    spells = [{"tie": n, "start": LAST if n % 2 else None} for n in range(len(ties))]
    months = one_clock("months", [Step("January", FIRST), Step("February", LAST)])
    system = recorded(actor=actors, place=places, tie=ties, spell=spells)
    return map_payload(system, [months]) | {"painter": "gl"}


def row_at(row, down):
    """The rows leave the middle of the picture free."""
    return -980 + 1700 * row / down + (260 if row >= down / 2 else 0)


@pytest.fixture(scope="module")
def pictures():
    return {"large": large_map(), "small": large_map(6, 4)}


@pytest.fixture
def show(new_window, pictures):
    """Open a map in a window; it may meet no fault and ask nobody but its server."""
    shown = []

    def opened(name="large", script=""):
        page = new_window()
        page.add_init_script(script)
        shown.append(page)
        put_on_stage(page, pictures).goto(f"{ADDRESS}?show={name}")
        page.locator(".sysmap .legend .entry").first.wait_for()
        return at_rest(page)

    yield opened
    for page in shown:
        assert page.faults == []
        assert page.outside == []


def at_rest(page):
    """The page, when all ties are painted again after something moved."""
    settled(page)
    page.wait_for_timeout(300)
    return page


def painted(page):
    """How many pixels of the picture are not the ground, and how red the middle one is, to 255."""
    picture = base64.b64encode(page.locator(".stage").screenshot()).decode()
    return page.evaluate(PAINTED, picture)


PAINTED = """async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = image;
    const brush = new OffscreenCanvas(width, height).getContext("2d");
    brush.drawImage(image, 0, 0);
    const { data } = brush.getImageData(0, 0, width, height);
    const reds = data.filter((value, place) => place % 4 === 0);
    const count = reds.filter((red) => Math.abs(red - reds[0]) > 8).length;
    return [count, reds[Math.floor(height / 2) * width + Math.floor(width / 2)]];
}"""


def middle(page):
    box = page.locator(".stage").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_it_is_drawn_slides_and_is_narrowed_without_a_message(show):
    page = show()
    assert ask(page, "map.querySelectorAll('.actor').length") == 0
    label = page.locator("output.step-label")
    assert label.inner_text() == "February: 3001 actors, 3059 ties"
    assert 20 < len(names_shown(page)) <= 60
    assert overlapping(names_shown(page)) == []
    assert "not all of its ties are drawn" in page.locator(".legend").inner_text()
    much = painted(page)[0]
    slide(page, 0)
    assert label.inner_text() == "January: 3001 actors, 1530 ties"
    fewer = painted(at_rest(page))[0]
    assert fewer < 0.95 * much
    for kind in ("practitioner", "service", "carer"):
        page.locator(".legend").get_by_role("button", name=re.compile(f"^{kind}")).click()
    assert painted(at_rest(page))[0] < 0.75 * fewer
    assert told_server(page) == []


def test_it_is_picked_from_by_mouse_and_a_hostile_name_is_words(show):
    page = show()
    page.mouse.move(*middle(page))
    assert HOSTILE in page.locator(".tip").inner_text()
    page.mouse.click(*middle(page))
    panel = page.get_by_role("region", name=f"Ties of {HOSTILE}")
    assert "60 ties" in panel.inner_text()
    page.get_by_text("Picked: M").wait_for()
    assert ask(page, FOCUSED).startswith(HOSTILE)
    assert page.evaluate("window.ran") is None
    assert ask(page, "map.querySelectorAll('img, script').length") == 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(600)  # the panel's colours fade in
        assert axe_faults(page, ".stBidiComponent") == []


def test_a_change_of_theme_repaints_it_and_so_does_a_board_given_back_empty(show):
    page = show()
    count, red = painted(page)
    page.emulate_media(color_scheme="dark")
    count_in_the_dark, red_in_the_dark = painted(at_rest(page))
    assert count_in_the_dark == pytest.approx(count, rel=0.1)
    assert (red, red_in_the_dark) == (pytest.approx(101, abs=4), pytest.approx(160, abs=4))
    ask(page, LOSES_AND_REGAINS_THE_BOARD)
    page.wait_for_timeout(500)
    assert painted(page) == [count_in_the_dark, red_in_the_dark]


LOSES_AND_REGAINS_THE_BOARD = """(() => {
    const board = map.querySelector("canvas").getContext("webgl2");
    const given = board.getExtension("WEBGL_lose_context");
    given.loseContext();
    setTimeout(() => given.restoreContext(), 50);
})()"""


def test_the_keyboard_finds_the_nearest_goes_along_ties_picks_and_lets_go(show):
    page = show()
    page.get_by_role("button", name="Fit").focus()
    page.keyboard.press("Tab")
    assert ask(page, FOCUSED) == f"{HOSTILE}, academic"
    page.keyboard.press("ArrowUp")
    second = ask(page, FOCUSED)
    assert re.fullmatch(r"A\d+, [a-z ]+, [a-z]+", second)
    assert told(page) == second
    page.keyboard.press("Shift+ArrowRight")
    assert re.fullmatch(r"A\d+ \S A\d+, works with", told(page))
    page.keyboard.press("Enter")
    page.get_by_role("region", name="The tie ").wait_for()
    page.keyboard.press("Escape")
    page.get_by_text("Picked: nobody").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text(f"Picked: {ask(page, FOCUSED).split(',')[0]}").wait_for()
    assert ask(page, "map.querySelector('.spot').getAttribute('aria-pressed')") == "true"
    page.keyboard.press("Shift+Tab")
    assert ask(page, "map.getRootNode().activeElement.textContent") == "Fit"


def test_a_browser_without_webgl_draws_it_as_any_other_and_says_so(show):
    page = show("small", script=WITHOUT_WEBGL)
    assert ask(page, "map.querySelectorAll('.actor').length") == 25
    assert "draws without WebGL2" in page.locator(".legend").inner_text()
