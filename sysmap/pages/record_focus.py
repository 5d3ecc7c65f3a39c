"""Where the eye and the keyboard are led once something was saved or refused."""

from __future__ import annotations

import streamlit as st

_LEAD = st.components.v2.component(
    "sysmap_lead",
    js="""
const told = {};

export default function ({ data }) {
  const [part, token, takesKeys] = data;
  if (told[part] === token) return;
  told[part] = token;
  const found = document.querySelector(`.st-key-${part}`);
  if (!found) return;
  found.scrollIntoView({ block: "nearest" });
  if (takesKeys) found.querySelector("button")?.focus({ preventScroll: true });
}
""",
)


def go_to(part: str, token: str) -> None:
    """Bring a part of the page into view, its first button ready for a key; once for a token."""
    _LEAD(key=f"lead_to_{part}", data=[part, token, True], height=1)


def show(part: str, token: str) -> None:
    """Bring a part of the page into view; the keyboard stays where it is."""
    _LEAD(key=f"lead_to_{part}", data=[part, token, False], height=1)
