"""The map that people keep as a file, in a real Chromium: inert, silent, and drawn."""

import time
from datetime import date

import pytest
from drawing import recorded
from watching import SIDEWAYS, axe_faults

from sysmap.store import STEWARD, Store
from sysmap.writers.stand_alone import map_page

pytestmark = pytest.mark.browser

LAST = date(2025, 10, 31)

RUN = "window.ran=1"
HOSTILE = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<a href=javascript:{RUN}>href</a>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<style>*{{background:url(//127.0.0.2/x)}}</style><b onmouseover={RUN}>",
    f"javascript:{RUN}",
    f'"><img src=x onerror={RUN}><i title="',
    f"'-({RUN})-'",
    f"`${{{RUN}}}`",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    "![beacon](http://127.0.0.2/beacon.png)",
    "<link rel=stylesheet href=http://127.0.0.2/x.css>",
    "<meta http-equiv=refresh content=0;url=http://127.0.0.2/>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eright to left\u2028and on",
    "&lt;b&gt; &amp; \"quotes\" 'both'",
)


def hostile_record():
    """Every text of every actor and tie that a map can show, and the programme's name."""
    everybody = range(len(HOSTILE))
    actors = [
        {
            "key": f"{text} {number}",
            "label": text,
            "kind": HOSTILE[number - 1],
            "sector": HOSTILE[number - 2],
            "attributes": '{"note": "href"}',
        }
        for number, text in enumerate(HOSTILE)
    ]
    ties = [
        {"source": number, "target": number - 1, "kind": HOSTILE[number - 3], "directed": True}
        for number in everybody
        if number
    ]
    return recorded(
        setting=[{"key": "name", "value": "".join(HOSTILE[:4])}],
        actor=actors,
        tie=ties,
        spell=[{"tie": number, "strength": number + 0.5} for number in range(len(ties))],
        place=[
            {"actor": number, "x": 230 * (number % 5) - 500, "y": 200 * (number // 5) - 400}
            for number in everybody
        ],
    )


def until(page, expression, seconds=10):
    """Wait until it holds; the page's own policy forbids the browser to wait by itself."""
    last = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < last, expression
        page.wait_for_timeout(50)


@pytest.fixture(scope="module")
def tidewell(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        return store.system(STEWARD)


@pytest.fixture
def open_map(new_window, tmp_path):
    """Open a map as a file; what it asked for is kept on the page."""

    def opened(system, **looks):
        file = tmp_path / "map.html"
        file.write_bytes(map_page(system, LAST))
        page = new_window(**looks)
        page.asked, page.stopped = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("requestfailed", lambda request: page.stopped.append(request.failure))
        page.on("console", lambda said: page.faults.append(said.text))
        page.goto(file.as_uri())
        until(page, "map_js.PICTURE.names.length > 0")
        return page

    return opened


PLACES = """map_js.PICTURE.actors.map(({ id }) => {
    const { x, y } = map_js.PICTURE.network.canvasToDOM(map_js.PICTURE.network.getPosition(id));
    const { left, top } = map_js.PICTURE.stage.getBoundingClientRect();
    return [left + x, top + y];
})"""
INK = """(() => {
    const canvas = document.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, place) => place % 4 === 3 && value > 0).length / (data.length / 4);
})()"""


def test_hostile_texts_run_nothing_ask_for_nothing_and_are_read_as_they_are(open_map):
    page = open_map(hostile_record())
    page.locator("summary").click()
    for place, text in zip(page.evaluate(PLACES), HOSTILE, strict=True):
        page.mouse.move(*place)
        page.wait_for_timeout(160)
        tip = page.locator(".vis-tooltip")
        assert page.evaluate("(text) => text.split(/\\s/).join('')", tip.text_content()).startswith(
            "".join(text.split())
        )
        page.mouse.click(*place)
    assert page.evaluate("window.ran") is None
    assert page.asked == [page.url]
    assert page.faults == []
    assert page.evaluate(INK) > 0.01
    assert page.locator("img, iframe, a, link, svg [onload], script:not([type])").count() == 2
    cells = page.locator("tbody td:first-child").all_text_contents()
    assert sorted(cells) == sorted(HOSTILE)


def test_even_markup_that_got_into_the_page_could_not_run_or_ask(open_map, tidewell):
    page = open_map(tidewell)
    page.evaluate(
        """() => {
            const made = document.createElement("div");
            made.innerHTML = '<img src="http://127.0.0.2/x.png" onerror="window.ran=1">';
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(made, script);
            fetch("http://127.0.0.2/").catch(() => {});
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert len(page.asked) > 1
    assert page.stopped == ["csp"] * (len(page.asked) - 1)


OVERLAPPING = """map_js.PICTURE.names.filter((one, place) =>
    map_js.PICTURE.names.slice(place + 1).some((other) => boxes_js.overlap(one, other)))"""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_the_map_is_drawn_named_and_within_the_window(open_map, tidewell, width, scheme):
    page = open_map(tidewell, width=width, scheme=scheme)
    assert page.faults == []
    assert page.asked == [page.url]
    assert page.evaluate(INK) > 0.02
    assert page.evaluate("map_js.PICTURE.names.length") >= (70 if width > 1000 else 30)
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(SIDEWAYS) <= 0
    page.locator("summary").click()
    assert page.locator("tbody tr").count() == 78
    assert axe_faults(page) == []


def test_whoever_is_picked_is_named_with_those_they_are_tied_to(open_map, tidewell):
    page = open_map(tidewell)
    asha = page.evaluate("map_js.PICTURE.actors.find((actor) => actor.label === 'Asha').id")
    page.mouse.click(*page.evaluate(PLACES)[asha])
    until(page, "map_js.PICTURE.picked !== null && map_js.PICTURE.names.length < 30")
    assert "Asha" in page.evaluate("map_js.PICTURE.names.map((name) => name.words)")
    page.mouse.click(5 + page.locator("#stage").bounding_box()["x"], 300)
    until(page, "map_js.PICTURE.picked === null && map_js.PICTURE.names.length > 70")


def test_the_picture_zooms_by_button_and_key_and_leaves_the_wheel_to_the_page(open_map, tidewell):
    page = open_map(tidewell, height=600)
    scale = "map_js.PICTURE.network.getScale()"
    page.mouse.move(700, 400)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(200)
    assert page.evaluate(scale) == 1
    assert page.evaluate("scrollY") > 0
    page.get_by_role("button", name="Zoom in").click()
    until(page, f"{scale} > 1.2")
    page.get_by_role("button", name="Fit").click()
    until(page, f"{scale} === 1")
    page.get_by_role("img", name="The map.").focus()
    before = page.evaluate(PLACES)[0]
    page.keyboard.down("ArrowRight")
    until(page, f"{PLACES}[0][0] !== {before[0]}")
    page.keyboard.up("ArrowRight")
