"""The first map in one meeting: how long two people take to type Tidewell's from paper.

Everybody's own star of the first month is typed on the roster, the practitioners' first, then those
papers that hold a tie which no practitioner has. Keys are counted by the roster's own rule (the
fewest letters of a name that find it, Enter, the letters of the connection, Enter). The three
fullest are typed in a real browser, where those keys are pressed and each letter must be a row.
What the machine takes is measured; what a person takes is keys at a stated speed.

    PYTHONPATH=. python bench/first_map.py
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from statistics import median
from uuid import uuid4

from playwright.sync_api import Page, sync_playwright

from sysmap import intake, recording, serving
from sysmap.network import snapshot
from sysmap.pages.doors import PAGES
from sysmap.store import TEAM, Store
from sysmap.system import System

FIRST = date(2024, 9, 25)
KEYS_A_SECOND = 2.0
"""Somebody who looks at a paper, then at the screen; typing by touch is three times faster."""
SECONDS_A_PAPER = 6.0
"""To take up the next paper and see whose it is."""
MINUTES = 20
TYPISTS = 2
IN_THE_BROWSER = 3
PAGE, LOOK = "tonight", "part=before+the+meeting&meeting=G01+%C2%B7+25+September+2024"
Marks = dict[str, dict[str, str]]
KeysOf = Mapping[str, list[str]]


def papers(system: System, letters: Mapping[str, str]) -> Marks:
    """What each member would write on their paper: the others' keys, with letters."""
    network, found = snapshot(system, FIRST), defaultdict[str, dict[str, str]](dict)
    selection, kinds = network.selection, system.texts("tie", "kind")
    letter = {kind: one for one, kind in letters.items()}
    source, target = selection.tie_source[network.tie], selection.tie_target[network.tie]
    seen = selection.observable(source, target, selection.ever_apart)
    for tie in network.tie[seen].tolist():
        one, other = (system.keys[end[tie]] for end in (selection.tie_source, selection.tie_target))
        mark = letter[kinds[tie] or ""]
        found[one][other] = found[one].get(other, "") + mark
        turned = mark.upper() if selection.tie_directed[tie] else mark
        found[other][one] = found[other].get(one, "") + turned
    members = [
        key for key in sorted(found, key=lambda key: (key[0] != "P", key)) if key[0] in "PCAF"
    ]
    known: set[frozenset[str]] = set()
    needed: Marks = {}
    for key in members:
        new = {frozenset((key, other)) for other in found[key]} - known
        if key[0] == "P" or new:
            needed[key] = found[key]
            known |= new
    return needed


def keys_of(names: Mapping[str, str], member: str, marks: Mapping[str, str]) -> list[str]:
    """Every key that is pressed for one paper."""
    rows = [(key, name.lower()) for key, name in names.items() if key != member]
    pressed = []
    for key, letters in marks.items():
        name = names[key].lower()
        begun = (name[:count] for count in range(1, len(name) + 1))
        typed = next((one for one in begun if _found(rows, one) == key), name)
        pressed += [*typed, "Enter", *letters, "Enter"]
    return [*pressed, "Control+Enter"]


def _found(rows: list[tuple[str, str]], typed: str) -> str | None:
    starts = (key for key, name in rows if name.startswith(typed))
    holds = (key for key, name in rows if typed in name)
    return next(starts, next(holds, None))


def empty_record(folder: Path, name: str) -> Path:
    """Tidewell's people, services and meetings, and not one connection."""
    pack = Path(__file__).resolve().parents[1] / "datasets" / "tidewell"
    wanted = (
        "actors",
        "tie_kinds",
        "askable",
        "reporters",
        "meetings",
        "programme",
        "pair_flags",
        "consent",
    )
    record = folder / f"{name}.duckdb"
    intake.begin(record)
    with Store.open(record) as store:
        intake.bring_in(store, [pack / f"{name}.csv" for name in wanted])
    return record


def by_the_save_alone(record: Path, stars: Marks) -> None:
    """Type every paper through the save, and print what that takes."""
    took = []
    with Store.open(record) as store:
        for member, marks in stars.items():
            draft = recording.StarDraft(teller=member, day=FIRST, marks=marks, first_map=True)
            begun = time.perf_counter()
            recording.save_star(store, draft, who="steward", operation_id=uuid4())
            took.append(time.perf_counter() - begun)
        made = store.system(TEAM)
        counts = {noun: made.tables[noun].num_rows for noun in ("tie", "report")}
    print(f"saved: {len(stars)} papers, {counts['tie']} ties, {counts['report']} reports")
    print(
        f"the save of a paper: median {median(took) * 1000:.0f} ms, most {max(took) * 1000:.0f} ms"
    )


def in_a_browser(record: Path, names: Mapping[str, str], stars: Marks, keys: KeysOf) -> None:
    """Type some papers for real, and print what the machine takes of it."""
    chromium = shutil.which("chromium")
    if chromium is None or PAGE not in PAGES:
        print(f"no chromium here, or no page {PAGE}: not typed in a browser")
        return
    with sync_playwright() as playwright, serving.serve(record, port=8650) as app:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(f"{app.address}/{PAGE}?{LOOK}")
        page.get_by_text("Type a paper round").click()
        page.get_by_label("Find a name").wait_for()
        took = [_one_paper(page, names[member], keys[member]) for member in stars]
        browser.close()
    with Store.open(record) as store:
        reports = store.system(TEAM).tables["report"].num_rows
    wanted = sum(len(letters) for marks in stars.values() for letters in marks.values())
    assert reports == wanted, f"{reports} rows came of {wanted} letters"
    print(
        f"in a browser: {sum(len(keys[one]) for one in stars)} keys, {reports} rows saved of them"
    )
    print(f"the machine's own time, keys and save: median {median(took):.1f} s a paper")


def _one_paper(page: Page, name: str, keys: list[str]) -> float:
    whose = page.get_by_role("combobox", name="Whose paper")
    whose.click()
    whose.fill(name)
    page.keyboard.press("Enter")
    page.get_by_label(name, exact=True).wait_for(state="detached")
    page.get_by_label("Find a name").click()
    begun = time.perf_counter()
    for key in keys:
        page.keyboard.press(key)
    page.get_by_text("Saved: the paper of").filter(has_text=name).wait_for(timeout=5000)
    return time.perf_counter() - begun


def in_minutes(keys: KeysOf) -> None:
    """What a person takes for it, beside what the meeting has."""
    count = sum(map(len, keys.values()))
    seconds = count / KEYS_A_SECOND + SECONDS_A_PAPER * len(keys)
    one, two = seconds / 60, seconds / 60 / TYPISTS
    print(f"{count} keys at {KEYS_A_SECOND:g} a second and {SECONDS_A_PAPER:g} s a paper:")
    print(f"{one:.1f} minutes for one, {two:.1f} for two; the meeting has {MINUTES}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo.duckdb"
        intake.make_demo(demo)
        with Store.open(demo) as store:
            system, held = store.system(TEAM), recording.shown_in(store)
            stars = papers(system, recording.letters(held))
            names = told_apart(system)
        keys = {member: keys_of(names, member, marks) for member, marks in stars.items()}
        own = [member for member in stars if member.startswith("P")]
        print(f"{len(own)} practitioners' own stars, and {len(stars) - len(own)} papers more")
        by_the_save_alone(empty_record(Path(folder), "saved"), stars)
        in_minutes(keys)
        fullest = sorted(stars, key=lambda member: -len(stars[member]))[:IN_THE_BROWSER]
        first = {member: stars[member] for member in fullest}
        in_a_browser(empty_record(Path(folder), "typed"), names, first, keys)


def told_apart(system: System) -> dict[str, str]:
    """Everybody's name on the roster, in its order."""
    named = zip(system.keys, system.labels, strict=True)
    return dict(sorted(named, key=lambda one: one[1].casefold()))


if __name__ == "__main__":
    main()
