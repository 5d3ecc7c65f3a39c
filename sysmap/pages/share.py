"""What may leave the room?"""

import streamlit as st

from sysmap.pages import frame, session
from sysmap.pages.share_outside import ledger, without_names
from sysmap.pages.share_team import with_names
from sysmap.store import NAMED_EXPORT
from sysmap.views import share_outside_words as words
from sysmap.views import share_words

with frame.page(share_words.QUESTION) as page:
    system = frame.recorded(session.system_as_known(page, NAMED_EXPORT))
    [for_whom] = page.choices(
        lambda: st.selectbox(
            words.FOR_WHOM, list(words.CHOICES), key="for", bind="query-params", width=280
        )
    )
    profile = words.CHOICES[for_whom]
    if profile == "internal":
        with_names(page, system)
    else:
        without_names(page, profile)
    ledger(page)
