"""The parties of a document: which mentions are one organisation."""

import pytest

from factory import analysis, names_of, party_at
from jalin.model import PartyKind


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("PT Nusa Karya tiba. PT NUSA KARYA maju.", "PT Nusa Karya", ("PT NUSA KARYA",)),
        (
            "PT Len Industri (Persero) tiba. PT Len maju. Len tumbuh.",
            "PT Len Industri (Persero)",
            ("PT Len", "Len"),
        ),
        (
            "Kementerian Perindustrian (Kemenperin) tiba bersama Menteri Perindustrian.",
            "Kementerian Perindustrian",
            ("Kemenperin",),
        ),
        (
            "Institut Cakrawala Energi (ICE) tiba. Bersama ICE mereka maju.",
            "Institut Cakrawala Energi",
            ("ICE",),
        ),
        (
            "PT Gemilang Borneo tiba. PT Gemilang Bornio maju.",
            "PT Gemilang Borneo",
            ("PT Gemilang Bornio",),
        ),
        ("Pemerintah Indonesia rapat. Indonesia maju.", "Pemerintah Indonesia", ("Indonesia",)),
        (
            "Pemkab Badung, Bupati Badung, dan Pemerintah Kabupaten Badung tiba.",
            "Pemerintah Kabupaten Badung",
            ("Pemkab Badung", "Badung"),
        ),
        ("Wali Kota Kupang tiba bersama Pemkot Kupang.", "Pemkot Kupang", ("Kupang",)),
        (
            "Kementerian Kelautan Nauru bersama Menteri Kelautan Nauru tiba.",
            "Kementerian Kelautan Nauru",
            (),
        ),
    ],
)
def test_names_of_one_organisation_come_together(
    text: str, name: str, aliases: tuple[str, ...]
) -> None:
    """Case, short form, acronym, spelling, office and region lead to one party."""
    assert [(each.name, each.aliases) for each in analysis(text).parties] == [(name, aliases)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PT Nusa Karya dan PT Nusa Jaya tiba.", ["PT Nusa Karya", "PT Nusa Jaya"]),
        (
            "Bank Harapan Timur dan Bank Harapan Barat tiba.",
            ["Bank Harapan Timur", "Bank Harapan Barat"],
        ),
        (
            "Pemerintah Kota Bandung dan Pemerintah Kabupaten Bandung tiba.",
            ["Pemerintah Kota Bandung", "Pemerintah Kabupaten Bandung"],
        ),
        (
            "Kementerian Perdagangan dan Kementerian Pertanian tiba.",
            ["Kementerian Perdagangan", "Kementerian Pertanian"],
        ),
        (
            "Kementerian Perindustrian Belarusia menjamu Kementerian Perindustrian.",
            ["Kementerian Perindustrian Belarusia", "Kementerian Perindustrian"],
        ),
        (
            "Universitas Alfa Raya dan Universitas Beta Raya tiba.",
            ["Universitas Alfa Raya", "Universitas Beta Raya"],
        ),
        ("TNI AU dan TNI AL tiba.", ["TNI AU", "TNI AL"]),
    ],
)
def test_different_organisations_stay_apart(text: str, names: list[str]) -> None:
    """A shared first word, level of region, portfolio or spelling far apart merges nothing."""
    assert names_of(analysis(text).parties) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Menteri Perindustrian tiba.", "Kementerian Perindustrian"),
        ("Menteri Luar Negeri Prancis tiba.", "Kementerian Luar Negeri Prancis"),
        ("Wakil Menteri Kelautan Nauru tiba.", "Kementerian Kelautan Nauru"),
        ("Gubernur Jawa Barat tiba.", "Pemerintah Provinsi Jawa Barat"),
        ("Wali Kota Kupang tiba.", "Pemerintah Kota Kupang"),
    ],
)
def test_office_alone_gives_the_name_of_its_organisation(text: str, name: str) -> None:
    """Where a text names only a head, the party bears the organisation's name."""
    assert names_of(analysis(text).parties) == [name]


def test_party_keeps_all_its_places_in_reading_order() -> None:
    """Every mention is a span of the party, offices and short forms included."""
    text = "Menteri Perindustrian tiba. Kemenperin siap."
    (party,) = analysis(text).parties
    assert [span.slice(text) for span in party.spans] == ["Menteri Perindustrian", "Kemenperin"]


def test_parties_stand_in_order_of_first_mention() -> None:
    """Who is named first comes first."""
    text = "Thales tiba. PT Pindad siap. Thales maju."
    assert names_of(analysis(text).parties) == ["Thales", "PT Pindad"]


def test_state_form_in_one_mention_makes_the_party_state_owned() -> None:
    """One mention with "(Persero)" is enough."""
    text = "PT Sinar tiba. PT Sinar (Persero) maju."
    assert party_at(text, "PT Sinar").kind is PartyKind.STATE_OWNED_ENTERPRISE


def test_known_party_takes_kind_and_country_from_the_directory() -> None:
    """A name of the directory brings what is known of it."""
    party = party_at("Ashok Leyland tiba.", "Ashok Leyland")
    assert (party.known_as, party.kind, party.country) == ("ashok-leyland", "company", "IN")
