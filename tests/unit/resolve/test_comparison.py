"""Two deal mentions can be one deal, and the reason is told."""

import pytest

from jalin.model import Party, PartyKind, Sector
from jalin.resolve.comparison import Candidate, DealPlace, SubjectRule, compare_deals
from register_factory import date, deal


def candidate(  # noqa: PLR0913 (a builder)
    document: str,
    ids: str = "pindad ashok",
    *,
    objects: tuple[str, ...] = (),
    sectors: tuple[Sector, ...] = (),
    under: int | None = None,
    umbrella: bool = False,
    kind: PartyKind = PartyKind.COMPANY,
    signed: str | None = None,
    told: str | None = None,
) -> Candidate:
    """Build a candidate with party ids."""
    return Candidate(
        place=DealPlace(document_id=document, deal=0),
        mention=deal(
            Party(name="X", kind=kind),
            Party(name="Y", kind=kind),
            objects=objects,
            sectors=sectors,
            under=under,
            date=date(signed),
        ),
        party_ids=frozenset(ids.split()),
        told=date(told),
        is_umbrella=umbrella,
    )


def test_shared_parties_and_objects_join() -> None:
    """Same parties and alike objects are one deal, with the objects as reason."""
    join = compare_deals(
        candidate("b", objects=("bus listrik",)), candidate("a", objects=("bus listrik kota",))
    )
    assert join is not None
    assert (join.rule, join.shared) == (SubjectRule.SAME_OBJECTS, ("bus listrik kota",))
    assert join.party_ids == ("ashok", "pindad")


def test_sectors_join_where_objects_are_worded_otherwise() -> None:
    """A shared sector of companies is reason enough when the objects share no words."""
    join = compare_deals(
        candidate("a", objects=("electric bus",), sectors=(Sector.ELECTRIC_VEHICLES,)),
        candidate("b", objects=("bus listrik",), sectors=(Sector.ELECTRIC_VEHICLES,)),
    )
    assert join is not None
    assert join.rule is SubjectRule.SAME_SECTORS


def test_states_need_more_than_a_sector() -> None:
    """Two states have many deals in one sector; other objects are other deals."""
    join = compare_deals(
        candidate("a", objects=("radar",), sectors=(Sector.DEFENCE,), kind=PartyKind.GOVERNMENT),
        candidate("b", objects=("kapal",), sectors=(Sector.DEFENCE,), kind=PartyKind.GOVERNMENT),
    )
    assert join is None


def test_one_signing_joins_whatever_it_is_called() -> None:
    """The same instrument on the same day is one deal, though objects and sectors differ."""
    join = compare_deals(
        candidate("a", objects=("radar",), sectors=(Sector.DEFENCE,), signed="2026-02-04"),
        candidate("b", objects=("pesawat",), sectors=(Sector.AEROSPACE,), signed="2026-02-04"),
    )
    assert join is not None
    assert (join.rule, join.shared) == (SubjectRule.SAME_DAY, ("memorandum", "2026-02-04"))


def test_a_month_is_no_day_of_signing() -> None:
    """A date without its day does not tell one signing from another."""
    one = candidate("a", objects=("radar",), signed="2026-02")
    assert compare_deals(one, candidate("b", objects=("pesawat",), signed="2026-02")) is None


def test_only_objects_bridge_many_years() -> None:
    """A sector in common joins mentions of one time; over many years only the object does."""
    early = candidate("a", objects=("radar",), sectors=(Sector.DEFENCE,), told="2013")
    late = candidate("b", sectors=(Sector.DEFENCE,), told="2022-01")
    same = candidate("c", objects=("radar",), told="2022-01")
    assert compare_deals(early, late) is None
    assert compare_deals(early, same) is not None


def test_a_subject_left_unsaid_joins() -> None:
    """A mention that tells no subject is the deal of its parties."""
    join = compare_deals(candidate("a"), candidate("b", objects=("radar",)))
    assert join is not None
    assert join.rule is SubjectRule.SUBJECT_UNSAID


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (candidate("a"), candidate("a")),
        (candidate("a"), candidate("b", "pindad thales")),
        (candidate("a"), candidate("b", "pindad ashok c d e")),
        (candidate("a", objects=("radar",)), candidate("b", objects=("kapal",))),
        (candidate("a", umbrella=True), candidate("b", under=0)),
    ],
    ids=["same document", "one party shared", "few of many", "other subject", "other level"],
)
def test_these_are_two_deals(one: Candidate, other: Candidate) -> None:
    """Mentions that differ in document, parties, subject or level are not joined, either way."""
    assert compare_deals(one, other) is None
    assert compare_deals(other, one) is None
