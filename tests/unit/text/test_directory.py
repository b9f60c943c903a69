"""The directory loads as a whole, or tells all that is wrong with it."""

from pathlib import Path

import pytest

from factory import knowledge
from jalin.model import LexiconError
from jalin.text.directory import load_directory

COUNTRIES = "- {id: ID, name: Indonesia}\n"


def fill(folder: Path, organisations: str) -> Path:
    """Write a small directory."""
    (folder / "countries.yml").write_text(COUNTRIES, encoding="utf-8")
    (folder / "companies.yml").write_text(organisations, encoding="utf-8")
    return folder


def test_directory_knows_at_least_two_thousand_organisations() -> None:
    """The shipped directory is whole: no broken link, no form of two owners, and large."""
    assert len(knowledge().directory.organisations) >= 2_000


@pytest.mark.parametrize("code", ["ID", "BY", "FR", "IN", "JP", "KR", "US", "NO"])
def test_countries_have_their_iso_codes(code: str) -> None:
    """A country is found by its ISO 3166-1 code, Norway's "NO" included."""
    assert knowledge().directory.countries[code].id == code


@pytest.mark.parametrize("kind", ["organisations", "countries"])
def test_every_entry_stands_under_its_own_id(kind: str) -> None:
    """The key of an entry is its id."""
    entries = getattr(knowledge().directory, kind)
    assert all(key == entry.id for key, entry in entries.items())


def test_country_codes_are_two_capitals_and_other_ids_are_not() -> None:
    """An id tells a country from an organisation, as readings rely on it."""
    directory = knowledge().directory
    assert all(len(code) == 2 and code.isupper() for code in directory.countries)
    assert not any(identity.isupper() for identity in directory.organisations)


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ("- {id: a, name: A, kind: company}\n- {id: a, name: B, kind: company}", "given twice"),
        ("- {id: a, name: A, kind: shop}", "'shop' is not a valid PartyKind"),
        ("- {id: a, name: A}", "KeyError 'kind'"),
        ("- {id: a, name: A, kind: company, colour: red}", "unknown keys"),
        ("- {id: a, name: A, kind: company, aliases: [1]}", "something other than text"),
        ("- {id: a, name: A, kind: company, parent: b}", "parent 'b' is not in the directory"),
        ("- {id: a, name: A, kind: company, successor: b}", "successor 'b' is not"),
        ("- {id: a, name: A, kind: company, country: XX}", "country 'XX' is not"),
        ("- {id: a, name: A, kind: company, sectors: [toys]}", "'toys' is not a valid Sector"),
        (
            "- {id: a, name: A, kind: company}\n- {id: b, name: A, kind: company}",
            "both 'a' and 'b'",
        ),
        ("- {id: A b, name: A, kind: company}", "small letters and digits"),
        ("- {id: a, name: A, cautious: [A], kind: company}", "both sure and cautious"),
        ("- {id: a, name: A, kind: company, since: 2020, until: 2019}", "until 2019 lies before"),
        ("- {id: a, name: A, kind: company, parent: a}", "its parent leads back"),
        ("- {id: a, name: A, kind: company, heirs: [b]}", "heir 'b' is not"),
        (
            (
                "- {id: a, name: A, kind: company, successor: b}\n"
                "- {id: b, name: B, kind: company, successor: a}"
            ),
            "its successor leads back",
        ),
        (
            (
                "- {id: a, name: A, kind: company, until: 2020, successor: b}\n"
                "- {id: b, name: B, kind: company, since: 2019}"
            ),
            "successor 'b' begins before 2020",
        ),
        (
            (
                "- {id: a, name: A, kind: company, successor: b, heirs: [b]}\n"
                "- {id: b, name: B, kind: company}"
            ),
            "has a successor and heirs",
        ),
        ("a: b", "not a list of entries"),
        ("- a", "not an entry"),
    ],
)
def test_fault_is_told(tmp_path: Path, entries: str, fault: str) -> None:
    """A broken entry, link or form stops the loading and is named."""
    with pytest.raises(LexiconError, match=fault):
        load_directory(fill(tmp_path, entries))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """One error carries every fault, with file and line where an entry is broken."""
    folder = fill(
        tmp_path, "- {id: a, name: A, kind: x}\n- {id: b, name: B, kind: company, parent: c}"
    )
    with pytest.raises(LexiconError) as caught:
        load_directory(folder)
    assert len(caught.value.faults) == 2
    assert caught.value.faults[0].startswith("companies.yml:1: ")


def test_cautious_form_may_belong_to_several(tmp_path: Path) -> None:
    """Two organisations may share an acronym that counts only beside a sure name."""
    entries = (
        "- {id: a, name: Alfa, kind: company, cautious: [AB]}\n"
        "- {id: b, name: Beta, kind: company, cautious: [AB]}"
    )
    assert len(load_directory(fill(tmp_path, entries)).organisations) == 2


@pytest.mark.parametrize(
    ("identity", "today"),
    [
        ("kemkominfo", "kemkomdigi"),
        ("bkpm", "kemen-investasi-hilirisasi"),
        ("kemen-investasi", "kemen-investasi-hilirisasi"),
        ("bakorkamla", "bakamla"),
        ("lemsaneg", "bssn"),
        ("kemen-bumn", "bp-bumn"),
        ("kemenhub", "kemenhub"),
        ("FR", "FR"),
        ("nobody", "nobody"),
    ],
)
def test_a_renamed_body_stands_under_its_name_of_today(identity: str, today: str) -> None:
    """Renamings are followed to their end; what kept its name is itself."""
    assert knowledge().directory.current_of(identity) == today


@pytest.mark.parametrize(
    "identity",
    ["kemen-pupr", "klhk", "kemenkumham", "lipi", "lapan", "xl-axiata", "hutchison-3-id", "ppd"],
)
def test_a_body_that_was_split_or_merged_is_itself(identity: str) -> None:
    """Only a renaming one to one makes two entries one party."""
    assert knowledge().directory.current_of(identity) == identity


def test_a_successor_that_was_there_before_is_another_body(tmp_path: Path) -> None:
    """A body that goes into one that began long before is no renaming of it."""
    entries = (
        "- {id: a, name: A, kind: agency, until: 2020, successor: b}\n"
        "- {id: b, name: B, kind: agency}\n"
        "- {id: c, name: C, kind: agency, until: 2010, successor: d}\n"
        "- {id: d, name: D, kind: agency, since: 2015}\n"
        "- {id: e, name: E, kind: agency, until: 2012, successor: f}\n"
        "- {id: f, name: F, kind: agency, since: 2013}"
    )
    assert load_directory(fill(tmp_path, entries)).renamed == {"e": "f"}


def test_home_of_a_portfolio_must_be_known(tmp_path: Path) -> None:
    """A portfolio names Indonesia's own body by an id of the directory."""
    portfolio = "- {id: laut, name: Angkatan Laut, kind: military, home: tni-al}"
    (tmp_path / "portfolios.yml").write_text(portfolio, encoding="utf-8")
    with pytest.raises(LexiconError, match="home 'tni-al' is not"):
        load_directory(fill(tmp_path, "- {id: a, name: A, kind: company}"))


@pytest.mark.parametrize(
    ("identity", "parent"),
    [
        ("pindad", "defend-id"),
        ("len-industri", "defend-id"),
        ("pal-indonesia", "defend-id"),
        ("dahana", "defend-id"),
        ("dirgantara-indonesia", "defend-id"),
        ("defend-id", "bpi-danantara"),
        ("antam", "mind-id"),
        ("bukit-asam", "mind-id"),
        ("timah", "mind-id"),
        ("tni-al", "tni"),
        ("switch-mobility", "ashok-leyland"),
        ("caracal", "edge"),
        ("suryacipta-swadaya", "surya-semesta"),
    ],
)
def test_members_stand_under_their_holding(identity: str, parent: str) -> None:
    """A company of a group, a service of the forces knows its parent."""
    assert knowledge().directory.organisations[identity].parent == parent
