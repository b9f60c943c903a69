"""Organisations known by context alone."""

import pytest

from factory import knowledge
from jalin.text.name_index import find_known_names
from jalin.text.names.name_candidates import Taken, find_by_context
from jalin.text.names.organisations import find_organisations
from jalin.text.words.tokens import split_tokens


def find(text: str) -> list[str]:
    """Find the names that context makes organisations."""
    tokens = split_tokens(text)
    known = tuple(find_known_names(text, tokens, knowledge().names))
    sure = [mention.span for mention in find_organisations(text, tokens, known, knowledge())]
    taken = Taken(known=known, organisations=sure, persons=[])
    found = find_by_context(text, tokens, taken, knowledge())
    return [mention.text for mention in found]


@pytest.mark.parametrize(
    "text",
    [
        "Kemarin perusahaan Nusaraya tumbuh pesat.",
        "Ia menjadi CEO Nusaraya sejak lama.",
        "Ia bermitra dengan Nusaraya di sana.",
        "Kemarin Nusaraya, produsen ban, tumbuh pesat.",
        "Kemarin Nusaraya menggandeng pabrik lain.",
        "Tak lama lagi Nusaraya resmi mengakuisisi pesaingnya.",
        "Last year Nusaraya has acquired a rival.",
    ],
)
def test_word_of_business_beside_a_name_makes_it_an_organisation(text: str) -> None:
    """What stands right before or behind a capitalised run tells that it is a company."""
    assert find(text) == ["Nusaraya"]


def test_reason_at_one_place_counts_for_every_mention() -> None:
    """Once known, a name is an organisation wherever the text writes it."""
    assert find("Kemarin perusahaan Nusaraya tumbuh. Orang memuji Nusaraya.") == ["Nusaraya"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Orang banyak memuji Nusaraya kemarin.",
        "Ia bermitra dalam proyek Nusaraya, lalu bersama Nusaraya ia maju.",
        "Kemarin mereka berkolaborasi dengan Bandung raya.",
        "Kemarin mereka berkolaborasi dengan Direktur itu.",
        "Mereka menggandeng X kemarin sore.",
    ],
)
def test_name_without_reason_or_with_a_veto_is_left(text: str) -> None:
    """No business word, a project's name, a place, an office and one letter are no company."""
    assert find(text) == []


def test_heading_tells_nothing_by_its_capitals() -> None:
    """A line of which nearly every word is capitalised gives no name."""
    assert find("Pemuda Desa Menggandeng Nusaraya Sore Ini") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kemarin Rantaiku, Kargoin, dan PT Alfamo Jaya tiba di sana bersama banyak orang.",
            ["Rantaiku", "Kargoin"],
        ),
        (
            "Mereka lalu menggandeng Rantaiku, Kargoin serta Alfamo di tahun yang sama.",
            ["Rantaiku", "Kargoin", "Alfamo"],
        ),
    ],
)
def test_names_of_one_list_are_organisations_together(text: str, found: list[str]) -> None:
    """One organisation in a list makes organisations of its neighbours, one after another."""
    assert find(text) == found


def test_name_with_its_initials_in_brackets_names_something() -> None:
    """A name followed by its own initials is an organisation; other brackets say nothing."""
    assert find("Pada pagi itu Alfamo Cetra Raya (ACR) tiba di kota kami.") == ["Alfamo Cetra Raya"]
    assert find("Pada pagi itu Alfamo Cetra Raya (XYZ) tiba di kota kami.") == []


def test_seat_behind_a_name_belongs_to_it() -> None:
    """The country that follows a company's name is a part of it."""
    assert find("Kemarin mereka menggandeng Nusaraya Indonesia di sana.") == ["Nusaraya Indonesia"]


def test_capital_that_only_opens_a_sentence_is_no_name() -> None:
    """A derived word that begins a sentence is plain even right before a verb of business."""
    assert find("Kampanyenya menggandeng banyak orang di sana.") == []
