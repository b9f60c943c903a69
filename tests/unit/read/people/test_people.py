"""People: names, roles and organisations, said or implied."""

import datetime as dt

import pytest

from jalin.model import Document
from jalin.read.analyse import analyse_document
from jalin.read.people import find_people
from jalin.text.knowledge import load_grammar

KNOWLEDGE = load_grammar()


def read(text: str) -> list[tuple[str, str, str]]:
    """Read name, role and organisation of all people."""
    document = Document(name="d", text=text)
    analysis = analyse_document(document, KNOWLEDGE, today=dt.date(2026, 2, 5))
    return [(person.name, person.role, person.organisation) for person in find_people(analysis)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Direktur Utama PT Arunika Raya, Wira Kencana, hadir.",
            ("Wira Kencana", "Direktur Utama", "PT Arunika Raya"),
        ),
        (
            "Jakarta-Menteri Luar Negeri Wira Kencana hadir.",
            ("Wira Kencana", "Menteri Luar Negeri", "Indonesia"),
        ),
        (
            "Analis : Budi Kencana, PT Arunika Raya.",
            ("Budi Kencana", "Analis", "PT Arunika Raya"),
        ),
        (
            "Presiden Donald Trump hadir di Amerika Serikat.",
            ("Donald Trump", "Presiden", "Amerika Serikat"),
        ),
        ("Presiden Emmanuel Macron hadir.", ("Emmanuel Macron", "Presiden", "Prancis")),
        (
            "Menteri Keuangan Kencana Yudhi Wira hadir. Kencana pergi. Rumah Kencana kosong.",
            ("Kencana Yudhi Wira", "Menteri Keuangan", "Indonesia"),
        ),
        (
            "PT Arunika Raya maju. Menurut Direktur Utama Wira Kencana, pabrik itu siap.",
            ("Wira Kencana", "Direktur Utama", "PT Arunika Raya"),
        ),
        (
            "PT Arunika Raya spokesman Budi Kencana said so.",
            ("Budi Kencana", "spokesman", "PT Arunika Raya"),
        ),
        (
            "Hal itu benar, ujar Budi Kencana, profesor sejarah dan hukum di PT Arunika Raya.",
            ("Budi Kencana", "profesor sejarah dan hukum", "PT Arunika Raya"),
        ),
        (
            "Wira Kencana, Direktur Pemasaran PT Arunika Raya, hadir.",
            ("Wira Kencana", "Direktur Pemasaran", "PT Arunika Raya"),
        ),
        (
            "Wira Kencana selaku Direktur Utama PT Arunika Raya hadir.",
            ("Wira Kencana", "Direktur Utama", "PT Arunika Raya"),
        ),
        (
            "Menteri Luar Negeri Prancis Wira Kencana hadir.",
            ("Wira Kencana", "Menteri Luar Negeri", "Prancis"),
        ),
        (
            "Menteri Perindustrian Wira Kencana hadir.",
            ("Wira Kencana", "Menteri Perindustrian", "Indonesia"),
        ),
        (
            "Kementerian Perindustrian siap. Menteri Perindustrian Wira Kencana hadir.",
            ("Wira Kencana", "Menteri Perindustrian", "Kementerian Perindustrian"),
        ),
        (
            "Kementerian Perindustrian siap. Direktur Jenderal Wira Kencana hadir.",
            ("Wira Kencana", "Direktur Jenderal", "Kementerian Perindustrian"),
        ),
        ("Presiden Wira Kencana hadir.", ("Wira Kencana", "Presiden", "Indonesia")),
        (
            "Pemerintah Provinsi Bali siap. Gubernur Bali Wira Kencana hadir.",
            ("Wira Kencana", "Gubernur", "Pemerintah Provinsi Bali"),
        ),
        (
            "Bupati Badung Wira Kencana hadir.",
            ("Wira Kencana", "Bupati", "Pemerintah Kabupaten Badung"),
        ),
        ("Kapolres Gresik Budi Kencana hadir.", ("Budi Kencana", "Kapolres", "Polres Gresik")),
        (
            "Ketua Tim Percepatan Proyek Bus, Budi Kencana, hadir.",
            ("Budi Kencana", "Ketua", "Tim Percepatan Proyek Bus"),
        ),
    ],
)
def test_find(text: str, person: tuple[str, str, str]) -> None:
    """An office gives role and organisation; a state's office implies its organisation."""
    assert read(text) == [person]


def test_listed_country() -> None:
    """A minister listed after a foreign one, without a country, is of the same country."""
    text = (
        "Hadir Menteri Luar Negeri Prancis Wira Kencana dan Menteri Angkatan Bersenjata "
        "Budi Arunika."
    )
    assert [organisation for _, _, organisation in read(text)] == ["Prancis", "Prancis"]


def test_tell_once() -> None:
    """The same tie told twice is one."""
    text = (
        "Direktur Utama PT Arunika Raya Budi Kencana hadir. "
        '"Siap," kata Direktur Utama PT Arunika Raya Budi Kencana.'
    )
    assert len(read(text)) == 1


def test_no_office() -> None:
    """A person without an office is not reported."""
    assert read("Budi Kencana tiba kemarin.") == []


def test_short_form_of_an_office_is_no_second_office() -> None:
    """The short form "Menlu" is the office that the text has written out before."""
    text = "Menteri Luar Negeri Prancis Wira Kencana hadir. Menlu Wira Kencana pergi."
    assert read(text) == [("Wira Kencana", "Menteri Luar Negeri", "Prancis")]


def test_organisation_is_named_by_what_its_short_form_stands_behind() -> None:
    """A short form in brackets stands for the name before it, also where it is no acronym."""
    text = "Ketua Umum Altech Wira Kencana hadir. Ia memimpin Asosiasi Nusa Tekno (Altech)."
    assert read(text) == [("Wira Kencana", "Ketua Umum", "Asosiasi Nusa Tekno")]
