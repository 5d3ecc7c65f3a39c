"""What the Circles page says where a whole room looks at it."""

from __future__ import annotations

ON = "On a projector"
WHY = (
    "Before a whole room a circle is opened by somebody who is in it. All others are told by their "
    "kind alone. B turns the screen off."
)
OPENED_BY = "Opened by"
OWN_NAME = "your own name or key"
AGREED = "The programme's sharing agreement lets the room read names."


def opened(name: str | None, told: str) -> str:
    """By whom the pictures are opened, and what the room reads."""
    if name:
        return f"Opened by {name}: the room reads the names of the circles that {name} is in."
    if told:
        return "Nobody alone has this name or key, so the room reads kinds, not names."
    return "The room reads kinds, not names. Somebody who is in a circle may open it."
