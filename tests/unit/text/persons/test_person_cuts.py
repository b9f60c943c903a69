"""Spans of organisations that took a person's name along are cut back."""

import pytest

from jalin.model import Span
from jalin.text.lexicon import load_lexicon
from jalin.text.persons.person_cuts import cut_at_persons

LEXICON = load_lexicon()


def cut(text: str, name: str) -> str | None:
    """Cut the span of one organisation's name and give what is left of it."""
    start = text.index(name)
    (span,) = cut_at_persons(text, [Span(start=start, end=start + len(name))], LEXICON)
    return None if span is None else span.slice(text)


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ('Bank Nusa Wira hadir. "Siap," kata Wira.', "Bank Nusa Wira", "Bank Nusa"),
        ("Bank Nusa Raya Wira hadir. Wira menilai itu.", "Bank Nusa Raya Wira", "Bank Nusa Raya"),
        ("Direktur Bank Nusa Budi Kencana hadir.", "Bank Nusa Budi Kencana", "Bank Nusa"),
        ("Angkatan Laut Laksamana Wira hadir.", "Angkatan Laut Laksamana Wira", "Angkatan Laut"),
        ("Nota diteken Bank Nusa Budi.", "Bank Nusa Budi", "Bank Nusa Budi"),
        ("Budi Kencana S.A. hadir. Budi mengatakan itu.", "Budi Kencana S.A", None),
    ],
)
def test_cut(text: str, name: str, left: str | None) -> None:
    """A span ends before a rank, a word that speaks elsewhere, a given name after an office."""
    assert cut(text, name) == left
