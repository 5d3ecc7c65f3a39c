"""Who is in the programme. Every name is invented.

Keys: P practitioners, F facilitator, A academics, C carers, Y young people, S services.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

PRACTITIONER, SERVICE, CARER = "practitioner", "service", "carer"
YOUNG_PERSON, ACADEMIC = "young person", "academic"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """One row of actors.csv; an empty start has always been there, an empty end is still there."""

    key: str
    label: str
    kind: str
    sector: str = ""
    service: str = ""
    statutory: str = ""
    age_band: str = ""
    profession: str = ""
    relation: str = ""
    start: date | None = None
    end: date | None = None

    def present(self, day: date) -> bool:
        """Whether the actor is there on this day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Cast:
    """Everybody, by key, and who cares for whom."""

    actors: dict[str, Actor]
    carer_of: dict[str, str]

    def keys(self, kind: str) -> tuple[str, ...]:
        """The keys of one kind of actor, in order."""
        return tuple(key for key, actor in self.actors.items() if actor.kind == kind)

    def kind(self, key: str) -> str:
        """The kind of one actor."""
        return self.actors[key].kind

    def workers(self) -> tuple[str, ...]:
        """The practitioners who have one of the professions that the programme joins up."""
        return tuple(
            key for key in self.keys(PRACTITIONER) if self.actors[key].profession in PROFESSIONS
        )

    def facilitators(self) -> tuple[str, ...]:
        """The practitioners who came to run the group."""
        workers = set(self.workers())
        return tuple(key for key in self.keys(PRACTITIONER) if key not in workers)

    @cached_property
    def staff(self) -> dict[str, tuple[str, ...]]:
        """Those who belong to each service."""
        return {
            service: tuple(key for key, actor in self.actors.items() if actor.service == service)
            for service in self.keys(SERVICE)
        }


SOCIAL_WORK, NURSING = "social work", "family nursing"
YOUTH_WORK, FOSTER_CARE = "youth and voluntary", "foster care"
PROFESSIONS = (SOCIAL_WORK, NURSING, YOUTH_WORK, FOSTER_CARE)

# key, name, sector, statutory
SERVICES = (
    ("S01", "Northside social work", "social care", "yes"),
    ("S02", "Harbour social work", "social care", "yes"),
    ("S03", "Eastgate social work", "social care", "yes"),
    ("S04", "Foster care support", "social care", "yes"),
    ("S05", "Tidewell CAMHS", "health", "yes"),
    ("S06", "Family nursing", "health", "yes"),
    ("S07", "Quay GP hub", "health", "yes"),
    ("S08", "Marram School", "education", "yes"),
    ("S09", "Saltings College", "education", "yes"),
    ("S10", "Lantern youth club", "voluntary", "no"),
    ("S11", "Compass young carers", "voluntary", "no"),
    ("S12", "Keystone housing advice", "housing", "no"),
    ("S13", "Larder community hub", "voluntary", "no"),
    ("S14", "Police youth team", "justice", "yes"),
    ("S15", "Tideline sports trust", "voluntary", "no"),
)

# key, name, profession, home service
PRACTITIONERS = (
    ("P01", "Asha", SOCIAL_WORK, "S01"),
    ("P02", "Bram", SOCIAL_WORK, "S01"),
    ("P03", "Celeste", SOCIAL_WORK, "S02"),
    ("P04", "Dilan", SOCIAL_WORK, "S03"),
    ("P05", "Efua", SOCIAL_WORK, "S03"),
    ("P06", "Fergus", SOCIAL_WORK, "S03"),
    ("P07", "Greta", NURSING, "S06"),
    ("P08", "Hana", NURSING, "S07"),
    ("P09", "Idris", NURSING, "S07"),
    ("P10", "Joan", NURSING, "S05"),
    ("P11", "Kofi", YOUTH_WORK, "S10"),
    ("P12", "Leonie", YOUTH_WORK, "S10"),
    ("P13", "Mirela", YOUTH_WORK, "S13"),
    ("P14", "Nadim", YOUTH_WORK, "S11"),
    ("P15", "Oona", YOUTH_WORK, "S11"),
    ("P16", "Piotr", YOUTH_WORK, "S15"),
    ("P17", "Quinn", FOSTER_CARE, "S04"),
    ("P18", "Rosa", FOSTER_CARE, "S04"),
    ("P19", "Stellan", FOSTER_CARE, "S04"),
    ("P20", "Tamsin", FOSTER_CARE, "S04"),
    ("P21", "Uma", YOUTH_WORK, "S11"),
    ("F01", "Verity", "clinical psychology", "S05"),
)
ACADEMICS = (("A01", "Wilf"), ("A02", "Xanthe"), ("A03", "Yusuf"))

# name, age band, the carer's relation where the carer is not one of the practitioners
YOUNG_PEOPLE = (
    ("Wren", "11-15", "nan"),
    ("Robin", "5-10", "mum"),
    ("Swift", "16-18", "dad"),
    ("Kestrel", "11-15", "mum"),
    ("Dunnock", "11-15", "dad"),
    ("Linnet", "5-10", "mum"),
    ("Plover", "16-18", "family friend"),
    ("Heron", "11-15", "aunt"),
    ("Martin", "11-15", "mum"),
    ("Jay", "5-10", "dad"),
    ("Teal", "16-18", "godmother"),
    ("Finch", "11-15", "grandad"),
    ("Merlin", "11-15", "mum"),
    ("Avocet", "5-10", "dad"),
    ("Siskin", "16-18", "neighbour"),
    ("Curlew", "11-15", "brother"),
    ("Lark", "5-10", ""),
    ("Osprey", "11-15", ""),
    ("Tern", "16-18", ""),
    ("Wagtail", "11-15", ""),
    ("Dipper", "5-10", ""),
    ("Puffin", "11-15", ""),
    ("Starling", "16-18", ""),
    ("Egret", "11-15", ""),
    ("Fulmar", "16-18", ""),
)
FOSTER_CARERS = ("P17", "P18", "P19", "P20")

# When somebody came or went; everybody else was there throughout.
CAME = {"P21": date(2025, 7, 7), "Y24": date(2025, 2, 3), "Y25": date(2025, 2, 10)}
WENT = {"P14": date(2025, 6, 13), "P15": date(2025, 6, 20), "Y07": date(2025, 7, 11)}

# actor, role, start, end: beside the kind, never instead of it
ROLES = (
    *((key, "carer", None, None) for key in FOSTER_CARERS),
    ("F01", "facilitator", None, None),
    ("A01", "facilitator", None, None),
    ("C03", "member", date(2025, 9, 1), None),
    ("C08", "member", date(2025, 9, 1), None),
)

# The restructure moved one post: Dilan's home service above is where he is now.
EARLIER_POSTS = (("P04", "S02", None, date(2025, 1, 13)),)
TOOK_UP_POST = {"P04": date(2025, 1, 13)}


def cast() -> Cast:
    """The 81 actors of Tidewell, each with the days on which they came and went."""
    young = {f"Y{number:02}": row for number, row in enumerate(YOUNG_PEOPLE, start=1)}
    own_carers = [f"C{number:02}" for number, row in enumerate(YOUNG_PEOPLE, start=1) if row[2]]
    all_carers = [*own_carers, *FOSTER_CARERS]
    carer_of = {key: all_carers[number % len(all_carers)] for number, key in enumerate(young)}
    sectors = {key: (sector, statutory) for key, _, sector, statutory in SERVICES}
    actors = [
        *(_practitioner(row, sectors[row[3]]) for row in PRACTITIONERS),
        *(Actor(key=key, label=name, kind=ACADEMIC) for key, name in ACADEMICS),
        *(_carer(key, *row) for key, row in zip(own_carers, YOUNG_PEOPLE, strict=False)),
        *(_young_person(key, row) for key, row in young.items()),
        *(_service(row) for row in SERVICES),
    ]
    return Cast(actors={actor.key: actor for actor in actors}, carer_of=carer_of)


def always_there(people: Cast) -> Cast:
    """The same people, with nobody coming or going."""
    actors = {key: replace(actor, start=None, end=None) for key, actor in people.actors.items()}
    return replace(people, actors=actors)


def _practitioner(row: tuple[str, str, str, str], home: tuple[str, str]) -> Actor:
    key, name, profession, service = row
    return Actor(
        key=key,
        label=name,
        kind=PRACTITIONER,
        sector=home[0],
        service=service,
        statutory=home[1],
        profession=profession,
        start=CAME.get(key),
        end=WENT.get(key),
    )


def _carer(key: str, bird: str, _age_band: str, relation: str) -> Actor:
    return Actor(key=key, label=f"{bird}'s {relation}", kind=CARER, relation=relation)


def _young_person(key: str, row: tuple[str, str, str]) -> Actor:
    name, age_band, _ = row
    return Actor(
        key=key,
        label=name,
        kind=YOUNG_PERSON,
        age_band=age_band,
        start=CAME.get(key),
        end=WENT.get(key),
    )


def _service(row: tuple[str, str, str, str]) -> Actor:
    key, name, sector, statutory = row
    return Actor(key=key, label=name, kind=SERVICE, sector=sector, statutory=statutory)
