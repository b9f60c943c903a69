"""The key under which mentions meet."""

import pytest

from factory import organisations
from jalin.read.parties.party_keys import derive_key, derive_office_name, derive_region


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ia memuji PT Maju Terus.", "name:maju terus"),
        ("Ia memuji Thales.", "known:thales"),
        ("Ia memuji Belarusia.", "known:BY"),
        ("Ia memuji Pemerintah Belarusia.", "known:BY"),
        ("Ia memuji Menteri Kelautan Nauru.", "ministry:kelautan nauru"),
        ("Ia memuji Kementerian Kelautan Nauru.", "ministry:kelautan nauru"),
        ("Ia memuji Pemkot Kupang.", "city:kupang"),
        ("Ia memuji Wakil Wali Kota Kupang.", "city:kupang"),
        ("Ia memuji Pemkab Alfamo.", "regency:alfamo"),
    ],
)
def test_key_names_the_organisation_not_its_wording(text: str, key: str) -> None:
    """Entry, country, portfolio, region or bare name: what tells an organisation is its key."""
    (mention,) = organisations(text)
    assert derive_key(mention) == key


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Ia memuji Bupati Badung.", "Badung"),
        ("Ia memuji Pemprov Jawa Barat.", "Jawa Barat"),
        ("Ia memuji Thales.", None),
        ("Ia memuji Belarusia.", None),
    ],
)
def test_region_is_what_its_government_is_named_after(text: str, region: str | None) -> None:
    """Only a region's government or head has a region."""
    (mention,) = organisations(text)
    assert derive_region(mention) == region


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ia memuji Wali Kota Kupang.", "Pemerintah Kota Kupang"),
        ("Ia memuji Bupati Badung.", "Pemerintah Kabupaten Badung"),
        ("Ia memuji Gubernur Bali.", "Pemerintah Provinsi Bali"),
        ("Ia memuji Menteri Kelautan Nauru.", "Kementerian Kelautan Nauru"),
    ],
)
def test_office_leads_to_the_name_of_its_seat(text: str, name: str) -> None:
    """The word of the office becomes the word of the organisation."""
    (mention,) = organisations(text)
    assert derive_office_name(mention) == name
