"""The screen: what it lets through, what it holds back, and why."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import LexiconError
from jalin.text.lexicon import Lexicon, Rule, load_lexicon
from jalin.text.screen import Screen, build_screen

LEXICON = load_lexicon()
SCREEN = build_screen(LEXICON)
RULES = [rule for rule in LEXICON.rules("screen") if rule.id != "screen.base"]


def matched_rules(title: str | None, text: str) -> set[str]:
    """Give the ids of the rules that the screen finds."""
    return {cue.rule_id for cue in SCREEN.explain(title, text).cues}


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [pytest.param(rule, s, id=rule.id) for rule in RULES for s in rule.yes],
)
def test_the_automaton_matches_yes_sentences(rule: Rule, sentence: str) -> None:
    """The automaton finds a rule where the rule says that it is to be found."""
    assert rule.id in matched_rules(None, sentence)
    assert rule.id in matched_rules(sentence.upper(), "")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [pytest.param(rule, s, id=rule.id) for rule in RULES for s in rule.no],
)
def test_the_automaton_leaves_no_sentences(rule: Rule, sentence: str) -> None:
    """The automaton finds no rule where the rule says that it is not to be found."""
    assert rule.id not in matched_rules(None, sentence)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Nusaraya gandeng Borneo Motor",
            "PT Nusaraya menandatangani nota kesepahaman dengan perusahaan asal Jepang itu.",
        ),
        (
            None,
            "The ministry signed a cooperation agreement with the company to build two ferries.",
        ),
    ],
)
def test_a_deal_is_read(title: str | None, text: str) -> None:
    """Articles that tell a deal pass, in Indonesian and in English."""
    assert SCREEN.may_hold_deal(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kiper muda dipuji", "Pelatih itu puas. Pertandingan berakhir tanpa gol."),
        ("Vonis dibacakan", "Hakim menghukum terdakwa dua tahun dalam sidang kemarin."),
        (None, ""),
        ("", "The coach praised his keeper."),
    ],
)
def test_sport_crime_and_nothing_are_left_unread(title: str | None, text: str) -> None:
    """Articles without a cue of a deal do not pass."""
    assert not SCREEN.may_hold_deal(title, text)


@pytest.mark.parametrize("gap", ["", " ", "-", "\u00a0", "\n", " \n "])
def test_words_of_a_phrase_stand_apart_by_any_gap(gap: str) -> None:
    """Blank, hyphen, no-break space and line break are all gaps between words."""
    assert "screen.cooperate" in matched_rules(None, f"kerja{gap}sama")


def test_a_word_at_either_end_is_a_word() -> None:
    """Title and text may begin and end with a cue."""
    assert "screen.limited" in matched_rules("PT Surya", "")
    assert "screen.meet" in matched_rules(None, "the two met")


def test_only_the_reach_is_looked_at() -> None:
    """A cue behind the reach changes nothing."""
    assert matched_rules(None, "x" * SCREEN.reach + " akuisisi") == {"screen.base"}


def test_explanation_adds_up_and_decides() -> None:
    """The sum is that of the weights told, and the decision follows from it."""
    told = SCREEN.explain("Dua kampus berkolaborasi", "Kedua pihak sepakat.")
    assert [cue.rule_id for cue in told.cues] == [
        "screen.base",
        "screen.collaborate",
        "screen.agree",
        "screen.both",
    ]
    assert told.total == sum(cue.weight for cue in told.cues)


@pytest.mark.parametrize(
    "text", ["Hakim pergi.", "Kerja sama PT Surya dengan PT Abadi disepakati."]
)
def test_explanation_and_decision_are_one(text: str) -> None:
    """What is explained is what is decided."""
    assert SCREEN.explain(None, text).may_hold_deal == SCREEN.may_hold_deal(None, text)


@pytest.mark.parametrize(
    "text", ["\ud800", "kerja sama \udfff", "\x00\x00", "é" * 5000, "😀 saham"]
)
def test_no_text_breaks_the_screen(text: str) -> None:
    """Lone surrogates, noughts and letters of many bytes are texts like others."""
    assert SCREEN.may_hold_deal(text, text) in {True, False}


def test_it_is_built_once() -> None:
    """The same lexicon gives the same screen."""
    assert build_screen(LEXICON) is build_screen(LEXICON)


BASE = """
- {id: screen.base, pattern: '\\A', meaning: m, value: {weight: "-1", reach: "9"},
   yes: [x], no: [], source: s}
"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], Lexicon]:
    """Load a lexicon of one rule beside the base."""

    def load_rule(pattern: str) -> Lexicon:
        rule = (
            f"- {{id: screen.r, pattern: '{pattern}', meaning: m, value: {{weight: \"1\"}},"
            " yes: [x], no: [], source: s}\n"
        )
        (tmp_path / "screen.yml").write_text(BASE + rule, encoding="utf-8")
        return load_lexicon(tmp_path)

    return load_rule


def test_the_threshold_is_data(load: Callable[[str], Lexicon]) -> None:
    """Weights and reach are those of the file; a sum of nought is enough."""
    screen: Screen = build_screen(load("deal"))
    assert screen.may_hold_deal(None, "a deal")
    assert not screen.may_hold_deal(None, "no such thing as a deal")


@pytest.mark.parametrize(
    ("pattern", "fault"), [("(?<!x)y", "screen.r: "), ("perjanjián", "letters of ASCII only")]
)
def test_what_the_automaton_cannot_take_is_told(
    pattern: str, fault: str, load: Callable[[str], Lexicon]
) -> None:
    """A pattern that Python knows and the automaton does not is a fault of the rule data."""
    with pytest.raises(LexiconError, match=r"screen\.r") as caught:
        build_screen(load(pattern))
    assert fault in caught.value.faults[0]


@pytest.mark.parametrize("escape", [False, True])
@pytest.mark.parametrize(
    "sentence", [pytest.param(s, id=rule.id) for rule in RULES for s in rule.yes]
)
def test_a_record_is_never_judged_stricter_than_its_text(sentence: str, *, escape: bool) -> None:
    """What makes a text readable makes the record that holds it readable, however it is escaped."""
    deal = "Keduanya bekerja sama. " if escape else ""
    for text in (deal + sentence, sentence.replace(" ", "\n"), sentence.replace(" ", "\u00a0")):
        record = json.dumps({"text": f"A\n{text}"}, ensure_ascii=escape).encode()
        if SCREEN.may_hold_deal(None, f"A\n{text}"):
            assert SCREEN.may_hold_deal_raw(record)


WORDS = st.sampled_from(
    [
        *("kerja sama", "nota kesepahaman", "sepakat", "PT", "asal Jepang", "MoU", "agreed", "met"),
        *("harga", "cabai", "of the", "signed", "saja", "partai", "menteri", "meneken", "joint"),
    ]
)
GAPS = st.sampled_from([" ", "\n", "\u00a0", "\t", "\r\n", " - ", ". ", '", "', "\n\n"])


@given(
    body=st.lists(st.tuples(WORDS, GAPS), max_size=30),
    head=st.lists(st.tuples(WORDS, GAPS), max_size=3),
    escape=st.booleans(),
)
def test_a_record_turned_away_holds_a_text_turned_away(
    body: list[tuple[str, str]], head: list[tuple[str, str]], *, escape: bool
) -> None:
    """Whatever its words, gaps and escapes: bytes are turned away only where the text would be."""
    text = "".join(word + gap for word, gap in body)
    title = "".join(word + gap for word, gap in head)
    record = json.dumps({"judul": title, "isi": text}, ensure_ascii=escape).encode()
    assert SCREEN.may_hold_deal_raw(record) or not SCREEN.may_hold_deal(title, text)


@pytest.mark.parametrize(
    "record",
    [
        rb'{"text": "Harga cabai naik \u006berja lagi."}',
        '{"text": "Keduanya beker\u00adja sa\u200bma."}'.encode(),
        rb'{"text": "Keduanya beker\u00adja sa\u200bma."}',
    ],
)
def test_a_veiled_record_is_decoded(record: bytes) -> None:
    """Where letters are escaped or words parted by unseen signs, bytes alone decide nothing."""
    assert SCREEN.may_hold_deal_raw(record)


def test_a_record_about_something_else_is_turned_away() -> None:
    """A record without a word of cooperation is turned away as its bytes stand."""
    assert not SCREEN.may_hold_deal_raw(b'{"title": "Harga cabai", "text": "Cabai naik lagi."}')
