"""Acronyms that a text explains."""

import pytest

from jalin.read.people.person_acronyms import expand_acronym


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        ("Kepala Badan Nusa Raya (BNR) hadir.", "BNR", "Badan Nusa Raya"),
        ("Rektor Universitas Nusa dan Raya (UNR) hadir.", "UNR", "Universitas Nusa dan Raya"),
        ("Direktur Politeknik Nusa (Polnus) hadir.", "Polnus", "Politeknik Nusa"),
        ("Kepala BNR hadir.", "BNR", None),
        ("Kepala Badan Arunika (BNR) hadir.", "BNR", None),
    ],
)
def test_expand(text: str, acronym: str, name: str | None) -> None:
    """The words before an acronym in brackets are its name if they spell it."""
    assert expand_acronym(text, acronym) == name
