"""What an assistant can ask, one value for each tool; the schemas of the tools are drawn from them.

Words in `description` are read by assistants before they call a tool.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from jalin.model import Activity, DealState, Instrument, Sector, Stage
from jalin.track.promises.promise import PromiseState

# More than this of one list no assistant reads with care, and contexts are short.
MOST_LISTED = 50
_LONGEST_WORDS = 200
_LONGEST_ID = 120
_MOST_CHOICES = 20

AsOf = Annotated[
    dt.date | None,
    Meta(
        description="A day such as 2024-06-30: answer with only what was known then, judged on "
        "that day. Leave it out for the present."
    ),
]
_Words = Annotated[str, Meta(max_length=_LONGEST_WORDS)]
_Id = Annotated[str, Meta(max_length=_LONGEST_ID)]
_Limit = Annotated[int, Meta(ge=1, le=MOST_LISTED, description="How many to list at most.")]
DealId = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=_LONGEST_ID,
        description="The id of a deal, or the start of it, as search_deals gives it.",
    ),
]
Parties = Annotated[
    tuple[_Words, ...],
    Meta(max_length=_MOST_CHOICES, description="Ids of parties, or starts of words of names."),
]
Years = Annotated[
    tuple[Annotated[int, Meta(ge=1900, le=2200)], ...],
    Meta(max_length=_MOST_CHOICES, description="Years of the latest step."),
]
Countries = Annotated[
    tuple[Annotated[str, Meta(pattern="^[A-Z]{2}$")], ...],
    Meta(max_length=_MOST_CHOICES, description="Countries of parties, ISO 3166-1: JP, ID."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuestion:
    """Which deals are sought. Values of one field are alternatives, fields add up."""

    words: Annotated[
        _Words | None,
        Meta(
            description="Words sought in the texts that tell the deals, Indonesian or English, and "
            'fields that the deals meet: kapal "kerja sama" -selam party:pindad stage>=committed '
            "state:stalled country:FR,DE since:2023 due<2026-07 promise:overdue sources>=2. "
            "Names of parties may be a little misspelt."
        ),
    ] = None
    party: Parties = ()
    country: Countries = ()
    sector: tuple[Sector, ...] = ()
    instrument: tuple[Instrument, ...] = ()
    activity: tuple[Activity, ...] = ()
    stage: tuple[Stage, ...] = ()
    state: tuple[DealState, ...] = ()
    year: Years = ()
    outlet: Annotated[
        tuple[_Words, ...], Meta(max_length=_MOST_CHOICES, description="Names of outlets.")
    ] = ()
    limit: _Limit = 10
    skip: Annotated[int, Meta(ge=0, description="How many to pass over, to see the next ones.")] = 0
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealQuestion:
    """Which deal is asked for."""

    deal: DealId
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceQuestion:
    """Which evidence is asked for: one piece by its id, or all for a field of a deal."""

    evidence_id: Annotated[
        _Id | None, Meta(description="An evidence id that another answer gave.")
    ] = None
    deal: Annotated[_Id | None, Meta(description="The id of a deal, together with `field`.")] = None
    field: Annotated[
        _Id | None,
        Meta(
            description="A field of that deal: stage, date, place, instrument, parties, objects, "
            "sectors, activities, amounts."
        ),
    ] = None
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesQuestion:
    """Which promises are asked for."""

    deal: Annotated[_Id | None, Meta(description="Only those of this deal.")] = None
    party: Parties = ()
    country: Countries = ()
    state: Annotated[
        tuple[PromiseState, ...], Meta(description="How they stand; without it, all.")
    ] = ()
    due_from: Annotated[dt.date | None, Meta(description="Due on this day or later.")] = None
    due_to: Annotated[dt.date | None, Meta(description="Due on this day or earlier.")] = None
    limit: _Limit = 20
    skip: Annotated[int, Meta(ge=0)] = 0
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysQuestion:
    """Which two days are compared."""

    first: Annotated[dt.date, Meta(description="The earlier day.")]
    last: Annotated[
        dt.date | None, Meta(description="The later day; without it, `as_of` or today.")
    ] = None
    limit: _Limit = 20
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyQuestion:
    """Which party is asked for."""

    party: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=_LONGEST_WORDS,
            description="The id of a party, or its name or the start of a word of it.",
        ),
    ]
    limit: _Limit = 10
    as_of: AsOf = None
