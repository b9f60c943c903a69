"""How a text presents a step."""

import pytest

from factory import knowledge
from jalin.model import Factuality, Span
from jalin.read.events.modality import derive_factuality


def present(text: str, trigger: str = "menandatangani") -> Factuality:
    """Tell how a sentence presents its trigger."""
    start = text.index(trigger)
    span = Span(start=start, end=start + len(trigger))
    return derive_factuality(text, span, Span(start=0, end=len(text)), knowledge().lexicon)


@pytest.mark.parametrize(
    ("cue", "factuality"),
    [
        ("", "factual"),
        ("telah", "factual"),
        ("resmi", "factual"),
        ("akan", "planned"),
        ("bakal", "planned"),
        ("berencana", "planned"),
        ("dijadwalkan", "planned"),
        ("ingin", "proposed"),
        ("menjajaki peluang untuk", "proposed"),
        ("diharapkan", "uncertain"),
        ("dikabarkan", "uncertain"),
        ("belum", "denied"),
        ("tidak jadi", "denied"),
        ("membantah", "denied"),
        ("urung", "denied"),
    ],
)
def test_cue_before_the_trigger_takes_it_out_of_the_facts(cue: str, factuality: str) -> None:
    """Without a cue a step is told as fact; each cue says otherwise or confirms it."""
    assert present(f"Kedua pihak {cue} menandatangani kontrak.") == factuality


@pytest.mark.parametrize(
    ("cue", "factuality"),
    [
        ("dikabarkan akan", "uncertain"),
        ("berharap akan", "proposed"),
        ("belum akan", "denied"),
        ("kemungkinan tidak", "denied"),
    ],
)
def test_strongest_of_several_cues_wins(cue: str, factuality: str) -> None:
    """A rumour of a plan is a rumour, a denied plan is denied."""
    assert present(f"Kedua pihak {cue} menandatangani kontrak.") == factuality


@pytest.mark.parametrize(
    "text",
    [
        "Setelah gagal tahun lalu, keduanya menandatangani kontrak.",
        "Pabrik yang belum berdiri itu, kata dia, menandatangani kontrak.",
        "Rencana itu berat namun keduanya menandatangani kontrak.",
        "Keduanya menandatangani kontrak yang akan mulai berlaku.",
        "Rencana kedua pihak telah menandatangani kontrak.",
    ],
)
def test_cue_reaches_neither_over_a_clause_nor_back_nor_over_a_fact(text: str) -> None:
    """A cue in another clause, behind the trigger or before a nearer "telah" says nothing of it."""
    assert present(text) == "factual"


def test_cue_far_before_the_trigger_says_nothing_of_it() -> None:
    """A cue reaches some seventy characters."""
    far = "para direktur perusahaan dan seluruh pemimpin daerah setempat itu bersama-sama"
    assert present(f"Tidak lama {far} menandatangani kontrak.") == "factual"


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The two firms will sign a contract.", "planned"),
        ("The two firms did not sign a contract.", "denied"),
        ("The two firms may sign a contract.", "uncertain"),
        ("The two firms hope; they sign a contract.", "factual"),
    ],
)
def test_english_cues_count_too(text: str, factuality: str) -> None:
    """English modal words are cues with the same scope."""
    assert present(text, "sign") == factuality
