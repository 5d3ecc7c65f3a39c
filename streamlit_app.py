"""The app: its pages behind their doors."""

import streamlit as st

from sysmap import places
from sysmap.pages.doors import DOORS, PAGES

st.set_page_config(page_title="sysmap", page_icon=str(places.icon()), layout="wide")


def page(name: str, title: str) -> st.Page:
    """The page of this name, at the address of its name."""
    return st.Page(places.page(name), title=title, url_path=name, default=name == PAGES[0])


BEHIND = {
    door: [page(name, title) for name, title in behind.items()] for door, behind in DOORS.items()
}

st.navigation(BEHIND, position="top").run()
