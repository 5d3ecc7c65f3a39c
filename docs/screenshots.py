"""Take the pictures of docs/screenshots anew: every page, wide and narrow, light and dark.

`python3 docs/screenshots.py [NAME ...]` takes those of the names alone.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from sysmap import intake, serving
from sysmap.pages.doors import PAGES

TARGET = Path(__file__).parent / "screenshots"
FURTHER = {
    "map-services": "map?show=services",
    "map-sectors": "map?show=sectors",
    "change-barcode": "change?show=barcode",
    "change-side-by-side": "change?show=side+by+side",
    "circles-tellings": "circles?view=two+tellings",
    "circles-star": "circles?view=practitioner%27s+star",
    "moves-made-of": "moves?view=what+it+was+made+of",
    "moves-travelled": "moves?view=what+travelled",
    "moves-practices": "moves?view=old+and+new+practices",
    "moves-reached": "moves?view=whom+they+reached",
    "circles-all": "circles?view=all+circles",
    "circles-projector": "circles",
    "tonight-minutes": "tonight?part=minutes",
    "tonight-before": "tonight?part=before+the+meeting",
    "share-researcher": "share?for=a+researcher",
    "evidence-source": "evidence",
    "evidence-themes": "evidence?view=themes",
    "evidence-contexts": "evidence?view=themes&over=contexts",
    "evidence-lenses": "evidence?view=themes&over=what+was+done%2C+where%2C+what+changed",
    "evidence-agreement": "evidence?view=do+coders+agree%3F",
    "evidence-codebook": "evidence?view=the+codebook",
}
RESTRUCTURE = "Social work restructure"
LOOKED_AT = {
    "contexts-record": "contexts?look=the+record",
    "contexts-in-time": "contexts?look=before%2C+during%2C+after",
    "contexts-covered": "contexts?look=covered+and+not+covered",
    "contexts-moves": "contexts?look=moves",
    "contexts-elements": "contexts?look=elements",
    "contexts-overlaps": "contexts?look=overlaps",
}
"""Looks at one context; which one never stands in an address, so it is chosen on the page."""
WHERE = {name: "" if name == "start" else name for name in PAGES} | FURTHER | LOOKED_AT
"""The name of a picture -> the address of what it shows."""

CHOSEN = dict.fromkeys(LOOKED_AT, ("Context", RESTRUCTURE)) | {
    "evidence-source": ("Source", "Meeting 3"),
}
"""What is chosen on the page before a picture is taken."""
PRESSED = {"circles-projector": "On a projector"}
"""What is pressed before a picture is taken."""

SIZES = {1440: 900, 390: 844}
PROJECTOR = {1280: 720}
ON_A_PROJECTOR = ("tonight",)
"""What is looked at by a whole room."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def take(browser: Browser, address: str, name: str, *, width: int, scheme: str) -> None:
    """One picture of one page."""
    viewport = {"width": width, "height": (SIZES | PROJECTOR)[width]}
    context = browser.new_context(viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/{WHERE[name]}")
    _at_rest(page)
    if name in PRESSED:
        page.get_by_text(PRESSED[name]).click()
        _at_rest(page)
    if name in CHOSEN:
        _choose(page, *CHOSEN[name])
        _at_rest(page)
    page.screenshot(path=TARGET / f"{name}-{width}-{scheme}.png")
    context.close()


def _at_rest(page: Page) -> None:
    page.wait_for_selector("[data-test-script-state=notRunning]")
    page.wait_for_timeout(1500)


def _choose(page: Page, what: str, which: str) -> None:
    """Choose a thing whose name never stands in an address: a context, a source."""
    page.get_by_role("combobox", name=what).fill(which)
    page.get_by_role("option", name=which).click()
    page.wait_for_selector("[data-test-script-state=notRunning]")


def main() -> None:
    """Build the demo, open the app, and take every picture."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder) / "tidewell.duckdb"
        intake.make_demo(record)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        with serving.serve(record, port=8700) as app:
            for name in sys.argv[1:] or WHERE:
                for width in SIZES | (PROJECTOR if name in ON_A_PROJECTOR else {}):
                    for scheme in ("light", "dark"):
                        take(browser, app.address, name, width=width, scheme=scheme)
        browser.close()


if __name__ == "__main__":
    main()
