"""Boilerplate goes, the body stays."""

import pytest

from jalin.text.clean import clean_text
from jalin.text.lexicon import Lexicon, load_lexicon

FIRST = "Kedua perusahaan meneken nota kesepahaman di Bandung, Rabu (4/2)."
SECOND = "Produksi dimulai tahun depan, kata direktur utamanya."


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Load the rule data once."""
    return load_lexicon()


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Kereta Baru Tiba di Depo",
        "[Baca Juga: Kereta Baru Tiba di Depo]",
        "Advertisement",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Pewarta:",
        "Editor: Meja Malam",
        "Copyright © KN 2020",
        "Berita terkait: Pelabuhan Diperluas",
        "Simak juga Video: Panen Raya",
        "Lihat juga Video 'Jembatan Gantung Dibuka':",
        "[Gambas:Video 20detik]",
        "Pekerja merakit sasis (Foto: Istimewa)",
        "Bagikan ini:",
        "Komentar (0)",
        "Tag: bus, listrik",
        "Follow Google News kami",
        "Ikuti kanal WhatsApp kami untuk kabar terbaru",
        "Halaman: 1 2 Selanjutnya",
        "Artikel ini telah tayang di Kabar Niaga",
        "(abc/def)",
        "---",
        "#KampusMaju",
        "Baca juga:\nKereta Baru Tiba di Depo",
    ],
)
def test_boilerplate_between_paragraphs(lexicon: Lexicon, line: str) -> None:
    """A line of boilerplate goes and leaves one paragraph break."""
    assert clean_text(f"{FIRST}\n\n{line}\n\n{SECOND}", lexicon) == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("head", ["More Stories", "Berita Terkait", "TERPOPULER"])
def test_list_of_headlines(lexicon: Lexicon, head: str) -> None:
    """The head of a list goes with the headlines under it, up to the next sentence."""
    listed = f"{FIRST}\n{head}\nKapal Tiba di Dermaga\n\nHarga Cabai Turun Tipis\n{SECOND}"
    assert clean_text(listed, lexicon) == f"{FIRST}\n{SECOND}"


def test_one_headline_after_a_pointer(lexicon: Lexicon) -> None:
    """A pointer takes its own block of lines with it, not the subheading after the next break."""
    text = f"{FIRST}\n\nBaca juga:\nKapal Tiba\n\nRencana berikutnya\n{SECOND}"
    assert clean_text(text, lexicon) == f"{FIRST}\n\nRencana berikutnya\n{SECOND}"


def test_pieces_inside_a_line(lexicon: Lexicon) -> None:
    """A piece of boilerplate inside a line goes, the line stays."""
    text = f"[img.2]{FIRST} ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT {SECOND} (Editor: Meja)"
    assert clean_text(text, lexicon) == f"{FIRST} {SECOND}"


def test_machine_summary(lexicon: Lexicon) -> None:
    """A summary and a comment that a machine wrote under the article go whole."""
    text = f"{FIRST}\n{SECOND}\n---\nRingkasan\n\nBerita ini penting.\n\nHore."
    assert clean_text(text, lexicon) == f"{FIRST}\n{SECOND}"


def test_signature_of_a_press_office(lexicon: Lexicon) -> None:
    """A signature and what is below it goes; in a list of guests above a paragraph it is text."""
    signature = "Kepala Dinas Komunikasi Kota Contoh"
    signed = f"{FIRST}\n\n{SECOND}\n\n{signature}\nMeja Malam\nJl. Medan 5"
    assert clean_text(signed, lexicon) == f"{FIRST}\n\n{SECOND}"
    rest = f"{SECOND[:-1]}, dan kapal kedua menyusul pada pekan terakhir bulan depan."
    listed = f"{FIRST}\n\n{SECOND}\n\n{signature}\n\n{rest}"
    assert clean_text(listed, lexicon) == listed


def test_summary_on_top(lexicon: Lexicon) -> None:
    """A summary above the article is part of it."""
    assert clean_text(f"Ringkasan\n{FIRST}\n{SECOND}", lexicon).endswith(f"{FIRST}\n{SECOND}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kita lihat juga dari sisi hulu.",
        "Editor harian itu menolak hadir.",
        "Hak cipta lagu itu dijual.",
        "Iklan rokok dilarang di jalan itu.",
        "- 12 unit bus listrik",
        "Selanjutnya, kedua pihak bertemu lagi.",
        "Baca juga: " + "kapal " * 40 + "tiba.",
    ],
)
def test_sentences_that_look_alike(lexicon: Lexicon, sentence: str) -> None:
    """A sentence that begins as boilerplate does is kept."""
    assert clean_text(f"{FIRST}\n{sentence}\n{SECOND}", lexicon) == f"{FIRST}\n{sentence}\n{SECOND}"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("PT\u00a0Pindad  dan\tLen.", "PT Pindad dan Len."),
        ("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ("diteken\u00adnya \u200bhari\ufeff ini", "ditekennya hari ini"),
        ("Se\u0301bastien", "S\u00e9bastien"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("jahat\u202eini\x00", "jahatini"),
        ("lepas\ud800", "lepas\ufffd"),
        ("", ""),
    ],
)
def test_plain_characters(lexicon: Lexicon, raw: str, clean: str) -> None:
    """Blanks, breaks and unseen characters take their plain form."""
    assert clean_text(raw, lexicon) == clean


def test_deeply_nested_pieces_end(lexicon: Lexicon) -> None:
    """Boilerplate that is nested to take many rounds takes a bounded number of them."""
    text = f"{FIRST}\n" + "[img " * 20_000 + "]" * 20_000
    assert clean_text(text, lexicon).startswith(FIRST)
