"""What the team may take away of its own record, with names."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from sysmap import places
from sysmap.pages import frame, session
from sysmap.system import System
from sysmap.views import share_words
from sysmap.writers import sharing


def with_names(page: frame.Page, system: System) -> None:
    """The pack, the map and a backup."""
    store, known_on = session.open_store(), session.day_known_on()
    page.answer(share_words.answer(system))

    page.part(share_words.PACK_TITLE, share_words.PACK_IS)
    st.download_button(
        share_words.PACK_BUTTON,
        partial(sharing.zip_to_take, store, known_on),
        f"{places.record_for(system.programme_name).stem}-pack.zip",
        "application/zip",
        on_click="ignore",
    )
    page.part(share_words.MAP_TITLE, share_words.MAP_IS)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        offered = sharing.maps_to_take(system)
        day = offered[st.selectbox(share_words.MAP_OF, list(offered), width=300)]
        st.download_button(
            share_words.MAP_BUTTON,
            partial(sharing.map_to_take, store, day, known_on),
            sharing.map_name(day),
            "text/html",
            on_click="ignore",
        )

    page.part(share_words.BACKUP_TITLE, share_words.BACKUP_IS)
    if st.button(share_words.BACKUP_BUTTON):
        backup = places.backup_of(store.path, datetime.now(UTC).astimezone())
        store.backup(backup)
        st.success(frame.plain(share_words.backed_up(str(backup))))

    page.table(
        lambda: sharing.contents(system),
        name="pack",
        title=share_words.PACK_HOLDS,
        holds_names=False,
    )
