"""The picture as a file: what it holds, what it does not, and that nothing in it ever runs."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from drawing import draw
from PIL import Image
from showing import ask, drawn, names_shown, slide, told
from watching import axe_faults, settled

from sysmap.views.clock import Step, one_clock
from sysmap.views.component import component_source
from sysmap.views.maps.whole import map_payload

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
FOOT = "Made with sysmap. Holds names: for the team alone."

ATTRIBUTES = {
    *("width", "height", "viewBox", "role", "overflow", "x", "y", "d", "transform"),
    *("fill", "opacity", "stroke", "stroke-width", "stroke-dasharray"),
    *("stroke-linecap", "stroke-linejoin", "aria-hidden"),
    *("font-family", "font-size", "font-weight", "textLength", "lengthAdjust"),
}


@pytest.fixture
def open_map(open_page):
    def opened(address, **looks):
        page = open_page(address, **looks)
        page.locator(".sysmap .legend").wait_for(state="visible")
        return settled(page)

    return opened


def saved(page, form, folder):
    """The picture as it stands, saved by the mouse."""
    page.locator(".saver summary").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name=form, exact=True).click()
    return kept(coming.value, folder)


def kept(download, folder):
    download.save_as(folder / download.suggested_filename)
    return folder / download.suggested_filename


def words_in(file):
    """Every line of words in an SVG file, in order; a name's halo does not count."""
    lines = ET.parse(file).getroot().iter(f"{SVG}text")
    return [line.text for line in lines if "aria-hidden" not in line.attrib]


def shapes_in(file):
    """The shapes of actors in an SVG file: what is put in its place in the second block, filled."""
    placed = ET.parse(file).getroot().findall(f"{SVG}svg[2]//{SVG}path[@transform]")
    return [path for path in placed if path.get("fill") != "none"]


def assert_it_is_only_a_drawing(file):
    elements = list(ET.parse(file).getroot().iter())
    assert {element.tag for element in elements} <= {
        SVG + tag for tag in ("svg", "title", "path", "text")
    }
    attributes = [item for element in elements for item in element.attrib.items()]
    assert {name for name, _ in attributes} <= ATTRIBUTES
    assert not [value for _, value in attributes if re.search(r"url|var\(|:", value)]


def everybody_on(page):
    labels = (
        """[...map.querySelectorAll(".actor")].map((node) => node.getAttribute("aria-label"))"""
    )
    return {label.split(",")[0] for label in ask(page, labels)}


def texts_in(page, part):
    """Each text within a part of the map, in order."""
    return ask(
        page,
        f"""[...map.querySelectorAll("{part}")].flatMap((part) => {{
            const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            const found = [];
            while (texts.nextNode()) found.push(texts.currentNode.textContent);
            return found;
        }})""",
    )


def test_a_saved_map_holds_what_is_shown_and_nothing_else(demo, open_map, tmp_path):
    page = open_map(f"{demo}/map", motion="reduce")
    slide(page, 0)
    page.locator(".legend").get_by_role("button", name=re.compile("^young person")).click()
    everybody, shown = everybody_on(page), {name["words"] for name in names_shown(page)}
    assert len(shown) > 40
    assert everybody - drawn(page)

    file = saved(page, "SVG", tmp_path)
    words = words_in(file)
    assert file.name == "map-2024-09-30.svg"
    assert words[:3] == [
        "Tidewell Resilient Moves",
        page.locator("output.step-label").inner_text(),
        "Without young person.",
    ]
    assert shown <= set(words)
    assert everybody & set(words) == everybody & shown
    legend = texts_in(page, ".legend")
    assert words[-1 - len(legend) :] == [*legend, FOOT]
    assert_it_is_only_a_drawing(file)
    assert not re.search(r"\b[A-Z]\d\d\b", " ".join(words))  # no keys

    drawing, picture = ET.parse(file).getroot(), Image.open(saved(page, "PNG", tmp_path))
    assert len(shapes_in(file)) == len(drawn(page))
    ties = sum(path.get("d").count("Q") for path in drawing.iter(f"{SVG}path"))
    assert words[1].endswith(f", {ties} ties")
    assert picture.format == "PNG"
    assert picture.size == tuple(2 * int(drawing.get(side)) for side in ("width", "height"))
    ground, inked = picture.getpixel((0, 0)), picture.convert("RGB").getcolors(1 << 24)
    assert ground[:3] == (255, 255, 255)
    assert len(inked) > 100


def test_the_sheet_works_by_keyboard_and_the_file_says_who_stands_out(demo, open_map, tmp_path):
    page = open_map(f"{demo}/map")
    page.get_by_role("button", name="Uma, practitioner").click()
    page.get_by_role("button", name="Zoom in").click()
    opener = page.locator(".saver summary")
    opener.focus()
    page.keyboard.press("Enter")
    assert axe_faults(page, ".stBidiComponent") == []
    page.keyboard.press("Escape")
    assert page.locator(".saver[open]").count() == 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    file = kept(coming.value, tmp_path)
    assert told(page) == "Saved as map-2025-10-31.svg."
    assert page.locator(".saver[open]").count() == 0
    assert opener.evaluate("opener => opener.matches(':focus')")
    assert words_in(file)[2:4] == [
        "In full light: Uma and all within 1 step.",
        "Zoomed in: not all of the map is in the picture.",
    ]
    shown = {name["words"] for name in names_shown(page)}
    assert everybody_on(page) & set(words_in(file)) == shown
    assert len(shapes_in(file)) < ask(page, "map.querySelectorAll('.actor:not(.absent)').length")
    slide(page, 0)
    assert "Uma" not in " ".join(words_in(saved(page, "SVG", tmp_path)))


def test_two_circles_are_one_file_in_the_colours_of_the_page(demo, open_map, tmp_path):
    page = open_map(f"{demo}/circles", scheme="dark")
    captions, legend = texts_in(page, "figcaption"), texts_in(page, ".legend")
    file = saved(page, "SVG", tmp_path)
    words = words_in(file)
    assert file.name == "circle.svg"
    assert set(captions) <= set(words)
    assert re.fullmatch(r"month 1 · September 2024: \d+ actors, \d+ ties", words[1])
    assert re.fullmatch(r"month 14 · October 2025: \d+ actors, \d+ ties", words[2])
    names = sorted(name["words"] for name in names_shown(page))
    assert sorted(word for word in words if word in everybody_on(page)) == names
    assert words[-1 - len(legend) :] == [*legend, FOOT]
    assert_it_is_only_a_drawing(file)
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    picture = Image.open(saved(page, "PNG", tmp_path))
    assert "rgb({}, {}, {})".format(*picture.getpixel((0, 0))) == ground
    drawing = ET.parse(file).getroot()
    assert drawing.find(f"{SVG}path").get("fill") == ground.replace(" ", "")


HOSTILE = (
    "<img src onerror=ran=1>",
    "</text><script>ran=1</script>",
    "'\"&amp; ]]> \x01\x1f\ufffe",
    "<svg onload=ran=1>",
)


def hostile_map():
    """Every text of a map, hostile: in the head, the legend, and beside the actors."""
    now = one_clock("now", [Step("now", date(2025, 3, 5))])
    payload = map_payload(draw("P1@health -- P2@health\nP2@health -- P3@health"), [now])
    payload["actor"]["label"] = [HOSTILE[0], HOSTILE[2], HOSTILE[3]]
    payload["kinds"][0]["name"], payload["sectors"][0]["name"] = HOSTILE[:2]
    payload["clocks"][0]["labels"] = [HOSTILE[3]]
    return payload | {"programme": HOSTILE[1]}


def test_hostile_names_are_words_in_the_file_and_run_nothing(new_window, tmp_path):
    page = new_window()
    bare = tmp_path / "bare.html"
    bare.write_text("<!doctype html><title>A map alone</title>", encoding="utf-8")
    page.goto(bare.as_uri())
    css, js = component_source()
    page.add_style_tag(content=css)
    page.add_script_tag(content=js.replace("export default", "window.mount ="), type="module")
    page.wait_for_function("window.mount !== undefined")
    page.evaluate(MOUNT, hostile_map())

    file = saved(page, "SVG", tmp_path)
    words = words_in(file)
    assert words[0] == HOSTILE[1]
    assert {*HOSTILE[:2], HOSTILE[3], "'\"&amp; ]]> \ufffd\ufffd\ufffd"} <= set(words)
    assert_it_is_only_a_drawing(file)
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.localName") == "svg"
    assert page.locator("text:not([aria-hidden])").all_text_contents() == words
    assert page.evaluate("window.ran") is None
    assert page.faults == []
    assert page.outside == []


MOUNT = """(data) => mount({
    data, parentElement: document.body, setStateValue() {}, setTriggerValue() {},
})"""
