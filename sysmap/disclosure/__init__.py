"""One small room that every leaving number passes: shown, coarser, or hidden with a reason.

It knows plain counts and what readers were told, and neither the record nor the screen.
"""

from sysmap.disclosure.disclosed import Disclosed, Reason
from sysmap.disclosure.forms import alone
from sysmap.disclosure.profiles import AUDIENCES, PROFILES, Audience, Profile, with_threshold
from sysmap.disclosure.protecting import Passed, protect
from sysmap.disclosure.statements import Number, Population, Statement, count, read
from sysmap.disclosure.universe import Universe

__all__ = [
    "AUDIENCES",
    "PROFILES",
    "Audience",
    "Disclosed",
    "Number",
    "Passed",
    "Population",
    "Profile",
    "Reason",
    "Statement",
    "Universe",
    "alone",
    "count",
    "protect",
    "read",
    "with_threshold",
]
