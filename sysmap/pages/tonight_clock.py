"""The clock beside the agenda: how long the group has been at it, and how long it may take."""

from __future__ import annotations

import streamlit as st

_CLOCK = st.components.v2.component(
    "sysmap_clock",
    html='<p role="timer" style="font-size: 22px; line-height: 1.3; margin: 0"></p>',
    js="""
export default function ({ data, parentElement }) {
  const [started, minutes] = data;
  const told = parentElement.querySelector("p");
  const tell = () => {
    const used = started ? Math.max(0, Math.floor(Date.now() / 1000 - started)) : 0;
    const seconds = String(used % 60).padStart(2, "0");
    told.textContent = `${Math.floor(used / 60)}:${seconds} of ${minutes} minutes`;
  };
  tell();
  clearInterval(told.ticking);
  told.ticking = setInterval(tell, 1000);
  return () => clearInterval(told.ticking);
}
""",
)


def show(started: float | None, minutes: int) -> None:
    """The minutes since the group began, which tick by themselves; 0:00 before it has."""
    _CLOCK(key="clock_tonight", data=[started, minutes], width="content")
