"""Aliases join party mentions inside one document."""

from jalin.model import PartyKind
from jalin.resolve.parties.aliases import join_in_document
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


def test_one_directory_entry_under_two_names_is_joined() -> None:
    """What the directory knows as one needs no name in common."""
    one = party("Kemenperin", known_as="kemenperin")
    other = party("Ministry of Industry", known_as="kemenperin")
    told = reading(doc(), deal(one, party("PT Baja")), deal(other, party("PT Besi")))
    assert [len(found.places) for found in join_in_document(told)] == [2, 1, 1]


def test_the_directory_may_be_asked_anew() -> None:
    """Who joins may bring another way to know a mention than the reader's."""
    told = reading(doc(), deal(party("Kilat"), party("Baja")), deal(party("Petir"), party("Besi")))
    joined = join_in_document(told, lambda it: "x" if it.name in {"Kilat", "Petir"} else None)
    assert [len(found.places) for found in joined] == [2, 1, 1]


def test_two_families_of_kinds_are_never_joined() -> None:
    """A company and a university of one name stay apart."""
    campus = party("Trisakti", kind=PartyKind.UNIVERSITY)
    told = reading(doc(), deal(party("Trisakti"), party("A")), deal(campus, party("B")))
    assert len(join_in_document(told)) == 4


def test_what_mentions_tell_comes_together() -> None:
    """The leading mention takes kind, country and forms from the others."""
    vague = party("PT Baja Nusantara", "Baja", kind=PartyKind.OTHER)
    clear = party("Baja", "Baja Nusa", country="ID")
    told = reading(doc(), deal(vague, party("A")), deal(clear, party("B")))
    found = join_in_document(told)[0].told
    assert (found.name, found.kind, found.country) == ("PT Baja Nusantara", "company", "ID")
    assert found.aliases == ("Baja", "Baja Nusa")


def test_bare_initials_give_way_to_the_name_that_they_spell() -> None:
    """A party told by its initials goes by the long form that its document gives."""
    told = reading(doc(), deal(party("BAS", "PT Baja Abadi Sentosa"), party("Besi")))
    assert join_in_document(told)[0].told.name == "PT Baja Abadi Sentosa"
