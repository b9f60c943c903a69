"""What a deal is about."""

import pytest

from factory import analysis, knowledge
from jalin.model import Claim, Instrument
from jalin.read.deals.subjects import find_activities, find_objects, find_sectors


def activities(text: str) -> list[str]:
    """List the activities that a text names."""
    found = analysis(text)
    return [claim.value for claim in find_activities(found, found.sentences)]


def sectors(text: str) -> list[str]:
    """List the sectors of a deal of all the parties of a text."""
    found = analysis(text)
    claims = find_sectors(found, found.sentences, found.parties, knowledge().directory)
    return [claim.value for claim in claims]


def objects(text: str) -> tuple[Claim, ...]:
    """Find the objects that a text names."""
    found = analysis(text)
    return find_objects(found, found.sentences, Instrument.UNSPECIFIED)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mereka menjalankan alih teknologi.", ["technology_transfer"]),
        ("Mereka memasok ban.", ["supply"]),
        ("Mereka memasok ban, lalu ban itu dipasok lagi.", ["supply"]),
        ("Panen baik.", []),
    ],
)
def test_activity_is_named_by_its_words(text: str, found: list[str]) -> None:
    """Each activity is found once, none without its words."""
    assert activities(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mereka membuat bus listrik, lalu mobil listrik.", ["electric_vehicles"]),
        ("Mereka membuat mobil listrik dan mobil lain dengan baterai.", ["electric_vehicles"]),
        ("Cuaca hari itu baik.", []),
    ],
)
def test_most_told_specific_sector_is_the_deal_s(text: str, found: list[str]) -> None:
    """A specific sector leaves its general one out; one told once gives way to one told more."""
    assert sectors(text) == found


def test_usual_sector_of_known_parties_counts() -> None:
    """Two parties of one trade make it the deal's, with their names as evidence."""
    text = "PT Pindad dan Thales bertemu."
    found = analysis(text)
    claims = find_sectors(found, found.sentences, found.parties, knowledge().directory)
    assert [(claim.value, claim.evidence.quote) for claim in claims] == [("defence", "PT Pindad")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mereka sepakat soal pengembangan bus listrik di Bandung.", ["bus listrik"]),
        ("Mereka memasok panel surya untuk TNI.", ["panel surya"]),
        ("Mereka memasok panel surya dan kabel laut.", ["panel surya", "kabel laut"]),
        ("Kerja sama itu ada di bidang keamanan siber.", ["keamanan siber"]),
        ("Mereka memasok panel. Ia juga memasok panel.", ["panel"]),
        ("Panen baik.", []),
    ],
)
def test_object_is_a_short_noun_phrase(text: str, found: list[str]) -> None:
    """The thing ends before a preposition, is parted at a conjunction and is named once."""
    assert [claim.value for claim in objects(text)] == found


def test_object_is_the_slice_that_names_it() -> None:
    """The evidence of an object is the phrase itself, also in a later sentence."""
    text = "Panen baik. Mereka memasok panel surya untuk TNI."
    (claim,) = objects(text)
    assert claim.evidence.quote == claim.evidence.span.slice(text) == claim.value == "panel surya"


def test_name_of_a_party_is_no_object() -> None:
    """Who takes part is not what it is about."""
    text = "Mereka mengelola nusaraya kecil. Perusahaan bernama Nusaraya Kecil tumbuh pesat kini."
    assert [claim.value for claim in objects(text)] == []


def test_only_so_many_objects_are_kept() -> None:
    """The first ones told stay."""
    things = ("panel", "kabel", "mesin", "radar", "kapal", "truk", "satelit")
    found = [claim.value for claim in objects(" ".join(f"Mereka memasok {t}." for t in things))]
    assert found == list(things[: len(found)])
    assert len(found) < len(things)
