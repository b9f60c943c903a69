"""The English words for the values of vocabularies, and the names under which they are translated.

A value that has no entry here is written as it is, with spaces for underscores. Each vocabulary is
a context of the catalogues, as one English word can have several Indonesian ones.
"""

from collections.abc import Mapping
from enum import StrEnum

from jalin.model import (
    Activity,
    DealState,
    Factuality,
    Instrument,
    JudgementKind,
    MentionKind,
    PartyKind,
    Predicate,
    Role,
    Sector,
    Stage,
    StepKind,
)
from jalin.model.document import DatePlace
from jalin.pipeline.accounts import UserRole
from jalin.resolve.deals.comparison import SubjectRule
from jalin.resolve.parties.party_keys import LinkRule
from jalin.store.rows import DealLink
from jalin.track.promises.promise import PromiseState
from jalin.track.quarrels.contradiction import ContradictionRule
from jalin.track.tellings import TellingKind
from jalin.track.values.claims import ShownBy

VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "stage": Stage,
    "state": DealState,
    "instrument": Instrument,
    "activity": Activity,
    "sector": Sector,
    "kind": PartyKind,
    "role": Role,
    "step": StepKind,
    "factuality": Factuality,
    "promise": PromiseState,
    "telling": TellingKind,
    "link": DealLink,
    "shown_by": ShownBy,
    "join": SubjectRule,
    "naming": LinkRule,
    "quarrel": ContradictionRule,
    "judgement": JudgementKind,
    "predicate": Predicate,
    "mention": MentionKind,
    "dated_by": DatePlace,
    "user": UserRole,
}
# Vocabularies that have no enum: the words of a field that is told as text.
FREE_VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "field": (
        *("stage", "reached", "state", "instrument", "date", "place", "under", "documents"),
        *("parties", "objects", "activities", "sectors", "amounts", "promise", "promises", "step"),
        "conflict",
    ),
    "settlement": (
        *("judgement", "done", "done_late", "part_done", "deal_ended", "replaced", "told"),
    ),
    "skipped": (
        *("no_body", "too_large", "encrypted", "broken", "no_text", "needs_extra", "truncated"),
        *("bad_row", "encoding", "bad_json", "broken_xml", "not_a_feed", "bad_address", "empty"),
        *("broken_feed", "binary", "bomb", "unsupported", "not_unicode", "reader_failed"),
        *("timed_out", "worker_died", "bad_line", "too_deep"),
    ),
    "facet": (
        *("party", "country", "sector", "instrument", "activity", "stage", "state", "year"),
        *("outlet",),
    ),
    "sort": ("date", "news", "told", "stage", "sources", "party"),
}
_NAME_BY_KIND: Mapping[type[StrEnum], str] = {kind: name for name, kind in VOCABULARIES.items()}
# The fields of a deal whose values are words of a vocabulary.
_VOCABULARY_BY_FIELD: Mapping[str, str] = {
    "stage": "stage",
    "reached": "stage",
    "state": "state",
    "instrument": "instrument",
    "activities": "activity",
    "activity": "activity",
    "sectors": "sector",
    "sector": "sector",
    "promise": "promise",
}
_ENGLISH: Mapping[tuple[str, str], str] = {
    ("stage", "talks"): "in talks",
    ("state", "stalled_announced"): "stalled, announced",
    ("state", "stalled_inferred"): "stalled, inferred",
    ("state", "terminated_announced"): "terminated, announced",
    ("state", "terminated_inferred"): "terminated, inferred",
    ("instrument", "unspecified"): "no instrument named",
    ("activity", "co_development"): "co-development",
    ("activity", "co_production"): "co-production",
    ("activity", "policy_coordination"): "coordination of policy",
    ("activity", "joint_study"): "joint study",
    ("sector", "oil_gas"): "oil and gas",
    ("sector", "mining_metals"): "mining and metals",
    ("sector", "agriculture_food"): "agriculture and food",
    ("sector", "cyber"): "cyber security",
    ("kind", "state_owned_enterprise"): "state-owned enterprise",
    ("step", "standstill"): "nothing moves",
    ("factuality", "factual"): "told as fact",
    ("factuality", "planned"): "planned",
    ("factuality", "proposed"): "proposed",
    ("promise", "not_met"): "not met",
    ("promise", "partially_met"): "met in part",
    ("telling", "retelling"): "told again",
    ("telling", "reannouncement"): "announced again as new",
    ("link", "under"): "under an umbrella",
    ("link", "partner_change"): "goes on with another partner",
    ("shown_by", "judgement"): "a reviewer decided it",
    ("shown_by", "only_value"): "no other value is told",
    ("shown_by", "adds_up"): "values of this kind add up",
    ("shown_by", "history"): "it follows from the history of the deal",
    ("shown_by", "fact_before_plan"): "what happened goes before what was planned",
    ("shown_by", "strongest_instrument"): "the strongest instrument goes first",
    ("shown_by", "more_sources"): "more independent sources say so",
    ("shown_by", "finest_date"): "the most exact date goes first",
    ("shown_by", "latest_word"): "the latest word goes first",
    ("shown_by", "larger_sum"): "the larger sum goes first",
    ("shown_by", "alphabet"): "nothing else decides, so the alphabet does",
    ("join", "judged"): "a reviewer decided it",
    ("join", "same_model"): "the same model is named",
    ("join", "same_objects"): "the same things are named",
    ("join", "same_instrument_on_the_same_day"): "the same instrument on the same day",
    ("join", "same_sectors"): "the same parties in the same sectors",
    ("join", "same_instrument_of_the_same_parties"): "the same instrument of the same parties",
    ("join", "subject_unsaid"): "the same parties, and one text names no subject",
    ("naming", "directory"): "stands in the directory",
    ("naming", "directory_name"): "its name stands in the directory",
    ("naming", "state_body"): "a body of a state, known by its country",
    ("naming", "directory_alias"): "another name in the directory",
    ("naming", "renamed"): "an earlier or later name in the directory",
    ("naming", "directory_context"): "initials from the directory, confirmed by the text",
    ("naming", "directory_spelling"): "a spelling of a name in the directory",
    ("naming", "same_name"): "the same name in several documents",
    ("naming", "same_spelling"): "nearly the same name in several documents",
    ("naming", "kind_unsaid"): "the same name, its kind unsaid in one of them",
    ("naming", "country_unsaid"): "the same name, its country unsaid in one of them",
    ("naming", "document_only"): "named in one document only",
    ("quarrel", "dates_of_one_step"): "two dates for one step",
    ("quarrel", "places_of_one_step"): "two places for one step",
    ("quarrel", "instruments_of_one_day"): "two instruments on one day",
    ("quarrel", "fact_against_denial"): "one tells it as fact, another denies it",
    ("quarrel", "fact_against_plan"): "one tells it as done, another as planned",
    ("quarrel", "fact_against_standstill"): "one says it moves, another that nothing does",
    ("quarrel", "end_against_halt"): "one says that it ended, another that it only halted",
    ("quarrel", "totals_in_one_currency"): "two totals in one currency",
    ("quarrel", "counts_of_one_thing"): "two counts of one thing",
    ("quarrel", "said_inside"): "one text contradicts itself",
    ("dated_by", "json_ld"): "the data of the page",
    ("dated_by", "meta"): "the head of the page",
    ("dated_by", "time"): "a time mark in the page",
    ("dated_by", "url"): "the address of the page",
    ("dated_by", "copyright"): "the copyright line",
    ("dated_by", "feed"): "the feed",
    ("dated_by", "mail"): "the mail",
    ("dated_by", "record"): "the record",
    ("dated_by", "dateline"): "the dateline",
    ("facet", "year"): "year of latest step",
    ("field", "reached"): "highest rung reached",
    ("field", "under"): "umbrella",
    ("field", "conflict"): "lead and text",
    ("settlement", "judgement"): "a reviewer decided it",
    ("settlement", "done"): "told as done",
    ("settlement", "done_late"): "done, but late",
    ("settlement", "part_done"): "done in part",
    ("settlement", "deal_ended"): "the deal ended",
    ("settlement", "replaced"): "promised anew for a later time",
    ("settlement", "told"): "a sentence tells the outcome",
    ("skipped", "no_body"): "the page holds no article",
    ("skipped", "too_large"): "too large",
    ("skipped", "encrypted"): "under a password",
    ("skipped", "broken"): "broken file",
    ("skipped", "no_text"): "nothing is left after cleaning",
    ("skipped", "needs_extra"): "needs a part of Jalin that is not installed",
    ("skipped", "truncated"): "cut off",
    ("skipped", "bad_row"): "broken row",
    ("skipped", "encoding"): "unknown encoding",
    ("skipped", "bad_json"): "broken JSON",
    ("skipped", "broken_xml"): "broken XML",
    ("skipped", "bad_address"): "an address that is none",
    ("skipped", "binary"): "no text but binary data",
    ("skipped", "bomb"): "grows too large when unpacked",
    ("skipped", "unsupported"): "a form that is not read",
    ("skipped", "not_unicode"): "signs that are no Unicode",
    ("skipped", "reader_failed"): "the reader failed",
    ("skipped", "timed_out"): "took too long",
    ("skipped", "worker_died"): "the reading process died",
    ("skipped", "bad_line"): "broken line",
    ("skipped", "too_deep"): "nested too deep",
    ("skipped", "not_a_feed"): "not a feed",
    ("sort", "date"): "latest step first",
    ("sort", "news"): "last news first",
    ("sort", "told"): "newest deals first",
    ("sort", "stage"): "furthest first",
    ("sort", "sources"): "most sources first",
    ("sort", "party"): "by name of the first party",
}
# What a stage and a state mean, for who meets them the first time.
MEANINGS: Mapping[tuple[str, str], str] = {
    ("stage", "proposed"): "One side offers, invites or plans.",
    ("stage", "talks"): "Both sides meet, negotiate or draft.",
    ("stage", "intent"): "A paper that binds nobody is signed, or an intention announced together.",
    ("stage", "committed"): "A binding contract, order, venture, stake or financing exists.",
    ("stage", "implementing"): "The work runs: study, pilot, construction, training, development.",
    ("stage", "operating"): "Production, delivery or service runs.",
    ("stage", "completed"): "Delivered, or ended as planned.",
    ("stage", "suspended"): "Somebody said that it is halted for a while.",
    ("stage", "terminated"): "It was called off, or it ended before its aim.",
    ("state", "moving"): "There was news of it not long ago.",
    ("state", "quiet"): "Nothing new for a while, but not for too long yet.",
    ("state", "stalled_announced"): "Somebody said that it does not go on.",
    (
        "state",
        "stalled_inferred",
    ): "Silence for too long, though an outlet that had told of it was still read.",
    ("state", "suspended"): "Somebody said that it is halted for a while.",
    ("state", "terminated_announced"): "One of its parties, or a reviewer, said that it is over.",
    (
        "state",
        "terminated_inferred",
    ): "Others told that it is over; none of its parties said so.",
    ("state", "disputed"): "Sources differ on whether it is over.",
    ("state", "completed"): "Delivered, or ended as planned.",
    (
        "state",
        "unknown",
    ): "Silence for too long, but nobody listened; or nothing tells when its last step was.",
}


def find_vocabulary(value: StrEnum) -> str:
    """Find the vocabulary of a value. Raises KeyError for one that pages do not show."""
    return _NAME_BY_KIND[type(value)]


def find_field_vocabulary(field: str) -> str | None:
    """Find the vocabulary in which the values of a field of a deal stand."""
    return _VOCABULARY_BY_FIELD.get(field)


def write_english(vocabulary: str, value: str) -> str:
    """Write a value of a vocabulary in English."""
    return _ENGLISH.get((vocabulary, value), value.replace("_", " "))


def list_messages() -> tuple[tuple[str, str], ...]:
    """List all that is translated here: the context and the English words."""
    found = [
        (name, write_english(name, value.value))
        for name, kind in VOCABULARIES.items()
        for value in kind
    ]
    found += [
        (name, write_english(name, it)) for name, words in FREE_VOCABULARIES.items() for it in words
    ]
    found += [(f"{name}_meaning", told) for (name, _), told in MEANINGS.items()]
    return tuple(dict.fromkeys(found))
