"""An evening of Tidewell from the week before to the next meeting, walked: `journey.py FOLDER`.

Each step leaves a picture as a projector shows it (1280 by 720) and a line: the machine's seconds,
and a person's who reads 200 words a minute and thinks for five seconds. No line of any page may
bring together two of Tidewell who are kept apart.
"""

import shutil
import sys
import tempfile
from itertools import count
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

from playwright.sync_api import sync_playwright

from sysmap import intake, serving

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
APART = (("Linnet's mum", "Mirela"), ("Robin's mum", "Jay's dad"))
BETTER_NOT = ("Idris", "Martin's mum")
WORDS_A_SECOND, TO_DECIDE, QUIET = 200 / 60, 5, 0.6


class Evening:
    """A page on a projector, and what was noted on the way."""

    def __init__(self, page, phone, folder):
        self.page, self.phone, self.folder = page, phone, folder
        self.numbers, self.taken, self.apart = count(1), {}, list(APART)

    def rest(self):
        """Wait until the page has said the same for a while; when it last said something new."""
        last, changed = "", perf_counter()
        while perf_counter() - changed < QUIET:
            self.page.wait_for_timeout(30)
            self.page.wait_for_selector("[data-test-script-state=notRunning]")
            if (told := self.page.locator("body").inner_text()) != last:
                last, changed = told, perf_counter()
        return changed

    def step(self, what, act):
        """Do one thing, and note how long it took and what the page says then."""
        began = perf_counter()
        act()
        machine = self.rest() - began
        told = self.page.locator(".stMain").inner_text()
        self.note(what, machine, self.before_the_group() or told)
        self.page.screenshot(path=self.folder / f"{next(self.numbers):02d}-{what}.png")
        for line in told.splitlines():
            assert not any(one in line and other in line for one, other in self.apart), line

    def before_the_group(self):
        """The item of an agenda with its keys, as it is read; empty on any other page."""
        agenda = self.page.locator(".st-key-tonight")
        return agenda.inner_text().split("\nBack\n")[0] if agenda.count() else ""

    def note(self, what, machine, read):
        person = len(read.split()) / WORDS_A_SECOND + TO_DECIDE
        machines, persons = self.taken.get(what, (0, 0))
        self.taken[what] = machines + machine, persons + person
        print(f"{what}: machine {machine:.1f} s, person {person:.0f} s")

    def press(self, name):
        self.page.get_by_role("button", name=name).first.click()

    def show(self, text):
        self.page.get_by_text(text, exact=True).first.click()

    def pick(self, field, *names):
        self.page.get_by_role("combobox", name=field, exact=True).first.click()
        for name in names:
            self.page.keyboard.type(name)
            self.page.wait_for_timeout(300)
            self.page.keyboard.press("Enter")
        self.rest()
        self.page.keyboard.press("Tab")


def week_before(evening):
    evening.step("before", lambda: evening.show("before the meeting"))
    with evening.page.expect_download() as given:
        evening.press("Download all sheets")
    sheets = evening.folder / "sheets"
    ZipFile(given.value.path()).extractall(sheets)
    sheet = next(sheets.glob("sheet-C06-*.html"))
    evening.phone.goto(sheet.as_uri())
    evening.phone.locator("input[type=radio]").first.check()
    with evening.phone.expect_download() as saved:
        evening.phone.get_by_text("Save my answers").click()
    answers = evening.folder / saved.value.suggested_filename
    saved.value.save_as(answers)
    spoilt = evening.folder / "spoilt.json"
    spoilt.write_text(answers.read_text(encoding="utf-8")[:120], encoding="utf-8")
    for what, files in (("answers", [answers]), ("answers-again", [answers, spoilt])):
        evening.page.locator("input[type=file]").first.set_input_files(files)
        evening.rest()
        evening.step(what, lambda: evening.press("Bring answers in"))


def in_the_room(evening):
    evening.step("room", lambda: evening.show("in the room"))
    evening.step("who", evening.page.get_by_text("Who is here").first.click)
    evening.pick("Who is here", "Greta", "Xanthe")
    evening.step("kept", lambda: evening.press("Keep who is here"))
    while evening.page.locator(".st-key-verdicts").count():
        told = evening.before_the_group()
        better_not = all(name in told for name in BETTER_NOT)
        key = "3" if better_not else "1"
        evening.apart += [BETTER_NOT] if better_not else []
        evening.step("item", lambda key=key: evening.page.keyboard.press(key))
    assert BETTER_NOT in evening.apart
    evening.step("minutes", lambda: evening.press("See the minutes"))


def a_move(evening):
    evening.step("room-again", lambda: evening.show("in the room"))
    evening.step("move", lambda: evening.press("Record a move"))
    evening.page.get_by_label("What was done").fill("Piotr and Robin's mum had tea at the club")
    for field, name in (("Made by", "Piotr"), ("For whom", "Puffin"), ("Whom", "Robin's mum")):
        evening.pick(field, name)
    evening.pick("How", "works jointly")
    evening.show("new: it began on that day")
    evening.rest()
    evening.step("saved", lambda: evening.page.keyboard.press("Control+Enter"))
    evening.step("agenda", lambda: evening.show("Back to the agenda"))


def looked_at(evening, address):
    for what, where in (
        ("map", "map"),
        ("circles", "circles"),
        ("star", "circles?view=practitioner%27s+star"),
        ("travelled", "moves?view=what+travelled"),
        ("elements", "moves?view=what+it+was+made+of"),
        ("contexts", "contexts"),
        ("tonight", "tonight"),
    ):
        evening.step(what, lambda where=where: evening.page.goto(f"{address}/{where}"))
    evening.step("new-meeting", lambda: evening.show("A new meeting today"))
    evening.step("from-before", lambda: evening.show("before the meeting"))
    evening.step("done", lambda: evening.press("Done"))


def main(folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        record = Path(place) / "tidewell.duckdb"
        intake.make_demo(record)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        room = chromium.new_page(viewport={"width": 1280, "height": 720})
        phone = chromium.new_page(viewport={"width": 390, "height": 844}, offline=True)
        evening = Evening(room, phone, folder)
        with serving.serve(record, port=8681) as app:
            evening.step("open", lambda: room.goto(f"{app.address}/tonight"))
            week_before(evening)
            in_the_room(evening)
            a_move(evening)
            looked_at(evening, app.address)
        chromium.close()
        for what, (machine, person) in evening.taken.items():
            print(f"all of {what}: {machine + person:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1])
