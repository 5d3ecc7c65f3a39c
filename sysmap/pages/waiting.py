"""Waiting for a job: a button that begins it, how far it is, and a button that stops it."""

from __future__ import annotations

from typing import Protocol

import streamlit as st

from sysmap.jobs import Job
from sysmap.pages import frame

EVERY_SECOND = 1.0


class Awaited(Protocol):
    """Something that a job works out."""

    @property
    def job(self) -> Job | None:
        """What works it out or did so last."""

    def begin(self) -> Job:
        """Have it worked out."""


class Words(Protocol):
    """What is said meanwhile."""

    BEGIN: str
    STOP: str

    def awaited(self, job: Job | None) -> str:
        """Before it is worked out, and how the last job for it ended."""

    def how_far(self, done: int, steps: int) -> str:
        """How far it is."""


def wait_for(page: frame.Page, awaited: Awaited, words: Words, of: str = "") -> None:
    """Let it be begun, else show how far it is; the page is run anew when it has ended.

    `of` says in the buttons' names what is worked out, where a page has several of them.
    """
    job = awaited.job
    if job is not None and job.is_running:
        _how_far(job, words, of)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        begun = st.button(f"{words.BEGIN} {of}".strip(), type="primary")
        page.note(words.awaited(job))
    if begun:
        awaited.begin()
        st.rerun()


@st.fragment(run_every=EVERY_SECOND)
def _how_far(job: Job, words: Words, of: str) -> None:
    """How far a job is, asked again every second."""
    if not job.is_running:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        stopped = st.button(f"{words.STOP} {of}".strip())
        st.progress(job.done / job.steps, text=words.how_far(job.done, job.steps))
    if stopped:
        job.stop()
        job.wait()
        st.rerun()
