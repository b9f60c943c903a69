"""Partner changes that one document tells: who ended with one goes on with another."""

from dataclasses import replace
from itertools import permutations

import pytest

from deal_factory import candidate, step
from jalin.model import Factuality, Stage, Step
from jalin.resolve.deals.candidates import Candidate, DealPlace
from jalin.resolve.deals.partner_changes import PartnerChange, find_partner_changes

BATTERIES = ("proyek baterai Titan",)
TERMINATED, PROPOSED = Stage.TERMINATED, Stage.PROPOSED
CHANGE = PartnerChange(
    ended=DealPlace(document_id="a", deal=0), followed=DealPlace(document_id="a", deal=1)
)


def mention(place: int, ids: str, *steps: Step, objects: tuple[str, ...] = BATTERIES) -> Candidate:
    """Build a mention of the document, which stands at the stage of its first step."""
    built = candidate("a", ids, place=place, objects=objects, stage=steps[0].stage)
    return replace(built, mention=replace(built.mention, steps=steps))


ENDED = mention(0, "pindad pal thales", step(TERMINATED, "2025-04-18"))
FOLLOWED = mention(1, "pindad pal ashok-leyland", step(PROPOSED))


def test_one_partner_goes_and_another_comes() -> None:
    """The parties that stay go on with the same thing, as another deal."""
    assert find_partner_changes([ENDED, FOLLOWED]) == (CHANGE,)


@pytest.mark.parametrize("stage", [Stage.SUSPENDED, TERMINATED])
def test_a_partner_is_followed_where_the_deal_stands_or_ended(stage: Stage) -> None:
    """Both ways off the ladder make room for another."""
    assert find_partner_changes([mention(0, "pindad thales", step(stage)), FOLLOWED]) == (CHANGE,)


def test_no_order_matters() -> None:
    """The changes come in order of place, in whatever order the mentions come."""
    third = mention(2, "pindad hinduja", step(PROPOSED))
    found = {find_partner_changes(order) for order in permutations([ENDED, FOLLOWED, third])}
    assert found == {(CHANGE, replace(CHANGE, followed=third.place))}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(mention(1, "hinduja ashok-leyland", step(PROPOSED)), id="other parties"),
        pytest.param(mention(1, "pindad thales", step(PROPOSED)), id="no partner of its own"),
        pytest.param(
            mention(1, "pindad pal thales hinduja", step(PROPOSED)), id="nobody has left it"
        ),
        pytest.param(
            mention(1, "pindad hinduja", step(PROPOSED), objects=("kapal",)), id="another thing"
        ),
        pytest.param(
            mention(1, "pindad hinduja", step(PROPOSED), objects=()), id="no thing is named"
        ),
        pytest.param(mention(1, "pindad hinduja", step(TERMINATED)), id="it has ended as well"),
        pytest.param(mention(1, "pindad hinduja", step(Stage.SUSPENDED)), id="it stands as well"),
    ],
)
def test_what_takes_no_place_follows_nothing(other: Candidate) -> None:
    """Each side has a partner of its own, and they share a party and the thing."""
    assert find_partner_changes([ENDED, other]) == ()


def test_no_end_no_change() -> None:
    """Two deals that both go on are only two deals."""
    assert find_partner_changes([mention(0, "pindad thales", step(PROPOSED)), FOLLOWED]) == ()
    assert find_partner_changes([]) == ()


def test_a_model_is_a_thing() -> None:
    """The same model in other words is the same thing."""
    ended = mention(0, "pindad thales", step(TERMINATED), objects=("radar GM-403",))
    other = mention(1, "pindad hinduja", step(PROPOSED), objects=("sistem GM403",))
    assert find_partner_changes([ended, other]) == (CHANGE,)


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param(step(Stage.OPERATING, "2024-04"), id="it ran before"),
        pytest.param(step(Stage.OPERATING), id="it runs, nobody says since when"),
        pytest.param(step(Stage.IMPLEMENTING), id="it is built, nobody says since when"),
        pytest.param(step(Stage.COMMITTED, "2021"), id="it was signed before"),
    ],
)
def test_what_stood_beside_a_deal_does_not_follow_it(beside: Step) -> None:
    """Another venture of the partner that left is not what took its place."""
    other = mention(1, "thales hinduja", beside)
    assert find_partner_changes([ENDED, other]) == ()


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param(step(Stage.COMMITTED, "2025-05"), id="signed after the end"),
        pytest.param(step(Stage.COMMITTED), id="signed, nobody says when"),
        pytest.param(step(Stage.COMMITTED, "2025"), id="signed in the year of the end"),
        pytest.param(step(Stage.OPERATING, "2026-01"), id="it runs since"),
        pytest.param(step(Stage.INTENT, "2021"), id="only an intent is older"),
        pytest.param(
            step(Stage.OPERATING, factuality=Factuality.PLANNED), id="operation is planned"
        ),
    ],
)
def test_what_began_after_the_end_follows(beside: Step) -> None:
    """The new partner may have been near for long, but not bound."""
    other = mention(1, "pindad hinduja", beside)
    assert find_partner_changes([ENDED, other]) == (CHANGE,)


@pytest.mark.parametrize(
    ("factuality", "found"), [(Factuality.FACTUAL, (CHANGE,)), (Factuality.UNCERTAIN, ())]
)
def test_the_first_end_that_is_a_fact_counts(
    factuality: Factuality, found: tuple[PartnerChange, ...]
) -> None:
    """Who ended a deal, and when, can be disputed: what came after the first end follows it."""
    earlier = step(TERMINATED, "2025-01-31", factuality=factuality)
    ended = mention(0, "pindad thales", step(TERMINATED, "2025-04-18"), earlier)
    signed = mention(1, "pindad hinduja", step(Stage.COMMITTED, "2025-03"))
    assert find_partner_changes([ended, signed]) == found


def test_an_end_without_a_day_is_before_nothing() -> None:
    """A signing with a day follows it, works without a day do not."""
    ended = mention(0, "pindad thales", step(TERMINATED))
    signed = mention(1, "pindad hinduja", step(Stage.COMMITTED, "2021"))
    built = mention(1, "pindad hinduja", step(Stage.IMPLEMENTING))
    assert find_partner_changes([ended, signed]) == (CHANGE,)
    assert find_partner_changes([ended, built]) == ()
