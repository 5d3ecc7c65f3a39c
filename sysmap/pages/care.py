"""What is held on somebody, and how are they taken out?"""

from datetime import UTC, datetime

from sysmap.pages import care_choices as choices
from sysmap.pages import frame, session
from sysmap.store import STEWARD
from sysmap.views import care_words as words

with frame.page(words.QUESTION) as page:
    system = frame.recorded(session.system(STEWARD))
    choices.tell_what_was_done(page)
    [key] = page.choices(lambda: choices.somebody(system))
    today = datetime.now(UTC).date()
    if key is None:
        page.answer(words.CHOOSE)
    else:
        subject = choices.held_on(session.open_store(), key)
        page.answer(words.held(subject))
        choices.hand_over(page, system, subject, today)
        choices.take_out(page, key)
    choices.retention(page, system, today)
