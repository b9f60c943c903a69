"""Names that the exchange formats share."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataset_factory import exported_deal
from jalin.export.standards.naming import cut, find_address, name_deal, write_hash, write_iri


@given(key=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_an_iri_is_absolute_and_holds_only_what_one_may(key: str) -> None:
    """Whatever the key is; a slash in it ends no part."""
    written = write_iri("party", key, "b")
    assert re.fullmatch(r"tag:jalin\.invalid,2026:party/[A-Za-z0-9._~%-]*/b", written)


def test_ids_differ_where_keys_do() -> None:
    """Keys do not run into one another."""
    keys = [("deal", "ab"), ("deal", "a", "b"), ("party", "ab")]
    assert len({write_hash(*it) for it in keys}) == len(keys)
    assert len({write_iri(*it) for it in keys}) == len(keys)


def test_a_hash_stays_the_same() -> None:
    """Ids of exports of different days go together."""
    assert write_hash("party", "pindad") == "jalin-5b9537e25af51ea957949542c303c36a72029682"


@pytest.mark.parametrize(
    ("parties", "objects", "expected"),
    [
        (("A", "B"), ("bus", "truk"), "A – B: bus, truk"),
        (("A", "B"), (), "A – B"),
        ((), (), "0123456789ab"),
        (("A\n\x00B",), (), "A B"),
    ],
)
def test_a_deal_is_named_by_parties_and_objects(
    parties: tuple[str, ...], objects: tuple[str, ...], expected: str
) -> None:
    """By its id where nobody is known."""
    assert name_deal(exported_deal(parties=parties, objects=objects)) == expected


def test_a_long_text_is_cut_visibly() -> None:
    """What is as long as it may be stays."""
    assert [cut(text, 4) for text in ("abcd", "abcde")] == ["abcd", "abc…"]


@pytest.mark.parametrize(
    "address", ["https://warta.example/a?x=1#b", "http://127.0.0.1:8000/deals/1"]
)
def test_an_address_of_a_page_is_kept(address: str) -> None:
    """As it is."""
    assert find_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        *(None, "", "javascript:alert(1)", "file:///etc/passwd", "//a.example", "https://"),
        *("https://a.example/\x00", "https://a.example/ b", "https://a.example:x/", "http://[::1"),
    ],
)
def test_what_leads_to_no_page_is_no_address(address: str | None) -> None:
    """It is left out, not mended."""
    assert find_address(address) is None
