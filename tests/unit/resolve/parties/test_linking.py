"""Party mentions over documents are one register party, each link with its reason."""

from itertools import permutations

import pytest

from factory import knowledge
from jalin.model import Party, PartyKind, Reading
from jalin.resolve.parties.linking import LinkRule, PartyKey, find_keys, settle_keys
from jalin.text.lookup import PartyLookup
from linking import RegisterParty, link_parties
from register_factory import deal, doc, party, reading

LOOKUP = PartyLookup.of(knowledge().directory)
MINISTRY, MILITARY, AGENCY = PartyKind.MINISTRY, PartyKind.MILITARY, PartyKind.AGENCY


def tell(name: str, *members: Party) -> Reading:
    """Build the reading of a document of its own with one deal."""
    return reading(doc(f"Naskah {name}.", name=name), deal(*members))


def ids(linked: tuple[RegisterParty, ...]) -> list[str]:
    """List the ids."""
    return [each.id for each in linked]


def link(*members: Party) -> list[tuple[str, LinkRule]]:
    """Find the keys of a document with one deal, with the whole directory at hand."""
    keys = [key for _, key in find_keys(tell("a", *members), LOOKUP)]
    return [(key.id, key.rule) for key in keys]


def test_the_directory_links_different_names() -> None:
    """Names of one directory entry are one party, which is called as the entry is."""
    one = tell("a", party("Kemenperin", known_as="kemenperin"))
    other = tell("b", party("Kementerian Perindustrian RI", known_as="kemenperin"))
    (found,) = link_parties([one, other], LOOKUP)
    assert (found.id, found.name) == ("kemenperin", "Kementerian Perindustrian")
    assert (found.kind, found.country, found.known_as) == (MINISTRY, "ID", "kemenperin")
    assert {each.rule for each in found.links} == {LinkRule.DIRECTORY}


@pytest.mark.parametrize(
    ("mention", "identity", "rule"),
    [
        (party("PT Pindad (Persero)"), "pindad", LinkRule.DIRECTORY_NAME),
        (party("ASHOK LEYLAND LTD"), "ashok-leyland", LinkRule.DIRECTORY_NAME),
        (party("OJSC Minsk Automobile Plant"), "maz", LinkRule.DIRECTORY_NAME),
        (party("Zhejiang Huayou Cobalt Co., Ltd"), "huayou", LinkRule.DIRECTORY_NAME),
        (party("PT Pindad Persero Tbk (PND)"), "pindad", LinkRule.DIRECTORY_NAME),
        (party("Kemenperin", kind=MINISTRY), "kemenperin", LinkRule.DIRECTORY_NAME),
        (
            party("Indonesian Ministry of Industry", kind=MINISTRY),
            "kemenperin",
            LinkRule.DIRECTORY_NAME,
        ),
        (party("Industry Ministry", kind=MINISTRY, country="ID"), "kemenperin", "state_body"),
        (party("Indonesia's Air Force", kind=MILITARY, country="ID"), "tni-au", "state_body"),
        (
            party("Kementerian Perindustrian Belarusia", kind=MINISTRY, country="BY"),
            "ministry:perindustrian.by",
            "state_body",
        ),
        (
            party("Ministry of Industry", kind=MINISTRY, country="BY"),
            "ministry:perindustrian.by",
            "state_body",
        ),
        (party("pemerintah Jepang", kind=PartyKind.GOVERNMENT, country="JP"), "JP", "state_body"),
        (party("Perancis", kind=PartyKind.GOVERNMENT), "FR", LinkRule.DIRECTORY_NAME),
        (party("Kominfo", kind=MINISTRY, known_as="kemkominfo"), "kemkomdigi", LinkRule.RENAMED),
        (party("BKPM", kind=AGENCY), "kemen-investasi-hilirisasi", LinkRule.RENAMED),
        (party("Kementrian Perindustian", kind=MINISTRY), "kemenperin", "directory_spelling"),
        (party("Ashok Leylan", country="IN"), "ashok-leyland", "directory_spelling"),
        (party("Indonesia", kind=PartyKind.OTHER), "ID", LinkRule.DIRECTORY_NAME),
        (party("Retia", kind=PartyKind.OTHER), "retia", LinkRule.DIRECTORY_NAME),
        (
            party("Sea Watch Office", "Bakamla", kind=AGENCY, country="ID"),
            "bakamla",
            LinkRule.DIRECTORY_ALIAS,
        ),
        (party("KAI", country="KR"), "korea-aerospace", LinkRule.DIRECTORY_CONTEXT),
        (party("KAI", country="ID"), "kereta-api-indonesia", LinkRule.DIRECTORY_CONTEXT),
        (party("PT KAI"), "kereta-api-indonesia", LinkRule.DIRECTORY_NAME),
        (party("PSSN", "Badan Siber dan Sandi Negara", kind=AGENCY), "bssn", "directory_alias"),
    ],
)
def test_a_mention_that_the_reader_left_is_looked_up(
    mention: Party, identity: str, rule: str
) -> None:
    """A form of the directory, a body of a state, an old name, a slip of the pen: each links."""
    ((found, why),) = link(mention)
    assert found.startswith(identity)
    assert why == rule


@pytest.mark.parametrize(
    "mention",
    [
        party("Trisakti Motor"),
        party("Pindad", kind=PartyKind.UNIVERSITY),
        party("Thales Pindad Nusantara"),
        party("KSP Karya", "KSP"),
        party("Ashok Leylan", country="ID"),
        party("Pemkab Badong", kind=PartyKind.GOVERNMENT, country="ID"),
        party("Toyota Karoseri Jaya", "Toyota"),
        party("Sea Watch Office", "kantornya", "Laskar", kind=AGENCY),
        party("Indonesia", kind=MINISTRY, country="ID"),
    ],
)
def test_what_only_resembles_a_known_name_stays_outside(mention: Party) -> None:
    """Another kind, another country, a word in common or a short form of its own links nothing."""
    assert link(mention)[0][0].startswith("~")


def test_bare_initials_link_where_the_document_names_the_entry() -> None:
    """An unsure form is what the same document names in full."""
    both = reading(
        doc(),
        deal(party("Korea Aerospace Industries"), party("PT Baja")),
        deal(party("KAI"), party("PT Besi")),
    )
    keys = [key.id for _, key in find_keys(both, LOOKUP)]
    assert keys.count("korea-aerospace") == 2


def test_bare_initials_without_context_stay_in_their_document() -> None:
    """Initials that several bear link nothing by themselves."""
    assert link(party("KAI"))[0][1] is LinkRule.DOCUMENT_ONLY


def test_two_parties_of_one_deal_are_never_one() -> None:
    """The one that is linked more weakly keeps to its document."""
    first, second = link(party("Ashok Leyland"), party("Ashok Leylan"))
    assert first == ("ashok-leyland", LinkRule.DIRECTORY_NAME)
    assert second[1] is LinkRule.DOCUMENT_ONLY
    assert second[0] != first[0]


def test_two_spellings_in_one_deal_stay_two() -> None:
    """Spellings that meet over documents do not meet inside a deal."""
    found = link(party("PT Surya Cipta"), party("Suryacipta Nusa"), party("Soerya Tjipta"))
    assert len({identity for identity, _ in found}) == 3


def test_two_names_of_one_entry_in_one_deal_are_one() -> None:
    """What the directory knows for sure is one whatever the deal says."""
    found = link(party("PT Pindad"), party("Pindad (Persero)"))
    assert {identity for identity, _ in found} == {"pindad"}


def test_the_ministry_is_not_the_state() -> None:
    """A ministry that goes by the name of its state is still the ministry."""
    members = (
        party("Kementerian Perindustrian Indonesia", "Indonesia", kind=MINISTRY, country="ID"),
        party("Indonesia", kind=PartyKind.GOVERNMENT, country="ID"),
    )
    assert [identity for identity, _ in link(*members)] == ["kemenperin", "ID"]


def test_legal_words_do_not_tell_parties_apart() -> None:
    """Legal form and accents are no part of a name."""
    linked = link_parties([tell("a", party("PT Séjahtera Tbk")), tell("b", party("Sejahtera"))])
    assert ids(linked) == ["~sejahtera.business"]
    assert {link.forms for link in linked[0].links} == {("PT Séjahtera Tbk",), ("Sejahtera",)}


def test_spellings_meet_over_documents() -> None:
    """A name spelt otherwise is the same party, and the link says so."""
    (found,) = link_parties(
        [tell("a", party("Surya Cipta")), tell("b", party("PT Soerya Tjipta Tbk"))]
    )
    assert {each.rule for each in found.links} == {LinkRule.SAME_NAME, LinkRule.SAME_SPELLING}


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
        tell(place, party("Kementerian Perindustrian", kind=MINISTRY, country=country))
        for place, country in (("a", "ID"), ("b", "BY"))
    ]
    assert len(link_parties(readings)) == 2
    assert len(link_parties(readings, LOOKUP)) == 2


def test_a_country_left_unsaid_follows_the_only_one_said() -> None:
    """A ministry without a country joins the only one of its name."""
    readings = [
        tell(place, party("Kementerian Perindustrian", kind=MINISTRY, country=country))
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


def test_a_wrong_alias_of_a_known_party_changes_nothing() -> None:
    """A name that the directory knows outweighs any alias."""
    found = link(party("PT Len Industri", "Thales"), party("Thales"))
    assert [identity for identity, _ in found] == ["len-industri", "thales"]


def test_a_key_depends_on_its_own_document_alone() -> None:
    """What other documents say changes no key, and the order of documents no party."""
    readings = [
        tell("a", party("Sejahtera"), party("KAI", country="KR")),
        tell("b", party("Sejahtera", kind=PartyKind.OTHER), party("KAI")),
        tell("c", party("Sejahttera"), party("Korea Aerospace Industries")),
    ]
    linked = link_parties(readings, LOOKUP)
    assert all(link_parties(order, LOOKUP) == linked for order in permutations(readings))


def test_only_keys_of_one_block_settle_one_another() -> None:
    """Settling a block by itself gives what settling all gives."""
    said = PartyKey(rule=LinkRule.SAME_NAME, name="baja", form="baja", family="business")
    unsaid = PartyKey(rule=LinkRule.SAME_NAME, name="baja", form="baja")
    other = PartyKey(rule=LinkRule.SAME_NAME, name="besi", form="besi")
    known = PartyKey(rule=LinkRule.DIRECTORY, name="pindad")
    assert (said.block, known.block) == ("baja", None)
    alone = settle_keys([said, unsaid])
    together = settle_keys([unsaid, known, other, said])
    assert {key: together[key] for key in alone} == alone
    assert alone[unsaid].id == said.id
    assert (together[other], together[known]) == (other, known)
