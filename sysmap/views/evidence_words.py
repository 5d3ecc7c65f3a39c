"""Every sentence about what was said: sources, excerpts, codes, themes and coders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sysmap.views.clock import written
from sysmap.views.words import counted, upper_first

BEGINS = 60
"""So many letters of an excerpt tell which one it is."""
NO_DAY, NO_WORDS = "day not known", "words that may not be quoted"
SORTS: Mapping[str, str] = {
    "theme": "Theme",
    "lens": "Lens",
    "compartment": "Compartment",
    "element": "Element",
    "context": "Context",
    "own": "Ours",
}


PLURALS = {"diary": "diaries"}


def source_name(key: str, title: str | None, kind: str, day: date | None) -> str:
    """A source where one is chosen.

    >>> source_name("D1", "The first star", "diary", date(2025, 3, 5))
    'The first star, diary, 5 March 2025 (D1)'
    """
    when = written(day) if day else NO_DAY
    return f"{', '.join(filter(None, (title, kind, when)))} ({key})"


def excerpt_name(key: str, words: str | None) -> str:
    """An excerpt where one is chosen.

    >>> excerpt_name("Q1", "We rang.")
    'Q1: We rang.'
    """
    return f"{key}: {beginning(words) if words else NO_WORDS}"


def beginning(words: str) -> str:
    """The first words of what was said, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= BEGINS else f"{line[:BEGINS].rstrip()} ..."


def code_name(label: str, sort: str) -> str:
    """A code where one is chosen.

    >>> code_name("responsive", "theme")
    'responsive (theme)'
    """
    return f"{label} ({SORTS[sort].casefold()})"


OF_SORT: Mapping[str, tuple[str, str]] = {
    "theme": ("theme", "themes"),
    "lens": ("lens", "lenses"),
    "compartment": ("compartment", "compartments"),
    "element": ("of elements", "of elements"),
    "context": ("of contexts", "of contexts"),
    "own": ("of our own", "of our own"),
}
QUESTION = "What was said?"
SHOW = "Show"
READ, THEMES, AGREE, CODEBOOK = (
    "read and code",
    "themes",
    "do coders agree?",
    "the codebook",
)
VIEWS = (READ, THEMES, AGREE, CODEBOOK)
BANNER = (
    "These are people's own words. Whole texts stand here alone, for whoever reads and codes them; "
    "there are no roles yet, so whoever opens this page can. Elsewhere words are shown only where "
    "their speaker and their source allow it, and nobody is named beside them."
)

SOURCE, NO_SOURCE = "Source", "all sources"
NO_SOURCES = "No source is recorded yet. Add a text below, with what those who gave it agreed to."
ADD_A_SOURCE, SOURCE_FORM = "Add a source", "A source"
KIND, DAY, TITLE, SPEAKER, MEETING = "How it came about", "Day", "Title", "Whose words", "Meeting"
SCOPE, TEXT, FILE = "What was agreed to", "The text", "or a file of plain text (.txt)"
SEVERAL_SPEAK = "several speak"
SCOPES: Mapping[str, str] = {
    "record": "kept only: not coded, not counted, not quoted",
    "analyse": "coded and counted, not quoted",
    "quote": "coded, counted and quoted",
}
SOURCE_COLUMNS = ("Source", "Kind", "Day", "Meeting", "Agreed to", "Excerpts", "Key")
IN_SHORT: Mapping[str, str] = {
    "record": "kept only",
    "analyse": "coded, not quoted",
    "quote": "coded and quoted",
}
ON_FILE, SOURCES_TABLE = "On file", "The sources as a table"

THE_TEXT = "The text of the source"
HOW_TO_MARK = (
    "Mark words with the mouse. Or go into the text with Tab: the arrows down and up choose a "
    "sentence, with Shift more of them; Shift and the arrows right and left add and take a word; "
    "Escape lets go."
)
NOT_TO_BE_MARKED = "This text was given to be kept only, so nothing in it is coded."
NO_TEXT = (
    "There is no text here to be read: none is kept, or it cannot be told which part of it was "
    "said by somebody who has withdrawn."
)
NOTHING_MARKED, MARKED = "Nothing is marked.", "Marked"
BLANKS = "Dots stand for what was said by somebody who has said no to that."
EXCERPTS = "What is coded in it"
NO_EXCERPTS = "Nothing in this text is coded yet."
CODE_THIS = "Code what is marked"
CODES, SPEAKS_OF, STANCE, CODER, SAID_BY = (
    "Codes",
    "It speaks of",
    "and it",
    "Who codes",
    "Who says it",
)
LINKED: Mapping[str, str] = {
    "move": "Moves",
    "tie": "Connections",
    "context": "Contexts",
    "element": "Elements",
}
STANCES: Mapping[str, str] = {
    "supports": "speaks for what is recorded",
    "contradicts": "speaks against what is recorded",
    "illustrates": "shows what is meant",
}
AS_THE_SOURCE = "whoever the source is by"
EXCERPT, ONCE_MORE = "Coded", "a part that was coded before"
SPEAKS_OF_A_THING = "It speaks of a move, a connection, a context or an element"
CODE_HOW = (
    "Mark words in the text, choose at least one code or one thing that they speak of, and save."
)
NONE_CHOSEN, NO_CODE_YET = "none", "no code yet"
NO_CODES_TO_CHOOSE = "The codebook is empty: fill it under the codebook."
SPOKEN_OF = {"tie": "connections", "move": "moves"}
TIES_TABLE = "Connections that a source speaks of"

OVER = "Over"
BY_MEETING, BY_CONTEXT, TOGETHER, READING = (
    "meetings",
    "contexts",
    "codes together",
    "what was done, where, what changed",
)
WAYS = (BY_MEETING, BY_CONTEXT, TOGETHER, READING)
HOW_BY_MEETING = (
    "A circle stands for the excerpts that bear a theme, with their number below. An excerpt "
    "belongs to the meeting of its source, "
    "else to the last meeting held by its day; what was said after the last of all stands under "
    "since then. A dash: fewer than five people spoke. Nothing is "
    "ever told by person."
)
HOW_BY_CONTEXT = (
    "On the left what somebody linked to the context, on the right what was said while it was in "
    "force: counted apart, and neither says that the context brought anything about. A dash: fewer "
    "than five people spoke."
)
HOW_TOGETHER = "Two codes stand together where one excerpt bears both, whoever gave it either."
LENSES: Mapping[str, str] = {
    "action": "What was done",
    "context": "Where and when",
    "change": "What is different now",
}
AS_A_TABLE = "The same as a table"
CHART_OVER_MEETINGS = (
    "How many excerpts bear each theme, meeting by meeting; the table has the same"
)
CHART_OVER_CONTEXTS = (
    "How many excerpts bear each theme, context by context; the table has the same"
)
LENSES_TABLE, TOGETHER_TABLE = "Lenses by theme as a table", "Every two codes that meet"
QUOTES_TABLE = "All of these as a table"
NO_CONTEXTS = "No context is recorded yet."
NO_LENSES = "The codebook has no lenses yet: fill it under the codebook."
READING_IS = (
    "Only words that may be quoted stand here, by the kind of person who says them and the kind of "
    "source."
)
NOTHING_CODED = "Nothing is coded yet: read a source and code some words of it first."
NO_THEMES = "The codebook has no themes yet: fill it under the codebook."
PAIR = "Two coders"
NO_PAIR = (
    "No two people have coded the same excerpt yet, so there is nothing to hold against each other."
)
WHAT_KAPPA_IS = (
    "Kappa says how much more often two coders agree on a code than their habits alone would have "
    "them: 1 is always, 0 is what chance gives, below 0 is less than that. Counted are the "
    "excerpts that both gave at least one code; leaving a code out counts as saying that it does "
    "not fit. It does not say that either of them is right, and for a code that is rare or nearly "
    "everywhere it is low even where they seldom differ: read it beside the two counts."
)
AGREE_COLUMNS = (
    *("Code", "Kappa", "95 % from", "to", "Agree, %"),
    *("Excerpts", "Both", "First alone", "Second alone", "Neither"),
    *("Sort", "Why none"),
)
AGREE_TABLE = "Agreement code by code"
CODE_COLUMNS = ("Code", "Sort", "Excerpts", "Part of", "Key", "When it is used")
CODE_TABLE = "The codebook as a table"
FILL = "Add the codes that come with this record"
FILL_IS = (
    "Four themes, three lenses, the compartments of the framework in use, the elements and the "
    "kinds of context of this record; what stands there stays as it is."
)
ADD_A_CODE, LABEL, PARENT, USED_WHEN = "A code of ours", "Code", "Part of", "When it is used"
NO_CODES = "The codebook is empty."
QUOTES = "What was said"
NOT_SAID_BY = "somebody"


def who(said_by: str | None, source_kind: str) -> str:
    """By whom a quote is, with nobody named.

    >>> who("carer", "interview"), who(None, "focus group")
    ('a carer, interview', 'somebody, focus group')
    """
    return f"{_a(said_by) if said_by else NOT_SAID_BY}, {source_kind}"


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def month(day: date | None) -> str:
    """About when something was said: nobody is found by the day of a quote.

    >>> month(date(2025, 3, 5))
    'March 2025'
    """
    return f"{day:%B %Y}" if day else NO_DAY


def sources_in_words(kinds: Mapping[str, int], excerpts: int) -> str:
    """What is on file, in a sentence.

    >>> sources_in_words({"interview": 13, "focus group": 1}, 2)
    'On file: 13 interviews, 1 focus group; 2 excerpts are coded.'
    """
    told = ", ".join(counted(number, kind, PLURALS.get(kind)) for kind, number in kinds.items())
    verb = "is" if excerpts == 1 else "are"
    return f"{ON_FILE}: {told}; {counted(excerpts, 'excerpt')} {verb} coded."


def source_in_words(name: str, scope: str, excerpts: int) -> str:
    """What is to be known of one source before it is read."""
    return f"{name}: {SCOPES[scope]}. {counted(excerpts, 'excerpt')} of it."


def shares_in_words(told: Mapping[str, tuple[int, int]]) -> str:
    """How much of the record a source speaks of.

    >>> shares_in_words({"connections": (3, 12), "moves": (0, 0)})
    'A source speaks of 3 of 12 connections and of 0 of 0 moves.'
    """
    parts = [f"of {some} of {every} {things}" for things, (some, every) in told.items()]
    return f"A source speaks {' and '.join(parts)}."


def themes_in_words(excerpts: int, sources: int, most: Mapping[str, int]) -> str:
    """How much was said, and which themes come up most.

    >>> themes_in_words(4, 2, {"responsive": 3, "reflexive": 1})
    '4 excerpts of 2 sources. Responsive comes up in 3, reflexive in 1.'
    """
    told = [
        f"{name} {'' if place else 'comes up '}in {n}"
        for place, (name, n) in enumerate(most.items())
    ]
    begun = f"{counted(excerpts, 'excerpt')} of {counted(sources, 'source')}."
    return f"{begun} {upper_first(', '.join(told))}." if told else begun


def quotes_in_words(count: int) -> str:
    """How many quotes stand in a column."""
    return f"{counted(count, 'quote')} that may be shown"


def agreement_in_words(pair: tuple[str, str], n: int, themes: Sequence[float]) -> str:
    """How far two coders agree on the themes, in a sentence.

    >>> agreement_in_words(("Ana", "Ben"), 60, [0.62, 0.49])
    'Ana and Ben both coded 60 excerpts; kappa of the themes goes from 0.49 to 0.62.'
    """
    begun = f"{' and '.join(pair)} both coded {counted(n, 'excerpt')}"
    if not themes:
        return f"{begun}; for the themes there is no kappa."
    low, high = f"{min(themes):.2f}", f"{max(themes):.2f}"
    told = f"goes from {low} to {high}" if low != high else f"is {low}"
    return f"{begun}; kappa of the themes {told}."


def codebook_in_words(codes: Mapping[str, int]) -> str:
    """How many codes there are of each sort."""
    told = ", ".join(counted(count, *OF_SORT[sort]) for sort, count in codes.items())
    return f"The codebook holds {counted(sum(codes.values()), 'code')}: {told}."


def filled(key: str) -> str:
    """That the codebook was filled."""
    return f"the codes that come with this record, from {key} on"
