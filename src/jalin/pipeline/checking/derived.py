"""The derived tables beside the truth: quotes, what rows name, and what a rebuild would write."""

from collections import Counter
from collections.abc import Iterator

from jalin.pipeline.checking.finding import REPAIR, Finding, Mending, Tally
from jalin.pipeline.derive import derive_all, name_deriver
from jalin.pipeline.deriving.insight import load_insight
from jalin.store.codec import encode_record
from jalin.store.register import Register
from jalin.store.rows import Row
from jalin.store.tables import TABLES


def look_at_rows(register: Register) -> Iterator[Finding]:
    """Compare derived rows with the texts and the rows that they name."""
    quotes = _tally("derived evidence", "{} derived quotes are not in their text")
    for crossed in register.find_false_quotes():
        quotes.add(f"{crossed.table}: {', '.join(crossed.examples)}", crossed.count)
    yield quotes.close("every quote of a derived row stands where it says")
    orphans = _tally("orphans", "{} derived rows name what is not there")
    for crossed in register.find_orphans():
        told = f"{crossed.table}.{crossed.column}: {', '.join(crossed.examples)}"
        orphans.add(told, crossed.count)
    yield orphans.close("every derived row names what is there")


def look_at_rebuild(register: Register) -> Finding:
    """Derive everything in memory, as a rebuild does, and compare it with what is written."""
    tally = _tally("rebuild", "{} derived rows are not what a rebuild would write")
    if not register.is_derived(name_deriver()):
        return tally.close("the derived tables are behind; the next command goes on")
    derived = derive_all(register, load_insight())
    for table in TABLES:
        kind: type[Row] = table.row
        wanted = Counter(encode_record(row) for row in derived.all_rows(kind))
        wanted.subtract(encode_record(row) for row in register.all_rows(kind))
        count = sum(map(abs, wanted.values()))
        if count:
            first = next(row for row, number in wanted.items() if number)
            tally.add(f"{table.name}: {first[0]}", count)
    return tally.close("a rebuild would write the same rows")


def _tally(check: str, fault: str) -> Tally:
    return Tally(check=check, fault=fault, remedy=REPAIR, mending=Mending.DERIVED)
