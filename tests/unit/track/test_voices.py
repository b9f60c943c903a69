"""Whose word a sentence is."""

from dataclasses import replace

import pytest

from deal_factory import step, tell
from jalin.model import Person, Statement
from jalin.track.telling import Telling
from jalin.track.voices import is_said, is_told_by_party
from register_factory import deal, party

SIGNED = deal(party("PT Pindad", "Pindad"), party("Ashok Leyland"))
DIRECTOR = Person(name="Sigit Santosa", role="Direktur Utama", organisation="PT PINDAD")
STRANGER = Person(name="Rina Wulandari", role="pengamat", organisation="Universitas Trisakti")
SAID = Statement(speaker=None, text="belum ada kelanjutan", direct=False)


def hear(*, people: tuple[Person, ...] = (), statements: tuple[Statement, ...] = ()) -> Telling:
    """Build a telling of the deal with who speaks in it."""
    return replace(tell(step(), people=people, statements=statements), mention=SIGNED)


@pytest.mark.parametrize(
    ("quote", "is_told"),
    [
        ("PT Pindad membatalkan kontrak itu.", True),
        ("Menurut Pindad, kontrak itu batal.", True),
        ("Ashok Leyland has ended the contract.", True),
        ("Sigit Santosa mengatakan kontrak itu batal.", True),
        ("Rina Wulandari menilai kontrak itu batal.", False),
        ("Kontrak itu batal.", False),
        ("", False),
    ],
    ids=["name", "alias", "other party", "its director", "an outsider", "nobody", "no sentence"],
)
def test_a_party_tells_what_names_it_or_its_speaker(quote: str, *, is_told: bool) -> None:
    """A sentence is a party's word if it names the party or a person of its."""
    assert is_told_by_party(hear(people=(DIRECTOR, STRANGER)), quote) is is_told


@pytest.mark.parametrize(
    ("name", "quote", "is_told"),
    [
        ("RI", "Proyek itu bukan PRIORITAS lagi.", False),
        ("RI", "Menurut RI, kontrak itu batal.", True),
        ("PT Len (Persero)", "PT Len (Persero) membatalkannya.", True),
        ("Len", "Lensa itu batal dibeli.", False),
        ("Len", "Kontrak Len-Thales batal.", True),
        ("", "Kontrak itu batal.", False),
        (" ", "Kontrak itu batal.", False),
    ],
)
def test_a_name_stands_as_words_of_its_own(name: str, quote: str, *, is_told: bool) -> None:
    """Letters inside another word, and a name that is empty, name nobody."""
    telling = replace(tell(step()), mention=deal(party("Ashok Leyland", name)))
    assert is_told_by_party(telling, quote) is is_told


def test_who_is_of_no_organisation_speaks_for_no_party() -> None:
    """An empty alias makes nobody the speaker of a party."""
    nobody = replace(STRANGER, organisation="")
    telling = replace(hear(people=(nobody,)), mention=deal(party("Ashok Leyland", "")))
    assert not is_told_by_party(telling, "Rina Wulandari menilai kontrak itu batal.")


def test_a_person_is_heard_by_the_whole_name() -> None:
    """A name inside a longer word is not said by its bearer."""
    rina = replace(STRANGER, name="Rina")
    assert not is_said(hear(people=(rina,)), "Proyek Rinascimento mandek.")
    assert is_said(hear(people=(rina,)), "Kata Rina, proyek itu mandek.")


def test_without_a_reading_only_names_speak() -> None:
    """Where nothing is read beside the deal, its parties are known all the same."""
    alone = replace(hear(people=(DIRECTOR,)), reading=None)
    assert is_told_by_party(alone, "Pindad batal membeli.")
    assert not is_told_by_party(alone, "Sigit Santosa batal membeli.")


@pytest.mark.parametrize(
    "quote",
    [
        "Menurut dia, belum ada kelanjutan hingga kini.",
        "ada kelanjutan",
        "Rina Wulandari menyebut proyek itu mandek.",
    ],
    ids=["a statement inside", "a part of a statement", "a person"],
)
def test_what_somebody_says_is_said(quote: str) -> None:
    """A statement around or inside the sentence, or a person in it, makes it somebody's word."""
    assert is_said(hear(people=(STRANGER,), statements=(SAID,)), quote)


@pytest.mark.parametrize("statements", [(), (replace(SAID, text=""),), (SAID,)])
def test_the_article_itself_says_nothing(statements: tuple[Statement, ...]) -> None:
    """A sentence in no statement that names nobody is the article's own voice."""
    assert not is_said(hear(statements=statements), "Proyek itu mandek.")


def test_nothing_is_said_without_a_reading() -> None:
    """A telling of which only the deal is known has no speakers."""
    alone = replace(hear(statements=(SAID,)), reading=None)
    assert not is_said(alone, "belum ada kelanjutan")
