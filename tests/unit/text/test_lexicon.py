"""Rule data: every rule matches its own sentences, and broken files tell all their faults."""

from pathlib import Path

import pytest

from jalin.model import LexiconError
from jalin.text.lexicon import Rule, load_lexicon

RULES = [rule for rules in load_lexicon().rules_by_file.values() for rule in rules]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [pytest.param(rule, s, id=f"{rule.id}") for rule in RULES for s in rule.yes],
)
def test_rule_matches_its_yes_sentences(rule: Rule, sentence: str) -> None:
    """A rule finds something in each sentence that it says it is for."""
    assert rule.pattern.search(sentence)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [pytest.param(rule, s, id=f"{rule.id}") for rule in RULES for s in rule.no],
)
def test_rule_leaves_its_no_sentences(rule: Rule, sentence: str) -> None:
    """A rule finds nothing in each sentence that it says it is not for."""
    assert not rule.pattern.search(sentence)


def test_broken_file_tells_all_faults_with_their_lines(tmp_path: Path) -> None:
    """One report lists every fault of every entry with its file and line."""
    (tmp_path / "bad.yml").write_text(
        "- id: a\n  pattern: '('\n  meaning: m\n  yes: [x]\n  no: []\n  source: s\n"
        "- id: a\n  words: [x]\n  meaning: m\n  no: []\n  source: s\n  colour: red\n",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    assert len(caught.value.faults) == 4
    assert caught.value.faults[0].startswith("bad.yml:1: pattern does not compile")
    assert {fault.split(": ")[0] for fault in caught.value.faults[1:]} == {"bad.yml:7"}


def test_asking_for_a_rule_that_is_not_there_is_an_error() -> None:
    """A wrong file name or prefix is told, not answered with nothing."""
    with pytest.raises(LexiconError, match=r"places\.yml: no rule"):
        load_lexicon().rules("places", "nowhere.")
