"""Every sentence about the programme's own kinds and the words of their levels."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.views.words import counted

QUESTION = "Which words are ours?"
KINDS_OF = {"tie": "A kind of connection", "actor": "A kind of actor"}
KINDS_OF_TIE, KINDS_OF_ACTOR = (
    "Kinds of connection that are offered",
    "Kinds of actor in the record",
)
DIRECTED, STRENGTH_MEANS = "Has a direction", "Strength is a"
LEVEL_WORDS, LEVEL_WORDS_HINT = (
    "Words of the levels, the weakest first, with commas between them",
    "aware, cooperating, coordinating, integrated",
)
A_NEW_KIND = (
    "Choose a kind, or type a new one: it is then offered wherever a connection is told of."
)
A_KIND_IS_TYPED = (
    "A new kind of actor is simply typed where somebody is written down. Here one that is in use "
    "gets another name, for everybody of it."
)
A_STANDARD_KIND = (
    "This kind has a shape on the map, and measures speak of it by its name: under another name "
    "those of it are drawn plain, and such measures find nobody."
)
KIND_CHANGES = (
    "Connections that are recorded already keep their direction and their level; a level is told "
    "in the new words from now on."
)


def renames(count: int) -> str:
    """Of how many a kind is changed."""
    return f"{counted(count, 'actor')} of this kind, all in one save that can be taken back."


def renamed(former: str, now: str) -> str:
    """That a kind of actor is called otherwise."""
    return f"{former} is now {now}."


def tie_kind(kind: str, meaning: str | None, levels: Sequence[str], *, directed: bool) -> str:
    """A kind of connection, and what is settled of it.

    >>> tie_kind("refers_to", "level", ["heard of", "side by side"], directed=True)
    'refers to: has a direction; levels: heard of, side by side'
    >>> tie_kind("knows", None, [], directed=False)
    'knows'
    """
    settled = ["has a direction"] if directed else []
    if levels:
        settled.append(f"levels: {', '.join(levels)}")
    elif meaning:
        settled.append(f"strength is a {meaning}")
    told = kind.replace("_", " ")
    return f"{told}: {'; '.join(settled)}" if settled else told


def actor_kind(kind: str, count: int) -> str:
    """A kind of actor, and how many are of it."""
    return f"{kind}: {counted(count, 'actor')}"
