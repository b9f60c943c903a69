"""Values of any form become text."""

import datetime as dt

import pytest

from jalin.source.records.values import write_text, write_value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["Paragraf satu.", "Paragraf dua."], "Paragraf satu.\nParagraf dua."),
        ([["Kata satu.", "Kata dua."], ["Kata tiga."]], "Kata satu. Kata dua.\nKata tiga."),
        ([["Ia", "datang", "."], ["Ya", "."]], "Ia datang.\nYa."),
        ([[["Ia", "datang", "."], ["Ya", "."]], [["Lagi", "."]]], "Ia datang. Ya.\nLagi."),
        ([["Ia", "datang", "."]], "Ia datang."),
        (["Ia", "datang", "."], "Ia datang."),
        ([[["Satu paragraf."]]], "Satu paragraf."),
        ([{"text": "Paragraf satu."}, {"text": "Paragraf dua."}], "Paragraf satu.\nParagraf dua."),
        ([None, "Paragraf satu.", "", [], "Paragraf dua."], "Paragraf satu.\nParagraf dua."),
        ((("Ia", "datang"),), "Ia datang"),
        (" teks ", "teks"),
        (" ", None),
        ([], None),
        ([[], [[]]], None),
        (None, None),
        ({"lain": "x"}, None),
    ],
)
def test_bodies(value: object, text: str | None) -> None:
    """Outer lists are paragraphs, inner ones sentences, and words are put together again."""
    assert write_text(value) == text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Jakarta ( 4 / 2 ) , katanya : ya .", "Jakarta (4/2), katanya: ya."),
        ("Rp 1 , 5 triliun atau Rp 1 . 500 . 000", "Rp 1,5 triliun atau Rp 1.500.000"),
        ("pukul 14 . 05 WIB", "pukul 14.05 WIB"),
        ("tahun 2020 , 2021", "tahun 2020, 2021"),
        ('ia " setuju " saja', 'ia "setuju" saja'),
        ("ia “ setuju ” saja", "ia “setuju” saja"),
        ("naik 5 % , bukan ?", "naik 5%, bukan?"),
    ],
)
def test_words(words: str, sentence: str) -> None:
    """Marks stand where a sentence has them."""
    assert write_text(words.split()) == sentence


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["A", ["B", "C"]], "A, B, C"),
        ([{"name": "A"}, {"name": "B", "text": "x"}], "A, B"),
        (7, "7"),
        (True, None),
        (1.5, None),
        (dt.date(2026, 2, 4), "2026-02-04"),
        (dt.datetime(2026, 2, 4, 23, 5, tzinfo=dt.UTC), "2026-02-04T23:05:00+00:00"),
    ],
)
def test_short_values(value: object, text: str | None) -> None:
    """Lists are parted by commas; a day is written as one; fractions say nothing."""
    assert write_value(value) == text


def test_depth() -> None:
    """Lists nest as deep as they like."""
    value: object = "dalam"
    for _ in range(100_000):
        value = [value]
    assert write_text(value) == write_value(value) == "dalam"
    while isinstance(value, list):
        value = value.pop()
