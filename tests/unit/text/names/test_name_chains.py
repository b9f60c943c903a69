"""How far a name reaches."""

import pytest

from factory import knowledge
from jalin.text.name_index import find_known_names
from jalin.text.names.name_chains import Chains, list_stop_words
from jalin.text.words.tokens import split_tokens


def chains(text: str) -> Chains:
    """Build the chains of a text."""
    tokens = split_tokens(text)
    known = tuple(find_known_names(text, tokens, knowledge().names))
    return Chains.build(text, tokens, known, knowledge())


def follow(text: str, *, joins: bool = False) -> str:
    """Follow the name that begins a text."""
    built = chains(text)
    return text[: built.end_of(built.extend(0, joins=joins))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maju Terus hadir", "Maju Terus"),
        ("Maju, Terus", "Maju"),
        ("Maju. Terus", "Maju"),
        ("Maju-Terus hadir", "Maju-Terus"),
        ("Maju Terus 21 hadir", "Maju Terus 21"),
        ("Maju Terus 2026 hadir", "Maju Terus"),
        ("Maju Terus, Tbk hadir", "Maju Terus, Tbk"),
        ("Maju Terus (Persero) Tbk hadir", "Maju Terus (Persero) Tbk"),
        ("Maju Terus (Persero) hadir", "Maju Terus (Persero)"),
        ("Maju Terus (MTR) hadir", "Maju Terus"),
        ("Bank of Alfamo hadir", "Bank of Alfamo"),
        ("maju Terus", ""),
    ],
)
def test_name_runs_over_capitalised_words(text: str, name: str) -> None:
    """Blanks, hyphens, short numbers and legal endings continue a name; other marks end it."""
    built = chains(text)
    last = built.extend(0, joins=False)
    assert (text[: built.end_of(last)] if last else "") == name


@pytest.mark.parametrize(
    ("text", "joins", "name"),
    [
        ("Padi dan Sagu hadir", True, "Padi dan Sagu"),
        ("Padi dan Sagu hadir", False, "Padi"),
        ("Padi dan Thales hadir", True, "Padi"),
        ("Padi dan sagu hadir", True, "Padi"),
        ("Padi, dan Sagu hadir", True, "Padi"),
    ],
)
def test_joining_words_join_only_where_allowed(text: str, joins: bool, name: str) -> None:  # noqa: FBT001
    """A "dan" goes on where the kind of name allows it and no other organisation begins."""
    assert follow(text, joins=joins) == name


@pytest.mark.parametrize(
    ("text", "what", "office"),
    [
        ("Kantor Luar Negeri Budi hadir", "portfolio", "Luar Negeri"),
        ("Kantor Luar Negeri Prancis Jean hadir", "portfolio", "Luar Negeri Prancis"),
        ("Kantor Budi hadir", "portfolio", ""),
        ("Kantor Jawa Barat Budi hadir", "place", "Jawa Barat"),
        ("Kantor Budi hadir", "place", ""),
    ],
)
def test_office_reaches_over_known_words_only(text: str, what: str, office: str) -> None:
    """A portfolio and a country, or a place, belong to an office; a person's name does not."""
    built = chains(text)
    last = built.extend_over(1, what)
    start = built.tokens[1].span.start
    assert (text[start : built.end_of(last)] if last > 1 else "") == office


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("ia memuji Borneo Nickel Ltd", "Ltd", "Borneo"),
        ("Menurut Borneo Ltd", "Ltd", "Borneo"),
        ("ia memuji Ltd", "Ltd", None),
        ("Alfa PT Borneo Energy", "Energy", "PT"),
    ],
)
def test_name_is_followed_backwards_from_its_last_word(
    text: str, word: str, first: str | None
) -> None:
    """A run begins at its first capital, at a legal form inside it, never at an opening word."""
    built = chains(text)
    index = built.start_before(text.index(word))
    assert (None if index is None else built.tokens[index].text) == first


def test_words_that_open_sentences_begin_no_name() -> None:
    """Function words, offices and days are stop words; a name is none."""
    stop_words = list_stop_words(knowledge().lexicon)
    assert {"menurut", "direktur", "rabu"} <= stop_words
    assert "nusaraya" not in stop_words
