"""What was said: quotes beside what they speak of, themes, and whether coders agree."""

from sysmap.evidence.agreement import Agreement, Kappa, agreement, coders, kappa
from sysmap.evidence.on_file import Share, SpokenOf, on_file, share_spoken_of, spoken_of
from sysmap.evidence.quotes import Quote, quotable, quotes_about, quotes_coded
from sysmap.evidence.said import FEWEST, TOO_FEW, At, Outside
from sysmap.evidence.themes import (
    InContext,
    Tally,
    co_occurrence,
    codes_of,
    excerpts_bearing,
    how_many,
    lens_by_theme,
    themes_by_context,
    themes_by_meeting,
)
from sysmap.evidence.ties_told import ties_kept_apart

__all__ = [
    "FEWEST",
    "TOO_FEW",
    "Agreement",
    "At",
    "InContext",
    "Kappa",
    "Outside",
    "Quote",
    "Share",
    "SpokenOf",
    "Tally",
    "agreement",
    "co_occurrence",
    "coders",
    "codes_of",
    "excerpts_bearing",
    "how_many",
    "kappa",
    "lens_by_theme",
    "on_file",
    "quotable",
    "quotes_about",
    "quotes_coded",
    "share_spoken_of",
    "spoken_of",
    "themes_by_context",
    "themes_by_meeting",
    "ties_kept_apart",
]
