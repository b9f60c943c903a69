"""Two deal mentions can be one deal, and the reason is told."""

import pytest

from deal_factory import candidate
from jalin.model import Activity, Instrument, PartyKind, Sector, Stage
from jalin.resolve.deals.candidates import Candidate
from jalin.resolve.deals.comparison import (
    SubjectRule,
    are_apart,
    compare_deals,
)

BUS, RADAR, SHIP = ("bus listrik",), ("radar",), ("kapal patroli",)
STATES = PartyKind.GOVERNMENT
AGREEMENT, VENTURE = Instrument.AGREEMENT, Instrument.JOINT_VENTURE


APART = {
    "another model": (
        candidate("a", objects=["jet tempur KF-21"]),
        candidate("b", objects=["jet tempur F-15EX"]),
    ),
    "a sale and a venture": (
        candidate("a", objects=BUS, instrument=AGREEMENT, activities=[Activity.SUPPLY]),
        candidate("b", objects=BUS, instrument=VENTURE, activities=[Activity.CO_PRODUCTION]),
    ),
    "the umbrella and what lies under it": (
        candidate("a", umbrella=True),
        candidate("b", under=0),
    ),
    "another thing in another field": (
        candidate("a", objects=BUS, sectors=[Sector.ELECTRIC_VEHICLES], instrument=AGREEMENT),
        candidate("b", objects=RADAR, sectors=[Sector.DEFENCE]),
    ),
    "two things with names": (
        candidate("a", objects=["rudal Khan"]),
        candidate("b", objects=["kapal Arowana"]),
    ),
    "the like signed at another time": (
        candidate("a", objects=BUS, signed="2024-01-10"),
        candidate("b", objects=RADAR, signed="2024-09-10"),
    ),
    "the like bound at another time": (
        candidate("a", objects=BUS, signed="2024-01-10"),
        candidate("b", objects=RADAR, signed="2024-09-10", stage=Stage.COMMITTED),
    ),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART.keys())
def test_mentions_are_set_apart(one: Candidate, other: Candidate) -> None:
    """What sets two mentions of the same parties apart does so either way, and bars the join."""
    assert are_apart(one, other)
    assert are_apart(other, one)
    assert compare_deals(one, other) is None


TOGETHER = {
    "a model told twice": (
        candidate("a", objects=["jet tempur KF-21"]),
        candidate("b", objects=["KF-21"]),
    ),
    "a model left unsaid": (
        candidate("a", objects=["jet tempur KF-21"]),
        candidate("b", objects=["jet tempur"]),
    ),
    "two models at one signing": (
        candidate("a", objects=["jet tempur KF-21"], signed="2024-01-10"),
        candidate("b", objects=["jet tempur F-15EX"], signed="2024-01-10"),
    ),
    "a sale of a venture": (
        candidate("a", instrument=AGREEMENT, activities=[Activity.SUPPLY]),
        candidate("b", instrument=VENTURE, activities=[Activity.SUPPLY, Activity.CO_PRODUCTION]),
    ),
    "a paper that is no sale": (
        candidate("a", instrument=AGREEMENT, activities=[Activity.TRAINING]),
        candidate("b", instrument=VENTURE, activities=[Activity.CO_PRODUCTION]),
    ),
    "two umbrellas": (candidate("a", umbrella=True), candidate("b", umbrella=True)),
    "two under umbrellas": (candidate("a", under=0), candidate("b", under=1)),
    "one thing in another field": (
        candidate("a", objects=BUS, sectors=[Sector.ELECTRIC_VEHICLES], instrument=AGREEMENT),
        candidate("b", objects=BUS, sectors=[Sector.AUTOMOTIVE]),
    ),
    "a field left open": (
        candidate("a", objects=BUS, sectors=[Sector.OTHER], instrument=AGREEMENT),
        candidate("b", objects=RADAR, sectors=[Sector.DEFENCE]),
    ),
    "a thing left unsaid": (
        candidate("a", sectors=[Sector.ELECTRIC_VEHICLES], instrument=AGREEMENT),
        candidate("b", objects=RADAR, sectors=[Sector.DEFENCE]),
    ),
    "a name on one side": (
        candidate("a", objects=["rudal Khan"]),
        candidate("b", objects=["kapal patroli"]),
    ),
    "the like signed nobody knows when": (
        candidate("a", objects=BUS),
        candidate("b", objects=RADAR, signed="2024-09-10"),
    ),
    "the like signed 120 days later": (
        candidate("a", objects=BUS, signed="2024-01-10"),
        candidate("b", objects=RADAR, signed="2024-05-09"),
    ),
    "the like signed in the same weeks": (
        candidate("a", objects=BUS, signed="2024-01-10"),
        candidate("b", objects=RADAR, signed="2024-05"),
    ),
    "a later step of what was signed": (
        candidate("a", objects=BUS, signed="2024-01-10"),
        candidate("b", objects=RADAR, signed="2024-09-10", stage=Stage.OPERATING),
    ),
    "another paper at another time": (
        candidate("a", objects=BUS, signed="2024-01-10"),
        candidate("b", objects=RADAR, signed="2024-09-10", instrument=AGREEMENT),
    ),
}


@pytest.mark.parametrize(("one", "other"), TOGETHER.values(), ids=TOGETHER.keys())
def test_mentions_are_not_set_apart(one: Candidate, other: Candidate) -> None:
    """What two mentions leave open, or tell of one thing, sets them apart neither way."""
    assert not are_apart(one, other)
    assert not are_apart(other, one)


JOINED = {
    SubjectRule.SAME_MODEL: (
        candidate("a", objects=["jet tempur KF-21"]),
        candidate("b", objects=["pesawat KF21"]),
        ("kf21",),
    ),
    SubjectRule.SAME_OBJECTS: (
        candidate("a", objects=["bus listrik kota"]),
        candidate("b", objects=["electric buses"]),
        ("bus kota listrik",),
    ),
    SubjectRule.SAME_DAY: (
        candidate("a", objects=RADAR, signed="2024-05-17"),
        candidate("b", objects=SHIP, signed="2024-05-17"),
        ("memorandum", "2024-05-17"),
    ),
    SubjectRule.SAME_SECTORS: (
        candidate("a", objects=RADAR, sectors=[Sector.DEFENCE, Sector.OTHER]),
        candidate("b", objects=SHIP, sectors=[Sector.OTHER, Sector.DEFENCE], instrument=AGREEMENT),
        ("defence",),
    ),
    SubjectRule.SAME_INSTRUMENT: (
        candidate("a", objects=RADAR),
        candidate("b", objects=SHIP),
        ("memorandum",),
    ),
    SubjectRule.SUBJECT_UNSAID: (
        candidate("a", objects=RADAR, instrument=AGREEMENT),
        candidate("b"),
        (),
    ),
}


@pytest.mark.parametrize(
    ("rule", "one", "other", "shared"),
    [(rule, *case) for rule, case in JOINED.items()],
    ids=JOINED.keys(),
)
def test_a_join_tells_its_reason(
    rule: SubjectRule, one: Candidate, other: Candidate, shared: tuple[str, ...]
) -> None:
    """Each rule joins mentions of the same parties and says what they share."""
    join = compare_deals(one, other)
    assert join is not None
    assert (join.rule, join.shared) == (rule, shared)
    assert join.party_ids == ("ashok-leyland", "pindad")


@pytest.mark.parametrize(
    ("one", "other"), [case[:2] for case in JOINED.values()], ids=JOINED.keys()
)
def test_a_join_is_the_same_from_both_sides(one: Candidate, other: Candidate) -> None:
    """Which of two mentions is asked first changes nothing."""
    assert compare_deals(one, other) == compare_deals(other, one)


UNJOINED = {
    "one document": (candidate("a"), candidate("a", place=1)),
    "another partner": (candidate("a"), candidate("b", "pindad thales")),
    "two things under two papers": (
        candidate("a", objects=RADAR),
        candidate("b", objects=SHIP, instrument=AGREEMENT),
    ),
    "two things of which only talks are told": (
        candidate("a", objects=RADAR, instrument=Instrument.TALKS),
        candidate("b", objects=SHIP, instrument=Instrument.TALKS),
    ),
    "a little word in common": (
        candidate("a", objects=["bus"], instrument=AGREEMENT),
        candidate("b", objects=["pabrik sel baterai bus kota"]),
    ),
    "a thing left unsaid by kin": (candidate("a"), candidate("b", "defend-id ashok-leyland")),
    "a thing left unsaid, years apart": (
        candidate("a", told="2013"),
        candidate("b", objects=RADAR, told="2022-01"),
    ),
    "two papers of one day": (
        candidate("a", objects=RADAR, signed="2024-05-17"),
        candidate("b", objects=SHIP, signed="2024-05-17", instrument=AGREEMENT),
    ),
    "a thing that states leave unsaid": (
        candidate("a", "ID FR", kind=STATES),
        candidate("b", "ID FR", objects=SHIP),
    ),
    "a thing left unsaid of states": (
        candidate("a", "ID FR"),
        candidate("b", "ID FR", objects=SHIP, kind=STATES),
    ),
    "a field of states": (
        candidate("a", "ID FR", objects=RADAR, sectors=[Sector.DEFENCE], kind=STATES),
        candidate("b", "ID FR", objects=SHIP, sectors=[Sector.DEFENCE], kind=STATES),
    ),
    "a day of states with two papers": (
        candidate("a", "ID FR", objects=RADAR, kind=STATES, signed="2024-05-17"),
        candidate(
            "b",
            "ID FR",
            objects=SHIP,
            kind=STATES,
            signed="2024-05-17",
            instrument=Instrument.TALKS,
        ),
    ),
}


@pytest.mark.parametrize(("one", "other"), UNJOINED.values(), ids=UNJOINED.keys())
def test_these_are_two_deals(one: Candidate, other: Candidate) -> None:
    """Mentions without a reason in common are not joined, either way."""
    assert compare_deals(one, other) is None
    assert compare_deals(other, one) is None


@pytest.mark.parametrize("told", ["2026-12-30", "2030", None])
def test_the_same_thing_bridges_any_years(told: str | None) -> None:
    """A shared object joins mentions of the same parties however long lies between them."""
    join = compare_deals(
        candidate("a", objects=RADAR, told="2013"), candidate("b", objects=RADAR, told=told)
    )
    assert join is not None
    assert join.rule is SubjectRule.SAME_OBJECTS


@pytest.mark.parametrize(
    ("told", "is_joined"), [("2016-12-30", True), ("2016-12-31", False), ("2016", True)]
)
def test_a_field_bridges_three_years(told: str, *, is_joined: bool) -> None:
    """A shared field joins mentions of near years only, counted from the nearest days."""
    one = candidate("a", objects=RADAR, sectors=[Sector.DEFENCE], told="2013-12-31")
    other = candidate("b", sectors=[Sector.DEFENCE], told=told)
    assert (compare_deals(one, other) is not None) is is_joined


def test_a_month_is_no_day_of_signing() -> None:
    """A date without its day does not tell one signing from another."""
    one = candidate("a", objects=RADAR, signed="2024-05")
    other = candidate("b", objects=SHIP, signed="2024-05", instrument=Instrument.TALKS)
    assert compare_deals(one, other) is None


@pytest.mark.parametrize("kind", [PartyKind.COMPANY, STATES])
def test_talks_are_told_of_the_paper_of_their_day(kind: PartyKind) -> None:
    """One day joins a paper and mere talks, unless both mentions are of states as such."""
    one = candidate("a", objects=RADAR, signed="2024-05-17", kind=kind)
    other = candidate("b", objects=SHIP, signed="2024-05-17", instrument=Instrument.TALKS)
    join = compare_deals(one, other)
    assert join is not None
    assert join.rule is SubjectRule.SAME_DAY


def test_a_model_of_one_side_is_no_model_in_common() -> None:
    """Where only one side names the model, the thing is the reason."""
    join = compare_deals(
        candidate("a", objects=["jet tempur KF-21"]), candidate("b", objects=["jet tempur"])
    )
    assert join is not None
    assert join.rule is SubjectRule.SAME_OBJECTS


def test_reasons_are_ranked() -> None:
    """Of several joins the one with the stronger reason is tried first."""
    joins = [compare_deals(one, other) for one, other, _ in JOINED.values()]
    strengths = [join.strength for join in joins if join is not None]
    assert strengths == sorted(strengths)
    assert len(strengths) == len(JOINED)
