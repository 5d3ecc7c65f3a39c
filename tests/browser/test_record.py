"""The Record page by keyboard alone, in a real Chromium: typed, kept, saved, seen, taken back."""

import re

import pytest
from playwright.sync_api import expect
from watching import QUIET, QUIET_AFTER_A_KEY, SIDEWAYS, axe_faults, settled

from sysmap import intake, serving
from sysmap.store import Store

pytestmark = pytest.mark.browser

ACTORS = """\
id,label,kind
P1,Ana,practitioner
P2,Ben,practitioner
S1,School nurse,service
Y1,Wren,young person
C1,Wren's gran,carer
"""
TIES = "source,target,kind,start\nP1,Y1,works with,2024-09-01\nP1,P2,works with,2024-09-01\n"
CONTEXTS = "id,label,kind,start\nX1,A funding cut,funding,2024-09-01\n"
COVERAGE = "context,subject_type,subject\nX1,all,\n"
KINDS = """\
kind,directed,strength,words
works_with,no,level,aware|cooperating|coordinating|integrated
works_jointly,no,level,aware|cooperating|coordinating|integrated
"""
MOST_KEYS = 125
"""For a move with two effects, the 34 letters of its title among them; it took 114."""


@pytest.fixture
def record(tmp_path):
    """A small record that no other test writes to."""
    tables = {
        "actors": ACTORS,
        "ties": TIES,
        "contexts": CONTEXTS,
        "coverage": COVERAGE,
        "tie_kinds": KINDS,
    }
    path = tmp_path / "ours.duckdb"
    intake.begin(path, name="Ours")
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text)
    with Store.open(path) as store:
        intake.bring_in(store, [folder])
    return path


@pytest.fixture
def app(record, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    with serving.serve(record, port=8660) as app:
        yield app.address


class Keyboard:
    """Somebody at the keyboard, who waits for the page and counts each key."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1
            settled(self.page, QUIET_AFTER_A_KEY if key == "Tab" else QUIET)

    def write(self, text):
        self.page.keyboard.type(text)
        self.count += len(text)
        settled(self.page)

    def tab_to(self, label):
        for _ in range(12):
            self.press("Tab")
            if self.focus() == label:
                return
        pytest.fail(f"Tab leads to no {label!r}; it leads to {self.focus()!r}")

    def focus(self):
        return self.page.evaluate(
            "(() => { const one = document.activeElement;"
            " return one.getAttribute('aria-label') || one.innerText.split('\\n')[0]; })()"
        )

    def choose(self, label, text):
        self.tab_to(label)
        self.write(text)
        self.press("Enter")


def at_the_title(page):
    """The keyboard in the first field of the form."""
    keyboard = Keyboard(settled(page))
    page.get_by_label("What was done").focus()
    return keyboard


def tell_of_a_new_tie(keyboard):
    """A move, and a first line on a tie that is new to the record."""
    keyboard.write("Ana sat down with the school nurse")
    keyboard.choose("Made by", "Ana")
    keyboard.choose("For whom", "Wren")
    keyboard.choose("How", "jointly")
    keyboard.choose("Whom", "School")
    keyboard.tab_to("Clear")
    keyboard.press("Tab", "Space")  # new


def tell_of_a_tie_that_holds(keyboard):
    """A second line, on a tie that grew stronger."""
    keyboard.choose("How", "works with")
    keyboard.choose("Whom", "Ben")
    keyboard.choose("What became of it", "stronger")
    keyboard.choose("How strong", "coop")


def tied_to_ana(page):
    """Whom Ana is tied to, in the map's table."""
    settled(page).locator("[data-testid=stExpander] summary").first.click()
    page.wait_for_selector("table tbody tr")
    rows = [row.split("\t") for row in page.locator("table tbody tr").all_inner_texts()]
    return next(row[4] for row in rows if row[0] == "Ana")


def test_a_move_with_two_effects_is_recorded_seen_and_taken_back_by_keyboard(app, open_page):
    page = open_page(f"{app}/record")
    keyboard = at_the_title(page)
    tell_of_a_new_tie(keyboard)
    tell_of_a_tie_that_holds(keyboard)
    sentences = page.locator(".note").all_inner_texts()
    assert "Ana \N{EN DASH} School nurse: new, works jointly" in sentences
    assert "Ana \N{EN DASH} Ben: stronger, works with, cooperating" in sentences
    assert any("Made under: A funding cut" in sentence for sentence in sentences)
    keyboard.press("Control+Enter")
    page.get_by_text("Saved.").wait_for()
    assert keyboard.count <= MOST_KEYS
    keyboard.tab_to("See it on the map")
    keyboard.press("Enter")
    page.wait_for_url(re.compile("/map"))
    assert "School nurse" in tied_to_ana(page)

    page = open_page(f"{app}/record")
    keyboard = Keyboard(settled(page))
    page.get_by_role("radio", name="A move").focus()
    keyboard.press(*["ArrowRight"] * 5)
    keyboard.press("Space")
    assert "steward recorded a move" in page.locator(".stMain").inner_text()
    keyboard.tab_to("Reason")
    keyboard.write("told twice")
    keyboard.tab_to("Take it back")
    keyboard.press("Enter")
    page.get_by_text("is taken back").wait_for()
    assert "Reason: told twice" in page.locator(".stMain").inner_text()
    page.goto(f"{app}/map")
    page.wait_for_selector(".stMain h1")
    assert "School nurse" not in tied_to_ana(page)
    assert page.faults == []
    assert page.outside == []


def test_what_is_typed_survives_a_refresh_and_goes_with_the_save(app, open_page, record):
    drafts = record.with_name("ours.duckdb.drafts")
    page = open_page(f"{app}/record")
    keyboard = at_the_title(page)
    tell_of_a_new_tie(keyboard)
    [kept] = drafts.iterdir()
    assert kept.stat().st_mode & 0o077 == drafts.stat().st_mode & 0o077 == 0
    page.reload()
    page.get_by_text("This was typed earlier").wait_for()
    settled(page)
    assert page.get_by_label("What was done").input_value() == "Ana sat down with the school nurse"
    sentences = settled(page).locator(".note").all_inner_texts()
    assert "Ana \N{EN DASH} School nurse: new, works jointly" in sentences
    assert not re.search("Ana|Wren|School", page.url)
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved.").wait_for()
    assert not drafts.exists()
    page.reload()
    assert settled(page).get_by_label("What was done").input_value() == ""


def test_a_change_survives_a_refresh_and_a_line_names_somebody_new(app, open_page, record):
    page = open_page(f"{app}/record")
    keyboard = at_the_title(page)
    keyboard.write("Ana met somebody")
    keyboard.choose("Made by", "Ana")
    keyboard.choose("How", "jointly")
    keyboard.choose("Whom", "Nadia")
    assert page.get_by_label("Nadia is new to the record: what are they?").count() == 1
    page.get_by_text("new: it began on that day").click()
    settled(page)
    page.keyboard.press("Tab")  # a round button keeps Ctrl+Enter for itself
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved.").wait_for()

    page.reload()
    settled(page).get_by_role("radio", name="Change something").click()
    choose(page, "What", "A move")
    choose(page, "Which", "Ana met")
    page.get_by_label("What was done").fill("Ana met Nadia")
    settled(page)
    choose(page, "For whom", "Wren's gran")
    settled(page)
    page.reload()
    page.get_by_text("This was typed earlier").wait_for()
    expect(settled(page).get_by_label("What was done")).to_have_value("Ana met Nadia")
    assert page.get_by_text("Wren's gran").count() == 1
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved.").wait_for()
    assert not record.with_name("ours.duckdb.drafts").exists()
    assert page.faults == []


def choose(page, label, text):
    settled(page).get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Enter")
    settled(page)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_form_is_whole_and_readable(app, open_page, width, scheme):
    page = settled(open_page(f"{app}/record", width=width, scheme=scheme))
    for form in page.get_by_role("radiogroup").first.get_by_role("radio").all_inner_texts():
        page.get_by_role("radio", name=form, exact=True).click()
        settled(page)
        assert axe_faults(page) == [], form
        assert page.evaluate(SIDEWAYS) <= 0, form
    assert page.faults == []
