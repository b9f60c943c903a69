"""Words of a text, and the forms under which they meet."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.text.words.stemming import Stems, has_words

_TEXTS = st.text(max_size=60)


def list_stems(text: str) -> list[str]:
    """List the stems of a text."""
    return [word.forms.stem for word in Stems().read(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("menandatangani", "penandatanganan"),
        ("ditandatangani", "penandatanganan"),
        ("kesepakatan", "menyepakati"),
        ("penanaman", "ditanam"),
        ("memproduksi", "produksi"),
        ("Kapal-kapal", "perkapalan"),
        ("Café", "cafe"),
        ("Jum’at", "Jumat"),
    ],
)
def test_what_is_derived_from_one_root_has_one_stem(first: str, second: str) -> None:
    """Prefixes, suffixes, repetition, case and accents do not keep words apart."""
    assert list_stems(first) == list_stems(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("companies", "company"), ("signed", "signing"), ("pengembangan", "kembang")],
)
def test_other_forms_meet_where_stems_do_not(first: str, second: str) -> None:
    """English words meet by their English stem, a root behind a nasal prefix by itself."""
    stems = Stems()
    assert set(stems.find(first).all) & set(stems.find(second).all)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("KF-21", ["kf", "21"]),
        ("KF21", ["kf", "21"]),
        ("Rp1,2", ["rp", "1", "2"]),
        ("20-20", ["20", "20"]),
        ("tarik-menarik", ["tarik"]),
        ("Korea's kapal_selam", ["korea", "kapal", "selam"]),
        ("…—!", []),
    ],
)
def test_words_are_letters_or_digits(text: str, stems: list[str]) -> None:
    """Names of models part into letters and digits; a word said twice is one, a number two."""
    assert list_stems(text) == stems


def test_a_repeated_word_spans_both_times() -> None:
    """The place of a word that is said twice is that of both."""
    (word,) = Stems().read("kapal-kapal")
    assert (word.start, word.end) == (0, 11)


def test_a_very_long_word_is_cut() -> None:
    """No index has room for a word of any length."""
    (stem,) = list_stems("x" * 5000)
    assert len(stem) < 100


@given(_TEXTS)
def test_forms_are_letters_and_digits_alone(text: str) -> None:
    """Nothing in a form can be taken for a sign of a query, and places are in order."""
    words = Stems().read(text)
    assert all(form.isalnum() and "'" not in form for word in words for form in word.forms.all)
    assert all(word.start < word.end for word in words)
    assert all(one.end <= other.start for one, other in itertools.pairwise(words))
    assert [word.forms for word in words] == Stems().list_forms(text)
    assert has_words(text) or not words
