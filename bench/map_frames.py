"""What a month's step costs on our map beside vis-network, which pyvis brings: in one run.

Both hold the same actors at the same places and the same ties, for fourteen months, and are asked
for another month at every animation frame, turn by turn. The browser does not wait for a screen, so
that the time between two frames is what a frame costs. Settled: at most 0.7 times vis-network with
500 and with 2,000 actors, and at most 17 ms with 81; no message while sliding and no map built anew
by a rerun; at most 65 bytes a tie and 90 an actor. The map of 20,000 is drawn with WebGL2, here by
software: its frame time is printed and not judged.

    python bench/map_frames.py [actors ...]
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pyarrow as pa
from playwright.sync_api import Browser, Page, sync_playwright
from programme import programme

from sysmap.system import SCHEMAS, System, date_of
from sysmap.views.clock import calendar_steps, one_clock
from sysmap.views.maps.whole import map_payload

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from map_page import served_map
from watching import keep_what_goes_wrong

SIZES = {81: 241, 500: 1500, 2000: 6000}
LARGE = {20_000: 60_000}
MONTHS = one_clock("months", calendar_steps(date(2024, 11, 1), date(2025, 12, 31)))
TURNS = 5
RATIO, RATIO_FOR = 0.7, (500, 2000)
ONE_FRAME = 17.0
BYTES_A_TIE, BYTES_AN_ACTOR = 65, 90

SCREEN = {"width": 1440, "height": 900}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
]
VIS = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")
ASKED = Path(__file__).with_suffix(".js").read_text("utf-8")

Payload = Mapping[str, Any]


@dataclass(frozen=True)
class Slid:
    """What sliding through all months and back took, in milliseconds."""

    frames: list[float]
    script: list[float]

    def __str__(self) -> str:
        return f"{median(self.frames):.1f} and {median(self.script):.1f}"


def main() -> int:
    asked = [int(text) for text in sys.argv[1:]]
    chosen = {size: ties for size, ties in (SIZES | LARGE).items() if not asked or size in asked}
    payloads = {str(size): drawn(size, ties) for size, ties in chosen.items()}
    faults = list(heavy(chosen, payloads))
    with (
        tempfile.TemporaryDirectory() as folder,
        served_map(folder, payloads) as address,
        chromium() as browser,
    ):
        for size in chosen:
            measured = large if size in LARGE else beside_vis
            faults += measured(browser, f"{address}/?show={size}", payloads[str(size)], size)
    for fault in faults:
        print(f"missed: {fault}")
    return int(bool(faults))


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)


def drawn(actors: int, ties: int) -> Payload:
    payload = map_payload(with_newcomers(programme(actors, ties)), [MONTHS])
    return payload | ({"painter": "gl"} if actors in LARGE else {})


def with_newcomers(system: System) -> System:
    """The system, one in twenty of whose actors comes in one of the months, and as many leave."""
    dice = np.random.default_rng(7)
    moving = dice.choice(system.actor_count, system.actor_count // 10, replace=False)
    days = [
        date_of(int(day))
        for day in dice.integers(*MONTHS.days[:: len(MONTHS.days) - 1], moving.size)
    ]
    comes = moving.size // 2
    nobody = [None] * moving.size
    rows = {
        "actor": moving,
        "start": days[:comes] + nobody[comes:],
        "end": nobody[:comes] + days[comes:],
        "precision": nobody,
    }
    presence = pa.table(rows, schema=SCHEMAS["presence"])
    return System({**system.tables, "presence": presence})


def heavy(sizes: Mapping[int, int], payloads: Mapping[str, Payload]) -> Iterator[str]:
    """Says what each payload weighs, as it travels; what is over its allowance is a fault."""
    for actors, ties in sizes.items():
        weight = len(json.dumps(payloads[str(actors)]))
        allowed = BYTES_A_TIE * ties + BYTES_AN_ACTOR * actors
        print(f"{actors} actors, {ties} ties: {weight / 1e3:.0f} kB (at most {allowed / 1e3:.0f})")
        if weight > allowed:
            yield f"payload of {actors} actors"


def beside_vis(browser: Browser, address: str, payload: Payload, actors: int) -> Iterator[str]:
    """Our map and vis-network in turn."""
    with ours(browser, address) as page, vis(browser, payload) as other:
        turns = [(slid(page, "goToInSysmap"), slid(other, "goToInVis")) for _ in range(TURNS)]
        mine, theirs = (together(turn) for turn in zip(*turns, strict=True))
        ratio = median(mine.frames) / median(theirs.frames)
        goal = f"at most {RATIO:g}" if actors in RATIO_FOR else f"at most {ONE_FRAME:g} ms"
        print(f"{actors} actors, ms a frame and ms of script a step, p50:")
        print(f"  sysmap {mine}   vis-network 9.1.2 {theirs}   ratio {ratio:.2f} ({goal})")
        yield from noises(page, actors)
    if actors not in RATIO_FOR and median(mine.frames) > ONE_FRAME:
        yield f"{actors} actors within a frame"
    if actors in RATIO_FOR and ratio > RATIO:
        yield f"{actors} actors: {ratio:.2f} times vis-network"


def large(browser: Browser, address: str, _: Payload, actors: int) -> Iterator[str]:
    """A map that WebGL2 draws: how it slides."""
    with ours(browser, address) as page:
        mine = slid(page, "goToInSysmap")
        print(f"{actors} actors by WebGL2 in software, ms a frame and of script a step: {mine}")
        yield from noises(page, actors)


@contextlib.contextmanager
def ours(browser: Browser, address: str) -> Iterator[Page]:
    """Our component on a page of Streamlit's; what the page sends is kept."""
    page = keep_what_goes_wrong(browser.new_page(viewport=SCREEN))
    page.goto(address)
    page.locator(".sysmap .legend .entry").first.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    page.add_script_tag(content=ASKED)
    yield page
    page.close()


@contextlib.contextmanager
def vis(browser: Browser, payload: Payload) -> Iterator[Page]:
    """vis-network on a bare page, as large as the stage of our map."""
    page = browser.new_page(viewport={"width": 1350, "height": 700})
    page.set_content("<!doctype html><style>body { margin: 0 }</style>")
    page.add_script_tag(content=VIS)
    page.add_script_tag(content=ASKED)
    page.evaluate("openVis", payload)
    page.wait_for_timeout(500)
    yield page
    page.close()


def slid(page: Page, go_to: str) -> Slid:
    """Once through all months and back, a month an animation frame."""
    page.bring_to_front()
    line = page.context.new_cdp_session(page)
    line.send("Performance.enable")
    before = script_seconds(line)
    frames = page.evaluate(f"frames({go_to}, {len(MONTHS.days)}, 1)")
    script = 1e3 * (script_seconds(line) - before) / len(frames)
    line.detach()
    return Slid(frames, [script])


def script_seconds(line: Any) -> float:
    metrics = line.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration")


def together(turns: Sequence[Slid]) -> Slid:
    return Slid(
        [frame for turn in turns for frame in turn.frames],
        [script for turn in turns for script in turn.script],
    )


def noises(page: Page, actors: int) -> Iterator[str]:
    """Messages while the slider moves, and maps built anew by three reruns; both shall be none."""
    page.evaluate("watchMounts()")
    page.sent.clear()
    slid(page, "goToInSysmap")
    messages = len(page.sent)
    for _ in range(3):
        page.get_by_text("more", exact=True).click()
        page.wait_for_timeout(1200)
    mounts = page.evaluate("mountsSeen()")
    reruns = len(page.sent) - messages
    print(f"  {messages} messages while sliding; {mounts} maps built anew by {reruns} reruns")
    if messages or mounts or reruns < 3:
        yield f"{actors} actors: messages or new maps"


if __name__ == "__main__":
    sys.exit(main())
