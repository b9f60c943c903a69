"""Judgements, notes and the backlog: they are read, and what they speak of is looked for."""

import datetime as dt
from collections.abc import Iterator

from jalin.model import JalinError
from jalin.model.judgement import find_faults
from jalin.pipeline.checking.finding import REPAIR, RESTORE, Finding, Mending, Severity, Tally
from jalin.pipeline.judging.keeping import decode_judgement, load_judgements
from jalin.resolve.judged.rulings import Rulings
from jalin.store.register import Register
from jalin.store.rows import PartyRow
from jalin.store.watching import PageState


def look_at_judgements(register: Register) -> Iterator[Finding]:
    """Read every judgement."""
    broken = Tally(
        check="judgements", fault="{} judgements are not what their id says", remedy=RESTORE
    )
    count = 0
    for kept in register.judgements():
        try:
            judgement = decode_judgement(kept.id, kept.json)
        except JalinError as err:
            broken.add(str(err))
            continue
        faults = find_faults(judgement)
        if faults or (judgement.id, judgement.made) != (kept.id, kept.made):
            broken.add(f"{kept.id} ({faults[0] if faults else 'its content has another hash'})")
        count += 1
    yield broken.close(f"{count:,} judgements are what their ids say")


def look_at_aims(register: Register) -> Finding:
    """Look for what judgements speak of; what is gone may come back with another document."""
    tally = Tally(
        check="aims of judgements",
        fault="{} times a judgement speaks of what is not there, and has no effect on it",
        remedy="look at `jalin judge --list`, and withdraw what is wrong",
        severity=Severity.NOTE,
    )
    judgements = load_judgements(register)
    known = {judgement.id for judgement in judgements}
    rulings = Rulings.of(judgements)
    lost = rulings.find_lost(
        {each: kept[1] for each, kept in register.current_of(rulings.documents).items()}
    )
    for judgement in judgements:
        if judgement.withdraws is not None and judgement.withdraws not in known:
            tally.add(f"{judgement.id} takes back {judgement.withdraws}")
        for party in judgement.parties:
            if not register.find(PartyRow, id=rulings.party_alias(party)):
                tally.add(f"{judgement.id} speaks of party {party}")
    tally.add_all(f"{it.judgement_id} speaks of {it.anchor.document_id}" for it in lost)
    return tally.close("judgements speak of what is there")


def look_at_notes(register: Register) -> Finding:
    """Read what was heard, and the notes of what is watched."""
    tally = Tally(check="notes", fault="{} notes make no sense", remedy=RESTORE)
    heard = 0
    for outlet, day, documents in register.scan_heard():
        heard += 1
        if not _is_day(day) or documents < 0:
            tally.add(f"{outlet} on {day!r}: {documents} documents")
    states = {state.value for state in PageState}
    for url, state, tries in register.scan_watched():
        if state not in states or tries < 0:
            tally.add(f"{url} is {state!r} after {tries} tries")
    return tally.close(f"{heard:,} notes of what was heard and those of watching are sane")


def look_at_backlog(register: Register, deriver: str) -> Finding:
    """Tell how far the derived tables are behind; that is no fault."""
    tally = Tally(
        check="backlog",
        fault="{} documents that are not there are marked as behind",
        remedy=REPAIR,
        mending=Mending.DERIVED,
    )
    for crossed in register.find_lone_pending():
        tally.add(", ".join(crossed.examples), crossed.count)
    if not register.is_derived_by(deriver):
        return tally.close("the derived tables are of an older method; they are made anew next")
    behind = register.count_behind()
    told = f"{behind:,} documents are behind, as after a killed run; the next command goes on"
    return tally.close(told if behind else "nothing is behind")


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
