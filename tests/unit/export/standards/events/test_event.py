"""Steps as events."""

from typing import Any

import pytest

from dataset_factory import dataset, exported_party, exported_step
from exchange_factory import INTENT, LEYLAND, MINISTRY, ORDER, PINDAD, intent, order, two_deals
from jalin.export.standards.events.event import CodedEvent, EventActor, list_events
from jalin.model import Factuality, PartialDate, PartyKind, Stage, StepKind


def code(**said: Any) -> list[CodedEvent]:  # noqa: ANN401 (any field of a step)
    """Give the events of one step of a memorandum."""
    return list(list_events(dataset(PINDAD, LEYLAND, intent(), exported_step(**said))))


def test_a_signing_is_an_event_of_both_sides() -> None:
    """A memorandum states a will; all who state it are sources, with their codes."""
    first, *_ = list_events(two_deals())
    assert (first.id, first.event_type, first.cameo) == (f"{INTENT}-0", "AGREE", "0311")
    assert first.context == ("economic",)
    assert first.source == (
        EventActor(id="pindad", name="PT Pindad", actor="IDNBUSGOV", code="IDN", sector="BUSGOV"),
        EventActor(
            id="ashok-leyland", name="Ashok Leyland", actor="INDBUS", code="IND", sector="BUS"
        ),
    )
    assert first.recipient == ()
    assert first.evidence == ("d1:0-10",)


def test_a_planned_step_is_marked() -> None:
    """It is a will, whatever is planned, and lies in the future."""
    _, planned, _ = list_events(two_deals())
    assert (planned.event_type, planned.context[-1]) == ("AGREE", "future")
    assert planned.factuality is Factuality.PLANNED
    assert planned.stage is Stage.COMMITTED


def test_what_needs_a_recipient_has_one() -> None:
    """The party told first is the source, all others are recipients."""
    *_, ordered = list_events(two_deals())
    assert (ordered.deal_id, ordered.event_type, ordered.cameo) == (ORDER, "COOPERATE", "062")
    assert [it.actor for it in ordered.source] == ["IDNBUSGOV"]
    assert [it.actor for it in ordered.recipient] == ["INDBUS", "IDNGOV"]


@pytest.mark.parametrize(
    "factuality", [Factuality.DENIED, Factuality.UNCERTAIN, Factuality.PROPOSED]
)
def test_what_did_not_happen_is_no_event(factuality: Factuality) -> None:
    """Neither what is denied, nor what is doubted, nor what somebody only proposes."""
    assert code(factuality=factuality) == []


def test_a_standstill_is_no_event() -> None:
    """Nothing happened."""
    assert code(kind=StepKind.STANDSTILL) == []


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("2026-02-04", ("2026-02-04", "2026-02-04")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023", ("2023-01-01", "2023-12-31")),
    ],
)
def test_a_date_keeps_its_precision_and_has_bounds(date: str, bounds: tuple[str, str]) -> None:
    """Programs that need days take the bounds."""
    (event,) = code(date=PartialDate.parse(date))
    assert (str(event.event_date), (str(event.earliest), str(event.latest))) == (date, bounds)


def test_a_step_without_a_date_has_none() -> None:
    """The day of the news is not taken for it."""
    (event,) = code(date=None)
    assert (event.event_date, event.earliest, event.latest) == (None, None, None)


@pytest.mark.parametrize(
    ("kind", "country", "actor"),
    [
        (PartyKind.COMPANY, "KR", "KORBUS"),
        (PartyKind.COMPANY, None, "BUS"),
        (PartyKind.GOVERNMENT, "ID", "IDNGOV"),
        (PartyKind.MILITARY, "ID", "IDNMIL"),
        (PartyKind.UNIVERSITY, "ID", "IDNEDU"),
        (PartyKind.INTERNATIONAL_ORGANISATION, None, "IGO"),
        (PartyKind.INTERNATIONAL_ORGANISATION, "US", "IGO"),
        (PartyKind.ALLIANCE, None, "MNC"),
        (PartyKind.ALLIANCE, "FR", "FRABUS"),
        (PartyKind.OTHER, "FR", "FRA"),
        (PartyKind.OTHER, None, None),
    ],
)
def test_an_actor_is_a_country_and_a_sector(
    kind: PartyKind, country: str | None, actor: str | None
) -> None:
    """As far as they are known; an organisation of states has no country."""
    party = exported_party(kind=kind, country=country)
    rows = (party, intent(party_ids=("pindad",)), exported_step())
    (event,) = list_events(dataset(*rows))
    assert [it.actor for it in event.source] == [actor]


def test_a_party_named_twice_is_one_actor() -> None:
    """In the place where it is named first."""
    rows = (PINDAD, LEYLAND, MINISTRY, order(party_ids=("kemhan", "pindad", "kemhan")))
    ended = exported_step(deal_id=ORDER, stage=Stage.TERMINATED)
    (event,) = list_events(dataset(*rows, ended))
    assert (event.event_type, event.mode) == ("SANCTION", "discontinue")
    assert [it.id for it in (*event.source, *event.recipient)] == ["kemhan", "pindad"]
