"""The map's own script, style and colours, as far as they can be judged without a browser."""

import itertools
import json
import math
import re
import subprocess
from pathlib import Path

import playwright
import pytest

from sysmap.model import KINDS
from sysmap.views import colours
from sysmap.views.component import (
    SCRIPTS,
    TELLINGS,
    component_source,
    exported,
    imported,
    joined_modules,
    script,
)


def channels(hexadecimal):
    """Red, green and blue in linear light, 0 to 1."""
    parts = [int(hexadecimal[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one, other):
    """The contrast of two colours, after WCAG 2.2."""
    light = sorted(
        sum(
            weight * part
            for weight, part in zip((0.2126, 0.7152, 0.0722), channels(c), strict=True)
        )
        for c in (one, other)
    )
    return (light[1] + 0.05) / (light[0] + 0.05)


def difference(one, other):
    """How different two colours look: their distance in Oklab."""
    return math.dist(oklab(one), oklab(other))


def oklab(hexadecimal):
    """Lightness, green-red and blue-yellow, after Ottosson 2020."""
    red, green, blue = channels(hexadecimal)
    cones = [
        (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3),
        (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3),
        (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3),
    ]
    rows = [
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    ]
    return [sum(a * b for a, b in zip(row, cones, strict=True)) for row in rows]


SECTOR_INKS = {**colours.SECTORS, "unknown": colours.UNKNOWN_SECTOR}
MIXED_WITH_THE_TEXT = r"--(\w+): color-mix\(in srgb, var\(--ink\) (\d+)%, var\(--ground\)\)"
"""A grey between the text and the page; from half of the text on it stands at 3:1 or better."""
CHANGE_INKS = {name: line.ink for name, line in colours.CHANGES.items()}


@pytest.mark.parametrize("ink", {**SECTOR_INKS, **CHANGE_INKS}.items(), ids=lambda item: item[0])
def test_every_colour_stands_out_from_a_light_and_from_a_dark_page(ink):
    assert contrast(ink[1].light, colours.LIGHT_GROUND) >= 3
    assert contrast(ink[1].dark, colours.DARK_GROUND) >= 3


def test_no_class_of_change_looks_like_a_sector():
    for (_, sector), (_, change) in itertools.product(colours.SECTORS.items(), CHANGE_INKS.items()):
        assert difference(sector.light, change.light) > 0.07
        assert difference(sector.dark, change.dark) > 0.07


def test_no_two_sectors_look_alike():
    for one, other in itertools.combinations(colours.SECTORS.values(), 2):
        assert difference(one.light, other.light) > 0.1
        assert difference(one.dark, other.dark) > 0.1


def test_neither_yellow_nor_black_nor_white_is_used():
    used = {
        shade for ink in {**SECTOR_INKS, **CHANGE_INKS}.values() for shade in vars(ink).values()
    }
    assert not used & {"#F0E442", "#000000", "#FFFFFF"}


def test_no_two_classes_of_change_share_both_colour_and_line_style():
    looks = [(line.ink, line.dashes) for line in colours.CHANGES.values()]
    assert len(set(looks)) == len(looks)


def test_formed_is_solid_ended_dotted_and_the_regraded_dashed_long_and_short():
    dashes = {name: line.dashes for name, line in colours.CHANGES.items()}
    assert dashes["formed"] == dashes["kept"] == ()
    assert dashes["ended"][0] <= 1.5
    assert dashes["stronger"][0] > 2 * dashes["weaker"][0] > 2 * dashes["ended"][0]


def test_every_kind_has_a_shape_of_its_own():
    shapes = [colours.SHAPES[kind] for kind in KINDS]
    assert len({*shapes, colours.UNKNOWN_SHAPE}) == len(KINDS) + 1


def test_an_unknown_sector_is_grey():
    assert colours.sector_inks(["health", "falconry", None]) == {
        "falconry": colours.UNKNOWN_SECTOR,
        "health": colours.SECTORS["health"],
    }


def test_more_groups_than_colours_leave_the_last_ones_grey():
    inks = colours.group_inks([f"group {number:02}" for number in range(9)])
    grey = [name for name, ink in inks.items() if ink is colours.UNKNOWN_SECTOR]
    assert grey == ["group 06", "group 07", "group 08"]


@pytest.fixture(scope="session")
def node():
    """The node that playwright's own package brings: nothing else is installed for it."""
    driver = Path(playwright.__file__).parent / "driver" / "node"
    return driver if driver.exists() else pytest.skip("playwright brought no node")


def source(name):
    return script("sysmap.views.component", name)


def faults_of(node, *scripts):
    """What node finds wrong with the syntax of modules; nothing of them is run."""
    checks = [subprocess.Popen([node, "--check", file], stderr=subprocess.PIPE) for file in scripts]
    return [fault.decode() for fault in (check.communicate()[1] for check in checks) if fault]


def test_each_script_is_a_sound_module_and_so_are_all_of_them_joined(node, tmp_path):
    files = [tmp_path / f"{name}.mjs" for name in (*SCRIPTS, "joined")]
    for name, file in zip(SCRIPTS, files, strict=False):
        file.write_text(source(name), encoding="utf-8")
    files[-1].write_text(component_source()[1], encoding="utf-8")
    assert faults_of(node, *files) == []


def test_a_script_with_a_slip_would_be_told(node, tmp_path):
    slip = tmp_path / "slip.mjs"
    slip.write_text("export function (", encoding="utf-8")
    assert faults_of(node, slip)


def test_each_script_takes_from_earlier_ones_only_what_they_give():
    given = {}
    for name in SCRIPTS:
        for module, names in imported(source(name)):
            assert set(names) <= given[module], (name, module)
        given[name] = set(exported(source(name)))


def test_every_name_that_is_imported_or_exported_is_used():
    everything = "".join(map(source, SCRIPTS))
    for name in SCRIPTS:
        for module, names in imported(source(name)):
            unused = [one for one in names if len(re.findall(rf"\b{one}\b", source(name))) < 2]
            assert unused == [], (name, module)
        alone = [one for one in exported(source(name)) if everything.count(one) < 2]
        assert alone == [] or name == "mount", name


def test_joined_modules_keep_their_own_names_to_themselves(node, tmp_path):
    one = "const hidden = 1;\nexport const shown = hidden;\n"
    other = (
        'import { shown } from "./one.js";\nconst hidden = 2;\nexport const sum = shown + hidden;\n'
    )
    joined = tmp_path / "joined.mjs"
    joined.write_text(joined_modules({"one": one, "other": other}) + "console.log(other_js.sum);")
    assert subprocess.check_output([node, joined]) == b"3\n"


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_reads_text_as_markup_or_asks_the_network(name):
    forbidden = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
        r"|fetch\(|XMLHttpRequest|https?://(?!www\.w3\.org/2000/svg)|\bimport\(",
        source(name),
    )
    assert forbidden == []
    assert len(re.findall(r"\bimport\b", source(name))) == len(imported(source(name)))


def test_every_script_beside_the_map_is_joined_into_it(checkout):
    folder = checkout / "sysmap" / "views" / "component"
    assert {path.stem for path in folder.glob("*.js")} == set(SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_is_long_and_each_begins_with_what_it_is_for(name):
    lines = source(name).splitlines()
    assert lines[0].startswith("// ")
    assert len(lines) <= 150
    assert max(map(len, lines)) <= 100


def test_script_and_python_draw_change_from_one_table():
    script = component_source()[1]
    told = json.loads(re.match(r"const CHANGE_LINES = (.*);", script)[1])
    assert told.pop("question")["words"] == "have these two met?"
    assert told.pop("new")["words"] == "new since the picture before"
    assert {look: told.pop(look) for look in TELLINGS} == TELLINGS
    assert {name: line["dashes"] for name, line in told.items()} == {
        name: list(line.dashes) for name, line in colours.CHANGES.items()
    }


def test_every_telling_has_a_line_style_and_a_colour_of_its_own_that_stands_out():
    style = component_source()[0]
    inks = [re.search(rf"--change-{look}: var\(--([\w-]+)\)", style)[1] for look in TELLINGS]
    assert len({*inks}) == len(inks)
    assert len({tuple(line["dashes"]) for line in TELLINGS.values()}) == len(TELLINGS)
    of_the_table = {f"change-{name}" for name in CHANGE_INKS}
    shares = {ink: int(share) for ink, share in re.findall(MIXED_WITH_THE_TEXT, style)}
    assert all(ink in of_the_table or shares[ink] >= 60 for ink in inks)


def test_no_type_in_the_style_is_under_eleven_pixels():
    sizes = [
        float(size)
        for size in re.findall(r"(?:font-size: |font: )([\d.]+)px", component_source()[0])
    ]
    assert len(sizes) > 5
    assert min(sizes) >= 11
