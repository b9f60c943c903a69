"""Persons: names told by titles, offices, speech verbs and shape; their forms brought together."""

import pytest

from jalin.model import Mention, Span
from jalin.text.lexicon import load_lexicon
from jalin.text.persons import PersonNames, find_persons
from jalin.text.sentences import split_sentences

LEXICON = load_lexicon()


def find(text: str, *taken: str) -> tuple[Mention, ...]:
    """Find the persons of a text in which some names are organisations or places."""
    spans = [Span(start=text.index(name), end=text.index(name) + len(name)) for name in taken]
    return find_persons(text, split_sentences(text, LEXICON), LEXICON, spans)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nota diteken Dr. Ir. H. Wira Kencana kemarin.", "Wira Kencana"),
        ("Mayjen TNI (Purn.) Wira Kencana hadir.", "Wira Kencana"),
        ("Rektor Wira Kencana, S.T., M.M., hadir.", "Wira Kencana"),
        ("Menteri Perindustrian Wira Kencana hadir.", "Wira Kencana"),
        ("Presiden RI, Wira Kencana, hadir.", "Wira Kencana"),
        ("Hadir pula Wira Kencana selaku Direktur Utama.", "Wira Kencana"),
        ("Nota diteken Wira Kencana (Direktur Utama) kemarin.", "Wira Kencana"),
        ('"Kami siap," ujar Wira kemarin.', "Wira"),
        ("Menurut Wira, pabrik itu siap.", "Wira"),
        ("Wira Kencana mengatakan pabrik itu siap.", "Wira Kencana"),
        ("Kemarin Budi Kencana tiba di pabrik.", "Budi Kencana"),
        ("Turut hadir Prof. M. Wira Kencana di sana.", "M. Wira Kencana"),
        ("Duta Besar Sultan bin Wira Al-Kencana hadir.", "Sultan bin Wira Al-Kencana"),
        ("CEO Jean-Luc de Kencana hadir.", "Jean-Luc de Kencana"),
        ("Menurut I Gede Wira Kencana, pabrik siap.", "I Gede Wira Kencana"),
    ],
)
def test_find(text: str, name: str) -> None:
    """A name is found by what stands beside it, without titles and degrees."""
    assert [mention.text for mention in find(text)] == [name]


def test_name_after_organisation() -> None:
    """The organisation between office and name is no part of the name."""
    found = find("Direktur Utama Nusaraya Jaya Wira Kencana hadir.", "Nusaraya Jaya")
    assert [mention.text for mention in found] == ["Wira Kencana"]


def test_organisation_that_ran_on() -> None:
    """A name at the end of an organisation's span is found where it speaks elsewhere."""
    text = 'Direktur PT Nusaraya Wira Kencana hadir. "Kami siap," kata Wira.'
    found = find(text, "PT Nusaraya Wira Kencana")
    assert [mention.text for mention in found] == ["Wira Kencana", "Wira"]


def test_unknown_organisation_before_name() -> None:
    """Words that stand alone elsewhere, and do not speak, are the organisation's."""
    text = 'CEO Arunika Wira Kencana hadir. "Siap," kata Wira. Kantor Arunika ramai. Arunika maju.'
    assert find(text)[0].text == "Wira Kencana"


@pytest.mark.parametrize(
    "text",
    [
        "Pabrik itu dibuka kemarin.",
        "Direktur Pemasaran dan Operasi hadir.",
        "Nota diteken di Gedung Putih.",
        "Kepala Biro Organisasi hadir.",
        "",
    ],
)
def test_find_none(text: str) -> None:
    """Words of office and of organisations name no person."""
    assert find(text) == ()


def test_sentence_end_parts_names() -> None:
    """No name goes on over the end of a sentence."""
    found = find("Nota itu diteken Bapak Wira. Budi Kencana hadir.")
    assert [mention.text for mention in found] == ["Wira", "Budi Kencana"]


def test_joined_by_and() -> None:
    """A name joined to a person by "dan" is a person."""
    found = find("Hadir Menteri Perindustrian Wira Kencana dan Arunika Gading.")
    assert [mention.text for mention in found] == ["Wira Kencana", "Arunika Gading"]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ('Menteri Wira Kencana hadir. "Siap," kata Wira.', "Wira", "Wira Kencana"),
        ('Menteri Wira Kencana hadir. "Siap," kata Kencana.', "Kencana", "Wira Kencana"),
        ("Menteri Wira N. Kencana hadir.", "Wira Kencana", "Wira N. Kencana"),
        ("Menteri Wiratama Kencana hadir.", "Wira", "Wiratama Kencana"),
        ("Menteri Prasetya Kencana hadir.", "Prasetia", "Prasetya Kencana"),
        ("Menteri Wira Kencana alias Tama hadir.", "Tama", "Wira Kencana"),
        ("Menteri Wira Kencana hadir.", "Arunika", "Arunika"),
    ],
)
def test_resolve(text: str, short: str, full: str) -> None:
    """Short forms, initials, nicknames and slips of spelling belong to the fullest form."""
    assert PersonNames(find(text)).resolve(short) == full


def test_resolve_nearest() -> None:
    """Of two persons of one name the one named last before a place is meant."""
    text = "Menteri Budi Kencana hadir. Direktur Utama Budi Gading hadir."
    names = PersonNames(find(text))
    assert names.resolve("Budi", before=40) == "Budi Kencana"
    assert names.resolve("Budi", before=len(text)) == "Budi Gading"
