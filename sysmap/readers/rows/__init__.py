"""The rows of the tables that have a noun, each checked by itself: one model a table."""

from sysmap.readers.rows.configurations import ConfigurationEvidenceRow, ConfigurationRow
from sysmap.readers.rows.consent import ConsentRow
from sysmap.readers.rows.contexts import AppraisalRow, ContextRelationRow, ContextRow, CoverageRow
from sysmap.readers.rows.evidence import (
    CodeRow,
    CodingRow,
    ExcerptLinkRow,
    ExcerptRow,
    SourceRow,
)
from sysmap.readers.rows.frameworks import FrameworkItemRow, FrameworkRow
from sysmap.readers.rows.meetings import AttendanceRow, MeetingRow
from sysmap.readers.rows.moves import (
    AttemptRow,
    EffectRow,
    ElementRow,
    MoveActorRow,
    MoveContextRow,
    MoveElementRow,
    MoveRow,
    PracticeRelationRow,
    PracticeRow,
)
from sysmap.readers.rows.people import (
    ActorRow,
    MembershipRow,
    PlaceRow,
    PresenceRow,
    RoleRow,
    SettingRow,
)
from sysmap.readers.rows.reviews import ActionRow, ReviewRow
from sysmap.readers.rows.shape import Row
from sysmap.readers.rows.telling import ObservationWindowRow, ReporterRow, ReportRow
from sysmap.readers.rows.ties import (
    UNNAMED_TIE_KIND,
    AskableRow,
    PairFlagRow,
    TieKindRow,
    TieRow,
)

__all__ = [
    "UNNAMED_TIE_KIND",
    "ActionRow",
    "ActorRow",
    "AppraisalRow",
    "AskableRow",
    "AttemptRow",
    "AttendanceRow",
    "CodeRow",
    "CodingRow",
    "ConfigurationEvidenceRow",
    "ConfigurationRow",
    "ConsentRow",
    "ContextRelationRow",
    "ContextRow",
    "CoverageRow",
    "EffectRow",
    "ElementRow",
    "ExcerptLinkRow",
    "ExcerptRow",
    "FrameworkItemRow",
    "FrameworkRow",
    "MeetingRow",
    "MembershipRow",
    "MoveActorRow",
    "MoveContextRow",
    "MoveElementRow",
    "MoveRow",
    "ObservationWindowRow",
    "PairFlagRow",
    "PlaceRow",
    "PracticeRelationRow",
    "PracticeRow",
    "PresenceRow",
    "ReportRow",
    "ReporterRow",
    "ReviewRow",
    "RoleRow",
    "Row",
    "SettingRow",
    "SourceRow",
    "TieKindRow",
    "TieRow",
]
