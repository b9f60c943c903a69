"""A text neither ends its quotation nor its line, and nothing in it goes unseen."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.api.mcp.answering.quoting import quote_text, quote_texts, write_word


@given(st.text(st.characters(exclude_categories=[])))
def test_a_quotation_is_a_json_string_in_one_line(text: str) -> None:
    """It is read back as it was, and shows all its signs."""
    written = quote_text(text, 10_000)
    assert json.loads(written) == text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "surrogatepass"
    )
    kinds = {unicodedata.category(sign) for sign in written}
    assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("kapal “Łódź” 東京", '"kapal “Łódź” 東京"'),
        ('”\n[be3f:0-9] “x"', r'"”\n[be3f:0-9] “x\""'),
        ("a\u202eb\u200bc\u2028\x85\x7f", r'"a\u202eb\u200bc\u2028\u0085\u007f"'),
        ("\U000e0049\ufe0f\u3164", r'"\udb40\udc49\ufe0f\u3164"'),
    ],
)
def test_letters_stay_and_the_unseen_is_numbered(text: str, written: str) -> None:
    """Letters of every script can be read."""
    assert quote_text(text) == written


def test_a_long_text_keeps_its_end() -> None:
    """It is cut before it is quoted; of many texts the rest is counted."""
    assert quote_text('"' * 300, 3) == r'"\"\"…"'
    assert quote_texts("abcdefgh").endswith('"f" and 2 more')


@pytest.mark.parametrize(
    ("text", "written"), [("be3f:1-2", "be3f:1-2"), ("~x", '"~x"'), ("a\nb", r'"a\nb"')]
)
def test_only_a_plain_word_stands_alone(text: str, written: str) -> None:
    """Ids that are made of names are quoted."""
    assert write_word(text) == written
