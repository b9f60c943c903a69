"""The shown values of a deal's fields: every claim is kept, one is shown by a written rule.

A reviewer's decision goes before all rules (`judgement`). Else, field by field:

- Stage: that of the history, which rests on facts alone (`history`); a stage that a reviewer
  rejected is passed over for the next lower rung told as fact.
- Date: that of the latest factual step that has one (`history`). Where sources date that one event
  differently, the date of more independent sources (`more_sources`), then the finer one
  (`finest_date`), then the one told last (`latest_word`).
- Instrument: what is told as fact before what is only planned, wished or denied
  (`fact_before_plan`), of these the strongest (`strongest_instrument`).
- Place: fact before plan, then the place told last, since a later telling is of a later step
  (`latest_word`), then that of more sources (`more_sources`), then the alphabet (`alphabet`).
- Sums of money: for each currency, and for each unit where they are prices, one. Each source stands
  for the largest that it tells; fact before plan, then the sum of more sources, roundings of one
  counted together, then the one told last, then the larger (`larger_sum`).
- Parties, activities, sectors, objects and all other amounts add up: all are shown (`adds_up`).

A value that is the only one said is shown as such (`only_value`). Sources are counted by text:
copies of one text are one, and count as told when the first of them was published.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from jalin.model import Instrument, PartialDate, Stage
from jalin.track.history import History
from jalin.track.steps import HistoryStep
from jalin.track.telling import Telling
from jalin.track.values.choosing import Choice, choose_by, weigh_latest
from jalin.track.values.claims import SINGLE_FIELDS, ShownBy, ValueClaim, count_sources, find_claims
from jalin.track.values.decisions import Decision, Rulings, apply_decisions, find_unsaid
from jalin.track.values.events import choose_account, find_accounts
from jalin.track.values.sums import choose_sums, find_sum, read_sum

_SAID_AS_NOTHING = frozenset({"", Instrument.UNSPECIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValues:
    """What stands for a deal in the fields that have one value."""

    stage: Stage
    date: PartialDate | None
    instrument: Instrument | None
    place: str | None


def collect_values(
    tellings: Iterable[Telling], history: History, decisions: Iterable[Decision] = ()
) -> tuple[ValueClaim, ...]:
    """Collect all claims, by field, then publication, and mark the shown and rejected ones."""
    rulings = Rulings.of(decisions)
    claims = apply_decisions(find_claims(tellings), rulings)
    single = _choose_single(claims, history, rulings)
    sums = _choose_sums(claims, rulings)
    choices = ((claim, _find_choice(claim, single, sums, rulings)) for claim in claims)
    marked = (
        replace(claim, shown=shown_by is not None, shown_by=shown_by) for claim, shown_by in choices
    )
    return tuple(sorted(marked, key=lambda claim: claim.field))


def find_shown(
    history: History, claims: Sequence[ValueClaim], decisions: Iterable[Decision] = ()
) -> ShownValues:
    """Find what stands for the deal, given the claims collected with the same decisions."""
    chosen = _choose_single(claims, history, Rulings.of(decisions))
    value = {field: choice.value for field, choice in chosen.items()}
    return ShownValues(
        stage=Stage(value["stage"]),
        date=PartialDate.parse(value["date"]) if "date" in value else None,
        instrument=Instrument(value["instrument"]) if "instrument" in value else None,
        place=value.get("place"),
    )


def _choose_single(
    claims: Sequence[ValueClaim], history: History, rulings: Rulings
) -> dict[str, Choice]:
    choices = {}
    for field in SINGLE_FIELDS:
        judged = rulings.find_chosen(field)
        choice = (
            Choice(value=judged[-1], shown_by=ShownBy.JUDGEMENT)
            if judged
            else _choose(field, claims, history, rulings.find_rejected(field))
        )
        if choice is not None:
            choices[field] = choice
    return choices


def _choose(
    field: str, claims: Sequence[ValueClaim], history: History, rejected: frozenset[str]
) -> Choice | None:
    """Choose by the written rule; what nobody holds any more is as good as rejected."""
    rejected |= find_unsaid(field, claims)
    if field == "stage":
        return _choose_stage(history, rejected)
    if field == "date":
        return _choose_date(history, rejected)
    said = [
        claim
        for claim in claims
        if claim.field == field
        and not claim.rejected
        and claim.value not in rejected | _SAID_AS_NOTHING
    ]
    return _choose_instrument(said) if field == "instrument" else _choose_place(said)


def _choose_stage(history: History, rejected: frozenset[str]) -> Choice:
    stage = history.stage
    if stage in rejected:
        top = len(Stage) if stage.rung is None else stage.rung
        told = {step.stage for step in history.steps if step.moves} - {stage}
        rungs = {it.rung: it for it in told if it.rung is not None and it not in rejected}
        below = [rung for rung in rungs if rung < top]
        stage = rungs[max(below)] if below else Stage.PROPOSED
    return Choice(value=stage, shown_by=ShownBy.HISTORY)


def _choose_date(history: History, rejected: frozenset[str]) -> Choice | None:
    dates = {step.date for step in history.steps if step.moves and step.date is not None}
    held = {date for date in dates if str(date) not in rejected}
    if not held:
        return None
    latest = max(held, key=lambda date: (date.last, len(str(date))))
    dated = [step for step in history.steps if step.moves and step.date in held]
    accounts = choose_account(
        {it for step in dated if step.date == latest for it in find_accounts(step, dated)}
    )
    return Choice(value=str(accounts[0].date), shown_by=_name_rule(accounts))


def _name_rule(accounts: Sequence[HistoryStep]) -> ShownBy:
    """Name what put the first account of an event before those with another date."""
    first = accounts[0]
    others = [it for it in accounts if it.date != first.date]
    if not others:
        return ShownBy.HISTORY
    if len(first.source_ids) != len(others[0].source_ids):
        return ShownBy.MORE_SOURCES
    finer = len(str(first.date)) != len(str(others[0].date))
    return ShownBy.FINEST_DATE if finer else ShownBy.LATEST_WORD


def _choose_instrument(said: Sequence[ValueClaim]) -> Choice | None:
    return choose_by(
        said, (ShownBy.STRONGEST_INSTRUMENT, lambda value, _: (Instrument(value).strength, ""))
    )


def _choose_place(said: Sequence[ValueClaim]) -> Choice | None:
    return choose_by(
        said,
        (ShownBy.LATEST_WORD, weigh_latest),
        (ShownBy.MORE_SOURCES, lambda _, made: (count_sources(made), "")),
        (ShownBy.ALPHABET, lambda value, _: (0, value)),
    )


def _choose_sums(claims: Sequence[ValueClaim], rulings: Rulings) -> Mapping[str, Choice]:
    """Choose a sum for each kind of money; where a reviewer chose one, no rule does."""
    judged = {found.kind for it in rulings.find_chosen("amounts") if (found := read_sum(it))}
    return {kind: it for kind, it in choose_sums(claims).items() if kind not in judged}


def _find_choice(
    claim: ValueClaim,
    single: Mapping[str, Choice],
    sums: Mapping[str, Choice],
    rulings: Rulings,
) -> ShownBy | None:
    """Find the rule by which a claim is shown, None where it is not."""
    if claim.rejected:
        return None
    if claim.value in rulings.find_chosen(claim.field):
        return ShownBy.JUDGEMENT
    if claim.field in SINGLE_FIELDS:
        choice = single.get(claim.field)
    else:
        found = find_sum(claim)
        if found is None:
            return ShownBy.ADDS_UP
        choice = sums.get(found.kind)
    return choice.shown_by if choice is not None and choice.value == claim.value else None
