"""Names are found in the directory, however they are written."""

import pytest

from factory import knowledge
from jalin.model import PartyKind
from jalin.text.directory import Country, Directory, Organisation
from jalin.text.lookup import FoundBy, PartyLookup, find_organisations, is_one_slip

LOOKUP = PartyLookup.of(knowledge().directory)


@pytest.mark.parametrize(
    ("name", "identity", "how"),
    [
        ("PT Pindad", "pindad", FoundBy.NAME),
        ("pt pindad (persero) tbk", "pindad", FoundBy.NAME),
        ("Kemenperin", "kemenperin", FoundBy.ALIAS),
        ("JICA", "jica", FoundBy.ACRONYM),
        ("Perancis", "FR", FoundBy.ALIAS),
        ("Tiongkok", "CN", FoundBy.NAME),
        ("Amerika Serikat", "US", FoundBy.NAME),
        ("UEA", "AE", FoundBy.ACRONYM),
        ("Korsel", "KR", FoundBy.ALIAS),
        ("Naval Group S.A.", "naval-group", FoundBy.NAME),
        ("Agence Francaise de Developpement", "afd", FoundBy.NAME),
        ("BIN", "bin", FoundBy.CAUTIOUS),
        ("Kementrian Perindustian", "kemenperin", FoundBy.SPELLING),
        ("Ashok Leylan", "ashok-leyland", FoundBy.SPELLING),
        ("AshokLeyland", "ashok-leyland", FoundBy.SPELLING),
        ("Naval Grup", "naval-group", FoundBy.SPELLING),
        ("Linknet", "link-net", FoundBy.SPELLING),
        ("Menperin", "kemenperin", FoundBy.OFFICE),
        ("ashok", "ashok-leyland", FoundBy.PREFIX),
        ("Ministry of Defence of Belarus", "ministry:pertahanan.by", FoundBy.RULE),
        ("Mitsubishi", "mitsubishi-group", FoundBy.ALIAS),
        ("Switzerland's Stadler Rail AG", "stadler", FoundBy.NAME),
        ("Caracal International of the United Arab Emirates", "caracal", FoundBy.NAME),
        ("Badan Keamanan Laut Indonesia", "bakamla", FoundBy.ALIAS),
        ("PT Kereta Api Indonesia (KAI)", "kereta-api-indonesia", FoundBy.NAME),
        ("Indonesian Ministry of Transportation", "kemenhub", FoundBy.ALIAS),
    ],
)
def test_the_surest_entry_comes_first(name: str, identity: str, how: FoundBy) -> None:
    """Case, accents and legal words do not count; slips and beginnings of words are forgiven."""
    found = LOOKUP.find(name)[0]
    assert (found.organisation.id, found.how) == (identity, how)


@pytest.mark.parametrize(
    "name", ["", "()", "Zzyzx Qwrt", "Angkasa Pura IX", "India's Stadler Rail", "of Nowhere"]
)
def test_unknown_names_find_nothing(name: str) -> None:
    """What the directory does not know is not guessed."""
    assert LOOKUP.find(name) == ()


def test_every_entry_of_an_unsure_form_is_found() -> None:
    """A form of several organisations finds them all."""
    found = {each.organisation.id for each in LOOKUP.find_exact("KAI")}
    assert found == {"kereta-api-indonesia", "korea-aerospace"}


def test_each_entry_is_found_once() -> None:
    """An entry that several forms find is given by the surest."""
    ids = [each.organisation.id for each in LOOKUP.find("Pindad")]
    assert len(ids) == len(set(ids)) > 1


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("pindad", "PT Pindad"),
        ("FR", "Prancis"),
        ("ministry:pertahanan.by", "Kementerian Pertahanan Belarus"),
        ("military:pertahanan.by", None),
        ("ministry:pertahanan.zz", None),
        ("ministry:sihir.by", None),
        ("~pindad.business", None),
    ],
)
def test_an_id_leads_back_to_its_entry(identity: str, name: str | None) -> None:
    """Ids of organisations, countries and bodies made by rule are known again."""
    entry = LOOKUP.find_entry(identity)
    assert (entry and entry.name) == name


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("ashok leyland", "ashok leylan", True),
        ("ashok leyland", "ashok leylnad", True),
        ("ashok leyland", "ashok leylend", True),
        ("ashok leyland", "ashok lleyland", True),
        ("ashok leyland", "ashokleyland", True),
        ("ashok leyland", "ashok leyland", False),
        ("ashok leyland", "ashok leela", False),
        ("ashok leyland", "ashok motor leyland", False),
        ("ashok leyland", "ashok bleyland", False),
        ("angkasa pura ii", "angkasa pura i", False),
        ("wijaya karya", "wijaya raya", False),
        ("sentra 12345", "sentra 12346", False),
        ("kemenhub", "kemenhut", False),
        ("transjakarta", "transjakrta", True),
        ("utama abc defgh", "utamaa abc defghi", False),
        ("abcde x fghij", "abcdef xfghij", False),
    ],
)
def test_one_slip_is_forgiven(left: str, right: str, *, slip: bool) -> None:
    """One letter or blank, in a word long enough, that is not its first letter."""
    assert is_one_slip(left, right) is slip


def test_a_directory_may_be_asked_directly() -> None:
    """One question needs no index of one's own."""
    entry = Organisation(id="nusa", name="PT Nusa", kind=PartyKind.COMPANY)
    directory = Directory(
        organisations={"nusa": entry}, countries={"ID": Country(id="ID", name="Indonesia")}
    )
    assert [found.organisation for found in find_organisations(directory, "nusa")] == [entry]
