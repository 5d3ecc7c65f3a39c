"""The map that people keep as a file, in a real Chromium: inert, silent, and drawn."""

import time
from datetime import date

import pytest
from drawing import draw, recorded
from watching import SIDEWAYS, axe_faults

from sysmap.views.maps.whole import table
from sysmap.views.tables import DASH
from sysmap.writers.stand_alone import map_page, programme_page

pytestmark = pytest.mark.browser

FIRST, LAST = date(2024, 9, 30), date(2025, 10, 31)

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
    """Every text of every actor, tie and meeting that a map can show, and the programme's name."""
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
        meeting=[
            {"key": text, "place": text, "kind": text, "date": date(2025, 1, day)}
            for day, text in enumerate(HOSTILE, start=1)
        ],
        place=[
            {"actor": number, "x": 230 * (number % 5) - 500, "y": 200 * (number // 5) - 400}
            for number in everybody
        ],
    )


def until(page, expression, told=None, seconds=10):
    """Wait until it holds; the page's own policy forbids the browser to wait by itself."""
    last = time.monotonic() + seconds
    while not page.evaluate(expression, told):
        assert time.monotonic() < last, expression
        page.wait_for_timeout(20)


@pytest.fixture(scope="module")
def programme(tidewell):
    return programme_page(tidewell)


@pytest.fixture
def open_map(new_window, tmp_path):
    """Open a map as a file; what it asked for is kept on the page."""

    def opened(content, **looks):
        file = tmp_path / "map.html"
        file.write_bytes(content)
        page = new_window(**looks)
        page.asked, page.stopped = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("requestfailed", lambda request: page.stopped.append(request.failure))
        page.on("console", lambda said: page.faults.append(said.text))
        page.goto(file.as_uri())
        until(page, "map_js.PICTURE.names.length > 0")
        return page

    return opened


PLACES = """map_js.PICTURE.scene.actors.map(({ index }) => {
    const { x, y } = map_js.PICTURE.network.canvasToDOM(map_js.PICTURE.network.getPosition(index));
    const { left, top } = map_js.PICTURE.stage.getBoundingClientRect();
    return [left + x, top + y];
})"""
INK = """(() => {
    const canvas = document.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, place) => place % 4 === 3 && value > 0).length / (data.length / 4);
})()"""


TIP_SAYS = """(text) => {
    const bare = (words) => words.split(/\\s/).join("");
    const tip = document.querySelector(".vis-tooltip");
    return tip?.style.visibility === "visible" && bare(tip.textContent).startsWith(bare(text));
}"""


def test_hostile_texts_run_nothing_ask_for_nothing_and_are_read_as_they_are(open_map):
    page = open_map(programme_page(hostile_record()))
    page.locator("summary").click()
    page.get_by_role("slider").press("Home")
    until(page, "document.querySelector('caption').textContent.includes('1 January 2025')")
    for place, text in zip(page.evaluate(PLACES), HOSTILE, strict=True):
        page.mouse.move(*place)
        until(page, TIP_SAYS, text)
        page.mouse.click(*place)
    page.locator(".toggle", has_text=HOSTILE[2]).first.click()
    assert HOSTILE[2] in page.locator("#shown").text_content()
    page.locator("[aria-pressed=false]").click()
    assert page.evaluate("window.ran") is None
    assert page.asked == [page.url]
    assert page.faults == []
    assert page.evaluate(INK) > 0.01
    assert page.locator("img, iframe, a, link, svg [onload], script:not([type])").count() == 2
    cells = page.locator("tbody td:first-child").all_text_contents()
    assert sorted(cells) == sorted(HOSTILE)


def test_even_markup_that_got_into_the_page_could_not_run_or_ask(open_map, programme):
    page = open_map(programme)
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
    map_js.PICTURE.names.slice(place + 1).some((other) => boxes_js.overlap(one, other))
).map(({ words }) => words)"""


@pytest.mark.parametrize("width", [1440, 390])
def test_the_map_is_drawn_named_and_within_the_window(open_map, programme, width):
    page = open_map(programme, width=width, motion="reduce")
    assert page.evaluate(INK) > 0.02
    assert page.evaluate("map_js.PICTURE.names.length") >= (70 if width > 1000 else 30)
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(SIDEWAYS) <= 0
    page.locator("summary").click()
    page.get_by_role("slider").press("Home")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.locator("tbody tr").count() == 78
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        until(page, f"document.body.dataset.ground === '{scheme}'")
        assert axe_faults(page) == []
    assert page.faults == []
    assert page.asked == [page.url]


ROWS = """() => [...document.querySelectorAll("tbody tr")].map((row) =>
    [...row.cells].map((cell) => cell.textContent))"""
LEGEND = """() => Object.fromEntries([...document.querySelectorAll(".legend .entry")].map((entry) =>
    [entry.childNodes[1].textContent, entry.querySelector(".count").textContent]))"""


def table_of(system, day):
    """The app's table of a day, as text."""
    return [
        [DASH if cell is None else str(cell) for cell in row] for row in table(system, day).rows
    ]


def test_the_slider_goes_to_every_step_and_back_and_nobody_moves(open_map, programme, tidewell):
    page = open_map(programme)
    stood, rows = page.evaluate(PLACES), page.evaluate(ROWS)
    assert rows == table_of(tidewell, LAST)
    page.locator("summary").click()
    slider, live = page.get_by_role("slider", name="Date of the map"), page.locator("#live")
    for key, day, words in (
        ("Home", FIRST, "month 1 · September 2024: 78 actors, 95 ties, 9 on their own."),
        ("ArrowRight", date(2024, 10, 31), "month 2 · October 2024: 78 actors, 99 ties"),
        ("End", LAST, "month 14 · October 2025: 78 actors, 181 ties, 1 on their own."),
    ):
        slider.press(key)
        assert live.text_content().startswith(words)
        assert page.locator("caption").text_content().startswith(words)
        assert page.locator(".step-label").text_content() == words.partition(" ties")[0] + " ties"
        assert page.evaluate(ROWS) == table_of(tidewell, day)
        assert page.evaluate(LEGEND)["ties, wider is stronger within a kind"] in words
        assert page.evaluate(PLACES) == stood
    page.get_by_label("Step by").select_option("meetings")
    assert live.text_content().startswith("meeting 12 · ")
    page.get_by_role("button", name="carer 16").press("Enter")
    assert "62 actors" in live.text_content()
    assert "Without carer." in page.locator("#shown").text_content()
    assert len(page.evaluate(ROWS)) == 62
    assert page.evaluate(PLACES) == stood


def test_play_goes_on_by_itself_until_it_is_paused(open_map, programme):
    page = open_map(programme)
    step = "map_js.PICTURE.state.step"
    page.get_by_role("button", name="Play").press("Enter")
    assert page.evaluate(step) == 0
    until(page, f"{step} === 1")
    page.get_by_role("button", name="Pause").press("Space")
    assert page.get_by_role("button", name="Play").count() == 1
    assert page.evaluate(step) == 1
    assert "month 2" in page.locator("#live").text_content()


def test_a_step_tells_the_picture_of_what_has_changed_and_of_nothing_else(open_map):
    page = open_map(
        programme_page(
            draw("""
                it runs 2025-01-01..2025-03-31
                P1 -- P2 x1 ..2025-02-01
                P1 -- P2 x4 2025-02-01..
                P2 -> P1 informs 2025-02-01..
                P1 -- P3
                P4 here ..2025-02-01
            """)
        )
    )
    page.get_by_label("Step by").select_option("months")
    page.get_by_role("slider").press("Home")
    page.evaluate("""() => {
        window.told = [];
        for (const of of ["nodes", "edges"])
            map_js.PICTURE[of].on("update", (_, { items }) => window.told.push([of, items]));
    }""")
    edge = (
        "(() => { const { hidden, width, arrows, title } = map_js.PICTURE.edges.get(0);"
        "return { hidden, width, arrows, title }; })()"
    )
    before = page.evaluate(edge)
    assert before["title"] == "P1 \N{EN DASH} P2: works with, strength 1"
    page.get_by_role("slider").press("ArrowRight")
    after = page.evaluate(edge)
    assert after["width"] > before["width"]
    assert (before["arrows"], after["arrows"]) == ("", "from")
    assert after["title"] == "P1 \N{EN DASH} P2: works with, strength 4\nP2 → P1: informs"
    assert page.evaluate("map_js.PICTURE.nodes.get(3).hidden") is True
    names = page.evaluate("map_js.PICTURE.scene.actors.map(({ label }) => label)")
    told = {what: [names[item] for item in items] for what, items in page.evaluate("window.told")}
    assert told["nodes"] == ["P1", "P2", "P4"]
    assert len(told["edges"]) == 1


def test_whoever_is_picked_is_named_with_those_they_are_tied_to(open_map, programme):
    page = open_map(programme)
    asha = page.evaluate(
        "map_js.PICTURE.scene.actors.find((actor) => actor.label === 'Asha').index"
    )
    page.mouse.click(*page.evaluate(PLACES)[asha])
    until(page, TIP_SAYS, "Asha")
    until(page, "map_js.PICTURE.state.picked !== null && map_js.PICTURE.names.length < 30")
    assert "Asha" in page.evaluate("map_js.PICTURE.names.map((name) => name.words)")
    page.get_by_role("slider").press("Home")
    assert not page.evaluate(TIP_SAYS, "")
    page.mouse.move(700, 400)
    page.keyboard.press("End")  # the focus stays where it is, wherever the pointer goes
    page.mouse.click(5 + page.locator("#stage").bounding_box()["x"], 300)
    until(page, "map_js.PICTURE.state.picked === null && map_js.PICTURE.names.length > 70")


def test_the_picture_zooms_by_button_and_key_and_leaves_the_wheel_to_the_page(open_map, tidewell):
    page = open_map(map_page(tidewell, LAST), height=600)
    assert page.get_by_role("slider").count() == 0
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
