"""How people record by hand: what was typed becomes one save, or a list of what to put right."""

from sysmap.recording.answers import Brought, bring_in
from sysmap.recording.attempts import ACCEPTED, ANSWERED, save_attempt
from sysmap.recording.changing import exactness_of, save_changes
from sysmap.recording.codes import CodeDraft, fill_codebook, save_code
from sysmap.recording.configurations import ConfigurationDraft, save_configuration
from sysmap.recording.connections import DOES_NOT_HOLD, HOLDS, UNKNOWN, save_tie, standing
from sysmap.recording.consents import ConsentDraft, save_consent
from sysmap.recording.contexts import save_context
from sysmap.recording.covering import in_force
from sysmap.recording.drafts import (
    BEGAN,
    FOUND,
    NEW,
    NOT_SURE,
    ActorDraft,
    AskedDraft,
    AttemptDraft,
    ContextDraft,
    CoverageDraft,
    EffectDraft,
    ElementDraft,
    LookDraft,
    MeetingDraft,
    MoveDraft,
    NamedContext,
    RelationDraft,
    TieDraft,
    ToldDraft,
)
from sysmap.recording.excerpts import STANCES, ExcerptDraft, save_excerpt
from sysmap.recording.framework_items import (
    ItemDraft,
    items_of,
    labels_in,
    labels_shown,
    paste_official,
    save_item,
)
from sysmap.recording.frameworks import FrameworkDraft, save_framework
from sysmap.recording.heard import save_asked, save_look, save_meeting
from sysmap.recording.held import Held, shown_in
from sysmap.recording.kinds import KindDraft, rename_kind, save_kind
from sysmap.recording.meeting_days import begin_meeting, save_action, save_came, save_done
from sysmap.recording.merging import DOUBLE, LOOP, OVERLAP, Merging, merge, merging
from sysmap.recording.moves import save_move
from sysmap.recording.own_star import BETTER_NOT, StarDraft, letters, save_star
from sysmap.recording.past import attempts_shown, reports_shown, shown, ties_shown, undone_saves
from sysmap.recording.people import save_actor
from sysmap.recording.placing import put_elsewhere
from sysmap.recording.practices import save_relation
from sysmap.recording.pseudonyms import may_name_a_young_person
from sysmap.recording.register import Answers, names_to_choose, register
from sysmap.recording.removing import BELONGS, goes_with, take_out
from sysmap.recording.reports import save_told
from sysmap.recording.retention import save_retention
from sysmap.recording.review_drafts import ActionDraft, CameDraft, Reviewed, ReviewsDraft
from sysmap.recording.reviews import save_reviews
from sysmap.recording.saving import Saved
from sysmap.recording.set_aside import Aside, aside_shown, let_go, match, put_aside
from sysmap.recording.sheet_changes import WRITES
from sysmap.recording.sheet_drafts import COLUMNS
from sysmap.recording.sheet_lines import Became, Line, Sheet
from sysmap.recording.sheets import effect_rows, save_sheet
from sysmap.recording.sources import SourceDraft, save_source
from sysmap.recording.steps import Addition, Change, Removal, Seen, Step, over, part_steps
from sysmap.recording.stewards import StewardsDraft, save_stewards
from sysmap.recording.told import savings_of
from sysmap.recording.typed import as_typed
from sysmap.recording.watching import stewards
from sysmap.recording.writing import MayIdentify, keeping

__all__ = [
    "ACCEPTED",
    "ANSWERED",
    "BEGAN",
    "BELONGS",
    "BETTER_NOT",
    "COLUMNS",
    "DOES_NOT_HOLD",
    "DOUBLE",
    "FOUND",
    "HOLDS",
    "LOOP",
    "NEW",
    "NOT_SURE",
    "OVERLAP",
    "STANCES",
    "UNKNOWN",
    "WRITES",
    "ActionDraft",
    "ActorDraft",
    "Addition",
    "Answers",
    "Aside",
    "AskedDraft",
    "AttemptDraft",
    "Became",
    "Brought",
    "CameDraft",
    "Change",
    "CodeDraft",
    "ConfigurationDraft",
    "ConsentDraft",
    "ContextDraft",
    "CoverageDraft",
    "EffectDraft",
    "ElementDraft",
    "ExcerptDraft",
    "FrameworkDraft",
    "Held",
    "ItemDraft",
    "KindDraft",
    "Line",
    "LookDraft",
    "MayIdentify",
    "MeetingDraft",
    "Merging",
    "MoveDraft",
    "NamedContext",
    "RelationDraft",
    "Removal",
    "Reviewed",
    "ReviewsDraft",
    "Saved",
    "Seen",
    "Sheet",
    "SourceDraft",
    "StarDraft",
    "Step",
    "StewardsDraft",
    "TieDraft",
    "ToldDraft",
    "as_typed",
    "aside_shown",
    "attempts_shown",
    "begin_meeting",
    "bring_in",
    "effect_rows",
    "exactness_of",
    "fill_codebook",
    "goes_with",
    "in_force",
    "items_of",
    "keeping",
    "labels_in",
    "labels_shown",
    "let_go",
    "letters",
    "match",
    "may_name_a_young_person",
    "merge",
    "merging",
    "names_to_choose",
    "over",
    "part_steps",
    "paste_official",
    "put_aside",
    "put_elsewhere",
    "register",
    "rename_kind",
    "reports_shown",
    "save_action",
    "save_actor",
    "save_asked",
    "save_attempt",
    "save_came",
    "save_changes",
    "save_code",
    "save_configuration",
    "save_consent",
    "save_context",
    "save_done",
    "save_excerpt",
    "save_framework",
    "save_item",
    "save_kind",
    "save_look",
    "save_meeting",
    "save_move",
    "save_relation",
    "save_retention",
    "save_reviews",
    "save_sheet",
    "save_source",
    "save_star",
    "save_stewards",
    "save_tie",
    "save_told",
    "savings_of",
    "shown",
    "shown_in",
    "standing",
    "stewards",
    "take_out",
    "ties_shown",
    "undone_saves",
]
