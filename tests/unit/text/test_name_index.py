"""Known names in a text."""

import pytest

from factory import knowledge
from jalin.text.name_index import FormKind, find_known_names
from jalin.text.words.tokens import split_tokens


def find(text: str) -> list[tuple[str, FormKind, str]]:
    """Find known names, with what they are."""
    names = find_known_names(text, split_tokens(text), knowledge().names)
    return [(name.span.slice(text), name.form.kind, name.form.id) for name in names]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Pejabat BSSN hadir.", "bssn"),
        ("Badan Siber dan Sandi Negara hadir.", "bssn"),
        ("Kapal Bakamla berlayar.", "bakamla"),
        ("KEMENTERIAN PERINDUSTRIAN menggelar rapat.", "kemenperin"),
        ("Ministry of Industry hadir.", "kemenperin"),
    ],
)
def test_organisation_is_known_by_any_of_its_forms(text: str, identity: str) -> None:
    """Names, acronyms, capitals and English names lead to one entry."""
    assert [(kind, known) for _, kind, known in find(text)] == [(FormKind.ORGANISATION, identity)]


@pytest.mark.parametrize(
    ("text", "known"),
    [("Ekspor ke AS naik.", ["US"]), ("Gardan dan as roda patah.", []), ("Kapal As roda.", [])],
)
def test_acronym_counts_only_in_its_own_letters(text: str, known: list[str]) -> None:
    """The country is "AS"; "as" is an axle."""
    assert [identity for _, _, identity in find(text)] == known


@pytest.mark.parametrize("text", ["mereka membuat batu bata", "ia menjual solo gitar"])
def test_name_begins_with_a_capital(text: str) -> None:
    """A known place in small letters is another word."""
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Menteri Perindustrian datang.", FormKind.OFFICE),
        ("Belarusia menang.", FormKind.COUNTRY),
        ("Ia tinggal di Bandung.", FormKind.PLACE),
        ("Paris hujan.", FormKind.PLACE),
    ],
)
def test_form_tells_what_it_names(text: str, kind: FormKind) -> None:
    """An office, a country and a place are told apart."""
    assert [found for _, found, _ in find(text)] == [kind]


def test_longest_form_wins() -> None:
    """A place inside a longer known name is not found for itself."""
    assert [text for text, _, _ in find("Universitas Padjadjaran Bandung dan Jawa Barat")][-1] == (
        "Jawa Barat"
    )


@pytest.mark.parametrize("gap", ["\n", ". ", " -- — "])
def test_name_does_not_run_over_a_break(gap: str) -> None:
    """A line break, a full stop or a long gap parts the words of a name."""
    assert "Jawa Barat" not in " ".join(text for text, _, _ in find(f"Jawa{gap}Barat"))


def test_name_closes_the_bracket_that_it_opens() -> None:
    """The closing bracket of a known form with a legal form in brackets belongs to it."""
    assert find("PT Pindad (Persero) rapat.")[0][0] == "PT Pindad (Persero)"
