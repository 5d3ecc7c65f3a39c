"""The Record page by keyboard alone, in a real Chromium: typed, kept, saved, seen, taken back."""

import re

import pytest
from playwright.sync_api import expect
from watching import (
    QUIET,
    QUIET_AFTER_A_KEY,
    SIDEWAYS,
    axe_faults,
    settled,
    told_the_server,
    type_to_choose,
)

pytestmark = pytest.mark.browser

MOST_KEYS = 125
"""For a move with two effects, the 34 letters of its title among them; it took 114."""


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

    def go_right_to(self, label):
        """From one form to another by the arrow keys."""
        for _ in range(12):
            self.page.keyboard.press("ArrowRight")
            if self.focus() == label:
                return self.press("Space")
        return pytest.fail(f"no form {label!r}; the arrows lead to {self.focus()!r}")

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
        with told_the_server(self.page):
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


def from_a_move(page):
    """The keyboard on the first of the forms."""
    keyboard = Keyboard(settled(page))
    page.get_by_role("radio", name="A move", exact=True).focus()
    return keyboard


def opened_to_change(page, name):
    """Somebody opened under Change something."""
    settled(page).get_by_role("radio", name="Change something").click()
    return type_to_choose(page, "Which", name)


LOOKS = [{"width": 1440, "height": 900}, "light"], [{"width": 390, "height": 844}, "dark"]


def looked_at(page, look):
    """The page in this size and scheme."""
    size, scheme = look
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    return settled(page)


def test_every_form_is_whole_wide_and_narrow_and_readable_in_the_one_or_the_other(app, open_page):
    """The forms share their fields: axe looks at each once, by turns in the light and the dark."""
    looks = list(LOOKS)
    for address in ("record", "words"):
        page = settled(open_page(f"{app}/{address}"))
        for form in page.get_by_role("radiogroup").first.get_by_role("radio").all_inner_texts():
            page.get_by_role("radio", name=form, exact=True).click()
            settled(page)
            assert axe_faults(page) == [], (form, looks[0])
            for look in looks:
                assert looked_at(page, look).evaluate(SIDEWAYS) <= 0, (form, look)
            looks.reverse()
        assert page.faults == []


def test_a_move_with_two_effects_is_recorded_kept_seen_and_taken_back_by_keyboard(
    app, open_page, record
):
    drafts = record.with_name("ours.duckdb.drafts")
    page = open_page(f"{app}/record")
    keyboard = at_the_title(page)
    tell_of_a_new_tie(keyboard)
    tell_of_a_tie_that_holds(keyboard)
    [kept] = drafts.iterdir()
    assert kept.stat().st_mode & 0o077 == drafts.stat().st_mode & 0o077 == 0
    assert not re.search("Ana|Wren|School", page.url)
    page.reload()
    page.get_by_text("This was typed earlier").wait_for()
    expect(settled(page).get_by_label("What was done")).to_have_value(
        "Ana sat down with the school nurse"
    )
    sentences = page.locator(".note").all_inner_texts()
    assert "Ana \N{EN DASH} School nurse: new, works jointly" in sentences
    assert "Ana \N{EN DASH} Ben: stronger, works with, cooperating" in sentences
    assert any("Made under: A funding cut" in sentence for sentence in sentences)
    page.get_by_test_id("stMultiSelect").first.hover()  # then Tab leads on to its cross
    page.get_by_role("button", name="Clear all").first.focus()
    with told_the_server(page):
        keyboard.press("Control+Enter")
    page.get_by_text("Saved.").wait_for()
    settled(page)
    assert keyboard.focus() == "Record another"
    assert not drafts.exists()
    print(f"a move with two effects took {keyboard.count} keys")  # noqa: T201 - a promise that is looked at
    assert keyboard.count <= MOST_KEYS
    keyboard.tab_to("See it on the map")
    keyboard.press("Enter")
    page.wait_for_url(re.compile("/map"))
    assert "School nurse" in tied_to_ana(page)

    page.goto(f"{app}/record")
    keyboard = from_a_move(page)
    assert page.get_by_label("What was done").input_value() == ""
    keyboard.go_right_to("What was recorded")
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


def test_a_change_survives_a_refresh_and_is_told_at_the_thing_and_since_a_day(app, open_page):
    page = opened_to_change(open_page(f"{app}/record"), "School nurse")
    with told_the_server(page):
        page.get_by_label("Sector", exact=True).fill("housing")
    page.reload()
    page.get_by_text("This was typed earlier").wait_for()
    sector = settled(page).get_by_label("Sector", exact=True)
    expect(sector).to_have_value("housing")
    sector.focus()
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved.").wait_for()
    page.get_by_text("Who wrote what, and when").click()
    page.get_by_text("Actor changed (School nurse): sector housing").wait_for()
    assert settled(page).get_by_text(re.compile(r"Save \d+: steward changed an actor")).count() == 1
    assert axe_faults(page) == []

    page.goto(f"{app}/change?show=barcode")  # a choice that stands in the address
    settled(page).get_by_role("button", name="As known now").click()
    settled(page).get_by_role("spinbutton").first.click()
    page.keyboard.type("20200101")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.get_by_text("Nothing had been written down").wait_for()
    settled(page).get_by_role("button", name="What was written since").click()
    page.wait_for_url(re.compile("/record"))
    page.get_by_text("Otherwise now than it was known at the end of 1 January 2020").wait_for()
    told = page.get_by_text("name School nurse, kind service, sector housing")
    expect(told).to_have_count(1, timeout=15_000)
    assert axe_faults(settled(page)) == []
    page.get_by_role("radio", name="Many at once").click()
    page.get_by_role("button", name="Back to now").click()
    page.get_by_role("button", name="Save the rows").wait_for()
    assert page.faults == []


def test_of_two_who_change_one_thing_the_second_sees_both_and_keeps_what_they_typed(
    app, open_page, browser
):
    first = opened_to_change(open_page(f"{app}/record"), "Wren's gran")
    browser.clear_cookies()  # somebody else's browser
    second = opened_to_change(open_page(f"{app}/record"), "Wren's gran")
    first.get_by_label("Sector", exact=True).fill("family")
    second.get_by_label("Sector", exact=True).fill("kin")
    second.get_by_label("Age band", exact=True).fill("60+")
    first.keyboard.press("Control+Enter")
    first.get_by_text("Saved.").wait_for()
    settled(second).keyboard.press("Control+Enter")
    second.get_by_text(re.compile("was changed by steward")).wait_for()
    told = settled(second).locator("ul.questions").all_inner_texts()
    assert told == ["Sector: family\nAge band: \N{EN DASH}", "Sector: kin\nAge band: 60+"]
    assert second.get_by_label("Sector", exact=True).input_value() == "kin"
    assert axe_faults(second) == []
    second.get_by_role("button", name="Save mine over it").click()
    second.get_by_text("Saved.").wait_for()
    first.reload()
    opened_to_change(first, "Wren's gran")
    expect(settled(first).get_by_label("Sector", exact=True)).to_have_value("kin")
    assert first.faults == second.faults == []


def test_what_was_asked_is_written_down_by_keyboard_and_two_who_are_one_are_made_one(
    app, open_page
):
    page = open_page(f"{app}/record")
    keyboard = at_the_title(page)
    keyboard.choose("Made by", "Nadia")
    assert page.get_by_label("Nadia is new to the record: what are they?").count() == 1
    keyboard.press("Escape")
    keyboard = from_a_move(page)
    keyboard.go_right_to("Something asked")
    keyboard.choose("Asked by", "Ana")
    keyboard.choose("Asked whom", "Ben")
    keyboard.tab_to("Asked on")
    keyboard.write("2025-03-01")
    keyboard.choose("Answer", "accepted")
    keyboard.tab_to("Answered on")
    keyboard.write("2025-03-04")
    keyboard.choose("The connection that came of it", "Ben")
    page.get_by_text("Answered 3 days after asking.").wait_for()
    keyboard.press("Control+Enter")
    page.get_by_text("Ana asked Ben (AT1): accepted, after 3 days").wait_for()
    keyboard.press("Control+Enter")  # another

    opened_to_change(page, "Ana")
    with told_the_server(page):
        page.get_by_text("This is somebody else of the record too").click()
    page.get_by_label("Who is the same", exact=True).click()
    page.keyboard.type("Ben")
    with told_the_server(settled(page)):
        page.keyboard.press("Enter")
    page.get_by_text("Ben, works with would lead back").wait_for()
    assert axe_faults(settled(page)) == []
    page.get_by_role("button", name="Make the two one").click()
    page.get_by_text("Ben and Ana are one: Ana.").wait_for()
    settled(page).get_by_role("button", name="Take it back").click()
    page.get_by_text("is taken back").wait_for()
    assert page.faults == []
