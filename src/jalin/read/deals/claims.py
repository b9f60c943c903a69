"""What a reading claims of a deal: each value with the place of the text that says it."""

from collections.abc import Iterator
from dataclasses import replace

from jalin.model import Claim, Span
from jalin.read.analysis import Analysis
from jalin.read.deals.values import Testimony, Values
from jalin.read.network.assembly import Assembled
from jalin.text.sentences import Sentence

STEP = "deals/network"


def claim_values(
    analysis: Analysis, values: Values, heard: Testimony, deal: Assembled
) -> tuple[Claim, ...]:
    """Claim every value of a deal, each as sure as it is; a party is as sure as the deal."""
    found = (
        *_claim_parties(analysis, heard, deal),
        *_claim_labels(analysis, values, heard),
        *_claim_several(analysis, values, heard),
    )
    return tuple(_weigh(claim, values, deal) for claim in found)


def _claim_parties(analysis: Analysis, heard: Testimony, deal: Assembled) -> Iterator[Claim]:
    for index in deal.parties:
        party = analysis.parties[index]
        inside = [span for span in party.spans if heard.shown.span.contains(span)] or party.spans
        evidence = analysis.document.quote(inside[0])
        yield Claim(field="parties", value=party.name, evidence=evidence, step="parties")


def _claim_labels(analysis: Analysis, values: Values, heard: Testimony) -> Iterator[Claim]:
    """Claim the fields of one value by the rule's own words, or by the sentence that shows them."""
    chosen = {
        "stage": values.stage,
        "instrument": values.instrument,
        "date": values.date,
        "place": heard.course.place,
    }
    known = {(claim.field, claim.value): claim for claim in heard.course.claims}
    for field, value in chosen.items():
        if value is not None:
            place = _find_dated(analysis, values, heard.shown, field)
            yield known.get((field, str(value))) or _claim_shown(analysis, field, str(value), place)


def _claim_several(analysis: Analysis, values: Values, heard: Testimony) -> Iterator[Claim]:
    """Claim activities, sectors and objects by the rule's own words, or as the network shows."""
    known = {(it.field, it.value): it for it in (*heard.activities, *heard.sectors)}
    for field, several in (("activities", values.activities), ("sectors", values.sectors)):
        for each in several:
            yield known.get((field, str(each))) or _claim_shown(
                analysis, field, str(each), heard.shown.span
            )
    by_rule = {claim.evidence.span: claim for claim in heard.objects}
    for span in values.objects:
        evidence = analysis.document.quote(span)
        yield by_rule.get(span) or Claim(
            field="objects", value=evidence.quote, evidence=evidence, step=STEP
        )


def _weigh(claim: Claim, values: Values, deal: Assembled) -> Claim:
    share = values.shares.get((claim.field, claim.value))
    if claim.field == "parties":
        share = round(deal.certainty, 4)
    return replace(claim, confidence=share)


def _claim_shown(analysis: Analysis, field: str, value: str, span: Span) -> Claim:
    return Claim(
        field=field, value=value, evidence=analysis.document.quote(span), step=f"{STEP}/{field}"
    )


def _find_dated(analysis: Analysis, values: Values, shown: Sentence, field: str) -> Span:
    """Find the sentence that names the chosen date; for other fields the one that shows all."""
    if field != "date":
        return shown.span
    spans = [date.span for date in analysis.dates if date.date == values.date]
    spans = [span for span in spans if shown.span.contains(span)] or spans
    sentence = analysis.sentence_at(spans[0].start) if spans else None
    return sentence.span if sentence is not None else shown.span
