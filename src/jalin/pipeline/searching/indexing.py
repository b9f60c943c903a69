"""The index of words is brought up to date with the documents that are kept."""

from collections.abc import Iterator, Sequence
from itertools import chain

from jalin.model import Document
from jalin.store.register import Register
from jalin.store.word_index.index import Unworded, find_day
from jalin.store.word_index.query import WordRow
from jalin.text.words.stemming import METHOD, Stems

# Documents indexed in one transaction: others wait for less than a second.
_CHUNK_SIZE = 500
# Places beyond are told apart on no engine: what stands there is found as a word, in no phrase.
_MOST_PLACES = 16_000


def index_words(register: Register) -> bool:
    """Index the documents that are not; tell whether there were any.

    An index that another method made is emptied first.
    """
    if register.is_worded(METHOD):
        return False
    if not register.is_worded_by(METHOD):
        register.clear_words(METHOD)
    stems = Stems()
    while _index_chunk(register, stems):
        pass
    return True


def reindex_words(register: Register) -> None:
    """Index every document anew. Who searches meanwhile finds the documents indexed so far."""
    register.clear_words(METHOD)
    index_words(register)


def build_word_row(document_id: str, document: Document, stems: Stems) -> WordRow:
    """Build the words of a document."""
    title = stems.list_forms(document.title or "")
    text = stems.list_forms(document.text)
    told = {forms.stem for forms in (*title, *text[:_MOST_PLACES])}
    every = set(chain(title, text))
    others = set(chain((forms.stem for forms in every), *(forms.others for forms in every)))
    return WordRow(
        document_id=document_id,
        day=find_day(document),
        title=tuple(forms.stem for forms in title[:_MOST_PLACES]),
        text=tuple(forms.stem for forms in text[:_MOST_PLACES]),
        others=tuple(sorted(others - told)),
    )


def _index_chunk(register: Register, stems: Stems) -> bool:
    """Index the documents that wait longest; tell whether there were any."""
    with register.deriving():
        found = register.find_unworded(_CHUNK_SIZE)
        if not found:
            return False
        rows = [
            build_word_row(it.document_id, it.document, stems)
            for it in _leave_out_known(register, found)
        ]
        register.add_words(rows, found[-1].sequence)
    return True


def _leave_out_known(register: Register, found: Sequence[Unworded]) -> Iterator[Unworded]:
    """Give each document once, and none that is indexed: a new reading changes no words."""
    known = set(register.list_worded(it.document_id for it in found))
    for each in found:
        if each.document_id not in known:
            known.add(each.document_id)
            yield each
