"""Which named organisations take part."""

import pytest

from factory import analysis
from jalin.read.events.agents import find_agents, is_bystander, is_generic

COMPANIES = "PT Nusa Karya menggandeng PT Borneo Jaya"


def acting(text: str, *, outlet: str | None = None) -> list[str]:
    """List who acts in the first sentence of a text."""
    found = analysis(text, outlet=outlet)
    agents = find_agents(found, found.sentences[0].span)
    return [found.parties[agent.index].name for agent in agents]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Indonesia dan Prancis menandatangani perjanjian.", ["Indonesia", "Prancis"]),
        ("Kerja sama dengan Prancis berlanjut.", ["Prancis"]),
        ("Kerja sama Indonesia-Belarusia berlanjut.", ["Indonesia", "Belarusia"]),
        ("Pemerintah Indonesia membangun jalan.", ["Pemerintah Indonesia"]),
        ("Kini Prancis akan membeli kapal.", ["Prancis"]),
        ("Pabrik itu berdiri di Prancis.", []),
        ("Mereka meneliti pasar Prancis.", []),
        ("Mobil buatan Prancis laku.", []),
        ("Acara digelar di ASEAN.", []),
    ],
)
def test_country_acts_only_where_words_say_so(text: str, countries: list[str]) -> None:
    """As a place, a market or an origin a country takes no part."""
    assert acting(text) == countries


@pytest.mark.parametrize(
    "text",
    [
        f"Menteri Perindustrian mengatakan {COMPANIES}.",
        f"Menteri Perindustrian, Budi Santoso, menegaskan {COMPANIES}.",
    ],
)
def test_who_only_speaks_takes_no_part_beside_two_others(text: str) -> None:
    """The speaker of a sentence about two others is left out."""
    assert acting(text) == ["PT Nusa Karya", "PT Borneo Jaya"]


def test_speaker_takes_part_where_fewer_than_two_others_act() -> None:
    """Who tells of work with one other is the second side."""
    text = "Menteri Perindustrian mengatakan kerja sama dengan PT Nusa Karya berlanjut."
    assert acting(text) == ["Kementerian Perindustrian", "PT Nusa Karya"]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Dikutip dari Reuters, {COMPANIES}.", None),
        (f"Kepada PT Warta Nusa, {COMPANIES}.", "PT Warta Nusa"),
    ],
)
def test_medium_is_a_bystander(text: str, outlet: str | None) -> None:
    """A news agency and the outlet itself only tell."""
    assert acting(text, outlet=outlet) == ["PT Nusa Karya", "PT Borneo Jaya"]
    assert is_bystander(analysis(text, outlet=outlet).parties[0], analysis(text, outlet=outlet))


@pytest.mark.parametrize(
    ("text", "generic"),
    [("Ia menggandeng pelaku usaha lokal.", True), ("Ia menggandeng PT Nusa Karya.", False)],
)
def test_counterpart_without_a_name_is_generic(text: str, generic: bool) -> None:  # noqa: FBT001
    """Words that say only what a party is are no name."""
    found = analysis(text)
    assert is_generic(found.parties[0], found) is generic
