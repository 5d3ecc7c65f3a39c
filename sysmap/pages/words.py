"""Which words are ours?"""

from sysmap.pages import frame, record_doings, session
from sysmap.views import kinds_words

with frame.page(kinds_words.QUESTION) as page:
    record_doings.show(page, record_doings.OWN_WORDS, session.DOING_WORDS)
