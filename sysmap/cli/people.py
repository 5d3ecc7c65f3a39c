"""Commands about one person: what is held on them, and erasing them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

import sysmap
from sysmap import logbook
from sysmap.cli.options import Record
from sysmap.cli.program import app

NOT_YET = "nothing is changed; say --yes to erase, which cannot be taken back"


class Shape(StrEnum):
    """How the page about a person is written."""

    HTML = "html"
    TEXT = "text"


Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="Their key, as P01.")]


@app.command()
def person(
    *,
    file: Record,
    actor: Actor,
    written: Annotated[Shape, typer.Option("--format", help="A page, or plain text.")] = Shape.HTML,
) -> None:
    """Print everything held on one person, others masked, to hand over. Noted in FILE.access."""
    from sysmap.views import person_words  # noqa: PLC0415 - it loads much, and help must be quick
    from sysmap.writers import person_page  # noqa: PLC0415

    with sysmap.Store.open(file, read_only=True) as store:
        subject = store.held_on(actor)
        programme = store.system(sysmap.STEWARD).programme_name
    logbook.note_access(file, "person")
    if subject.flags:
        typer.echo(f"# {person_words.flags_left_out(subject.flags)}", err=True)
    make = person_page.as_html if written is Shape.HTML else person_page.as_text
    typer.echo(make(subject, programme, datetime.now(UTC).date()), nl=False)


@app.command()
def erase(
    *,
    file: Record,
    actor: Actor,
    pseudonym: Annotated[
        bool, typer.Option("--pseudonym", help="Leave a point without a name, with its ties.")
    ] = False,
    redact_texts: Annotated[
        bool, typer.Option("--redact-texts", help="Take their names out of texts of others, too.")
    ] = False,
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What else texts call them; repeatable."),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why, in a few words, without a name.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it.")] = False,
) -> None:
    """Say what erasing somebody takes away, and with --yes do it: every save, and the bytes."""
    from sysmap.views import person_words  # noqa: PLC0415

    names = tuple(also or ())
    with sysmap.Store.open(file, read_only=not yes) as store:
        if not yes:
            outlook = store.would_erase(
                actor, keep_point=pseudonym, redact=redact_texts, also=names
            )
            _print([*person_words.before(outlook, redact=redact_texts)])
            typer.echo(NOT_YET, err=True)
            return
        erased = store.erase(
            actor,
            who=sysmap.STEWARD.role,
            keep_point=pseudonym,
            redact=redact_texts,
            also=names,
            reason=reason,
        )
    logbook.note_access(file, "erase")
    _print([*person_words.after(erased.outlook, redact=redact_texts)])


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
