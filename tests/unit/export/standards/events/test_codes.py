"""The codes of events and actors, as data."""

import itertools
from pathlib import Path

import pytest

from jalin.export.standards.events.codes import EventRule, StepWords, load_event_codes
from jalin.model import (
    Factuality,
    Instrument,
    LexiconError,
    PartyKind,
    Stage,
    StepKind,
)

CODES = load_event_codes()
# The categories of PLOVER of which a step can be one, with those that ask for a recipient.
CATEGORIES = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "SANCTION"}
ASKING = {"COOPERATE", "SANCTION"}


@pytest.mark.parametrize("rule", CODES.rules, ids=lambda it: it.id)
def test_the_example_of_a_rule_is_decided_by_it(rule: EventRule) -> None:
    """No rule before it takes its own example away."""
    assert CODES.find_rule(rule.step) == rule
    assert rule.reason.endswith(".")
    assert rule.example.endswith(".")


@pytest.mark.parametrize("rule", CODES.rules, ids=lambda it: it.id)
def test_a_rule_names_a_category_or_says_that_there_is_none(rule: EventRule) -> None:
    """With a code of CAMEO of the same meaning, and a recipient where PLOVER asks for one."""
    if rule.type is None:
        assert (rule.mode, rule.cameo, dict(rule.cameo_in)) == (None, None, {})
        return
    cues = {"AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "SANCTION": "16"}
    assert rule.type in CATEGORIES
    assert rule.recipient is (rule.type in ASKING)
    assert all(str(it).startswith(cues[rule.type]) for it in (rule.cameo, *rule.cameo_in.values()))


def test_every_step_that_happened_or_is_planned_has_a_rule() -> None:
    """Whatever its kind, its stage and its instrument."""
    told = (Factuality.FACTUAL, Factuality.PLANNED)
    every = itertools.product(told, StepKind, Stage, (None, *Instrument))
    steps = [StepWords(factuality=f, kind=k, stage=s, instrument=i) for f, k, s, i in every]
    assert [step for step in steps if CODES.find_rule(step) is None] == []


def find_types(stage: Stage) -> set[str | None]:
    """Find all that a step that happened can be, at a stage, by any instrument."""
    steps = (
        StepWords(
            factuality=Factuality.FACTUAL,
            kind=StepKind.DEVELOPMENT,
            stage=stage,
            instrument=instrument,
        )
        for instrument in (None, *Instrument)
    )
    return {rule.type for rule in map(CODES.find_rule, steps) if rule is not None}


def test_intent_never_is_what_an_agreement_is() -> None:
    """A memorandum and a binding agreement are different events, with any instrument."""
    assert find_types(Stage.INTENT) == {"AGREE"}
    assert find_types(Stage.COMMITTED) == {"SUPPORT", "COOPERATE"}


@pytest.mark.parametrize(
    ("contexts", "code"),
    [((), "060"), (("economic",), "061"), (("military", "economic"), "062"), (("culture",), "060")],
)
def test_a_context_makes_a_code_finer(contexts: tuple[str, ...], code: str) -> None:
    """The military one comes before the economic one."""
    (work,) = (it for it in CODES.rules if it.id == "work")
    assert work.find_cameo(contexts) == code


def test_contexts_come_from_sectors_and_activities() -> None:
    """In the order of the file; a deal of which neither is known has none."""
    assert CODES.find_contexts(["defence"], ["policy_coordination", "supply"]) == (
        "military",
        "diplomatic",
        "economic",
    )
    assert CODES.find_contexts([], []) == ()


def test_every_kind_of_party_has_a_rule() -> None:
    """Also the kind of which nothing is known."""
    assert set(CODES.actors) == set(PartyKind)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("{id: a, when: {stage: [nowhere]}}", "nowhere"),
        ("{id: a, when: {colour: [red]}}", "colour"),
        ("{id: a}", "when"),
    ],
)
def test_a_broken_rule_is_told_with_its_line(tmp_path: Path, entry: str, fault: str) -> None:
    """A word that no vocabulary has is a fault, and so is what is missing."""
    (tmp_path / "rules.yml").write_text(f"# first\n- {entry}\n", "utf-8")
    (tmp_path / "contexts.yml").write_text("[]", "utf-8")
    (tmp_path / "actors.yml").write_text("- {id: martian, reason: none}\n", "utf-8")
    with pytest.raises(LexiconError, match=rf"(?s)rules.yml:2: .*{fault}.*actors.yml:1"):
        load_event_codes(tmp_path)
