"""What the design of one context could detect, on the Contexts page: worked out by a job."""

from __future__ import annotations

import streamlit as st

from sysmap.awaited import Detection
from sysmap.contexts import Account
from sysmap.contexts.compared.detectable import why_none
from sysmap.pages import context_choices, frame, session
from sysmap.pages.waiting import wait_for
from sysmap.views import compared_words, detectable_words


def show(page: frame.Page, account: Account) -> None:
    """Which ratios would be seen in how many of a hundred."""
    comparison = context_choices.comparison_of(account)
    if comparison.standing:
        page.answer(compared_words.standing(comparison, account).text)
        return
    designs = context_choices.designs(comparison)
    awaited = [Detection(design) for design in designs if design.can_tell]
    known = {detection.design: detection.found for detection in awaited if detection.is_known}
    found = [known.get(design, []) for design in designs]
    why = "" if designs else why_none(comparison.covered)
    page.answer(detectable_words.answer(account, designs, found, why))
    for detection in awaited:
        if not detection.is_known:
            wait_for(page, detection, detectable_words, f"by {detection.design.level.several}")
            break
    for design in designs:
        if design in known:
            page.part(f"By {design.level.several}")
            chart = detectable_words.chart(known[design], dark=session.dark())
            st.vega_lite_chart(spec=chart, width="stretch", alt=detectable_words.PICTURE)
    if known:
        page.note(detectable_words.NOTE)
        page.table(
            lambda: detectable_words.table(designs, found),
            name=f"{account.recorded['key']}-what could be seen",
            holds_names=False,
        )
