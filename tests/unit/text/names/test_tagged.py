"""Names that the network tags, beside those that rules are certain of."""

import time
from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from factory import organisations, tag
from jalin.model import PartyKind
from jalin.text.encoding.network import Encoding, Network
from jalin.text.encoding.pieces import Pieces
from jalin.text.names import tagged
from jalin.text.words.tokens import Token, split_tokens


@pytest.mark.parametrize(
    ("text", "found", "settled"),
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
def test_tagged_name_meets_certain_ones(text: str, found: str, settled: str) -> None:
    """It is cut where a certain name is joined to it, and run on where it overlaps one."""
    (mention,) = tagged.settle_tagged(text, [tag(text, found)], organisations(text))
    assert mention.text == settled == mention.span.slice(text)


def test_a_long_text_of_many_names_takes_no_longer_by_its_length() -> None:
    """A text of thousands of names, which a hostile page can hold, is settled in bounded time."""
    text = "PT Nusa Karya tiba. " * 1500
    certain = organisations(text)
    assert len(certain) == 1500
    names = [tag(text, "PT Nusa Karya")] * 300
    start = time.process_time()
    assert len(list(tagged.settle_tagged(text, names, certain))) == 300
    # Far above what is needed, far below what a look at the whole text for each pair takes.
    assert time.process_time() - start < 4


def test_a_name_run_on_keeps_the_kind_that_its_head_word_tells() -> None:
    """What the network adds is only where the name ends."""
    text = "Kedutaan Besar Austria untuk Indonesia siap."
    (mention,) = tagged.settle_tagged(
        text, [tag(text, "Austria untuk Indonesia")], organisations(text)
    )
    assert mention.kind is organisations(text)[0].kind is not PartyKind.COMPANY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nusa Karya Group. Secara umum", ["Nusa Karya Group"]),
        ("PT. Nusa Karya", ["PT. Nusa Karya"]),
        ("Nusa itu bersiap masuk Borneo", ["Nusa"]),
        ("Badan Pengawas Obat dan Makanan", ["Badan Pengawas Obat dan Makanan"]),
        ("Bank Nusa dengan porsi", ["Bank Nusa"]),
    ],
)
def test_a_tagged_name_does_not_run_into_its_sentence(
    text: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However surely the network takes words for one name, a verb or a new sentence ends it."""
    tokens = split_tokens(text)
    encoding = Encoding(
        pieces=_split(tokens), states=np.zeros((len(tokens), 1), np.float32), n_encoded=0
    )
    ner = np.zeros((len(tokens), 2), np.float32)
    ner[0, 0], ner[1:, 1] = 1, 1
    party = np.zeros((len(tokens), 1, 3), np.float32)
    monkeypatch.setattr(tagged, "read_names", lambda *_: ner)
    monkeypatch.setattr(tagged, "read_tags", lambda *_: party)
    labels = SimpleNamespace(ner=("B-ORG", "I-ORG"), tags=("party",))
    network = cast("Network", SimpleNamespace(labels=labels))
    found = tagged.find_tagged_organisations(network, encoding, text, tokens)
    assert [mention.text for mention in found] == names


def _split(tokens: Sequence[Token]) -> Pieces:
    """Give one piece for each word."""
    return Pieces(
        ids=tuple(range(len(tokens))),
        starts=tuple(token.span.start for token in tokens),
        ends=tuple(token.span.end for token in tokens),
        sentences=(0, len(tokens)),
    )
