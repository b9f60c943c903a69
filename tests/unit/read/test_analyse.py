"""The text layer over a document: who is what."""

import pytest

from factory import analysis, names_of


def test_place_inside_an_organisation_is_no_place() -> None:
    """A city in an organisation's name is not where something happened."""
    found = analysis("Rapat Pemkot Kupang digelar di Bandung.")
    assert [place.text for place in found.places] == ["Bandung"]


def test_person_is_no_party_and_party_no_person() -> None:
    """An office belongs to the organisation, the name behind it to the person."""
    found = analysis("Menteri Perindustrian Agus Gumiwang tiba.")
    assert names_of(found.parties) == ["Kementerian Perindustrian"]
    assert [person.text for person in found.persons] == ["Agus Gumiwang"]


def test_single_word_that_speaks_may_be_a_company() -> None:
    """A word that context makes an organisation is not also a person."""
    found = analysis("Kemarin perusahaan Nusaraya tumbuh. Nusaraya mengatakan hal itu.")
    assert names_of(found.parties) == ["Nusaraya"]
    assert found.persons == ()


@pytest.mark.parametrize(
    ("published", "anchor"), [("2024-05-30", "2024-05-30"), (None, "2026-02-04")]
)
def test_relative_dates_count_from_the_publication_or_the_text(
    published: str | None, anchor: str
) -> None:
    """Without a publication date the text's own weekday and day give the anchor."""
    found = analysis("Mereka tiba, Rabu (4/2).", published=published)
    assert str(found.anchor) == anchor


def test_person_right_behind_a_name_is_cut_off() -> None:
    """A company's name ends before the name of somebody who speaks elsewhere in the text."""
    found = analysis("Direktur PT Alfa Budi Santoso hadir. Saham PT Alfa maju, kata Budi.")
    assert [party.name for party in found.parties] == ["PT Alfa"]
