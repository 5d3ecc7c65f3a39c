"""Which record: open one, make one, bring tables in, or look round in the demo."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from sysmap import intake, places
from sysmap.errors import InputRefused, WrongUsage
from sysmap.pages import frame, session

MOST_PROBLEMS_SHOWN = 30
WAVES = "2024-09-01, 2025-03-01"


def ways_in() -> None:
    """One row of quiet buttons: the demo, open, new, import."""
    with st.container(horizontal=True, key="ways_in"):
        for label, form in (("Open", _open), ("New", _new), ("Import", _import), ("Demo", _demo)):
            with st.popover(label, type="tertiary"):
                frame.guarded(form)


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
        name = st.selectbox("A record in your folder", list(known), index=None)
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
        start = st.date_input("First day", value=None, format="YYYY-MM-DD")
        end = st.date_input("Last day, if it is known", value=None, format="YYYY-MM-DD")
        if st.form_submit_button("Make it"):
            _go_to(_made(name.strip(), start, end))


def _made(name: str, start: date | None, end: date | None) -> Path:
    if not name:
        raise WrongUsage("the programme has no name; give it one")
    path = places.record_for(name)
    intake.begin(path, name=name, start=start, end=end)
    return path


def _import() -> None:
    path = session.record()
    if path is None:
        st.text("Open a record first, or make a new one.")
        return
    with st.form("import", border=False, clear_on_submit=False):
        files = st.file_uploader(
            "Tables (CSV, XLSX) or a pack (ZIP)",
            type=["csv", "tsv", "txt", "xlsx", "zip"],
            accept_multiple_files=True,
        )
        waves = st.text_input("If times are plain numbers: the day of each wave", placeholder=WAVES)
        if st.form_submit_button("Bring in"):
            _bring_in(path, files or [], waves)


def _bring_in(record: Path, files: Sequence[Any], waves: str) -> None:
    if not files:
        raise WrongUsage("no file is chosen; choose the tables to bring in")
    with tempfile.TemporaryDirectory() as folder:
        paths = [_laid_down(Path(folder), file) for file in files]
        try:
            report = intake.bring_in(session.store_of(record), paths, waves=_days(waves))
        except InputRefused as refused:
            _tell_problems(refused)
            return
    st.success("Saved.")
    st.text(report.text())


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
