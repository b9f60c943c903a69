"""What cleaning never does, whatever it is given."""

import unicodedata
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.text.clean import clean_text, normalise
from jalin.text.lexicon import Lexicon, Rule, load_lexicon

_LINES = [
    "Baca juga:",
    "Baca juga: Kapal Tiba",
    "Berita Terkait",
    "Kapal Tiba di Dermaga",
    "Kedua pihak meneken nota kesepahaman di Bandung.",
    "---",
    "Ringkasan",
    "[Gambas:Video 20detik] Harga  turun.",
    "[img.2[img.3]]",
    "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Baca juga: Kapal",
    "[img.1]Baca juga: Kapal Tiba",
    "(Editor: Meja Malam)",
    "\u212ecil \u0131 \u017f \u212aapal \u0130",
    "Ring[img.1]kasan",
    "",
]
articles = st.lists(st.sampled_from(_LINES) | st.text(max_size=30), max_size=12).map("\n".join)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Load the rule data once."""
    return load_lexicon()


@given(articles)
def test_cleaning_twice_changes_nothing(lexicon: Lexicon, text: str) -> None:
    """Cleaned text is clean."""
    once = clean_text(text, lexicon)
    assert clean_text(once, lexicon) == once


@given(articles)
def test_cleaned_text_is_plain(lexicon: Lexicon, text: str) -> None:
    """Cleaned text is NFC and has no double blank, no carriage return and no third line break."""
    cleaned = clean_text(text, lexicon)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(mark in cleaned for mark in ("  ", "\r", "\u00a0", "\n\n\n"))
    assert cleaned == cleaned.strip()


@given(articles.filter(lambda text: "[" not in text))
def test_cleaning_adds_no_line(lexicon: Lexicon, text: str) -> None:
    """Every kept line is a line of the normalised text, in the same order."""
    lines = iter(normalise(text).split("\n"))
    kept = [line for line in clean_text(text, lexicon).split("\n") if line]
    assert all(any(line == other for other in lines) for line in kept)


@given(articles)
def test_cleaning_is_as_if_every_rule_were_asked(lexicon: Lexicon, text: str) -> None:
    """No rule is passed over that would have changed the text."""
    assert clean_text(text, lexicon) == _clean_plainly(text, lexicon)


def _clean_plainly(text: str, lexicon: Lexicon) -> str:
    """Clean a text by asking every rule of every line, without any short cut."""
    lines = normalise(text).split("\n")
    for _ in range(8):
        kept = list(_keep_plainly(lines, lexicon))
        if kept == lines:
            break
        lines = kept
    joined = "\n".join(lines)
    while "\n\n\n" in joined:
        joined = joined.replace("\n\n\n", "\n\n")
    return joined.strip()


def _keep_plainly(lines: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    cut = list(lines)
    for rule in lexicon.rules("boilerplate", "piece."):
        cut = [rule.pattern.sub(" ", line) for line in cut]
    cut = [" ".join(line.split()) for line in cut]
    index, end = 0, _find_end(cut, lexicon)
    while index < end:
        line = cut[index]
        head = _matches(lexicon.rules("boilerplate", "head."), line)
        index += 1
        if head is not None:
            index = _pass_plainly(cut, index, end, take=head.value["take"])
            continue
        is_kept = line and _matches(lexicon.rules("boilerplate", "line."), line) is None
        if is_kept or not lines[index - 1]:
            yield line


def _find_end(lines: Sequence[str], lexicon: Lexicon) -> int:
    tails = lexicon.rules("boilerplate", "tail.")
    size = sum(map(len, lines))
    for index, line in enumerate(lines):
        if sum(map(len, lines[:index])) >= size * 0.4 and _matches(tails, line):
            return index
    return len(lines)


def _pass_plainly(lines: Sequence[str], index: int, end: int, *, take: str) -> int:
    while index < end and not lines[index]:
        index += 1
    while index < end and _is_headline(lines[index]):
        index += 1
    while take == "all" and index < end and (not lines[index] or _is_headline(lines[index])):
        index += 1
    return index


def _is_headline(line: str) -> bool:
    ends = line.rstrip("\"'”’)]").endswith((".", "…"))
    return 0 < len(line.split()) <= 25 and not ends


def _matches(rules: Sequence[Rule], line: str) -> Rule | None:
    return next((rule for rule in rules if line and rule.pattern.search(line)), None)
