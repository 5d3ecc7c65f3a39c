"""Take the pictures of docs/screenshots anew: every page, wide and narrow, light and dark."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sysmap import intake, serving

TARGET = Path(__file__).parent / "screenshots"
PAGES = ("start", "map", "change", "circles", "contexts", "record", "moves", "share")
SIZES = {1440: 900, 390: 844}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


def take(browser: Browser, address: str, name: str, *, width: int, scheme: str) -> None:
    """One picture of one page."""
    viewport = {"width": width, "height": SIZES[width]}
    context = browser.new_context(viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/{'' if name == 'start' else name}")
    page.wait_for_selector("[data-test-script-state=notRunning]")
    page.wait_for_timeout(1500)
    page.screenshot(path=TARGET / f"{name}-{width}-{scheme}.png")
    context.close()


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
            for name in PAGES:
                for width in SIZES:
                    for scheme in ("light", "dark"):
                        take(browser, app.address, name, width=width, scheme=scheme)
        browser.close()


if __name__ == "__main__":
    main()
