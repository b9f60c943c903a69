"""Confidence: the measured share of such records that is right, in place of a raw certainty."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from jalin.model import Claim, DealMention, Person, Promise, Reading, Relation, Statement
from jalin.text.calibration import Calibration

_Said = TypeVar("_Said", Person, Relation, Statement, Promise)


def calibrate(reading: Reading, calibration: Calibration | None) -> Reading:
    """Give every deal, person, relation, statement and promise its confidence.

    Without a calibration the reading stays as it is: deals then carry the raw certainty from which
    a calibration is made.
    """
    if calibration is None:
        return reading
    return replace(
        reading,
        deals=tuple(_calibrate_deal(deal, calibration) for deal in reading.deals),
        people=_calibrate_said("people", reading.people, calibration),
        relations=_calibrate_said("relations", reading.relations, calibration),
        statements=_calibrate_said("statements", reading.statements, calibration),
        promises=_calibrate_said("promises", reading.promises, calibration),
    )


def _calibrate_deal(deal: DealMention, calibration: Calibration) -> DealMention:
    if deal.confidence is None:
        return deal
    return replace(
        deal,
        confidence=calibration.find_deal_share(deal.confidence),
        claims=tuple(_calibrate_claim(claim, calibration) for claim in deal.claims),
    )


def _calibrate_claim(claim: Claim, calibration: Calibration) -> Claim:
    if claim.confidence is None:
        return claim
    return replace(claim, confidence=calibration.find_field_share(claim.field, claim.confidence))


def _calibrate_said(
    kind: str, records: Iterable[_Said], calibration: Calibration
) -> tuple[_Said, ...]:
    return tuple(
        replace(record, confidence=calibration.find_step_share(kind, record.step))
        for record in records
    )
