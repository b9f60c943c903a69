"""Names that the network tags, beside those that rules are certain of."""

import pytest

from factory import organisations
from jalin.model import PartyKind, Span
from jalin.text.names.organisations import OrganisationMention
from jalin.text.names.tagged import settle_tagged


def _tag(text: str, name: str) -> OrganisationMention:
    start = text.index(name)
    return OrganisationMention(
        span=Span(start=start, end=start + len(name)),
        text=name,
        kind=PartyKind.COMPANY,
        country=None,
        known_as=None,
        rule="network/organisation",
        certain=False,
    )


@pytest.mark.parametrize(
    ("text", "tagged", "settled"),
    [
        ("Pemerintah Alfa dan Georgia rapat.", "Pemerintah Alfa dan Georgia", "Pemerintah Alfa"),
        ("Nusa Karya dan PT Maju Terus tiba.", "Nusa Karya dan PT Maju Terus", "Nusa Karya"),
        (
            "Kedutaan Besar Austria untuk Indonesia siap.",
            "Austria untuk Indonesia",
            "Kedutaan Besar Austria untuk Indonesia",
        ),
        (
            "Nusa Karya dan Maju Terus tiba.",
            "Nusa Karya dan Maju Terus",
            "Nusa Karya dan Maju Terus",
        ),
        ("Bank Alfa Georgia tiba.", "Bank Alfa Georgia", "Bank Alfa Georgia"),
    ],
)
def test_tagged_name_meets_certain_ones(text: str, tagged: str, settled: str) -> None:
    """It is cut where a certain name is joined to it, and run on where it overlaps one."""
    (mention,) = settle_tagged(text, [_tag(text, tagged)], organisations(text))
    assert mention.text == settled == mention.span.slice(text)


def test_a_name_run_on_keeps_the_kind_that_its_head_word_tells() -> None:
    """What the network adds is only where the name ends."""
    text = "Kedutaan Besar Austria untuk Indonesia siap."
    (mention,) = settle_tagged(text, [_tag(text, "Austria untuk Indonesia")], organisations(text))
    assert mention.kind is organisations(text)[0].kind is not PartyKind.COMPANY
