"""Which pages there are, behind which door, in which order."""

import streamlit as st

from sysmap import places

st.set_page_config(page_title="sysmap", page_icon=str(places.icon()), layout="wide")


def page(name: str, title: str, *, default: bool = False) -> st.Page:
    """The page of this name, at the address of its name."""
    return st.Page(places.page(name), title=title, url_path=name, default=default)


DOORS = {
    "": [page("start", "Start", default=True)],
    "See": [
        page("map", "Map"),
        page("change", "Change"),
        page("circles", "Circles"),
        page("contexts", "Contexts"),
    ],
    "Record": [page("record", "Record"), page("words", "Words")],
    "Understand": [page("moves", "Moves"), page("measures", "Measures")],
    "Give": [page("share", "Share"), page("consent", "Consent"), page("care", "Care")],
}
"""The doors that have a page so far."""

st.navigation(DOORS, position="top").run()
