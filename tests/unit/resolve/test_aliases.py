"""Aliases join party mentions inside one document."""

from jalin.model import PartyKind
from jalin.resolve.aliases import join_in_document
from register_factory import deal, doc, party, reading


def test_an_acronym_joins_its_long_form() -> None:
    """A mention by acronym is the party that names the acronym as its alias."""
    minsk = party("Minsk Automobile Plant", "MAZ")
    told = reading(doc(), deal(minsk, party("PT Baja")), deal(party("MAZ"), party("PT Besi")))
    assert [len(found.places) for found in join_in_document(told)] == [2, 1, 1]


def test_parties_of_one_deal_are_never_joined() -> None:
    """A wrong alias cannot make a deal of a party with itself."""
    told = reading(doc(), deal(party("PT Len", "Thales"), party("Thales")))
    assert len(join_in_document(told)) == 2


def test_two_directory_entries_are_never_joined() -> None:
    """A shared alias does not outweigh the directory."""
    one = party("Kementerian Perindustrian", "Indonesia", known_as="kemenperin")
    other = party("Indonesia", known_as="ID", kind=PartyKind.GOVERNMENT)
    told = reading(doc(), deal(one, party("PT Baja")), deal(other, party("PT Besi")))
    assert len(join_in_document(told)) == 4


def test_two_families_of_kinds_are_never_joined() -> None:
    """A company and a university of one name stay apart."""
    campus = party("Trisakti", kind=PartyKind.UNIVERSITY)
    told = reading(doc(), deal(party("Trisakti"), party("A")), deal(campus, party("B")))
    assert len(join_in_document(told)) == 4
