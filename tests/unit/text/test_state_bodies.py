"""Public bodies of every state are found by rule."""

import pytest

from factory import knowledge
from jalin.text.state_bodies import StateBodies

BODIES = StateBodies.of(knowledge().directory)


@pytest.mark.parametrize(
    ("name", "country", "identity"),
    [
        ("Kementerian Pertahanan Prancis", None, "mod-fr"),
        ("French Ministry of Armed Forces", None, "mod-fr"),
        ("Ministry of Defence of the Republic of Belarus", None, "ministry:pertahanan.by"),
        ("Kementerian Pertahanan Belarusia", None, "ministry:pertahanan.by"),
        ("Belarusian Ministry of Industry", None, "ministry:perindustrian.by"),
        ("Kemenhan Korea Selatan", None, "ministry:pertahanan.kr"),
        ("South Korea's Defense Ministry", None, "ministry:pertahanan.kr"),
        ("Angkatan Laut Filipina", None, "military:angkatan-laut.ph"),
        ("Philippine Navy", None, "military:angkatan-laut.ph"),
        ("Royal Australian Navy", None, "military:angkatan-laut.au"),
        ("Kemhan AS", None, "pentagon"),
        ("Kemhan as", None, None),
        ("Air Force", "ID", "tni-au"),
        ("Defense Ministry", "ID", "kemhan"),
        ("Defense Ministry", None, None),
        ("AU", "PH", "military:angkatan-udara.ph"),
        ("au", "PH", None),
        ("Japanese government", None, "JP"),
        ("Pemerintah Uni Emirat Arab", None, "AE"),
        ("Angkatan Kreatif Filipina", None, None),
    ],
)
def test_bodies_of_other_states_are_found_by_rule(
    name: str, country: str | None, identity: str | None
) -> None:
    """A portfolio and a state make a body, the same in Indonesian and English."""
    body = BODIES.find(name, country)
    assert (body and body.id) == identity
