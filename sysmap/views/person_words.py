"""Every sentence about what is held on one person, and about erasing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sysmap.store import Outlook, Subject
from sysmap.store.subject import THE_PERSON
from sysmap.views.clock import written as day
from sysmap.views.record_words import field, value
from sysmap.views.record_words import kind as spoken
from sysmap.views.recorded_words import FLAGS, NOUNS, SEVERAL, counted_rows
from sysmap.views.tables import Table
from sysmap.views.words import counted

TITLE = "What is held on you"
WHOSE = "Held on {} in the record of {}, as it stood on {}."
OTHERS_ARE_MASKED = (
    "Everybody else is told by what they are and a number, which means nothing outside this page; "
    "services are named."
)
WHAT_IT_IS = (
    "This record maps who is connected to whom. It is no case record: it holds no allegation, no "
    "diagnosis and no file about you."
)
YOUR_RIGHTS = "What you can ask for"
ASKED_BY_THE_PERSON = "asked by the person"
CORRECTION = (
    "If something here is wrong, say to whoever gave you this page what is right: it is corrected "
    f'for the reason "{ASKED_BY_THE_PERSON}", and you can have this page again.'
)
ERASING = (
    "You can ask to be taken out: your name alone, so that a point without a name is left, or all "
    "of it. Copies that were made before are listed, and whoever keeps them is told."
)
RIGHTS = (
    CORRECTION,
    "You can object to being in the record, wholly or for one use of it.",
    ERASING,
    "Nobody is treated worse for asking.",
)
STANDS, WAS = "Held now", "Held before, and changed or taken out since"
TEXTS = "Texts of others in which you are named"
NOTHING = "Nothing is held."
TITLES = {"actor": "Who you are", "role": "Roles", "reason": "Reasons of saves"}
SINCE, BY = "Written down on", "By"


def flags_left_out(flags: int) -> str:
    """That flags on pairs are held, for the steward alone."""
    return (
        f"held, and not on the page, for it may protect somebody else: {counted(flags, 'flag')} on "
        "pairs; the steward decides whether that is told"
    )


def title_of(noun: str) -> str:
    """A kind of row as a heading."""
    words = SEVERAL.get(noun) or f"{NOUNS.get(noun, noun.replace('_', ' '))}s"
    return TITLES.get(noun) or words[0].upper() + words[1:]


def whose(subject: Subject, programme: str, today: date) -> str:
    """On whom it is, of which record, and of which day."""
    name = f"{subject.label} ({subject.key})" if subject.label else subject.key
    return WHOSE.format(name, programme, day(today))


def tables(subject: Subject, *, stands: bool) -> Mapping[str, Table]:
    """What is held now, or was before, each kind of row as a table under its heading."""
    found: dict[str, list[Mapping[str, object]]] = {}
    for line in subject.lines:
        if line.stands is stands:
            said = {field(name): told(name, given) for name, given in line.values.items()}
            noted = {SINCE: day(line.recorded_on), BY: line.who}
            found.setdefault(title_of(line.noun), []).append({**said, **noted})
    return {title: _table(rows) for title, rows in found.items()}


def told(name: str, given: object) -> str:
    """A value as people read it; kinds of connection are words with a line between."""
    return spoken(str(given)) if name == "kind" else value(given)


def _table(rows: Sequence[Mapping[str, object]]) -> Table:
    """The rows under all their columns, but one that says of each row whose it is."""
    told_of = dict.fromkeys(name for row in rows for name in row)
    names = [name for name in told_of if any(row.get(name) != THE_PERSON for row in rows)]
    columns = [*(name for name in names if name not in (SINCE, BY)), SINCE, BY]
    return Table(columns=columns, rows=[[row.get(name) for name in columns] for row in rows])


def texts(subject: Subject) -> Table:
    """The texts of other rows that name them."""
    rows = [(title_of(noun), field(name), text) for noun, name, text in subject.texts]
    return Table(columns=("Where", "Field", "Text"), rows=rows)


def what_goes(outlook: Outlook) -> str:
    """How much goes or is rewritten, in a sentence."""
    told = ", ".join(
        counted_rows(noun, rows) for noun, rows in outlook.things.items() if noun != FLAGS
    )
    keys = " and ".join(outlook.keys)
    if outlook.pseudonyms:
        new = " and ".join(outlook.pseudonyms)
        return f"{keys} becomes {new}, a point without a name; rewritten in every save: {told}."
    return f"{keys} goes; gone or rewritten in every save: {told}."


def left_elsewhere(outlook: Outlook) -> list[str]:
    """The backups and releases that hold them, a line each."""
    return [
        *(
            f"backup {copy.file}, of {day(copy.at.date())}"
            f"{'' if copy.looked_into else ', which could not be looked into'}"
            for copy in outlook.backups
        ),
        *(
            f"left on {day(release.at.date())} as {release.profile} for {release.recipient}"
            for release in outlook.releases
        ),
    ]


def done(outlook: Outlook) -> str:
    """What is gone, and what is left elsewhere, in one sentence."""
    keys = " and ".join(outlook.keys)
    gone = (
        f"{keys} is {' and '.join(outlook.pseudonyms)} now, in every save"
        if outlook.pseudonyms
        else f"{keys} is gone from every save"
    )
    held = {"backup": len(outlook.backups), "release that left": len(outlook.releases)}
    told = [counted(count, what, SEVERAL_COPIES[what]) for what, count in held.items() if count]
    left = f"{' and '.join(told)} may still hold them" if told else NO_COPIES
    return f"{gone}, and from the disk; {left}."


SEVERAL_COPIES = {"backup": "backups", "release that left": "releases that left"}
NO_COPIES = "no backup or release that is known here holds them"
NAMED_ELSEWHERE = "texts of others that name them"
THEY_STAY = "these stay as they are: change them first, or have their names taken out"
THEY_ARE_REWRITTEN = "their names are taken out of these"
COPIES = (
    "what may hold them elsewhere, and is for whoever keeps it to delete; a backup that is "
    "restored brings them back"
)


def before(outlook: Outlook, *, redact: bool) -> Iterator[str]:
    """What an erasure takes away and what it leaves, line by line."""
    yield what_goes(outlook)
    if outlook.named:
        yield f"{NAMED_ELSEWHERE} ({THEY_ARE_REWRITTEN if redact else THEY_STAY}):"
        yield from (f"- {line}" for line in named_elsewhere(outlook))
    yield from _copies(outlook)


def after(outlook: Outlook, *, redact: bool) -> Iterator[str]:
    """What is gone and what is left, line by line."""
    yield done(outlook)
    if outlook.named and not redact:
        yield f"{counted(len(outlook.named), 'text')} of others still may name them."
    yield from _copies(outlook)


def _copies(outlook: Outlook) -> Iterator[str]:
    if found := left_elsewhere(outlook):
        yield f"{COPIES}:"
        yield from (f"- {line}" for line in found)


def named_elsewhere(outlook: Outlook) -> list[str]:
    """The texts of others that name them, a line each."""
    return [
        f"{' '.join(filter(None, (NOUNS.get(each.noun, each.noun), each.key)))}, "
        f"{field(each.field)}: {' '.join(each.text.split())}"
        for each in outlook.named
    ]
