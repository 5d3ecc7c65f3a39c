"""Which record: open one, make one, bring tables in, or look round in the demo."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from sysmap import intake, places
from sysmap.errors import InputRefused, WrongUsage
from sysmap.pages import frame, session

MOST_PROBLEMS_SHOWN = 30
REPORT = "import_report"
WAVES = "2024-09-01, 2025-03-01"
COLUMNS = (
    "A table of actors has a column id (and label, kind, sector, service, start, end); a table "
    "of ties has source and target (and kind, start, end, strength)."
)


def ways_in() -> None:
    """One row of quiet buttons: open, new, import, the demo; and what the last import did."""
    ways = {"Open": _open, "New": _new, "Import": lambda: import_here("menu"), "Demo": _demo}
    with st.container(horizontal=True, key="ways_in"):
        for label, form in ways.items():
            with st.popover(label, type="tertiary"):
                frame.guarded(form)
    if report := st.session_state.pop(REPORT, None):
        st.success("Saved.")
        st.text(report)


def _demo() -> None:
    st.text("Tidewell: an invented programme of fourteen months.")
    if st.button("Open the Tidewell demo", type="primary"):
        open_demo()


def open_demo() -> None:
    """Show the demo's record, which is made first where it is not there."""
    path = places.demo_record()
    if not path.exists():
        with st.spinner("Making the Tidewell demo"):
            intake.make_demo(path)
    _go_to(path)


def _open() -> None:
    known = {path.stem: path for path in sorted(places.records().glob("*.duckdb"))}
    with st.form("open", border=False):
        name = st.selectbox(f"A record in {places.records()}", list(known), index=None)
        other = st.text_input("or a record file elsewhere", placeholder="/folder/ours.duckdb")
        if st.form_submit_button("Open"):
            _go_to(_chosen(known, name, other))


def _chosen(known: dict[str, Path], name: str | None, other: str) -> Path:
    if other:
        return Path(other).expanduser()
    if name is None:
        raise WrongUsage("no record is chosen; choose one of the list or give a file")
    return known[name]


def _new() -> None:
    with st.form("new", border=False):
        name = st.text_input("Name of the programme")
        start, end = (_day(label) for label in ("First day", "Last day, if it is known"))
        st.text(f"The record is kept in {places.records()}")
        if st.form_submit_button("Make it"):
            _go_to(_made(name.strip(), start, end))


def _day(label: str) -> date | None:
    return st.date_input(
        label, None, min_value=session.EARLIEST, max_value=session.LATEST, format="YYYY-MM-DD"
    )


def _made(name: str, start: date | None, end: date | None) -> Path:
    if not name:
        raise WrongUsage("the programme has no name; give it one")
    path = places.record_for(name)
    intake.begin(path, name=name, start=start, end=end)
    return path


def import_here(place: str = "page") -> None:
    """The form that brings tables into the open record."""
    path = session.record()
    if path is None:
        st.text("Open a record first, or make a new one.")
        return
    with st.form(f"import_{place}", border=False):
        st.text(f"Into {path.name}. {COLUMNS}")
        files = st.file_uploader(
            "Tables (CSV, XLSX) or a pack (ZIP)",
            type=["csv", "tsv", "xlsx", "zip"],
            accept_multiple_files=True,
        )
        waves = st.text_input("If times are plain numbers: the day of each wave", placeholder=WAVES)
        if st.form_submit_button("Bring in", type="primary" if place == "page" else "secondary"):
            _bring_in(path, files or [], waves)


def _bring_in(record: Path, files: Sequence[Any], waves: str) -> None:
    if not files:
        raise WrongUsage("no file is chosen; choose the tables to bring in")
    for name, count in Counter(file.name for file in files).items():
        if count > 1:
            raise WrongUsage(f"{count} of the files are called {name}; keep one of them")
    with tempfile.TemporaryDirectory() as folder:
        paths = [_laid_down(Path(folder), file) for file in files]
        try:
            report = intake.bring_in(session.store_of(record), paths, waves=_days(waves))
        except InputRefused as refused:
            _tell_problems(refused)
            return
    st.session_state[REPORT] = report.text()
    st.rerun()


def _laid_down(folder: Path, file: Any) -> Path:
    path = folder / Path(file.name).name
    path.write_bytes(file.getbuffer())
    return path


def _days(text: str) -> list[date]:
    try:
        return [date.fromisoformat(part.strip()) for part in text.split(",") if part.strip()]
    except ValueError:
        raise WrongUsage(f"{text!r} is not a list of days; write {WAVES}") from None


def _tell_problems(refused: InputRefused) -> None:
    count = len(refused.problems)
    st.error(f"Nothing was kept: {count} thing{'s' if count > 1 else ''} to put right.")
    shown = [str(problem) for problem in refused.problems[:MOST_PROBLEMS_SHOWN]]
    more = [f"and {count - MOST_PROBLEMS_SHOWN} more"] if count > MOST_PROBLEMS_SHOWN else []
    st.text("\n".join(shown + more))


def _go_to(path: Path) -> None:
    session.show(path)
    st.rerun()
