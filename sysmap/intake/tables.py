"""The tables of which each row is one thing, and by what each thing is known again."""

from __future__ import annotations

from sysmap.intake.matching import Form
from sysmap.intake.plain import Plain

PLAIN = (
    Plain(table="programme", form=Form(noun="setting", identities=[("key",)])),
    Plain(table="tie_kinds", form=Form(noun="tie_kind", identities=[("kind",)])),
    Plain(
        table="roles",
        form=Form(noun="role", identities=[("actor", "role", "start")]),
        pointers={"actor": "actors"},
    ),
    Plain(
        table="memberships",
        form=Form(noun="membership", identities=[("actor", "service", "start")]),
        pointers={"actor": "actors", "service": "actors"},
    ),
    Plain(
        table="places",
        form=Form(noun="place", identities=[("actor",)]),
        pointers={"actor": "actors"},
    ),
    Plain(
        table="consent",
        form=Form(noun="consent", identities=[("actor", "purpose", "start")]),
        pointers={"actor": "actors"},
    ),
    Plain(table="meetings", form=Form(noun="meeting", identities=[("key",)]), key="id"),
    Plain(
        table="attendance",
        form=Form(noun="attendance", identities=[("meeting", "actor", "role")]),
        pointers={"meeting": "meetings", "actor": "actors"},
    ),
    Plain(
        table="pair_flags",
        form=Form(noun="pair_flag", identities=[("a", "b", "flag", "start")], ends=("a", "b")),
        pointers={"a": "actors", "b": "actors"},
    ),
    Plain(
        table="askable",
        form=Form(
            noun="askable",
            identities=[("kind_a", "kind_b", "tie_kind")],
            ends=("kind_a", "kind_b"),
        ),
    ),
    Plain(
        table="elements",
        form=Form(noun="element", identities=[("key",)]),
        key="id",
        label="label",
    ),
    Plain(
        table="practices",
        form=Form(noun="practice", identities=[("key",)]),
        key="id",
        label="label",
    ),
    Plain(
        table="practice_relations",
        form=Form(noun="practice_relation", identities=[("a", "b", "kind", "day", "who")]),
        pointers={"a": "practices", "b": "practices", "who": "actors"},
    ),
    Plain(
        table="contexts",
        form=Form(
            noun="context",
            identities=[("key",)],
            describes={"start_precision": "start", "end_precision": "end"},
        ),
        pointers={"parent": "contexts"},
        key="id",
        label="label",
    ),
    Plain(
        table="coverage",
        form=Form(
            noun="coverage",
            identities=[("context", "subject_type", "actor", "subject", "start")],
        ),
        pointers={"context": "contexts", "actor": "actors"},
    ),
    Plain(
        table="appraisals",
        form=Form(noun="appraisal", identities=[("context", "actor", "date")]),
        pointers={"context": "contexts", "actor": "actors"},
    ),
    Plain(
        table="context_relations",
        form=Form(noun="context_relation", identities=[("a", "b", "kind")]),
        pointers={"a": "contexts", "b": "contexts"},
    ),
    Plain(
        table="frameworks",
        form=Form(noun="framework", identities=[("key",)]),
        pointers={"parent": "frameworks"},
        key="id",
        label="label",
    ),
    Plain(
        table="framework_items",
        form=Form(noun="framework_item", identities=[("key",)]),
        pointers={"framework": "frameworks", "compartment": "framework_items"},
        key="id",
        label="label",
    ),
    Plain(
        table="moves",
        form=Form(noun="move", identities=[("key",)], describes={"precision": "date"}),
        pointers={
            "derived_from": "moves",
            "practice": "practices",
            "meeting": "meetings",
            "proposed_by": "actors",
        },
        key="id",
        label="title",
    ),
    Plain(
        table="move_actors",
        form=Form(noun="move_actor", identities=[("move", "actor", "role")]),
        pointers={"move": "moves", "actor": "actors"},
    ),
    Plain(
        table="move_elements",
        form=Form(noun="move_element", identities=[("move", "element")]),
        pointers={"move": "moves", "element": "elements"},
    ),
    Plain(
        table="move_contexts",
        form=Form(noun="move_context", identities=[("move", "context")]),
        pointers={"move": "moves", "context": "contexts"},
    ),
    Plain(
        table="attempts",
        form=Form(noun="attempt", identities=[("key",), ("move", "asker", "asked", "day")]),
        pointers={"move": "moves", "asker": "actors", "asked": "actors", "tie": "ties"},
        key="id",
    ),
    Plain(
        table="configurations",
        form=Form(noun="configuration", identities=[("key",)]),
        pointers={"context": "contexts", "coder": "actors"},
        key="id",
    ),
    Plain(
        table="configuration_evidence",
        form=Form(
            noun="configuration_evidence",
            identities=[("configuration", "move", "tie", "element", "actor", "day")],
        ),
        pointers={
            "configuration": "configurations",
            "move": "moves",
            "tie": "ties",
            "element": "elements",
            "actor": "actors",
        },
    ),
    Plain(
        table="reviews",
        form=Form(
            noun="review",
            identities=[("meeting", "target_type", "tie", "move", "context", "actor", "other")],
        ),
        pointers={
            "meeting": "meetings",
            "tie": "ties",
            "move": "moves",
            "context": "contexts",
            "actor": "actors",
            "other": "actors",
        },
    ),
    Plain(
        table="actions",
        form=Form(noun="action", identities=[("key",)]),
        pointers={"meeting": "meetings", "actor": "actors"},
        key="id",
    ),
    Plain(
        table="sources",
        form=Form(noun="source", identities=[("key",)]),
        pointers={"speaker": "actors", "meeting": "meetings"},
        key="id",
        label="title",
    ),
    Plain(
        table="excerpts",
        form=Form(noun="excerpt", identities=[("key",)]),
        pointers={"source": "sources", "speaker": "actors"},
        key="id",
    ),
    Plain(
        table="codes",
        form=Form(noun="code", identities=[("key",)]),
        pointers={"parent": "codes"},
        key="id",
        label="label",
    ),
    Plain(
        table="codings",
        form=Form(noun="coding", identities=[("excerpt", "code", "coder")]),
        pointers={"excerpt": "excerpts", "code": "codes", "coder": "actors"},
    ),
    Plain(
        table="excerpt_links",
        form=Form(
            noun="excerpt_link", identities=[("excerpt", "move", "tie", "context", "element")]
        ),
        pointers={
            "excerpt": "excerpts",
            "move": "moves",
            "tie": "ties",
            "context": "contexts",
            "element": "elements",
        },
    ),
    Plain(
        table="reports",
        form=Form(
            noun="report", identities=[("teller", "source", "target", "kind", "day", "says")]
        ),
        pointers={"teller": "actors", "source": "actors", "target": "actors"},
    ),
    Plain(
        table="reporters",
        form=Form(noun="reporter", identities=[("actor", "start")]),
        pointers={"actor": "actors"},
    ),
    Plain(
        table="observation_windows",
        form=Form(noun="observation_window", identities=[("start", "end", "scope")]),
    ),
)

EFFECTS = Plain(
    table="effects",
    form=Form(noun="effect", identities=[("key",), ("move", "tie", "effect", "date")]),
    pointers={"move": "moves", "source": "actors", "target": "actors"},
    key="id",
)
