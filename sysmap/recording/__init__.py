"""How people record by hand: what was typed becomes one save, or a list of what to put right."""

from sysmap.recording.changing import save_changes
from sysmap.recording.connections import DOES_NOT_HOLD, HOLDS, UNKNOWN, save_tie, standing
from sysmap.recording.contexts import save_context
from sysmap.recording.covering import in_force
from sysmap.recording.drafts import (
    BEGAN,
    FOUND,
    NEW,
    NOT_SURE,
    ActorDraft,
    ContextDraft,
    CoverageDraft,
    EffectDraft,
    ElementDraft,
    MoveDraft,
    NamedContext,
    TieDraft,
)
from sysmap.recording.held import Held, held_in
from sysmap.recording.moves import save_move
from sysmap.recording.past import shown, ties_shown, undone_saves
from sysmap.recording.people import save_actor
from sysmap.recording.placing import put_elsewhere
from sysmap.recording.removing import BELONGS, goes_with, take_out
from sysmap.recording.saving import Saved
from sysmap.recording.steps import Addition, Change, Removal, Seen, Step, over, part_steps

__all__ = [
    "BEGAN",
    "BELONGS",
    "DOES_NOT_HOLD",
    "FOUND",
    "HOLDS",
    "NEW",
    "NOT_SURE",
    "UNKNOWN",
    "ActorDraft",
    "Addition",
    "Change",
    "ContextDraft",
    "CoverageDraft",
    "EffectDraft",
    "ElementDraft",
    "Held",
    "MoveDraft",
    "NamedContext",
    "Removal",
    "Saved",
    "Seen",
    "Step",
    "TieDraft",
    "goes_with",
    "held_in",
    "in_force",
    "over",
    "part_steps",
    "put_elsewhere",
    "save_actor",
    "save_changes",
    "save_context",
    "save_move",
    "save_tie",
    "shown",
    "standing",
    "take_out",
    "ties_shown",
    "undone_saves",
]
