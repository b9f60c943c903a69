"""Sentences: where the press ends one, and where a full stop ends nothing."""

import pytest

from jalin.text.lexicon import load_lexicon
from jalin.text.sentences import split_sentences

LEXICON = load_lexicon()


def split(text: str) -> list[str]:
    """Give the texts of all sentences."""
    return [sentence.text for sentence in split_sentences(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Nota diteken. Pabrik dibuka.", ["Nota diteken.", "Pabrik dibuka."]),
        ("Siapa mitranya? Belum jelas!", ["Siapa mitranya?", "Belum jelas!"]),
        ("Nota diteken (4/2). Pabrik dibuka.", ["Nota diteken (4/2).", "Pabrik dibuka."]),
        ("Baris satu\nBaris dua", ["Baris satu", "Baris dua"]),
        (
            "Pabrik itu dibuka kemarin.Nota diteken.",
            ["Pabrik itu dibuka kemarin.", "Nota diteken."],
        ),
        (
            'Ini kesempatan."Kita ingin maju," katanya.',
            ["Ini kesempatan.", '"Kita ingin maju," katanya.'],
        ),
        ('"Kami siap." Surya hadir.', ['"Kami siap."', "Surya hadir."]),
        ("“Kami siap. ” Surya hadir.", ["“Kami siap. ”", "Surya hadir."]),
        ("Saham dibeli Nusaraya Tbk. Ia puas.", ["Saham dibeli Nusaraya Tbk.", "Ia puas."]),
        (
            "It was built in the U.S. Its hull is steel.",
            ["It was built in the U.S.", "Its hull is steel."],
        ),
        ("Nilainya Rp 5 T. Surya puas.", ["Nilainya Rp 5 T.", "Surya puas."]),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    """A sentence ends at a stop, with its closing marks, and at the end of a line."""
    assert split(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Nota diteken Dr. Surya Nusa di kantor PT. Nusaraya.",
        "Direktur M. Surya dan Nusa S.A. Raya hadir.",
        "Saham Nusaraya Tbk. Jakarta dibeli Acme Inc. Amerika.",
        "Jumlahnya 1.250 unit atau 4.5 persen senilai Rp. 5 juta.",
        "Kantornya di Jl. Merdeka No. 5 Bandung.",
        "Dikutip dari detik.com dan KabarOto.com kemarin.",
        "Truk, bus, dll. dibuat di sana.",
        "Surat a.n. Surya diterima.",
        "The order pleased Adm. Surya Nusa and Maj. Gen. Nusa Raya on Feb. 4.",
        "1. Kerja sama riset",
        "Rektor Surya, S.T., M.M. menyambutnya.",
        '"Apa ini?" tanya Surya.',
    ],
)
def test_keep_together(text: str) -> None:
    """Abbreviations, initials, decimals, addresses and list numbers end no sentence."""
    assert split(text) == [text]


def test_count_paragraphs() -> None:
    """Paragraphs count the lines that are not blank."""
    found = split_sentences("Satu. Dua.\n\n \nTiga.", LEXICON)
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_blank_text(text: str) -> None:
    """A blank text has no sentence."""
    assert split(text) == []
