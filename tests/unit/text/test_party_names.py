"""Names are reduced to what tells organisations apart."""

import pytest

from jalin.text.party_names import fold_party, reduce_to_skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT Surya Cipta", "Suryacipta"),
        ("PT Soerya Tjipta Tbk", "Surya Cipta"),
        ("Djaja Sentosa", "Jaja Sentosa"),
        ("PT Mitra-Baja", "Mitra Baja"),
        ("Karya Sejahttera", "Karya Sejahtera"),
        ("Nusantara Motors", "Nusantara Motor"),
        ("Baja & Besi", "Baja dan Besi"),
        ("Baja and Besi Ltd", "Baja dan Besi"),
        ("Nusa Energy Group", "Nusa Energi Grup"),
        ("Pemkot Solo", "Pemerintah Kota Solo"),
        ("Kabupaten Luwu", "Pemerintah Kabupaten Luwu"),
        ("University of Sydney", "Universitas Sydney"),
        ("Zeta GmbH", "OJSC Zeta"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    """Doubled letters, old spelling, blanks, hyphens, plural, legal words do not tell apart."""
    assert reduce_to_skeleton(one) == reduce_to_skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Baja Nusa II", "Baja Nusa III"),
        ("Baja Nusa 1", "Baja Nusa 11"),
        ("Saab", "SAB"),
        ("Thales", "Thale"),
        ("Karya Jaya", "Karya Raya"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """Numbers, short words and a first word's last letter are part of a name."""
    assert reduce_to_skeleton(one) != reduce_to_skeleton(other)


def test_digits_of_two_words_stay_two_numbers() -> None:
    """A blank between digits is no matter of spelling."""
    assert reduce_to_skeleton("Blok 1 2") != reduce_to_skeleton("Blok 12")


def test_a_name_of_joining_words_alone_keeps_them() -> None:
    """A name never shrinks to nothing."""
    assert reduce_to_skeleton("And") == "and"


def test_legal_words_of_other_languages_fall_away() -> None:
    """What is left is what tells an organisation from others."""
    assert fold_party("BASF SE") == "basf"
    assert fold_party("SE") == "se"
