"""Which pages there are, behind which door, in which order."""

import streamlit as st

from sysmap import places

st.set_page_config(page_title="sysmap", page_icon=":material/hub:", layout="wide")


def page(name: str, title: str, *, default: bool = False) -> st.Page:
    """The page of this name, at the address of its name."""
    return st.Page(places.page(name), title=title, url_path=name, default=default)


DOORS = {
    "": [page("start", "Start", default=True)],
    "See": [page("map", "Map"), page("change", "Change"), page("circles", "Circles")],
    "Record": [page("bring_in", "Bring in")],
}
"""The doors that have a page: Understand and Give open with theirs."""

st.navigation(DOORS, position="top").run()
