"""One party with its record."""

import datetime as dt
from pathlib import Path

import pytest

from jalin.model import JudgementKind, PartyKind, Person, Promise, Span, Stage
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError
from jalin.pipeline.statistics.parties.profile import find_party, show_party
from jalin.track.promises.promise import PromiseState
from number_factory import AGREED, open_visit, signed, tell
from register_factory import date, judgement, party

HEAD = Person(
    name="Ana Ayu", role="direktur utama", organisation="PT Ada", span=Span(start=0, end=5)
)
OTHER_HEAD = Person(name="Budi", role="direktur", organisation="Beta", span=Span(start=0, end=5))


def promise(who: str, due: str, text: str) -> Promise:
    """Build a promise by its words in the document."""
    start = AGREED.index(text)
    span = Span(start=start, end=start + len(text))
    return Promise(who=who, due=date(due), text=text, span=span)


FIRST = tell(
    "a",
    ["PT Ada", "Beta"],
    signed("2020-01-05"),
    signed("2021-03-05", on=Stage.COMMITTED),
    published="2021-03-06",
    people=[HEAD, OTHER_HEAD],
    promises=[
        promise("Ana Ayu", "2022", "Kedua"),
        promise("PT Ada", "2030", "sepakat"),
        promise("Budi", "2022", "kerja sama"),
    ],
)
SECOND = tell("b", ["PT Ada", "Cita"], signed("2024-02-05"), published="2024-02-06", people=[HEAD])
KNOWN = tell(
    "c",
    [party("Kementerian Pertahanan", kind=PartyKind.MINISTRY, known_as="kemhan"), "Delta"],
    signed("2024-02-05"),
    published="2024-02-06",
)
ADA = "~ada.business"


def test_a_profile_tells_deals_and_partners(tmp_path: Path) -> None:
    """The latest deal first, partners by depth where they share as many deals."""
    with open_visit(tmp_path, FIRST, SECOND) as visit:
        found = show_party(visit, ADA)
    assert (found.party.name, found.documents, len(found.deals)) == ("PT Ada", 2, 2)
    assert [str(deal.date) for deal in found.deals] == ["2024-02-05", "2021-03-05"]
    assert [(it.party.name, it.deals, it.depth) for it in found.partners] == [
        ("Beta", 1, Stage.COMMITTED),
        ("Cita", 1, Stage.INTENT),
    ]
    assert [it.binding for it in found.partners] == [True, False]
    assert found.entry is None


def test_a_record_counts_intents_and_times(tmp_path: Path) -> None:
    """As the statistics do, of the deals of the party."""
    with open_visit(tmp_path, FIRST, SECOND) as visit:
        record = show_party(visit, ADA).record
    assert (record.conversion.judged, record.conversion.committed.part) == (2, 1)
    (first, *_) = record.times
    assert (first.start, first.end, len(first.measured)) == (Stage.INTENT, Stage.COMMITTED, 1)


def test_promises_are_those_that_it_or_its_people_made(tmp_path: Path) -> None:
    """Not those of a partner, by due date."""
    with open_visit(tmp_path, FIRST) as visit:
        found = show_party(visit, ADA)
    assert [(it.who, str(it.due), it.state) for it in found.promises] == [
        ("Ana Ayu", "2022", PromiseState.OVERDUE),
        ("PT Ada", "2030", PromiseState.SCHEDULED),
    ]
    counts = {it.state: it.promises for it in found.record.promises}
    assert (counts[PromiseState.OVERDUE], counts[PromiseState.MET]) == (1, 0)


def test_people_are_told_with_their_time(tmp_path: Path) -> None:
    """A role that two documents tell is one, from the first to the last."""
    with open_visit(tmp_path, FIRST, SECOND) as visit:
        (person,) = show_party(visit, ADA).people
    (role,) = person.roles
    assert (person.name, role.role, role.documents) == ("Ana Ayu", "direktur utama", 2)
    assert (str(role.first), str(role.last)) == ("2021-03-06", "2024-02-06")


def test_a_known_party_has_its_entry(tmp_path: Path) -> None:
    """With what the directory knows of it."""
    with open_visit(tmp_path, KNOWN) as visit:
        found = show_party(visit, "kemhan")
    assert found.entry is not None
    assert (found.entry.id, found.entry.country) == ("kemhan", "ID")


def test_as_of_a_day_a_party_is_as_it_was(tmp_path: Path) -> None:
    """With the deals, names and people of that day."""
    with open_visit(tmp_path, FIRST, SECOND, as_of=dt.date(2022, 1, 1)) as visit:
        found = show_party(visit, ADA)
    assert (len(found.deals), found.documents) == (1, 1)
    assert found.people[0].roles[0].documents == 1


def test_a_reviewers_note_stands_with_the_party(tmp_path: Path) -> None:
    """From the day on which it was made."""
    note = judgement(JudgementKind.NOTE, party_ids=[ADA], made="2026-03-01", note="Tanya.")
    with open_visit(tmp_path, FIRST, judgements=[note]) as visit:
        assert [it.note for it in show_party(visit, ADA).notes] == ["Tanya."]


@pytest.mark.parametrize(
    ("asked", "as_of", "found", "unknown"),
    [
        ("nobody", None, (), False),
        ("~", None, (ADA, "~beta.business"), False),
        ("", None, (), False),
        (ADA, dt.date(2019, 1, 1), (), True),
    ],
)
def test_what_is_no_party_is_told(
    tmp_path: Path,
    asked: str,
    as_of: dt.date | None,
    found: tuple[str, ...],
    unknown: bool,  # noqa: FBT001
) -> None:
    """None, several, or one that was not known yet."""
    with (
        open_visit(tmp_path, FIRST, as_of=as_of) as visit,
        pytest.raises(PartyNotFoundError) as caught,
    ):
        find_party(visit, asked)
    assert caught.value.found == found
    assert caught.value.unknown_on == (as_of if unknown else None)


def test_the_start_of_an_id_is_enough(tmp_path: Path) -> None:
    """Where only one party has it."""
    with open_visit(tmp_path, FIRST) as visit:
        assert find_party(visit, "~ad").id == ADA
