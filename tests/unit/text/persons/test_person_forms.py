"""Forms of persons' names."""

import pytest

from jalin.text.persons.person_forms import NameForms
from jalin.text.persons.person_spellings import Spellings

FORMS = NameForms([("Budi Surya", 0), ("Budi", 40), ("Budi Kencana", 80), ("B. Surya", 90)])


@pytest.mark.parametrize(
    ("name", "before", "full"),
    [
        ("Budi", None, "Budi Surya"),
        ("Budi", 85, "Budi Kencana"),
        ("Surya", 95, "Budi Surya"),
        ("Suryaa", None, "Budi Surya"),
        ("Kenca", None, "Budi Kencana"),
        ("Dewi", None, "Dewi"),
    ],
)
def test_finds_the_fullest_form(name: str, before: int | None, full: str) -> None:
    """Short forms, initials, slips and nicknames lead to the fullest form named last before."""
    assert FORMS.find_fullest(name, before=before) == full


@pytest.mark.parametrize(
    ("word", "near"),
    [("surya", {"surya", "suryo", "suryaa"} - {"suryo"}), ("sury", {"surya", "suryo", "suryaa"})],
)
def test_finds_words_spelt_nearly_alike(word: str, near: set[str]) -> None:
    """A word begins another or differs from it by little."""
    assert set(Spellings(["surya", "suryo", "suryaa", "nusa"]).find_near(word)) == near
