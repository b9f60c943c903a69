"""Parties stand for their group and their state."""

import pytest

from deal_factory import PARTY_IDS, WORLD
from factory import knowledge
from jalin.model import PartyKind, Predicate, Relation
from jalin.resolve.deals.kin import Kin, find_chain, find_kin
from jalin.text.directory import Country, Directory, Organisation
from register_factory import doc, reading

RENAMED = Directory(
    organisations={
        it.id: it
        for it in (
            Organisation(id="kemkominfo", name="Kominfo", kind=PartyKind.MINISTRY, country="ID"),
            Organisation(id="kemkomdigi", name="Komdigi", kind=PartyKind.MINISTRY, country="ID"),
            Organisation(
                id="bakti", name="BAKTI", kind=PartyKind.OTHER, country="ID", parent="kemkominfo"
            ),
        )
    },
    countries={"ID": Country(id="ID", name="Indonesia")},
    renamed={"kemkominfo": "kemkomdigi"},
)


def kin_of(*relations: tuple[str, Predicate, str]) -> Kin:
    """Find the kin of a company outside the directory by what its document tells of it."""
    told = reading(doc())
    names = {
        "~baja.business": ["PT Baja", "Baja Nusa"],
        "pindad": ["PT Pindad"],
        "thales": ["Thales"],
    }
    told = type(told)(
        doc_id=told.doc_id,
        relevant=True,
        document_id=told.document_id,
        relations=tuple(Relation(subject=s, predicate=p, object=o) for s, p, o in relations),
    )
    return find_kin(names, told, WORLD)["~baja.business"]


@pytest.mark.parametrize(
    ("identity", "chain"),
    [
        ("thales", ("thales",)),
        ("ashok-leyland", ("ashok-leyland", "hinduja")),
        ("pindad", ("pindad", "defend-id", "kemenbumn")),
        ("kemhan", ("kemhan", "ID")),
        ("ministry:pertahanan.fr", ("ministry:pertahanan.fr", "FR")),
        ("FR", ("FR",)),
        ("~baja.business", ("~baja.business",)),
        ("~kementerian-industri.public.ID", ("~kementerian-industri.public.ID",)),
    ],
)
def test_a_chain_leads_to_the_group_or_the_state(identity: str, chain: tuple[str, ...]) -> None:
    """The directory gives parents and, for a public body, its state; itself is first."""
    assert find_chain(identity, WORLD) == chain


@pytest.mark.parametrize(
    ("identity", "chain"),
    [("kemkominfo", ("kemkomdigi", "ID")), ("bakti", ("bakti", "kemkomdigi"))],
)
def test_a_chain_uses_the_names_of_today(identity: str, chain: tuple[str, ...]) -> None:
    """A body that was renamed stands in every chain under its new name."""
    assert find_chain(identity, RENAMED) == chain


def test_parents_in_a_ring_end() -> None:
    """A directory in which two entries lie under each other still gives a chain."""
    ring = Directory(
        organisations={
            one: Organisation(id=one, name=one, kind=PartyKind.COMPANY, parent=other)
            for one, other in (("alfa", "beta"), ("beta", "alfa"))
        },
        countries={},
    )
    assert find_chain("alfa", ring) == ("alfa", "beta")


def test_a_chain_has_an_end() -> None:
    """However deep a group is, a chain names eight of its bodies at most."""
    deep = Directory(
        organisations={
            f"lapis-{n}": Organisation(
                id=f"lapis-{n}", name=f"Lapis {n}", kind=PartyKind.COMPANY, parent=f"lapis-{n + 1}"
            )
            for n in range(12)
        },
        countries={},
    )
    assert find_chain("lapis-0", deep) == tuple(f"lapis-{n}" for n in range(8))


@pytest.mark.parametrize(
    "relation",
    [
        ("PT Baja", Predicate.SUBSIDIARY_OF, "PT Pindad"),
        ("Baja Nusa", Predicate.PART_OF, "Pindad"),
        ("PT BAJA Tbk", Predicate.STATE_OWNED_BY, "PT Pindad"),
        ("PT Pindad", Predicate.OWNS_STAKE_IN, "PT Baja"),
    ],
    ids=["subsidiary", "part, by another form", "state-owned, spelt otherwise", "stake"],
)
def test_a_document_tells_owners(relation: tuple[str, Predicate, str]) -> None:
    """What a text says of ownership adds the owner's chain and its roots."""
    kin = kin_of(relation)
    assert kin.chain == {"~baja.business", "pindad", "defend-id", "kemenbumn"}
    assert kin.roots == {"~baja.business", "ID"}


@pytest.mark.parametrize(
    "relation",
    [
        ("PT Baja", Predicate.MEMBER_OF, "PT Pindad"),
        ("PT Pindad", Predicate.SUBSIDIARY_OF, "PT Baja"),
        ("PT Baja", Predicate.OWNS_STAKE_IN, "PT Pindad"),
        ("PT Baja", Predicate.SUBSIDIARY_OF, "PT Besi"),
        ("PT Baja", Predicate.SUBSIDIARY_OF, "Baja Nusa"),
    ],
    ids=["a member", "the owner", "a holder", "an owner that is no party", "itself"],
)
def test_what_is_no_belonging_adds_nothing(relation: tuple[str, Predicate, str]) -> None:
    """Membership, the other direction and owners outside the deals make no kin."""
    assert kin_of(relation).chain == {"~baja.business"}


def test_several_owners_all_count() -> None:
    """A venture of two parties may stand for either."""
    kin = kin_of(
        ("PT Baja", Predicate.SUBSIDIARY_OF, "Thales"),
        ("PT Baja", Predicate.SUBSIDIARY_OF, "PT Pindad"),
    )
    assert {"thales", "pindad"} <= kin.chain
    assert {"thales", "ID"} <= kin.roots


@pytest.mark.parametrize("identity", PARTY_IDS)
def test_each_party_is_its_own_kin(identity: str) -> None:
    """A chain holds the party itself and at least one root."""
    kin = find_kin({identity: []}, reading(doc()), WORLD)[identity]
    assert identity in kin.chain
    assert kin.roots


def test_kin_share_a_root_all_over_the_directory() -> None:
    """Whoever a known party may stand for has a root in common with it, or they would not meet."""
    directory = knowledge().directory
    found = find_kin(dict.fromkeys(directory.organisations, ()), reading(doc()), directory)
    above = {each for kin in found.values() for each in kin.chain} - found.keys()
    found = {**found, **find_kin(dict.fromkeys(above, ()), reading(doc()), directory)}
    strangers = [
        (kin.id, each)
        for kin in found.values()
        for each in sorted(kin.chain)
        if not kin.roots & found[each].roots
    ]
    assert strangers == []
