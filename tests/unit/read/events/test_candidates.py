"""Deal candidates."""

import pytest

from factory import analysis
from jalin.read.analysis import Analysis
from jalin.read.events.candidates import Candidate, find_candidates, find_events, rank_parties

MOU = "menandatangani nota kesepahaman"


def gather(found: Analysis) -> tuple[Candidate, ...]:
    """Bring the events of a text together."""
    return find_candidates(found, find_events(found))


def candidates(text: str) -> list[list[str]]:
    """List the parties of each candidate of a text."""
    found = analysis(text)
    return [[found.parties[i].name for i in each.parties] for each in gather(found)]


def surest(text: str) -> float:
    """Give the certainty of the surest event."""
    return max(event.certainty for event in find_events(analysis(text)))


def test_events_of_the_same_parties_are_one_candidate() -> None:
    """However often told, one pair and one subject are one deal."""
    text = f"PT Nusa Karya dan PT Borneo Jaya {MOU}. PT Borneo Jaya menggandeng PT Nusa Karya."
    assert candidates(text) == [["PT Nusa Karya", "PT Borneo Jaya"]]


def test_other_parties_are_another_candidate() -> None:
    """A second partner makes a second deal."""
    text = f"PT Nusa Karya dan Thales {MOU}. PT Nusa Karya dan PT Borneo Jaya {MOU}."
    assert candidates(text) == [["PT Nusa Karya", "Thales"], ["PT Nusa Karya", "PT Borneo Jaya"]]


def test_part_of_a_group_belongs_to_the_group() -> None:
    """What two of three partners do is told of the deal of all three."""
    text = (
        f"PT Nusa Karya, PT Borneo Jaya, dan PT Sinar Timur {MOU}. "
        "PT Nusa Karya dan PT Borneo Jaya membahas pabrik."
    )
    assert candidates(text) == [["PT Nusa Karya", "PT Borneo Jaya", "PT Sinar Timur"]]


def test_ministries_and_their_countries_are_one_side_each() -> None:
    """Two states under their names and through their ministries are one deal, of the ministries."""
    text = (
        f"Indonesia dan Prancis {MOU}. "
        "Menteri Pertahanan dan Menteri Luar Negeri Prancis bertemu membahas kapal."
    )
    assert candidates(text) == [["Kementerian Pertahanan", "Kementerian Luar Negeri Prancis"]]


def test_country_and_its_own_ministry_are_no_two_sides() -> None:
    """A state does not cooperate with itself."""
    assert candidates(f"Indonesia dan Kementerian Perindustrian {MOU}.") == []


def test_ministry_and_agency_of_one_country_may_cooperate() -> None:
    """Two bodies of one state, both named, are two parties."""
    text = f"Kementerian Perindustrian dan Badan Pangan Nasional {MOU}."
    assert candidates(text) == [["Kementerian Perindustrian", "Badan Pangan Nasional"]]


def test_counterparts_without_a_name_are_one() -> None:
    """Several generic counterparts of one party make one deal."""
    text = (
        "PT Nusa Karya menggandeng sejumlah perusahaan asal Jepang. "
        "PT Nusa Karya bekerja sama dengan pelaku usaha lokal."
    )
    assert candidates(text) == [["PT Nusa Karya", "sejumlah perusahaan asal Jepang"]]


@pytest.mark.parametrize(
    "text",
    [
        "PT Nusa Karya dan PT Borneo Jaya berbicara di acara itu.",
        "PT Nusa Karya naik. PT Borneo Jaya turun.",
        f"Mereka {MOU}. PT Nusa Karya naik. PT Borneo Jaya turun.",
    ],
)
def test_names_without_a_word_of_a_deal_beside_them_are_none(text: str) -> None:
    """Two organisations in a text cooperate only where a sentence that names one says so."""
    assert candidates(text) == []


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (
            f"PT Nusa Karya dan PT Borneo Jaya {MOU}.",
            f"PT Nusa Karya dan PT Borneo Jaya akan {MOU}.",
        ),
        (
            f"PT Nusa Karya dan PT Borneo Jaya {MOU}.",
            f"Hujan. Panas. Angin. PT Nusa Karya dan PT Borneo Jaya {MOU}.",
        ),
        (
            "PT Nusa Karya menggandeng PT Borneo Jaya.",
            "PT Nusa Karya menggandeng pelaku usaha lokal.",
        ),
        (
            f"PT Nusa Karya dan PT Borneo Jaya {MOU}.",
            f"PT Nusa Karya tumbuh. Kini PT Borneo Jaya {MOU}.",
        ),
    ],
)
def test_certainty_falls_with_what_is_missing(stronger: str, weaker: str) -> None:
    """A plan, a place far down, a counterpart without a name and an inferred side weigh less."""
    assert surest(stronger) > surest(weaker)


def test_further_events_make_a_candidate_surer() -> None:
    """Each further event adds, and none brings full certainty."""
    once = f"PT Nusa Karya dan PT Borneo Jaya {MOU}."
    (one,) = gather(analysis(once))
    (many,) = gather(analysis(" ".join([once] * 5)))
    assert one.certainty < many.certainty < 1


def test_main_party_is_named_in_lead_and_title() -> None:
    """Parties are ranked by mentions; countries, media and generic ones are not ranked."""
    text = (
        "Reuters: Thales tiba di Prancis. Thales dan PT Nusa Karya maju bersama pelaku usaha lokal."
    )
    found = analysis(text, title="PT Nusa Karya maju")
    assert [found.parties[i].name for i in rank_parties(found)] == ["PT Nusa Karya", "Thales"]
