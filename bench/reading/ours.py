"""The same data as a person meets it in the app: five pictures, each cut out of its page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from questions import Asked

from sysmap.views.circle_words import PRACTITIONER, STAR, YOUNG_PERSON

TALL = 1040
LARGEST = {"width": 1440, "height": 900}


def draw_ours(asked: Asked, folder: Path, page: Page, address: str) -> None:
    """The map on both dates, what changed between them, a circle and a star on both dates."""
    page.set_viewport_size({"width": 1440, "height": TALL})
    for name, step in (("before", asked.before), ("after", asked.after)):
        visit(page, f"{address}/map?on={step.day}")
        cut_out(page, folder / f"{name}.png")
    visit(page, f"{address}/change")
    cut_out(page, folder / "change.png")
    visit(page, f"{address}/circles")
    choose(page, YOUNG_PERSON, asked.name(asked.young_person))
    cut_out(page, folder / "circle.png")
    visit(page, f"{address}/circles?view={STAR}")
    choose(page, PRACTITIONER, asked.name(asked.practitioner))
    cut_out(page, folder / "star.png")


def visit(page: Page, address: str) -> None:
    """Open a page and wait until it is whole."""
    page.goto(address)
    page.wait_for_selector("[data-test-script-state=notRunning]")
    page.wait_for_timeout(1500)


def choose(page: Page, field: str, name: str) -> None:
    """Choose somebody in a field, and wait for the picture."""
    page.get_by_role("combobox", name=field).click()
    page.keyboard.type(name)
    page.get_by_role("option", name=name, exact=True).click()
    page.wait_for_timeout(2500)


def cut_out(page: Page, file: Path) -> None:
    """Keep the picture alone.

    Raises:    ValueError -> it is larger than the pictures of the other tools
    """
    picture = page.locator(".stBidiComponent").first
    box = picture.bounding_box()
    if not box or any(box[side] > most for side, most in LARGEST.items()):
        raise ValueError(f"{file.name} is larger than the others' pictures: {box}")
    picture.screenshot(path=file)
