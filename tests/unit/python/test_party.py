"""One party in Python."""

import pytest

import jalin


def test_a_party_is_found_by_id_and_by_name(reg: jalin.Register) -> None:
    """An id, its start, a name and the start of a word of a name lead to one party."""
    found = {reg.party(asked) for asked in ("pindad", "pin", "PT Pindad", "pt pindad", "Leyland")}
    assert {party.id for party in found} == {"pindad", "ashok-leyland"}


@pytest.mark.parametrize(
    ("asked", "told"), [("Boeing", "'Boeing' is none"), ("PT", "'PT' fits 2 parties")]
)
def test_none_or_several_are_no_party(reg: jalin.Register, asked: str, told: str) -> None:
    """Nothing is guessed; several are named."""
    with pytest.raises(jalin.PartyNotFoundError, match=told):
        reg.party(asked)


def test_a_party_that_was_not_known_yet_is_told(reg: jalin.Register) -> None:
    """As of a day before its first deal it is not there."""
    with pytest.raises(jalin.PartyNotFoundError, match="was not known on 2025-01-01"):
        reg.as_of("2025-01-01").party("pindad")


def test_a_party_has_what_its_page_shows(reg: jalin.Register) -> None:
    """Who it is, its deals, partners, promises and record."""
    party = reg.party("pindad")
    assert (party.name, party.kind, party.country) == ("PT Pindad", "state_owned_enterprise", "ID")
    assert party.deals == reg.deals(party="pindad")
    assert [it.party.id for it in party.partners] == ["ashok-leyland"]
    assert [it.name for it in party.names] == ["PT Pindad"]
    assert [str(it.due) for it in party.promises] == ["2026-05"]
    assert party.people == ()
    assert party.record.conversion is not None
    assert repr(party) == "<Party pindad PT Pindad (state_owned_enterprise, ID): 1 deal>"


def test_parties_are_values(reg: jalin.Register) -> None:
    """Two that are known alike are equal."""
    assert reg.party("pindad") == reg.party("PT Pindad")
    assert reg.party("pindad") != reg.party("thales")
