"""Where sources say what cannot both be true."""

from jalin.model import (
    PartialDate,
)
from jalin.track.contradictions import (
    ContradictionRule,
)
from jalin.track.values.decisions import Decision, DecisionKind
from quarrel_factory import find, signed, tell
from register_factory import SENTENCE, deal


def test_a_rejected_value_takes_no_part() -> None:
    """What a reviewer rejected is no side of a quarrel."""
    tellings = tell(("2024-05-30", signed("2024-05-30")), ("2024-06-04", signed("2024-06-04")))
    decision = Decision(
        judgement_id="j",
        kind=DecisionKind.REJECT,
        field="date",
        value="2024-06-04",
        reviewer="Sari",
        made=PartialDate.parse("2025"),
    )
    assert find(tellings, decision) == ()


def test_a_conflict_inside_one_text_is_told_once_for_all_copies() -> None:
    """What the reading records of headline and body becomes a contradiction with its sentence."""
    told = deal(conflict="The headline says built, the body says planned.")
    (found,) = find(tell(("2024-05-30", told), ("2024-05-31", told), source="agency"))
    assert (found.field, found.rule) == ("conflict", ContradictionRule.SAID_INSIDE)
    (value,) = found.values
    assert (value.value, value.n_sources) == (told.conflict, 1)
    assert [claim.evidence.quote for claim in value.claims if claim.evidence] == [SENTENCE]


def test_a_conflict_without_any_sentence_is_not_told() -> None:
    """A claim without a place in a source does not exist."""
    assert find(tell(("2024-05-30", deal(conflict="so", evidence="tidak ada")))) == ()
