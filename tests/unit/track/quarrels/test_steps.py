"""Two tellings of one step that cannot both be true."""

import pytest

from jalin.model import (
    DealMention,
    Factuality,
    Instrument,
    Stage,
    Step,
)
from jalin.track.contradictions import (
    ContradictionRule,
)
from quarrel_factory import find, sides, signed, tell
from register_factory import SENTENCE, date, deal


def test_two_dates_of_one_signing_quarrel() -> None:
    """The date of more sources is shown, the other kept, each with its sentences."""
    (found,) = find(
        tell(
            ("2024-05-30", signed("2024-05-30")),
            ("2024-06-04", signed("2024-06-04")),
            ("2024-07-22", signed("2024-05-30")),
        )
    )
    assert found.rule is ContradictionRule.DATES_OF_ONE_STEP
    assert sides([found]) == [("date", [("2024-05-30", 2, True), ("2024-06-04", 1, False)])]
    assert all(claim.evidence for value in found.values for claim in value.claims)


def test_quarrels_on_two_stages_are_two() -> None:
    """Each signing has its own quarrel, though they share a date."""
    found = find(
        tell(
            ("2024-07-01", signed("2024-05-01")),
            ("2024-07-02", signed("2024-05-05")),
            ("2024-07-03", signed("2024-05-05", stage=Stage.COMMITTED)),
            ("2024-07-04", signed("2024-05-09", stage=Stage.COMMITTED)),
            ("2024-07-05", signed("2022-05-01")),
        )
    )
    assert sides(found) == [
        ("date", [("2024-05-05", 1, True), ("2024-05-01", 1, False)]),
        ("date", [("2024-05-09", 1, True), ("2024-05-05", 1, False)]),
    ]


def test_a_coarser_date_stands_with_the_finer_one_that_it_includes() -> None:
    """A month and a day of it are one side against another month."""
    found = find(
        tell(
            ("2024-11-13", signed("2024-03")),
            ("2024-12-17", signed("2024-04")),
            ("2025-07-04", signed("2024-04-17")),
        )
    )
    assert sides(found) == [("date", [("2024-04-17", 2, True), ("2024-03", 1, False)])]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (signed("2024-05"), signed("2024-05-30")),
        (signed("2024"), signed("2025")),
        (signed("2024-01-30"), signed("2024-05-30")),
        (
            signed("2024-05-30", instrument=Instrument.CONTRACT),
            signed("2024-06-04", instrument=Instrument.JOINT_VENTURE),
        ),
        (signed("2024-05-30", stage=Stage.TALKS), signed("2024-05-31", stage=Stage.TALKS)),
        (signed("2024-05-30", stage=Stage.OPERATING), signed("2024-06-04", stage=Stage.OPERATING)),
        (signed("2024-05", stage=Stage.OPERATING), signed("2024-06", stage=Stage.OPERATING)),
        (signed("2024-05-30"), signed("2024-06-04", stage=Stage.COMMITTED)),
        (signed("2024-05-30"), signed()),
    ],
)
def test_dates_that_can_both_be_true_do_not_quarrel(left: DealMention, right: DealMention) -> None:
    """Coarser dates, other papers, meetings, deliveries and other stages are no quarrel."""
    assert find(tell(("2024-07-01", left), ("2024-07-02", right))) == ()


def test_neighbouring_days_of_one_delivery_quarrel() -> None:
    """Deliveries a day apart are one delivery dated otherwise."""
    found = find(
        tell(
            ("2024-07-01", signed("2024-05-30", stage=Stage.OPERATING)),
            ("2024-07-02", signed("2024-05-31", stage=Stage.OPERATING)),
        )
    )
    assert sides(found) == [("date", [("2024-05-31", 1, True), ("2024-05-30", 1, False)])]


def test_a_source_that_tells_both_dates_tells_two_steps() -> None:
    """Who knows both days speaks of two signings."""
    both = deal(
        steps=[
            Step(
                stage=Stage.INTENT,
                factuality=Factuality.FACTUAL,
                evidence=SENTENCE,
                date=date(day),
            )
            for day in ("2024-05-30", "2024-06-04")
        ]
    )
    assert find(tell(("2024-07-01", both), ("2024-07-02", signed("2024-06-04")))) == ()


def test_copies_do_not_quarrel_among_themselves() -> None:
    """Texts of one source group are one source, whatever was read in each."""
    tellings = tell(
        ("2024-05-30", signed("2024-05-30", place="Bandung")),
        ("2024-06-04", signed("2024-06-04", place="Jakarta")),
        source="agency",
    )
    assert find(tellings) == ()


def test_two_cities_of_one_day_quarrel() -> None:
    """A step of one day happened in one city."""
    found = find(
        tell(
            ("2024-05-30", signed("2024-05-30", place="Bern")),
            ("2024-06-01", signed("2024-05-30", place="Bussnang")),
            ("2024-06-02", signed("2024-05-30", place="Bussnang, Swiss")),
        )
    )
    assert sides(found) == [("place", [("Bussnang", 2, True), ("Bern", 1, False)])]


def test_cities_of_one_province_quarrel() -> None:
    """That two cities lie in one province does not make them one."""
    found = find(
        tell(
            ("2024-05-30", signed("2024-05-30", place="Karawang, Jawa Barat")),
            ("2024-06-01", signed("2024-05-30", place="Bandung, Jawa Barat")),
        )
    )
    assert [it.field for it in found] == ["place"]


def test_a_source_that_tells_both_cities_quarrels_with_neither() -> None:
    """Who names both cities of a day explains the difference."""
    both = deal(
        steps=[
            Step(
                stage=Stage.INTENT,
                factuality=Factuality.FACTUAL,
                evidence=SENTENCE,
                date=date("2024-05-30"),
                place=place,
            )
            for place in ("Bern", "Bussnang")
        ]
    )
    one = signed("2024-05-30", place="Bern")
    assert find(tell(("2024-06-01", both), ("2024-06-02", one))) == ()


def test_two_cities_of_one_event_quarrel_beside_its_dates() -> None:
    """Where the dates quarrel, the cities may, too."""
    found = find(
        tell(
            ("2024-06-01", signed("2024-05-30", place="Bussnang")),
            ("2024-06-02", signed("2024-05-31", place="Bern")),
        )
    )
    assert [it.field for it in found] == ["date", "place"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Karawang", "Karawang, Jawa Barat"),
        ("Jakarta", "Istana Kepresidenan"),
        ("Bandung", "Jawa Barat"),
        ("Paris", "Prancis"),
    ],
)
def test_a_place_that_can_hold_the_other_agrees(left: str, right: str) -> None:
    """A province, a country or a venue gainsays no city."""
    tellings = tell(
        ("2024-05-30", signed("2024-05-30", place=left)),
        ("2024-06-01", signed("2024-05-30", place=right)),
    )
    assert find(tellings) == ()


def test_papers_of_one_day_quarrel_on_their_name() -> None:
    """What one calls a memorandum and another a contract cannot be both."""
    (found,) = find(
        tell(
            ("2024-05-30", signed("2024-05-30")),
            (
                "2024-06-01",
                signed("2024-05-30", stage=Stage.COMMITTED, instrument=Instrument.CONTRACT),
            ),
        )
    )
    assert sides([found]) == [("instrument", [("contract", 1, True), ("memorandum", 1, False)])]


def test_words_for_one_binding_paper_agree() -> None:
    """A contract may be called an agreement."""
    papers = (Instrument.CONTRACT, Instrument.AGREEMENT)
    tellings = tell(
        *(
            ("2024-05-30", signed("2024-05-30", stage=Stage.COMMITTED, instrument=paper))
            for paper in papers
        )
    )
    assert find(tellings) == ()
