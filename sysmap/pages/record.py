"""What happened?"""

from functools import partial

from sysmap.pages import (
    frame,
    record_doings,
    record_past,
    record_remembered,
    record_saving,
    record_typed,
    session,
)
from sysmap.views import record_words as words

with frame.page(words.QUESTION) as page:
    path = session.record()
    if path is None:
        frame.recorded(None)
    else:
        came_back = record_typed.begin(path)
        record_remembered.offer()
        if came_back:
            record_doings.go_back()
        [doing] = page.choices(record_doings.chosen)
        if doing != words.PAST and record_past.looking_back(page):
            pass
        elif not record_saving.told(page, path):
            page.answer(words.KEPT if came_back else words.introduction(doing))
            record_doings.FORMS[doing](page, path)
        frame.guarded(partial(record_typed.keep, path))
