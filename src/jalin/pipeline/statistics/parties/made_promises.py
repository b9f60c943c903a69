"""The promises that a party made, by itself or by the mouth of its people."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jalin.pipeline.serving.visit import Visit
from jalin.pipeline.show.promise_lines import PromiseLine, list_promise_lines
from jalin.store.saying_rows import PersonRow
from jalin.text.words.fold import fold
from jalin.track.promises.promise import PromiseState

# Who speaks in a document: the document, and the folded name.
Voice = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseCount:
    """How many promises stand in a state."""

    state: PromiseState
    promises: int


def find_voices(names: Iterable[tuple[str, str]], people: Iterable[PersonRow]) -> frozenset[Voice]:
    """Find who speaks for a party: itself by each name, and its people, document by document."""
    own = ((document_id, fold(name)) for document_id, name in names)
    theirs = ((row.document_id, fold(row.name)) for row in people)
    return frozenset((*own, *theirs))


def list_made(
    visit: Visit, deal_ids: Collection[str], voices: Collection[Voice]
) -> tuple[PromiseLine, ...]:
    """List the promises of some deals that one of the voices made, by due date."""
    by_deal = visit.keep("promise lines by deal", lambda: _group(keep_lines(visit)))
    found = {line.line: line for deal_id in deal_ids for line in by_deal.get(deal_id, ())}
    own = (line for line in found.values() if _is_made(line, voices))
    return tuple(sorted(own, key=lambda it: (it.due is None, str(it.due or ""), it.line)))


def keep_lines(visit: Visit) -> tuple[PromiseLine, ...]:
    """Give all promises of a visit, read once for its revision and moment."""
    return visit.keep("promise lines", lambda: list_promise_lines(visit.register, visit.moment))


def count_promises(lines: Iterable[PromiseLine]) -> tuple[PromiseCount, ...]:
    """Count promises by their state, each state once, also those of none."""
    told = [line.state for line in lines]
    return tuple(PromiseCount(state=state, promises=told.count(state)) for state in PromiseState)


def _group(lines: Iterable[PromiseLine]) -> Mapping[str, list[PromiseLine]]:
    found: dict[str, list[PromiseLine]] = {}
    for line in lines:
        for deal_id in line.deal_ids:
            found.setdefault(deal_id, []).append(line)
    return found


def _is_made(line: PromiseLine, voices: Collection[Voice]) -> bool:
    return any(voice in voices for voice in _list_voices(line))


def _list_voices(line: PromiseLine) -> Iterator[Voice]:
    for told in line.tellings:
        yield (told.document_id, fold(told.who))
