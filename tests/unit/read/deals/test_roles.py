"""Parts in a deal other than a party's."""

import pytest

from factory import analysis
from jalin.read.deals.roles import find_other_roles

PAIR = "PT Nusa Karya dan PT Borneo Jaya"


def roles(text: str, *, parties: int = 2) -> list[tuple[str, str]]:
    """List the other roles of a deal of the first parties of a text."""
    found = analysis(text)
    holders = find_other_roles(found, found.sentences, range(parties))
    assert all(role.span is not None for role in holders)
    return [(role.name, role.role) for role in holders]


@pytest.mark.parametrize(
    ("words", "holder", "role"),
    [
        ("disaksikan oleh Menteri Perdagangan", "Kementerian Perdagangan", "witness"),
        ("difasilitasi Kementerian Perindustrian", "Kementerian Perindustrian", "facilitator"),
        ("didanai oleh Bank Dunia", "Bank Dunia", "financier"),
        ("dengan persetujuan dari Bank Indonesia", "Bank Indonesia", "regulator"),
        ("untuk kebutuhan TNI AU", "TNI AU", "beneficiary"),
        ("in the presence of Menteri Perdagangan", "Kementerian Perdagangan", "witness"),
    ],
)
def test_organisation_behind_the_words_of_a_role_has_it(words: str, holder: str, role: str) -> None:
    """Each cue gives the organisation right behind it its role."""
    assert roles(f"{PAIR} meneken kontrak {words}.") == [(holder, role)]


def test_active_facilitator_stands_before_its_verb() -> None:
    """Who brings others together is the subject."""
    text = f"{PAIR} meneken kontrak. Kementerian Perindustrian akan memfasilitasi survei itu."
    assert roles(text) == [("Kementerian Perindustrian", "facilitator")]


@pytest.mark.parametrize(
    "text",
    [
        (
            f"{PAIR} meneken kontrak disaksikan warga desa yang berkumpul sejak pagi buta di sana, "
            "juga Bank Dunia."
        ),
        f"Bank Dunia maju. {PAIR} meneken kontrak disaksikan warga.",
        f"{PAIR} meneken kontrak bersama Bank Dunia.",
    ],
)
def test_organisation_far_off_or_without_the_words_has_none(text: str) -> None:
    """A role needs its words close by in the same sentence."""
    assert roles(text) == []


def test_party_has_no_other_role() -> None:
    """Who is a party of the deal is not also its witness."""
    text = "PT Nusa Karya meneken kontrak disaksikan PT Borneo Jaya."
    assert roles(text) == []


def test_role_told_twice_is_one() -> None:
    """The same role of the same organisation is listed once."""
    text = f"{PAIR} meneken kontrak disaksikan Bank Dunia. Acara itu dihadiri Bank Dunia."
    assert roles(text) == [("Bank Dunia", "witness")]
