"""What happened?"""

from sysmap.pages import frame, record_doings, session
from sysmap.views import record_words as words

with frame.page(words.QUESTION) as page:
    record_doings.show(page, record_doings.HAPPENED, session.DOING)
