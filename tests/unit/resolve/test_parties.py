"""Party mentions over documents are one register party, each link with its reason."""

from jalin.model import Party, PartyKind, Reading
from jalin.resolve.parties import LinkRule, RegisterParty, link_parties
from register_factory import deal, doc, party, reading


def tell(name: str, *members: Party) -> Reading:
    """Build the reading of a document of its own with one deal."""
    return reading(doc(f"Naskah {name}.", name=name), deal(*members))


def ids(linked: tuple[RegisterParty, ...]) -> list[str]:
    """List the ids."""
    return [each.id for each in linked]


def test_the_directory_links_different_names() -> None:
    """Names of one directory entry are one party."""
    one = tell("a", party("Kemenperin", known_as="kemenperin"))
    other = tell("b", party("Kementerian Perindustrian RI", known_as="kemenperin"))
    (found,) = link_parties([one, other])
    assert (found.id, found.name) == ("kemenperin", "Kementerian Perindustrian RI")
    assert {link.rule for link in found.links} == {LinkRule.DIRECTORY}


def test_legal_words_do_not_tell_parties_apart() -> None:
    """Legal form and accents are no part of a name."""
    linked = link_parties([tell("a", party("PT Séjahtera Tbk")), tell("b", party("Sejahtera"))])
    assert ids(linked) == ["~sejahtera.business"]
    assert {link.forms for link in linked[0].links} == {("PT Séjahtera Tbk",), ("Sejahtera",)}


def test_one_name_of_two_kinds_stays_apart() -> None:
    """A company is not the university that bears its name."""
    campus = party("Trisakti", kind=PartyKind.UNIVERSITY)
    assert len(link_parties([tell("a", party("Trisakti")), tell("b", campus)])) == 2


def test_a_kind_left_unsaid_follows_the_only_one_said() -> None:
    """A mention that does not tell its kind joins the only party of its name."""
    unsaid = party("Sejahtera", kind=PartyKind.OTHER)
    (found,) = link_parties([tell("a", party("Sejahtera")), tell("b", unsaid)])
    assert found.kind is PartyKind.COMPANY
    assert {link.rule for link in found.links} == {LinkRule.SAME_NAME, LinkRule.KIND_UNSAID}


def test_a_kind_left_unsaid_joins_none_of_two() -> None:
    """Where two kinds share the name, the mention that tells none stays by itself."""
    readings = [
        tell("a", party("Trisakti")),
        tell("b", party("Trisakti", kind=PartyKind.UNIVERSITY)),
        tell("c", party("Trisakti", kind=PartyKind.OTHER)),
    ]
    assert len(link_parties(readings)) == 3


def test_ministries_of_two_countries_stay_apart() -> None:
    """Public bodies of one name belong to their countries."""
    readings = [
        tell(place, party("Kementerian Perindustrian", kind=PartyKind.MINISTRY, country=country))
        for place, country in (("a", "ID"), ("b", "BY"))
    ]
    assert len(link_parties(readings)) == 2


def test_a_country_left_unsaid_follows_the_only_one_said() -> None:
    """A ministry without a country joins the only one of its name."""
    readings = [
        tell(place, party("Kementerian Perindustrian", kind=PartyKind.MINISTRY, country=country))
        for place, country in (("a", "ID"), ("b", None))
    ]
    (found,) = link_parties(readings)
    assert found.country == "ID"


def test_initials_never_leave_their_document() -> None:
    """Bare initials of two documents are two parties."""
    assert len(link_parties([tell("a", party("BAS")), tell("b", party("BAS"))])) == 2


def test_descriptions_never_leave_their_document() -> None:
    """A described party of two documents is two parties."""
    described = party("perusahaan setempat", kind=PartyKind.OTHER)
    assert len(link_parties([tell("a", described), tell("b", described)])) == 2


def test_a_wrong_alias_does_not_cascade() -> None:
    """An alias that is wrong in one document joins nothing in another."""
    wrong = reading(
        doc("Naskah a.", name="a"),
        deal(party("PT Len", "Thales"), party("PT Baja")),
        deal(party("Thales"), party("PT Besi")),
    )
    right = reading(doc("Naskah b.", name="b"), deal(party("PT Len"), party("Thales")))
    linked = {each.id: len(each.links) for each in link_parties([wrong, right])}
    assert linked["~thales.business"] + linked["~len.business"] == 4
    assert linked["~thales.business"] >= 1
