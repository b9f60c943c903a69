"""Words that state a deal."""

import pytest

from factory import analysis
from jalin.read.events.triggers import Trigger, find_triggers


def find(text: str) -> tuple[Trigger, ...]:
    """Find the triggers of a sentence."""
    found = analysis(text)
    return find_triggers(found, found.sentences[0])


@pytest.mark.parametrize(
    ("instrument", "name", "stage"),
    [
        ("nota kesepahaman", "memorandum", "intent"),
        ("MoU", "memorandum", "intent"),
        ("Letter of Intent", "letter_of_intent", "intent"),
        ("Head of Agreement", "agreement", "intent"),
        ("term sheet", "agreement", "intent"),
        ("perjanjian kerja sama", "agreement", "committed"),
        ("perjanjian", "agreement", "committed"),
        ("kontrak", "contract", "committed"),
        ("perjanjian jual beli", "contract", "committed"),
        ("perjanjian usaha patungan", "joint_venture", "committed"),
        ("kemitraan", None, "intent"),
    ],
)
def test_signature_reaches_the_stage_of_its_instrument(
    instrument: str, name: str | None, stage: str
) -> None:
    """What is signed decides how far the signature leads; with no instrument it is intent."""
    first = find(f"Mereka menandatangani {instrument} kemarin.")[0]
    assert (first.instrument, first.stage) == (name, stage)


@pytest.mark.parametrize(
    ("text", "rule", "stage"),
    [
        ("Mereka mengakuisisi pesaingnya.", "trigger.acquire", "committed"),
        ("Mereka membeli 30 persen saham bank.", "trigger.stake", "committed"),
        ("Mereka memesan dua kapal.", "trigger.order", "committed"),
        ("Mereka memasok ban.", "trigger.supply", "operating"),
        ("Mereka membahas konsep itu.", "trigger.talks", "talks"),
        ("Mereka menawarkan bantuan.", "trigger.propose", "proposed"),
        ("Mereka mengakhiri hubungan itu.", "trigger.end", "terminated"),
        ("Mereka menunda hal itu.", "trigger.suspend", "suspended"),
        ("The two sides held talks.", "trigger.talks", "talks"),
    ],
)
def test_word_of_a_deal_reaches_its_own_stage(text: str, rule: str, stage: str) -> None:
    """Each kind of event word stands for a stage."""
    assert [(trigger.rule, trigger.stage) for trigger in find(text)] == [(rule, stage)]


def test_longer_of_two_overlapping_triggers_stays() -> None:
    """To agree to discuss is talks, not an agreement."""
    assert [trigger.rule for trigger in find("Mereka sepakat membahas hal itu.")] == [
        "trigger.talks"
    ]


def test_word_inside_a_name_is_no_trigger() -> None:
    """A name that holds the word of an event tells no event."""
    assert find("Ia memimpin PT Merger Raya.") == ()


def test_trigger_stands_in_the_document() -> None:
    """Offsets of a later sentence are those of the document."""
    text = "Panen baik. Mereka menandatangani kontrak."
    found = analysis(text)
    (trigger,) = find_triggers(found, found.sentences[1])
    assert trigger.span.slice(text) == "menandatangani"


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Usai kontrak lama, mereka kini menandatangani nota kesepahaman.", "memorandum"),
        ("Mereka menandatangani perjanjian jual beli.", "contract"),
        (f"Mereka menandatangani {'hal itu ' * 20} kontrak.", None),
        ("Mereka menandatangani hal itu.", None),
    ],
)
def test_nearest_instrument_is_the_signed_one(text: str, instrument: str | None) -> None:
    """Nearness decides, then length; one far away is not meant."""
    found = analysis(text)
    (signing,) = (
        each for each in find_triggers(found, found.sentences[0]) if each.rule == "trigger.sign"
    )
    assert signing.instrument == instrument
