"""Readings and judgements become the derived tables: the register as a function of both.

The same readings and judgements give the same rows, to the byte, in whatever order they came and
whether they came at once or one by one: adding and rebuilding are one algorithm, which looks only
at what new documents touch.
"""

import functools
import hashlib
from collections.abc import Mapping

from jalin.model import Document, Reading
from jalin.pipeline.deriving.copies import update_copies
from jalin.pipeline.deriving.deals import Touched, update_deals
from jalin.pipeline.deriving.insight import Insight, load_insight
from jalin.pipeline.deriving.parties import update_parties
from jalin.pipeline.deriving.saying_rows import update_sayings
from jalin.pipeline.judging.keeping import find_touched_since, load_judgements
from jalin.pipeline.searching.indexing import index_words, reindex_words
from jalin.store.memory import MemoryRows
from jalin.store.register import Register
from jalin.store.row_store import RowStore
from jalin.text.directory import DIRECTORY
from jalin.text.lexicon import LEXICON_DIRECTORY
from jalin.text.words.stemming import METHOD as STEMMING

# Raise when the derived tables may come out otherwise: registers are then derived anew.
METHOD = "register/4"

# So many documents are derived at a time: few enough that others need not wait long to write.
CHUNK_SIZE = 200
# Above this share of documents that are behind, deriving all in memory is quicker.
_MUCH = 0.5

_Kept = Mapping[str, tuple[Document, Reading]]


@functools.cache
def name_deriver() -> str:
    """Name what makes the derived tables: the methods, and the rule data and directory it uses."""
    digest = hashlib.sha256(STEMMING.encode())
    for folder in (LEXICON_DIRECTORY, DIRECTORY):
        for path in sorted(folder.glob("*.yml")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{METHOD}+{digest.hexdigest()[:12]}"


def ensure_derived(register: Register, insight: Insight | None = None) -> bool:
    """Derive what is behind of its readings and judgements; tell whether that was needed.

    This also mends a run that was killed between keeping a reading and deriving from it.
    """
    if register.is_derived(name_deriver()):
        return False
    # Words come first, in transactions of their own: others wait for none of them long.
    index_words(register)
    insight = insight or load_insight()
    if (
        not register.is_derived_by(name_deriver())
        or register.count_behind() > _MUCH * register.count()
    ):
        _rebuild_rows(register, insight)
    else:
        while _derive_chunk(register, insight):
            pass
    return True


def rebuild(register: Register, insight: Insight | None = None) -> None:
    """Drop the derived tables and derive them from the current readings and the judgements.

    Others may write meanwhile: nobody waits for longer than writing takes, however long deriving
    does. The index of words is made anew.
    """
    reindex_words(register)
    _rebuild_rows(register, insight or load_insight())


def _rebuild_rows(register: Register, insight: Insight) -> None:
    """Derive all as of one moment, write that, and go on with what was kept since.

    What others derived of it meanwhile goes with all the rest, and is derived again.
    """
    with register.reading():
        mark = register.mark()
        kept = _load_kept(register)
        judgements = load_judgements(register)
    rows = _derive_kept(kept, insight.judged(judgements))
    with register.deriving():
        index_words(register)
        register.replace_derived(rows.every_row(), name_deriver(), cleared=mark.pending)
        since = {*register.read_since(mark.newest), *find_touched_since(register, judgements)}
        register.mark_pending(since)
        # Others see the register no further back than they saw it, unless very much came in.
        _derive_pending(register, insight)
    while _derive_chunk(register, insight):
        pass


def update_rows(rows: RowStore, kept: _Kept, insight: Insight) -> None:
    """Bring all derived rows up to date with documents that are new, or were read or judged anew.

    `kept` are these documents by id, as the store of rows gives them too.
    """
    update_sayings(rows, kept)
    copied = update_copies(rows, kept)
    moved = update_parties(rows, kept, insight)
    update_deals(rows, Touched(told=frozenset(kept) | moved, copied=copied), insight)


def derive_all(register: Register, insight: Insight) -> MemoryRows:
    """Derive all rows in memory from what is kept; nothing is written."""
    return _derive_kept(_load_kept(register), insight.judged(load_judgements(register)))


def _load_kept(register: Register) -> _Kept:
    return {document.id: (document, reading) for document, reading in register.current()}


def _derive_kept(kept: _Kept, judged: Insight) -> MemoryRows:
    rows = MemoryRows(kept.values())
    update_rows(rows, kept, judged)
    return rows


def _derive_chunk(register: Register, insight: Insight) -> bool:
    """Derive the documents that are behind longest; tell whether there were any."""
    with register.deriving():
        return _derive_pending(register, insight)


def _derive_pending(register: Register, insight: Insight) -> bool:
    """Derive a chunk inside the caller's transaction; tell whether there was any."""
    pending = register.pending(CHUNK_SIZE)
    if not pending:
        return False
    # What came in since the others were indexed: what is not behind can be searched.
    index_words(register)
    judged = insight.judged(load_judgements(register))
    update_rows(register, register.current_of(row.document_id for row in pending), judged)
    register.clear_pending(row.sequence for row in pending)
    return True
