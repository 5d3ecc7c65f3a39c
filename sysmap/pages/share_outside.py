"""What may leave for somebody outside the team: what they get, what is hidden, and why."""

from functools import lru_cache, partial

import streamlit as st

from sysmap.disclosure.profiles import Audience
from sysmap.pages import frame, session
from sysmap.views import share_outside_words as words
from sysmap.views.block_picture import block_picture
from sysmap.views.leaving_words import blocks_sentence
from sysmap.views.singled_out import ladder_table, report_lines
from sysmap.views.singled_out_chart import singled_out_chart
from sysmap.writers import sharing
from sysmap.writers.outside import RESEARCH, Outside
from sysmap.writers.releasing import Asked, outside, refused

picture = lru_cache(maxsize=2)(block_picture)


def without_names(page: frame.Page, profile: Audience) -> None:
    """The map of groups; for a researcher under an agreement a list of ties too."""
    store = session.open_store()
    asked = _asked(page, profile)
    made = outside(store, asked)
    page.answer(words.answer(profile, made.blocks, made.chosen))
    ready = True
    if profile == RESEARCH:
        ready = _ties(page, made, refused(store, asked, made))
    page.drawn(picture(made.blocks, dark=session.dark()), blocks_sentence(made.blocks))
    if ready:
        st.download_button(
            words.DOWNLOAD.format(words.WHO[profile]),
            partial(sharing.outside_to_take, store, asked),
            f"sysmap-{profile}.zip",
            "application/zip",
            on_click="ignore",
            type="primary",
        )
    page.part(words.HIDDEN_TITLE)
    page.plain_rows(words.hidden_table(made.hidden))
    page.table(
        lambda: sharing.hidden_numbers(made),
        name="hidden",
        title=words.NUMBERS_TITLE,
        holds_names=False,
    )
    if session.day_known_on():
        page.note(words.NOW_ALONE)


def _asked(page: frame.Page, profile: Audience) -> Asked:
    """Who gets it, and under which agreement; neither is in the address."""
    recipient, *agreement = page.choices(
        lambda: st.text_input(words.RECIPIENT, help=words.RECIPIENT_HELP, width=340),
        *([lambda: st.text_input(words.AGREEMENT, width=300)] if profile == RESEARCH else []),
    )
    signed = agreement[0].strip() if agreement else ""
    return Asked(
        profile=profile, recipient=recipient, agreement=signed if recipient.strip() else ""
    )


def _ties(page: frame.Page, made: Outside, why_not: str | None) -> bool:
    """Who could be found in the list of ties; whether it may be taken now."""
    if not made.with_ties:
        page.note(words.WITHOUT_AGREEMENT)
        return True
    page.part(words.HOW_MANY)
    for line in report_lines(made.rungs, made.chosen):
        page.note(line)
    chart = singled_out_chart(made.rungs, made.chosen, dark=session.dark())
    st.vega_lite_chart(spec=chart, width="stretch", alt=report_lines(made.rungs, made.chosen)[0])
    page.table(
        lambda: ladder_table(made.rungs, made.chosen),
        name="steps",
        title=words.STEPS_TITLE,
        holds_names=False,
    )
    if why_not:
        st.warning(frame.plain(why_not))
        return False
    page.note(words.KEY_NOTE)
    return st.checkbox(words.HAVE_READ)


def ledger(page: frame.Page) -> None:
    """What has left before: when, for whom, what."""
    page.table(
        lambda: sharing.what_left(session.open_store()),
        name="left",
        title=words.LEDGER_TITLE,
        holds_names=False,
    )
