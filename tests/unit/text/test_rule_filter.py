"""The filter lets through every rule that can match, and few others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.text.lexicon import Lexicon, Rule, load_lexicon
from jalin.text.rule_filter import build_filter, loosen


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Load the rule data once."""
    return load_lexicon()


def _rule(pattern: str, flags: int = re.IGNORECASE) -> Rule:
    return Rule(
        id="a.rule",
        pattern=re.compile(pattern, flags),
        words=(),
        meaning="",
        value={},
        yes=(),
        no=(),
        source="",
    )


def _list_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    kinds = ("line.", "piece.", "head.", "tail.")
    return (
        *(rule for kind in kinds for rule in lexicon.rules("boilerplate", kind)),
        *(
            rule
            for kind in ("line.", "start.", "outlet.")
            for rule in lexicon.rules("datelines", kind)
        ),
    )


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (r"^\W{0,4}baca\s+juga$", "— Baca\u00a0juga"),
        (r"\bkapal\b", "kapal"),
        (r"(?<!\w)kapal(?!an)", "kapal"),
        (r"^\w+$", "mélodi"),
        (r"^[^\W\d]+$", "Ünal"),
        (r"^[^a-c\s]+$", "dé"),
        (r"\d{2,30}", "1" * 12),
        (r"^(?:a|b){0,2}c$", "abc"),
        (r"^(?-i:KAPAL)$", "KAPAL"),
        (r"(a)\1", "aa"),
        (r"^kapal$", "\u212aapal"),
        (r"^i$", "\u0130"),
        (r"^s$", "\u017f"),
    ],
)
def test_what_matches_is_let_through(pattern: str, line: str) -> None:
    """A rule that matches a line of a text is possible in the text, whatever the pattern holds."""
    rule = _rule(pattern)
    assert rule.pattern.search(line)
    assert build_filter([rule]).find_possible(f"Kalimat pertama.\n{line}\nKalimat lain.") == {
        rule.id
    }


@pytest.mark.parametrize("pattern", [r"^\W*baca juga$", r"\(foto\)\W*$", r"^[^\W\d]{4,9}:$"])
def test_what_cannot_match_is_not(pattern: str) -> None:
    """A rule is not asked in a text that has nothing of it, nor over the end of a line."""
    text = "Kapal tiba.\n\nBaca\njuga buku (foto) itu\nlagi"
    assert build_filter([_rule(pattern)]).find_possible(text) == frozenset()


def test_case() -> None:
    """Where letter case counts, the filter counts it too."""
    possible = build_filter([_rule("^KAPAL$", 0)])
    assert possible.find_possible("kapal") == frozenset()
    assert possible.find_possible("KAPAL") == {"a.rule"}


def test_pattern_beyond_the_automaton() -> None:
    """A pattern that cannot be loosened matches every text."""
    assert loosen(re.compile(r"(a)\1")) == ""


def test_rule_data(lexicon: Lexicon) -> None:
    """Every rule is let through by its own examples, and none of them by an empty text."""
    rules = _list_rules(lexicon)
    possible = build_filter(rules)
    missed = [
        (rule.id, sentence)
        for rule in rules
        for sentence in rule.yes
        if rule.id not in possible.find_possible(sentence)
    ]
    assert missed == []
    assert possible.find_possible("") == frozenset()


@st.composite
def _lines(draw: st.DrawFn, lexicon: Lexicon) -> str:
    """Take an example of a rule, and put some letters into it or cut it."""
    sentences = [sentence for rule in _list_rules(lexicon) for sentence in (*rule.yes, *rule.no)]
    line = draw(st.sampled_from(sentences) | st.text(max_size=30)).replace("\n", " ")
    start = draw(st.integers(0, len(line)))
    put_in = draw(st.text(st.characters(exclude_characters="\n"), max_size=5))
    return line[:start] + put_in + line[draw(st.integers(start, len(line))) :]


@given(data=st.data())
def test_no_rule_is_missed(lexicon: Lexicon, data: st.DataObject) -> None:
    """Of any line, every rule that matches is possible, alone and in a text."""
    line = data.draw(_lines(lexicon))
    rules = _list_rules(lexicon)
    matched = {rule.id for rule in rules if rule.pattern.search(line)}
    possible = build_filter(rules)
    assert matched <= possible.find_possible(line)
    assert matched <= possible.find_possible(f"Kapal tiba.\n\n{line}\nKapal pergi.")
