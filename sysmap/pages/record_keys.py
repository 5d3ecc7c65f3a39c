"""Ctrl+Enter saves wherever the keyboard stands in a form.

By itself it clears the field where the way on by Tab led to its cross, and does nothing on a choice
among a few.
"""

from __future__ import annotations

import streamlit as st

SAVES = "saves_"

_KEYS = st.components.v2.component(
    "sysmap_save_keys",
    js=f"""
const elsewhere = "button[aria-label^=Clear], input[type=radio]";

export default function () {{
  const save = event => {{
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const button = document.querySelector('[class*="st-key-{SAVES}"] button');
    if (!button || !event.target.closest?.(elsewhere)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.click();
  }};
  document.addEventListener("keydown", save, true);
  return () => document.removeEventListener("keydown", save, true);
}}
""",
)


def saving(form: str) -> str:
    """The name of the part of a form whose first button saves."""
    return f"{SAVES}{form}"


def save_from_anywhere(form: str) -> None:
    """Let Ctrl+Enter press the button that saves from every field."""
    _KEYS(key=f"keys_of_{form}", height=1)
