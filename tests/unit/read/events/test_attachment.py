"""Which parties belong to a trigger."""

import pytest

from factory import analysis
from jalin.read.events.candidates import find_events

MOU = "menandatangani nota kesepahaman"


def attached(text: str) -> list[list[str]]:
    """List the parties of each event of a text."""
    found = analysis(text)
    return [[found.parties[i].name for i in event.parties] for event in find_events(found)]


@pytest.mark.parametrize(
    "text",
    [
        f"PT Nusa Karya dan PT Borneo Jaya {MOU}.",
        f"PT Nusa Karya {MOU} dengan PT Borneo Jaya.",
        f"PT Nusa Karya resmi {MOU} jangka panjang bersama mitra lamanya, PT Borneo Jaya.",
        f"Direktur PT Nusa Karya bersama Kepala PT Borneo Jaya {MOU}.",
        f"PT Nusa Karya (NSK) dan PT Borneo Jaya (BRJ) {MOU}.",
        "Penandatanganan antara PT Nusa Karya dan PT Borneo Jaya usai.",
        "PT Nusa Karya mengakuisisi PT Borneo Jaya.",
        "PT Nusa Karya memasok ban kepada PT Borneo Jaya.",
        "PT Nusa Karya memesan kapal dari PT Borneo Jaya.",
        "PT Nusa Karya signed an agreement with PT Borneo Jaya.",
        "Menteri Perindustrian mendorong kolaborasi antara PT Nusa Karya dan PT Borneo Jaya. ",
    ],
)
def test_two_sides_of_a_trigger_are_its_parties(text: str) -> None:
    """Before it, behind it or on both sides: the two organisations of the sentence belong to it."""
    assert attached(text)[-1] == ["PT Nusa Karya", "PT Borneo Jaya"]


def test_what_several_made_is_no_party_to_it() -> None:
    """A joint venture of two others is a deal between those two."""
    text = "PT Gema Raya merupakan usaha patungan PT Nusa Karya dan PT Borneo Jaya."
    assert attached(text) == [["PT Nusa Karya", "PT Borneo Jaya"]]


def test_hub_that_signs_with_a_list_has_one_event_a_pair() -> None:
    """Partners of one hub that are only listed do not cooperate with one another."""
    text = f"PT Nusa Karya {MOU} dengan PT Borneo Jaya, PT Sinar Timur, dan PT Gema Raya."
    assert attached(text) == [
        ["PT Nusa Karya", "PT Borneo Jaya"],
        ["PT Nusa Karya", "PT Sinar Timur"],
        ["PT Nusa Karya", "PT Gema Raya"],
    ]


def test_those_who_sign_as_one_group_have_one_event() -> None:
    """A list of subjects signs together."""
    text = f"PT Nusa Karya, PT Borneo Jaya, PT Sinar Timur, dan PT Gema Raya {MOU}."
    assert attached(text) == [["PT Nusa Karya", "PT Borneo Jaya", "PT Sinar Timur", "PT Gema Raya"]]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("PT Nusa Karya meluncurkan layanan itu.", []),
        (
            "PT Nusa Karya dan PT Borneo Jaya meluncurkan layanan itu.",
            [["PT Nusa Karya", "PT Borneo Jaya"]],
        ),
    ],
)
def test_launch_needs_two_subjects(text: str, events: list[list[str]]) -> None:
    """What one organisation launches alone is no event of a deal."""
    assert attached(text) == events


def test_party_that_the_text_is_about_stands_for_a_missing_side() -> None:
    """A sentence with one side only is taken to be about the main party."""
    text = f"PT Nusa Karya tumbuh. Laba PT Nusa Karya naik. Kini PT Borneo Jaya {MOU}."
    assert attached(text) == [["PT Nusa Karya", "PT Borneo Jaya"]]


def test_one_organisation_alone_has_no_event() -> None:
    """Without a counterpart anywhere there is no deal."""
    assert attached(f"PT Nusa Karya {MOU}.") == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "PT Nusa Karya menggandeng sejumlah perusahaan asal Jepang.",
            [["PT Nusa Karya", "sejumlah perusahaan asal Jepang"]],
        ),
        (
            "PT Nusa Karya menggandeng PT Borneo Jaya dan sejumlah perusahaan asal Jepang.",
            [["PT Nusa Karya", "PT Borneo Jaya"]],
        ),
        ("Kini sejumlah perusahaan asal Jepang menggandeng pelaku usaha lokal.", []),
    ],
)
def test_counterpart_without_a_name_serves_on_one_side_only(
    text: str, events: list[list[str]]
) -> None:
    """Beside one named side a generic one is a party; beside two, or alone, it is not."""
    assert attached(text) == events
